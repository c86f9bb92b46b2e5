"""Descriptions of things per second, against the same descriptions from rdflib-endpoint on the same data.

rdflib-endpoint has no addresses of things, so it is asked to DESCRIBE them; it
answers in RDF/XML whatever is accepted. Ours is measured twice: each thing for the first time, and again.
"""

import random
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
from paired import KG, corpus, ended, record, rounds, seconds
from wire import ours, per_second, port, running

from kg.manifest import read_manifest
from kg.namespaces import BASE
from kg.publish.formats import write_format
from kg.publish.graphs import graphs_in

with corpus("apmbc") as data, tempfile.TemporaryDirectory() as scratch:
    build, dump = data.parent / "build", Path(scratch) / "data.nt"
    seconds((KG, "--data", data, "build", "-q"))
    manifest = read_manifest(build)
    assert manifest is not None
    write_format(build, manifest, "nt", dump)
    things = sorted({line.split(" ", 1)[0][1:-1] for content in graphs_in(build, manifest).values() for line in content.lines})
    random.seed(1)
    things = random.sample([thing for thing in things if thing.startswith(f"{BASE}id/")], 2000)
    paths = [f"/data/{thing.removeprefix(BASE)}.ttl" for thing in things]
    at = port()
    peer = (Path(sys.executable).with_name("rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(at), dump)
    with running(peer, f"/?query={quote('ASK { ?s ?p ?o }')}", at) as theirs_at, ours(build) as ours_at:
        asked = [f"/?query={quote(f'DESCRIBE <{thing}>')}" for thing in things[:200]]
        with urllib.request.urlopen(
            urllib.request.Request(f"http://127.0.0.1:{theirs_at}{asked[0]}", headers={"Accept": "text/turtle"})
        ) as came:
            assert things[0] in "".join(str(quad) for quad in pyoxigraph.parse(came.read(), format=pyoxigraph.RdfFormat.RDF_XML))
        found = []
        for number in range(rounds(7)):
            theirs = per_second(theirs_at, asked, "text/turtle")
            mine = per_second(ours_at, paths, "text/turtle")
            negotiated = per_second(ours_at, [path.removeprefix("/data")[:-4] for path in paths], "text/turtle")
            print(
                f"  {'first time' if number == 0 else 'again'}: {mine:,.0f} a second, 303 {negotiated:,.0f}; rdflib-endpoint {theirs:,.1f}"
            )
            found.append((mine, theirs))
    middle = sorted(found)[len(found) // 2]
    claim, note = "descriptions a second / those of rdflib-endpoint", f"each thing for the first time {found[0][0] / found[0][1]:.0f}"
    ratios = [mine / theirs for mine, theirs in found]
    record(claim, ratios, at_least=30, ours=middle[0], theirs=middle[1], unit="a second", note=note)
ended()
