"""The graph on the web: SPARQL Protocol, dereferenced IRIs, JSON answers, feeds."""
