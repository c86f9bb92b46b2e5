"""Two builds compared in legal terms: the answer of ``kg diff``."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from kg.answers.tables import Tables
from kg.diff.act_facts import act_facts, standing_facts
from kg.diff.changes import Change, changes_between, reach_of
from kg.diff.classes import Claim, classed
from kg.diff.duty_facts import duty_facts
from kg.diff.facts import Fact
from kg.diff.following import Difference, Following, by_actor
from kg.diff.statuses import Shift, outcome_shifts, status_shifts
from kg.diff.treaty_facts import register_facts, treaty_facts
from kg.law.vocabulary import ActKind


class Differences(Struct, frozen=True):
    """All that two builds tell differently; ``untold`` are treaties whose graphs differ in nothing that has a place here."""

    changes: tuple[Difference, ...]
    statuses: tuple[Difference, ...]
    outcomes: tuple[Difference, ...]
    untold: tuple[str, ...]


def facts_of(tables: Tables, slug: str) -> Iterator[Fact]:
    """Everything that a build tells of one treaty; one for a day of knowledge lists later acts, but knows nothing of them."""
    table, known_on = tables.treaty(slug), tables.manifest["known_on"]
    yield from (fact for fact in treaty_facts(table) if fact.kind not in ("published_count", "end") or _by(fact, known_on))
    yield from (fact for fact in act_facts(table) if _by(fact, known_on))
    yield from standing_facts(table, table["known_until"])
    yield from duty_facts(slug, tables.duties(slug))


def _by(fact: Fact, known_on: str | None) -> bool:
    return known_on is None or fact.day is None or fact.day.earliest.isoformat() <= known_on


def compare(old: Tables, new: Tables) -> Differences:
    """Every difference, in order of treaties and days; only treaties whose tables differ are read."""
    changes = {"": _registers(old, new), **{slug: _changes(old, new, slug) for slug in _differing(old, new, _of_tables)}}
    follows = Following({slug: _claim(old, slug, found) for slug, found in changes.items()}, changes)
    told: list[Difference] = []
    statuses: list[Difference] = []
    outcomes: list[Difference] = []
    for slug, found in changes.items():
        both = slug in old.slugs and slug in new.slugs  # of a treaty that one side has alone nothing follows
        moved = [follows.status(shift, _parents(old, new, slug)) for shift in _statuses(old, new, slug)] if both else []
        why = by_actor(moved)
        statuses += moved
        told += [follows.change(change, why) for change in found]
        outcomes += [follows.outcome(shift, why) for shift in _outcomes(old, new, slug)] if both else []
    seen = {each.of.treaty for each in (*told, *statuses, *outcomes)}
    untold = [slug for slug in _differing(old, new, _of_graph) if slug not in seen]
    return Differences(tuple(told), tuple(statuses), tuple(outcomes), tuple(untold))


def _differing(old: Tables, new: Tables, digests: Callable[[dict[str, Any]], list[str]]) -> list[str]:
    """The treaties that one side has alone or with other files."""
    one, other = ({slug: digests(entry) for slug, entry in side.manifest["treaties"].items()} for side in (old, new))
    return [slug for slug in sorted({*one, *other}) if one.get(slug) != other.get(slug)]


def _of_tables(entry: dict[str, Any]) -> list[str]:
    return [entry["tables"][name]["sha256"] for name in ("answers", "duties")]


def _of_graph(entry: dict[str, Any]) -> list[str]:
    """What sources say, with what has no place in the tables: statements, reports, observations."""
    return [file["sha256"] for file in entry["graphs"] if "/asserted-" in file["file"]]


def _changes(old: Tables, new: Tables, slug: str) -> list[Change]:
    """Of a treaty that only one build has, that it has it is the one difference."""
    if slug not in old.slugs:
        return [Change(None, next(treaty_facts(new.treaty(slug))))]
    if slug not in new.slugs:
        return [Change(next(treaty_facts(old.treaty(slug))), None)]
    reach = reach_of(*(side.treaty(slug)["known_until"] for side in (old, new)))
    return changes_between(facts_of(old, slug), facts_of(new, slug), reach)


def _registers(old: Tables, new: Tables) -> list[Change]:
    one, other = (side.manifest["registers"]["tables"]["actors"]["sha256"] for side in (old, new))
    return [] if one == other else changes_between(register_facts(old), register_facts(new), reach_of(old.data_as_of, new.data_as_of))


def _claim(old: Tables, slug: str, changes: list[Change]) -> Claim:
    if slug not in old.slugs:
        return Claim(None if slug else reach_of(old.data_as_of))
    table = old.treaty(slug)
    claim = Claim(reach_of(table["known_until"]), table["complete"])
    acts = [change for change in changes if change.new is not None and change.new.told.get("kind") == ActKind.AMENDMENT]
    return Claim(claim.until, claim.complete, any(classed(change, claim) == "event" for change in acts))


def _parents(old: Tables, new: Tables, slug: str) -> list[str]:
    return sorted({side.treaty(slug)["parent"] for side in (old, new)} - {""})


def _statuses(old: Tables, new: Tables, slug: str) -> Iterator[Shift]:
    return status_shifts(old.treaty(slug), new.treaty(slug))


def _outcomes(old: Tables, new: Tables, slug: str) -> Iterator[Shift]:
    """Up to the first day that one of the sides has not judged."""
    files = [(side, side.manifest["treaties"][slug]["tables"]["duties"]["file"]) for side in (old, new)]
    until = f"{min(side.read(file)['until'] for side, file in files) + 1}-01-01"
    return outcome_shifts(slug, old.duties(slug), new.duties(slug), until)
