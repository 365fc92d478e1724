"""The command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis import command_line as command

NOTEBOOKS = Path(__file__).parent / "publishing" / "notebooks"


def brief(*words: str | Path) -> Result:
    return CliRunner().invoke(command.main, [str(word) for word in words])


@pytest.mark.parametrize("words", [("--help",), ("build", "--help"), ("check", "--help")])
def test_help_is_there(words: tuple[str, ...]) -> None:
    assert "Usage: main" in brief(*words).output


def test_a_misspelt_and_a_mistyped_parameter_are_refused_before_anything_runs(
    tmp_path: Path,
) -> None:
    demo = NOTEBOOKS / "10-demo.ipynb"

    result = brief("build", demo, "-p", "yeers", "3", "-p", "years", "abc", "--out", tmp_path / "r")

    assert result.exit_code == 1
    assert "Did you mean years?" in result.output
    assert "found 'abc'; expected int: rows of the table" in result.output
    assert not (tmp_path / "r").exists()


def test_an_unknown_notebook_is_refused() -> None:
    result = brief("build", "99-none")

    assert result.exit_code == 1
    assert "notebook: found '99-none'; expected one of 10-brief" in result.output
    assert "Traceback" not in result.output


def test_no_report_is_built_from_seeds_with_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_faults", lambda: ["claims.csv:2 (hedge): found 'roughly'"])

    result = brief("build", NOTEBOOKS / "10-demo.ipynb", "--out", tmp_path / "r")

    assert result.exit_code == 1
    assert "claims.csv:2 (hedge): found 'roughly'" in result.output
    assert not (tmp_path / "r").exists()


def test_good_seeds_are_said_to_be_good() -> None:
    result = brief("check")

    assert (result.exit_code, result.output) == (0, "The seeds keep their rules.\n")


def test_faults_are_printed_and_end_with_a_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_faults", lambda _: ["one", "two"])

    result = brief("check")

    assert (result.exit_code, result.output) == (1, "one\ntwo\n")


def test_one_failure_does_not_stop_the_others_but_ends_with_a_status(tmp_path: Path) -> None:
    names = [NOTEBOOKS / "20-failing.ipynb", NOTEBOOKS / "10-demo.ipynb"]

    result = brief("build", *names, "--out", tmp_path, "--json")

    summary = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [report["state"] for report in summary["reports"]] == ["failed", "built"]
    assert "ZeroDivisionError" in result.stderr
    assert "10-demo.html" in (tmp_path / "index.html").read_text()


@pytest.mark.parametrize(
    ("name", "value", "repair"),
    [
        ("reporter", "KZA", "reporter: found 'KZA'; expected an ISO 3166 alpha-3 code. Did you"),
        ("reporter", "KZA", "Did you mean KAZ (Kazakhstan)?"),
        ("partner", "ZAR", "It has been COD (Democratic Republic of the Congo) since 1997"),
        ("partner", "Turkey", "It is written Türkiye now: use TUR."),
    ],
)
def test_a_wrong_or_old_country_is_refused_before_anything_runs(
    tmp_path: Path, name: str, value: str, repair: str
) -> None:
    result = brief("build", "20-trade", "-p", name, value, "--out", tmp_path / "r")

    assert result.exit_code == 1
    assert repair in result.output
    assert not (tmp_path / "r").exists()


def test_a_folder_without_a_store_is_refused_before_anything_runs(tmp_path: Path) -> None:
    result = brief("build", "20-trade", "--store", tmp_path, "--out", tmp_path / "r")

    assert result.exit_code == 1
    assert "found no store; expected a folder with store.json" in result.output
    assert not (tmp_path / "r").exists()


def test_a_store_that_no_notebook_takes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text('{"schema": 1, "imports": []}', encoding="utf-8")

    result = brief("build", NOTEBOOKS / "10-demo.ipynb", "--store", tmp_path)

    assert result.exit_code == 1
    assert "--store: found no 'store' in the parameters cell of 10-demo.ipynb" in result.output


def test_an_absolute_path_would_be_printed_and_is_refused(tmp_path: Path) -> None:
    result = brief("build", "50-partners", "-p", "store", str(tmp_path))

    assert result.exit_code == 1
    assert "expected a path relative to the project's folder, such as ../" in result.output


INTERRUPT = "import os, signal, sys, time; os.kill(os.getpid(), signal.SIGINT); time.sleep(9)"


@pytest.mark.parametrize(
    "deed",
    [
        f"exec({INTERRUPT!r})",
        f"type('Doomed', (), {{'__del__': lambda self: exec({INTERRUPT!r})}})(); time.sleep(9)",
        f"click.Command('x', callback=lambda: exec({INTERRUPT!r})).main([])",
    ],
    ids=["in an exec", "in a destructor", "in a command"],
)
def test_an_interrupt_ends_the_command_wherever_it_comes(deed: str) -> None:
    program = f"""
import click, signal, time
from analysis import __main__, command_line
signal.signal(signal.SIGINT, signal.default_int_handler)
def main(**_):
    {deed}
command_line.main = main
__main__.main()
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "Stopped; reports built so far are whole.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-p", "reporter", "TUR"], "partner: found 'TUR' twice; expected two different countries"),
        (["-p", "first_year", "2100"], "first_year: found 2100 to "),
    ],
)
def test_what_goes_ill_with_a_default_is_refused_before_anything_runs(
    tmp_path: Path, words: list[str], told: str
) -> None:
    result = CliRunner().invoke(
        command.main, ["build", "20-trade", "--out", str(tmp_path / "o"), *words]
    )

    assert result.exit_code == 1
    assert told in result.stderr
    assert not (tmp_path / "o").exists()
