"""Phrases about days: notices and their effect, a treaty's own days, the time between two, what came first, and votes."""

from kg.claims.draft.of_status import KINDS_OF_ACTS
from kg.claims.draft.phrases import Filled, Phrase, Proposition, filled, phrase

_NOUNS = {
    "signature": "signature",
    "ratification": "ratification",
    "accession": "accession",
    "acceptance": "acceptance",
    "approval": "approval",
    "succession": "succession",
}


def _dated(given: Filled, moments: list[Proposition], *after: str) -> list[Proposition]:
    date = given.when_date(*after)
    return [{"kind": "date", "moment": moment, "date": date} for moment in moments]


def _withdrawals(given: Filled, *, effect: bool = False) -> list[Proposition]:
    treaty = given.treaty()
    more = {"effect": True} if effect else {}
    return [{"actor": actor, "treaty": treaty, "act": "withdrawal", **more} for actor in given.actors()]


def _notice_and_effect(given: Filled) -> list[Proposition]:
    """The notice of one day has effect on another."""
    notices = [{"kind": "date", "moment": moment, "date": given.date()} for moment in _withdrawals(given)]
    return [*notices, *_effects(given)]


def _effects(given: Filled) -> list[Proposition]:
    return _dated(given, _withdrawals(given, effect=True), "from", "as of", "since")


def _of_treaty(given: Filled, of: str) -> list[Proposition]:
    return _dated(given, [{"treaty": given.treaty(), "of": of}], "since" if of == "entry_into_force" else "on")


def _signed(given: Filled) -> list[Proposition]:
    """A treaty is adopted, and opened for signature, often on different days."""
    treaty, when = given.name(given.treaty()), given.when_shown()
    treaty = treaty[:1].upper() + treaty[1:]
    given.ask(
        "Is the adoption meant, or the opening for signature?", f"{treaty} was adopted{when}.", f"{treaty} was opened for signature{when}."
    )
    return []


# -- moments --


def _act(given: Filled, kind: str) -> list[Proposition]:
    return [{"actor": given.actor(), "treaty": given.treaty(), "act": kind}]


def _noun(noun: str) -> tuple[Phrase, ...]:
    def build(given: Filled) -> list[Proposition]:
        return _act(given, _NOUNS[noun])

    return (
        phrase(f"{noun} of|to? <treaty> by|of <actor>", build),
        phrase(f"<actor> 's {noun} %treaty", build),
        phrase(f"{noun} by|of <actor> %treaty", build),
    )


def _effect(given: Filled) -> list[Proposition]:
    return [{"actor": given.actor(), "treaty": given.treaty(), "act": "withdrawal", "effect": True}]


def _vote(given: Filled) -> list[Proposition]:
    return [{"actor": given.actor(), "treaty": given.treaty(), "domestic": "parliamentary_vote"}]


def _withdrawal(given: Filled) -> list[Proposition]:
    who = given.shown("actor")
    given.ask("Is the notice meant, or its effect?", f"the notice of {who}", f"the effect of the withdrawal of {who}")
    return [{}]


_MOMENTS: tuple[Phrase, ...] = (
    phrase("<date>", lambda g: [{"day": g.date()}]),
    phrase("notice|notification of_withdrawal? of|by <actor> %treaty", lambda g: _act(g, "withdrawal")),
    phrase("notice|notification of|by <actor> of_withdrawal? %treaty", lambda g: _act(g, "withdrawal")),
    phrase("notice|notification of|by <actor> to_leave|to_withdraw_from <treaty>", lambda g: _act(g, "withdrawal")),
    phrase(
        "<actor> 's notice|notification of_withdrawal? %treaty to? <group>? secretary-general|depositary?", lambda g: _act(g, "withdrawal")
    ),
    phrase("effect of withdrawal of|by <actor> %treaty", _effect),
    phrase("withdrawal of|by <actor> %treaty", _withdrawal),
    *(each for noun in _NOUNS for each in _noun(noun)),
    phrase("its? adoption of_it? %treaty", lambda g: [{"treaty": g.treaty(), "of": "adoption"}]),
    phrase("its? entry_into_force %treaty", lambda g: [{"treaty": g.treaty(), "of": "entry_into_force"}]),
    phrase("its? opening_for_signature %treaty", lambda g: [{"treaty": g.treaty(), "of": "opening_for_signature"}]),
    phrase("vote of|in parliament of <actor> %treaty", _vote),
)


def _moment(given: Filled, slot: str) -> Proposition:
    """What a part of the sentence dates."""
    like = Filled(given.sentence, given.tables, {}, None, given.default_day, given.default_treaty)
    for inner, found in filled(_MOMENTS, f"{given.slots[slot]} ", like):
        for question in inner.questions:
            given.ask(question.ask, *question.choices)
        return found[0]
    given.ask(f'Which day is "{given.slots[slot]}"?', "write it as a notice, an act, the adoption of a treaty and so on, or as a day")
    return {}


def _interval(given: Filled, start: str = "moment", end: str = "moment2") -> list[Proposition]:
    compare = given.compare()
    plain: Proposition = {"kind": "interval", "start": _moment(given, start), "end": _moment(given, end)}
    return [{**plain, "n": given.number(), "unit": given.unit(), **({} if compare == "exactly" else {"compare": compare})}]


def _force_after(given: Filled, of: str) -> list[Proposition]:
    treaty, compare = given.treaty(), given.compare()
    plain: Proposition = {"kind": "interval", "start": {"treaty": treaty, "of": of}, "end": {"treaty": treaty, "of": "entry_into_force"}}
    return [{**plain, "n": given.number(), "unit": given.unit(), **({} if compare == "exactly" else {"compare": compare})}]


def _order(given: Filled, first: str, then: str) -> list[Proposition]:
    return [{"kind": "order", "first": _moment(given, first), "then": _moment(given, then)}]


def _order_of_acts(given: Filled, first: str, then: str) -> list[Proposition]:
    act, treaty = KINDS_OF_ACTS[given.slots["verb"] or ""], given.treaty()
    moments = {slot: {"actor": given.actor(slot), "treaty": treaty, "act": act} for slot in (first, then)}
    return [{"kind": "order", "first": moments[first], "then": moments[then]}]


# -- votes and statements --


def _voted(given: Filled) -> list[Proposition]:
    moments = [{"actor": given.actor(), "treaty": given.treaty(), "domestic": "parliamentary_vote"}]
    return _dated(given, moments)


def _statement(given: Filled) -> list[Proposition]:
    """A joint statement that is recorded and that all of them made; which, where there are several, is asked."""
    actors = given.actors()
    made = [event for event in (given.events or {}).values() if event.kind == "joint_statement" and set(actors) <= set(event.actors)]
    if len(made) != 1:
        given.ask("Which event is meant?", *(f"{event.says} ({event.date})" for event in made or (given.events or {}).values()))
        return []
    return [{"kind": "event", "event": made[0].id, "actors": actors, **({"date": given.when_date()} if given.when else {})}]


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "<actors> has|have? gave|given|submitted|deposited|filed its|their? notice|notification of withdrawal %treaty",
        lambda g: _dated(g, _withdrawals(g)) if g.when else [],
    ),
    phrase(
        "<actors> has|have? notified its|their|depositary_of_its|secretary-general_of_its? withdrawal %treaty",
        lambda g: _dated(g, _withdrawals(g)),
    ),
    phrase("withdrawal of|by <actors> %treaty takes|took|will_take|has_taken effect", _effects),
    phrase(
        "withdrawal of|by <actors> %treaty is|was|became|has_been effective|in_effect|in_force",
        _effects,
    ),
    phrase("<actors> 's withdrawal %treaty takes|took|will_take|has_taken effect", _effects),
    phrase(
        "<actors> 's withdrawal %treaty is|was|became|has_been effective|in_effect|in_force",
        _effects,
    ),
    phrase("notice|notification of <actors> of|on <date> %treaty takes|took|will_take effect", _notice_and_effect),
    phrase("<actors> notified its|their? withdrawal %treaty on <date> and it|which? takes|took|will_take effect", _notice_and_effect),
    phrase("<treaty> was|is? adopted", lambda g: _of_treaty(g, "adoption")),
    phrase("<treaty> was|is? opened_for_signature", lambda g: _of_treaty(g, "opening_for_signature")),
    phrase("<treaty> entered|came|enters|comes|will_enter|went into_force", lambda g: _of_treaty(g, "entry_into_force")),
    phrase("<treaty> has_been|is|was in_force", lambda g: _of_treaty(g, "entry_into_force") if g.when and g.when[0] == "since" else []),
    phrase("<treaty> was signed|concluded|agreed|made", _signed),
    phrase("<treaty> dates", _signed),
    phrase("<compare>? <number> <unit> lie|lies|lay|passed|pass|are|were between <moment> and <moment2>", _interval),
    phrase("between <moment> and <moment2> lie|lies|lay|passed|are|were <compare>? <number> <unit>", _interval),
    phrase("<moment> came|was|happened|followed <compare>? <number> <unit> after <moment2>", lambda g: _interval(g, "moment2", "moment")),
    phrase(
        "<treaty> entered|came into_force <compare>? <number> <unit> after its_adoption|it_was_adopted|adoption",
        lambda g: _force_after(g, "adoption"),
    ),
    phrase(
        "<treaty> entered|came into_force <compare>? <number> <unit> after it_was_opened_for_signature|its_opening_for_signature",
        lambda g: _force_after(g, "opening_for_signature"),
    ),
    phrase("<moment> came|was|happened before <moment2>", lambda g: _order(g, "moment", "moment2")),
    phrase("<moment> came|was|happened after <moment2>", lambda g: _order(g, "moment2", "moment")),
    phrase("<actor> <verb> <treaty> before <actor2> did?", lambda g: _order_of_acts(g, "actor", "actor2")),
    phrase("<actor> <verb> <treaty> after <actor2> did?", lambda g: _order_of_acts(g, "actor2", "actor")),
    phrase("parliament of <actor> has? approved|adopted|backed|endorsed|voted_for withdrawal %treaty", _voted),
    phrase("<actor> 's parliament has? approved|adopted|backed|endorsed|voted_for withdrawal %treaty", _voted),
    phrase("parliament of <actor> has? voted to_leave|to_withdraw_from|to_quit <treaty>", _voted),
    phrase("<actor> 's parliament has? voted to_leave|to_withdraw_from|to_quit <treaty>", _voted),
    phrase("defence_ministers|ministers of <actors> called_for|recommended|proposed withdrawal %treaty", _statement),
    phrase("<actors> made|issued joint? statement %treaty", _statement),
)
