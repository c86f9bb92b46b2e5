"""The proof of a status, step by step; where nothing binds, why not."""

from typing import Any

from kg.answers.lists import bound_since
from kg.answers.status import absent_on, binds, cited, period_on, status
from kg.answers.tables import Tables
from kg.answers.words import name_of, step_said, view_said
from kg.law.vocabulary import ActKind, OverlayKind
from kg.namespaces import ID, mint

_SAID = {
    "none": "has done no act towards the treaty",
    "signatory": "has signed and not consented to be bound",
    "contracting_state": "has consented to be bound by a treaty that is not yet in force",
    "party_pending": "has consented to be bound; its own day is still to come",
    "party": "is a party",
    "withdrawing": "is a party whose notice of withdrawal runs",
    "former_party": "is no longer a party",
    "succession_open": "has not declared whether it succeeds its predecessor",
    "treaty_ended": "was bound by a treaty that has ended",
    "unknown": "has a status that the sources do not settle",
}
_BOUND_ANYHOW = "is bound, but the sources do not settle whether a notice of withdrawal runs"


def explain(tables: Tables, actor: str, slug: str, on: str, view: str = "depositary", known_on: str | None = None) -> dict[str, Any]:
    """The status with its proof: numbered steps, each with provision, result and sources.

    A view that differs adds the position it takes as the last step; who is bound
    although something speaks against it is told why it still is.
    """
    answer, table = status(tables, actor, slug, on, view, known_on), tables.treaty(slug)
    name = tables.actors()["actors"][actor]["name"]
    steps = [*_before(tables, table, actor, answer), *answer["because"]]
    taken = answer.get("position")
    if taken:
        steps.append(_position_step(tables, table["actors"][actor], taken))
    if not steps:
        steps = [_absence(tables, table, actor, name, on)]
    since = f", since {answer['since']} at the latest" if answer.get("since_at_latest") else ""
    stands = _BOUND_ANYHOW if _is_surely_bound(answer) else _stands(answer, table)
    said = f"{name} {stands}{since}{_by_position(tables, taken)} ({table['name']}, {on})."
    return {
        **answer,
        "because": [{"step": number, **step_said(tables, step)} for number, step in enumerate(steps, 1)],
        "says": said,
        "why_not": None if answer["bound"] else _why_not(tables, answer, table),
        "why_still": _why_still(tables, answer, table) if answer["bound"] else None,
    }


def _stands(answer: dict[str, Any], table: dict[str, Any]) -> str:
    """How the actor stands, in words that depend on what came before where the status alone would say too much."""
    before = _periods_before(answer, table)
    if answer["status"] == "none" and before:
        return (
            "ceased to exist before it was bound by the treaty" if _ceased(answer) else "has taken back what it had done towards the treaty"
        )
    if answer["status"] == "treaty_ended" and before and not any(map(binds, before)):
        return _ENDED_UNBOUND.get(before[-1][2], "was not bound by the treaty, which has ended")
    return _SAID[answer["status"]]


_ENDED_UNBOUND = {
    "succession_open": "had not declared whether it succeeds its predecessor when the treaty ended",
    "unknown": "had a status that the sources do not settle when the treaty ended",
}


def _periods_before(answer: dict[str, Any], table: dict[str, Any]) -> list[list[Any]]:
    """The periods of an actor before the one that holds, in order."""
    periods = table["actors"].get(answer["actor"], {"periods": []})["periods"]
    return [period for period in periods if answer["since"] and period[0] < answer["since"]]


def _ceased(answer: dict[str, Any]) -> bool:
    return any(step.get("rule") == "predecessor_ceased" for step in answer["because"])


def _is_surely_bound(answer: dict[str, Any]) -> bool:
    return answer["status"] == "unknown" and bool(answer["bound"]) and not answer.get("position")


def _by_position(tables: Tables, taken: dict[str, Any] | None) -> str:
    """Whose view the answer is, where it is not that of the depositary."""
    if taken is None:
        return ""
    return f", {'bound' if taken['bound'] else 'not bound'} in {view_said(tables, taken['view'])}: {taken['proposition']}"


def _position_step(tables: Tables, account: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    """The position that a view rests on, with its ground: a claim of its holder, never a fact of the derivation."""
    held = next(p for p in account["positions"] if (p["view"], p["start"]) == (taken["view"], taken["since"]))
    ground = f", on the ground of {taken['ground']}" if taken["ground"] else ""
    cited = f" ({held['provision'].replace('vclt', 'VCLT')})" if held["provision"] else ""
    whose = f"position of {name_of(tables, taken['holder'])}" if taken["holder"] else view_said(tables, taken["view"])
    says = f"{whose} since {taken['since']}: {taken['proposition']}{ground}{cited}"
    step = {"kind": "position", "says": says, "iri": mint("position", held["id"]), "outcome": "bound" if taken["bound"] else "not_bound"}
    return {**step, "sources": tables.cited(held["sources"])}


def _before(tables: Tables, table: dict[str, Any], actor: str, answer: dict[str, Any]) -> list[dict[str, Any]]:
    """How a State that leaves or has left came to be bound: the steps of its last spell as a party."""
    if answer["status"] not in ("withdrawing", "former_party", "treaty_ended"):
        return _withdrawn(tables, table, actor, answer)
    account = table["actors"][actor]
    earlier = [p for p in account["periods"] if binds(p) and p[0] <= (answer["since"] or answer["on"])]
    if not earlier:
        return []
    since = bound_since(account, earlier[-1])
    first = next(p for p in account["periods"] if p[0] == since)
    return [cited(tables, step) for step in first[3]]


def _withdrawn(tables: Tables, table: dict[str, Any], actor: str, answer: dict[str, Any]) -> list[dict[str, Any]]:
    """What had been done before an instrument was withdrawn that had not taken effect: else its object would be missing."""
    if not any(step.get("act") == ActKind.WITHDRAWAL_OF_INSTRUMENT for step in answer["because"]):
        return []
    before = [period for period in table["actors"][actor]["periods"] if period[0] < answer["since"]]
    return [cited(tables, step) for period in before for step in period[3]]


def _absence(tables: Tables, table: dict[str, Any], actor: str, name: str, on: str) -> dict[str, Any]:
    """That nothing was done is known only for the days that a complete list of acts reaches, and not of States dissolved since."""
    listed, known = table["data_as_of"], table["known_until"]
    if table["complete"]:
        by = f" of {name}" if known == listed else f" that {name} had done by {known}"
        said = f"no act{by} stands in the list of acts, which is complete as of {listed}"
        if absent_on(table, on) != "none":
            said += f"; what was done after {'that day' if known == listed else known} is not known"
        elif absent_on(table, on, tables.actors()["actors"][actor]) != "none":
            said += "; but what States did that were dissolved since is left out of such lists, so nothing follows"
    else:
        by = "" if known == listed else f" that was done by {known}"
        said = f"no act of {name} is known{by}; the list of acts is not complete, so nothing follows"
    sources = tables.cited(table["coverage_sources"])
    return {"kind": "coverage", "says": said, "iri": f"{ID}coverage/{table['slug']}", "result": known, "sources": sources}


def _why_not(tables: Tables, answer: dict[str, Any], table: dict[str, Any]) -> str:
    if answer.get("position"):
        return _by_ground(tables, answer["position"])
    missing = {
        "none": _nothing_stands(answer, table),
        "signatory": _unratified(answer, table),
        "contracting_state": "the treaty itself is not in force (VCLT 24(1))",
        "party_pending": _day_of_effect(answer, table),
        "former_party": f"its last day as a party was the day before {answer['since']}",
        "succession_open": "no notice of succession or accession is known",
        "treaty_ended": "the treaty is no longer in force",
    }
    return missing.get(answer["status"], "the sources do not settle it")


def _day_of_effect(answer: dict[str, Any], table: dict[str, Any]) -> str:
    """When it will be bound; where the act is dated only within bounds, it is unknown from some day on."""
    if not answer["until"]:
        return "no day of effect follows yet"
    after = period_on(table["actors"].get(answer["actor"]), answer["until"])
    earliest = " at the earliest" if after is not None and after[2] == "unknown" else ""
    return f"the day of effect is {answer['until']}{earliest}"


def _nothing_stands(answer: dict[str, Any], table: dict[str, Any]) -> str:
    if not _periods_before(answer, table):
        return "there is neither signature nor consent to be bound"
    return "it no longer exists" if _ceased(answer) else "neither signature nor consent to be bound stands any more"


def _unratified(answer: dict[str, Any], table: dict[str, Any]) -> str:
    """Why a signatory is not bound, and what it did beside not consenting."""
    said = f"a signature alone does not bind (VCLT 14, 18); no instrument of consent stands as of {table['data_as_of']}"
    if any(step.get("act") == ActKind.WITHDRAWAL_OF_INSTRUMENT for step in answer["because"]):
        said += "; the one that was given was withdrawn before it took effect"
    if any(overlay["kind"] == OverlayKind.SIGNATORY_DISAVOWED for overlay in answer["overlays"]):
        said += "; it has told that it does not intend to become a party"
    return said


def _by_ground(tables: Tables, taken: dict[str, Any]) -> str:
    ground = f", on the ground of {taken['ground']}" if taken["ground"] else ""
    return f"in {view_said(tables, taken['view'])} {taken['proposition']}{ground}"


def _why_still(tables: Tables, answer: dict[str, Any], table: dict[str, Any]) -> str | None:
    """Why a State is bound although something speaks against it: a notice that runs, a suspension claimed, another view."""
    reasons = []
    if answer.get("position"):
        reasons.append(_by_ground(tables, answer["position"]))
    if answer["status"] == "withdrawing":
        held = f"before {answer['until']}" if answer["until"] else "on any day that is known"
        reasons.append(f"its notice of withdrawal has no effect {held}")
    if any(overlay["kind"] == "suspended_claimed" for overlay in answer["overlays"]):
        reasons.append(
            "a suspension of the operation of a treaty, even a lawful one, ends neither the treaty nor who is party to it (VCLT 57, 72)"
        )
        clause = table["parameters"].get("suspension")
        if isinstance(clause, dict) and clause.get("permitted") is False:
            reasons.append("the treaty provides for no suspension")
    objecting = [overlay["claimant"] for overlay in answer["overlays"] if overlay["kind"] == "objection_pending"]
    if objecting and reasons:
        who = ", ".join(sorted(name_of(tables, code) for code in objecting))
        reasons.append(f"{len(objecting)} {'State objects' if len(objecting) == 1 else 'States object'} ({who})")
    views = [view_said(tables, view["view"]) for view in answer["other_views"] if not view["bound"]]
    if views:
        reasons.append(f"that it is not bound is {' and '.join(views)}, which the status on record does not follow")
    return "; ".join(reasons) or None
