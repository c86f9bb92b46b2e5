"""Where a corpus, its words and its build lie, seen from the current folder."""

from pathlib import Path

HOME = Path(__file__).parents[1]
"""The checkout that this package stands in."""


def home() -> Path:
    """The nearest folder upwards that holds a corpus, else the checkout of the package."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "data" / "treaties").is_dir()), HOME)


def ontology() -> Path:
    """The folder of the ontology."""
    return next(folder for folder in (home() / "ontology", HOME / "ontology") if folder.is_dir())


def queries() -> Path:
    """The folder of the questions."""
    return next(folder for folder in (home() / "queries", HOME / "queries") if folder.is_dir())


def build_beside(data: Path) -> Path:
    """The build of a corpus stands beside it."""
    return data.resolve().parent / "build"
