"""Phrases about what a treaty says: how one leaves it, reservations, how many ratifications it needed, and what it demands of whom."""

import re

from kg.claims.draft.phrases import Filled, Phrase, Proposition, phrase
from kg.law.vocabulary import Topic

_NOUNS = {
    "use": Topic.USE,
    "production": Topic.PRODUCTION_STOCKPILING_TRANSFER,
    "development": Topic.PRODUCTION_STOCKPILING_TRANSFER,
    "acquisition": Topic.PRODUCTION_STOCKPILING_TRANSFER,
    "possession": Topic.PRODUCTION_STOCKPILING_TRANSFER,
    "stockpiling": Topic.PRODUCTION_STOCKPILING_TRANSFER,
    "transfer": Topic.PRODUCTION_STOCKPILING_TRANSFER,
    "testing": Topic.TESTING,
    "tests": Topic.TESTING,
    "stationing": Topic.DEPLOYMENT_STATIONING,
    "deployment": Topic.DEPLOYMENT_STATIONING,
}
_DEEDS: tuple[tuple[str, Topic, tuple[str, ...]], ...] = (
    (r"destroy (?:their |its |all )?stockpiles?(?: of .+)?", Topic.STOCKPILE_DESTRUCTION, ()),
    (r"clear (?:all |their |its )?mined areas(?: under (?:their|its) jurisdiction)?(?: or control)?", Topic.CLEARANCE, ()),
    (r"(?:assist|help) victims(?: of .+)?", Topic.VICTIM_ASSISTANCE, ("victims",)),
    (r"support (?:mine )?clearance(?: in other countries| abroad| internationally)?", Topic.COOPERATION, ("clearance",)),
    (r"(?:report|submit (?:transparency |annual |yearly )?reports?)(?: .+)?", Topic.TRANSPARENCY, ()),
    (r"accept safeguards(?: .+)?", Topic.SAFEGUARDS, ()),
    (r"accept inspections(?: .+)?", Topic.VERIFICATION, ()),
    (r"control (?:their |its )?(?:arms )?exports(?: .+)?", Topic.EXPORT_CONTROL, ()),
)
"""What parties may be said to have to do, the topic, and words that the obligation has to hold where the topic is wider."""

_PARTIES = "states_parties|state_parties|parties|members|member_states|its_parties|its_members"


def _rule(given: Filled, *anchor: str) -> list[Proposition]:
    plain: Proposition = {"kind": "clause", "treaty": given.treaty()}
    rule = [
        {**plain, "parameter": "withdrawal.rule.n", "value": given.number()},
        {**plain, "parameter": "withdrawal.rule.unit", "value": given.unit()},
    ]
    return [*rule, *({**plain, "parameter": "withdrawal.rule.anchor", "value": each} for each in anchor)]


def _parameter(given: Filled, path: str, value: object) -> list[Proposition]:
    return [{"kind": "clause", "treaty": given.treaty(), "parameter": path, "value": value}]


def _prohibits(given: Filled) -> list[Proposition]:
    """Each noun has its topic; what it is about has to stand in the name of the treaty or in the obligation itself."""
    nouns, _, object_ = f"{(given.slots['words'] or '').strip()} ".partition(" of ")
    topics = [_NOUNS.get(noun.split()[-1]) for noun in re.split(r" ?, (?:and |or )?| and | or ", nouns.strip()) if noun]
    if not topics or None in topics:
        given.ask(f'Which prohibition is "{nouns.strip()}"?', *sorted(_NOUNS))
        return []
    treaty, about = given.treaty(), object_.strip()
    names = " ".join(given.tables.treaty(treaty)["names"]).casefold() if treaty else ""
    mentions = [about] if about and about.casefold() not in names and about.rstrip("s").casefold() not in names else []
    said: Proposition = {"kind": "obligation", "treaty": treaty, "topics": sorted(set(map(str, topics))), "demands": "prohibition"}
    return [{**said, "mentions": mentions}] if mentions else [said]


def _must(given: Filled, bearers: str = "parties") -> list[Proposition]:
    words, treaty = (given.slots["words"] or "").strip(), given.treaty()
    found: list[Proposition] = []
    for deed in re.split(r" and (?:to )?", words):
        told = next(((topic, mentions) for pattern, topic, mentions in _DEEDS if re.fullmatch(pattern, deed)), None)
        if told is None:
            given.ask(f'Which obligation is "{deed}"?', "destroy their stockpiles", "clear mined areas", "assist victims", "submit reports")
            return []
        found.append(_owed(given, treaty, *told) | ({"bearers": bearers} if bearers != "parties" else {}))
    return found


def _owed(given: Filled, treaty: str, topic: Topic, mentions: tuple[str, ...]) -> Proposition:
    """Help for victims stands under its own topic in one treaty and under cooperation in another."""
    said: Proposition = {"kind": "obligation", "treaty": treaty, "topics": [str(topic)]}
    own = {o["topic"] for o in given.tables.treaty(treaty)["obligations"]} if treaty else set()
    if topic is Topic.VICTIM_ASSISTANCE and topic not in own:
        said["topics"] = [str(Topic.COOPERATION)]
        return {**said, "demands": "duty", "mentions": list(mentions)}
    return {**said, "demands": "duty", **({"mentions": list(mentions)} if topic is Topic.COOPERATION else {})}


PHRASES: tuple[Phrase, ...] = (
    phrase("withdrawal %treaty takes effect <number> <unit> after notification|notice|it_was_notified|notified", _rule),
    phrase(
        "withdrawal %treaty takes effect <number> <unit> after receipt|receipt_by_depositary|its_receipt|notice_was_received",
        lambda g: _rule(g, "receipt_by_depositary"),
    ),
    phrase(
        "<number> <unit> after decision_of_parliament|vote_of_parliament|parliament_'s_decision withdrawal %treaty takes effect",
        lambda g: _rule(g, "decision"),
    ),
    phrase(
        "withdrawal %treaty takes effect <number> <unit> after decision_of_parliament|vote_of_parliament|parliament_'s_decision",
        lambda g: _rule(g, "decision"),
    ),
    phrase("party|parties|state|states may|can leave|withdraw_from <treaty> on|with|after|at <number> <unit> notice|of_notice?", _rule),
    phrase("<treaty> requires|demands <number> <unit> between notification|notice and effect|its_effect of_withdrawal?", _rule),
    phrase("<treaty> requires|demands <number> <unit> notice of_withdrawal?", _rule),
    phrase("<treaty> allows|permits reservations", lambda g: _parameter(g, "reservations.rule", "permitted")),
    phrase(
        "<treaty> prohibits|forbids|excludes|does_not_allow|does_not_permit|allows_no|permits_no reservations",
        lambda g: _parameter(g, "reservations.rule", "prohibited"),
    ),
    phrase(
        "<treaty> needs|needed|requires|required <number> ratifications|instruments to_enter_into_force?",
        lambda g: _parameter(g, "entry_into_force.condition.n", g.number()),
    ),
    phrase("<treaty> prohibits|bans|forbids|outlaws <words>", _prohibits),
    phrase(f"{_PARTIES} must|have_to|are_obliged_to|shall|are_required_to <words>", _must),
    phrase(f"{_PARTIES} %treaty must|have_to|are_obliged_to|shall|are_required_to <words>", _must),
    phrase(f"<treaty> obliges|requires|commits {_PARTIES} to <words>", _must),
    phrase("signatories|its_signatories must|have_to|are_obliged_to <words>", lambda g: _must(g, "signatories")),
    phrase("signatories %treaty must|have_to|are_obliged_to <words>", lambda g: _must(g, "signatories")),
    phrase("<treaty> obliges|requires|commits signatories|its_signatories to <words>", lambda g: _must(g, "signatories")),
)
