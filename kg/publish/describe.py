"""What describes the dataset: VoID with true counts, DCAT with every file, and a list of checksums."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.graph.quads import text
from kg.manifest import graphs_of
from kg.namespaces import BASE, DATASET, GRAPH, ID, PREFIXES, VOCABULARY

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".csv": "text/csv",
}


def void(manifest: Mapping[str, Any]) -> str:
    """VoID: the dataset, its size and one subset for each named graph."""
    graphs = graphs_of(manifest)
    head = _prefixes("void", "dcterms", "xsd")
    subsets = ", ".join(f"<{DATASET}/{iri.removeprefix(GRAPH)}>" for iri in sorted(graphs))
    lines = [
        f"<{DATASET}> a void:Dataset ;",
        f"  dcterms:title {text(TITLE, 'en')} ;",
        f"  dcterms:license <{_LICENCE}> ;",
        f'  void:uriSpace "{ID}" ;',
        f"  void:exampleResource <{ID}treaty/{next(iter(manifest['treaties']))}> ;",
        f"  void:triples {sum(graphs.values())} ;",
        f"  void:subset {subsets} .",
    ]
    lines += [f"<{DATASET}/{iri.removeprefix(GRAPH)}> a void:Dataset ; void:triples {count} ." for iri, count in sorted(graphs.items())]
    return head + "\n".join(lines) + "\n"


def dcat(manifest: Mapping[str, Any], files: Mapping[str, tuple[int, str]]) -> str:
    """DCAT 3: the dataset with a distribution for each file; sizes in bytes."""
    version = manifest["version"]
    lines = [
        f"<{DATASET}> a dcat:Dataset ;",
        f"  dcterms:title {text(TITLE, 'en')} ;",
        f"  dcterms:description {text(ABOUT, 'en')} ;",
        f"  dcterms:license <{_LICENCE}> ;",
        f'  dcat:version "{version}" ;',
        *([f"  dcat:distribution {', '.join(f'<{DATASET}/file/{name}>' for name in sorted(files))} ;"] if files else []),
        f"  dcat:theme <{VOCABULARY}topic> .",
    ]
    for name, (size, _) in sorted(files.items()):
        media = MEDIA.get(Path(name).suffix, "application/octet-stream")
        lines.append(
            f'<{DATASET}/file/{name}> a dcat:Distribution ; dcterms:title "{name}" ; dcterms:license <{_LICENCE}> ; '
            f'dcat:mediaType <https://www.iana.org/assignments/media-types/{media}> ; dcat:byteSize "{size}"^^xsd:nonNegativeInteger ; '
            f"dcat:downloadURL <{BASE}release/{version}/{name}> ."
        )
    return _prefixes("dcat", "dcterms", "xsd") + "\n".join(lines) + "\n"


def checksums(folder: Path) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of every file of a folder, by its path in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = (len(content), sha256(content).hexdigest())
    return found


def _prefixes(*names: str) -> str:
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in names) + "\n"


TITLE = "Knowledge graph of arms-control law"
ABOUT = "Treaties, acts and clauses of arms control as data, and what follows from them: who is bound by what, on which day, and why."
