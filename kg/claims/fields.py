"""Reading the fields of a proposition: names looked up exactly, codes of closed lists, days; every misfit is a fault with its line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.answers import names
from kg.answers.errors import QuestionError
from kg.answers.tables import Tables
from kg.claims.propositions import Dated, Moment
from kg.corpus.cells import Table
from kg.law.days import parse_day
from kg.law.vocabulary import ActKind, DomesticActKind


@dataclass(frozen=True, slots=True)
class Fields:
    """One inline table of a claims file, read against a build."""

    table: Table
    tables: Tables

    def wrong(self, rule: str, message: str, mend: str = "", key: str = "") -> None:
        """Note a fault at this table, or at a key of it."""
        self.table.fault(key, rule, message, mend)

    def only(self, *known: str) -> None:
        """A key that nobody reads is a slip of the pen."""
        for key in self.table.values.keys() - set(known):
            self.wrong("unknown-key", f'"{key}" is not read here', f"the keys are {', '.join(known)}", key)

    def treaty(self) -> str:
        """The slug of the treaty; empty with the fault noted."""
        text = self.table.text("treaty", required=True)
        try:
            return names.treaty_of(text, self.tables) if text else ""
        except QuestionError as error:
            self._not_known("treaty", error)
            return ""

    def actor(self, *, required: bool = True) -> str:
        """The code of one actor."""
        return self._person(self.table.text("actor", required=required))

    def actors(self) -> tuple[str, ...]:
        """The codes of one or several actors."""
        listed = self.table.texts("actors") or self.table.texts("actor")
        if not listed:
            self.wrong("missing-key", "no actor is named", "add actor = or actors = […]")
        return tuple(code for text in listed if (code := self._person(text)))

    def group(self) -> str:
        """The code of a group, or nothing."""
        text = self.table.text("group")
        try:
            return names.group_of(text, self.tables) if text else ""
        except QuestionError as error:
            self._not_known("group", error)
            return ""

    def _person(self, text: str) -> str:
        try:
            return names.person_of(text, self.tables) if text else ""
        except QuestionError as error:
            self._not_known("actor", error)
            return ""

    def _not_known(self, key: str, error: QuestionError) -> None:
        mend = f"did you mean {'; '.join(error.suggestions)}?" if error.suggestions else "write its code"
        self.wrong(f"unknown-{key}", str(error), mend, key)

    def day(self, key: str) -> str:
        """A day, month or year, written as a day of TOML or as text."""
        value: Any = self.table.values.get(key, "")
        text = value.isoformat() if isinstance(value, date) else str(value)
        try:
            return str(parse_day(text)) if text else ""
        except ValueError as error:
            self.wrong("impossible-date", f"{key}: {error}", "write a day of the calendar", key)
            return ""

    def whole_day(self, key: str) -> str:
        """A day to which a status or a count belongs: a month or a year is not one."""
        text = self.day(key)
        if text and not parse_day(text).exact:
            self.wrong("wrong-type", f"{key} must be one day", "write YYYY-MM-DD", key)
        return text

    def moment(self, key: str) -> Moment:
        """What a claim dates: one of the forms of a moment."""
        inner = self.table.table(key)
        if inner is None:
            self.wrong("missing-key", f"no {key}", f"add {key} = {{ … }}")
            return Moment()
        return Fields(inner, self.tables)._moment()

    def _moment(self) -> Moment:
        self.only("actor", "treaty", "act", "effect", "domestic", "of", "event", "day")
        values = self.table.values
        if sum(key in values for key in ("act", "domestic", "of", "event", "day")) != 1:
            self.wrong("ambiguous-moment", "a moment is one of act, domestic, of, event and day", "keep one of them")
            return Moment()
        if "event" in values or "day" in values:
            return Moment(event=self.table.text("event"), day=self.day("day"))
        treaty = self.treaty()
        if "of" in values:
            return Moment(treaty=treaty, of=self.table.code("of", Dated))
        if "domestic" in values:
            return Moment(self.actor(), treaty, domestic=self.table.code("domestic", DomesticActKind))
        return Moment(self.actor(), treaty, act=self.table.code("act", ActKind), effect=self.table.flag("effect"))
