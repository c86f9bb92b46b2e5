"""Pages made from what stands elsewhere in the project: coverage, conflicts, agreement."""

import re

from kg.publish import reference
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.templating import render

REFERENCE = {"coverage": reference.coverage, "conflicts": reference.conflicts, "agreement": reference.agreement}
"""The reference pages, by the names of their addresses."""

_DIVIDER = re.compile(r"[|\s:-]+").fullmatch
_CELL = re.compile(r"(?<!\\)\|")


def reference_page(book: Book, at: Addresses) -> str:
    """A reference page: the same rows as in the documentation."""
    blocks = _blocks(REFERENCE[at.here](book.tables))
    title = book.texts.tell(f"reference-{at.here}")
    rest = [(kind, told) for kind, told in blocks if kind != "h1" and "`make reference`" not in str(told)]
    return render("reference.html", book, at, title=title, said=book.texts.tell("reference-description", title=title), blocks=rest)


def _blocks(text: str) -> list[tuple[str, object]]:
    """Headings, paragraphs and tables of a page in Markdown."""
    found: list[tuple[str, object]] = []
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


def _cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|").strip("`") for cell in _CELL.split(row.strip().strip("|"))]
