"""The site: pages for the eyes, the same whether they are served or written to a folder; it knows no law and no RDF."""
