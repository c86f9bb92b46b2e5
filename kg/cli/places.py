"""Where things lie: the corpus, the words, the questions and the build, from options or from the current folder."""

import sys
from argparse import Namespace
from pathlib import Path

from kg.answers.errors import NoBuild
from kg.answers.tables import Tables
from kg.places import build_beside, home, ontology, queries


def data_of(options: Namespace) -> Path:
    """The data folder."""
    return Path(options.data) if options.data else home() / "data"


def ontology_of() -> Path:
    """The folder of the ontology."""
    return ontology()


def queries_of() -> Path:
    """The folder of the questions."""
    return queries()


def build_of(options: Namespace) -> Path:
    """The build: beside the corpus unless told otherwise."""
    return Path(options.build_dir) if options.build_dir else build_beside(data_of(options))


def tables_of(options: Namespace) -> Tables:
    """The build opened for answers; a corpus named by ``--data`` is first built as far as it changed."""
    if options.data:
        from kg.cli.building import build_or_report  # noqa: PLC0415 -- answers from a build need no builder

        if build_or_report(options):
            raise NoBuild("the corpus has faults, so there is no answer from it")
    return Tables(build_of(options))


def note(options: Namespace, sentence: str) -> None:
    """A message beside the answer, on stderr."""
    if not options.quiet:
        print(sentence, file=sys.stderr)
