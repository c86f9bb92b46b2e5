"""A rule of the catalogue: what is checked, why, and how to mend what breaks it."""

from dataclasses import dataclass

from kg.namespaces import SHAPES


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``source`` is the article or standard behind it, ``iri`` where its page is."""

    id: str
    title: str = ""
    why: str = ""
    source: str = ""
    severity: str = "violation"
    help: str = ""
    iri: str = ""

    @property
    def page(self) -> str:
        """The address of the rule's page."""
        return self.iri or f"{SHAPES}{self.id}"
