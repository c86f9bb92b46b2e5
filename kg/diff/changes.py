"""Two tellings laid side by side: what is new, what is gone, and what is told otherwise than before."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from kg.diff.facts import Fact


class Change(Struct, frozen=True):
    """One difference: ``old`` is ``None`` for what is new, ``new`` for what is gone."""

    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact as it is told now, or as it was told last."""
        told = self.new or self.old
        assert told is not None
        return told

    @property
    def treaty(self) -> str:
        """The treaty concerned; empty for the registers."""
        return self.fact.treaty

    @property
    def actor(self) -> str:
        """The actor concerned, empty where it is the treaty itself."""
        return self.fact.actor

    @property
    def change(self) -> str:
        """``new``, ``gone`` or ``changed``."""
        return "new" if self.old is None else "gone" if self.new is None else "changed"

    @property
    def changed(self) -> tuple[str, ...]:
        """What is told otherwise; a key that only one program has a word for is not compared."""
        if self.old is None or self.new is None:
            return ()
        return tuple(key for key, value in self.new.told.items() if key in self.old.told and self.old.told[key] != value)

    @property
    def derived(self) -> bool:
        """Whether it only follows from other differences."""
        if self.change == "changed":
            return set(self.changed) <= self.fact.derived
        return self.fact.derived >= self.fact.told.keys()


def mirrored(change: Change) -> Change:
    """The same difference seen from the other side: new is gone, gone is new, old and new change places."""
    return Change(change.new, change.old)


def changes_between(old: Iterable[Fact], new: Iterable[Fact], reach: date | None) -> list[Change]:
    """Every difference; ``reach`` is the day up to which both sides claim to know.

    A fact that is gone and one that is new, of one family and on the same side of
    that day, are one fact told with another day. The nearest days are put together
    first, so that it does not matter from which side one looks.
    """
    before, after = ({(fact.kind, fact.id): fact for fact in side} for side in (old, new))
    both = [Change(fact, after[key]) for key, fact in before.items() if key in after]
    gone = [fact for key, fact in before.items() if key not in after]
    come = [fact for key, fact in after.items() if key not in before]
    moved = list(_moved(gone, come, reach))
    taken = {id(fact) for change in moved for fact in (change.old, change.new)}
    found = [change for change in (*both, *moved) if change.changed]
    found += [Change(fact, None) for fact in gone if id(fact) not in taken]
    found += [Change(None, fact) for fact in come if id(fact) not in taken]
    return sorted(found, key=_in_order)


def _moved(gone: list[Fact], come: list[Fact], reach: date | None) -> Iterator[Change]:
    by_family: dict[tuple[str, str], list[Fact]] = {}
    for fact in come:
        by_family.setdefault((fact.kind, fact.family), []).append(fact)
    pairs = [(one, other) for one in gone for other in by_family.get((one.kind, one.family), ()) if _alike(one, other, reach)]
    taken: set[int] = set()
    for one, other in sorted(pairs, key=_distance):
        if not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            yield Change(one, other)


def _alike(one: Fact, other: Fact, reach: date | None) -> bool:
    """An act of long ago and one of after the coverage day are two acts, whatever became of the first."""
    if one.day is None or other.day is None:
        return one.day is other.day
    return reach is None or (one.day.earliest > reach) == (other.day.earliest > reach)


def _distance(pair: tuple[Fact, Fact]) -> tuple[list[bool], int, list[str]]:
    one, other = pair
    days = abs((one.day.earliest - other.day.earliest).days) if one.day and other.day else 0
    differ = [one.told.get(key) != other.told.get(key) for key in ("kind", "about", "depositary")]
    return differ, days, sorted((one.id, other.id))


def _in_order(change: Change) -> tuple[str, str, str, str, str]:
    fact = change.fact
    ids = "|".join(sorted(each.id for each in (change.old, change.new) if each))
    days = min(each.day.earliest.isoformat() if each.day else "" for each in (change.old, change.new) if each)
    return fact.treaty, days, fact.kind, fact.actor, ids


def reach_of(*days: str | None) -> date | None:
    """The earlier of two coverage days; ``None`` where one side claims nothing."""
    known = [date.fromisoformat(day) for day in days if day]
    return min(known) if len(known) == len(days) else None
