"""From a node of the graph to the file and line it comes from.

Asserted nodes stand in a table of lines that the build writes; a derived node is
led back to the act it was derived from, a part to the node it is part of, a word to
the Turtle file that defines it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from kg.answers.tables import Tables
from kg.namespaces import ID
from kg.validation.turtle_lines import subject_lines

Place = tuple[str, int]
NOWHERE: Place = ("", 0)


class SourceMap:
    """The lines of a build, and a way to ask which act a derived node rests on."""

    def __init__(self, lines: Mapping[str, Place], derived_from: Callable[[str], Iterable[str]], ontology: Path | None = None) -> None:
        self._lines = lines
        self._derived_from = derived_from
        self._ontology = ontology
        self._words: dict[str, Place] = {}

    def place_of(self, iri: str) -> Place:
        """File and line of a node; nowhere for nodes that no file of the corpus holds."""
        found = self._asserted(iri)
        if found is not None:
            return found
        for basis in sorted(self._derived_from(iri)):
            found = self._asserted(basis)
            if found is not None:
                return found
        return self._asserted_above(iri) or self._word(iri) or NOWHERE

    def _word(self, iri: str) -> Place | None:
        """The Turtle subject that defines a word; the files are read when the first word is asked for."""
        if self._ontology is None or iri.startswith(ID):
            return None
        if not self._words:
            for file in sorted(self._ontology.rglob("*.ttl")):
                shown = f"ontology/{file.relative_to(self._ontology).as_posix()}"
                for subject, line in subject_lines(file.read_text(encoding="utf-8")).items():
                    self._words.setdefault(subject, (shown, line))
        return self._words.get(iri)

    def _asserted(self, iri: str) -> Place | None:
        if not iri.startswith(ID):
            return None
        place = self._lines.get(unquote(iri.removeprefix(ID)))
        return (place[0], place[1]) if place else None

    def _asserted_above(self, iri: str) -> Place | None:
        """The nearest node above by its path: an article to its treaty, a participation to its treaty."""
        path = unquote(iri.removeprefix(ID)) if iri.startswith(ID) else ""
        kind, _, rest = path.partition("/")
        for above in (path, *_folders(path), f"treaty/{rest.split('/')[0]}" if kind else ""):
            if above in self._lines:
                file, line = self._lines[above]
                return (file, line)
        return None


def _folders(path: str) -> Iterator[str]:
    """What a path lies under, nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def lines_of(tables: Tables) -> dict[str, Place]:
    """All lines that a build knows, by path under ``id/``."""
    manifest = tables.manifest
    files = [manifest["registers"]["tables"]["lines"], *(entry["tables"]["lines"] for entry in manifest["treaties"].values())]
    found: dict[str, Place] = {}
    for file in files:
        found |= tables.read(Path(file["file"]).as_posix())
    return found
