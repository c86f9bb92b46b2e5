"""What a treaty that is not in force still waits for: those it names, and how many more (VCLT 24(1)-(2))."""

from typing import Any

from kg.answers.status import period_on

_CONSENTED = frozenset({"contracting_state", "party_pending", "party", "withdrawing"})


def waits_for(table: dict[str, Any], on: str) -> dict[str, Any] | None:
    """Whose consent is missing on a day, and how many more are needed; ``None`` once the treaty is or may be in force."""
    force = table["entry_into_force"]["not_before"]
    if force is not None and force <= on:
        return None
    condition = table["parameters"].get("entry_into_force", {}).get("condition", {})
    consented = {actor for actor, account in table["actors"].items() if (period_on(account, on) or ("", "", ""))[2] in _CONSENTED}
    named, n = condition.get("named", []), condition.get("n", 0)
    found: dict[str, Any] = {"consented": len(consented)}
    if named:
        found["named"] = sorted(set(named) - consented)
    if n:
        found["more"] = max(0, n - len(consented))
    return found
