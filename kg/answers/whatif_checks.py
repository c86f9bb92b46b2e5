"""What the law and the clauses say of a supposed act: from when it has effect, what forbids it, what it demands, what holds it up."""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

from kg.answers.lists import parties
from kg.answers.status import period_on
from kg.answers.suppositions import SupposedAct, SupposedConflict, Supposition
from kg.answers.tables import Tables
from kg.law.findings import Finding
from kg.law.vocabulary import CONSENTS, ActKind, ActObject, BaseStatus
from kg.namespaces import mint


def effect_of(supposed: Tables, each: Supposition) -> str | None:
    """The day from which a supposed act has effect; a notice that is held up has none."""
    if isinstance(each, SupposedConflict) or each.without:
        return None
    table = supposed.treaty(each.treaty)
    if each.act.kind is ActKind.WITHDRAWAL and each.act.object is ActObject.TREATY:
        return next((start for start, _, code, *_ in _by_act(table, each) if code in _OUT), None)
    act = next((a for a in table["acts"] if a["id"] == each.act.id), None)
    effective: str | None = act["effective"] if act else None
    dated_back = effective is not None and effective < each.act.day.text
    return None if dated_back and each.act.kind is not ActKind.SUCCESSION else effective  # a further consent moves no effect


def _by_act(table: dict[str, Any], each: SupposedAct) -> list[list[Any]]:
    """The periods that rest on a supposed act."""
    account, iri = table["actors"].get(each.act.actor, {"periods": []}), mint("act", each.act.id)
    return [period for period in account["periods"] if any(step.get("iri") == iri for step in period[3])]


def held_up(supposed: Tables, each: Supposition, effect: str | None) -> list[dict[str, Any]]:
    """Why a notice that was lawfully given has no effect on any known day."""
    if isinstance(each, SupposedConflict) or each.without or effect or each.act.kind is not ActKind.WITHDRAWAL:
        return []
    steps = [step for period in _by_act(supposed.treaty(each.treaty), each) for step in period[3] if step["kind"] == "proviso"]
    return [
        {"rule": "held_up", "kind": "finding", "says": step["says"], "treaty": each.treaty, "provision": step["provision"]}
        for step in steps
    ]


def checks_on(base: Tables, each: Supposition, findings: Iterable[Finding], idle: Collection[str]) -> list[dict[str, Any]]:
    """What the law finds in the act itself, then what the clauses demand beside it."""
    if isinstance(each, SupposedConflict):
        says = f"no armed conflict of {base.actors()['actors'][each.actor]['name']} is asserted for {each.on}, so none can end"
        return [{"rule": "no_conflict_asserted", "kind": "note", "says": says, "treaty": "", "provision": ""}] if each.text in idle else []
    told = [
        {"rule": str(f.rule), "kind": "finding", "says": f.sentence, "treaty": f.treaty, "provision": f.provision}
        for f in findings
        if f.act.id == each.act.id or each.without
    ]
    return told if each.without else [*told, *_standing(base, each), *_demands(base, each)]


def _standing(base: Tables, each: SupposedAct) -> list[dict[str, Any]]:
    """What stands already on the day of the act and leaves it without effect."""
    act, table = each.act, base.treaty(each.treaty)
    period = period_on(table["actors"].get(act.actor), act.day.text)
    code, told = period[2] if period else "", partial(_told, treaty=each.treaty)
    if act.kind in CONSENTS and act.object is ActObject.TREATY and code in _CONSENTED:
        return [told("consented-before", "note", "consent to be bound was given before; a further one changes nothing")]
    if act.kind is ActKind.WITHDRAWAL and act.object is ActObject.TREATY and code == BaseStatus.WITHDRAWING:
        return [told("notice-runs", "note", "a notice of withdrawal runs already; of two the first stands")]
    if act.kind is ActKind.REVOCATION_OF_NOTICE and code == BaseStatus.FORMER_PARTY:
        return [_told("revocation-too-late", "finding", "a notice can be revoked only before it takes effect", "vclt", "68")]
    return []


_CONSENTED = frozenset({BaseStatus.CONTRACTING_STATE, BaseStatus.PARTY_PENDING, BaseStatus.PARTY})
_OUT = frozenset({BaseStatus.FORMER_PARTY, BaseStatus.TREATY_ENDED})


def _told(rule: str, kind: str, says: str, treaty: str, provision: str = "") -> dict[str, Any]:
    return {"rule": rule, "kind": kind, "says": says, "treaty": treaty, "provision": provision}


def named_too_early(supposed: Tables, each: Supposition, effect: str | None) -> list[dict[str, Any]]:
    """Where the notice names a day of effect before the earliest lawful one."""
    if isinstance(each, SupposedConflict) or each.without or effect is None or each.act.published_effect is None:
        return []
    named, act = each.act.published_effect.isoformat(), each.act
    if act.kind is not ActKind.WITHDRAWAL or named >= effect:
        return []
    provision = _last_cited(supposed, each)
    says = f"the day {named} that the notice names is too early; the earliest is {effect}"
    return [_told("effect-too-early", "finding", says, each.treaty, provision)]


def left_alone(base: Tables, supposed: Tables, each: Supposition, effect: str | None) -> list[dict[str, Any]]:
    """Where fewer than two parties are left: the end of a treaty that no other can join (VCLT 70(1)), of another not (VCLT 55)."""
    if isinstance(each, SupposedConflict) or each.without or effect is None:
        return []
    before, after = (parties(tables, each.treaty, effect) for tables in (base, supposed))
    table = supposed.treaty(each.treaty)
    left = after["count"] + len(table["actors"].keys() & set(after["unknown"]))
    if before["count"] < 2 or left >= 2 or not table["complete"]:
        return []
    if table["ended_on"] == effect:
        says, provision = f"from {effect} fewer than two parties are left: the treaty ends for all", _last_cited(supposed, each)
        return [_told("treaty-ends-for-all", "note", says, each.treaty, provision)]
    who = ", ".join(party["name"] for party in after["parties"]) or "nobody"
    says = f"from {effect} fewer than two parties are left ({who}): there is nobody to whom the treaty is owed"
    return [_told("fewer-than-two-parties", "note", says, each.treaty)]


def _last_cited(supposed: Tables, each: SupposedAct) -> str:
    """The provision of the last step that a supposed act led to."""
    steps = [step for period in _by_act(supposed.treaty(each.treaty), each) for step in period[3] if step["kind"] in ("provision", "end")]
    return str(steps[-1]["provision"]) if steps else ""


def forbidden(answer: dict[str, Any]) -> bool:
    """Whether the law does not allow for a supposed act; that a lawful notice is held up is another matter."""
    return any(c["kind"] == "finding" and c["rule"] != "held_up" for each in answer["suppositions"] for c in each["checks"])


def _demands(base: Tables, each: SupposedAct) -> list[dict[str, Any]]:
    """What a notice of withdrawal must hold and what may hold it up, by the clause."""
    clause = base.treaty(each.treaty)["parameters"].get("withdrawal", {})
    if each.act.kind is not ActKind.WITHDRAWAL or not isinstance(clause, dict):
        return []
    proviso = clause.get("proviso") or {}
    notify = ", ".join(clause.get("notify", ()))
    demands = (
        ("statement_required", f"the notice must hold: {clause.get('statement')}", bool(clause.get("statement")), clause.get("provision")),
        ("notify", f"notice goes to {notify}", bool(notify), clause.get("provision")),
        ("proviso", str(proviso.get("effect", "a fact on the day of expiry can hold it up")), bool(proviso), proviso.get("provision")),
    )
    return [
        {"rule": rule, "kind": "demand", "says": says, "treaty": each.treaty, "provision": str(provision or "")}
        for rule, says, asked, provision in demands
        if asked
    ]
