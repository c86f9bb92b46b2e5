"""One message of a catalogue: its words, the gaps in them, and the tags that they hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?([a-z]+)")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a value stands among the words."""

    name: str


@dataclass(frozen=True)
class Message:
    """A message with the bundle that knows the plurals of its language."""

    told: ast.Message
    bundle: FluentBundle

    @cached_property
    def pieces(self) -> tuple[str | Gap, ...]:
        """Words and gaps in their order; none where the words depend on a value."""
        assert self.told.value is not None
        found = tuple(map(piece_of, self.told.value.elements))
        return () if None in found else tuple(each for each in found if each is not None)

    @cached_property
    def flat(self) -> str:
        """All its words, of every variant, with the names in the gaps."""
        return "".join(_flattened(self.told))

    @cached_property
    def gaps(self) -> frozenset[str]:
        """The names of the values that it needs."""
        return frozenset(_Gaps.of(self.told))

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags in it, whole."""
        return frozenset(_TAG.findall(self.flat))

    def said(self, values: Mapping[str, object]) -> str:
        """The words with the values in their gaps; raises TypeError for other values than it needs."""
        if values.keys() != self.gaps:
            raise TypeError(f'the message "{self.told.id.name}" needs {sorted(self.gaps)} and not {sorted(values)}')
        if self.pieces:
            return "".join(piece if isinstance(piece, str) else str(values[piece.name]) for piece in self.pieces)
        given = {name: fluent_number(each, useGrouping=False) if isinstance(each, int) else str(each) for name, each in values.items()}
        pattern = self.bundle.get_message(self.told.id.name).value
        assert pattern is not None
        told, errors = self.bundle.format_pattern(pattern, given)
        if errors:
            raise errors[0]
        return str(told)

    def faults(self) -> Iterator[str]:
        """What would break a page: loose signs of HTML, and tags that do not close."""
        rest = _TAG.sub("", self.flat)
        if loose := sorted(set(rest) & set('<>&"')):
            yield f"{' '.join(loose)} outside of a tag; write typographic quotes, and no other signs of HTML"
        opened: list[str] = []
        for tag in _TAG.findall(self.flat):
            name = _NAME.match(tag)
            if name is None or (tag[1] == "/" and (not opened or opened.pop() != name[1])):
                yield f"{tag} closes nothing"
            elif tag[1] != "/":
                opened.append(name[1])
        if opened:
            yield f"<{opened[-1]}> is not closed"


class _Gaps(Visitor):
    """Collects the names of values."""

    def __init__(self) -> None:
        self.names: list[str] = []

    @classmethod
    def of(cls, told: ast.Message) -> list[str]:
        found = cls()
        found.visit(told)
        return found.names

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 -- the name that fluent.syntax calls
        self.names.append(node.id.name)


def piece_of(element: ast.TextElement | ast.Placeable) -> str | Gap | None:
    """Words, a gap, or nothing for what has to be worked out."""
    if isinstance(element, ast.TextElement):
        return element.value
    if isinstance(element.expression, ast.VariableReference):
        return Gap(element.expression.id.name)
    return str(element.expression.parse()["value"]) if isinstance(element.expression, ast.StringLiteral) else None


def _flattened(node: ast.BaseNode | None) -> Iterator[str]:
    match node:
        case ast.Message() | ast.Variant() | ast.Attribute():
            yield from _flattened(node.value)
        case ast.Pattern():
            for element in node.elements:
                yield from _flattened(element)
        case ast.TextElement():
            yield node.value
        case ast.Placeable():
            yield from _flattened(node.expression)
        case ast.VariableReference():
            yield f"{{{node.id.name}}}"
        case ast.SelectExpression():
            for variant in node.variants:
                yield from _flattened(variant)
        case ast.StringLiteral():
            yield str(node.parse()["value"])
