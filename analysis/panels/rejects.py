"""Rows that are not in the store: each with its line and the reason, none lost in silence."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not in the store: where it stands, why, and its text."""

    line: int
    reason: str
    text: str


def kind(reason: str) -> str:
    """Return the reason without what differs from row to row, to count by.

    >>> kind("value 1e99 is more than the world trades")
    'value is more than the world trades'
    """
    words = reason.split(" is ", 1)
    if len(words) == 2:
        return f"{words[0].split()[0]} is {words[1].split(';')[0]}"
    return "not a whole row" if reason.startswith("found ") else reason.split(" of line")[0]


def write(path: Path, rejects: list[Reject]) -> None:
    """Write rejects as a CSV without header, in the order of their lines."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows((r.line, r.reason, r.text) for r in sorted(rejects, key=lambda r: r.line))


def name(import_id: str) -> str:
    """Return the file of a store that holds the rejects of an import."""
    return f"rejects/{import_id}.csv"


def keep(store: Path, import_id: str, rejects: Sequence[Reject]) -> None:
    """Write the rejects of an import to its file in the store; nothing if there are none."""
    if rejects:
        rows = [[str(one.line), one.reason, one.text] for one in rejects]
        _write(store, import_id, rows)


def lines(work: Path) -> Iterator[list[str]]:
    """Yield line, reason and text of every reject under ``work``, file by file."""
    for path in sorted(work.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)


def collect(work: Path, store: Path, import_id: str) -> str:
    """Write the rejects of all blocks to one file of the store; return its name, or nothing."""
    found = lines(work)
    first = next(found, None)
    if first is None:
        return ""
    _write(store, import_id, chain([first], found))
    return name(import_id)


def drop(store: Path, import_id: str) -> None:
    """Take away the rejects of an import that failed."""
    (store / name(import_id)).unlink(missing_ok=True)


def _write(store: Path, import_id: str, rows: Iterable[list[str]]) -> None:
    path = store / name(import_id)
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("line", "reason", "row"))
        writer.writerows(rows)
