"""All that the pages of the words are made from: the words of a build, their use, the rules, read once."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from kg.answers.tables import Tables
from kg.namespaces import BASE, ONTOLOGY, SHAPES, VOCABULARY
from kg.places import HOME, home, ontology, queries
from kg.site.asking import questions
from kg.site.terms.reading import n_quads, turtle
from kg.site.terms.structure import Structure
from kg.site.terms.usage import Usage, usage_of
from kg.site.terms.words import MATCHES, Alignment, Words
from kg.site.texts.tongue import ENGLISH
from kg.validation.catalogue import sections
from kg.validation.hygiene import read_hygiene
from kg.validation.rule import Rule

ALIGNMENTS = f"{ONTOLOGY}alignment/"


class Lexicon:
    """The words of a build in a language, with their use in it."""

    def __init__(self, tables: Tables, language: str = ENGLISH) -> None:
        self._tables = tables
        folder = ontology()
        documents = sorted((folder / "alignments").glob("*.ttl"))
        aligned = [statement for file in documents for statement in turtle([file])]
        heads = [each for each in aligned if each[0].startswith(ALIGNMENTS)]
        built = [each for file in tables.manifest["words"]["graphs"] for each in n_quads(tables.build / file["file"])]
        shapes = turtle(sorted((folder / "shapes").glob("*.ttl")))
        self.words = Words([*built, *shapes, *heads], _alignments(documents), language)
        self.structure = Structure(self.words)
        self.rules: dict[str, dict[str, Rule]] = sections(folder, queries())
        self.queries = {each.rule.page: each.text for each in read_hygiene(queries())}
        self.questions = {each.number: each for each in questions().values()}
        self.links: dict[tuple[str, bool, str, str], str] = {}
        self.examples = examples()

    @cached_property
    def usage(self) -> Usage:
        """How often what is used."""
        return usage_of(self._tables.build, self._tables.manifest)

    def count(self) -> None:
        """Count the uses now, before several processes or readers need them."""
        _ = self.usage

    def paths(self, start: str) -> list[str]:
        """The paths of all pages in one namespace."""
        return [iri.removeprefix(BASE) for iri in self._iris() if iri.startswith(start)]

    def _iris(self) -> Iterator[str]:
        """Everything that has a page."""
        words = self.words
        yield ONTOLOGY
        yield from words.modules
        yield from words.terms
        yield from sorted({each.document for each in words.alignments})
        yield VOCABULARY
        for scheme in words.schemes:
            yield scheme
            yield from words.concepts(scheme)
        yield SHAPES
        yield from words.shape_modules
        yield from sorted({*words.shapes, *self.rules["all"]})


@lru_cache(maxsize=2)
def lexicon(tables: Tables, language: str = ENGLISH) -> Lexicon:
    """The lexicon of a build."""
    return Lexicon(tables, language)


def read_from() -> list[Path]:
    """The files beside a build that the pages of the words are made from."""
    folders = [(ontology(), "shapes/*.ttl"), (ontology(), "alignments/*.ttl"), (queries(), "*/*.rq"), (examples(), "*/*.ttl")]
    return [file for folder, pattern in folders if folder for file in sorted(folder.glob(pattern))]


def examples() -> Path | None:
    """Where a valid and an invalid file for each shape lie; an installed package has none."""
    return next((folder for folder in (home() / "tests" / "shapes", HOME / "tests" / "shapes") if folder.is_dir()), None)


def _alignments(documents: list[Path]) -> Iterator[Alignment]:
    for file in documents:
        for term, predicate, target in turtle([file]):
            if predicate in MATCHES and not term.startswith(ALIGNMENTS):
                yield Alignment(term, MATCHES[predicate], target, f"{ALIGNMENTS}{file.stem}")
