"""The file of a draft: its rows with the lines they stand in, read and written whole."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import AnalysisError, fault, reason
from analysis.extraction.drafting.drafts import COLUMNS

Cells = dict[str, str]


class DraftError(AnalysisError):
    """A draft that cannot be taken over; the seeds are as they were."""


def read(draft: Path) -> dict[int, Cells]:
    """Return the rows of a draft by the line in which each begins.

    Raises:
        DraftError: If it is absent, no table, or its columns are not those of a draft.
    """
    return table(draft, COLUMNS, expected="a draft", repair="Run brief extract first.")


def table(
    path: Path, columns: tuple[str, ...], *, expected: str, repair: str = "Restore it."
) -> dict[int, Cells]:
    """Return the rows of a table by the line in which each begins; spreadsheets' marks are let by.

    Raises:
        DraftError: If it cannot be read, or has other columns.
    """
    try:
        lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
        header, begun, rows = next(lines, []), lines.line_num + 1, {}
        for cells in lines:
            rows[begun] = cells
            begun = lines.line_num + 1
    except OSError as error:
        raise DraftError(fault(str(path), reason(error), expected, repair)) from error
    except UnicodeDecodeError as error:
        found = f"byte 0x{error.object[error.start]:02x}"
        raise DraftError(fault(str(path), found, "UTF-8", "Save the file as UTF-8.")) from error
    if tuple(header) != columns:
        kept = "Keep the header as brief extract wrote it."
        found = ", ".join(header) or "no columns"
        raise DraftError(fault(f"{path}:1", found, ", ".join(columns), kept))
    uneven = [line for line, cells in rows.items() if len(cells) != len(columns)]
    if uneven:
        found, whole = f"{len(rows[uneven[0]])} cells", f"{len(columns)} cells"
        raise DraftError(fault(f"{path}:{uneven[0]}", found, whole, "Check commas and quotes."))
    return {line: dict(zip(columns, cells, strict=True)) for line, cells in rows.items()}


def text(rows: Iterable[Cells], columns: tuple[str, ...] = COLUMNS) -> str:
    """Return the rows as a table with a header; lines end in LF."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, content: str) -> None:
    """Write a file whole: a reader sees the old one or the new one."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(content, encoding="utf-8", newline="")
    partial.replace(path)
