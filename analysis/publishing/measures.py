"""How much of a printed line each part takes: drawings by their size, columns by their text."""

import re
from collections.abc import Iterable, Sequence

from analysis.publishing.blocks import Cell, Column, Table

TEXT_WIDTH_PT = 166 / 25.4 * 72
LINE = 104
"""Letters of a table's size in a line as wide as the text."""
PADDING = {"left": 3, "right": 4}
"""Around a column, in letters; on the right of digits hang the numbers of notes."""
MARK = 2
WIDEST = 60
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
    """Return what part of the line each column gets, in hundredths of a letter.

    Each gets its longest word; what is left goes to those whose texts are longer, evenly,
    until the shorter ones have all they can use. So no word leaves its column while there is
    room for all of them, and a date keeps to its line beside long texts.
    """
    cells: Sequence[Sequence[Cell]] = [*zip(*table.rows, strict=True)] or [()] * len(table.columns)
    pairs = [*zip(table.columns, cells, strict=True)]
    least = [_longest_word(column, texts) for column, texts in pairs]
    wishes = [min(_longest(column, texts), WIDEST) for column, texts in pairs]
    pads = [PADDING[column.align] for column, _ in pairs]
    needs = [max(0, wish - low) for wish, low in zip(wishes, least, strict=True)]
    more = _shared(max(0, LINE - sum(pads) - sum(least)), needs)
    return [round(100 * sum(parts)) for parts in zip(least, more, pads, strict=True)]


def _shared(room: float, needs: Sequence[int]) -> list[float]:
    """Return what each gets of a room: evenly, and none more than it needs."""
    given = [0.0] * len(needs)
    for turn, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        given[at] = min(needs[at], room / (len(needs) - turn))
        room -= given[at]
    return given


def _longest_word(column: Column, cells: Iterable[Cell]) -> int:
    heads = (len(word) for text in (column.label, column.unit) for word in text.split())
    words = (len(word) + _mark(cell) for cell in cells for word in GAP.split(cell.text))
    return max([1, *heads, *words])


def _longest(column: Column, cells: Iterable[Cell]) -> int:
    heads = max(len(column.label) // 2, len(column.unit))
    return max([heads, *(len(cell.text) + _mark(cell) for cell in cells)])


def _mark(cell: Cell) -> int:
    return MARK if cell.number else 0
