"""Facts of acts: signed, consented, given notice, objected; domestic acts, positions, and what has come about since."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.answers.latest import first_possible
from kg.answers.lists import bound_since
from kg.answers.status import binds
from kg.diff.facts import Fact, day_of
from kg.law.vocabulary import CONSENTS, SIGNATURES, ActKind, ActObject
from kg.namespaces import mint

_KINDS = {
    **dict.fromkeys(SIGNATURES, "signature"),
    **dict.fromkeys(CONSENTS, "consent"),
    ActKind.WITHDRAWAL: "notice",
    ActKind.REVOCATION_OF_NOTICE: "revocation",
    ActKind.WITHDRAWAL_OF_INSTRUMENT: "instrument_withdrawn",
    ActKind.SUSPENSION: "suspension",
    ActKind.OBJECTION: "objection",
}
_TOLD = (
    "kind",
    "object",
    "date",
    "done_by",
    "depositary",
    "about",
    "effective",
    "effective_published",
    "set_aside_by",
    "recorded_on",
    "sources",
    "note",
)
_SAME = ("actor", "kind", "date", "object", "about", "depositary")
"""What makes an act this one; its number among those of one day may change when another row is added."""

_EFFECT = frozenset({"effective"})


def act_facts(table: dict[str, Any]) -> Iterator[Fact]:
    """Every act, every reading of an act that was set aside, and every domestic act."""
    slug, seen = table["slug"], Counter[str]()
    for act in table["acts"]:
        kind = "reading" if act["set_aside_by"] else kind_of(act)
        told = {key: act[key] for key in _TOLD if key in act}
        id_ = " ".join([kind, *(str(act.get(key, "")) for key in _SAME)])
        seen[id_] += 1
        family, day = f"{act['actor']} {act['object']}", day_of(act["date"])
        yield Fact(kind, f"{id_} {seen[id_]}", slug, act["actor"], family, day, told, mint("act", act["id"]), kind != "reading", _EFFECT)
    for act in table["domestic_acts"]:
        told = {key: act[key] for key in ("kind", "date", "tally", "outcome", "prepares", "sources")}
        day, iri = day_of(act["date"]), mint("domestic-act", act["id"])
        family = f"{act['actor']} {act['kind']}"
        yield Fact("domestic_act", act["id"], slug, act["actor"], family, day, told, iri, derived=frozenset({"prepares"}))


def kind_of(act: dict[str, Any]) -> str:
    """What an act is to a reader of changes; a succession to a signature is one (VCSST 18)."""
    kind = _KINDS.get(act["kind"], "act")
    if kind == "notice" and act["object"] != ActObject.TREATY:
        return "instrument_withdrawn"
    return "signature" if kind == "consent" and act["object"] == ActObject.SIGNATURE else kind


def standing_facts(table: dict[str, Any], known: str | None) -> Iterator[Fact]:
    """Positions; and by the last day that is ``known`` who has come to be bound and who has left."""
    slug = table["slug"]
    for actor, account in table["actors"].items():
        for held in account["positions"]:
            told = {key: held[key] for key in _POSITION}
            yield Fact("position", held["id"], slug, actor, held["id"], day_of(held["start"]), told, mint("position", held["id"]))
        for period in account["periods"]:
            kind = _turn(account, period)
            if kind and known is not None and period[0] <= known:
                iri = mint("status", slug, actor, period[0])
                day = day_of(_first_day(account, period[0]))
                told = {"since": day.text if day else None}
                yield Fact(kind, f"{slug}/{actor}/{period[0]}", slug, actor, actor, day, told, iri, claimed=True)


def _first_day(account: dict[str, Any], start: str) -> str:
    """The day on which a period began, or the days of which one is it."""
    first = first_possible(account, start)
    return start if first == start else f"[{first}..{start}]"


_POSITION = ("holder", "stance", "proposition", "ground", "provision", "status", "bound", "start", "end", "sources")


def _turn(account: dict[str, Any], period: list[Any]) -> str:
    """Whether a period begins a spell of being bound, or ends one."""
    if period[2] == "former_party":
        return "exit"
    return "bound" if binds(period) and bound_since(account, period) == period[0] else ""
