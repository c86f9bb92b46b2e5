"""What stands on stdout, on stderr and in files: data alone, in the form asked for, never half."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kg import __version__
from tests.build.corpora import ROOT, kg
from tests.cli.conftest import Asked

LTU = ("status", "LTU", "apmbc", "--on", "2025-12-27")


def test_periods_as_csv_have_the_columns_of_the_interface(kg: Asked) -> None:
    told = kg("periods", "--format", "csv")
    header, *lines = told.out.splitlines()
    assert header == "treaty,actor,status,start,end"
    assert "apmbc,LTU,former_party,2025-12-27," in lines, "an open end is empty"
    assert "apmbc,LTU,withdrawing,2025-06-27,2025-12-27" in lines, "half-open: the end is the first day after"
    assert "9999" not in told.out


def test_periods_are_sorted_and_follow_one_another_without_overlap(kg: Asked) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("periods", "--format", "csv").out)))
    assert rows == sorted(rows, key=lambda row: (row["treaty"], row["actor"], row["start"]))
    for earlier, later in pairwise(rows):
        if (earlier["treaty"], earlier["actor"]) == (later["treaty"], later["actor"]):
            assert earlier["end"] and earlier["end"] <= later["start"], (earlier, later)


def test_periods_of_one_actor_are_those_of_the_whole_list(kg: Asked) -> None:
    whole = [line for line in kg("periods", "--format", "csv").out.splitlines() if ",FIN," in line]
    assert kg("periods", "--actor", "Finland", "--treaty", "apmbc", "--format", "csv").out.splitlines()[1:] == whole
    assert len(whole) == 4, "pending, party, withdrawing, former party"


def test_the_same_rows_in_every_form(kg: Asked) -> None:
    asked = ("periods", "--actor", "LTU")
    rows = kg(*asked, "--format", "json").json()
    assert [json.loads(line) for line in kg(*asked, "--format", "jsonl").out.splitlines()] == rows
    by_commas = list(csv.reader(io.StringIO(kg(*asked, "--format", "csv").out)))
    assert list(csv.reader(io.StringIO(kg(*asked, "--format", "tsv").out), delimiter="\t")) == by_commas
    assert [[row[column] or "" for column in by_commas[0]] for row in rows] == by_commas[1:]
    assert kg(*asked, "--format", "md").out.splitlines()[2].split(" | ")[1:4] == by_commas[1][1:4]


def test_messages_never_stand_in_the_answer(kg: Asked) -> None:
    told = kg("parties", "apmbc", "--on", "2025-12-27", "--format", "csv")
    assert told.out.startswith("actor,name,status,since\n")
    assert "163 parties" in told.err
    assert kg("parties", "apmbc", "--on", "2025-12-27", "--format", "csv", "-q").err == ""


def test_the_default_day_is_told_and_never_hidden(kg: Asked) -> None:
    told = kg("status", "LTU", "apmbc", "--format", "json")
    assert f"answering for {told.json()['on']} (today)" in told.err
    assert "data as of 2026-04-14" in told.err


def test_piped_output_is_plain_data_and_no_table(kg: Asked) -> None:
    assert kg("periods", "--actor", "LTU").out.splitlines()[0] == "treaty\tactor\tstatus\tstart\tend"
    assert json.loads(kg(*LTU).out)["status"] == "former_party"
    assert "\x1b" not in kg("periods", "--actor", "LTU", "--format", "table").out


def test_an_answer_goes_to_a_file_whole(kg: Asked, tmp_path: Path) -> None:
    target = tmp_path / "periods.csv"
    target.write_text("old")
    told = kg("periods", "--format", "csv", "-o", str(target))
    assert (told.code, told.out) == (0, "")
    assert target.read_text() == kg("periods", "--format", "csv").out
    assert list(tmp_path.iterdir()) == [target], "nothing is left beside it"


def test_a_file_that_cannot_be_written_is_a_sentence(kg: Asked, tmp_path: Path) -> None:
    told = kg("periods", "-o", str(tmp_path / "missing" / "periods.csv"))
    assert told.code == 3
    assert "missing" in told.err


def test_options_may_stand_before_or_after_the_command(apmbc_build: Path, kg: Asked) -> None:
    before = kg(*LTU, "--format", "json")
    after = kg(*LTU, "--format", "json", "--build", str(apmbc_build), build=None)
    assert before.out == after.out


@pytest.mark.parametrize("arguments", [(), ("--help",), *((command, "--help") for command in ("build", "validate", "status", "parties"))])
def test_help_is_an_answer(kg: Asked, arguments: tuple[str, ...]) -> None:
    told = kg(*arguments, build=None)
    assert told.code == 0
    assert told.out.startswith("usage: kg")


def test_the_version_is_that_of_the_package(kg: Asked) -> None:
    assert kg("--version", build=None).out == f"kg {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_code_names_every_command(kg: Asked, shell: str) -> None:
    told = kg("--install-completion", shell, build=None)
    assert told.code == 0
    for word in ("status", "parties", "validate", "--known-on" if shell != "tcsh" else "known-on"):
        assert word in told.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("status",),
        ("status", "LTU"),
        ("status", "LTU", "apmbc", "--bogus"),
        ("periods", "--format", "xls"),
        ("--install-completion", "fish5"),
    ],
)
def test_what_is_no_command_is_exit_code_2_in_one_sentence(kg: Asked, arguments: tuple[str, ...]) -> None:
    told = kg(*arguments)
    assert (told.code, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    assert "--help" in told.err


def test_no_build_is_exit_code_3_with_what_to_do(kg: Asked, tmp_path: Path) -> None:
    told = kg(*LTU, build=tmp_path / "nowhere")
    assert (told.code, told.out) == (3, "")
    assert 'run "kg build" first' in told.err


def test_a_damaged_table_is_exit_code_3_with_what_to_do(kg: Asked, apmbc_build: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes((apmbc_build / "manifest.json").read_bytes())
    told = kg(*LTU, build=tmp_path)
    assert (told.code, told.out) == (3, "")
    assert 'run "kg build" again' in told.err


class TestAsProcesses:
    """What only a process of its own can show."""

    def test_closing_the_pipe_early_is_quiet(self, apmbc_build: Path) -> None:
        command = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", "--build", str(apmbc_build)]
        running = subprocess.Popen([*command, "periods", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        assert running.stdout and running.stderr
        running.stdout.read(100)
        running.stdout.close()
        assert running.stderr.read() == b""
        running.stderr.close()
        assert running.wait(30) == 0

    def test_bytes_are_utf_8_whatever_the_locale(self, apmbc_build: Path) -> None:
        asked = ("--build", str(apmbc_build), "parties", "apmbc", "--on", "2025-12-27", "--format", "csv")
        told = subprocess.run(
            [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", *asked],
            capture_output=True,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            check=True,
        )
        assert "Türkiye" in told.stdout.decode("utf-8")

    @pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
    def test_a_terminal_gets_a_table_and_colour_unless_told(self, apmbc_build: Path, environment: dict[str, str], coloured: bool) -> None:
        out = _on_a_terminal(["--build", str(apmbc_build), "periods", "--actor", "LTU"], environment)
        assert "former_party" in out
        assert "\t" not in out, "a table, not plain data"
        assert ("\x1b[1m" in out) is coloured

    def test_a_child_process_answers_as_this_one_does(self, apmbc_build: Path) -> None:
        told = kg("--build", str(apmbc_build), *LTU, "--format", "json")
        assert (told.returncode, told.stderr) == (0, "")
        assert json.loads(told.stdout)["since"] == "2025-12-27"

    def test_another_corpus_is_built_and_asked_from_any_folder(self, apmbc_data: Path, tmp_path: Path) -> None:
        told = kg("--data", str(apmbc_data), *LTU, "--format", "json", cwd=tmp_path)
        assert told.returncode == 0
        assert json.loads(told.stdout)["status"] == "former_party"
        assert list(tmp_path.iterdir()) == [], "nothing is written where the question was asked"


def _on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", *arguments]
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, cwd=ROOT, env={**plain, "TERM": "xterm", **environment}
    ) as running:
        os.close(theirs)
        found = b""
        while True:
            try:
                found += os.read(ours, 4096)
            except OSError:  # Linux tells the end of a terminal as an error
                break
            if running.poll() is not None and found.endswith(b"\n"):
                break
    os.close(ours)
    return found.decode()


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
def test_an_answer_that_nobody_reads_is_no_internal_error(apmbc_build: Path, closed: str) -> None:
    program = "import sys; from kg.cli import main; sys.exit(main())"
    command = f"'{sys.executable}' -c '{program}' --build '{apmbc_build}' {' '.join(LTU)} {closed}"
    told = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert (told.returncode, "internal error" in told.stderr) == (0, False)
