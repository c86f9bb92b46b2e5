from collections.abc import Collection
from datetime import date
from pathlib import Path

from kg.answers.errors import AmbiguousActor as AmbiguousActor
from kg.answers.errors import BadDate as BadDate
from kg.answers.errors import NoBuild as NoBuild
from kg.answers.errors import QuestionError as QuestionError
from kg.answers.errors import UnknownActor as UnknownActor
from kg.answers.errors import UnknownGroup as UnknownGroup
from kg.answers.errors import UnknownTreaty as UnknownTreaty
from kg.answers.errors import UnknownView as UnknownView
from kg.api import Answer as Answer
from kg.api import Duty as Duty
from kg.api import Event as Event
from kg.api import Explanation as Explanation
from kg.api import Graph as Graph
from kg.api import Parties as Parties
from kg.api import Period as Period
from kg.api import Status as Status
from kg.api import Verdict as Verdict
from kg.api import WhatIf as WhatIf
from kg.corpus.faults import CorpusFaults as CorpusFaults
from kg.sparql.errors import BadParameter as BadParameter
from kg.sparql.errors import CatalogueFault as CatalogueFault
from kg.sparql.errors import EndpointError as EndpointError
from kg.sparql.errors import EndpointTimeout as EndpointTimeout
from kg.sparql.errors import QueryRefused as QueryRefused
from kg.sparql.errors import QueryStopped as QueryStopped
from kg.sparql.errors import QuerySyntax as QuerySyntax
from kg.sparql.errors import UnknownQuestion as UnknownQuestion

__version__: str

def open(place: str | Path = "") -> Graph: ...
def check(claims: str | Path) -> list[Verdict]: ...
def query(question: str | Path, /, *, seconds: float = 30.0, **parameters: str | int | date) -> Answer: ...
def status(actor: str, treaty: str, on: date | str, view: str = "depositary") -> Status: ...
def explain(actor: str, treaty: str, on: date | str, view: str = "depositary") -> Explanation: ...
def parties(treaty: str, on: date | str, member_of: str | None = None) -> Parties: ...
def periods(treaty: str | None = None, actor: str | None = None) -> list[Period]: ...
def timeline(subject: str | None = None, /, *, actor: str | None = None, treaty: str | None = None) -> list[Event]: ...
def deadlines(
    on: date | str,
    *,
    actor: str | None = None,
    treaty: str | None = None,
    due_before: date | str | None = None,
    states: Collection[str] = (),
    standing: bool = True,
) -> list[Duty]: ...
def whatif(*suppositions: str, on: date | str, data: Path | None = None) -> WhatIf: ...
