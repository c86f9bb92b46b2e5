"""What the engine says of a text that is no query, in short: its place, and the first of what could stand there, each whole."""

import re

MOST_NAMED = 5
"""Alternatives that are named; a grammar knows dozens."""

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r"expected (?:one of )?(.*)", re.DOTALL)
_ALTERNATIVE = re.compile(r"""("(?:\\.|[^"\\])*")|(\[(?:'(?:\\.|[^'\\])*'|[^\]'])*\])|([^\s,][^,]*)""")
_CLASSES = (("['0'", "a digit"), ("['A'", "a letter"), ("['a'", "a letter"))


def syntax_of(said: str) -> tuple[str, int | None, int | None]:
    """A sentence without the place, and line and column where the engine tells them."""
    found = _PLACE.search(said)
    if not found:
        return in_short(said), None, None
    return in_short(found[3]), int(found[1]), int(found[2])


def in_short(said: str) -> str:
    """What was expected: a rule of the language that was broken, if one is named, else the first few words and signs."""
    listed = _EXPECTED.fullmatch(said.strip())
    if not listed:
        return " ".join(said.split())
    alternatives = list(_ALTERNATIVE.finditer(listed[1]))
    broken = [each[3].strip() for each in alternatives if each[3] and " " in each[3].strip()]
    if broken:
        return "; ".join(broken)
    named = list(dict.fromkeys(filter(None, map(_named, alternatives))))
    if not named:
        return "something is missing or too much"
    more = f" and {len(named) - MOST_NAMED} others" if len(named) > MOST_NAMED + 1 else ""
    shown = named[:MOST_NAMED] if more else named
    return f"expected {'one of ' if len(named) > 1 else ''}{', '.join(shown)}{more}"


def _named(alternative: re.Match[str]) -> str:
    """A word or sign as it is written; of letters and digits what they are, and nothing of a place where any letter would do."""
    if alternative[2]:
        return next((name for begins, name in _CLASSES if alternative[2].startswith(begins)), "")
    return (alternative[1] or alternative[3]).strip()
