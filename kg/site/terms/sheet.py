"""What every page of the words is made with: the book, the address, the lexicon, and how a value is shown."""

from typing import Any

from kg.namespaces import BASE
from kg.site.addresses import Addresses
from kg.site.book import Book
from kg.site.templating import render
from kg.site.terms.examples import Said, name_of, node_of
from kg.site.terms.lexicon import lexicon
from kg.site.terms.reach import link_to
from kg.site.terms.reading import Iri
from kg.site.terms.words import DCTERMS, OWL, RDFS, SKOS, Alignment, short


class Sheet:
    """One page under way."""

    def __init__(self, book: Book, at: Addresses) -> None:
        self.book = book
        self.at = at
        self.lex = lexicon(book.tables, book.texts.language)
        self.words = self.lex.words
        here = BASE + at.here
        self.iri = next(iter(self.words.with_value(f"{OWL}versionIRI", here)), here)
        """What the page is of; the address of a version leads to what it is a version of, as long as it is this one."""

    def page(self, template: str, title: str, said: str, **values: Any) -> str:
        """The page, with what the templates of words share."""
        return render(
            template,
            self.book,
            self.at,
            title=title,
            said=said,
            data={"@type": "DefinedTerm", "@id": self.iri, "name": title, "description": said} if self._has_rdf else None,
            iri=self.iri,
            lex=self.lex,
            words=self.words,
            usage=self.lex.usage,
            reach=lambda iri: link_to(self.book, self.at, iri, self.lex.links),
            short=short,
            name_of=name_of,
            is_name=lambda value: isinstance(value, Iri),
            RDFS=RDFS,
            SKOS=SKOS,
            DCTERMS=DCTERMS,
            OWL=OWL,
            **values,
        )

    @property
    def _has_rdf(self) -> bool:
        """Rules that code or a query checks are told on their page alone."""
        return self.iri not in self.lex.rules["all"] or bool(self.words.about(self.iri))

    def defined(self, template: str, **values: Any) -> str:
        """The page of what has a label and a definition."""
        said = self.words.one(self.iri, f"{SKOS}definition") or self.words.one(self.iri, f"{DCTERMS}description")
        return self.page(template, self.words.label(self.iri), said, **values)

    def example(self) -> tuple[str, list[Said]]:
        """A statement of the build with this property or concept."""
        example = self.lex.usage.example
        return node_of([example[self.iri]] if self.iri in example else [])

    def alignments(self) -> list[Alignment]:
        """What the term of this page is said to be like."""
        return [each for each in self.words.alignments if each.term == self.iri]
