"""Columns get the room their texts need, drawings their own size."""

from dataclasses import replace

import pytest

from analysis.publishing.content.blocks import Cell, Column, Table
from analysis.publishing.rendering.widths import LINE, column_widths, lines, part_of_line

DATE, SAID = (
    "14 December",
    "a word and another of a sentence that goes on " + "and on " * 20,
)
TABLE = Table(
    id="t",
    title="T",
    columns=(Column("When"), Column("Said"), Column("Value", align="right")),
    rows=((Cell(DATE), Cell(SAID), Cell("5.4", number=7)),) * 3,
    symbols={},
)


def test_long_texts_get_the_room_that_short_ones_leave() -> None:
    when, said, value = column_widths(TABLE)

    assert said > when > value
    assert 0.75 * LINE <= when + said + value <= LINE


def test_no_column_is_narrower_than_its_longest_word() -> None:
    word = "Disestablishmentarianism"
    rows = tuple((Cell("x " * 200), Cell(word), Cell("1")) for _ in range(9))

    assert column_widths(replace(TABLE, rows=rows))[1] > len(word)


def test_widths_end_where_no_row_is_tall() -> None:
    short = replace(TABLE, rows=((Cell(DATE), Cell("yes"), Cell("5.4")),))

    assert sum(column_widths(short)) < LINE / 2


def test_the_room_goes_to_the_tallest_cells() -> None:
    names = ("a name of about thirty letters",) * 3
    rows = tuple((Cell(name), Cell(SAID)) for name in names)

    table = replace(TABLE, columns=TABLE.columns[:2], rows=rows)

    assert lines(table) <= 2 + 3 * len(rows)


def test_a_table_without_rows_has_columns_too() -> None:
    assert len(column_widths(replace(TABLE, rows=()))) == 3


@pytest.mark.parametrize(
    ("size", "part"),
    [('width="235.28pt"', 0.5), ('width="4000pt"', 1), ('width="313.7px"', 0.5), ("", 1)],
)
def test_a_drawing_takes_its_own_size_at_most_the_line(size: str, part: float) -> None:
    assert part_of_line(f"<svg {size}>") == pytest.approx(part, abs=0.001)
