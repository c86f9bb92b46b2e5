"""What all acts towards one treaty are read against: its clauses, its entry into force and the world around."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from kg.law.acts import Act, ActsByKind, Position, World, by_actor
from kg.law.clauses import Treaty, first_day_open
from kg.law.date_rules import DateRule
from kg.law.force import Force, steps_to_force
from kg.law.reasons import Step, cited
from kg.law.succession import Lineage, lineage_of, succession_day
from kg.law.vocabulary import CONSENTS, ActKind, Anchor, DateFunction, Floor, Stance, SuccessionRule


class Count(Struct, frozen=True):
    """A rule by which instruments take effect, with its step before it is counted; ``notified`` where the depositary's notice counts."""

    rule: DateRule
    step: Step
    notified: bool


class Setting(Struct, frozen=True):
    """The treaty, when it entered into force, who succeeded to whom, and from which day acts are possible.

    What is the same for all who share it is worked out once. ``to_force`` are the steps that
    lead to the treaty's own day, ``counts`` how the later-consent clause counts for each kind
    of instrument. ``continuing`` are the kinds that continue the consent of a predecessor,
    and ``below_parent`` tells that nobody is bound unless the parent treaty binds.

    By act, ``notified`` is the day on which the depositary notified it to the others and
    ``contested`` the positions that it left the State bound; by actor, ``waivers`` are its acts of waiving.
    """

    treaty: Treaty
    force: Force
    world: World
    lineage: Lineage
    opened: date
    to_force: tuple[Step, ...]
    counts: Mapping[ActKind, Count]
    continuing: frozenset[ActKind]
    below_parent: bool
    notified: Mapping[str, date]
    contested: Mapping[str, Sequence[Position]]
    waivers: Mapping[str, Sequence[Act]]

    def succession_day(self, actor: str, by: date) -> date | None:
        """The day on which an actor succeeded to another, by the last succession before a notice."""
        return succession_day(actor, by, self.lineage, self.world)


def setting_of(treaty: Treaty, force: Force, world: World, acts: ActsByKind, positions: Iterable[Position]) -> Setting:
    """What acts are read against, from the acts themselves and what is held of them."""
    later, dated_back = treaty.later_consent, treaty.succession is SuccessionRule.SUCCESSION_DATE
    return Setting(
        treaty,
        force,
        world,
        lineage_of(world),
        opened=first_day_open(treaty) or date.min,
        to_force=steps_to_force(treaty, force),
        counts=_counts(treaty),
        continuing=frozenset({ActKind.SUCCESSION} if dated_back else ()),
        below_parent=later is not None and Floor.PARENT_STATE_EIF in later.floors,
        notified={a.about: a.day.latest for a in acts.get(ActKind.NOTIFICATION, ()) if a.about},
        contested=_contested(positions),
        waivers=by_actor(acts.get(ActKind.WAIVER, ())),
    )


def _counts(treaty: Treaty) -> dict[ActKind, Count]:
    """The later-consent clause; some count an accession otherwise than a ratification."""
    later = treaty.later_consent
    if later is None:
        return {}
    counts = dict.fromkeys(CONSENTS, _count(treaty.slug, later.rule, later.provision))
    return counts if later.accession is None else counts | {ActKind.ACCESSION: _count(treaty.slug, later.accession, later.provision)}


def _count(slug: str, rule: DateRule, provision: str) -> Count:
    notified = rule.function is DateFunction.ON_EVENT and rule.anchor is Anchor.NOTIFICATION
    return Count(rule, cited(slug, rule, provision), notified)


def _contested(positions: Iterable[Position]) -> dict[str, list[Position]]:
    """By act, the positions that contest its effect and hold the actor bound, the first one first."""
    found: dict[str, list[Position]] = {}
    for position in sorted(
        (p for p in positions if p.about and p.stance is Stance.CONTESTS and p.bound), key=lambda p: (p.span.start, p.id)
    ):
        found.setdefault(position.about, []).append(position)
    return found
