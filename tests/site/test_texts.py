"""All that pages say stands in one catalogue: nothing beside it, nothing in it that no page says, the same values on both sides."""

import ast
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError, nodes
from markupsafe import Markup

import kg.server
import kg.site
from kg.claims.model import Verdict
from kg.law import vocabulary
from kg.plots import world
from kg.site.templating import environment
from kg.site.terms.demands import PARAMETERS
from kg.site.terms.rules import CHECKED
from kg.site.terms.words import KINDS, MATCHES
from kg.site.texts import catalogue
from kg.site.texts.catalogue import read, texts
from kg.site.texts.message import Gap
from kg.site.texts.scripts import asked, formed, spoken

SITE = Path(kg.site.__file__).parent
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
MODULES = sorted((*SITE.rglob("*.py"), *(Path(kg.server.__file__).parent / name for name in ("pages.py", "asking.py"))))
SCRIPTS = sorted((SITE / "static").glob("*.js"))

NAMES = re.compile(r"treaty-kg|SPARQL|VoID|Turtle|JSON-LD|N-Triples|RDF/XML|CC BY 4\.0|\btkg\b|kg query|-p\b|IRI|&amp;|&lt;|&gt;")
"""Names and commands, which are the same in all languages."""

SHOWN = ("title", "alt", "placeholder", "content", "aria-label", "aria-valuetext", "data-filter", "data-choices", "data-since", "data-is")
"""Attributes whose values are read."""

SIGNS = {"base": {"page/", "yes", "no"}, "words": {"box main", "box"}}
"""Texts that templates put into attributes for machines."""


class Words(HTMLParser):
    """The texts of a page that somebody reads: between tags, and in attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._quiet = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "style"):
            self._quiet = tag
        if tag == "meta" and (
            given.get("name") in ("viewport", "color-scheme") or given.get("property") in ("og:type", "og:site_name", "og:url")
        ):
            return
        self.found += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self._quiet = "" if tag == self._quiet else self._quiet

    def handle_data(self, data: str) -> None:
        if not self._quiet and data.strip():
            self.found.append(" ".join(data.split()))


def words_of(html: str) -> list[str]:
    parser = Words()
    parser.feed(html)
    parser.close()
    return parser.found


def skeleton(source: str) -> str:
    """A template with a sign in the place of everything that Jinja makes."""
    env = environment("en")
    told = []
    for _, kind, value in env.lex(source):
        if kind == "data":
            told.append(value)
        elif kind == "variable_begin":
            told.append("\u2022")
    return "".join(told)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_a_word_of_its_own(path: Path) -> None:
    left = [text for text in words_of(skeleton(path.read_text(encoding="utf-8"))) if re.search(r"[A-Za-z]{2}", NAMES.sub("", text))]
    assert left == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_expression_of_a_template_shows_a_word_of_its_own(path: Path) -> None:
    """What a template may show without say(): a name, or a value with signs around it."""
    parsed = environment("en")._parse(path.read_text(encoding="utf-8"), path.name, None)
    shown = [each for output in parsed.find_all(nodes.Output) for each in output.nodes]
    own = {const for each in shown for const in _results(each) if re.search(r"[A-Za-z]{2}", NAMES.sub("", const))}
    assert own - SIGNS.get(path.stem, set()) == set()


def _results(node: nodes.Expr) -> list[str]:
    """The texts that an expression may come to, but for those that a message brought in."""
    match node:
        case nodes.Const(value=str() as value) if not isinstance(value, Markup):
            return [value]
        case nodes.CondExpr(expr1=one, expr2=other):
            return [*_results(one), *(_results(other) if other else [])]
        case nodes.Or(left=one, right=other) | nodes.And(left=one, right=other):
            return [*_results(one), *_results(other)]
        case nodes.Concat(nodes=parts):
            return [text for part in parts for text in _results(part)]
    return []


def _literals(path: Path) -> list[tuple[ast.AST | None, str]]:
    """The texts in a module with the call that takes them, docstrings and remarks left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)}
    within = {
        id(part): call
        for call in ast.walk(tree)
        if isinstance(call, (ast.Call, ast.Raise, ast.Assert))
        for part in ast.iter_child_nodes(call)
    }
    constants = [
        each for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in quiet
    ]
    return [(within.get(id(each)), each.value) for each in constants]


SPEAKS_TO_NOBODY = {
    "kg/site/asking.py": ("SELECT ?treaty", "PREFIX tkg", "PREFIX skos"),  # the first query, in SPARQL
    "kg/site/pages.py": ("default-src", "base-uri", "style-src"),  # the policy of a page
    "kg/site/assets.py": ("charset=",),  # types of files
    "kg/site/generated.py": ("make reference",),  # a line of the documentation that pages leave out
    "kg/site/templating.py": ("<span class=",),
    "kg/site/addresses.py": ("no address of the site",),  # an error of ours
    "kg/site/folder.py": ("the folder holds", "<urlset", "<?xml"),  # told on the command line; a sitemap
    "kg/site/texts/catalogue.py": ("",),  # told to translators
    "kg/site/texts/message.py": ("",),
    "kg/site/texts/scripts.py": ("",),
    "kg/site/texts/spoken.py": ("",),
    "kg/server/pages.py": (
        "too many pages",
        "the pages tell of days",
        "the graph says nothing",
        "the pages have no such",
        "text/html",
    ),  # as JSON
}
"""Texts of several words that no page shows as its own, by the beginning or a part of them."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SITE.parent)))
def test_no_module_holds_a_sentence_of_its_own(path: Path) -> None:
    allowed = SPEAKS_TO_NOBODY.get(str(path.relative_to(SITE.parent.parent)), ())
    sentences = [text for _, text in _literals(path) if re.search(r"[A-Za-z]{2,}[,;:.]? [A-Za-z]{2,}", text)]
    assert [text for text in sentences if not any(each in text for each in allowed)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SITE.parent)))
def test_no_page_is_given_a_title_or_a_description_as_it_stands(path: Path) -> None:
    calls = [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call)]
    given = [each for call in calls for each in call.keywords if each.arg in ("title", "said", "problem", "says")]
    assert [each.arg for each in given if isinstance(each.value, (ast.Constant, ast.JoinedStr))] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_no_script_holds_a_sentence_or_shows_a_word_of_its_own(path: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    texts_in = [text for pair in re.findall(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`', code) for text in pair if text]
    sentences = [text for text in texts_in if re.search(r"[a-z]{2,},? [a-z]{2,}", re.sub(r"\$\{[^}]*\}", "", text), re.IGNORECASE)]
    assert [text for text in sentences if not re.match(r"use strict|[.#\[]|[a-z]+\.[a-z]|M0", text)] == []
    assert re.findall(r'textContent = ["`][^"`$]*[A-Za-z]{2}|element\("\w+", "[^"]*[A-Za-z]{2}|"aria-label", "', code) == []


def used() -> Counter[str]:
    """Every message that a template, a module or a script says, by name."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *MODULES, *SCRIPTS))
    found = Counter(re.findall(r"""["']([a-z]+(?:-[A-Za-z]+)*)["']""", code))
    made = [*(f"demand-{key}" for key in PARAMETERS), *(f"{head}-checked-{name}" for head in ("rules", "shape") for name in CHECKED)]
    made += [f"reference-{name}" for name in ("coverage", "conflicts", "agreement")] + [
        f"language-{code}" for code in ("ar", "zh", "en", "fr", "ru", "es")
    ]
    return found + Counter(made)


def test_every_message_is_said_somewhere() -> None:
    names = {name for name in texts().messages if not name.startswith("code-")}
    assert names - used().keys() == set()


def test_every_name_of_a_message_that_code_says_is_one() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *MODULES, *SCRIPTS))
    said = re.findall(r"""\b(?:say|tell|pieces)\(\s*["']([\w-]+)["']""", code)
    assert len(said) > 400 and set(said) - {"name"} <= texts().messages.keys()


def _told(path: Path) -> list[tuple[str, set[str]]]:
    """Calls of ``tell`` with a name as it stands, and the values that they give."""
    calls = [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call)]
    return [
        (call.args[0].value, {each.arg for each in call.keywords if each.arg})
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "tell"
        and isinstance(call.args[0], ast.Constant)
        and all(each.arg for each in call.keywords)
    ]


def test_every_module_gives_a_message_the_values_that_it_needs_and_shows_no_tags() -> None:
    told = [each for path in MODULES for each in _told(path)]
    assert len(told) > 50
    assert [(name, values) for name, values in told if texts()[name].gaps != values or texts()[name].tags] == []


def test_every_script_gives_a_message_the_values_that_it_needs() -> None:
    for path in SCRIPTS:
        for name, values in re.findall(r'\b(?:say|pieces)\("([\w-]+)"(?:, \{([^}]*)\})?\)', path.read_text(encoding="utf-8")):
            given = {each.split(":")[0].strip() for each in values.split(", ") if each.strip()}
            assert given == texts()[name].gaps, name


def test_what_scripts_say_can_be_filled_by_a_script() -> None:
    assert formed(texts()["script-days-left"]) == ["number", {"one": "({number} day left)", "other": "({number} days left)"}]
    assert formed(texts()["pair-title"]) == "{actor} and the {treaty}"
    assert "script-filter-by" in asked() and spoken(texts()).endswith('"codes":{}};\n')
    assert {name for name in texts().messages if name.startswith("script-")} <= set(asked())
    several, _ = read("a = { $n ->\n    [one] x\n   *[other] y\n } and { $m ->\n    [one] x\n   *[other] y\n }", "x.ftl", "en")
    with pytest.raises(ValueError, match="scripts cannot say"):
        formed(several["a"])


def test_every_code_that_pages_show_has_its_words() -> None:
    lists = (
        *(
            vocabulary.ActKind,
            vocabulary.ActObject,
            vocabulary.BaseStatus,
            vocabulary.OverlayKind,
            vocabulary.Outcome,
            vocabulary.DeadlineLink,
        ),
        *(vocabulary.ActorKind, vocabulary.DomesticActKind, vocabulary.Stance, vocabulary.ChoiceRule, vocabulary.ConflictKind, Verdict),
    )
    codes = {str(code) for each in lists for code in ([each] if isinstance(each, str) else each)} | {*KINDS.values(), *MATCHES.values()}
    assert len(codes) > 90
    for code in codes:
        assert f"code-{code.replace('_', '-')}" in texts().messages, code
        assert texts().code(code) == code.replace("_", " ")
    assert texts().code("some_other") == "some other"


def test_maps_on_pages_and_in_reports_claim_the_same() -> None:
    assert (texts().tell("map-no-claim"), texts().tell("map-no-outlines")) == (world.NO_CLAIM, world.NO_OUTLINES)


def test_values_are_never_markup_unless_they_were_before() -> None:
    hostile = '<script>alert("x")</script>\'&'
    told = texts().say("pair-title", actor=hostile, treaty=Markup("<a>T</a>"))
    assert isinstance(told, Markup) and told == "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;&#39;&amp; and the <a>T</a>"
    assert "<script" not in texts().say("world-caption", day=hostile, address='" onclick="x')
    assert '" onclick' not in texts().say("world-caption", day="x", address='" onclick="x')
    assert texts().tell("pair-title", actor=hostile, treaty="T") == f"{hostile} and the T"
    for name, values in (("pair-title", {"actor": hostile, "treaty": "T"}), ("treaty-parties-on", {"number": 2, "day": hostile})):
        given = ", ".join(f"{key}={key}" for key in values)
        template = environment("en").from_string(f'<p title="{{{{ say(\'{name}\', {given}) }}}}">{{{{ say("{name}", {given}) if true }}}}')
        assert "<script" not in template.render(**values) and "&lt;script&gt;alert(&#34;x" in template.render(**values)


def test_a_message_that_is_not_there_or_lacks_a_value_is_refused_when_a_template_is_compiled() -> None:
    for wrong in (
        "say('no-such')",
        "say('pair-title')",
        "say('pair-title', actor=1, treaty=2, more=3)",
        "say(name)",
        "say('pair-' ~ name)",
    ):
        with pytest.raises(TemplateSyntaxError):
            environment("en").from_string(f"{{{{ {wrong} }}}}")
    with pytest.raises(LookupError):
        texts().say("no-such")
    with pytest.raises(TypeError):
        texts().say("pair-title", actor="x")
    with pytest.raises(ValueError, match="tags"):
        texts().tell("missing-home", address="x")


def test_words_that_depend_on_nothing_cost_nothing_when_a_page_is_made() -> None:
    compiled = environment("en").compile('<p>{{ say("pair-why") }}</p>{{ say("until", day=on) }}', raw=True)
    assert "<p>Why</p>until " in compiled and "say" not in compiled


def test_english_has_no_faults_and_no_marks_around_values() -> None:
    assert texts().findings == () and len(texts().messages) > 600
    assert texts().say("treaty-parties-on", number=1, day="2020-01-01") == "<strong>1</strong> party on 2020-01-01"
    assert texts().say("treaty-parties-on", number=1234, day="x") == "<strong>1234</strong> parties on x"
    assert Gap("day") in texts()["until"].pieces and texts().number(12345) == "12,345"


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        ("a = <b>x", "<b> is not closed"),
        ("a = x</b>", "closes nothing"),
        ('a = say "x"', "outside of a tag"),
        ("a = x & y", "outside of a tag"),
        ("a", ""),
    ],
)
def test_what_would_break_a_page_is_told_with_its_line(message: str, wrong: str) -> None:
    found, faults = read(f"# one\nb = x\n\n{message}\n", "xx.ftl", "en")
    assert "a" not in found and len(faults) == 1 and faults[0].startswith("xx.ftl:4: ") and wrong in faults[0]


def test_english_stands_where_a_translation_has_none_or_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.ftl").write_text((catalogue.FOLDER / "en.ftl").read_text(encoding="utf-8"), encoding="utf-8")
    french = (
        "pair-why = Pourquoi\nuntil = avant le { $date }\nactor-bound = Liée { $number } { $all } { $day }\npair-no = <b>non</b>\nnew = x\n"
    )
    (tmp_path / "fr.ftl").write_text(french + "pair-yes = oui & non\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    texts.cache_clear()
    try:
        told = texts("fr")
        assert told.say("pair-why") == "Pourquoi" and told.number(12345) == "12\u202f345"
        for name in ("until", "actor-bound", "pair-no", "pair-yes", "pair-views"):
            assert told[name].told is texts()[name].told
            assert [each for each in told.findings if f" {name} " in each or f" {name}:" in each], name
        assert "fr.ftl: until must hold { $day } and nothing else; English stands in its place" in told.findings
        assert any("new is no message of English" in each for each in told.findings)
        assert len(told.findings) == len(texts().messages) - 1 + 2
    finally:
        texts.cache_clear()


def test_a_language_without_a_catalogue_is_refused() -> None:
    for name in ("xx", "../en", ""):
        with pytest.raises(catalogue.UnknownLanguage):
            texts(name)
