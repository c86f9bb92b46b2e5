"""What a SPARQL text would do, read from its tokens before any engine sees it (SPARQL 1.1 Query, section 19)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.namespaces import PREFIXES
from kg.sparql.errors import QueryRefused, QuerySyntax

MOST_TEXT = 1 << 20
"""No question needs a longer text; 1 MiB."""

KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:_|[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:-]|\.(?=[\w:%\\.-])|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Form:
    """The kind of a query, the graphs it names in FROM, the prefixes it uses without declaring them."""

    kind: str
    graphs: tuple[str, ...]
    undeclared: tuple[str, ...]

    @property
    def is_graph(self) -> bool:
        """Whether the answer is a graph and not a table or a truth value."""
        return self.kind in ("CONSTRUCT", "DESCRIBE")


def form_of(text: str) -> Form:
    """The form of a query; raises QueryRefused for what is never run, QuerySyntax for what is no query."""
    if len(text) > MOST_TEXT:
        raise QueryRefused(f"the query is longer than {MOST_TEXT:,} characters")
    tokens = list(_tokens(_ESCAPE.sub(_unescaped, text)))
    words = [token.upper() for kind, token in tokens if kind == "word"]
    found = _kind(tokens)
    if "SERVICE" in words:
        raise QueryRefused("SERVICE is refused: a query may not reach another host")
    return Form(found, tuple(_graphs(tokens)), tuple(_undeclared(tokens)))


def with_prefixes(text: str, form: Form) -> str:
    """The text with the project's prefixes it uses undeclared; put on its first line, so that line numbers hold."""
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in form.undeclared if name in PREFIXES) + text


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Comments left out. An apostrophe in an IRI could hide words from this reader but not from an engine, so it is refused."""
    for found in _TOKEN.finditer(text):
        kind, token = str(found.lastgroup), found[0]
        if kind == "iri" and "'" in token:
            raise QueryRefused(f"an IRI with an apostrophe is refused ({token}); write %27 for it, or a space beside an operator")
        if kind != "comment":
            yield kind, token


def _kind(tokens: list[tuple[str, str]]) -> str:
    """The first word after the prologue says what a text is."""
    words = (token.upper() for kind, token in tokens if kind == "word")
    first = next((word for word in words if word not in ("PREFIX", "BASE")), "")
    if first in UPDATES:
        raise QueryRefused(f"{first} is an update and refused: the graph is changed in data/ alone")
    if first not in KINDS:
        raise QuerySyntax(f"no query: expected one of {', '.join(KINDS)}" + (f', found "{first}"' if first else ""))
    return first


def _graphs(tokens: list[tuple[str, str]]) -> Iterator[str]:
    for place, (kind, token) in enumerate(tokens):
        if kind == "word" and token.upper() == "FROM":
            named = [name.strip("<>") for _, name in tokens[place + 1 : place + 3] if name.upper() != "NAMED"]
            yield from named[:1]


def _undeclared(tokens: list[tuple[str, str]]) -> Iterator[str]:
    names = [token.partition(":")[0] for kind, token in tokens if kind == "name"]
    declared = {name.partition(":")[0] for (kind, word), (_, name) in pairwise(tokens) if kind == "word" and word.upper() == "PREFIX"}
    return (name for name in dict.fromkeys(names) if name not in declared and name != "_")


def _unescaped(found: re.Match[str]) -> str:
    """Section 19.2: codepoint escapes stand for characters anywhere in a query, before it is read."""
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
