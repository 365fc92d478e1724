"""Corrections are data: applied or noted, and never to a value that is no longer there."""

import csv
import shutil
from pathlib import Path

import pytest

from analysis import seeds
from analysis.errors import SeedError
from analysis.observations import Observation

ROW = "cow-dyadic-4|imports|TUR|KAZ|TOTAL|2001"
COLUMNS = ("resource", "row", "column", "found", "corrected", "reason", "status", "guard")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(seeds.SEEDS, tmp_path / "seeds"))


def with_correction(directory: Path, **changes: str) -> Path:
    entry = {
        "resource": "series",
        "row": ROW,
        "column": "value",
        "found": "90000000",
        "corrected": "275000000",
        "reason": "A slip.",
        "status": "applied",
        "guard": "Holds for this release.",
    }
    with (directory / "corrections.csv").open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerow(entry | changes)
    return directory


def imports_of_2001(directory: Path) -> list[Observation]:
    return [
        seen
        for seen in seeds.load(directory).observations
        if (seen.source.source_id, seen.reporter, seen.partner, seen.year)
        == ("cow-dyadic-4", "TUR", "KAZ", 2001)
    ]


def test_a_noted_correction_changes_nothing(copy: Path) -> None:
    with_correction(copy, status="noted")

    assert [seen.value for seen in imports_of_2001(copy)] == [90e6]


def test_an_applied_correction_replaces_the_value_and_says_so(copy: Path) -> None:
    with_correction(copy)

    (seen,) = imports_of_2001(copy)

    assert seen.value == 275e6
    assert "corrected" in seen.quality


def test_an_applied_correction_to_nothing_leaves_the_row_out(copy: Path) -> None:
    with_correction(copy, corrected="")

    assert imports_of_2001(copy) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"found": "91000000"},
            "corrections.csv:2 (found): found '91000000', but series.csv:{line} (value) has "
            "'90000000'; expected the same value. Look again: Holds for this release.",
        ),
        (
            {"row": "nowhere"},
            "corrections.csv:2 (row): found 'nowhere'; expected the key (source_id|indicator|"
            "reporter|partner|product|year) of a row of series.csv. Correct the key, or delete it.",
        ),
        (
            {"column": "worth"},
            "corrections.csv:2 (column): found 'worth'; expected one of source_id, indicator, "
            "reporter, partner, product, year, value, unit, resolution, valuation, quality, note. "
            "Name the column it is about.",
        ),
        (
            {"corrected": "many"},
            "corrections.csv:2 (corrected): found 'many'; expected a number in plain digits. Give "
            "whole US dollars; nothing negative, nothing above the output of the world.",
        ),
        (
            {"column": "year", "found": "2001", "corrected": "2002"},
            "corrections.csv:2 (column): found 'year'; expected a column that does not say which "
            "row it is. Correct the row itself.",
        ),
        (
            {"column": "unit", "found": "USD", "corrected": "index_1982_84"},
            "corrections.csv:2 (unit): found 'index_1982_84'; expected USD for money, an index "
            "for prices. Correct the unit or the indicator.",
        ),
    ],
)
def test_a_correction_that_no_longer_holds_is_refused(
    copy: Path, changes: dict[str, str], message: str
) -> None:
    lines = (copy / "series.csv").read_text("utf-8").splitlines()
    key = ROW.replace("|", ",")
    line = next(n for n, text in enumerate(lines, start=1) if text.startswith(key))

    with pytest.raises(SeedError) as caught:
        seeds.load(with_correction(copy, **changes))

    assert str(caught.value) == message.format(line=line)


def test_the_doubtful_year_is_shown_as_the_source_has_it() -> None:
    (seen,) = imports_of_2001(seeds.SEEDS)

    assert seen.value == 90e6
    assert "suspect" in seen.quality
