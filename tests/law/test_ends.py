"""What ends without an act of the State, what passes on, and what was known when (VCLT 54-70, VCSST 2, 15-34)."""

from datetime import date

import pytest
from msgspec.structs import replace

from kg.law.acts import ArmedConflict, Position, Relation, World
from kg.law.clauses import End, LaterConsentClause, SignatureWindow
from kg.law.days import Span
from kg.law.derivation import derive
from kg.law.status import status_on
from kg.law.vocabulary import ActObject, BaseStatus, EndCause, Floor, Pivot, Proviso, RelationKind, Stance
from tests.law.invented import AT_ONCE, TREATY, act, day, findings, history, overlays, statuses

JOINED, LEFT = act("AAA", "accession", "2000-12-01"), act("AAA", "withdrawal", "2005-05-31")
ENDED = replace(TREATY, end=End(date(2010, 1, 1), EndCause.TERMINATION, "9", ("s",)))


def test_a_treaty_that_ended_binds_nobody_and_those_who_had_left_stay_former_parties() -> None:
    assert history(JOINED, treaty=ENDED)["2010-01-01"] == "treaty_ended"
    assert history(JOINED, LEFT, treaty=ENDED)["2005-08-31"] == "former_party"
    assert "2010-01-01" not in history(JOINED, LEFT, treaty=ENDED)
    assert (
        history(act("AAA", "signature", "1999-06-01"), act("AAA", "accession", "2011-01-01"), treaty=ENDED)["2010-01-01"] == "treaty_ended"
    )


def test_acts_on_the_day_of_the_end_or_after_come_too_late() -> None:
    law = derive(ENDED, [act("AAA", "accession", "2010-01-01"), act("AAB", "accession", "2009-12-31")], World())
    assert findings(law) == {"AAA/accession/2010-01-01": "act-after-end"}
    assert statuses(law, "AAA") == {}


def test_a_state_that_ceased_leaves_a_former_party_or_nothing() -> None:
    world = World(existence={"AAA": Span(date(1980, 1, 1), date(2003, 1, 1))})
    assert history(JOINED, world=world)["2003-01-01"] == "former_party"
    assert history(act("AAA", "signature", "1999-06-01"), world=world)["2003-01-01"] == "none"
    assert history(act("AAA", "accession", "2002-12-15"), world=world) == {"2002-12-15": "party_pending", "2003-01-01": "none"}
    late = World(existence={"AAA": Span(date(1980, 1, 1), date(2012, 1, 1))})
    assert "2012-01-01" not in history(JOINED, treaty=ENDED, world=late), "the treaty had ended before it"


PROTOCOL = replace(
    TREATY, parent="convention", later_consent=LaterConsentClause(Pivot.ENTRY_INTO_FORCE, AT_ONCE, "3", frozenset({Floor.PARENT_STATE_EIF}))
)


def test_a_protocol_ends_with_the_convention_even_where_that_is_joined_again_at_once() -> None:
    """CCW 9(3): leaving the convention leaves its protocols; an accession to the convention consents to none of them."""
    first, second = Span(date(1990, 1, 1), date(2004, 1, 1)), Span(date(2004, 1, 1))
    assert history(JOINED, treaty=PROTOCOL, world=World(parent_bound={"AAA": (first,)}))["2004-01-01"] == "former_party"
    assert history(JOINED, treaty=PROTOCOL, world=World(parent_bound={"AAA": (first, second)}))["2004-01-01"] == "former_party"
    waits = history(act("AAA", "signature", "1999-06-01"), treaty=PROTOCOL, world=World(parent_bound={"AAA": (first,)}))
    assert waits == {"1999-06-01": "signatory"}, "a signature is not ended by it"


def test_what_the_convention_may_bind_leaves_the_protocol_open() -> None:
    convention = derive(
        TREATY, [act("AAA", "accession", "[2005-01-01..2005-12-31]"), act("AAA", "withdrawal", "[2010-01-01..2010-06-30]")], World()
    )
    sure, possible = convention.bound_spans("AAA"), convention.possible_spans("AAA")
    assert sure == (Span(day("2006-01-31"), day("2010-04-01")),) and possible[0].end == day("2010-09-30")
    law = derive(PROTOCOL, [JOINED], World(parent_bound={"AAA": sure}, parent_possible={"AAA": possible}))
    assert statuses(law, "AAA") == {
        "2000-12-01": "party_pending",
        possible[0].start.isoformat(): "unknown",
        "2006-01-31": "party",
        "2010-04-01": "unknown",
        "2010-09-30": "former_party",
    }


def test_who_left_the_protocol_first_is_not_made_to_leave_it_twice() -> None:
    world = World(parent_bound={"AAA": (Span(date(1990, 1, 1), date(2008, 1, 1)),)})
    assert list(history(JOINED, LEFT, treaty=PROTOCOL, world=world)) == ["2000-12-01", "2005-05-31", "2005-08-31"]


def separated(on: str, predecessor: str = "AAA", successor: str = "AAB") -> Relation:
    return Relation(predecessor, successor, RelationKind.SEPARATION, day(on))


def test_succession_is_open_only_to_what_bound_the_predecessor_on_the_day_before() -> None:
    for on, is_open in (("2001-01-01", False), ("2001-01-02", True), ("2005-08-31", True), ("2005-09-01", False)):
        found = history(JOINED, LEFT, actor="AAB", world=World(relations=(separated(on),)))
        assert found == ({on: "succession_open"} if is_open else {}), on


def test_succession_passes_on_through_several_and_the_last_one_counts() -> None:
    chain = World(relations=(separated("2003-01-01"), separated("2006-01-01", "AAB", "AAC")))
    succeeded = act("AAB", "succession", "2004-01-01")
    assert history(JOINED, succeeded, actor="AAC", world=chain) == {"2006-01-01": "succession_open"}
    reversed_codes = World(relations=(separated("2003-01-01", "AAZ", "AAY"), separated("2006-01-01", "AAY", "AAX")))
    acts = [act("AAZ", "accession", "2000-12-01"), act("AAY", "succession", "2004-01-01")]
    assert history(*acts, actor="AAX", world=reversed_codes) == {"2006-01-01": "succession_open"}
    twice = World(relations=(separated("2003-01-01"), separated("2006-01-01", "AAD", "AAB")))
    joined = [JOINED, act("AAD", "accession", "2000-12-01")]
    assert history(*joined, actor="AAB", world=twice) == {"2006-01-01": "succession_open"}
    assert history(*joined, act("AAB", "succession", "2007-01-01"), actor="AAB", world=twice) == {"2006-01-01": "party"}
    assert history(*joined, act("AAB", "succession", "2004-01-01"), actor="AAB", world=twice) == {"2003-01-01": "party"}


def test_relations_in_a_circle_or_to_itself_are_no_succession() -> None:
    circle = World(relations=(separated("2003-01-01"), separated("2004-01-01", "AAB", "AAA"), separated("2004-01-01", "AAA", "AAA")))
    assert history(JOINED, world=circle)["2001-01-01"] == "party"


def test_a_notice_of_succession_is_held_against_what_the_predecessor_had() -> None:
    world = World(relations=(separated("2003-01-01"),))
    notice, signature = act("AAB", "succession", "2004-01-01"), act("AAB", "succession", "2004-01-01", ActObject.SIGNATURE)
    signed = act("AAA", "signature", "1999-06-01")
    assert findings(derive(TREATY, [JOINED, notice], world)) == {}
    assert findings(derive(TREATY, [signed, notice], world)) == {notice.id: "successor-without-predecessor"}
    assert findings(derive(TREATY, [signed, signature], world)) == {}
    assert findings(derive(TREATY, [notice], world)) == {}, "no act of the predecessor is recorded, which proves nothing"
    on_the_day = act("AAA", "accession", "2002-12-01")
    assert findings(derive(TREATY, [on_the_day, notice], world)) == {}, "pending is something to succeed to"
    too_late = act("AAA", "accession", "2003-01-01")
    assert findings(derive(TREATY, [too_late, notice], world)) == {notice.id: "successor-without-predecessor"}


def test_a_disputed_entity_does_not_bring_a_treaty_into_force() -> None:
    clause = replace(TREATY.entry_into_force, announced=None, triggered=None)
    acts = [act("AAA", "ratification", "1999-06-01"), act("AAB", "ratification", "1999-07-01")]
    assert derive(replace(TREATY, entry_into_force=clause), acts, World()).force.on == day("1999-07-31")
    assert derive(replace(TREATY, entry_into_force=clause), acts, World(disputed=frozenset({"AAB"}))).force.on is None


def test_what_is_known_on_a_day_leaves_out_what_came_later() -> None:
    world = World(relations=(separated("2003-01-01"),), existence={"AAA": Span(date(1980, 1, 1), date(2003, 1, 1))})
    known = derive(TREATY, [JOINED], world, known_on=day("2002-12-31"))
    assert statuses(known, "AAA") == {"2000-12-01": "party_pending", "2001-01-01": "party"} and statuses(known, "AAB") == {}
    assert statuses(derive(TREATY, [JOINED], world, known_on=day("2003-01-01")), "AAB") == {"2003-01-01": "succession_open"}
    assert history(JOINED, treaty=ENDED, known_on=day("2009-12-31")) == {"2000-12-01": "party_pending", "2001-01-01": "party"}
    expires = replace(TREATY, end=End(date(2010, 1, 1), EndCause.EXPIRY))
    assert history(JOINED, treaty=expires, known_on=day("2009-12-31"))["2010-01-01"] == "treaty_ended"


@pytest.mark.parametrize(
    ("known_on", "last"), [("2005-06-30", "former_party"), ("2005-07-01", "withdrawing"), ("2007-01-01", "former_party")]
)
def test_an_armed_conflict_is_known_from_its_beginning_and_its_end_from_its_end(known_on: str, last: str) -> None:
    assert TREATY.withdrawal is not None
    clause = replace(TREATY.withdrawal, proviso=Proviso.ARMED_CONFLICT_AT_EXPIRY, proviso_provision="4(2)")
    world = World(conflicts=(ArmedConflict("AAA", Span(day("2005-07-01"), day("2006-01-01")), "AAB", ("s",)),))
    found = history(JOINED, LEFT, treaty=replace(TREATY, withdrawal=clause), world=world, known_on=day(known_on))
    assert list(found.values())[-1] == last


def test_an_announced_entry_into_force_is_known_once_its_condition_was_met() -> None:
    contracting = act("AAA", "ratification", "1999-06-01")
    assert list(history(contracting, known_on=day("1999-12-01"))) == ["1999-06-01"]
    assert history(contracting, known_on=day("1999-12-02"))["2000-01-01"] == "party"


def test_the_latest_position_of_a_holder_gives_its_view() -> None:
    first = Position("b", "AAA", "AAA", "", Stance.CLAIMS, "out", Span(day("2002-01-01")), status=BaseStatus.FORMER_PARTY)
    second = Position("a", "AAA", "AAA", "", Stance.CLAIMS, "back", Span(day("2003-01-01")), status=BaseStatus.PARTY)
    law = derive(TREATY, [JOINED], World(), (second, first))
    assert status_on(law, "AAA", day("2002-06-01"), "self").status is BaseStatus.FORMER_PARTY
    assert status_on(law, "AAA", day("2003-06-01"), "self").status is BaseStatus.PARTY
    assert status_on(law, "AAA", day("2002-06-01"), "holder:AAA").status is BaseStatus.FORMER_PARTY
    only_bound = replace(first, status=BaseStatus.FORMER_PARTY, bound=None)
    assert not status_on(derive(TREATY, [JOINED], World(), (only_bound,)), "AAA", day("2002-06-01"), "self").bound
    unbound = replace(first, status=None, bound=False)
    answer = status_on(derive(TREATY, [JOINED], World(), (unbound,)), "AAA", day("2002-06-01"), "self")
    assert (answer.status, answer.bound) == (BaseStatus.PARTY, False)


def test_outside_coverage_the_absence_of_acts_says_nothing() -> None:
    law = derive(TREATY, [JOINED], World())
    assert status_on(law, "AAB", day("2002-01-01")).status is BaseStatus.NONE
    assert status_on(law, "AAB", day("2002-01-01"), covered=False).status is BaseStatus.UNKNOWN
    assert status_on(law, "AAA", day("2002-01-01"), covered=False).status is BaseStatus.PARTY


def test_an_objection_stands_beside_the_act_it_is_about_from_the_day_it_is_known() -> None:
    claimed = act("AAA", "suspension", "2004-01-01")
    objection = act("AAB", "objection", "[2004-02-01..2004-03-01]", about=claimed.id)
    law = derive(TREATY, [JOINED, claimed, objection, act("AAC", "objection", "2004-02-01", about="another")], World())
    assert overlays(law, "AAA", "2004-02-29") == {"suspended_claimed"}
    assert overlays(law, "AAA", "2004-03-01") == {"suspended_claimed", "objection_pending"}


def test_the_window_for_signature_is_open_from_its_first_day_to_the_day_before_it_closes() -> None:
    fixed = replace(TREATY, signature=(SignatureWindow(date(1999, 1, 1), date(1999, 2, 1), provision="1"),))
    days = {"1998-12-31": "act-before-opening", "1999-01-01": "", "1999-01-31": "", "1999-02-01": "signature-outside-window"}
    for told, rule in days.items():
        assert list(findings(derive(fixed, [act("AAA", "signature", told)], World())).values()) == ([rule] if rule else []), told
    for told, rule in {"1999-12-31": "", "2000-01-01": "signature-outside-window"}.items():
        assert list(findings(derive(TREATY, [act("AAA", "signature", told)], World())).values()) == ([rule] if rule else []), told
    doubtful = act("AAA", "signature", "[1998-12-01..1999-01-01]")
    assert findings(derive(fixed, [doubtful], World())) == {}, "it may have been within the time"
