"""An answer from what a corpus held on a day, where it does not tell of every act when it was recorded.

``without`` those acts and ``with_`` them are the two ends of what it can have been:
where both give the same, that is the answer, else it is unknown.
"""

from typing import Any

_SETTLED = ("status", "bound", "since", "until")


def settled_status(without: dict[str, Any], with_: dict[str, Any], by: str) -> dict[str, Any]:
    """A status, or the proof of one, as the corpus gave it on a day."""
    told = {"recorded_by": by}
    if all(without[key] == with_[key] for key in _SETTLED):
        return {**with_, **told}
    says = (
        f"of some acts the corpus does not tell when it recorded them: {_said(with_)} if they were recorded by {by}, "
        f"{_said(without)} if they were not; --release answers from the corpus as it was"
    )
    step = {"kind": "record", "says": says, "sources": []}
    open_ = {"status": "unknown", "bound": False, "since": None, "until": None, "overlays": [], "other_views": []}
    found = {key: value for key, value in with_.items() if key != "position"} | open_ | told
    if "says" not in with_:
        return {**found, "because": [step]}
    said = f"What the corpus said on {by} is not known: {_said(with_)}, or {_said(without)}."
    return {**found, "because": [{"step": 1, **step}], "says": said, "why_not": says, "why_still": None}


def settled_parties(without: dict[str, Any], with_: dict[str, Any], by: str) -> dict[str, Any]:
    """The parties that the corpus can only have told on a day; beside them those that it may have told."""
    ends = [{party["actor"]: party for party in answer["parties"]} for answer in (without, with_)]
    sure = [party for actor, party in ends[1].items() if actor in ends[0]]
    unsettled = sorted(ends[0].keys() ^ ends[1].keys())
    return {**with_, "count": len(sure), "parties": sure, "unsettled": unsettled, "recorded_by": by}


def _said(answer: dict[str, Any]) -> str:
    since = f" since {answer['since']}" if answer["since"] else ""
    until = f" until {answer['until']}" if answer["until"] else ""
    return f"{answer['status'].replace('_', ' ')}{since}{until}"
