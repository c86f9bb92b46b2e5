"""A claim, what is found of it, and the events that it may rest on beside the treaty acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kg.claims.propositions import Proposition

Span = tuple[str | None, str | None]
"""The days from the first to the day before the second; none where it always was so, or still is."""


class Verdict(StrEnum):
    """How a claim stands to the evidence, from the best to the worst."""

    SUPPORTED = "supported"
    OUTDATED = "outdated"
    UNVERIFIABLE = "unverifiable"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that somebody said on a day, with the propositions that it makes."""

    id: str
    claim: str
    said_on: str
    propositions: tuple[Proposition, ...]
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that no treaty act is: a joint statement, a plan, a meeting; told by sources."""

    id: str
    kind: str
    actors: tuple[str, ...]
    date: str
    says: str
    sources: tuple[str, ...]


Events = Mapping[str, Event]


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """A file of claims as read: its title, the claims in order, and the events they may rest on."""

    title: str = ""
    claims: tuple[Claim, ...] = ()
    events: Events = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What is found of one proposition.

    ``corrected`` is what holds instead; ``was_true`` the half-open span in which an
    outdated proposition held, without a first day where it always had; ``missing`` what would be needed to verify it.
    """

    verdict: Verdict
    answer: str
    corrected: str = ""
    evidence: tuple[dict[str, Any], ...] = ()
    was_true: Span | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict: the worst of those of its propositions."""

    claim: Claim
    found: tuple[Found, ...]
    data_as_of: str | None = field(default=None)

    @property
    def verdict(self) -> Verdict:
        """A claim is as good as the worst of what it says."""
        order = list(Verdict)
        return max((found.verdict for found in self.found), key=order.index)

    def to_dict(self) -> dict[str, Any]:
        """The answer of ``kg check``."""
        outdated = next((f.was_true for f in self.found if f.verdict is Verdict.OUTDATED and f.was_true), None)
        corrected = [f.corrected for f in self.found if f.corrected]
        return {
            "id": self.claim.id,
            "claim": self.claim.claim,
            "said_by": self.claim.said_by or None,
            "verdict": str(self.verdict),
            "on": self.claim.said_on,
            "answer": " ".join(dict.fromkeys(f.answer for f in self.found)),
            "corrected": " ".join(dict.fromkeys(corrected)) or None,
            "was_true": {"from": outdated[0], "until": outdated[1]} if outdated else None,
            "missing": [f.missing for f in self.found if f.missing],
            "evidence": _once([each for f in self.found for each in f.evidence]),
            "data_as_of": self.data_as_of,
        }


def _once(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for each in evidence:
        if each not in found:
            found.append(each)
    return found
