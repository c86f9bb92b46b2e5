"""Codes in the words of readers: whose a view is, and who did an act."""

from typing import Any

from kg.answers.tables import Tables


def name_of(tables: Tables, code: str) -> str:
    """The name of an actor."""
    known = tables.actors()["actors"].get(code)
    return str(known["name"]) if known else code


def view_said(tables: Tables, view: str) -> str:
    """Whose view it is; one that no actor holds is a reading, told by its name."""
    if view in ("depositary", "self"):
        return {"depositary": "the view of the depositary", "self": "its own view"}[view]
    holder = view.removeprefix("holder:")
    if holder in tables.actors()["actors"]:
        return f"the view of {name_of(tables, holder)}"
    return f'the reading "{holder.replace("-", " ")}"'


def step_said(tables: Tables, step: dict[str, Any]) -> dict[str, Any]:
    """A step of a proof in which who did an act is named, not coded."""
    if step["kind"] != "act":
        return step
    done, _, rest = step["says"].partition(" by ")
    code, _, when = rest.partition(" ")
    return {**step, "says": f"{done} by {name_of(tables, code)} {when}"}
