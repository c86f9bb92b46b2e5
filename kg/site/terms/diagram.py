"""Diagrams as drawings of boxes in columns with arrows between them: the same figures for the same words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH = 760
"""The least width of a drawing, so that letters are of one size in all."""

LETTER, ROW, HEAD, PAD, BESIDE, BELOW = 6.6, 18, 28, 10, 76, 16


@dataclass(frozen=True, slots=True)
class Card:
    """What a box shows: a title, rows beneath it, each with what it is about; ``main`` if it is what the drawing is of."""

    iri: str
    title: str
    rows: tuple[tuple[str, str], ...] = ()
    main: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a box, at one of its rows or at its head, to another; ``kind`` tells how it is drawn."""

    start: str
    row: str
    end: str
    says: str
    kind: str = "leads"


@dataclass(frozen=True, slots=True)
class Box:
    """A card in its place."""

    card: Card
    x: int
    y: int
    width: int
    height: int
    column: int

    def row(self, number: int) -> int:
        """The base line of a row."""
        return self.y + HEAD + ROW * number + 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything placed; ``lines`` are path, arrow head, words and kind."""

    says: str
    width: int
    height: int
    boxes: list[Box] = field(default_factory=list)
    lines: list[tuple[str, str, str, str]] = field(default_factory=list)


def drawn(says: str, columns: Sequence[Sequence[Card]], arrows: Sequence[Arrow]) -> Drawing:
    """Columns from left to right, each in the middle of the height; what is small stands on the left, where a phone looks first."""
    held = [column for column in columns if column]
    widths = [max(_width(card) for card in column) for column in held]
    heights = [sum(_height(card) + BELOW for card in column) - BELOW for column in held]
    inner, height = sum(widths) + BESIDE * (len(held) - 1), max(heights, default=0)
    width = max(WIDTH, inner + BESIDE)
    boxes: list[Box] = []
    x = 2
    for number, column in enumerate(held):
        y = (height - heights[number]) // 2 + 2
        for card in column:
            boxes.append(Box(card, x, y, widths[number], _height(card), number))
            y += _height(card) + BELOW
        x += widths[number] + BESIDE
    at = {box.card.iri: box for box in boxes}
    lines = [_line(at[arrow.start], at[arrow.end], arrow) for arrow in arrows if arrow.start in at and arrow.end in at]
    return Drawing(says, width, height + 4, boxes, lines)


def _width(card: Card) -> int:
    letters = max(len(card.title) * 1.2, *(len(text) for text, _ in card.rows), 12)
    return round(letters * LETTER) + 2 * PAD


def _height(card: Card) -> int:
    return HEAD + (ROW * len(card.rows) + 6 if card.rows else 0)


def _line(start: Box, end: Box, arrow: Arrow) -> tuple[str, str, str, str]:
    """A curve from side to side; within a column it goes around on the right."""
    row = next((n for n, (_, iri) in enumerate(start.card.rows) if iri == arrow.row), None)
    y1 = start.y + HEAD // 2 if row is None else start.row(row) - 4
    y2 = end.y + HEAD // 2
    if start is end:
        y2 += 6
    forth, back = end.column > start.column, end.column < start.column
    x1 = start.x if back else start.x + start.width
    x2 = end.x if forth else end.x + end.width
    out = -1 if back else 1
    into = -1 if forth else 1
    reach = BESIDE // 2 if start.column != end.column else 20 + abs(y2 - y1) // 8
    path = f"M{x1} {y1}C{x1 + out * reach} {y1} {x2 + into * reach} {y2} {x2 + into * 6} {y2}"
    head = f"M{x2 + into * 8} {y2 - 4}L{x2} {y2}L{x2 + into * 8} {y2 + 4}Z"
    return path, head, arrow.says, arrow.kind
