"""The line on which each subject of a Turtle-like file stands, found without a parser of our own making triples.

Good for Turtle, TriG, N-Triples and N-Quads: a token that begins a statement is
its subject. What the RDF parser refuses never comes here.
"""

import re
from urllib.parse import urljoin

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      |(?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |(?P<iri><[^<>"{}|^`\\\s]*>)
      |(?P<directive>@(?:prefix|base)\b|\b(?:PREFIX|BASE)\b)
      |(?P<suffix>@[A-Za-z][A-Za-z0-9-]*|\^\^)
      |(?P<name>(?:[A-Za-z_\u00C0-\uFFFD][\w.\-\u00B7]*)?:(?:[\w:%\-\u00B7]|\\.|\.(?=[\w:%\-]))*)
      |(?P<open>[\[({])|(?P<close>[\])}])|(?P<stop>\.)
      |(?P<other>[^\s\[\](){}.<"'#@]+|.)""",
    re.VERBOSE | re.DOTALL,
)


def subject_lines(text: str, base: str = "") -> dict[str, int]:
    """The first line of each subject with an IRI, by the IRI."""
    prefixes: dict[str, str] = {}
    found: dict[str, int] = {}
    depth, begins = 0, True
    directive: list[str] = []
    line, last = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", last, token.start())
        last = token.start()
        kind, value = token.lastgroup, token[0]
        if kind == "comment" or value.isspace():
            continue
        if directive:
            directive = _directive([*directive, value], prefixes)
            begins = not directive
            base = prefixes.get("@base", base)
        elif kind == "directive":
            directive = [value]
        elif kind == "stop" and depth == 0:
            begins = True
        elif kind == "open":
            depth += value != "{"
            begins = value == "{"
        elif kind == "close":
            depth -= value != "}"
            begins = value == "}"
        elif begins and depth == 0:
            iri = _iri(value, prefixes, base)
            if iri is not None:
                found.setdefault(iri, line)
            begins = False
    return found


def _directive(words: list[str], prefixes: dict[str, str]) -> list[str]:
    """Take in a prefix or base once it is whole; return what is still to come."""
    is_base = words[0].lstrip("@").lower() == "base"
    whole = 2 if is_base else 3
    if len(words) == whole:
        prefixes["@base" if is_base else words[1][:-1]] = words[-1].strip("<>")
        return [] if not words[0].startswith("@") else words
    return [] if words[-1] == "." else words


def _iri(value: str, prefixes: dict[str, str], base: str) -> str | None:
    if value.startswith("<"):
        return urljoin(base, value[1:-1]) if base else value[1:-1]
    prefix, colon, local = value.partition(":")
    if not colon or prefix not in prefixes:
        return None
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
