"""Asking the graph in SPARQL: the catalogue of questions, the embedded store, remote endpoints."""
