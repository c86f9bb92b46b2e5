"""Answers to the questions of who is bound by what, on which day, and why; read from the tables of a build."""
