"""The rows of a table or figure as a file of comma-separated values."""

import csv
import io
import re

from analysis.publishing.content.blocks import Column, Grid

FORMULA = re.compile(r"^[=+\-@\t\r]")
NUMBER = re.compile(r"^[+\-]?[\d.,  ]*\d[  ]?%?$")


def as_csv(grid: Grid) -> str:
    """Return the grid as CSV (RFC 4180, UTF-8): one line of labels, then the rows.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_inert(_label(column)) for column in grid.columns])
    writer.writerows([_inert(cell.text) for cell in row] for row in grid.rows)
    return out.getvalue()


def _label(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _inert(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text
