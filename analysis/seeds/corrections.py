"""Corrections: data with a reason and a guard, applied while the files are read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.seeds.cells import problems
from analysis.seeds.reading import Row
from analysis.seeds.rules import Rows, remaining
from analysis.seeds.schema import Column, Table

APPLIED = "applied"


Keys = Mapping[str, frozenset[str] | None]


def faults(rows: Rows, keys: Keys, tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield every correction that names no row, no longer fits it, or would break its rules.

    Args:
        rows: The good rows of each file that was read.
        keys: The keys of all rows of each, good or not; None where it could not be read.
        tables: The schema.
    """
    for entry in rows["corrections"]:
        known = keys.get(entry["resource"])
        if known is not None:
            yield from _faults(entry, rows[entry["resource"]], known, tables[entry["resource"]])


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


def _faults(entry: Row, rows: list[Row], keys: frozenset[str], table: Table) -> Iterator[str]:
    columns = {column.name: column for column in table.columns}
    column = columns.get(entry["column"])
    if column is None:
        expected = f"one of {', '.join(columns)}"
        yield entry.fault("column", repr(entry["column"]), expected, "Name the column it is about.")
        return
    if entry["status"] == APPLIED and column.name in (*table.key, "source_id"):
        expected = "a column that does not say which row it is"
        yield entry.fault("column", repr(column.name), expected, "Correct the row itself.")
        return
    if entry["row"] not in keys:
        expected = f"the key ({'|'.join(table.key)}) of a row of {table.file}"
        yield entry.fault("row", repr(entry["row"]), expected, "Correct the key, or delete it.")
    for row in rows:
        if _key(row, table) == entry["row"]:
            yield from _guarded(entry, row, column)


def _guarded(entry: Row, row: Row, column: Column) -> Iterator[str]:
    if row[column.name] != entry["found"]:
        place = f"{row.file}:{row.line} ({column.name})"
        found = f"{entry['found']!r}, but {place} has {row[column.name]!r}"
        yield entry.fault("found", found, "the same value", f"Look again: {entry['guard']}")
    if entry["status"] != APPLIED or not entry["corrected"]:
        return
    wrong = problems(entry["corrected"], column)
    yield from (entry.fault("corrected", *problem) for problem in wrong)
    if not wrong:
        here = replace(_changed(row, entry), file=entry.file, line=entry.line)
        yield from remaining(entry["resource"], here)
