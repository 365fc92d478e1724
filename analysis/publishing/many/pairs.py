"""Which reports a list of pairs asks for: a file with a line for each."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, fault

PLAIN = re.compile(r"\s*(?P<reporter>[^\s,;-]+)\s*(?:[-,;]|\s)\s*(?P<partner>[^\s,;-]+)\s*")
COLUMNS = ("reporter", "partner")


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: the parameters it asks for, or why it cannot be read."""

    place: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""


def read(path: Path) -> tuple[Asked, ...]:
    """Return what a file asks for, line by line; what it asks for twice, once.

    Args:
        path: Its lines are pairs such as ``KAZ-TUR`` or ``KAZ,TUR``; or it is a table as
            CSV, whose header names parameters, ``reporter`` and ``partner`` among them. Empty
            lines and such as begin with ``#`` say nothing.

    Raises:
        ParameterError: If it cannot be read, or asks for nothing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ParameterError(
            fault(f"--pairs {path}", str(error), "a text file, or all", "Correct the path.")
        ) from error
    lines = [
        (number, line.strip())
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    found = {repr((asked.parameters, asked.error)): asked for asked in _asked(path, lines)}
    if not found:
        wanted = "a pair on each line, such as KAZ-TUR"
        raise ParameterError(fault(f"--pairs {path}", "no pair", wanted, "Add one, or say all."))
    return tuple(found.values())


def _asked(path: Path, lines: Sequence[tuple[int, str]]) -> Iterator[Asked]:
    header = [name.strip() for name in next(csv.reader([lines[0][1]]))] if lines else []
    _refuse_delimiter(path, header)
    if set(COLUMNS) <= set(header):
        for number, line in lines[1:]:
            yield _row(f"{path}:{number}", header, next(csv.reader([line])))
        return
    for number, line in lines:
        yield _plain(f"{path}:{number}", line)


def _refuse_delimiter(path: Path, header: Sequence[str]) -> None:
    """Refuse once, not line by line, a table whose cells are not parted by commas."""
    if len(header) == 1 and {*COLUMNS} <= {*re.split(r"[^a-z_]+", header[0])}:
        found, wanted = f"the header {header[0]!r}", "commas between the columns"
        raise ParameterError(fault(f"--pairs {path}", found, wanted, "Save it as CSV."))


def _plain(place: str, line: str) -> Asked:
    if found := PLAIN.fullmatch(line):
        return Asked(place, found.groupdict())
    return Asked(place, error=fault(place, repr(line), "a pair such as KAZ-TUR", "Correct it."))


def _row(place: str, header: Sequence[str], cells: Sequence[str]) -> Asked:
    if len(cells) != len(header):
        found, wanted = f"{len(cells)} cells", f"{len(header)}, as in the header"
        return Asked(place, error=fault(place, found, wanted, "Correct the line."))
    told = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    return Asked(place, {name: cell for name, cell in told.items() if cell})
