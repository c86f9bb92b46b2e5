"""What all acts towards one treaty are read against: its clauses, its entry into force and the world around."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from kg.law.acts import Position, World
from kg.law.clauses import Treaty
from kg.law.force import Force
from kg.law.reasons import Step
from kg.law.succession import Lineage, succession_day


class Setting(Struct, frozen=True):
    """The treaty, when it entered into force, who succeeded to whom, and from which day acts are possible.

    ``to_force`` are the steps that lead to the treaty's own day, the same for all who
    share it. By act: ``notified`` is the day on which the depositary notified it to the others,
    ``contested`` the position that it left the State bound.
    """

    treaty: Treaty
    force: Force
    world: World
    lineage: Lineage
    opened: date = date.min
    to_force: tuple[Step, ...] = ()
    notified: Mapping[str, date] = field(default_factory=dict)
    contested: Mapping[str, Position] = field(default_factory=dict)

    def succession_day(self, actor: str, by: date) -> date | None:
        """The day on which an actor succeeded to another, by the last succession before a notice."""
        return succession_day(actor, by, self.lineage, self.world)
