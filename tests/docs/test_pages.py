"""The pages hold together: links lead somewhere, nothing tells of one machine, the citation can be read."""

import re
from pathlib import Path

import pytest

import kg
from tests.docs.pages import ROOT, anchors, blocks, links, name_of, pages

_MACHINE = re.compile(r"(?<![\w.:/])/(home|root|Users|work|tmp|var|opt)/|[A-Z]:\\Users|localhost:\d|pypi\.org|registry\.|proxy\.")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_no_page_tells_of_one_machine(page: Path) -> None:
    assert not _MACHINE.search(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_has_one_title_and_ends_with_one_newline(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", outside, re.MULTILINE)) == 1
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_whole_query_is_the_file_that_is_run(page: Path) -> None:
    examples = {file.read_text(encoding="utf-8") for file in (ROOT / "docs" / "examples").glob("*.rq")}
    known = tuple(file.read_text(encoding="utf-8") for file in (ROOT / "queries").rglob("*.rq"))  # a page may leave out the header
    own = {block for block in blocks(page, "sparql") if "SELECT" in block} - examples
    assert [block for block in own if not any(text.endswith(block) for text in known)] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "images").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_says_what_it_shows_in_light_and_dark(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert "<title" in text
    assert "<desc" in text
    assert 'aria-labelledby="title desc"' in text
    assert "prefers-color-scheme: dark" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_every_decision_has_its_four_parts() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [file.name[:4] for file in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    for file in files:
        headings = re.findall(r"^## (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences", "What would change it"], file.name
        assert f"({file.name})" in listed, f"{file.name} is not in the list of decisions"


def test_the_citation_can_be_read() -> None:
    """CFF 1.2: the required keys, and the version and licence that the package states."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    told = dict(re.findall(r'^([a-z-]+): *"?(.*?)"?$', text, re.MULTILINE))
    assert {"cff-version", "message", "title", "authors"} <= told.keys()
    assert told["cff-version"] == "1.2.0"
    assert told["version"] == kg.__version__
    assert told["license"] == "MIT"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told.get("date-released", "2000-01-01"))
    assert "\t" not in text
    assert '\n  - name: "treaty-kg maintainers"\n' in text


def test_the_changelog_knows_this_version_and_keeps_data_apart() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert kg.__version__ in versions or f"`{kg.__version__}`" in text
    groups = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert groups <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Data: acts and clauses", "Data: corrections"}
    assert any(group.startswith("Data") for group in groups)
