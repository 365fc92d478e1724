"""The page on many reports says what was measured, and what the command keeps to."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.command_line import build
from analysis.publishing import command
from analysis.publishing.build import Request
from analysis.publishing.many import summary
from analysis.publishing.many.summary import Outcome
from analysis.publishing.measuring.bare import script
from analysis.publishing.measuring.benchmark import ratios, table
from analysis.publishing.measuring.costs import Cost, in_turns, keep, watched
from analysis.publishing.measuring.scaling_page import page
from analysis.publishing.places.destination import Folder


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "SCALING.md").read_text(encoding="utf-8")


def test_the_page_is_what_the_code_makes_of_the_kept_figures(root: Path, text: str) -> None:
    kept = json.loads((root / "SCALING.json").read_text(encoding="utf-8"))

    assert text == page(kept)


def test_the_page_names_only_options_that_there_are(text: str) -> None:
    told = {
        word
        for line in re.findall(r"brief build.*", text)
        for word in re.findall(r" (--\w+)", line)
    }

    assert told
    assert told <= {option for parameter in build.params for option in parameter.opts}


def test_the_page_names_each_exit_status_and_each_field_of_the_summary(text: str) -> None:
    outcome = Outcome(Request(Path("10-brief.ipynb"), {}))
    plain = summary.plain([outcome], Folder(Path("reports")), "", "")
    fields = [*plain, *plain["reports"][0]]

    assert [name for name in fields if f"`{name}`" not in text] == []
    statuses = (command.GOOD, command.BAD, command.UNFINISHED)
    assert [status for status in statuses if f"\n| {status} | " not in text] == []


def test_the_bare_script_draws_what_the_notebook_draws(notebooks: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.py"
    shutil.copy(notebooks / "invented.py", tmp_path)
    bare.write_text(script(notebooks / "10-demo.ipynb"), encoding="utf-8")

    cost, samples = watched([sys.executable, str(bare)], tmp_path, 0.05)

    assert cost.processor > 0
    assert max(samples)[0] > 1
    assert len([*tmp_path.glob("*.svg")]) == 1


def test_a_program_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        watched([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, 1)


def test_medians_are_taken_of_works_done_in_turn() -> None:
    costs = iter([Cost(1, 4), Cost(9, 9), Cost(2, 5), Cost(9, 9), Cost(3, 6), Cost(9, 9)])

    found = in_turns({"a": lambda: next(costs), "b": lambda: next(costs)}, 3)

    assert found == {"a": Cost(2, 5), "b": Cost(9, 9)}


def test_what_was_kept_of_other_measurements_stays(tmp_path: Path) -> None:
    keep(tmp_path / "kept.json", "one", {"x": 1})
    keep(tmp_path / "kept.json", "many", {"y": 2})

    assert json.loads((tmp_path / "kept.json").read_text()) == {"one": {"x": 1}, "many": {"y": 2}}


def test_further_reports_are_told_without_the_start() -> None:
    names = ("bare", "ours", "stock", "bare batch", "ours batch", "ours batch, 2 jobs")
    more = ("ours one", "ours one, 2 jobs", "stock one", "stock batch")
    cost = {name: Cost(2, 2) for name in (*names, *more)}
    cost |= {"bare batch": Cost(12, 12), "ours batch": Cost(22, 32)}
    cost |= {"ours batch, 2 jobs": Cost(11, 29), "stock batch": Cost(20, 20)}

    lines = table(ratios(cost, 10)).splitlines()

    assert lines[5] == "| (d) bare script, warm, each | 1.00 | 1.00 | 1.00 | 1.00 |  |"
    assert lines[6] == "| (d) ours, each further | 2.00 | 2.00 | 3.00 | 3.00 | ≤ 1.25 |"
