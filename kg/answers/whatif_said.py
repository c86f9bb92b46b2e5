"""The differences of two worlds in sentences, for reading."""

from typing import Any

from kg.answers.tables import Tables
from kg.answers.words import name_of, view_said


def sentences(base: Tables, answer: dict[str, Any]) -> list[str]:
    """The answer as sentences, for reading."""
    found = []
    for each in answer["suppositions"]:
        effect = f": effective {each['effective']}" if each["effective"] else ""
        found.append(f"Suppose {each['text']}{effect}.")
        found += [f"  {check['kind']} ({check['rule']}): {check['says']}{_cited(check)}." for check in each["checks"]]
    found += [_status_said(base, change) for change in answer["statuses"]]
    found += [_overlay_said(base, change) for change in answer["overlays"]]
    found += [_view_said(base, change) for change in answer["views"]]
    for count in answer["counts"]:
        of = f", members of {count['group']}" if count["group"] else ""
        found.append(f"Parties to {count['treaty']} on {count['on']}{of}: {count['before']} -> {count['after']}.")
    for change in answer["deadlines"]:
        due = change["after"] if change["change"] != "lost" else change["before"]
        by = f" by {day}" if (day := due["next_due"] or due["deadline"]) else ""
        found.append(f"Deadline {change['change']}: {name_of(base, change['actor'])}, {change['obligation']} ({change['provision']}){by}.")
    found += [_force_said(base, change) for change in answer["entry_into_force"]]
    changes = ("statuses", "periods", "overlays", "views", "counts", "deadlines", "entry_into_force")
    return found if any(answer[key] for key in changes) else [*found, "Nothing would change."]


def _cited(check: dict[str, Any]) -> str:
    if not check["provision"]:
        return ""
    cited = check["treaty"].upper() if check["treaty"] in ("vclt", "vcsst") else "Article"
    return f" ({cited} {check['provision']})"


def _status_said(base: Tables, change: dict[str, Any]) -> str:
    before, after = change["before"], change["after"]
    since = f", since {after['since']}" if after["since"] else ""
    until = f", until {after['until']}" if after["until"] else ""
    who = f"{name_of(base, change['actor'])}, {base.treaty(change['treaty'])['name']}, {change['on']}"
    return f"{who}: {before['status']} -> {after['status']}{since}{until}."


def _overlay_said(base: Tables, change: dict[str, Any]) -> str:
    by = f" by {name_of(base, change['claimant'])}" if change["claimant"] else ""
    until = f" until {change['until']}" if change["until"] else ""
    who = f"{name_of(base, change['actor'])}, {base.treaty(change['treaty'])['name']}"
    return f"Beside this {change['change']}: {who}: {change['kind'].replace('_', ' ')}{by}, since {change['since']}{until}."


def _view_said(base: Tables, change: dict[str, Any]) -> str:
    before, after = (_side_said(change[side]) for side in ("before", "after"))
    who = f"{name_of(base, change['actor'])}, {base.treaty(change['treaty'])['name']}, {change['on']}"
    return f"{who}, in {view_said(base, change['view'])}: {before} -> {after}."


def _side_said(side: dict[str, Any] | None) -> str:
    return f"{side['status']}, {'bound' if side['bound'] else 'not bound'}" if side else "none that differs"


def _force_said(base: Tables, change: dict[str, Any]) -> str:
    before, after = change["before"], change["after"]
    told = f"{base.treaty(change['treaty'])['name']}: in force {before['on'] or 'not yet'} -> {after['on'] or 'not yet'}"
    missing = [tuple((side["waits_for"] or {}).get("named", ())) for side in (before, after)]
    if missing[0] != missing[1]:
        told += f"; of those that must consent {len(missing[0])} -> {len(missing[1])} still missing ({', '.join(missing[1]) or 'none'})"
    return f"{told}."
