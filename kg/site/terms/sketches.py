"""What the diagrams show: the modules of the ontology, the classes of one module, a class or a property with its neighbours."""

from collections.abc import Iterable

from kg.namespaces import VOCABULARY
from kg.site.terms.diagram import Arrow, Card, Drawing, drawn
from kg.site.terms.structure import Edge, Structure, ranks
from kg.site.terms.words import RDFS, Words

MODULES_BESIDE, CLASSES_BESIDE = 3, 4
"""Columns of a diagram; more beside each other cannot be read."""

MOST_ROWS = 12
"""Properties of one class in a diagram; its page lists all."""


def overview(known: Structure) -> Drawing:
    """Modules with their classes, and which module leads to which."""
    words = known.words
    home = {term: words.one(term, f"{RDFS}isDefinedBy") for term in words.classes}
    links: dict[tuple[str, str], list[str]] = {}
    for edge in known.edges:
        if edge.end in home and home[edge.start] != home[edge.end]:
            links.setdefault((home[edge.start], home[edge.end]), []).append(words.label(edge.by))
    kind_of = {edge.start for edge in known.kinds}
    cards = {
        module: Card(
            module,
            words.label(module),
            tuple((words.label(term), term) for term in words.classes if home[term] == module and term not in kind_of),
            main=True,
        )
        for module in words.modules
    }
    steps = [Edge(start, "", end) for start, end in sorted(links)]
    columns = _columns(words, words.modules, steps, MODULES_BESIDE)
    arrows = [
        Arrow(start, "", end, f"{words.label(start)} to {words.label(end)}: {', '.join(dict.fromkeys(said))}")
        for (start, end), said in links.items()
    ]
    return drawn("Modules and their classes", [[cards[each] for each in column] for column in columns], arrows)


def of_module(known: Structure, module: str) -> Drawing | None:
    """The classes of a module, and those of others that they lead to."""
    words = known.words
    own = [term for term in words.classes if module in words.all(term, f"{RDFS}isDefinedBy")]
    if not own:
        return None
    out = [edge for edge in known.edges if edge.start in own]
    above = [edge for edge in known.kinds if edge.start in own]
    others = sorted({edge.end for edge in out + above if edge.end in words.classes and edge.end not in own}, key=words.label)
    columns = [[_card(words, term, out, main=True) for term in column] for column in _columns(words, own, [*out, *above], CLASSES_BESIDE)]
    says = f"Classes of the module {words.label(module).lower()}"
    return drawn(says, [*columns, [Card(term, words.label(term)) for term in others]], _arrows(words, [*out, *above]))


def of_class(known: Structure, term: str) -> Drawing:
    """A class in the middle, on its left what leads to it, on its right what it leads to."""
    words = known.words
    out = [edge for edge in known.edges if edge.start == term] + [edge for edge in known.kinds if edge.start == term]
    into = [edge for edge in (*known.edges, *known.kinds) if edge.end == term and edge.start != term]
    right = [end for end in dict.fromkeys(edge.end for edge in out) if end in words.classes and end != term]
    left = [start for start in dict.fromkeys(edge.start for edge in into) if start not in right]
    cards = [
        [_card(words, start, [edge for edge in into if edge.start == start]) for start in left],
        [_card(words, term, out, main=True, codes=True)],
        [Card(end, words.label(end)) for end in right],
    ]
    links = [*(edge for edge in into if edge.start in left), *out]
    return drawn(f"The class {words.label(term)} and its neighbours", cards, _arrows(words, links))


def of_property(known: Structure, term: str) -> Drawing | None:
    """From which classes a property leads to what."""
    words, starts = known.words, known.domains[term]
    ends = [end for end in known.ranges[term] if end not in starts]
    own = Card(term, words.label(term), main=True)
    if not starts and not ends:
        return None
    arrows = [Arrow(start, "", term, "has") for start in starts] + [Arrow(term, "", end, "leads to") for end in known.ranges[term]]
    cards = [[Card(each, words.label(each)) for each in side] for side in (starts, ends)]
    return drawn(f"What the property {words.label(term)} leads from and to", [cards[0], [own], cards[1]], arrows)


def _columns(words: Words, nodes: list[str], links: Iterable[Edge], most: int) -> list[list[str]]:
    """Nodes by how far they lead on, the farthest first, in so many columns at most."""
    rank = ranks(nodes, links)
    steps = max(rank.values(), default=0) + 1
    wide = min(steps, most)
    found: list[list[str]] = [[] for _ in range(wide)]
    for node in sorted(nodes, key=lambda node: (-rank[node], words.label(node))):
        found[(steps - 1 - rank[node]) * wide // steps].append(node)
    return found


def _card(words: Words, term: str, out: Iterable[Edge], *, main: bool = False, codes: bool = False) -> Card:
    rows = dict.fromkeys((_row(words, edge, codes), edge.by) for edge in out if edge.start == term and not edge.by.startswith(RDFS))
    return Card(term, words.label(term), tuple(rows)[:MOST_ROWS], main)


def _row(words: Words, edge: Edge, codes: bool) -> str:
    """A property, and with ``codes`` the vocabulary that its values are of."""
    said = words.label(edge.by)
    return f"{said}: {words.label(edge.end).lower()}" if codes and edge.end.startswith(VOCABULARY) else said


def _arrows(words: Words, links: Iterable[Edge]) -> list[Arrow]:
    found = []
    for edge in links:
        kind = edge.by.startswith(RDFS)
        says = f"{words.label(edge.start)} {'is a kind of' if kind else words.label(edge.by)} {words.label(edge.end)}"
        found.append(Arrow(edge.start, "" if kind else edge.by, edge.end, says, "kind" if kind else "leads"))
    return found
