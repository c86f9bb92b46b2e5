"""Facts of a treaty itself: that it is there, in force, ended, how far its list reaches, and every parameter of its clauses."""

from collections.abc import Iterator
from typing import Any

from kg.answers.tables import Tables
from kg.diff.facts import Fact, day_of
from kg.namespaces import ID, mint


def treaty_facts(table: dict[str, Any]) -> Iterator[Fact]:
    """What a table tells beside acts and statuses."""
    slug, force = table["slug"], table["entry_into_force"]
    iri = mint("treaty", slug)
    yield Fact("treaty", slug, slug, "", slug, None, {"name": table["name"], "names": table["names"], "parent": table["parent"]}, iri)
    told = {"complete": table["complete"], "as_of": table["data_as_of"], "because": table["incomplete_because"]}
    yield Fact("coverage", slug, slug, "", slug, day_of(table["data_as_of"]), told, f"{ID}coverage/{slug}")
    if force["on"] is not None:
        told = {key: force[key] for key in ("on", "trigger", "triggered_by")}
        yield Fact("entry_into_force", slug, slug, "", slug, day_of(force["trigger"] or force["on"]), told, iri, claimed=True)
    if table["ended_on"] is not None:
        yield Fact("end", slug, slug, "", slug, day_of(table["ended_on"]), {"on": table["ended_on"]}, iri, claimed=True)
    for number, count in enumerate(table["published_counts"]):
        iri_of_count = f"{ID}coverage/{slug}/count/{count['on']}"
        yield Fact("published_count", f"{slug}/{count['on']}/{number}", slug, "", slug, day_of(count["on"]), count, iri_of_count)
    for path, value in _leaves("", table["parameters"]):
        clause = path.split(".")[0].replace("_", "-")
        yield Fact("clause", f"{slug} {path}", slug, "", path, None, {"path": path, "value": value}, mint("treaty", slug, "clause", clause))


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every parameter with its path; a list of plain values is one parameter."""
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        inner = {str(number): each for number, each in enumerate(value, 1)}.items()
    else:
        yield path, value
        return
    for key, each in inner:
        yield from _leaves(f"{path}.{key}" if path else key, each)


def register_facts(tables: Tables) -> Iterator[Fact]:
    """Actors, and who belongs to which group from when to when."""
    known = tables.actors()
    for code, actor in known["actors"].items():
        yield Fact("actor", code, "", code, code, None, actor, mint("actor", code))
    for group, members in known["groups"].items():
        for actor, role, start, end in members:
            iri = f"{ID}group/{group}"
            told = {"group": group, "role": role, "start": start, "end": end}
            yield Fact("membership", f"{group}/{actor}/{role}/{start}", "", actor, f"{group} {actor}", day_of(start), told, iri)
