"""What a build depends on, as digests: a treaty is built again only when one of them changed."""

import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg.corpus.layout import REGISTERS, TABULAR, slugs_of

_LAW = ("actors.csv", "actor_relations.csv", "armed_conflicts.csv", "depositaries.csv", "meetings.csv")
"""Shared tables that the law of every treaty rests on; a new name or source changes no treaty."""


class Inputs(NamedTuple):
    """The digest of every file that a build reads, by its path under the data folder or the package."""

    program: str
    words: str
    registers: Mapping[str, str]
    treaties: Mapping[str, Mapping[str, str]]
    parents: Mapping[str, str]

    def lineage(self, slug: str) -> tuple[str, ...]:
        """The parents of a treaty that are treaties of this folder, nearest first; a circle is cut."""
        found: list[str] = []
        parent = self.parents.get(slug, "")
        while parent in self.treaties and parent not in found and parent != slug:
            found.append(parent)
            parent = self.parents.get(parent, "")
        return tuple(found)

    def key_of_registers(self) -> str:
        """What the graphs of actors and sources follow from."""
        return digest_of((self.program, *_listed(self.registers)))

    def key_of(self, slug: str, sources: Iterable[str]) -> str:
        """What the graphs of a treaty follow from; ``sources`` are the ids it cites that are known."""
        shared = [f"{name} {self.registers[name]}" for name in _LAW if name in self.registers]
        folders = [line for each in (slug, *self.lineage(slug)) for line in _listed(self.treaties[each])]
        return digest_of((self.program, *shared, *folders, *sources))


def inputs_of(data: Path, ontology: Path) -> Inputs:
    """The digests of all inputs; files that cannot be read count as empty and fail when they are read in earnest."""
    package = Path(__file__).parents[1]
    program = digest_of(_listed(_digests(package, sorted(p for part in ("law", "corpus", "graph") for p in (package / part).glob("*.py")))))
    registers = _digests(data, _shared(data))
    treaties = {slug: _digests(data, _files(data / "treaties" / slug)) for slug in slugs_of(data)}
    words = digest_of((program, *_listed(_digests(ontology, sorted((*ontology.glob("*.ttl"), *ontology.glob("vocabulary/*.ttl")))))))
    parents = {slug: match[1].decode() for slug in treaties if (match := _PARENT.search(_bytes(data / "treaties" / slug / "treaty.toml")))}
    return Inputs(digest_of((program, _NAMESPACES)), words, registers, treaties, parents)


def cited_in(data: Path, slugs: Iterable[str], sources: Collection[str]) -> list[str]:
    """The ids of sources that the files of some treaties write, in order; every id that is no plain word counts as one of them.

    A source that no file names changes nothing; one that a file names and that is gone is a fault there.
    """
    written = {word for slug in slugs for file in _files(data / "treaties" / slug) for word in _WORD.findall(_bytes(file))}
    return sorted(each for each in sources if (word := each.encode()) in written or not _WORD.fullmatch(word))


def digest_of(parts: Iterable[str]) -> str:
    """One digest over several texts."""
    whole = sha256()
    for part in parts:
        whole.update(part.encode())
        whole.update(b"\n")
    return whole.hexdigest()


def _shared(data: Path) -> list[Path]:
    """The shared tables in the order in which they are read, and whatever else lies beside them as if it were one."""
    tables = [data / name for name in REGISTERS if (data / name).exists()]
    return tables + sorted(path for path in data.glob("*.*") if path.suffix in TABULAR and path.name not in REGISTERS)


def _files(folder: Path) -> list[Path]:
    """The files of a treaty that are read."""
    return sorted(path for path in folder.iterdir() if path.suffix in TABULAR)


def _digests(root: Path, files: Iterable[Path]) -> dict[str, str]:
    return {file.relative_to(root).as_posix(): sha256(_bytes(file)).hexdigest() for file in files}


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""  # a pipe would never end
    except OSError:
        return b""


def _listed(digests: Mapping[str, str]) -> list[str]:
    return [f"{name} {digest}" for name, digest in digests.items()]


_PARENT = re.compile(rb'^parent\s*=\s*"([^"]+)"', re.MULTILINE)
_WORD = re.compile(rb"[\w.-]+")
_NAMESPACES = sha256(_bytes(Path(__file__).parents[1] / "namespaces.py")).hexdigest()
