"""What the corpus said before: ``--recorded-by`` and ``--release`` of ``kg status``, ``parties`` and ``explain``."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kg.answers import names
from kg.answers.errors import NoBuild, QuestionError
from kg.answers.tables import Tables
from kg.cli.places import build_of, data_of

Asked = Callable[[Tables], dict[str, Any]]
Settled = Callable[[dict[str, Any], dict[str, Any], str], dict[str, Any]]


def add_record(parser: argparse.ArgumentParser) -> None:
    """The options for the second time: what the corpus had recorded."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--recorded-by", metavar="DATE", help="from the acts that the corpus had recorded by that day, as far as it tells")
    group.add_argument("--release", metavar="REVISION", help="from the corpus as it was at a git revision, such as the tag of a release")


def recalled(
    options: argparse.Namespace, tables: Tables, slug: str, ask: Asked, settle: Settled, known_on: str | None = None
) -> dict[str, Any]:
    """The answer from what was recorded by a day, from a release, or from all that is known now."""
    if options.recorded_by is not None:
        return _by_record(options, slug, ask, settle, known_on)
    if options.release is not None:
        return {**ask(release_tables(options, slug, known_on)), "release": options.release}
    return ask(tables)


def _by_record(options: argparse.Namespace, slug: str, ask: Asked, settle: Settled, known_on: str | None) -> dict[str, Any]:
    from kg.overlay import recorded  # noqa: PLC0415 -- most questions are of what is known now

    by = names.day_of(options.recorded_by)
    day = date.fromisoformat(known_on) if known_on else None
    without, with_ = recorded(data_of(options), build_of(options), slug, date.fromisoformat(by), day)
    return settle(ask(without), ask(with_), by)


def release_tables(options: argparse.Namespace, slug: str, known_on: str | None) -> Tables:
    """The build of the corpus as it was at a revision, by the program of today; kept beside the build for the next question."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 -- slow to import, and most questions are of what is known now

    from kg.cli.building import build_or_report  # noqa: PLC0415
    from kg.diff.revisions import commit_of, write_corpus  # noqa: PLC0415

    data = data_of(options)
    commit = commit_of(options.release, data)
    target = build_of(options) / "known" / f"{commit[:12]}{f'-{known_on}' if known_on else ''}"
    with TemporaryDirectory(prefix="kg-release-") as folder:
        write_corpus(commit, data, Path(folder) / "data")
        then = argparse.Namespace(**{**vars(options), "data": str(Path(folder) / "data"), "build_dir": str(target)})
        if build_or_report(then, known_on=known_on):
            raise NoBuild(f'the corpus of "{options.release}" has faults by the rules of today, so there is no answer from it')
    tables = Tables(target)
    if slug not in tables.slugs:
        raise QuestionError(f'the corpus of "{options.release}" had no treaty "{slug}"', tables.slugs[:6])
    return tables
