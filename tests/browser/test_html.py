"""HTML by its standard, judged by html-validate and by the parser that browsers follow; every link leads to a place that is there."""

import json
import os
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import html5lib
import playwright

from kg.validation.reports.html import as_html
from tests.browser.chromium import NPM
from tests.browser.kinds import kinds, longest, ordinary
from tests.validation.test_reports import FEW

NODE = Path(playwright.__file__).parent / "driver" / "node"
_ADDRESS = re.compile(rb'\s(?:href|src|action)="([^"]*)"')
_PLACE = re.compile(rb'\sid="([^"]*)"')
_RULES = {
    "extends": ["html-validate:standard"],
    "rules": {"require-sri": "off", "long-title": "off", "no-inline-style": "error"},
}
"""What the site loads is its own, so that there is nothing to vouch for; names of treaties are as long as they are."""


def test_html_validate_accepts_every_kind_of_page(site: Path, tmp_path: Path) -> None:
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps({"root": True, **_RULES}), encoding="utf-8")
    (tmp_path / "report.html").write_text(as_html(FEW), encoding="utf-8")
    files = [site / file for file in {*ordinary(site).values(), *longest(site).values()}] + [tmp_path / "report.html"]
    for number, file in enumerate(files[:-1]):
        (tmp_path / f"{number}.html").write_bytes(file.read_bytes())
    command = [NODE, NPM / "html-validate" / "bin" / "html-validate.mjs", "--formatter", "json", str(tmp_path)]
    told = json.loads(subprocess.run(command, capture_output=True, check=False, cwd=tmp_path).stdout)
    assert len(list(tmp_path.glob("*.html"))) == len(files)
    found = {(message["ruleId"], message["message"]) for each in told for message in each["messages"]}
    assert found == set()


def test_every_kind_of_page_is_parsed_without_an_error(site: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for file in ordinary(site).values():
        parser.parse((site / file).read_text(encoding="utf-8"))


def test_no_page_is_heavy(site: Path) -> None:
    assert [file for file in site.rglob("*.html") if file.stat().st_size >= 150_000] == []


def test_every_link_of_the_whole_site_leads_to_a_place(site: Path) -> None:
    texts = {str(file): file.read_bytes() for file in site.rglob("*.html")}
    places = {file: set(_PLACE.findall(text)) for file, text in texts.items()}
    there: dict[str, bool] = {}
    lost = set()
    for file, text in texts.items():
        folder = os.path.dirname(file)  # noqa: PTH120 -- some 100,000 of them
        for found in set(_ADDRESS.findall(text)):
            address = unescape(found.decode())
            if ":" in address.partition("/")[0]:
                continue
            path, _, place = address.partition("#")
            target = os.path.normpath(f"{folder}/{unquote(path)}") if path else file
            if target not in there:
                there[target] = Path(target).is_file() and target.startswith(str(site))
            if not there[target] or (place and place.encode() not in places.get(target, set())):
                lost.add((str(Path(file).relative_to(site)), address))
    assert len(texts) == sum(len(files) for files in kinds(site).values()) > 3_000
    assert sorted(lost)[:20] == []
