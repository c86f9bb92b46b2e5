"""``kg plot``: the same bytes from two processes that share nothing, and plain words where it cannot draw."""

import sys
from pathlib import Path

import pytest

from kg.cli import main
from tests.build.corpora import kg

DRAWINGS = {
    "parties": ("parties", "apmbc"),
    "map": ("map", "apmbc", "--on", "2025-12-27"),
    "departures": ("departures", "--on", "2025-12-27"),
}


def drawn(build: Path, target: Path, *asked: str, **environment: str) -> bytes:
    """The bytes that a process of its own writes."""
    done = kg("--build", str(build), "plot", *asked, "-q", "-o", str(target), cwd=target.parent, **environment)
    assert done.returncode == 0, done.stderr
    return target.read_bytes()


@pytest.mark.parametrize("ending", ["svg", "png"])
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_neither_hash_seed_nor_time_zone_nor_locale_changes_a_byte(apmbc_build: Path, tmp_path: Path, drawing: str, ending: str) -> None:
    if ending == "png":
        pytest.importorskip("resvg_py")
    asked = DRAWINGS[drawing]
    first = drawn(apmbc_build, tmp_path / f"1.{ending}", *asked, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C")
    again = drawn(apmbc_build, tmp_path / f"2.{ending}", *asked, PYTHONHASHSEED="4711", TZ="America/Adak", LC_ALL="C.UTF-8")
    assert first == again
    assert first.startswith({"svg": b"<svg ", "png": b"\x89PNG"}[ending])


def test_a_picture_uses_no_font_of_the_machine(apmbc_build: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    nowhere = tmp_path / "fonts.conf"
    nowhere.write_text('<?xml version="1.0"?><fontconfig/>', encoding="utf-8")
    asked = DRAWINGS["parties"]
    with_fonts = drawn(apmbc_build, tmp_path / "1.png", *asked)
    assert drawn(apmbc_build, tmp_path / "2.png", *asked, FONTCONFIG_FILE=str(nowhere), HOME=str(tmp_path)) == with_fonts


def test_without_a_day_the_data_day_is_drawn_and_told(apmbc_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(apmbc_build), "plot", "map", "apmbc"]) == 0
    told = capsys.readouterr()
    assert "161 parties on 2026-04-14" in told.out
    assert "no --on: drawn for 2026-04-14" in told.err


def test_another_ending_is_refused(apmbc_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(apmbc_build), "plot", "map", "apmbc", "-q", "-o", str(tmp_path / "map.gif")]) == 2
    assert "end it in .svg or .png" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_picture_without_a_renderer_says_what_to_install(
    apmbc_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    assert main(["--build", str(apmbc_build), "plot", "map", "apmbc", "-q", "-o", str(tmp_path / "map.png")]) == 2
    assert "treaty-kg[plot]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_drawing_says_what_it_shows_in_words(apmbc_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--build", str(apmbc_build), "plot", "parties", "apmbc", "-q"]) == 0
    assert "<desc>Anti-Personnel Mine Ban Convention: 161 on 2026-04-14</desc>" in capsys.readouterr().out
