"""What the pages of one build share on one day: names, duties by actor, notes on sources; worked out once, then kept."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from kg.answers.deadlines import deadlines
from kg.answers.latest import since_at_latest
from kg.answers.status import absent_on, binds, period_on
from kg.answers.tables import Tables
from kg.site.texts.catalogue import texts
from kg.site.texts.tongue import ENGLISH, Text

OFFICIAL = ("ar", "zh", "en", "fr", "ru", "es")
"""The official languages of the United Nations, in the order of their English names."""


FEW = 3
"""So many marks of sources in a row are told one by one."""


class Book:
    """The tables of a build with a day on which they are read; ``later`` is the day of the site where a list of acts ends before it."""

    def __init__(self, tables: Tables, on: str, language: str = ENGLISH) -> None:
        self.tables = tables
        self.on = on
        self.texts = texts(language)
        self.later = ""
        self._duties: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self._acts: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self._of_other_days: dict[str, Book] = {}

    def of(self, slug: str) -> "Book":
        """The book on the last day that the list of acts of a treaty reaches, if that is earlier; beyond it absence says nothing."""
        table = self.tables.treaty(slug)
        last = table["known_until"]
        if last is None or self.on <= last or (table["ended_on"] or "9") <= last:
            return self
        if last not in self._of_other_days:
            other = self._of_other_days[last] = Book(self.tables, last, self.texts.language)
            other.later = self.on
            other.__dict__ |= {name: getattr(self, name) for name in _OF_ANY_DAY}
        return self._of_other_days[last]

    @cached_property
    def actors(self) -> dict[str, dict[str, Any]]:
        """Every actor by its code."""
        return self.tables.actors()["actors"]  # type: ignore[no-any-return]

    @cached_property
    def _named(self) -> dict[str, Text]:
        """What actors are called in the language of the pages, where it is another than English and a source has the name."""
        language = self.texts.locale.language
        if not self.texts.foreign or language not in OFFICIAL:
            return {}
        told = self.tables.gazetteer().items()
        return {code: Text(each["short_names"][language], self.texts.language) for code, each in told if each["short_names"].get(language)}

    @cached_property
    def in_order(self) -> list[str]:
        """The codes of all actors, in the order of their names."""
        return sorted(self.actors, key=lambda code: (self.name(code).casefold(), code))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The name of every treaty by its slug, in the order of the names."""
        names = {table["slug"]: table["name"] for table in self.tables.treaties()}
        return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))

    @cached_property
    def treaties_of(self) -> dict[str, list[str]]:
        """The treaties towards which each actor has an account, in the order of their names."""
        found: dict[str, list[str]] = defaultdict(list)
        for slug in self.titles:
            for code in self.tables.treaty(slug)["actors"]:
                found[code].append(slug)
        return found

    @cached_property
    def cited(self) -> dict[str, set[str]]:
        """The provisions that proofs cite, by treaty; a protocol rests on those of its parent too."""
        found: dict[str, set[str]] = defaultdict(set)
        for table in self.tables.treaties():
            for account in table["actors"].values():
                for period in account["periods"]:
                    for step in period[3]:
                        found[step.get("treaty", "")].add(step.get("provision", ""))
        return found

    def edition(self, slugs: Sequence[str] | None = None) -> str:
        """A mark of the build for citing: of all of it, or of the answers of some treaties, which others do not change."""
        if slugs is None:
            return str(self.tables.manifest["key"][:12])
        named = (self.tables.manifest["treaties"][slug]["tables"]["answers"]["file"] for slug in slugs)
        return sha256(" ".join(named).encode()).hexdigest()[:12]

    def gather(self) -> None:
        """Work out what most pages share, before several processes ask for it."""
        for slug in self.titles:
            self.of(slug).duties(slug), self.duties(slug), self.cited[slug]

    def has_page(self, path: str) -> bool:
        """Whether a State, a treaty or the two together have a page at a path."""
        match path.split("/"):
            case ["id", "actor", code]:
                return code in self.actors
            case ["id", "treaty", slug]:
                return slug in self.titles
            case ["id", "participation", slug, code]:
                return slug in self.titles and code in self.tables.treaty(slug)["actors"]
        return False

    def name(self, code: str) -> str:
        """The name of an actor; a code that the register lacks, such as that of a depositary, stands for itself."""
        return self._named.get(code) or (str(self.actors[code]["name"]) if code in self.actors else code)

    def duties(self, slug: str) -> dict[str, list[dict[str, Any]]]:
        """The obligations under a treaty on the day, by actor."""
        if slug not in self._duties:
            standing = {entry["id"] for entry in self.tables.duties(slug) if entry["standing"]}
            found: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for each in deadlines(self.tables, self.on, slug=slug):
                found[each["actor"]].append({**each, "standing": each["id"] in standing})
            self._duties[slug] = found
        return self._duties[slug]

    @cached_property
    def dated_duties(self) -> list[dict[str, Any]]:
        """Every obligation that has or had a deadline, under all treaties, sorted by deadline."""
        found = [each for slug in self.tables.slugs for of in self.duties(slug).values() for each in of if not each["standing"]]
        return sorted(
            found, key=lambda a: (a["deadline"] is None, a["deadline"] or "", a["treaty"], a["actor"], a["obligation"], a["trigger"])
        )

    def acts(self, slug: str) -> dict[str, list[dict[str, Any]]]:
        """The acts towards a treaty, by actor; those that a rule sets aside among them."""
        if slug not in self._acts:
            found: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for act in self.tables.treaty(slug)["acts"]:
                found[act["actor"]].append(act)
            self._acts[slug] = found
        return self._acts[slug]

    def standing(self, slug: str, code: str) -> dict[str, Any]:
        """The status of an actor towards a treaty on the day, as a row of a table has it; the proof is on their own page."""
        table = self.tables.treaty(slug)
        account = table["actors"].get(code)
        period = period_on(account, self.on)
        since, until, status = period[:3] if period else (None, None, absent_on(table, self.on, None if account else self.actors[code]))
        return {
            "actor": code,
            "name": self.name(code),
            "treaty": slug,
            "status": status,
            "since": since,
            "since_at_latest": since_at_latest(account, since),
            "until": until,
            "bound": binds(period),
        }


_OF_ANY_DAY = ("actors", "_named", "in_order", "titles", "treaties_of", "cited", "_acts")
"""What does not depend on the day."""


class Notes:
    """The sources that a page cites: numbered where they are first cited, listed at its end."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._numbers: dict[str, int] = {}

    def mark(self, sources: list[Any]) -> list[int]:
        """The numbers of sources, given by their ids or as answers show them."""
        ids = dict.fromkeys(each["id"] if isinstance(each, dict) else each for each in sources)
        return sorted(self._numbers.setdefault(each, len(self._numbers) + 1) for each in ids)

    def runs(self, sources: list[Any]) -> list[tuple[int, int]]:
        """The same, where more than three stand together each run of numbers as its first and its last."""
        numbers = self.mark(sources)
        found = [(number, number) for number in numbers]
        if len(found) <= FEW:
            return found
        starts = [number for number in numbers if number - 1 not in numbers]
        return [(start, next(number for number in numbers if number >= start and number + 1 not in numbers)) for start in starts]

    @property
    def listed(self) -> list[dict[str, Any]]:
        """The sources cited so far, in the order of their numbers."""
        return [{"number": number, **cited} for number, cited in enumerate(self._tables.cited(list(self._numbers)), 1)]
