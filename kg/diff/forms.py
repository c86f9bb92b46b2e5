"""A difference for reading: as text, as a section of a changelog in Markdown, and as a feed."""

from collections.abc import Iterator
from typing import Any

from kg.diff.answer import same
from kg.diff.atom import FEED, Entry, feed, unique
from kg.diff.classes import CLASSES
from kg.diff.facts import day_of
from kg.diff.said import Names

_HEADINGS = {"event": "Events", "correction": "Corrections", "addition": "Additions"}
_SAID = {
    "event": "the law changed",
    "correction": "what was told before was not so",
    "addition": "told now of what nothing was claimed before",
}


def as_text(answer: dict[str, Any], names: Names) -> str:
    """Every difference as a line, by class and treaty."""
    if same(answer):
        return f"{_between(answer)}: nothing differs.\n"
    lines = [f"{_between(answer)}: {_counted(answer)}."]
    for name in CLASSES:
        if found := list(_by_treaty(answer, name, names)):
            lines += ["", f"{_HEADINGS[name]} ({_SAID[name]})"]
        else:
            continue
        for treaty, told in found:
            lines += [f"  {treaty}", *(f"    {each}" for each in told)]
    lines += [f"Facts beside the law differ: {', '.join(answer['untold'])}."] if answer["untold"] else []
    lines += ["", "Claims with another verdict", *(f"  {each['says']}" for each in answer["claims"])] if answer.get("claims") else []
    return "\n".join(lines) + "\n"


def as_markdown(answer: dict[str, Any], names: Names) -> str:
    """A section for the changelog of data: events apart from corrections."""
    lines = [f"## {answer['new']['name']}", "", f"{_between(answer)}: {_counted(answer)}."]
    for name in CLASSES:
        found = list(_by_treaty(answer, name, names))
        lines += ["", f"### {_HEADINGS[name]}: {_SAID[name]}"] if found else []
        for treaty, told in found:
            lines += ["", f"**{treaty}**", "", *(f"- {_escaped(each)}" for each in told)]
    if answer["untold"]:
        lines += ["", f"Facts beside the law differ: {', '.join(answer['untold'])}."]
    if answer.get("claims"):
        lines += ["", "### Claims with another verdict", "", *(f"- {_escaped(each['says'])}" for each in answer["claims"])]
    return "\n".join(lines) + "\n"


def as_atom(answer: dict[str, Any], names: Names) -> str:
    """Every change as an entry of a feed, the newest first; its category is its class."""
    since, until = answer["old"]["data_as_of"], answer["new"]["data_as_of"]
    entries = [
        Entry(
            id=f"{change['iri']}#{change['class']}-{change['kind']}-{change['change']}-{until}",
            day=_day(change["date"], until),
            title=f"{names.treaty(change['treaty'])}: {change['says']}" if change["treaty"] else change["says"],
            page=change["iri"],
            category=change["class"],
        )
        for change in answer["changes"]
    ]
    entries.sort(key=lambda entry: (entry.day, entry.id), reverse=True)
    return feed(unique(entries), id_=f"{FEED}/{since}/{until}", title=_between(answer), updated=until)


def _day(date: str | None, known: str | None) -> str:
    """The first possible day of a change; of one without a day that on which the build came to tell it."""
    day = day_of(date)
    return day.earliest.isoformat() if day else known or "1970-01-01"


def _between(answer: dict[str, Any]) -> str:
    return " and ".join(f"{side['name']} (data as of {side['data_as_of']})" for side in (answer["old"], answer["new"]))


def _counted(answer: dict[str, Any]) -> str:
    return ", ".join(f"{answer['counts'][name]} {name}{'' if answer['counts'][name] == 1 else 's'}" for name in CLASSES)


def _by_treaty(answer: dict[str, Any], name: str, names: Names) -> Iterator[tuple[str, list[str]]]:
    """The sentences of one class; duties that come or go together are one sentence."""
    told: dict[str, list[str]] = {}
    for change in answer["changes"]:
        if change["class"] == name and change["kind"] != "obligation":
            told.setdefault(change["treaty"] or "", []).append(change["says"])
    for slug, who, verb, what in _duties(answer, name):
        told.setdefault(slug, []).append(f"{names.actor(who)}: {verb} {', '.join(what)}")
    for part in ("statuses", "outcomes"):
        for shift in answer[part]:
            if shift["class"] == name:
                told.setdefault(shift["treaty"], []).append(f"-> {shift['says']}")
    for slug, lines in told.items():
        yield names.treaty(slug) if slug else "Registers", lines


def _duties(answer: dict[str, Any], name: str) -> Iterator[tuple[str, str, str, list[str]]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for change in answer["changes"]:
        if change["class"] == name and change["kind"] == "obligation":
            key = (change["treaty"], change["actor"], _verb(change))
            found.setdefault(key, []).append((change["new"] or change["old"])["obligation"])
    for (slug, who, verb), what in found.items():
        yield slug, who, verb, what


def _verb(change: dict[str, Any]) -> str:
    """What has become of a duty: it came, it went, or it is owed for other days."""
    if change["new"] is None:
        return "does not owe"
    until = f" until the day before {change['new']['end']}" if change["new"]["end"] else ""
    return f"owes from {change['new']['start']}{until}"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
