"""The page of all rules for readers: ``python -m kg.validation.rule_pages FILE`` writes it from shapes, queries and examples."""

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.places import HOME
from kg.validation.catalogue import sections
from kg.validation.rule import Rule

_SECTIONS = {
    "files": ("Files of the corpus", "Checked while files are read. As long as one stands, no graph is made."),
    "law": ("Acts that the law does not allow for", "Found while the law is derived from the acts."),
    "facts": ("Facts", "Shapes over the graph."),
    "words": ("Words", "Shapes over the ontology and its vocabularies."),
    "hygiene": ("Hygiene", "Queries of `queries/hygiene`; each row of an answer is a finding."),
    "rdf": ("RDF of any kind", "Checked wherever RDF is read."),
}


def rules_page(ontology: Path, queries: Path, examples: Path) -> str:
    """The page in Markdown; ``examples`` holds a valid and an invalid file for every shape."""
    found = sections(ontology, queries)
    parts = [_section(said, found[name], examples) for name, said in _SECTIONS.items()]
    head = "# Rules\n\nEvery rule that `kg validate` can name. This page is made by `make reference`.\n"
    return head + "".join(parts)


def _section(said: tuple[str, str], rules: dict[str, Rule], examples: Path) -> str:
    entries = "".join("".join(_entry(rule, examples)) for rule in sorted(rules.values(), key=lambda rule: rule.id))
    return f"\n## {said[0]}\n\n{said[1]}\n{entries}"


def _entry(rule: Rule, examples: Path) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n{rule.title} · {rule.severity}\n\n"
    yield f"{rule.why}\n\n" if rule.why else ""
    yield f"- Source: {rule.source}\n" if rule.source else ""
    yield f"- Mend: {rule.help}\n" if rule.help else ""
    files = [(kind, examples / kind / f"{rule.id}.ttl") for kind in ("valid", "invalid")]
    links = " and ".join(f"[{kind}](../../tests/shapes/{kind}/{file.name})" for kind, file in files if file.exists())
    yield f"- Examples: {links}\n" if links else ""


if __name__ == "__main__":
    text = rules_page(HOME / "ontology", HOME / "queries", HOME / "tests" / "shapes")
    Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
