"""The one place where addresses of pages and files of the site are minted; none of them leaves the site.

A page is named by its path below ``page/``, as the IRI of its subject has it; the
home page has the empty path. Links are relative to the root of the site, so that
the same page works from a server, from any folder of a host and from a disk.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.namespaces import article_path

_SEGMENT = re.compile(r"(?!\.+$)[A-Za-z0-9._~%-]+").fullmatch
_NO_ANCHOR = re.compile(r"[^A-Za-z0-9]+")


def treaty_path(slug: str) -> str:
    """The page of a treaty."""
    return f"id/treaty/{slug}"


def actor_path(code: str) -> str:
    """The page of a State or another actor."""
    return f"id/actor/{code}"


def pair_path(slug: str, code: str) -> str:
    """The page of a State and a treaty."""
    return f"id/participation/{slug}/{code}"


def ledger_path(slug: str) -> str:
    """The page of all obligations under a treaty, State by State."""
    return f"ledger/{slug}"


def source_path(name: str) -> str:
    """The page on which a source stands, with others of its letter."""
    return f"sources/{name[0].lower()}"


def anchor(*parts: str) -> str:
    """The name of a place within a page."""
    return "-".join(_NO_ANCHOR.sub("-", part).strip("-") for part in parts)


def article_anchor(provision: str) -> str:
    """The place of a provision on the page of its treaty."""
    return anchor("article", article_path(provision))


def map_path(slug: str) -> str:
    """The page of the map of a treaty."""
    return f"map/{slug}"


def file_of(path: str) -> str:
    """The file of a page in a folder; raises ValueError for a path that could lead out of it."""
    if not path or path.endswith("/"):
        return f"page/{_checked(path[:-1])}/index.html" if path else "index.html"
    return f"page/{_checked(path)}" if path.startswith("assets/") else f"page/{_checked(path)}.html"


@lru_cache(maxsize=1 << 14)
def _place(path: str, static: bool) -> str:
    """Where a page lies, as it is written in a link; kept, for every page links to the same few."""
    if static or path.startswith("assets/"):
        return quote(file_of(path))
    return quote(f"page/{path}", safe="/~%") if path else ""


def _checked(path: str) -> str:
    quoted = quote(path, safe="/~%")
    if not all(_SEGMENT(part) for part in quoted.split("/")):
        raise ValueError(f'"{path}" is no address of the site')
    return quoted


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links from one page to others; ``static`` where these are files; ``on`` is the day asked for, empty for the usual one."""

    here: str
    static: bool
    on: str = ""

    @property
    def root(self) -> str:
        """The way up to the root of the site."""
        return "../" * (f"page/{self.here}".count("/") if self.here else 0) or "./"

    def to(self, path: str = "", place: str = "", on: str = "") -> str:
        """The link to a page, or to a place on it; on the day of this page or on another."""
        day = on or self.on
        asked = f"?on={day}" if day and not self.static and not path.startswith("assets/") else ""
        return f"{self.root}{_place(path, self.static)}{asked}{'#' + place if place else ''}"

    def data(self, ending: str) -> str:
        """The link to what a server tells of the subject of this page as data."""
        return f"{self.root}data/{quote(self.here, safe='/~%')}.{ending}"
