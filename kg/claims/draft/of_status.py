"""Phrases about a status: who is a party, is one no longer, never was, has only signed; and by what it consented."""

from datetime import timedelta

from kg.claims.draft.phrases import Filled, Phrase, Proposition, phrase
from kg.law.days import parse_day

KINDS_OF_ACTS = {
    "ratified": "ratification",
    "acceded to": "accession",
    "signed": "signature",
    "accepted": "acceptance",
    "approved": "approval",
    "succeeded to": "succession",
}


def status(given: Filled, **what: object) -> list[Proposition]:
    """A status of the actors on the day."""
    return [{"kind": "status", "actors": given.actors(), "treaty": given.treaty(), **what, **given.on_day()}]


def _party(given: Filled) -> list[Proposition]:
    """Since a day: on that day, and not on the day before."""
    return _until_said(given, _from(given, _since(given))) if given.when and given.when[0] == "since" else status(given, bound=True)


def _until_said(given: Filled, since: list[Proposition]) -> list[Proposition]:
    """What is so since a day is so on the day from which the sentence speaks, too."""
    now = given.said_on()
    if given.questions or not since or since[-1]["on"] == now:
        return [] if given.questions else since
    return [*since, {key: value for key, value in since[-1].items() if key != "on"}]


def _since(given: Filled) -> str:
    """The one day since when it is so."""
    text = given.when_date("since")
    if text and not parse_day(text).exact:
        given.ask(f"Since which day of {text}?", "write one day")
    return text


def _no_longer(given: Filled) -> list[Proposition]:
    """Since a day: out on that day and on the one from which the sentence speaks, and bound on the day before."""
    if given.when is None or given.when[0] != "since":
        return status(given, status="former_party")
    plain, day = {"kind": "status", "actors": given.actors(), "treaty": given.treaty()}, _since(given)
    if given.questions:
        return []
    before = (parse_day(day).earliest - timedelta(days=1)).isoformat()
    return _until_said(given, [{**plain, "bound": True, "on": before}, {**plain, "status": "former_party", "on": day}])


def _from(given: Filled, first: str, last: str = "") -> list[Proposition]:
    if not first or given.questions:
        return []
    before = (parse_day(first).earliest - timedelta(days=1)).isoformat()
    plain = {"kind": "status", "actors": given.actors(), "treaty": given.treaty()}
    return [{**plain, "bound": False, "on": before}, {**plain, "bound": True, "on": last or first}]


def _became(given: Filled) -> list[Proposition]:
    """In a month or year: not bound on the day before it begins, bound on its last day."""
    text = given.when_date()
    if given.questions:
        return []
    day = parse_day(text)
    return _from(given, day.earliest.isoformat(), day.latest.isoformat())


def _left(given: Filled) -> list[Proposition]:
    """Who has left is out; with a day beside it, that may be the day of the notice or of its effect."""
    return left(given) if given.when and given.when[0] in ("on", "in") else _no_longer(given)


def left(given: Filled) -> list[Proposition]:
    """The notice and the effect of a withdrawal lie months apart: which is meant is asked."""
    who, treaty, when = given.shown(), given.name(given.treaty()), given.when_shown()
    notice = f"{who} gave notice of withdrawal from {treaty}{when}." if when else f"{who} has given notice of withdrawal from {treaty}."
    effect = f"The withdrawal of {who} from {treaty} took effect{when}." if when else f"{who} is no longer a party to {treaty}."
    given.ask("Is the notice meant, or its effect?", notice, effect)
    return []


def _joined(given: Filled) -> list[Proposition]:
    """Consent and its effect may lie months apart: which is meant is asked."""
    who, treaty, when = given.shown(), given.name(given.treaty()), given.when_shown()
    acts = (f"{who} {act} {treaty}{when}." for act in ("signed", "ratified", "acceded to"))
    given.ask("Is the signature, the consent or its effect meant?", *acts, f"{who} became a party to {treaty}{when}.")
    return []


def _ever(given: Filled, ever: bool) -> list[Proposition]:
    plain = {"kind": "ever_party", "actors": given.actors(), "treaty": given.treaty(), "ever": ever}
    if given.when is not None:
        return [{**plain, "by": given.day()}]
    given.said_on()
    return [plain]


def _did(given: Filled) -> list[Proposition]:
    """An act with its day; consent without a day; a signature without a day is one by the day of the sentence."""
    act, treaty = KINDS_OF_ACTS[given.slots["verb"] or ""], given.treaty()
    moments: list[Proposition] = [{"actor": actor, "treaty": treaty, "act": act} for actor in given.actors()]
    if given.when is not None:
        date = given.when_date()
        return [{"kind": "date", "moment": moment, "date": date} for moment in moments]
    day = given.said_on()
    if act != "signature":
        return [{"kind": "consent", "actor": actor, "treaty": treaty, "consent": act} for actor in given.actors()]
    return [{"kind": "date", "moment": moment, "date": f"[..{day}]"} for moment in moments]


PHRASES: tuple[Phrase, ...] = (
    phrase("<actors> is|are|was|were|remains|remain|has_been|have_been PARTY %treaty", _party),
    phrase("neither? <actors> is|are|was|were not? PARTY %treaty", lambda g: status(g, bound=False) if _denied(g) else []),
    phrase("<actors> is|are|was|were no_longer PARTY %treaty", _no_longer),
    phrase("<actors> has|have left <treaty>", _left),
    phrase("<actors> is|are|was|were out_of <treaty>", lambda g: status(g, status="former_party")),
    phrase("<actors> left|quit|exited|withdrew_from|has_withdrawn_from|have_withdrawn_from|pulled_out_of <treaty>", left),
    phrase("<actors> has|have? signed but has|have? not|never ratified <treaty>", lambda g: status(g, status="signatory")),
    phrase(
        "<actors> is|are|was|were|remains|remain signatory|signatories|signatory_state|signatory_states %treaty",
        lambda g: status(g, status="signatory"),
    ),
    phrase("<actors> is|are withdrawing %treaty", lambda g: status(g, status="withdrawing")),
    phrase(
        "<actors> has|have given|submitted|deposited notice|notification of withdrawal %treaty",
        lambda g: status(g, status=["withdrawing", "former_party"]),
    ),
    phrase("<actors> has|have never been PARTY %treaty", lambda g: _ever(g, ever=False)),
    phrase("<actors> was|were never PARTY %treaty", lambda g: _ever(g, ever=False)),
    phrase("neither <actors> has|have ever been PARTY %treaty", lambda g: _ever(g, ever=False)),
    phrase("<actors> has|have once|previously|at_some_time been PARTY %treaty", lambda g: _ever(g, ever=True)),
    phrase("<actors> was|were|has_been|have_been once|formerly PARTY %treaty", lambda g: _ever(g, ever=True)),
    phrase("<actors> became|becomes|become PARTY %treaty", _became),
    phrase("<actors> joined|joins|has_joined|have_joined|entered <treaty>", _joined),
    phrase("<actors> has|have? <verb> <treaty>", _did),
    phrase("<treaty> was|has_been|is <verb> by? <actors>", _did),
)


def _denied(given: Filled) -> bool:
    """``neither … nor`` and ``not`` deny; both or none of them is another sentence."""
    line = given.sentence.line
    return (line.startswith("neither ") or " neither " in line) != (" not " in line)
