"""The obligations of ``treaty.toml``: what each provision demands, and how its deadline is found."""

from kg.corpus.cells import Table
from kg.corpus.files import Document
from kg.law.clauses import DeadlineRule, Extension, Interval, ObligationTemplate
from kg.law.date_rules import DateRule
from kg.law.vocabulary import Anchor, DateFunction, DeadlineKind, DeonticKind, Topic, Unit


def read_obligation(table: Table) -> ObligationTemplate | None:
    """One obligation; ``None`` where its kind, topic or deadline cannot be read."""
    kind, topic, deadline = table.code("kind", DeonticKind), table.code("topic", Topic), table.table("deadline")
    if deadline is None:
        table.fault("deadline", "missing-key", f"{table.key} has no deadline", 'add deadline = { kind = "continuous" } for a standing duty')
        return None
    rule, extension = _deadline(table, deadline), table.table("extension")
    if kind is None or topic is None or rule is None:
        return None
    return ObligationTemplate(
        id=table.text("id", required=True),
        kind=kind,
        topic=topic,
        summary=table.text("summary", required=True),
        provision=table.text("provision"),
        deadline=rule,
        extension=_extension(extension) if extension else None,
        bearer=table.text("bearer"),
        unconfirmed=table.text("basis"),
        also=table.texts("also"),
    )


def _deadline(table: Table, inner: Table) -> DeadlineRule | None:
    """A continuous duty has no deadline; a relative one names its anchor and period."""
    kind, provision = inner.code("kind", DeadlineKind), table.text("provision")
    if kind is None:
        return None
    rule = _period_after(inner, provision) if kind is DeadlineKind.RELATIVE else None
    if kind is DeadlineKind.RELATIVE and rule is None:
        return None
    late, interval = inner.table("late_joiner"), inner.table("interval")
    rules = (_period_after(Table(inner.document, inner.key, values, inner.ledger), provision) for values in inner.values.get("rules", ()))
    return DeadlineRule(
        kind=kind,
        rule=rule,
        month_day=inner.text("month_day"),
        covers=inner.text("covers"),
        on=inner.date("date", required=kind is DeadlineKind.FIXED),
        rules=tuple(r for r in rules if r is not None),
        interval=Interval(interval.number("n"), interval.code("unit", Unit) or Unit.YEAR) if interval else None,
        body=inner.text("body"),
        before=inner.text("before"),
        late_joiner=late.text("provision", required=True) if late else "",
        expected=inner.date("expected"),
    )


def _period_after(inner: Table, provision: str) -> DateRule | None:
    anchor, unit = inner.code("anchor", Anchor), inner.code("unit", Unit)
    return DateRule(DateFunction.ADD_PERIOD, anchor, inner.number("n"), unit, provision=provision) if anchor and unit else None


def _extension(table: Table) -> Extension:
    provision, unit = table.text("provision", required="basis" not in table.values), table.code("unit", Unit, Unit.YEAR) or Unit.YEAR
    told = (table.flag("renewable"), table.text("decided_by"), provision, table.date("granted"))
    return Extension(table.number("n"), unit, *told)


def texts_of(document: Document) -> dict[str, tuple[str, ...]]:
    """The sources of each obligation of a file that was read without fault, by its id."""
    tables = document.content.get("obligation", ())
    told = {str(table["id"]): table.get("source", ()) for table in tables}
    return {code: (source,) if isinstance(source, str) else tuple(source) for code, source in told.items()}
