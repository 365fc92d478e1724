"""One file of the seeds as rows of text, and everything that is wrong with its cells."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from analysis.errors import fault, reason
from analysis.seeds.cells import near, problems
from analysis.seeds.schema import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: where it stands, and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, found: str, expected: str, repair: str) -> str:
        """Return a fault of one cell of this row."""
        return fault(f"{self.file}:{self.line} ({column})", found, expected, repair)


@dataclass(frozen=True, slots=True)
class Content:
    """One file: the rows whose cells are all good, the faults of the others.

    ``keys`` holds the key of every row, good or not; None if the file has no rows to read.
    """

    rows: list[Row]
    faults: list[str]
    keys: frozenset[str] | None = None


def read(directory: Path, table: Table) -> Content:
    """Return what stands in the file of ``table``."""
    try:
        text = (directory / table.file).read_bytes().decode("utf-8")
    except OSError as error:
        return _unread(table.file, reason(error), "a readable file", "Restore it.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = f"byte 0x{error.object[error.start]:02x}"
        return _unread(f"{table.file}:{line}", found, "UTF-8", "Save the file as UTF-8.")
    if text.startswith("\ufeff"):
        repair = "Save the file as UTF-8 without a mark."
        return _unread(f"{table.file}:1", "a byte order mark", "UTF-8 without one", repair)
    try:
        return _rows(list(_records(text)), table)
    except csv.Error as error:
        line, found = error.args
        expected = "comma-separated values"
        return _unread(f"{table.file}:{line}", found, expected, "Check the quotes.")


def _unread(where: str, found: str, expected: str, repair: str) -> Content:
    return Content([], [fault(where, found, expected, repair)])


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line in which it begins."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in lines:
            yield line, cells
            line = lines.line_num + 1
    except csv.Error as error:
        raise csv.Error(line, str(error)) from error


def _rows(records: list[tuple[int, list[str]]], table: Table) -> Content:
    names = [column.name for column in table.columns]
    header = records[0][1] if records else []
    if header != names:
        return Content([], list(_header_faults(f"{table.file}:1", header, names)))
    rows: list[Row] = []
    faults: list[str] = []
    keys: set[str] = set()
    good: list[set[str]] = [set() for _ in names]
    for line, cells in records[1:]:
        row = Row(table.file, line, dict(zip(names, cells, strict=False)))
        keys.add("|".join(row.cells.get(name, "") for name in table.key))
        found = list(_row_faults(row, cells, table, good))
        faults.extend(found)
        if not found:
            rows.append(row)
    return Content(rows, faults + list(_repeated(rows, table)), frozenset(keys))


def _header_faults(where: str, header: list[str], names: list[str]) -> Iterator[str]:
    if not header:
        expected = f"the columns {', '.join(names)}"
        yield fault(where, "no header", expected, "Write them into the first line.")
        return
    if len(header) == 1 and (apart := re.search(r"[;\t]", header[0])):
        repair = "Save the file with commas between its cells."
        yield fault(where, f"cells parted by {apart[0]!r}", "cells parted by ','", repair)
        return
    for name in names:
        if name not in header:
            repair = near(name, tuple(header), "Add the column, in the order of the codebook.")
            yield fault(f"{where} ({name})", "no such column", f"the column {name}", repair)
    for name in header:
        if name not in names:
            expected = f"only {', '.join(names)}"
            yield fault(f"{where} ({name})", f"column {name!r}", expected, "Remove or rename it.")
    if sorted(header) == sorted(names):
        repair = "Put the columns in this order."
        yield fault(where, ",".join(header), ",".join(names), repair)


def _row_faults(row: Row, cells: list[str], table: Table, good: list[set[str]]) -> Iterator[str]:
    if len(cells) != len(table.columns):
        found, repair = f"{len(cells)} cells", "Check commas and quotes."
        if not cells:
            found, repair = "an empty line", "Delete it."
        expected = f"{len(table.columns)} cells"
        yield fault(f"{row.file}:{row.line}", found, expected, repair)
        return
    for column, text, seen in zip(table.columns, cells, good, strict=True):
        if text in seen:
            continue
        wrong = problems(text, column)
        yield from (row.fault(column.name, *problem) for problem in wrong)
        if not wrong:
            seen.add(text)


def unsorted(rows: list[Row], table: Table) -> Iterator[str]:
    """Yield each row that stands behind one it comes before; reports do not mind, readers do."""
    whole = {column.name for column in table.columns if column.whole}
    keys = [[int(row[c]) if c in whole else row[c] for c in table.order] for row in rows]
    for (before, row), (one, other) in zip(pairwise(rows), pairwise(keys), strict=True):
        if other < one:
            found, behind = ("|".join(r[c] for c in table.order) for r in (row, before))
            expected = f"rows in the order of {', '.join(table.order)}"
            where = ", ".join(table.order)
            yield row.fault(where, f"{found!r} behind {behind!r}", expected, "Move the row up.")


def _repeated(rows: list[Row], table: Table) -> Iterator[str]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row[name] for name in table.key)
        if key in first:
            found = f"{'|'.join(key)!r} again"
            expected = f"each key once; it stands in line {first[key]}"
            yield row.fault(", ".join(table.key), found, expected, "Rename or delete one of them.")
        first.setdefault(key, row.line)
