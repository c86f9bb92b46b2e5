"""What describes the dataset: VoID with true counts, DCAT with every file, and a list of checksums."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.graph.quads import text
from kg.manifest import graphs_of
from kg.namespaces import BASE, DATASET, GRAPH, ID, ONTOLOGY, PREFIXES

_SPDX = "http://spdx.org/rdf/terms#"
_EU_THEME = "http://publications.europa.eu/resource/authority/data-theme/"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".csv": "text/csv",
    ".json": "application/json",
    ".gz": "application/gzip",
}
_THEMES = ("INTR", "JUST")
"""International issues; justice and law: as the data themes of the Union have them."""

_KEYWORDS = ("arms control", "disarmament", "treaties", "international law")


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
    """DCAT 3: the dataset with a distribution for each file, its size in bytes and its checksum.

    Nobody is named as publisher, for that is said by whoever publishes it.
    """
    version = manifest["version"]
    lines = [
        f"<{DATASET}> a dcat:Dataset ;",
        f"  dcterms:title {text(TITLE, 'en')} ;",
        f"  dcterms:description {text(ABOUT, 'en')} ;",
        f"  dcterms:license <{_LICENCE}> ;",
        f'  dcterms:identifier "{DATASET}" ;',
        f'  dcat:version "{version}" ;',
        f"  dcat:landingPage <{BASE}> ;",
        f"  dcterms:conformsTo <{ONTOLOGY}> ;",
        f"  dcat:keyword {', '.join(text(word, 'en') for word in _KEYWORDS)} ;",
        *([f"  dcat:distribution {', '.join(f'<{DATASET}/file/{name}>' for name in sorted(files))} ;"] if files else []),
        f"  dcat:theme {', '.join(f'<{_EU_THEME}{name}>' for name in _THEMES)} .",
    ]
    for name, (size, digest) in sorted(files.items()):
        media = MEDIA.get(Path(name).suffix, "application/octet-stream")
        address = f"<{BASE}release/{version}/{name}>"
        lines.append(
            f'<{DATASET}/file/{name}> a dcat:Distribution ; dcterms:title "{name}" ; dcterms:license <{_LICENCE}> ; '
            f'dcat:mediaType <https://www.iana.org/assignments/media-types/{media}> ; dcat:byteSize "{size}"^^xsd:nonNegativeInteger ; '
            f"dcat:accessURL {address} ; dcat:downloadURL {address} ; spdx:checksum <{DATASET}/file/{name}/sha256> .\n"
            f"<{DATASET}/file/{name}/sha256> a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; "
            f'spdx:checksumValue "{digest}"^^xsd:hexBinary .'
        )
    return _prefixes("dcat", "dcterms", "xsd").rstrip("\n") + f"\n@prefix spdx: <{_SPDX}> .\n\n" + "\n".join(lines) + "\n"


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
