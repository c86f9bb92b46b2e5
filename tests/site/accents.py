"""English with an accent on each word, as if it were another language: what has none did not come from the catalogue."""

from fluent.syntax import FluentParser, FluentSerializer, ast

_ACCENTS = str.maketrans("aeiouyAEIOUYnsc", "áéíóúýÁÉÍÓÚÝńść")
SIGNS = "".join(chr(each) for each in _ACCENTS.values())


def said(english: str) -> str:
    """A text as it reads with accents."""
    return english.translate(_ACCENTS)


def accented(source: str) -> str:
    """A catalogue as it reads with accents; tags and values as they were."""
    resource = FluentParser().parse(source)
    for entry in resource.body:
        if isinstance(entry, ast.Message) and entry.value:
            _accent(entry.value)
    return FluentSerializer().serialize(resource)


def _accent(pattern: ast.Pattern) -> None:
    within = False
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            letters = []
            for letter in element.value:
                within = letter == "<" or (within and letter != ">")
                letters.append(letter if within else said(letter))
            element.value = "".join(letters)
        elif isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                _accent(variant.value)
