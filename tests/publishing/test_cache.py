"""A report that stands is not built again; one that must be says why."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from analysis import command_line as command
from analysis.publishing.build import Request
from analysis.publishing.many import cache

NOTEBOOKS = Path(__file__).parent / "notebooks"
PAIR = "70-pair"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a notebook that may be changed."""
    (tmp_path / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / f"{PAIR}.ipynb", tmp_path / "notebooks")
    return tmp_path


def build(folder: Path, *words: str) -> dict[str, Any]:
    """Build the folder's notebook; return the summary, the exit status within."""
    asked = ["build", PAIR, "--notebooks", str(folder / "notebooks"), "--out", str(folder / "out")]
    result = CliRunner().invoke(command.main, [*asked, "--json", *words])
    return {**json.loads(result.stdout), "status": result.exit_code, "stderr": result.stderr}


def told(summary: dict[str, Any]) -> list[tuple[str, str]]:
    return [(report["state"], report["reason"]) for report in summary["reports"]]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_report_is_built_once(folder: Path) -> None:
    first, second = build(folder), build(folder)

    assert told(first) == [("built", "not built before")]
    assert told(second) == [("unchanged", "")]
    assert second["reports"][0]["files"] == first["reports"][0]["files"]
    assert (second["built"], second["unchanged"], second["status"]) == (0, 1, 0)


def test_force_builds_what_stands(folder: Path) -> None:
    build(folder)

    assert told(build(folder, "--force")) == [("built", "forced")]


def test_a_notebook_that_was_edited_is_built_again(folder: Path) -> None:
    build(folder)
    edit(folder / "notebooks" / f"{PAIR}.ipynb", "as light as", "even as light as")

    assert told(build(folder)) == [("built", "notebook 70-pair.ipynb changed")]


def test_other_parameters_are_another_report(folder: Path) -> None:
    build(folder)

    assert told(build(folder, "-p", "partner", "DEU")) == [("built", "not built before")]
    assert told(build(folder)) == [("unchanged", "")]


def test_another_page_size_is_a_change(folder: Path) -> None:
    build(folder)

    assert told(build(folder, "--paper", "us-letter")) == [("built", "paper changed")]


def test_changed_code_and_lock_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    code = cache.code()
    changed = {**code, "analysis/claims.py": "0", "requirements.lock": "0", "analysis/new.py": "0"}
    monkeypatch.setattr(cache, "code", lambda: changed)

    assert told(build(folder)) == [
        (
            "built",
            "analysis/claims.py changed, analysis/new.py is new, requirements.lock changed",
        )
    ]


def test_what_its_cells_could_read_is_part_of_what_a_report_is_built_from(folder: Path) -> None:
    request = Request(folder / "notebooks" / f"{PAIR}.ipynb", {"partner": "BOR"})

    found = cache.parts(request, "a4", lambda asked: {f"seeds on {asked['partner']}": "digest"})

    assert found["seeds on BOR"] == "digest"


def test_a_failure_is_never_kept(folder: Path) -> None:
    failing = ("-p", "breaks", "KAZ")

    first, second = build(folder, *failing), build(folder, *failing)

    assert told(first) == [("failed", "not built before")]
    assert told(second) == [("failed", "it failed the last time")]
    assert (second["failed"], second["status"]) == (1, 1)


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_file_that_is_not_as_it_was_is_built_again(folder: Path, damage: str) -> None:
    pdf = Path(build(folder)["reports"][0]["files"][1])
    whole = pdf.read_bytes()
    pdf.unlink() if damage == "missing" else pdf.write_bytes(whole[:-1] + b"x")

    again = build(folder)

    reason = "latest/KAZ-TUR/70-pair.pdf is not there as it was built"
    assert told(again) == [("built", reason)]
    assert pdf.read_bytes() == whole


def test_what_another_report_has_overwritten_is_built_again(folder: Path) -> None:
    build(folder)
    build(folder, "-p", "seconds", "0.01")

    assert told(build(folder)) == [("built", "another report has taken its place")]


def test_two_builds_at_once_do_not_harm_each_other(folder: Path) -> None:
    pairs = folder / "pairs.txt"
    pairs.write_text("KAZ-TUR\nKAZ-DEU\nKAZ-FRA\n")
    asked = ["build", PAIR, "--notebooks", str(folder / "notebooks"), "--pairs", str(pairs)]
    words = [sys.executable, "-m", "analysis", *asked, "--out", str(folder / "out")]

    both = [subprocess.Popen(words, stderr=subprocess.DEVNULL, env=os.environ) for _ in range(2)]
    statuses = [process.wait() for process in both]

    after = build(folder, "--pairs", str(pairs))
    assert statuses == [0, 0]
    assert (after["unchanged"], after["built"]) == (3, 0)
    assert [path for path in (folder / "out").rglob(".*.tmp")] == []


def test_what_is_asked_for_as_it_is_anyway_is_the_same_report(folder: Path) -> None:
    build(folder)
    notebook = folder / "out" / "latest" / "KAZ-TUR" / f"{PAIR}.ipynb"
    first = notebook.read_bytes()

    assert told(build(folder, "-p", "partner", "TUR")) == [("unchanged", "")]
    build(folder, "--force", "-p", "partner", "TUR")
    assert notebook.read_bytes() == first


def test_two_reports_for_one_place_are_an_error_each_time(folder: Path) -> None:
    pairs = folder / "pairs.csv"
    pairs.write_text("reporter,partner,seconds\nKAZ,TUR,0\nKAZ,TUR,0.01\n")

    for _ in range(3):
        summary = build(folder, "--pairs", str(pairs))

        assert (summary["failed"], summary["status"]) == (1, 1)
        assert "its place, latest/KAZ-TUR/70-pair, was then taken by" in summary["stderr"]


def test_two_notebooks_of_one_name_are_refused(folder: Path) -> None:
    shutil.copytree(folder / "notebooks", folder / "others")
    both = [str(folder / name / f"{PAIR}.ipynb") for name in ("notebooks", "others")]

    result = CliRunner().invoke(command.main, ["build", *both, "--out", str(folder / "out")])

    assert result.exit_code == 1
    assert f"found {both[0]} and {both[1]}; expected notebooks of different names" in result.stderr


def test_a_parameter_given_twice_is_refused(folder: Path) -> None:
    words = ["-p", "partner", "DEU", "-p", "partner", "FRA"]
    asked = ["build", PAIR, "--notebooks", str(folder / "notebooks"), "--out", str(folder / "out")]

    result = CliRunner().invoke(command.main, [*asked, *words])

    assert result.exit_code == 1
    assert "-p partner: found 'DEU' and 'FRA'; expected one value." in result.stderr


def test_the_code_is_told_wherever_the_checkout_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lab" / "analysis"
    (package / "lab").mkdir(parents=True)
    for name in ("claims.py", "lab/settings.json"):
        (package / name).touch()
    monkeypatch.setattr(cache, "PACKAGE", package)

    assert list(cache.code.__wrapped__()) == ["analysis/claims.py", "requirements.lock"]
