"""A page read without a browser: its facts, the rows of its tables by section, its articles, as text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read:
    """What stands on a page."""

    facts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[list[str]]] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)
    lead: str = ""


class _Reader(HTMLParser):
    """Text is gathered from each element that is of interest until that element ends; notes and remarks in small print are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self._section, self._name, self._text, self._quiet = "", "", [""], 0
        self._leads = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "section":
            self._section = told.get("aria-labelledby") or ""
        elif tag == "tr":
            self.read.rows.setdefault(self._section, []).append([])
        elif tag in ("sup", "small", "thead"):
            self._quiet += 1
        elif tag in ("dt", "dd", "td", "article"):
            self._text = []
        elif tag == "p" and told.get("class") == "lead":
            self._text, self._leads = [], True

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self._text).split())
        if tag in ("sup", "small", "thead"):
            self._quiet -= 1
        elif tag == "dt":
            self._name = text
        elif tag == "dd":
            self.read.facts.setdefault(self._name, text)
        elif tag == "td" and self._quiet == 0:
            self.read.rows[self._section][-1].append(text)
        elif tag == "article":
            self.read.articles.append(text)
        elif tag == "p" and self._leads:
            self.read.lead, self._leads = text, False

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._text.append(data)


def read(text: str) -> Read:
    """What stands on a page, given its HTML; heads of tables are no rows."""
    reader = _Reader()
    reader.feed(text)
    reader.read.rows = {section: [row for row in rows if row] for section, rows in reader.read.rows.items()}
    return reader.read
