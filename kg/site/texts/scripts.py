"""What the scripts of the site say: the messages that they ask for, as values that a few lines of script can fill."""

import json
import re
from functools import cache
from pathlib import Path

from fluent.syntax import ast

from kg.site.texts.catalogue import Texts
from kg.site.texts.message import Gap, Message, piece_of

_SAID = re.compile(r'\b(?:say|pieces)\("([\w-]+)"')
SCRIPTS = Path(__file__).parent.parent / "static"


@cache
def asked() -> tuple[str, ...]:
    """The messages that some script says, by name."""
    return tuple(sorted({name for file in SCRIPTS.glob("*.js") for name in _SAID.findall(file.read_text(encoding="utf-8"))}))


def spoken(texts: Texts) -> str:
    """A script that sets the messages, and the codes whose words are not the code itself."""
    said = {name: formed(texts[name]) for name in asked()}
    codes = {code: texts.code(code) for code in _codes(texts) if texts.code(code) != code.replace("_", " ")}
    told = json.dumps({"said": said, "codes": codes}, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.treatyKgTexts={told};\n"


def _codes(texts: Texts) -> list[str]:
    return [name.removeprefix("code-").replace("-", "_") for name in texts.messages if name.startswith("code-")]


def formed(message: Message) -> object:
    """A text with names in its gaps, or the value that decides with such a text for each plural."""
    value = message.told.value
    assert value is not None
    if len(value.elements) == 1 and isinstance(value.elements[0], ast.Placeable):
        chosen = value.elements[0].expression
        if isinstance(chosen, ast.SelectExpression) and isinstance(chosen.selector, ast.VariableReference):
            return [chosen.selector.id.name, {_key(each): _text(each.value, message) for each in chosen.variants}]
    return _text(value, message)


def _key(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value


def _text(pattern: ast.Pattern, message: Message) -> str:
    pieces = [piece_of(each) for each in pattern.elements]
    if None in pieces:
        raise ValueError(f'scripts cannot say the message "{message.told.id.name}": it holds more than words, values and one choice')
    return "".join(f"{{{each.name}}}" if isinstance(each, Gap) else str(each) for each in pieces)
