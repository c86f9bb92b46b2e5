"""The redirect rules for w3id.org, worked out as Apache does, lead every IRI to an address that the server has."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from starlette.routing import Match, Route

from kg import namespaces
from kg.manifest import graphs_of, read_manifest
from kg.server.app import ROUTES
from tests.shapes.shapes import ROOT

RULES = ROOT / "w3id" / ".htaccess"
BASE = "https://w3id.org/treaty-kg/"


@dataclass(frozen=True)
class Rule:
    pattern: str
    target: str
    flags: frozenset[str]


def rules() -> list[Rule]:
    told = re.findall(r"^RewriteRule (\S+) (\S+) \[([^\]]*)\]$", RULES.read_text(encoding="utf-8"), re.MULTILINE)
    return [Rule(pattern, target, frozenset(flags.split(","))) for pattern, target, flags in told]


def redirected(iri: str) -> str | None:
    """Where a client is sent; a pattern sees the path decoded, and what it caught is encoded again unless NE says no."""
    path = unquote(iri.removeprefix(BASE))
    for rule in rules():
        found = re.search(rule.pattern, path)
        if found:
            target = found.expand(re.sub(r"\$(\d)", r"\\\1", rule.target))
            scheme, _, rest = target.partition("://")
            return target if "NE" in rule.flags else f"{scheme}://{quote(rest, safe='/:@!$&()*+,;=~')}"
    return None


def answers(path: str) -> str | None:
    """The route of the server that takes a path, as it comes over the wire."""
    scope = {"type": "http", "method": "GET", "path": unquote(path)}
    return next((route for route in ROUTES if Route(route, lambda _: None).matches(scope)[0] is Match.FULL), None)


IRIS = {
    namespaces.ONTOLOGY: "/ontology/{path:path}",
    f"{namespaces.ONTOLOGY}Treaty": "/ontology/{path:path}",
    f"{namespaces.ONTOLOGY}module/act": "/ontology/{path:path}",
    f"{namespaces.ONTOLOGY}0.1.0": "/ontology/{path:path}",
    f"{namespaces.ONTOLOGY}alignment/eli": "/ontology/{path:path}",
    namespaces.concept("act-kind", "accession"): "/vocabulary/{path:path}",
    f"{namespaces.VOCABULARY}act-kind": "/vocabulary/{path:path}",
    f"{namespaces.SHAPES}act-kind": "/shapes/{path:path}",
    f"{namespaces.SHAPES}hygiene/overlapping-periods": "/shapes/{path:path}",
    namespaces.provision("apmbc", "20(3)"): "/id/{path:path}",
    namespaces.mint("name", "VNM", "viêt-nam", "1976-07-02"): "/id/{path:path}",
    namespaces.mint("name", "COD", "congo-(leopoldville)", "1960"): "/id/{path:path}",
    namespaces.graph("asserted", "apmbc"): "/graph/{path:path}",
    namespaces.DATASET: "/dataset",
    f"{BASE}context.jsonld": "/context.jsonld",
    f"{BASE}release/0.1.0/treaty-kg.nq": "/release/{version}/{path:path}",
    f"{BASE}.well-known/void": "/.well-known/void",
    BASE: "/",
}


@pytest.mark.parametrize("iri", IRIS, ids=lambda iri: iri.removeprefix(BASE) or "home")
def test_every_kind_of_iri_reaches_its_route(iri: str) -> None:
    target = urlsplit(redirected(iri) or "")
    assert target.scheme == "https" and target.netloc
    assert answers(target.path) == IRIS[iri]
    assert unquote(target.path).removeprefix("/") == unquote(iri.removeprefix(BASE)), "the server is asked for the same path"


def test_what_is_sent_is_a_legal_address() -> None:
    for iri in IRIS:
        assert re.fullmatch(r"[!-~]+", redirected(iri) or ""), f"a Location header holds printable ASCII only: {iri}"


def test_every_named_graph_of_a_build_is_reached(apmbc_build: Path) -> None:
    manifest = read_manifest(apmbc_build)
    assert manifest is not None
    for iri in graphs_of(manifest):
        assert answers(urlsplit(redirected(iri) or "").path) == "/graph/{path:path}", iri


def test_the_redirect_is_one_that_may_change_and_keeps_the_query() -> None:
    (rule,) = rules()
    assert {"R=302", "L", "QSA"} <= rule.flags, "w3id.org keeps the name, so no client may remember the place for ever"
