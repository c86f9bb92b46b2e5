"""Where things lie: the corpus, the words, the questions and the build, from options or from the current folder."""

import sys
from argparse import Namespace
from pathlib import Path

from kg.answers.errors import NoBuild
from kg.answers.tables import Tables

HOME = Path(__file__).parents[2]
"""The checkout that this package stands in."""


def home() -> Path:
    """The nearest folder upwards that holds a corpus, else the checkout of the package."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "data" / "treaties").is_dir()), HOME)


def data_of(options: Namespace) -> Path:
    """The data folder."""
    return Path(options.data) if options.data else home() / "data"


def ontology_of() -> Path:
    """The folder of the ontology."""
    return next(folder for folder in (home() / "ontology", HOME / "ontology") if folder.is_dir())


def queries_of() -> Path:
    """The folder of the questions."""
    return next(folder for folder in (home() / "queries", HOME / "queries") if folder.is_dir())


def build_of(options: Namespace) -> Path:
    """The build: beside the corpus unless told otherwise."""
    return Path(options.build_dir) if options.build_dir else data_of(options).absolute().parent / "build"


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
