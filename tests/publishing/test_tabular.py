"""Rows as comma-separated values that no spreadsheet runs."""

import pytest

from analysis.publishing.content.blocks import Cell, Column, Grid
from analysis.publishing.content.tabular import as_csv


def lines(*texts: str) -> list[str]:
    grid = Grid(columns=(Column("A", unit="m"),), rows=tuple((Cell(text),) for text in texts))
    return as_csv(grid).splitlines()


def test_the_unit_stands_in_the_header() -> None:
    assert lines("1") == ["A (m)", "1"]


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@x"])
def test_a_formula_is_made_a_text(text: str) -> None:
    assert lines(text)[1].strip('"').startswith("'")


@pytest.mark.parametrize("number", ["-5.3", "+27", "-1,000.5", "-5 %"])
def test_a_number_with_its_sign_stays_a_number(number: str) -> None:
    assert "'" not in lines(number)[1]


def test_commas_and_quotes_are_quoted() -> None:
    assert lines('a,"b"')[1] == '"a,""b"""'
