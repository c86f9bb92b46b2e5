"""Pages made from what stands elsewhere in the project: coverage, conflicts, agreement."""

import re
from dataclasses import dataclass
from typing import Any

from kg.publish import reference
from kg.site.addresses import Addresses, actor_path, pair_path, treaty_path
from kg.site.book import Book
from kg.site.templating import render

REFERENCE = {"coverage": reference.coverage, "conflicts": reference.conflicts, "agreement": reference.agreement}
"""The reference pages, by the names of their addresses."""

_DIVIDER = re.compile(r"[|\s:-]+").fullmatch
_CELL = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+").fullmatch

LONG = 24
"""Letters from which a cell has a line of its own on a phone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as a reader sees it, with the page that it leads to."""

    text: str
    path: str = ""

    @property
    def long(self) -> bool:
        """Whether it takes a line of its own."""
        return len(self.text) > LONG


def reference_page(book: Book, at: Addresses) -> str:
    """A reference page: the same rows as in the documentation."""
    blocks = _blocks(REFERENCE[at.here](book.tables))
    title = book.texts.tell(f"reference-{at.here}")
    rest = [(kind, _shown(book, kind, told)) for kind, told in blocks if kind != "h1" and "`make reference`" not in str(told)]
    return render("reference.html", book, at, title=title, said=book.texts.tell("reference-description", title=title), blocks=rest)


def _blocks(text: str) -> list[tuple[str, Any]]:
    """Headings, paragraphs and tables of a page in Markdown."""
    found: list[tuple[str, Any]] = []
    for block in filter(None, (each.strip("\n") for each in text.split("\n\n"))):
        if block.startswith("#"):
            marks, _, words = block.partition(" ")
            found.append((f"h{len(marks)}", words))
        elif block.startswith("|"):
            rows = [_cells(row) for row in block.splitlines() if not _DIVIDER(row)]
            found.append(("table", rows))
        else:
            found.append(("p", " ".join(block.split())))
    return found


def _shown(book: Book, kind: str, told: Any) -> Any:
    """A heading or a paragraph without the marks of Markdown, or a table with its head and links in the other rows."""
    if kind != "table":
        return told.replace("`", "")
    head, *rows = told
    return head, [[_cell(book, row, place) for place in range(len(row))] for row in rows]


def _cell(book: Book, row: list[str], place: int) -> Cell:
    """A treaty by its name, an act by who did what and when, a code in words."""
    text = row[place]
    if place == 0 and text in book.titles:
        return Cell(book.titles[text], treaty_path(text))
    code, _, act = text.partition("/")
    if act and row[0] in book.titles and code in book.actors:
        kind, _, day = act.partition("/")
        did, when = book.texts.code(kind.replace("-", "_")), day.replace("--", " \N{EN DASH} ")
        pair = pair_path(row[0], code)
        return Cell(f"{book.name(code)}: {did} {when}", pair if book.has_page(pair) else actor_path(code))
    if text and all(each in book.actors for each in text.split(", ")):
        return Cell(", ".join(book.name(each) for each in text.split(", ")))
    return Cell(book.texts.code(text) if _CODE(text) else text)


def _cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|").strip("`") for cell in _CELL.split(row.strip().strip("|"))]
