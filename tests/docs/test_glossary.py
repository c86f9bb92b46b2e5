"""The glossary lists every code, in the words of the vocabulary: one definition, told in two places that agree."""

import re
from enum import StrEnum
from pathlib import Path

import pyoxigraph
import pytest

import kg.law.vocabulary
from kg.namespaces import PREFIXES
from tests.docs.pages import ROOT

_SCHEMES = sorted((ROOT / "ontology" / "vocabulary").glob("*.ttl"), key=lambda path: path.stem)
_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
_ENUMS = [each for each in vars(kg.law.vocabulary).values() if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum]


def _sections() -> dict[str, set[tuple[str, str, str]]]:
    """The rows of every section of the second part, by the name of its scheme."""
    codes = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").split("\n## Codes\n")[1]
    parts = re.split(r"^### (.+)$", codes, flags=re.MULTILINE)[1:]
    return {name.lower().replace(" ", "-"): set(_ROW.findall(text)) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _concepts(scheme: Path) -> set[tuple[str, str, str]]:
    store = pyoxigraph.Store()
    store.bulk_load(path=str(scheme), format=pyoxigraph.RdfFormat.TURTLE)
    rows = store.query(
        """SELECT ?code ?definition ?source WHERE {
             ?concept a skos:Concept ; skos:notation ?code ; skos:definition ?definition ; dcterms:source ?source }""",
        prefixes={name: PREFIXES[name] for name in ("skos", "dcterms")},
    )
    return {(row["code"].value, row["definition"].value, row["source"].value) for row in rows}  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", _SCHEMES, ids=lambda path: path.stem)
def test_every_concept_stands_in_the_glossary(scheme: Path) -> None:
    told, meant = _sections().get(scheme.stem, set()), _concepts(scheme)
    assert meant, "the vocabulary holds no concept with definition and source"
    missing = [f"| `{code}` | {definition} | {source} |" for code, definition, source in sorted(meant - told)]
    title = scheme.stem.replace("-", " ").capitalize()
    assert not missing, f'add to "### {title}" in docs/glossary.md:\n' + "\n".join(missing)
    assert not told - meant, f'"### {title}" in docs/glossary.md tells what the vocabulary does not'


@pytest.mark.parametrize("codes", _ENUMS, ids=lambda codes: codes.__name__)
def test_every_code_of_the_law_has_a_row(codes: type[StrEnum]) -> None:
    rows = [{code for code, _, _ in section} for section in _sections().values()]
    assert any(set(codes) <= section for section in rows), f"no section of docs/glossary.md lists all codes of {codes.__name__}"


def test_terms_that_readers_meet_are_explained() -> None:
    terms = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").split("\n## Codes\n")[0]
    told = {term.strip("`") for term in re.findall(r"^\| (.+?) \|", terms, re.MULTILINE)}
    asked = {"pivot", "trigger", "floor", "proviso", "coverage", "position", "view", "overlay", "anchor", "domestic act", "unknown"}
    assert asked <= told
