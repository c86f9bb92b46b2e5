"""Labels of actors: one that comes first in each language, and no text that is both first and other (SKOS, S13 and S14)."""

import re
from collections import Counter
from pathlib import Path

import pytest

_LABEL = re.compile(r'(<\S+/id/actor/\w+>) <http://www\.w3\.org/2004/02/skos/core#(pref|alt)Label> (".*"(?:@\w+)?) <')


@pytest.fixture(scope="module")
def labels(apmbc_build: Path) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {"pref": set(), "alt": set()}
    (file,) = (apmbc_build / "graphs").glob("actors-*.nq")
    for line in file.read_text(encoding="utf-8").splitlines():
        if told := _LABEL.match(line):
            found[told[2]].add((told[1], told[3]))
    return found


def test_no_label_is_both_first_and_other(labels: dict[str, set[tuple[str, str]]]) -> None:
    assert labels["pref"] & labels["alt"] == set()


def test_one_label_comes_first_in_each_language(labels: dict[str, set[tuple[str, str]]]) -> None:
    count = Counter((actor, label.rpartition('"')[2]) for actor, label in labels["pref"])
    assert set(count.values()) == {1}
    assert {language for _, language in count} == {"@ar", "@en", "@es", "@fr", "@ru", "@zh"}


def test_a_name_that_is_the_english_one_too_is_kept_in_its_own_language(labels: dict[str, set[tuple[str, str]]]) -> None:
    actor = "<https://w3id.org/treaty-kg/id/actor/AFG>"
    assert (actor, '"Afghanistan"@de') in labels["alt"]
    assert (actor, '"Afghanistan"@fr') in labels["pref"]
