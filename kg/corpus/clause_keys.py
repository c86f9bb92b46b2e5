"""What ``treaty.toml`` may say: the keys of every table, and what each may be."""

from collections.abc import Mapping

from kg.corpus.sheets import Entry, Listed, Sheet
from kg.corpus.value_types import COUNT, DAY, FLAG, MONTH_DAY, OFFSET, PERIOD, SOURCES, TEXT, TEXTS, Code, Value, is_day
from kg.law.vocabulary import (
    ActKind,
    Anchor,
    ConditionKind,
    ConsentWindow,
    DateFunction,
    DeadlineKind,
    DeonticKind,
    DurationKind,
    EndCause,
    Floor,
    Pivot,
    Proviso,
    ReservationRule,
    SuccessionRule,
    Topic,
    Unit,
)

ENTRY = "entry_into_force"
"""The name of the table, and of the end of a window for signature that closes with it."""

_TOLD: Mapping[str, Entry] = {"provision": TEXT, "also": TEXTS, "source": SOURCES, "basis": TEXT, "note": TEXT, "text": TEXT}
"""Keys that any clause may carry."""
_SILENT: Mapping[str, Entry] = {**_TOLD, "no_clause": FLAG, "unread": FLAG}
"""Those of a clause that a treaty may lack, or that nobody has read."""
_EXCUSED = ("no_clause", "unread")

_UNIT, _ANCHOR, _ACTS = Code(frozenset(Unit)), Code(frozenset(Anchor)), Code(frozenset(ActKind), many=True)
_LENGTH: Mapping[str, Entry] = {"n": PERIOD, "unit": _UNIT}
_TREATY_KINDS = Code(("agreement", "amendment", "convention", "protocol", "treaty"))
_CLOSES = Value(
    "a day", f'YYYY-MM-DD without quotes, or "{ENTRY}" where it closes with that', lambda value: value == ENTRY or is_day(value), DAY.rule
)

_RULE = Sheet(
    {"kind": Code(frozenset(DateFunction)), **_LENGTH, "anchor": _ANCHOR, "at_least": FLAG, "provision": TEXT},
    needs=("kind", "anchor"),
    kinds={DateFunction.ON_EVENT: (), DateFunction.FIRST_OF_MONTH: ("n",), DateFunction.ADD_PERIOD: ("n", "unit")},
)
_CONDITION = Sheet(
    {
        "kind": Code(frozenset(ConditionKind)),
        "n": COUNT,
        "others": COUNT,
        "named": TEXTS,
        "counts": _ACTS,
        "numerator": COUNT,
        "denominator": COUNT,
        "requires": TEXTS,
        "waivable": FLAG,
        "category": TEXT,
        "provision": TEXT,
        "source": SOURCES,
    },
    needs=("kind",),
    kinds={
        ConditionKind.COUNT: ("n",),
        ConditionKind.NAMED_PLUS_COUNT: ("named",),
        ConditionKind.ALL_OF_NAMED: ("named",),
        ConditionKind.ALL_SIGNATORIES: (),
        ConditionKind.CATEGORY: ("named",),
        ConditionKind.FRACTION: ("numerator", "denominator"),
        ConditionKind.EXCHANGE: ("named",),
        ConditionKind.PER_STATE_CONDITIONS: (),
    },
    may={
        ConditionKind.NAMED_PLUS_COUNT: ("n", "others"),
        ConditionKind.ALL_SIGNATORIES: ("named",),
        ConditionKind.CATEGORY: ("n", "others"),
        ConditionKind.PER_STATE_CONDITIONS: ("n",),
    },
)
_DEADLINE = Sheet(
    {
        "kind": Code(frozenset(DeadlineKind)),
        "n": OFFSET,
        "unit": _UNIT,
        "anchor": _ANCHOR,
        "month_day": MONTH_DAY,
        "covers": TEXT,
        "date": DAY,
        "expected": DAY,
        "rules": Listed(Sheet({**_LENGTH, "anchor": _ANCHOR}, needs=("n", "unit", "anchor"))),
        "interval": Sheet({"n": COUNT, "unit": _UNIT}, needs=("n", "unit")),
        "body": TEXT,
        "before": TEXT,
        "late_joiner": Sheet({"text": TEXT, "provision": TEXT}, needs=("provision",)),
        "when": TEXTS,
    },
    needs=("kind",),
    kinds={
        DeadlineKind.CONTINUOUS: (),
        DeadlineKind.RELATIVE: ("n", "unit", "anchor"),
        DeadlineKind.ANNUAL: (),
        DeadlineKind.FIXED: ("date",),
        DeadlineKind.DECISION: (),
        DeadlineKind.PERIODIC: ("interval",),
        DeadlineKind.EVENT: (),
        DeadlineKind.NEXT_MEETING: (),
        DeadlineKind.LATEST_OF: ("rules",),
        DeadlineKind.RETENTION: ("interval",),
    },
    may={DeadlineKind.ANNUAL: ("month_day", "covers"), DeadlineKind.RELATIVE: ("interval",)},
)
_EXTENSION = Sheet(
    {
        **_LENGTH,
        "renewable": FLAG,
        "decided_by": TEXT,
        "vote": TEXT,
        "request": TEXT,
        "granted": DAY,
        "provision": TEXT,
        "source": SOURCES,
        "basis": TEXT,
    },
    needs=("provision",),
    unless=("basis",),
    together={"n": "unit", "unit": "n"},
)
_OBLIGATION = Sheet(
    {
        **_TOLD,
        "id": TEXT,
        "kind": Code(frozenset(DeonticKind)),
        "topic": Code(frozenset(Topic)),
        "summary": TEXT,
        "deadline": _DEADLINE,
        "extension": _EXTENSION,
        "bearer": TEXT,
        "applies_if": TEXT,
        "practice": TEXT,
    },
    needs=("id", "kind", "topic", "summary", "deadline"),
)
_WITHDRAWAL = Sheet(
    {
        **_SILENT,
        "permitted": FLAG,
        "rule": _RULE,
        "notify": TEXTS,
        "statement": TEXT,
        "ground": TEXT,
        "scope": TEXT,
        "proviso": Sheet(
            {"kind": Code(frozenset(Proviso)), "provision": TEXT, "effect": TEXT, "source": SOURCES}, needs=("kind", "provision")
        ),
        "survival": Sheet({"text": TEXT, "provision": TEXT}, needs=("provision",)),
        "earliest_notice": Sheet(
            {"n": COUNT, "unit": _UNIT, "anchor": _ANCHOR, "provision": TEXT}, needs=("n", "unit", "anchor", "provision")
        ),
        "effect_sources": TEXTS,
    },
    needs=("permitted",),
    unless=_EXCUSED,
)

TABLES: Mapping[str, Sheet | Listed] = {
    "identifiers": Sheet({"mtdsg": TEXT, "unts": TEXT, "source": SOURCES}),
    "adoption": Sheet({**_TOLD, "date": DAY, "place": TEXT, "by": TEXT}, needs=("date",)),
    "signature": Listed(Sheet({**_TOLD, "opens": DAY, "closes": _CLOSES, "place": TEXT, "practice": TEXT})),
    "depositaries": Sheet({**_SILENT, "codes": TEXTS}, needs=("codes",), unless=_EXCUSED),
    "languages": Sheet({**_SILENT, "codes": TEXTS}, needs=("codes",), unless=_EXCUSED),
    "consent": Sheet(
        {
            **_TOLD,
            "signatories": _ACTS,
            "others": _ACTS,
            "window": Code(frozenset(ConsentWindow)),
            "eligible": TEXT,
            "requires": TEXT,
        }
    ),
    ENTRY: Sheet(
        {
            **_TOLD,
            "condition": _CONDITION,
            "rule": _RULE,
            "not_before": Sheet(
                {**_LENGTH, "after": Code((Anchor.OPENING_FOR_SIGNATURE,)), "provision": TEXT}, needs=("n", "unit", "after")
            ),
            "triggered": DAY,
            "announced": DAY,
            "announced_source": SOURCES,
            "other": Sheet({"date": DAY, "source": SOURCES}, needs=("date", "source")),
        },
        needs=("condition", "rule"),
    ),
    "later_consent": Sheet(
        {**_TOLD, "pivot": Code(frozenset(Pivot)), "rule": _RULE, "floors": Code(frozenset(Floor), many=True), "accession": _RULE},
        needs=("pivot", "rule"),
    ),
    "provisional_application": Sheet({**_SILENT, "permitted": FLAG, "when": TEXTS, "scope": TEXTS}, needs=("permitted",), unless=_EXCUSED),
    "reservations": Sheet({**_SILENT, "rule": Code(frozenset(ReservationRule))}, needs=("rule",), unless=_EXCUSED),
    "duration": Sheet(
        {**_SILENT, "kind": Code(frozenset(DurationKind)), **_LENGTH, "until": DAY, "decided": DAY},
        needs=("kind",),
        unless=_EXCUSED,
        together={"n": "unit", "unit": "n"},
    ),
    "withdrawal": _WITHDRAWAL,
    "suspension": Sheet({**_SILENT, "permitted": FLAG}, needs=("permitted",), unless=_EXCUSED),
    "succession": Sheet(
        {**_TOLD, "rule": Code(frozenset(SuccessionRule)), "practice": TEXT, "no_clause": FLAG}, needs=("rule",), unless=("no_clause",)
    ),
    "amendment": Sheet(_SILENT),
    "relations": Sheet(_TOLD),
    "definition": Listed(Sheet({**_TOLD, "term": TEXT}, needs=("term",))),
    "end": Sheet({**_TOLD, "date": DAY, "cause": Code(frozenset(EndCause))}, needs=("date", "cause")),
    "obligation": Listed(_OBLIGATION),
}
TREATY = Sheet(
    {
        "slug": TEXT,
        "kind": _TREATY_KINDS,
        "title": TEXT,
        "short_title": TEXT,
        "aliases": TEXTS,
        "parent": TEXT,
        "source": SOURCES,
        **TABLES,
    },
    needs=("title",),
)
"""The whole file."""
