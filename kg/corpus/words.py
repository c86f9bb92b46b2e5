"""Words that a curator may have meant."""

from collections.abc import Iterable


def near(written: str, known: Iterable[str]) -> str:
    """What was meant among the words that are known, as a question; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 -- only a slip of the pen needs it

    found = get_close_matches(written, sorted(known), 1)
    return f"did you mean {found[0]}?" if found else ""
