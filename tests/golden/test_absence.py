"""What follows from the absence of acts is the same by the law engine and by SPARQL: before, on and after the days that decide it."""

import random
from datetime import date, timedelta
from pathlib import Path

from kg.answers.status import status
from kg.answers.tables import Tables
from kg.places import home
from kg.sparql.catalogue import catalogue
from kg.store import open_store

FORMER = ("CSK", "DDR", "YUG", "YAR", "YMD")


def around(*days: str | None) -> set[str]:
    """Each day with the day before and the day after."""
    told = [date.fromisoformat(day) for day in days if day]
    return {(day + timedelta(days=step)).isoformat() for day in told for step in (-1, 0, 1)}


def cases(tables: Tables) -> list[tuple[str, str, str]]:
    """Pairs without an account, and those of States dissolved since, on the days that decide what their absence tells."""
    actors, found = tables.actors()["actors"], []
    for slug in tables.slugs:
        table = tables.treaty(slug)
        adopted = (table["parameters"].get("adoption") or {}).get("date")
        days = around(table["data_as_of"], table["ended_on"], str(adopted) if adopted else None) | {"1900-01-01", "2030-01-01"}
        silent = sorted(code for code, told in actors.items() if code not in table["actors"] and not told["continued_by"])
        for code in {*silent[:: max(1, len(silent) // 2)], *(each for each in FORMER if each in silent)}:
            found += [(code, slug, day) for day in days | around(*(actors[code]["existed"] or ()))]
    return sorted(found)


def test_absence_is_told_alike_by_both_ways(build: Path) -> None:
    tables, store = Tables(build), open_store(build)
    question = next(each for each in catalogue(home() / "queries") if each.name == "bound-on-a-day")
    some = random.Random(4).sample(cases(tables), 400)
    assert {code for code, _, _ in some} >= set(FORMER)
    differing, told = [], set()
    for code, slug, day in some:
        text = question.bound({"actor": code, "treaty": slug, "on": day, "also_on": ""}, tables)
        solutions = store.query(text, use_default_graph_as_union=True)
        answer = status(tables, code, slug, day)
        told.add(answer["status"])
        if [row["status"].value for row in solutions] != [answer["status"]]:
            differing.append((code, slug, day, answer["status"]))
    assert differing == []
    assert told == {"none", "unknown"}
