"""The catalogue of one language: every message by its name, that of English where a translation lacks it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from markupsafe import Markup, escape

from kg.answers.errors import QuestionError
from kg.site.texts.message import Message
from kg.site.texts.tongue import ENGLISH, Text

FOLDER = Path(__file__).parent


class UnknownLanguage(QuestionError):  # noqa: N818 -- as the other errors of questions
    """No catalogue of this language is there."""


@dataclass(frozen=True)
class Texts:
    """What pages say in a language; ``findings`` tell what its file lacks or has wrong."""

    language: str
    locale: Locale
    messages: dict[str, Message]
    findings: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Message:
        """A message; raises LookupError for a name that English lacks."""
        if name not in self.messages:
            raise LookupError(f'no message is called "{name}"')
        return self.messages[name]

    def say(self, name: str, /, **values: object) -> Markup:
        """A message for a page: values that are not markup are escaped."""
        return Markup(self[name].said({key: each if isinstance(each, int) else escape(each) for key, each in values.items()}))

    def tell(self, name: str, /, **values: object) -> Text:
        """A message as plain text, for titles and for machines; raises ValueError for one that holds tags."""
        if self[name].tags:
            raise ValueError(f'the message "{name}" holds tags')
        return Text(self[name].said(values), self.language)

    def code(self, code: str) -> str:
        """A code as words; the codes are the terms of art, and one without a message stands for itself."""
        message = self.messages.get(f"code-{code.replace('_', '-')}")
        return message.said({}) if message else code.replace("_", " ")

    def number(self, value: int) -> str:
        """A large number as the language groups it."""
        return str(format_decimal(value, locale=self.locale))

    @property
    def foreign(self) -> bool:
        """Whether pages hold English as a foreign language."""
        return self.locale.language != ENGLISH

    @property
    def leftward(self) -> bool:
        """Whether lines run from right to left."""
        return self.locale.character_order == "right-to-left"


@cache
def texts(language: str = ENGLISH) -> Texts:
    """The catalogue of a language; raises UnknownLanguage where there is none."""
    file = FOLDER / f"{language}.ftl"
    if language not in languages():
        raise UnknownLanguage(f'no catalogue of the language "{language}" is in kg/site/texts', languages())
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise UnknownLanguage(f'"{language}" is no language that plurals are known of') from error
    found, findings = read(file.read_text(encoding="utf-8"), file.name, language)
    if language == ENGLISH:
        if findings:
            raise ValueError("; ".join(findings))
        return Texts(language, locale, found)
    english = texts().messages
    kept, more = _fitting(found, english, file.name)
    return Texts(language, locale, {**english, **kept}, (*findings, *more))


def languages() -> list[str]:
    """The languages of which a catalogue is there."""
    return sorted(path.stem for path in FOLDER.glob("*.ftl"))


def read(text: str, name: str, language: str) -> tuple[dict[str, Message], list[str]]:
    """The messages of a file, and what is wrong in it, with the line."""
    resource = FluentParser().parse(text)
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    found: dict[str, Message] = {}
    faults: list[str] = []

    def fault(entry: ast.SyntaxNode, said: str) -> None:
        start = entry.span.start if entry.span else 0
        faults.append(f"{name}:{text.count(chr(10), 0, start) + 1}: {said}")

    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            fault(entry, "; ".join(str(each.message) for each in entry.annotations) or "cannot be read")
        elif isinstance(entry, ast.Message):
            _take(entry, bundle, found, fault)
    return found, faults


def _take(entry: ast.Message, bundle: FluentBundle, found: dict[str, Message], fault: Callable[[ast.SyntaxNode, str], None]) -> None:
    """A message that can be said; of two with one name the first."""
    message, wrong = Message(entry, bundle), [] if entry.value else ["it says nothing"]
    wrong += [f"{entry.id.name} stands twice"] if entry.id.name in found else []
    wrong += [] if wrong else message.faults()
    for each in wrong:
        fault(entry, f"{entry.id.name}: {each}")
    if not wrong:
        found[entry.id.name] = message


def _fitting(found: dict[str, Message], english: dict[str, Message], name: str) -> tuple[dict[str, Message], list[str]]:
    """The messages that say the same with the same values and tags; for each other one, why English stands in its place."""
    findings = [f"{name}: {each} is no message of English" for each in found if each not in english]
    kept = {}
    for each, model in english.items():
        message = found.get(each)
        if message is None:
            findings.append(f"{name}: {each} is not translated; English stands in its place")
        elif message.gaps != model.gaps or message.tags != model.tags:
            needed = " ".join(sorted(f"{{ ${gap} }}" for gap in model.gaps) + sorted(model.tags))
            findings.append(f"{name}: {each} must hold {needed or 'neither value nor tag'} and nothing else; English stands in its place")
        else:
            kept[each] = message
    return kept, findings
