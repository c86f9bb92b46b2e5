"""``positions.toml``: what holders hold of an act or a status, each with its source."""

from kg.corpus.cells import Table
from kg.corpus.files import read_document
from kg.corpus.model import AttributedPosition
from kg.corpus.sheets import Listed, Sheet
from kg.corpus.shelf import Shelf
from kg.corpus.toml_checks import check_ids, check_order, check_table_sources
from kg.corpus.value_types import DAY, FLAG, SOURCES, TEXT, Code
from kg.law.acts import Act, Position
from kg.law.days import Span
from kg.law.vocabulary import BaseStatus, OverlayKind, Stance

_POSITION = Sheet(
    {
        "id": TEXT,
        "holder": TEXT,
        "holder_text": TEXT,
        "about": TEXT,
        "actor": TEXT,
        "stance": Code(frozenset(Stance)),
        "proposition": TEXT,
        "start": DAY,
        "end": DAY,
        "ground": TEXT,
        "provision": TEXT,
        "status": Code(frozenset(BaseStatus)),
        "overlay": Code(frozenset(OverlayKind)),
        "bound": FLAG,
        "source": SOURCES,
    },
    needs=("id", "stance", "proposition", "start"),
)
_FILE = Sheet({"position": Listed(_POSITION)})


def read_positions(shelf: Shelf) -> list[AttributedPosition]:
    """All positions of one treaty; none where the file has a fault, for it has then been told."""
    document = read_document(shelf.folder / "positions.toml", shelf.ledger, optional=True)
    if document is None:
        return []
    before, acts = len(shelf.ledger.faults), {act.id: act for act in shelf.acts}
    top = Table(document, "", document.content, shelf.ledger)
    tables = top.within("position")
    _FILE.check_table(top)
    check_ids(tables, "position")
    for table in tables:
        _check(table, acts, shelf)
    if len(shelf.ledger.faults) > before:
        return []
    return [_position(table, acts, shelf) for table in tables]


def _check(table: Table, acts: dict[str, Act], shelf: Shelf) -> None:
    """What a position points to must be there: its holder, its sources, and the act or the actor it is about."""
    for about in table.told("about"):
        if about and f"{shelf.slug}/{about}" not in acts:
            table.fault("about", "unknown-act", f'the act "{about}" it is about is not there', "write ACTOR/kind/day of a row of acts.csv")
    for key in ("holder", "actor"):
        for code in table.told(key):
            if code and code not in shelf.registers.actors:
                table.fault(key, "unknown-actor", f'{key} "{code}" is not known', "use a code of actors.csv")
    if not (table.values.get("holder") or table.values.get("holder_text")):
        table.fault("holder", "missing-key", f"{table.key} has no holder", "add holder = the code of an actor, or holder_text")
    if not (table.values.get("about") or table.values.get("actor")):
        mend = "add about = ACTOR/kind/day of a row of acts.csv, or actor = whose status it is about"
        table.fault("about", "missing-key", f"{table.key} is about nothing", mend)
    check_order(table, "start", "end", "end-before-start")
    check_table_sources(table, shelf.registers)


def _position(table: Table, acts: dict[str, Act], shelf: Shelf) -> AttributedPosition:
    """A position is about an act or, where no act carries it, about an actor's status; actors go by the code of today."""
    values, act = table.values, acts.get(f"{shelf.slug}/{table.text('about')}")
    holder, actor, heads = table.text("holder"), table.text("actor"), shelf.registers.heads
    line = table.document.line(table.key)
    position = Position(
        id=f"{shelf.slug}/{values['id']}",
        holder=heads.get(holder, holder),
        actor=act.actor if act else heads.get(actor, actor),
        about=act.id if act else "",
        stance=Stance(values["stance"]),
        proposition=values["proposition"],
        span=Span(values["start"], values.get("end")),
        ground=table.text("ground"),
        provision=table.text("provision"),
        status=BaseStatus(values["status"]) if "status" in values else None,
        overlay=OverlayKind(values["overlay"]) if "overlay" in values else None,
        bound=values.get("bound"),
        sources=table.told("source"),
    )
    shelf.lines[f"position/{position.id}"] = (shelf.ledger.name(table.document.path), line)
    return AttributedPosition(position, table.text("holder_text"), line)
