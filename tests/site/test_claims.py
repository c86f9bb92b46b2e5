"""The page of claims says what ``kg check`` says, and leads to the proof."""

import re
import shutil
from pathlib import Path

import pytest

from kg.answers.tables import Tables
from kg.claims.judge import judge
from kg.claims.read import read_claims
from kg.places import home
from kg.site.pages import page


@pytest.fixture(scope="module")
def tables(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """A build as it stands beside its corpus."""
    folder = tmp_path_factory.mktemp("claims")
    shutil.copytree(build, folder / "build")
    (folder / "data").symlink_to(home() / "data")
    return Tables(folder / "build")


def test_claims_are_those_beside_the_build(build: Path, tmp_path: Path) -> None:
    shutil.copytree(build, tmp_path / "build")
    told = page("claims", Tables(tmp_path / "build"), static=True) or ""
    assert "No file of claims lies beside the corpus of this build." in told and "<article" not in told


def test_every_claim_stands_with_its_verdict_and_its_proof(tables: Tables) -> None:
    told = page("claims", tables, static=True) or ""
    for path in (home() / "data" / "claims").glob("*.toml"):
        file = read_claims(path, tables)
        for each in judge(file.claims, tables, file.events):
            article = re.search(rf'<article class="duty" id="claim-{each.claim.id}">(.*?)</article>', told, re.DOTALL)
            assert article and f'<span class="status {each.verdict}">' in article[1]
            for evidence in (shown for found in each.found for shown in found.evidence if shown["kind"] in ("act", "domestic_act")):
                _, slug, code, *_ = evidence["iri"].partition("/id/")[2].split("/")
                assert f'id/participation/{slug}/{code}.html"' in article[1]


def test_claims_about_what_a_build_lacks_are_not_judged(apmbc_build: Path) -> None:
    lacking = Tables(apmbc_build)
    del lacking.manifest["treaties"]["apmbc"]
    told = page("claims", lacking, static=True) or ""
    assert "cannot be judged by this build" in told and '<span class="status' not in told


def test_a_claim_leads_to_the_day_on_which_it_was_said(tables: Tables) -> None:
    told = page("claims", tables, "2025-12-27") or ""
    links = re.findall(r'href="[^"]*id/participation/[^"]*"', told)
    assert links and all(link.count("?") <= 1 for link in links)
    said = re.findall(r'said from .*?(\d{4}-\d\d-\d\d).*?</span>|participation/[^"?]*\?on=(\d{4}-\d\d-\d\d)', told)
    assert {on for _, on in said if on} - {"2025-12-27"}


def test_home_leads_to_claims_only_where_there_are_some(tables: Tables, build: Path, tmp_path: Path) -> None:
    shutil.copytree(build, tmp_path / "build")
    way = "Is what the press says so?"
    assert way in (page("", tables, static=True) or "")
    assert way not in (page("", Tables(tmp_path / "build"), static=True) or "")
    assert way in (page("", Tables(tmp_path / "build")) or ""), "a server takes claims"
    assert "<form" not in (page("claims", tables, static=True) or ""), "files take none"
