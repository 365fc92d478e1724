"""How much of a printed line each part takes: drawings by their size, columns by their text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

from analysis.publishing.blocks import Cell, Column, Table

TEXT_WIDTH_PT = 166 / 25.4 * 72
LINE = 104
"""Letters of a table's size in a line as wide as the text."""
PADDING = {"left": 3, "right": 4}
"""Around a column, in letters; on the right of digits hang the numbers of notes."""
MARK = 2
STEP = 2
SIZE = re.compile(r'<svg\b[^>]*\bwidth="([\d.]+)(pt|px)?"')
GAP = re.compile("[ \n\u2009–]")


def part_of_line(svg: str) -> float:
    """Return the part of the text's width a drawing takes: its own size, at most all."""
    found = SIZE.search(svg)
    if not found:
        return 1.0
    points = float(found[1]) * (0.75 if found[2] != "pt" else 1.0)
    return min(1.0, round(points / TEXT_WIDTH_PT, 4))


def column_widths(table: Table) -> list[int]:
    """Return what part of the line each column gets, in letters.

    Each gets its longest word; what is left goes, a little at a time, to the column that makes
    the most rows tall. So no word leaves its column while there is room for all of them, and
    the table is about as short as it can be.
    """
    cells: Sequence[Sequence[Cell]] = [*zip(*table.rows, strict=True)] or [()] * len(table.columns)
    widths = [_longest_word(*pair) for pair in zip(table.columns, cells, strict=True)]
    pads = [PADDING[column.align] for column in table.columns]
    lengths = [[len(c.text) + _mark(c) for c in row] for row in (_head(table), *table.rows)]
    for _ in range((LINE - sum(pads) - sum(widths)) // STEP):
        if (tallest := _tallest(lengths, widths)) is None:
            break
        widths[tallest] += STEP
    return [width + pad for width, pad in zip(widths, pads, strict=True)]


def _head(table: Table) -> Sequence[Cell]:
    return [Cell(max(column.label, column.unit, key=len)) for column in table.columns]


def _tallest(lengths: Sequence[Sequence[int]], widths: Sequence[int]) -> int | None:
    """Return the column that makes the most rows tall, or None if none does."""
    lines = Counter[int]()
    for row in lengths:
        parts = [length / width for length, width in zip(row, widths, strict=True)]
        if (most := max(parts)) > 1:
            lines[parts.index(most)] += ceil(most) - 1
    return max(lines, key=lambda at: (lines[at], -at)) if lines else None


def _longest_word(column: Column, cells: Iterable[Cell]) -> int:
    heads = (len(word) for text in (column.label, column.unit) for word in text.split())
    words = (len(word) + _mark(cell) for cell in cells for word in GAP.split(cell.text))
    return max([1, *heads, *words])


def _mark(cell: Cell) -> int:
    return MARK if cell.number else 0
