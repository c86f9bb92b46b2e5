"""The catalogue: every ``.rq`` file under ``queries/`` with what its header says of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.answers.errors import QuestionError
from kg.answers.tables import Tables
from kg.sparql.errors import CatalogueFault, UnknownQuestion
from kg.sparql.form import form_of
from kg.sparql.parameters import TYPES, Parameter, bound

FOLDERS = ("competency", "hygiene", "explore")
ASKERS = {"J": "journalist", "N": "NGO monitor", "R": "researcher", "L": "legal adviser", "P": "policy desk", "D": "data maintainer"}

_KEYS = ("number", "title", "question", "asks", "parameter")
_HEADER = re.compile(r"#\s*([a-z]+):\s*(.*\S)\s*$")
_CONTINUED = re.compile(r"#\s{2,}(.*\S)\s*$")
_PARAMETER = re.compile(r"(?P<name>[a-z][a-z0-9_]*)=(?P<default>.*?)\s*\((?P<type>[a-z]+): (?P<words>.*)\)")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it asks, of whom it is the question, its SPARQL with the defaults in place."""

    name: str
    folder: str
    number: int | None
    title: str
    question: str
    asks: tuple[str, ...]
    text: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def bound(self, given: Mapping[str, str], tables: Tables | None = None) -> str:
        """The SPARQL with values of one's own; raises BadParameter and what kg.answers.names raises."""
        return bound(self.text, self.parameters, given, tables)

    def to_dict(self) -> dict[str, object]:
        """What ``kg questions --format json`` shows."""
        return {
            "name": self.name,
            "number": self.number,
            "folder": self.folder,
            "title": self.title,
            "question": self.question,
            "asks": list(self.asks),
            "parameters": [{"name": p.name, "type": p.type, "default": p.default, "words": p.words} for p in self.parameters.values()],
        }


def catalogue(folder: Path) -> list[Question]:
    """All questions: competency questions by number, then hygiene, then explore, each by name; raises CatalogueFault."""
    found = [read_question(path) for part in FOLDERS for path in sorted((folder / part).glob("*.rq"))]
    names = [question.name for question in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise CatalogueFault(f'{folder}: two questions are called "{twice}"; rename one')
    return found


def find(text: str, questions: list[Question]) -> Question:
    """The question of this name or number; raises UnknownQuestion with near names."""
    for question in questions:
        if text in (question.name, str(question.number), f"{question.number or 0:02}-{question.name}"):
            return question
    from difflib import get_close_matches  # noqa: PLC0415 -- only a slip of the pen needs it

    near = get_close_matches(text, [question.name for question in questions], n=4, cutoff=0.5)
    raise UnknownQuestion(f'no question of the catalogue and no file is called "{text}"; kg questions lists them', near)


def read_question(path: Path) -> Question:
    """One file; raises CatalogueFault with file and line, OSError where it cannot be read."""
    text = path.read_text(encoding="utf-8")
    told: dict[str, list[tuple[int, str]]] = {}
    for line, key, value in _header(path, text):
        told.setdefault(key, []).append((line, value))
    number, name = _stem(path)
    parameters = [_parameter(path, line, value) for line, value in told.get("parameter", ())]
    question = Question(
        name=name,
        folder=path.parent.name,
        number=int(number) if number else None,
        title=_one(path, told, "title"),
        question=_one(path, told, "question"),
        asks=tuple(_one(path, told, "asks").split()) if "asks" in told else (),
        text=text,
        parameters={parameter.name: parameter for parameter in parameters},
    )
    _check(path, told, question)
    return question


def file_question(path: Path) -> Question:
    """A file of one's own: a header is welcome and not asked for."""
    text = path.read_text(encoding="utf-8")
    if not re.search(r"^#\s*(?:title|parameter):", text, re.MULTILINE):
        return Question(path.stem, "", None, path.stem, "", (), text)
    return read_question(path)


def _header(path: Path, text: str) -> Iterator[tuple[int, str, str]]:
    """The comment lines that a file begins with, as keys and values; an indented line goes on with the one before."""
    held: tuple[int, str, str] | None = None
    for line, content in enumerate(text.splitlines(), 1):
        if not content.startswith("#"):
            break
        if held and (more := _CONTINUED.match(content)):
            held = (held[0], held[1], f"{held[2]} {more[1]}")
            continue
        if held:
            yield held
        found = _HEADER.match(content)
        if not found or found[1] not in _KEYS:
            raise _fault(path, line, f"the header has no such line; write one of {', '.join(_KEYS)}, as in # title: …")
        held = (line, found[1], found[2])
    if held:
        yield held


def _stem(path: Path) -> tuple[str, str]:
    """The number of a file name such as ``05-parties``, and the name without it."""
    number, _, name = path.stem.partition("-")
    return (number, name) if number.isdigit() else ("", path.stem)


def _one(path: Path, told: dict[str, list[tuple[int, str]]], key: str) -> str:
    lines = told.get(key, [])
    if len(lines) != 1:
        raise _fault(path, lines[1][0] if lines else 1, f"the header needs one line # {key}: …, not {len(lines)}")
    return lines[0][1]


def _parameter(path: Path, line: int, value: str) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if not found:
        raise _fault(path, line, f'"{value}" declares no parameter; write # parameter: name=default (type: words)')
    if found["type"] not in TYPES:
        raise _fault(path, line, f'a parameter has no type "{found["type"]}"; take one of {", ".join(TYPES)}')
    return Parameter(found["name"], found["type"], found["default"], found["words"])


def _check(path: Path, told: dict[str, list[tuple[int, str]]], question: Question) -> None:
    """That header, file name and text agree."""
    if question.folder == "competency" and (question.number is None or _one(path, told, "number") != str(question.number)):
        raise _fault(path, 1, "a competency question is called NN-name.rq and says the same number in # number: NN")
    for asker in question.asks:
        if asker not in ASKERS:
            raise _fault(path, told["asks"][0][0], f'nobody is called "{asker}"; take some of {" ".join(ASKERS)}')
    for (line, _), parameter in zip(told.get("parameter", ()), question.parameters.values(), strict=True):
        try:
            block = parameter.block
        except QuestionError as error:
            raise _fault(path, line, f'the default of "{parameter.name}" is not of its type: {error}') from None
        if block not in question.text:
            raise _fault(path, line, f"the text does not bind the parameter; write {block}")
    try:
        form_of(question.text)
    except QuestionError as error:
        raise _fault(path, 1, str(error)) from None


def _fault(path: Path, line: int, said: str) -> CatalogueFault:
    return CatalogueFault(f"{path.parent.name}/{path.name}:{line}: {said}")
