"""Provisions as a text cites them: an article with its parts, of this treaty or, with a prefix, of another."""

import re

_NUMBER = r"(?:[0-9]+(?:[A-Z]|bis|ter)?|[IVXL]+|[A-Z])"
_PART = r"\([0-9A-Za-z]+\)"
_NUMBERED = rf"{_NUMBER}(?:-[A-Z]|(?:\.[IVXL0-9]+)+)?(?:{_PART})*(?:-(?:{_NUMBER}|{_PART}))?"
_PLACE = r"(?:Annex|Technical Annex|Protocol|Part|declaration|final clause|testimonium|transitional article|single provision)"
_SLUG = "[a-z][a-z0-9-]*"
_PROVISION = re.compile(rf"(?:{_SLUG}:)?(?:{_PLACE}|(?:{_PLACE} )*{_NUMBERED})")


def is_provision(text: str) -> bool:
    """Whether a text cites one provision, such as ``20(3)``, ``XVI(2)``, ``Annex 1-A(3)`` or ``ccw:5(3)``."""
    return _PROVISION.fullmatch(text) is not None


def is_slug(text: str) -> bool:
    """Whether a text can stand for a treaty where a provision of it is cited."""
    return re.fullmatch(_SLUG, text) is not None


def treaty_of(slug: str, provision: str) -> tuple[str, str]:
    """The treaty whose text a provision stands in and the provision there: a protocol lives by the clauses of its convention."""
    other, prefixed, rest = provision.partition(":")
    return (other, rest) if prefixed else (slug, provision)
