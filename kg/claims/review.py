"""Verdicts as ``schema:ClaimReview``, the form in which fact-checks are exchanged, in JSON-LD."""

from collections.abc import Iterable
from typing import Any

from kg.claims.model import Verdict
from kg.namespaces import BASE, mint

_RATINGS = {Verdict.REFUTED: 1, Verdict.UNVERIFIABLE: 2, Verdict.OUTDATED: 3, Verdict.SUPPORTED: 4}
"""Ratings as the form wants them; the word beside the number is what counts."""


def claim_reviews(answers: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """All verdicts of a file as one document."""
    return {"@context": {"@vocab": "https://schema.org/"}, "@graph": [_review(answer) for answer in answers]}


def _review(answer: dict[str, Any]) -> dict[str, Any]:
    sources = {source["url"] or mint("source", source["id"]): source for each in answer["evidence"] for source in each["sources"]}
    appearance = {"@type": "CreativeWork", "abstract": answer["claim"], "datePublished": answer["on"]}
    return {
        "@id": mint("claim-review", answer["id"]),
        "@type": "ClaimReview",
        "claimReviewed": answer["claim"],
        "reviewBody": answer["corrected"] or answer["answer"],
        "datePublished": answer["data_as_of"],
        "author": {"@type": "Organization", "@id": BASE, "name": "treaty-kg"},
        "itemReviewed": {
            "@type": "Claim",
            "@id": mint("claim", answer["id"]),
            "appearance": appearance,
            "author": {"@type": "Thing", "name": answer["said_by"] or "unknown"},
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[Verdict(answer["verdict"])],
            "bestRating": 4,
            "worstRating": 1,
            "alternateName": answer["verdict"],
        },
        "citation": [{"@type": "CreativeWork", "@id": place, "name": source["title"] or source["id"]} for place, source in sources.items()],
    }
