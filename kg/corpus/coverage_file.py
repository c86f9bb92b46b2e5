"""``coverage.toml``: up to which day the list of acts is complete, and what sources counted."""

from kg.corpus.cells import Table
from kg.corpus.files import read_document
from kg.corpus.model import Coverage, PublishedCount
from kg.corpus.sheets import Listed, Sheet
from kg.corpus.shelf import Shelf
from kg.corpus.toml_checks import check_table_sources
from kg.corpus.value_types import COUNT, DAY, FLAG, SOURCES, TEXT, TEXTS, Value, is_day

_BEYOND = 2200
"""Outcomes are worked out for every year up to some after the data day: a slip in its year would take hours."""
_DATA_DAY = Value(
    f"a day on which a source looked, before {_BEYOND}", DAY.form, lambda value: is_day(value) and value.year < _BEYOND, DAY.rule
)
_COUNT = Sheet(
    {"on": DAY, "parties": COUNT, "counts": TEXT, "source": SOURCES, "note": TEXT, "not_counted": TEXTS},
    needs=("on", "parties"),
)
_FILE = Sheet(
    {
        "complete": FLAG,
        "complete_as_of": _DATA_DAY,
        "scope": TEXT,
        "source": SOURCES,
        "missing": TEXTS,
        "why": TEXT,
        "note": TEXT,
        "published_count": Listed(_COUNT),
    },
    needs=("complete_as_of",),
)


def read_coverage(shelf: Shelf) -> Coverage | None:
    """What the list of one treaty covers; ``None`` where the file has a fault, for it has then been told."""
    document = read_document(shelf.folder / "coverage.toml", shelf.ledger)
    if document is None:
        return None
    before, table = len(shelf.ledger.faults), Table(document, "", document.content, shelf.ledger)
    counts = table.within("published_count")
    _FILE.check_table(table)
    check_table_sources(table, shelf.registers)
    for count in counts:
        _check_count(count, shelf)
    if table.values.get("complete") is False and not table.values.get("why"):
        table.fault("complete", "missing-key", "the list is not complete and nothing says why", "add why = …")
    shelf.lines[f"coverage/{shelf.slug}"] = (shelf.ledger.name(document.path), 1)
    return _coverage(table, counts) if len(shelf.ledger.faults) == before else None


def _check_count(count: Table, shelf: Shelf) -> None:
    check_table_sources(count, shelf.registers)
    for code in count.told("not_counted"):
        if code not in shelf.registers.actors:
            count.fault("not_counted", "unknown-actor", f'not_counted "{code}" is not known', "use a code of actors.csv")


def _coverage(table: Table, counts: list[Table]) -> Coverage:
    source, as_of = ";".join(table.told("source")), table.values["complete_as_of"]
    told = tuple(map(_count, counts))
    return Coverage(table.flag("complete", True), as_of, table.text("scope"), source, table.texts("missing"), told, table.text("why"))


def _count(table: Table) -> PublishedCount:
    source, without = ";".join(table.told("source")), table.told("not_counted")
    return PublishedCount(table.values["on"], table.values["parties"], table.text("counts"), source, table.text("note"), without)
