"""One file of the seeds as rows of text, and everything that is wrong with its cells."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import fault
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
        return Content(
            [], [fault(table.file, type(error).__name__, "a readable file", "Restore it.")]
        )
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        found = f"byte 0x{error.object[error.start]:02x}"
        return Content(
            [], [fault(f"{table.file}:{line}", found, "UTF-8", "Save the file as UTF-8.")]
        )
    try:
        return _rows(text, table)
    except csv.Error as error:
        return Content(
            [], [fault(table.file, str(error), "comma-separated values", "Check the quotes.")]
        )


def _rows(text: str, table: Table) -> Content:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = [column.name for column in table.columns]
    header = next(lines, [])
    if header != names:
        return Content([], list(_header_faults(table.file, header, names)))
    rows: list[Row] = []
    faults: list[str] = []
    keys: set[str] = set()
    line = lines.line_num + 1
    good: list[set[str]] = [set() for _ in names]
    for cells in lines:
        row = Row(table.file, line, dict(zip(names, cells, strict=False)))
        line = lines.line_num + 1
        keys.add("|".join(row.cells.get(name, "") for name in table.key))
        found = list(_row_faults(row, cells, table, good))
        faults.extend(found)
        if not found:
            rows.append(row)
    return Content(rows, faults + list(_repeated(rows, table)), frozenset(keys))


def _header_faults(file: str, header: list[str], names: list[str]) -> Iterator[str]:
    for name in names:
        if name not in header:
            repair = near(name, tuple(header), "Add the column, in the order of the codebook.")
            yield fault(f"{file}:1 ({name})", "no such column", f"the column {name}", repair)
    for name in header:
        if name not in names:
            expected = f"only {', '.join(names)}"
            yield fault(f"{file}:1 ({name})", f"column {name!r}", expected, "Remove or rename it.")
    if sorted(header) == sorted(names):
        yield fault(
            f"{file}:1", ",".join(header), ",".join(names), "Put the columns in this order."
        )


def _row_faults(row: Row, cells: list[str], table: Table, good: list[set[str]]) -> Iterator[str]:
    if len(cells) != len(table.columns):
        found = f"{len(cells)} cells"
        where = f"{row.file}:{row.line}"
        yield fault(where, found, f"{len(table.columns)}", "Check commas and quotes.")
        return
    for column, text, seen in zip(table.columns, cells, good, strict=True):
        if text in seen:
            continue
        wrong = problems(text, column)
        yield from (row.fault(column.name, *problem) for problem in wrong)
        if not wrong:
            seen.add(text)


def _repeated(rows: list[Row], table: Table) -> Iterator[str]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row[name] for name in table.key)
        if key in first:
            found = f"{'|'.join(key)!r} again"
            expected = f"each key once; it stands in line {first[key]}"
            yield row.fault(", ".join(table.key), found, expected, "Rename or delete one of them.")
        first.setdefault(key, row.line)
