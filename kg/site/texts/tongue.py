"""Texts that know their language; a text of the data that does not is English."""

from markupsafe import Markup, escape

ENGLISH = "en"


class Text(str):
    """A text in a language."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, value: str, language: str) -> "Text":
        """The same text, and its language beside it."""
        made = super().__new__(cls, value)
        made.language = language
        return made


def language_of(text: str) -> str:
    """The tag of its language."""
    return getattr(text, "language", ENGLISH)


def chosen(texts: list[str], language: str) -> list[str]:
    """Those in a language, else in its plainer form, else in English; all where none has a language."""
    if not any(isinstance(each, Text) for each in texts):
        return texts
    found = ([each for each in texts if language_of(each) == wanted] for wanted in (language, language.partition("-")[0], ENGLISH))
    return next(filter(None, found), texts)


class Marks:
    """How a page in a language marks what is in another one."""

    def __init__(self, language: str) -> None:
        self._language = language

    def lang(self, text: str) -> Markup:
        """The attribute of an element that holds the text and nothing else."""
        return Markup("") if language_of(text) == self._language else Markup(' lang="{}"').format(language_of(text))

    def foreign(self, text: str) -> Markup:
        """The text, with an element around it where it is in another language."""
        mark = self.lang(text)
        return Markup("<span{}>{}</span>").format(mark, text) if mark else escape(text)
