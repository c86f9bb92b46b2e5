"""Judging RDF that is not ours: any data files by any shapes, each finding with file and line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.corpus.faults import Fault
from kg.validation.engines import Result, engine_of
from kg.validation.finding import Finding, of_fault
from kg.validation.report import Report
from kg.validation.rule import Rule
from kg.validation.shapes import rules_of
from kg.validation.turtle_lines import subject_lines

FORMATS: dict[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
}
"""Formats by the ending of the file."""

_WITH_LINES = (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)


class UnreadableData(Exception):  # noqa: N818 -- a collection of faults, not one error
    """Raised with a finding for every file that cannot be read."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = list(findings)


def judge_files(data: Sequence[Path], shapes: Sequence[Path], engine: str = "auto") -> Report:
    """Judge the union of some files by the union of some shapes.

    Raises UnreadableData where a file is missing, of an unknown format or does
    not parse: such a file is never "did not conform".
    """
    reading, store = _Reading(), pyoxigraph.Store()
    for path in data:
        store.extend(pyoxigraph.Quad(*triple) for triple in reading.triples(path))
    judging = [triple for path in shapes for triple in _Reading(reading.faults).triples(path)]
    if reading.faults:
        raise UnreadableData([of_fault(fault) for fault in sorted(reading.faults)])
    turtle = (pyoxigraph.serialize(judging, format=RdfFormat.TURTLE) or b"").decode()
    rules = rules_of(turtle)
    findings = [_finding(result, rules, reading.lines) for result in engine_of(engine)(store, turtle)]
    return Report(tuple(sorted(findings, key=lambda finding: finding.order)), {rule.id: rule for rule in rules.values()})


@dataclass(slots=True)
class _Reading:
    """RDF files read one after another: their faults, and the line of every subject."""

    faults: list[Fault] = field(default_factory=list)
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)

    def triples(self, path: Path) -> list[pyoxigraph.Triple]:
        """The statements of a file without their graph names, since shapes speak of one graph; nothing is fetched."""
        rdf = FORMATS.get(path.suffix.lower())
        if rdf is None:
            known = f"use one of {' '.join(FORMATS)}"
            return self._refuse(path, 0, "unknown-format", f'the ending "{path.suffix}" tells no format', known)
        try:
            content = path.read_bytes()
            found = [quad.triple for quad in pyoxigraph.parse(content, format=rdf, rename_blank_nodes=True)]
        except OSError as error:
            return self._refuse(path, 0, "file-unreadable", f"the file cannot be read ({error.strerror})", "check that it exists")
        except (SyntaxError, ValueError) as error:
            message = f"not readable as {rdf.name} ({getattr(error, 'msg', None) or error})"
            line = getattr(error, "lineno", None) or 0
            return self._refuse(path, line, "rdf-unreadable", message, "mend the syntax on this line; IRIs must be absolute")
        self._note_lines(path, content.decode("utf-8", "replace"), rdf, found)
        return found

    def _refuse(self, path: Path, line: int, rule: str, message: str, mend: str) -> list[pyoxigraph.Triple]:
        self.faults.append(Fault(str(path), line, rule, message, mend, unreadable=True))
        return []

    def _note_lines(self, path: Path, text: str, rdf: RdfFormat, triples: Sequence[pyoxigraph.Triple]) -> None:
        """JSON-LD and RDF/XML: the first line that holds the IRI of a subject, or else its last segment."""
        if rdf in _WITH_LINES:
            for iri, number in subject_lines(text).items():
                self.lines.setdefault(iri, (str(path), number))
            return
        numbered = list(enumerate(text.splitlines(), 1))
        for iri in dict.fromkeys(t.subject.value for t in triples if isinstance(t.subject, pyoxigraph.NamedNode)):
            tail = iri.replace("#", "/").rpartition("/")[2] or iri
            place = next((number for each in (iri, tail) for number, line in numbered if each in line), 1)
            self.lines.setdefault(iri, (str(path), place))


def _finding(result: Result, rules: dict[str, Rule], lines: dict[str, tuple[str, int]]) -> Finding:
    rule = rules.get(result.shape, Rule(result.shape or result.component))
    file, line = lines.get(result.focus, ("", 0))
    message = "; ".join(result.messages) or rule.title or result.component
    return Finding(rule.id, result.severity, message, result.focus, result.path, result.value, file, line, rule.help, result.component)
