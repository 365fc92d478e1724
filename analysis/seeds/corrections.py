"""Corrections: data with a reason and a guard, applied while the files are read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.seeds.cells import problems
from analysis.seeds.reading import Row
from analysis.seeds.rules import Rows
from analysis.seeds.schema import Column, Table

APPLIED = "applied"


def faults(rows: Rows, tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield every correction that names no row, or whose ``found`` is no longer there."""
    for row in rows["corrections"]:
        if row["resource"] in rows:
            yield from _faults(row, rows, tables)


def corrected(name: str, rows: Rows, tables: Mapping[str, Table]) -> list[Row]:
    """Return the rows of the table ``name`` with what the applied corrections make of them."""
    found = list(rows[name])
    for entry in rows["corrections"]:
        if entry["resource"] != name or entry["status"] != APPLIED:
            continue
        found = [
            _changed(row, entry) if _key(row, tables[name]) == entry["row"] else row
            for row in found
            if entry["corrected"] or _key(row, tables[name]) != entry["row"]
        ]
    return found


def _changed(row: Row, entry: Row) -> Row:
    cells = {**row.cells, entry["column"]: entry["corrected"]}
    if "quality" in cells:
        cells["quality"] = ";".join(
            sorted({*filter(None, cells["quality"].split(";")), "corrected"})
        )
    return replace(row, cells=cells)


def _key(row: Row, table: Table) -> str:
    return "|".join(row[name] for name in table.key)


def _faults(entry: Row, rows: Rows, tables: Mapping[str, Table]) -> Iterator[str]:
    table = tables[entry["resource"]]
    columns = {column.name: column for column in table.columns}
    column = columns.get(entry["column"])
    if column is None:
        expected = f"one of {', '.join(columns)}"
        yield entry.fault("column", repr(entry["column"]), expected, "Name the column it is about.")
        return
    where = [row for row in rows[entry["resource"]] if _key(row, table) == entry["row"]]
    if not where:
        expected = f"the key ({'|'.join(table.key)}) of a row of {table.file}"
        yield entry.fault("row", repr(entry["row"]), expected, "Correct the key, or delete it.")
    for row in where:
        yield from _guarded(entry, row, column)


def _guarded(entry: Row, row: Row, column: Column) -> Iterator[str]:
    if row[column.name] != entry["found"]:
        place = f"{row.file}:{row.line} ({column.name})"
        found = f"{entry['found']!r}, but {place} has {row[column.name]!r}"
        yield entry.fault("found", found, "the same value", f"Look again: {entry['guard']}")
    if entry["status"] == APPLIED and entry["corrected"]:
        for problem in problems(entry["corrected"], column):
            yield entry.fault("corrected", *problem)
