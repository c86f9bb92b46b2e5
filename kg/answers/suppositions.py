"""The small language of suppositions: an act done or left undone, a conflict that begins or ends.

``POL withdrawal apmbc 2026-12-01`` · ``without LTU withdrawal apmbc 2025-06-27`` ·
``UKR begins-conflict 2026-01-01`` · ``UKR ends-conflict 2027-01-01``. After an act
may stand ``object signature`` or ``object instrument``, and ``effect DATE`` for a
later day that the notice itself names.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from kg.answers import names
from kg.answers.errors import QuestionError
from kg.answers.tables import Tables
from kg.law.acts import Act
from kg.law.days import exactly
from kg.law.vocabulary import ActKind, ActObject

WITHOUT = "without"
BEGINS, ENDS = "begins-conflict", "ends-conflict"
_FORM = "write ACTOR ACT TREATY DATE, without ACTOR ACT TREATY DATE, ACTOR begins-conflict DATE or ACTOR ends-conflict DATE"


class SupposedAct(Struct, frozen=True):
    """An act that is added to those of a treaty or, as ``without``, taken from them."""

    text: str
    treaty: str
    act: Act
    without: bool = False


class SupposedConflict(Struct, frozen=True):
    """That an armed conflict of a State begins or ends on a day."""

    text: str
    actor: str
    on: date
    ends: bool


Supposition = SupposedAct | SupposedConflict


def supposition_of(text: str, tables: Tables) -> Supposition:
    """Read one supposition; raises QuestionError, with suggestions where something near is known."""
    words = text.split()
    without = bool(words) and words[0] == WITHOUT
    words = words[1:] if without else words
    place = next((i for i, word in enumerate(words) if word in (BEGINS, ENDS) or _kind_of(word) is not None), 0)
    if not place or len(words) < place + 2:
        raise QuestionError(f'"{text}" is not a supposition; {_FORM}', _near(words))
    who, kind, rest = " ".join(words[:place]), words[place], words[place + 1 :]
    if kind in (BEGINS, ENDS):
        return _conflict(text, who, kind, rest, tables, without)
    return _act(text, who, kind, rest, tables, without)


def _kind_of(word: str) -> ActKind | None:
    code = word.replace("-", "_")
    return ActKind(code) if code in list(ActKind) else None


def _near(words: Sequence[str]) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 -- only a slip of the pen needs it

    kinds = [*map(str, ActKind), BEGINS, ENDS]
    return [near for word in words[1:] for near in get_close_matches(word.replace("-", "_"), kinds, n=2, cutoff=0.7)]


def _conflict(text: str, who: str, kind: str, rest: Sequence[str], tables: Tables, without: bool) -> SupposedConflict:
    if without or len(rest) != 1:
        raise QuestionError(f'"{text}" is not a supposition; {_FORM}')
    day = names.day_of(rest[0])
    return SupposedConflict(text, names.person_of(who, tables, day), date.fromisoformat(day), kind == ENDS)


def _act(text: str, who: str, word: str, rest: Sequence[str], tables: Tables, without: bool) -> SupposedAct:
    kind, told = ActKind(word.replace("-", "_")), {}
    day_at = next((i for i, each in enumerate(rest) if each[:1].isdigit() and i > 0), None)
    if day_at is None:
        raise QuestionError(f'"{text}" names no day; {_FORM}')
    for key, value in zip(rest[day_at + 1 :: 2], rest[day_at + 2 :: 2], strict=False):
        told[key] = value
    if len(rest[day_at + 1 :]) != 2 * len(told) or told.keys() - {"object", "effect"} or (without and told):
        raise QuestionError(f'"{text}": after the day may stand only object and effect, each with its value')
    day, slug = names.day_of(rest[day_at]), names.treaty_of(" ".join(rest[:day_at]), tables)
    actor = names.person_of(who, tables, day)
    act = Act(
        id=f"{slug}/{actor}/{kind}/{day}",
        actor=actor,
        kind=kind,
        day=exactly(date.fromisoformat(day)),
        object=_object(text, told.get("object", ActObject.TREATY)),
        done_by=actor,
        published_effect=date.fromisoformat(names.day_of(told["effect"])) if "effect" in told else None,
        note="supposed",
    )
    return SupposedAct(text, slug, act, without)


def _object(text: str, word: str) -> ActObject:
    if word not in list(ActObject):
        raise QuestionError(f'"{text}": object "{word}" is not known', list(ActObject))
    return ActObject(word)
