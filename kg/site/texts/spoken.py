"""Templates that say messages: each ``say("name", …)`` becomes its words when the template is compiled, or is refused."""

from functools import lru_cache
from typing import Any, TypeGuard

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from kg.site.texts.catalogue import Texts
from kg.site.texts.tongue import Marks

_kept = lru_cache(maxsize=1 << 12)
"""For what nearly every page says; readers may ask for others, so the number is bounded."""


class Spoken(Environment):
    """An environment whose templates speak one language; a message costs a page no more than words in the template would."""

    def __init__(self, texts: Texts, **options: Any) -> None:
        super().__init__(**options)
        self.texts = texts
        self.globals["say"] = texts.say
        marks = Marks(texts.language)
        self.filters |= {"words": _kept(texts.code), "number": _kept(texts.number), "lang": marks.lang, "foreign": marks.foreign}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The one place that a template passes with and without a loader."""
        found: nodes.Template = _Sayings(self.texts, name, filename).visit(super()._parse(source, name, filename))
        return found


class _Sayings(NodeTransformer):
    """Puts words in the place of calls; raises TemplateSyntaxError for a message that there is not, or with other values."""

    def __init__(self, texts: Texts, name: str | None, filename: str | None) -> None:
        self._texts, self._name, self._filename = texts, name, filename
        self._fixed = {
            "LANGUAGE": texts.language,
            "DIRECTION": ' dir="rtl"' if texts.leftward else "",
            "IN_ENGLISH": ' lang="en"' if texts.foreign else "",
        }

    def visit_Name(self, name: nodes.Name) -> nodes.Node:  # noqa: N802 -- the name that jinja2 calls
        """The language of the page, and the mark of an element that stays English, are the same on all pages."""
        return _at(nodes.Const(Markup(self._fixed[name.name])), name) if name.name in self._fixed else name

    def visit_Filter(self, given: nodes.Filter) -> nodes.Node | None:  # noqa: N802 -- the name that jinja2 calls
        """On an English page nothing has to be marked as English."""
        self.generic_visit(given)
        if self._texts.foreign or given.name not in ("lang", "foreign"):
            return given
        return given.node if given.name == "foreign" else _at(nodes.Const(Markup("")), given)

    def visit_Output(self, output: nodes.Output) -> nodes.Node:  # noqa: N802 -- the name that jinja2 calls
        """A message that is shown as it stands: its pieces are written one after another, and nothing is joined."""
        self.generic_visit(output)
        output.nodes = [piece for each in output.nodes for piece in (each.nodes if _is_message(each) else [each])]
        return output

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 -- the name that jinja2 calls
        self.generic_visit(call)
        if not (isinstance(call.node, nodes.Name) and call.node.name == "say"):
            return call
        if len(call.args) != 1 or not isinstance(call.args[0], nodes.Const):
            raise self._refused("say() takes the name of a message, as it stands, and values by name", call)
        try:
            message = self._texts[call.args[0].value]
        except LookupError as error:
            raise self._refused(str(error), call) from error
        values = {each.key: each.value for each in call.kwargs}
        if values.keys() != message.gaps:
            raise self._refused(f"{call.args[0].value} needs {sorted(message.gaps)} and not {sorted(values)}", call)
        if not message.pieces:
            return call
        parts = [nodes.Const(Markup(each)) if isinstance(each, str) else values[each.name] for each in message.pieces]
        fixed = [each.value for each in parts if isinstance(each, nodes.Const)]
        if len(fixed) == len(parts):
            return _at(nodes.Const(Markup("").join(fixed)), call)
        return _at(nodes.Concat([nodes.Const(Markup("")), *parts]), call)  # what is joined to markup is escaped

    def _refused(self, said: str, call: nodes.Call) -> TemplateSyntaxError:
        return TemplateSyntaxError(said, call.lineno, self._name, self._filename)


def _is_message(node: nodes.Expr) -> TypeGuard[nodes.Concat]:
    first = node.nodes[0] if isinstance(node, nodes.Concat) else None
    return isinstance(first, nodes.Const) and isinstance(first.value, Markup)


def _at(node: nodes.Expr, place: nodes.Expr) -> nodes.Node:
    """A node in the place of another."""
    assert place.environment is not None
    return node.set_lineno(place.lineno).set_environment(place.environment)
