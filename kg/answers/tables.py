"""A build opened for answers: its manifest, and the tables read from it as they are needed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.answers.duties import whole_entries
from kg.answers.errors import NoBuild
from kg.manifest import read_manifest


class Tables:
    """The tables of one build; each is read once, when it is first asked for."""

    def __init__(self, build: Path) -> None:
        manifest = read_manifest(build)
        if manifest is None:
            raise NoBuild(f'there is no build in "{build}"; run "kg build" first')
        self.build = build
        self.manifest = manifest
        self._read: dict[str, Any] = {}
        self._ledgers: dict[str, list[dict[str, Any]]] = {}
        self.clause_sources: dict[tuple[str, str], list[str]] = {}
        """The sources of provisions asked for so far, by treaty and provision."""

    @property
    def slugs(self) -> list[str]:
        """The treaties of the build."""
        return list(self.manifest["treaties"])

    @property
    def data_as_of(self) -> str | None:
        """The latest day up to which some treaty's acts are complete."""
        return self.manifest["data_as_of"]  # type: ignore[no-any-return]

    def treaty(self, slug: str) -> dict[str, Any]:
        """The table of one treaty."""
        return self.read(self.manifest["treaties"][slug]["tables"]["answers"]["file"])

    def duties(self, slug: str) -> list[dict[str, Any]]:
        """The obligation ledger of one treaty, every entry with its template and its turns."""
        file = self.manifest["treaties"][slug]["tables"]["duties"]["file"]
        if slug not in self._ledgers:
            self._ledgers[slug] = whole_entries(self.read(file))
        return self._ledgers[slug]

    def treaties(self) -> Iterator[dict[str, Any]]:
        """The tables of all treaties, in order of their slugs."""
        return (self.treaty(slug) for slug in self.slugs)

    def treaty_names(self) -> dict[str, str]:
        """The slug of each treaty by its names, compared without case."""
        found: dict[str, str] = {}
        for slug, entry in self.manifest["treaties"].items():
            found |= {" ".join(name.casefold().split()): slug for name in (slug, *entry["names"])}
        return found

    def titles(self) -> dict[str, str]:
        """The short name of each treaty by its slug."""
        return {slug: entry["names"][0] for slug, entry in self.manifest["treaties"].items()}

    def actors(self) -> dict[str, Any]:
        """Actors, their names and groups."""
        return self.read(self.manifest["registers"]["tables"]["actors"]["file"])

    def gazetteer(self) -> dict[str, Any]:
        """Codes and points for maps, and names in several languages."""
        return self.read(self.manifest["registers"]["tables"]["gazetteer"]["file"])

    def sources(self) -> dict[str, Any]:
        """Titles and addresses of sources."""
        return self.read(self.manifest["registers"]["tables"]["sources"]["file"])

    def cited(self, ids: list[str]) -> list[dict[str, Any]]:
        """Sources as answers show them."""
        known = self.sources()
        return [{"id": each, **known.get(each, {"title": "", "url": None})} for each in ids]

    def read(self, file: str) -> dict[str, Any]:
        """One table by the name of its file."""
        if file not in self._read:
            try:
                self._read[file] = json.loads((self.build / file).read_bytes())
            except (OSError, ValueError):
                raise NoBuild(f'the build in "{self.build}" is damaged ({file} is missing or broken); run "kg build" again') from None
        return self._read[file]  # type: ignore[no-any-return]
