"""A build in parts that are judged apart: what all treaties share, and each treaty with what it rests on.

A shape that speaks of a node of one treaty looks at that treaty, at the treaties it
names (its parent above all) and at the actors, sources and words it uses; so a change
of one treaty leaves what was found in most others as it was. A test holds the parts
together to the findings of the whole.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.corpus.fingerprints import digest_of
from kg.namespaces import ID

SHARED = "shared"
"""The part that holds words, actors and sources."""

_IRI = re.compile(r"<[^>]*>")
_OTHER = re.compile(rf"<{re.escape(ID)}(?:treaty/([^/>]+)>|(?:act|participation|status)/([^/>]+)/)")
_ALWAYS = " <http://www.w3.org/2000/01/rdf-schema#subClassOf> "


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its own files, and the names of the treaties it rests on, nearest first."""

    name: str
    files: tuple[Mapping[str, Any], ...]
    rests_on: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The content of its own files."""
        return digest_of(file["sha256"] for file in self.files)

    @property
    def size(self) -> int:
        """How many statements it holds."""
        return sum(count for file in self.files for count in file["quads"].values())


class Parts(Mapping[str, Part]):
    """All parts of a build by name; texts are read when a part has to be judged.

    ``remembered`` says what each part was found to rest on, with the digest it had then.
    """

    def __init__(self, build: Path, manifest: Mapping[str, Any], remembered: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
        self._build = build
        self._texts: dict[str, str] = {}
        self._nodes: dict[str, list[str]] = {}
        shared = Part(SHARED, (*manifest["words"]["graphs"], *manifest["registers"]["graphs"]))
        treaties = {slug: Part(slug, tuple(entry["graphs"])) for slug, entry in manifest["treaties"].items()}
        named = {slug: self._named_by(part, remembered, treaties.keys()) for slug, part in treaties.items()}
        self._parts: dict[str, Part] = {SHARED: shared} | {slug: Part(slug, part.files, named[slug]) for slug, part in treaties.items()}

    def __getitem__(self, name: str) -> Part:
        return self._parts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def key_of(self, name: str, edition: str) -> str:
        """What the findings of a part follow from; ``edition`` stands for shapes, queries and engine."""
        return digest_of((edition, *(self[each].digest for each in (name, *self.lineage(name), SHARED))))

    def own(self, name: str) -> str:
        """The statements of a part as N-Triples."""
        if name not in self._texts:
            self._texts[name] = "".join(self._triples(file) for file in self[name].files)
        return self._texts[name]

    def beneath(self, names: Iterable[str]) -> str:
        """What treaties rest on: the treaties they name, and of the shared part the nodes that any of them leads to."""
        judged = [name for name in names if name != SHARED]
        others = {each: None for name in judged for each in self.lineage(name) if each not in judged}
        texts = [self.own(each) for each in others]
        return "".join((*texts, *(self._reached([*map(self.own, judged), *texts]) if judged else ())))

    def forget(self, name: str) -> None:
        """Let go of the text of a treaty that has been judged."""
        if name != SHARED:
            self._texts.pop(name, None)

    def lineage(self, name: str) -> list[str]:
        """All treaties that a part rests on, also by way of another."""
        found: list[str] = []
        todo = list(self[name].rests_on)
        while todo:
            each = todo.pop(0)
            if each not in found and each != name:
                found.append(each)
                todo += self[each].rests_on
        return found

    def _reached(self, texts: Iterable[str]) -> Iterator[str]:
        if not self._nodes:
            for line in self.own(SHARED).splitlines(keepends=True):
                self._nodes.setdefault(line.partition(" ")[0], []).append(line)
        todo, seen = {node for text in texts for node in _IRI.findall(text)}, set[str]()
        while todo:
            node = todo.pop()
            if node not in seen:
                seen.add(node)
                lines = self._nodes.get(node, [])
                yield from lines
                todo.update(*(_IRI.findall(line) for line in lines))
        yield from (line for lines in self._nodes.values() for line in lines if _ALWAYS in line)

    def _named_by(self, part: Part, remembered: Mapping[str, tuple[str, tuple[str, ...]]], slugs: Collection[str]) -> tuple[str, ...]:
        """The other treaties of the build that a part speaks of; read from its text where that is new."""
        digest, named = remembered.get(part.name, ("", ()))
        if digest != part.digest:
            text = "".join(self._triples(file) for file in part.files)
            named = tuple(sorted({first or second for first, second in _OTHER.findall(text)} - {part.name}))
        return tuple(name for name in named if name in slugs)

    def _triples(self, file: Mapping[str, Any]) -> str:
        text: str = (self._build / file["file"]).read_text(encoding="utf-8")
        for iri in file["quads"]:
            text = text.replace(f" <{iri}> .\n", " .\n")
        return text


def subjects_of(text: str) -> set[str]:
    """The IRIs that statements in N-Triples are about."""
    return {line[1 : line.index(">")] for line in text.splitlines() if line.startswith("<")}
