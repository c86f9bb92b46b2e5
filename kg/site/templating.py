"""Jinja as the pages use it: everything escaped, nothing undefined, the same bytes for the same values."""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from kg import __version__
from kg.namespaces import BASE, ONTOLOGY, PREFIXES
from kg.site.addresses import Addresses, actor_path, anchor, article_anchor, ledger_path, map_path, pair_path, treaty_path
from kg.site.book import Book, Notes
from kg.site.texts.catalogue import texts
from kg.site.texts.spoken import Spoken

_WITH_HYPHEN = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b|\b[A-Za-z]{2,14}(?:-[A-Za-z]{2,14})+\b")


@cache
def environment(language: str) -> Spoken:
    """The templates in one language, compiled when they are first used."""
    made = Spoken(
        texts(language),
        loader=PackageLoader("kg.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"link": link, "json_ld": json_ld, "unbroken": unbroken}
    made.globals |= {
        "anchor": anchor,
        "article_anchor": article_anchor,
        "treaty_path": treaty_path,
        "actor_path": actor_path,
        "pair_path": pair_path,
        "ledger_path": ledger_path,
        "map_path": map_path,
        "BASE": BASE,
        "FORMATS": (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples"), ("rdf", "RDF/XML")),
        "VERSION": __version__,
    }
    return made


def render(
    template: str,
    book: Book,
    at: Addresses,
    title: str,
    said: str,
    data: dict[str, Any] | None = None,
    of: Sequence[str] | None = None,
    **values: Any,
) -> str:
    """A page: its template with what every page shows; ``of`` are the treaties that it is made from, if not all."""
    about = {"@type": "WebPage", "name": title, "description": said} if data is None else data
    shared = {"book": book, "at": at, "notes": Notes(book.tables), "title": title, "said": said, "data": about}
    return (
        environment(book.texts.language)
        .get_template(template)
        .render(**shared, has_data=data is not None and data.get("@type") != "Dataset", edition=book.edition(of), **values)
    )


def unbroken(text: str) -> Markup:
    """A text in which no day and no word with a hyphen is broken at the end of a line."""
    return Markup(_WITH_HYPHEN.sub(r'<span class="day">\g<0></span>', str(escape(text))))


def link(address: str | None) -> str:
    """An address of a source as it may be linked to: on the web, or not at all."""
    return address if address and urlsplit(address).scheme in ("http", "https") else ""


def json_ld(data: dict[str, Any], path: str) -> Markup:
    """What a page is about, as JSON-LD that cannot end its own element."""
    context = {"@vocab": "https://schema.org/", "tkg": ONTOLOGY, "xsd": PREFIXES["xsd"]}
    text = json.dumps({"@context": context, "@id": f"{BASE}{path}", **data}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028"))
