"""Propositions written as TOML, as a file of claims has them."""

import json
import re
from collections.abc import Sequence
from typing import Any

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def inline(value: Any) -> str:
    """A value on one line; a day stands without quotes."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def claim(name: str, sentence: str, said_on: str, propositions: Sequence[dict[str, Any]]) -> str:
    """A whole claim."""
    said = inline(propositions[0]) if len(propositions) == 1 else "[\n" + "".join(f"  {inline(each)},\n" for each in propositions) + "]"
    lines = [
        "[[claim]]",
        f"id = {inline(name)}",
        f"said_on = {said_on}",
        f"claim = {json.dumps(sentence, ensure_ascii=False)}",
        f"proposition = {said}",
    ]
    return "\n".join(lines) + "\n"
