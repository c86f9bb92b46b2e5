"""Phrases about numbers: so many States are parties or have signed, of all or of a group, as a number or a share."""

from typing import Any

from kg.claims.draft.phrases import Filled, Phrase, Proposition, phrase

_SHARES: dict[str, dict[str, Any]] = {
    "most of": {"compare": "more_than", "share": "1/2"},
    "most": {"compare": "more_than", "share": "1/2"},
    "majority of": {"compare": "more_than", "share": "1/2"},
    "greater part of": {"compare": "more_than", "share": "1/2"},
    "more than half of": {"compare": "more_than", "share": "1/2"},
    "at least half of": {"compare": "at_least", "share": "1/2"},
    "half of": {"compare": "exactly", "share": "1/2"},
    "at least two thirds of": {"compare": "at_least", "share": "2/3"},
    "more than two thirds of": {"compare": "more_than", "share": "2/3"},
    "fewer than half of": {"compare": "fewer_than", "share": "1/2"},
    "all of": {"compare": "at_least", "share": "1/1"},
    "all": {"compare": "at_least", "share": "1/1"},
    "every": {"compare": "at_least", "share": "1/1"},
    "none of": {"compare": "exactly", "n": 0},
    "no": {"compare": "exactly", "n": 0},
}
_VAGUE = ("many", "many of", "few", "few of", "several", "several of", "some", "some of")
_MEMBERS = "member_states|members|member_countries|member|states|countries"
_STATES = "states|countries|state|country|nations"


def _count(given: Filled, counted: str = "parties", **what: Any) -> list[Proposition]:
    """A number of States on the day."""
    plain: Proposition = {"kind": "count", "treaty": given.treaty()}
    more = {} if counted == "parties" else {"counted": counted}
    told = what or {"compare": given.compare(), "n": given.number()}
    return [{**plain, **more, **told, **given.on_day()}]


def _of_group(given: Filled, counted: str = "parties") -> list[Proposition]:
    return _count(given, counted, group=given.group(), compare=given.compare(), n=given.number())


def _shares() -> tuple[Phrase, ...]:
    found = []
    for words, told in _SHARES.items():

        def build(given: Filled, told: dict[str, Any] = told) -> list[Proposition]:
            return _count(given, group=given.group(), **told)

        def signed(given: Filled, told: dict[str, Any] = told) -> list[Proposition]:
            return _count(given, "signatories", group=given.group(), **told)

        share = words.replace(" ", "_")
        for who in (f"{_MEMBERS} of <group>", f"<group> {_MEMBERS}", f"<group> 's {_MEMBERS}"):
            found.append(phrase(f"{share} {who} is|are|was|were|remain|remains|has_been|have_been PARTY %treaty", build))
            found.append(phrase(f"{share} {who} has|have? signed <treaty>", signed))
    return tuple(found)


def _vague(given: Filled) -> list[Proposition]:
    given.ask("How many are meant?", "a number, or a share such as most, half or all")
    return []


def _none(given: Filled) -> list[Proposition]:
    return _count(given, compare="exactly", n=0)


PHRASES: tuple[Phrase, ...] = (
    phrase(f"<compare>? <number> {_STATES} is|are|was|were|has_been|have_been|had_been|remain PARTY %treaty", _count),
    phrase("<treaty> has|had|counts|counted <compare>? <number> parties|states_parties|member_states|members", _count),
    phrase("there_are|there_were <compare>? <number> parties|states_parties %treaty", _count),
    phrase(f"<compare>? <number> {_STATES} has|have|had? signed <treaty>", lambda g: _count(g, "signatories")),
    phrase(f"<treaty> was|has_been|is|had_been signed by <compare>? <number> {_STATES}", lambda g: _count(g, "signatories")),
    phrase("<treaty> has|had|counts <compare>? <number> signatories|signatory_states", lambda g: _count(g, "signatories")),
    phrase(f"<compare>? <number> of? {_MEMBERS} of <group> is|are|was|were|remain PARTY %treaty", _of_group),
    phrase(f"<compare>? <number> <group> {_MEMBERS} is|are|was|were|remain PARTY %treaty", _of_group),
    phrase(f"<compare>? <number> of? {_MEMBERS} of <group> has|have? signed <treaty>", lambda g: _of_group(g, "signatories")),
    phrase(f"no {_STATES} is|are|was|were PARTY %treaty", _none),
    *_shares(),
    phrase(f"{'|'.join(_VAGUE).replace(' ', '_')} {_STATES} is|are|have_been PARTY %treaty", _vague),
    phrase(f"{'|'.join(_VAGUE).replace(' ', '_')} {_MEMBERS} of <group> is|are PARTY %treaty", _vague),
)
