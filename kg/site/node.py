"""The page of anything that has none of its own: what the graph says of it, each value one link away."""

from kg.namespaces import BASE, PREFIXES
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.templating import render

_LABELS = frozenset(PREFIXES[prefix] + name for prefix, name in (("skos", "prefLabel"), ("rdfs", "label"), ("dcterms", "title")))
"""What the graph calls a thing."""

Statement = tuple[str, str, str, str]
"""Direction (``out`` of the node or ``in``), predicate, kind of the value (``iri``, ``text`` or a language), value."""


def node_page(book: Book, path: str, said: list[Statement]) -> str:
    """A table of statements, those about the node first."""
    title = title_of(book, path, said)
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


def title_of(book: Book, path: str, said: list[Statement]) -> str:
    """What a node is called: as it is labelled, else by what it is and of what, else by its IRI."""
    tongues = (book.texts.locale.language, "en", "text")
    labels = [
        (tongues.index(kind), value) for side, predicate, kind, value in said if side == "out" and predicate in _LABELS and kind in tongues
    ]
    if labels:
        return min(labels)[1]
    match path.split("/"):
        case ["id", kind, slug, *rest] if slug in book.titles:
            return _of(book, _words(book, kind).capitalize(), slug, rest)
    return short(BASE + path)


def _of(book: Book, kind: str, slug: str, rest: list[str]) -> str:
    """A thing of a treaty, or of a State and a treaty, with what tells it from others of its kind."""
    of, others = book.titles[slug], rest
    if rest and rest[0] in book.actors:
        of, others = book.texts.tell("pair-title", actor=book.name(rest[0]), treaty=of), rest[1:]
    if not others:
        return book.texts.tell("node-title-alone", kind=kind, of=of)
    return book.texts.tell("node-title", kind=kind, of=of, rest=", ".join(_words(book, each) for each in others))


def _words(book: Book, part: str) -> str:
    """A part of an address in words; a day stands for itself."""
    return part if part[:1].isdigit() else book.texts.code(part.replace("-", "_"))


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
