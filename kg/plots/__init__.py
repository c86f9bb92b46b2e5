"""Drawings: maps of the world and lines over time as SVG of our own, the same bytes for the same answers; for reports and for the site."""
