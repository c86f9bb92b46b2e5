"""Claims whose verdict is another by the new build than by the old: what a reader of the old answers has to be told."""

from pathlib import Path
from typing import Any

from kg.answers.errors import NoBuild, QuestionError
from kg.answers.tables import Tables
from kg.claims.judge import judge
from kg.claims.model import Judged
from kg.claims.read import read_claims
from kg.corpus.faults import CorpusFaults


def changed_verdicts(old: Tables, new: Tables, path: Path) -> list[dict[str, Any]]:
    """Every claim of a file that both builds judge, and judge differently, in the order of the file.

    Raises QuestionError where one of the builds does not know what a claim names.
    """
    before, after = (_judged(side, path) for side in (old, new))
    pairs = zip(before, after, strict=True)
    return [_told(one, other) for one, other in pairs if one.verdict is not other.verdict]


def _judged(tables: Tables, path: Path) -> list[Judged]:
    try:
        file = read_claims(path, tables)
    except CorpusFaults as error:
        kind = NoBuild if error.unreadable else QuestionError
        raise kind(f"{len(error.faults)} fault(s) in the claims, the first: {error.faults[0]}") from None
    return judge(file.claims, tables, file.events)


def _told(one: Judged, other: Judged) -> dict[str, Any]:
    return {
        "id": one.claim.id,
        "claim": one.claim.claim,
        "old": str(one.verdict),
        "new": str(other.verdict),
        "says": f"{one.claim.id}: {one.verdict} -> {other.verdict}: {one.claim.claim}",
    }
