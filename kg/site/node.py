"""The page of anything that has none of its own: what the graph says of it, each value one link away."""

from kg.namespaces import BASE, PREFIXES
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.templating import render

Statement = tuple[str, str, str, str]
"""Direction (``out`` of the node or ``in``), predicate, kind of the value (``iri``, ``text`` or a language), value."""


def node_page(book: Book, path: str, said: list[Statement]) -> str:
    """A table of statements, those about the node first."""
    title = short(BASE + path)
    return render(
        "node.html",
        book,
        Addresses(path, static=False),
        title=title,
        said=book.texts.tell("node-description", title=title),
        data={"@id": BASE + path, "name": title},
        rows=[each for each in said if each[0] == "out"] + [each for each in said if each[0] == "in"],
        short=short,
    )


def missing_page(book: Book, path: str, said: str = "") -> str:
    """That there is no such page, or what is wrong with the day for which it was asked."""
    title = book.texts.tell("missing-day" if said else "missing-title")
    return render("missing.html", book, Addresses(path, static=False), title=title, said=said or book.texts.tell("missing-description"))


def short(iri: str) -> str:
    """An IRI with a prefix where it has one."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri.removeprefix(BASE)
