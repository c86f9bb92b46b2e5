"""Who leaves or left a treaty: notices that run, departures that took effect, notices taken back."""

from typing import Any

from kg.answers.tables import Tables


def departures(tables: Tables, slug: str, on: str) -> list[dict[str, Any]]:
    """Every departure from a treaty, the latest first, as the derived periods tell it; ``runs`` is said of the day."""
    found = []
    for code, account in tables.treaty(slug)["actors"].items():
        periods = account["periods"]
        following = [*(period[2] for period in periods[1:]), ""]
        for (start, end, status, because, _), after in zip(periods, following, strict=False):
            if status == "former_party":
                found.append(_told(tables, slug, code, on, _notice(because), start))
            elif status == "withdrawing" and after not in ("former_party", "unknown"):
                found.append(_told(tables, slug, code, on, start, end, taken_back=after == "party"))
    return sorted(found, key=lambda told: (told["effect"] or told["notice"] or "", told["name"]), reverse=True)


def _told(
    tables: Tables, slug: str, code: str, on: str, notice: str | None, effect: str | None, taken_back: bool = False
) -> dict[str, Any]:
    runs = not taken_back and notice is not None and notice <= on and (effect is None or effect > on)
    return {
        "actor": code,
        "name": tables.actors()["actors"][code]["name"],
        "treaty": slug,
        "notice": notice,
        "effect": None if taken_back else effect,
        "runs": runs,
        "taken_back": taken_back,
    }


def _notice(because: list[dict[str, Any]]) -> str | None:
    """The day of the notice that a departure rests on; a State that ceased to exist gave none."""
    return next((step["date"] for step in because if step.get("act") == "withdrawal"), None)
