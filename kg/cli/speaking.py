"""The language in which pages are made, with what its catalogue lacks."""

import argparse

from kg.cli.places import note
from kg.site.texts.catalogue import texts


def spoken(options: argparse.Namespace) -> str:
    """The language that was asked for, once all that its catalogue lacks or has wrong is told."""
    told = texts(options.language)
    for finding in told.findings:
        note(options, finding)
    return told.language
