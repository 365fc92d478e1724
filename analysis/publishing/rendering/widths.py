"""How much of a printed line each part takes: drawings by their size, columns by their text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.publishing.content.blocks import Cell, Table

TEXT_WIDTH_PT = 166 / 25.4 * 72
LINE = 116
"""Letters of a table's size in a line as wide as the text."""
PADDING = {"left": 3, "right": 5}
"""Around a column, in letters; on the right of digits hang the numbers of notes."""
MARK = "00"
TALLNESS = 6
STEPS = (1, 2, 3, 5, 8, 13, 21)
WHOLE = 9
"""The most letters of a text that stays on one line where there is room."""
SIZE = re.compile(r'<svg\b[^>]*\bwidth="([\d.]+)(pt|px)?"')
GAP = re.compile("[ \n\u2009–]")
REMEMBERED = 64
"""Tables, each asked about several times while its report is printed."""


def part_of_line(svg: str) -> float:
    """Return the part of the text's width a drawing takes: its own size, at most all."""
    found = SIZE.search(svg)
    if not found:
        return 1.0
    points = float(found[1]) * (0.75 if found[2] != "pt" else 1.0)
    return min(1.0, round(points / TEXT_WIDTH_PT, 4))


def column_widths(table: Table) -> list[int]:
    """Return what part of the line each column gets, in letters.

    Each gets its longest word, or short texts whole if that leaves room for the others. What is
    left goes, a little at a time, where a letter does the most against tall cells. So no word
    leaves its column while there is room for all of them, and the table is about as short as
    it can be.
    """
    pads = _pads(table)
    widths = _widths(_columns(table), LINE - sum(pads))
    return [width + pad for width, pad in zip(widths, pads, strict=True)]


def lines(table: Table) -> int:
    """Return about how many lines of text a table takes."""
    columns = _columns(table)
    widths = _widths(columns, LINE - sum(_pads(table)))
    heights = [_heights(*pair) for pair in zip(columns, widths, strict=True)]
    return sum(map(max, zip(*heights, strict=True)))


def _pads(table: Table) -> list[int]:
    return [PADDING[column.align] for column in table.columns]


@lru_cache(maxsize=REMEMBERED)
def _widths(columns: Sequence[Sequence[str]], room: int) -> tuple[int, ...]:
    """Return how wide the text of each column is, in letters."""
    widths = [_least(texts, whole=WHOLE) for texts in columns]
    if sum(widths) > room:
        widths = [_least(texts, whole=0) for texts in columns]
    while (step := _best_step(columns, widths, room - sum(widths))) is not None:
        widths[step[0]] += step[1]
    return tuple(widths)


def _columns(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the texts of each column, its head first, digits for the number of a note behind."""
    cells: Sequence[Sequence[Cell]] = [*zip(*table.rows, strict=True)] or [()] * len(table.columns)
    return tuple(
        (column.label, column.unit, *(cell.text + MARK * bool(cell.number) for cell in below))
        for column, below in zip(table.columns, cells, strict=True)
    )


def _best_step(
    columns: Sequence[Sequence[str]], widths: Sequence[int], room: int
) -> tuple[int, int] | None:
    """Return which column to widen by how much, or None if no cell gets lower."""
    saved = {
        (at, step): (_weight(texts, widths[at]) - _weight(texts, widths[at] + step)) / step
        for at, texts in enumerate(columns)
        for step in STEPS
        if step <= room
    }
    best = max(saved, key=lambda way: saved[way], default=None)
    return best if best is not None and saved[best] > 0 else None


def _weight(texts: Sequence[str], width: int) -> int:
    """Return how tall a column's cells are; one tall cell weighs more than several low ones."""
    return sum(height**TALLNESS for height in _heights(texts, width))


def _heights(texts: Sequence[str], width: int) -> list[int]:
    return [_wrapped(text, width) for text in texts]


@lru_cache(maxsize=2**16)
def _wrapped(text: str, width: int) -> int:
    """Return how many lines a text takes."""
    count, end = 1, -1
    for word in GAP.split(text):
        if end >= 0 and end + 1 + len(word) > width:
            count, end = count + 1, -1
        end += 1 + len(word)
    return count


def _least(texts: Sequence[str], *, whole: int) -> int:
    """Return the longest of a column's words; texts of at most ``whole`` letters are not parted."""
    parts = (part for text in texts for part in ([text] if len(text) <= whole else GAP.split(text)))
    return max([1, *map(len, parts)])
