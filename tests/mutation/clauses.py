"""Whether some test notices when any single clause parameter of any treaty is changed.

Run ``python -m tests.mutation.clauses [SLUG…]``. Each mutant is held against what
the tests hold the real clauses against: the golden periods, the golden duties, the
published days of effect, the recount of the entry into force, and the page that
says every parameter. A mutant that only the page notices changes no day of any
act that was done so far; those are counted apart. A survivor is noticed by nothing.
Parameters that a kind of clause does not read are none of it and are not changed.
"""

import sys
from datetime import date

from msgspec.structs import replace

from kg.consequences import YEARS_AHEAD, derive_all
from kg.corpus.load import Corpus, load
from kg.law.clause_sentences import clauses_in_words, obligation_in_words
from kg.law.clauses import Treaty
from kg.law.derivation import Derivation, derive
from kg.law.history import Period
from kg.law.obligations import ObligationInstance
from kg.law.turns import Turn, ledger_of
from kg.places import home
from tests.mutation.mutants import mutants

SURVIVORS: dict[str, str] = {}
"""Places whose change nothing notices, each with the reason why that is right."""


def facts_of(corpus: Corpus, slug: str, treaty: Treaty, real: dict[str, Derivation]) -> dict[str, object]:
    """What the tests hold fast of a treaty, by the name of the test."""
    folder = corpus.treaties[slug]
    parent = real.get(treaty.parent)
    bound = {actor: parent.bound_spans(actor) for actor in parent.periods} if parent else {}
    derived = derive(treaty, folder.acts, corpus.registers.world(bound), tuple(told.position for told in folder.positions))
    data_day = folder.coverage.complete_as_of if folder.coverage else date(2026, 1, 1)
    duties = ledger_of(treaty, derived, folder.facts, date(data_day.year + YEARS_AHEAD, 12, 31))
    return {
        "golden periods": [_period(period) for periods in derived.periods.values() for period in periods],
        "published days": [(c.act.id, c.used, c.other, c.rule) for c in derived.conflicts],
        "entry into force": (derived.force.on, derived.force.trigger, derived.force.computed, derived.force.computed_trigger),
        "findings": [(finding.rule, finding.act.id) for finding in derived.findings],
        "golden duties": [_duty(instance, turns) for instance, turns in duties],
        "page of clauses": ([clause.says for clause in clauses_in_words(treaty)], [obligation_in_words(o) for o in treaty.obligations]),
    }


def _period(period: Period) -> object:
    return period.actor, period.status, period.span, tuple(step.provision for step in period.steps)


def _duty(instance: ObligationInstance, turns: tuple[Turn, ...]) -> object:
    chain = tuple((link.by, link.until) for link in instance.chain.links)
    return instance.id, instance.span, chain, tuple((turn.since, turn.judgement.outcome) for turn in turns)


def main(slugs: list[str]) -> int:
    """Try every mutant and say what noticed it; fail where a survivor has no reason."""
    corpus = load(home() / "data")
    real = derive_all(corpus)
    noticed: dict[str, int] = {}
    survivors: list[str] = []
    for slug in slugs or sorted(corpus.treaties):
        treaty = corpus.treaties[slug].treaty
        truth = facts_of(corpus, slug, treaty, real)
        for place, mutant in mutants(treaty):
            by = _noticed_by(corpus, slug, replace(mutant, slug=slug), real, truth)
            noticed[by] = noticed.get(by, 0) + 1
            if by == "nothing" and f"{slug} {place.partition(':')[0]}" not in SURVIVORS:
                survivors.append(f"{slug} {place}")
    for by, count in sorted(noticed.items(), key=lambda each: -each[1]):
        print(f"{count:6} noticed by {by}")
    for survivor in survivors:
        print(f"survivor: {survivor}")
    return 1 if survivors else 0


def _noticed_by(corpus: Corpus, slug: str, mutant: Treaty, real: dict[str, Derivation], truth: dict[str, object]) -> str:
    try:
        found = facts_of(corpus, slug, mutant, real)
    except (AssertionError, ValueError, KeyError, TypeError, OverflowError, AttributeError) as error:
        return f"an error ({type(error).__name__})"
    return next((name for name, fact in truth.items() if found[name] != fact), "nothing")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
