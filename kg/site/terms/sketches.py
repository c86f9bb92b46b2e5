"""What the diagrams show: the modules of the ontology, the classes of one module, a class or a property with its neighbours."""

from collections.abc import Iterable

from kg.namespaces import VOCABULARY
from kg.site.terms.diagram import Arrow, Card, Drawing, drawn
from kg.site.terms.structure import Edge, Structure, ranks
from kg.site.terms.words import RDFS, Words
from kg.site.texts.catalogue import Texts

MODULES_BESIDE, CLASSES_BESIDE = 3, 4
"""Columns of a diagram; more beside each other cannot be read."""

MOST_ROWS = 12
"""Properties of one class in a diagram; its page lists all."""


def overview(known: Structure, texts: Texts) -> Drawing:
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
        Arrow(
            start,
            "",
            end,
            texts.tell("drawing-module-link", start=words.label(start), end=words.label(end), properties=", ".join(dict.fromkeys(said))),
        )
        for (start, end), said in links.items()
    ]
    return drawn(texts.tell("drawing-modules"), [[cards[each] for each in column] for column in columns], arrows)


def of_module(known: Structure, module: str, texts: Texts) -> Drawing | None:
    """The classes of a module, and those of others that they lead to."""
    words = known.words
    own = [term for term in words.classes if module in words.all(term, f"{RDFS}isDefinedBy")]
    if not own:
        return None
    out = [edge for edge in known.edges if edge.start in own]
    above = [edge for edge in known.kinds if edge.start in own]
    others = sorted({edge.end for edge in out + above if edge.end in words.classes and edge.end not in own}, key=words.label)
    columns = [
        [_card(words, texts, term, out, main=True) for term in column] for column in _columns(words, own, [*out, *above], CLASSES_BESIDE)
    ]
    says = texts.tell("drawing-module", module=words.label(module).lower())
    return drawn(says, [*columns, [Card(term, words.label(term)) for term in others]], _arrows(words, texts, [*out, *above]))


def of_class(known: Structure, term: str, texts: Texts) -> Drawing:
    """A class in the middle, on its left what leads to it, on its right what it leads to."""
    words = known.words
    out = [edge for edge in known.edges if edge.start == term] + [edge for edge in known.kinds if edge.start == term]
    into = [edge for edge in (*known.edges, *known.kinds) if edge.end == term and edge.start != term]
    right = [end for end in dict.fromkeys(edge.end for edge in out) if end in words.classes and end != term]
    left = [start for start in dict.fromkeys(edge.start for edge in into) if start not in right]
    cards = [
        [_card(words, texts, start, [edge for edge in into if edge.start == start]) for start in left],
        [_card(words, texts, term, out, main=True, codes=True)],
        [Card(end, words.label(end)) for end in right],
    ]
    links = [*(edge for edge in into if edge.start in left), *out]
    return drawn(texts.tell("drawing-class", name=words.label(term)), cards, _arrows(words, texts, links))


def of_property(known: Structure, term: str, texts: Texts) -> Drawing | None:
    """From which classes a property leads to what."""
    words, starts = known.words, known.domains[term]
    ends = [end for end in known.ranges[term] if end not in starts]
    own = Card(term, words.label(term), main=True)
    if not starts and not ends:
        return None
    arrows = [Arrow(start, "", term, texts.tell("drawing-has")) for start in starts]
    arrows += [Arrow(term, "", end, texts.tell("drawing-leads")) for end in known.ranges[term]]
    cards = [[Card(each, words.label(each)) for each in side] for side in (starts, ends)]
    return drawn(texts.tell("drawing-property", property=words.label(term)), [cards[0], [own], cards[1]], arrows)


def _columns(words: Words, nodes: list[str], links: Iterable[Edge], most: int) -> list[list[str]]:
    """Nodes by how far they lead on, the farthest first, in so many columns at most."""
    rank = ranks(nodes, links)
    steps = max(rank.values(), default=0) + 1
    wide = min(steps, most)
    found: list[list[str]] = [[] for _ in range(wide)]
    for node in sorted(nodes, key=lambda node: (-rank[node], words.label(node))):
        found[(steps - 1 - rank[node]) * wide // steps].append(node)
    return found


def _card(words: Words, texts: Texts, term: str, out: Iterable[Edge], *, main: bool = False, codes: bool = False) -> Card:
    rows = dict.fromkeys((_row(words, texts, edge, codes), edge.by) for edge in out if edge.start == term and not edge.by.startswith(RDFS))
    return Card(term, words.label(term), tuple(rows)[:MOST_ROWS], main)


def _row(words: Words, texts: Texts, edge: Edge, codes: bool) -> str:
    """A property, and with ``codes`` the vocabulary that its values are of."""
    said = words.label(edge.by)
    told = codes and edge.end.startswith(VOCABULARY)
    return texts.tell("drawing-codes", property=said, codes=words.label(edge.end).lower()) if told else said


def _arrows(words: Words, texts: Texts, links: Iterable[Edge]) -> list[Arrow]:
    found = []
    for edge in links:
        kind = edge.by.startswith(RDFS)
        ends = _ends(words, edge.start, edge.end)
        says = texts.tell("drawing-kind", **ends) if kind else texts.tell("drawing-edge", **ends, property=words.label(edge.by))
        found.append(Arrow(edge.start, "" if kind else edge.by, edge.end, says, "kind" if kind else "leads"))
    return found


def _ends(words: Words, start: str, end: str) -> dict[str, str]:
    return {"start": words.label(start), "end": words.label(end)}
