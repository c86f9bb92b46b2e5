"""Claims about a status: on a day, ever or never, and by which kind of consent (VCLT 2(1), 11-17)."""

from collections.abc import Callable
from typing import Any

from kg.answers.latest import since_at_latest
from kg.answers.lists import bound_since
from kg.answers.status import binds, period_on, status
from kg.answers.tables import Tables
from kg.answers.words import view_said
from kg.claims import evidence
from kg.claims.model import Found, Span, Verdict
from kg.claims.propositions import ConsentKind, EverParty, StatusOn
from kg.law.days import parse_day
from kg.law.vocabulary import CONSENTS, ActObject


def status_on(tables: Tables, said: StatusOn, said_on: str) -> list[Found]:
    """One finding for each actor: by the depositary's view, with any other view that differs told beside it."""
    on = said.on or said_on
    return [evidence.beyond_coverage(tables, said.treaty, on) or _one_status(tables, said, actor, on) for actor in said.actors]


def _one_status(tables: Tables, said: StatusOn, actor: str, on: str) -> Found:
    answer = status(tables, actor, said.treaty, on)
    name, shown = evidence.name_of(tables, actor), evidence.of_steps(answer["because"]) or (evidence.of_coverage(tables, said.treaty),)
    if answer["status"] == "unknown" and not (answer["bound"] and said.bound is not None):
        return evidence.unknown(tables, said.treaty, f"The status of {name} on {on} is not known.", f"acts of {name} that settle it")
    if answer["status"] == "none":
        told = f"Nothing is known that {name} had done towards the {tables.treaty(said.treaty)['name']} by {on}."
        unlisted = evidence.unlisted(tables, said.treaty, actor, on, told, signature=said.bound is None)
        if unlisted is not None:
            return unlisted
    treaty = tables.treaty(said.treaty)["name"]
    is_so = f"On {on} {name} {_is(answer)} ({treaty}{_since(answer)}).{_disputed(tables, answer)}"

    def holds(base: str, bound: bool) -> bool:
        return base in said.statuses if said.bound is None else bound is said.bound and (bound or base != "unknown")

    if holds(answer["status"], answer["bound"]):
        return Found(Verdict.SUPPORTED, is_so, evidence=shown)
    earlier, later = _spans(tables, said.treaty, actor, holds, on)
    if earlier is not None:
        return evidence.no_longer(is_so, f"{is_so} It was so {_span(earlier)}.", shown, earlier, dated=bool(said.on))
    return Found(Verdict.REFUTED, is_so, f"{is_so} It is so only from {later[0]}." if later else is_so, shown)


def _spans(tables: Tables, slug: str, actor: str, holds: Callable[[str, bool], bool], on: str) -> tuple[Span | None, Span | None]:
    """The last span before a day in which a status held, and the first after it.

    Before the first act lie the days without any, where the list of acts is complete.
    """
    periods = tables.treaty(slug)["actors"].get(actor, {"periods": []})["periods"]
    spans: list[Span] = []
    if periods and periods[0][2] != "unknown" and tables.treaty(slug)["complete"] and holds("none", False):
        spans.append((None, periods[0][0]))
    for start, end, base, _, bound in periods:
        if holds(base, bound) and spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        elif holds(base, bound):
            spans.append((start, end))
    earlier = [span for span in spans if span[1] is not None and span[1] <= on]
    later = [span for span in spans if span[0] is not None and span[0] > on]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


_STANDS = {
    "none": "had done nothing that counts as an act",
    "signatory": "was a signatory",
    "contracting_state": "was a contracting State",
    "party_pending": "was a contracting State waiting for its own day",
    "party": "was a party",
    "withdrawing": "was a party whose notice of withdrawal ran",
    "former_party": "was no longer a party",
    "succession_open": "had not declared its succession",
    "treaty_ended": "was bound no more, the treaty having ended; it had been a party",
}


def _is(answer: dict[str, Any]) -> str:
    if answer["status"] == "unknown" and answer["bound"]:
        return "was bound, whether or not a notice of withdrawal ran"
    return _STANDS.get(answer["status"], evidence.words(answer["status"]))


def _since(answer: dict[str, Any]) -> str:
    at_latest = " at the latest" if answer.get("since_at_latest") else ""
    return f", since {answer['since']}{at_latest}" if answer["since"] else ""


def _disputed(tables: Tables, answer: dict[str, Any]) -> str:
    views = [f"in {view_said(tables, view['view'])} {'bound' if view['bound'] else 'not bound'}" for view in answer["other_views"]]
    return f" Another view differs ({'; '.join(views)})." if views else ""


def _span(span: Span) -> str:
    told = (f"from {span[0]}" if span[0] else "", f"until the day before {span[1]}" if span[1] else "")
    return " ".join(filter(None, told))


def ever_party(tables: Tables, said: EverParty, said_on: str) -> list[Found]:
    """That someone never was a party is shown only by a list of acts that is complete and reaches the day."""
    return [_one_ever(tables, said, actor, said.by or said_on) for actor in said.actors]


def _one_ever(tables: Tables, said: EverParty, actor: str, on: str) -> Found:
    table, name = tables.treaty(said.treaty), evidence.name_of(tables, actor)
    account = table["actors"].get(actor, {"periods": []})
    known = min(on, table["known_until"] or on)
    bound = [period for period in account["periods"] if binds(period) and period[0] <= known]
    if not bound:
        answer = f"No day up to {on} is known on which {name} was a party to the {table['name']}."
        if any(period[2] == "unknown" and period[0] <= on for period in account["periods"]):
            return evidence.unknown(tables, said.treaty, answer, f"the days of acts of {name}")
        unlisted = evidence.unlisted(tables, said.treaty, actor, on, answer)
        if unlisted is not None:
            return unlisted
        answer = f"{name} had not been a party to the {table['name']} on any day up to {on}."
        listed = (evidence.of_coverage(tables, said.treaty),)
        return Found(Verdict.REFUTED, answer, answer, listed) if said.ever else Found(Verdict.SUPPORTED, answer, evidence=listed)
    since = bound_since(account, bound[0])
    when = f"{'by' if since_at_latest(account, since) else 'on'} {since}"
    answer = f"{name} became a party to the {table['name']} {when}."
    shown = evidence.of_steps([{**step, "sources": tables.cited(step["sources"])} for step in bound[0][3]])
    if said.ever:
        return Found(Verdict.SUPPORTED, answer, evidence=shown)
    return evidence.no_longer(answer, answer, shown, (None, since), dated=bool(said.by))


def consent_kind(tables: Tables, said: ConsentKind, said_on: str) -> list[Found]:
    """By which act the actor consented; an act that is set aside does not count."""
    table, name = tables.treaty(said.treaty), evidence.name_of(tables, said.actor)
    acts = [
        act
        for act in table["acts"]
        if act["actor"] == said.actor and act["kind"] in CONSENTS and act["object"] == ActObject.TREATY and act["set_aside_by"] is None
        if parse_day(act["date"]).earliest.isoformat() <= said_on
    ]
    shown = tuple(evidence.of_act(tables, act) for act in acts)
    if not acts:
        answer = f"No consent of {name} to the {table['name']} is known by {said_on}."
        listed = (evidence.of_coverage(tables, said.treaty),)
        return [evidence.unlisted(tables, said.treaty, said.actor, said_on, answer) or Found(Verdict.REFUTED, answer, answer, listed)]
    told = " and ".join(f"{evidence.words(act['kind'])} ({act['date']})" for act in acts)
    answer = f"{name} consented to be bound by {told}."
    if any(act["kind"] == said.consent for act in acts):
        return [Found(Verdict.SUPPORTED, answer, evidence=shown)]
    return [_come_back(tables, said, said_on, answer) or Found(Verdict.REFUTED, answer, answer, shown)]


def _come_back(tables: Tables, said: ConsentKind, said_on: str, answer: str) -> Found | None:
    """Who had left by the last day of the list may have consented anew since then."""
    table = tables.treaty(said.treaty)
    last = period_on(table["actors"].get(said.actor), min(said_on, table["known_until"] or said_on))
    left = last is not None and last[2] == "former_party"
    return evidence.unlisted(tables, said.treaty, said.actor, said_on, answer) if left else None
