"""Two editions of a report, number by number: what differs, and why."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from analysis.publishing.comparison import Comparison, compared, editions, lines
from analysis.publishing.comparison_command import diff
from analysis.publishing.content.document import read
from analysis.publishing.errors import ReportError

Shown = Callable[..., dict[str, Any]]


def note(source: str = "A Gazette", formula: str = "", basis: str = "claim") -> dict[str, Any]:
    return {"id": "level", "label": "level of trade", "basis": basis, "source": source,
            "formula": formula}  # fmt: skip


@pytest.fixture
def report(shown: Shown) -> Callable[..., dict[str, Any]]:
    """Make the notebook of a report with one number in its text and in its table."""

    def make(text: str, stands: dict[str, Any], row: str = "2021") -> dict[str, Any]:
        prose = shown("text", markdown=f"It was [{text}](#note-level).", notes=[stands])
        columns = [{"label": "Year", "header": True}, {"label": "Level"}]
        rows = [[{"text": row}, {"text": text, "note": "level"}]]
        table = shown("table", id="levels", title="Levels", columns=columns, rows=rows, source="",
                      symbols={}, notes=[stands])  # fmt: skip
        return {"cells": [prose, table]}

    return make


@pytest.fixture
def between(report: Callable[..., dict[str, Any]]) -> Callable[..., Comparison]:
    """Compare two reports of one number each."""

    def make(older: tuple[Any, ...], newer: tuple[Any, ...]) -> Comparison:
        return compared(read(report(*older)), read(report(*newer)))

    return make


def test_equal_reports_have_no_difference(between: Callable[..., Comparison]) -> None:
    found = between(("5", note()), ("5", note()))

    assert found.differences == ()
    assert found.same == 2


def test_another_value_of_the_same_source_is_a_revision(
    between: Callable[..., Comparison],
) -> None:
    found = between(("5", note()), ("6", note()))

    assert [(d.then, d.now, d.why) for d in found.differences] == [("5", "6", "revision")] * 2


def test_a_source_that_the_older_report_lacks_is_named(between: Callable[..., Comparison]) -> None:
    found = between(("5", note()), ("6", note("A Yearbook")))

    assert {d.why for d in found.differences} == {"new source: A Yearbook"}


def test_another_formula_on_the_same_sources_is_a_method(
    between: Callable[..., Comparison],
) -> None:
    found = between(("5", note(formula="X")), ("6", note(formula="X + M")))

    assert {d.why for d in found.differences} == {"method"}


def test_a_count_is_counted_anew_and_not_revised(between: Callable[..., Comparison]) -> None:
    found = between(("5", note(basis="count")), ("6", note(basis="count")))

    assert {d.why for d in found.differences} == {"count"}


def test_a_row_of_one_report_only_is_new_there_and_gone_here(
    between: Callable[..., Comparison],
) -> None:
    found = between(("5", note(), "2020"), ("5", note(), "2021"))

    assert [(d.place, d.why) for d in found.differences] == [
        ("levels · 2021 · Level", "new"),
        ("levels · 2020 · Level", "gone"),
    ]


def test_the_text_names_the_number_and_the_place(between: Callable[..., Comparison]) -> None:
    told = "\n".join(lines(between(("5", note()), ("6", note()))))

    assert told.startswith("report: 2 differ, 0 the same\n  text · level of trade (level)\n")
    assert "    5 → 6  [revision]" in told


def test_the_command_compares_what_two_editions_have_in_common(
    report: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    for edition, text in (("2022-05-10", "5"), ("latest", "6")):
        place = tmp_path / edition / "A-B" / "10-brief.ipynb"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(report(text, note())), encoding="utf-8")

    ran = CliRunner().invoke(diff, ["2022-05-10", "latest", "--out", str(tmp_path), "--json"])

    assert ran.exit_code == 0
    assert json.loads(ran.output)[0]["report"] == "A-B/10-brief"


def test_an_edition_that_is_not_built_is_refused_by_name(
    report: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    place = tmp_path / "latest" / "A-B" / "10-brief.ipynb"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(report("5", note())), encoding="utf-8")

    with pytest.raises(ReportError) as caught:
        editions(tmp_path, "2020-01-01", "latest")

    assert str(caught.value) == (
        "diff 2020-01-01: found no such edition; expected one of latest. "
        "Build it first, or name another folder with --out."
    )
