"""Each treaty's entry into force as announced and as computed from its recorded acts; every difference has its reason."""

from pathlib import Path

import pytest

from kg.consequences import derive_all
from kg.corpus.load import load, slugs_of
from kg.law.derivation import Derivation
from tests.law.cases import DATA

EXTINCT = "a recount fails: the acts of extinct States are not on today's list"
BOUNDED = "a recount is not possible: the days of consents to the first protocols are known between bounds only"
NO_LIST = "no source with a list of acts was found"

EXPLAINED = {
    "ccw": EXTINCT,
    "enmod": EXTINCT,
    "ccw-p1": BOUNDED,
    "ccw-p2": BOUNDED,
    "ccw-p3": BOUNDED,
    "ccw-ap2": "today's list shows one consent more before the announced trigger than the depositary counted",
    "cfe": "successors of the Soviet Union joined by agreement among themselves and signed nothing that is recorded",
    "cifta": NO_LIST,
    "ecowas-salw": NO_LIST,
    "tlatelolco": "the conditions are waived State by State, and one waiver alone is recorded",
}
"""Where the count from the acts does not give the announced day, and why."""


@pytest.fixture(scope="module")
def derived() -> dict[str, Derivation]:
    return derive_all(load(DATA))


@pytest.mark.parametrize("slug", slugs_of(Path(DATA)))
def test_the_announced_day_follows_from_the_acts_or_the_difference_is_explained(slug: str, derived: dict[str, Derivation]) -> None:
    force, clause = derived[slug].force, derived[slug].treaty.entry_into_force
    agrees = force.computed == clause.announced and (clause.triggered is None or force.computed_trigger == clause.triggered)
    assert agrees != (slug in EXPLAINED), f"{slug}: announced {clause.announced}, computed {force.computed}"
    assert force.on == (clause.announced or force.computed)
