"""The answers as Python values: a graph is opened once, then asked; nothing prints, nothing reaches the network.

Every answer is a frozen dataclass whose ``to_dict`` equals the JSON of the command
line. Days may be given as ``datetime.date`` or as text, ``YYYY-MM-DD``.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from kg.answers import names
from kg.answers.deadlines import deadlines as _deadlines
from kg.answers.explain import explain as _explain
from kg.answers.lists import parties as _parties
from kg.answers.lists import periods as _periods
from kg.answers.lists import timeline as _timeline
from kg.answers.status import status as _status
from kg.answers.tables import Tables
from kg.places import build_beside, home, ontology


class _Answer:
    """What all answers share: the way back to the JSON they equal."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the command line, as a dict."""
        told = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]
        return {name: value for name, value in told.items() if value is not None or name not in ("position", "member_of")}


@dataclass(frozen=True, slots=True)
class Status(_Answer):
    """The status of one actor towards one treaty on one day, with its reasons and the views that differ."""

    actor: str
    treaty: str
    on: date
    known_on: date | None
    view: str
    status: str
    bound: bool
    since: date | None
    until: date | None
    overlays: tuple[dict[str, Any], ...]
    other_views: tuple[dict[str, Any], ...]
    because: tuple[dict[str, Any], ...]
    data_as_of: date | None
    position: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Explanation(Status):
    """A status with its whole proof in numbered steps, one sentence, and why nothing binds where nothing does."""

    says: str = ""
    why_not: str | None = None
    why_still: str | None = None


@dataclass(frozen=True, slots=True)
class Parties(_Answer):
    """Who is bound by a treaty on a day."""

    treaty: str
    on: date
    count: int
    parties: tuple[dict[str, Any], ...]
    member_of: str | None = None


@dataclass(frozen=True, slots=True)
class Period(_Answer):
    """A base status over a half-open span; no end is an open one."""

    treaty: str
    actor: str
    status: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Event(_Answer):
    """An act, a domestic act or the beginning of a status; the day is text, for it may be known only within bounds."""

    date: str
    treaty: str
    actor: str
    event: str
    kind: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty(_Answer):
    """One obligation of one party with its chain of deadlines and its outcome on a day.

    ``deadline``, ``next_due`` and ``fulfilled_on`` are text, for they may be known only within bounds.
    """

    id: str
    actor: str
    treaty: str
    obligation: str
    kind: str
    summary: str
    provision: str
    trigger: str
    trigger_anchor: str
    deadline: str | None
    next_due: str | None
    chain: tuple[dict[str, Any], ...]
    requests: tuple[dict[str, Any], ...]
    on: date
    known_on: date | None
    outcome: str
    fulfilled_on: str | None
    because: tuple[str, ...]
    sources: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Verdict(_Answer):
    """What the build knows of one claim: the verdict, what holds instead, and the evidence."""

    id: str
    claim: str
    said_by: str | None
    verdict: str
    on: date
    answer: str
    corrected: str | None
    was_true: dict[str, str | None] | None
    missing: tuple[str, ...]
    evidence: tuple[dict[str, Any], ...]
    data_as_of: date | None


@dataclass(frozen=True, slots=True)
class WhatIf(_Answer):
    """What would change in a world with some acts more or less, and what the law says of those acts."""

    on: date
    suppositions: tuple[dict[str, Any], ...]
    statuses: tuple[dict[str, Any], ...]
    periods: tuple[dict[str, Any], ...]
    counts: tuple[dict[str, Any], ...]
    deadlines: tuple[dict[str, Any], ...]
    entry_into_force: tuple[dict[str, Any], ...]
    data_as_of: date | None


class Graph:
    """A build opened for questions; raises NoBuild where there is none."""

    def __init__(self, build: Path) -> None:
        self._tables = Tables(build)
        self.build = build

    @property
    def treaties(self) -> tuple[str, ...]:
        """The slugs of all treaties."""
        return tuple(self._tables.slugs)

    @property
    def data_as_of(self) -> date | None:
        """The latest day up to which some treaty's acts are complete."""
        return _day(self._tables.data_as_of)

    def status(self, actor: str, treaty: str, on: date | str, view: str = "depositary") -> Status:
        """The status of an actor on a day; raises UnknownActor, AmbiguousActor, UnknownTreaty, BadDate or UnknownView."""
        return Status(**_values(_status(self._tables, *self._asked(actor, treaty, on, view))))

    def explain(self, actor: str, treaty: str, on: date | str, view: str = "depositary") -> Explanation:
        """The proof of a status; raises as ``status`` does."""
        return Explanation(**_values(_explain(self._tables, *self._asked(actor, treaty, on, view))))

    def parties(self, treaty: str, on: date | str, member_of: str | None = None) -> Parties:
        """Who is bound on a day, of a group only its members; raises UnknownTreaty, UnknownGroup or BadDate."""
        group = names.group_of(member_of, self._tables) if member_of else None
        return Parties(**_values(_parties(self._tables, names.treaty_of(treaty, self._tables), _iso(on), group)))

    def periods(self, treaty: str | None = None, actor: str | None = None) -> list[Period]:
        """All derived periods, or those of one treaty or actor."""
        slug = names.treaty_of(treaty, self._tables) if treaty else None
        code = names.person_of(actor, self._tables) if actor else None
        return [Period(**_values(each)) for each in _periods(self._tables, slug, code)]

    def timeline(self, *, actor: str | None = None, treaty: str | None = None) -> list[Event]:
        """Acts and periods of an actor, a treaty or both, in order of their days."""
        slug = names.treaty_of(treaty, self._tables) if treaty else None
        code = names.person_of(actor, self._tables) if actor else None
        found = _timeline(self._tables, slug=slug, actor=code)
        return [Event(**{**each, "sources": tuple(each["sources"])}) for each in found]

    def deadlines(
        self,
        on: date | str,
        *,
        actor: str | None = None,
        treaty: str | None = None,
        due_before: date | str | None = None,
        states: Collection[str] = (),
        standing: bool = True,
    ) -> list[Duty]:
        """What is owed on a day, the next due first; without ``standing`` no duties that hold from day to day."""
        day = _iso(on)
        slug = names.treaty_of(treaty, self._tables) if treaty else None
        code = names.person_of(actor, self._tables, day) if actor else None
        limit = _iso(due_before) if due_before else None
        found = _deadlines(self._tables, day, slug=slug, actor=code, due_before=limit, states=states, standing=standing)
        return [Duty(**_values(each)) for each in found]

    def check(self, claims: str | Path) -> list[Verdict]:
        """A verdict for each claim of a TOML file; raises CorpusFaults with everything that is wrong in it."""
        from kg.claims.judge import judge  # noqa: PLC0415 -- only claims need them
        from kg.claims.read import read_claims  # noqa: PLC0415

        file = read_claims(Path(claims), self._tables)
        return [Verdict(**_values(each.to_dict())) for each in judge(file.claims, self._tables, file.events)]

    def whatif(self, *suppositions: str, on: date | str, data: Path | None = None) -> WhatIf:
        """What would change, derived in memory from the corpus beside the build or another; raises QuestionError."""
        from kg.answers.whatif import whatif  # noqa: PLC0415 -- only suppositions derive anything
        from kg.overlay import worlds  # noqa: PLC0415

        w = worlds(data or self.build.parent / "data", self.build, suppositions)
        return WhatIf(**_values(whatif(w.base, w.supposed, w.suppositions, w.findings, w.treaties, _iso(on), w.idle)))

    def _asked(self, actor: str, treaty: str, on: date | str, view: str) -> tuple[str, str, str, str]:
        day = _iso(on)
        code = names.person_of(actor, self._tables, day)
        return code, names.treaty_of(treaty, self._tables), day, names.view_of(view, code, self._tables)


def open_graph(place: str | Path = "") -> Graph:
    """A build, or the build of a data folder, which is first made as far as something changed.

    Without a place: the build beside ``data/`` in the current folder or above it.
    Raises NoBuild, or CorpusFaults where the data folder has faults.
    """
    path = Path(place) if place else home() / "build"
    if (path / "treaties").is_dir():
        from kg.pipeline import build  # noqa: PLC0415 -- answers from a build need no builder

        build(path, ontology(), build_beside(path))
        path = build_beside(path)
    return Graph(path)


_DAYS = ("on", "known_on", "since", "until", "data_as_of", "start", "end")


def _values(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with days as dates and lists as tuples."""
    return {name: _day(value) if name in _DAYS else tuple(value) if isinstance(value, list) else value for name, value in answer.items()}


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _iso(value: date | str) -> str:
    return value.isoformat() if isinstance(value, date) else names.day_of(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
