"""The verdicts of a file as a page in Markdown: a summary, then every claim with its evidence."""

from collections.abc import Iterator
from typing import Any

_SHOWN = 2
"""How many sources of a piece of evidence the page shows; JSON shows all."""


def page(title: str, answers: list[dict[str, Any]]) -> str:
    """The whole page; the same answers give the same bytes."""
    return "\n".join([f"# {title}", "", *_summary(answers), *(line for answer in answers for line in _claim(answer))]).rstrip("\n") + "\n"


def _summary(answers: list[dict[str, Any]]) -> Iterator[str]:
    yield "| claim | said on | verdict |"
    yield "|---|---|---|"
    for answer in answers:
        yield f"| [{answer['id']}](#{answer['id']}): {_cell(answer['claim'])} | {answer['on']} | {answer['verdict']} |"
    yield ""


def _claim(answer: dict[str, Any]) -> Iterator[str]:
    yield f"## {answer['id']}"
    yield ""
    yield f"> {answer['claim']}"
    yield ""
    yield f"**{answer['verdict'].capitalize()}.** {answer['corrected'] or answer['answer']}"
    yield ""
    for missing in answer["missing"]:
        yield f"- missing: {missing}"
    for each in answer["evidence"]:
        yield f"- {each['says'].rstrip('.')}{_cited(each['sources'])}"
    yield ""


def _cited(sources: list[dict[str, Any]]) -> str:
    told = [f"[{_cell(s['title'] or s['id'])}]({s['url']})" if s["url"] else _cell(s["title"] or s["id"]) for s in sources[:_SHOWN]]
    more = [f"{len(sources) - _SHOWN} more"] if len(sources) > _SHOWN else []
    return f" ({'; '.join([*told, *more])})" if told else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "(").replace("]", ")")
