"""Columns, cells and marks: what a table and the data of a figure have in common."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.language import _
from analysis.prose import Cited, Note, Plain, cell

Value = Cited | Plain | str
Row = Sequence[Value]

NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"

MARKS: Mapping[str, str] = {
    "x": _("not available"),
    "z": _("not applicable"),
    "e": _("estimated"),
    "p": _("provisional, or part of the period"),
    "b": _("break in the series"),
    "s": _("doubtful in its source"),
    "d": _("of a different source: the row need not add up"),
}
"""Marks behind a value, or in place of one (Government Statistical Service, and two of ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, its unit (once, not in every cell), and how it is set.

    ``header`` says that its cells name their rows.
    """

    key: str
    label: str
    unit: str = ""
    align: str = "left"
    header: bool = False

    @property
    def heading(self) -> str:
        """The label and the unit, as printed above the column."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    def data(self) -> Mapping[str, Any]:
        """Return the column as plain data for a bundle."""
        return {
            "key": self.key,
            "label": self.label,
            "unit": self.unit,
            "align": self.align,
            "header": self.header,
        }


def filled(rows: Iterable[Row]) -> tuple[tuple[Value, ...], ...]:
    """Return the rows with a mark in every blank cell: a blank says nothing, a mark does."""
    return tuple(tuple(value if _text(value) else NOT_AVAILABLE for value in row) for row in rows)


def cells(rows: Iterable[Row]) -> list[list[Mapping[str, str]]]:
    """Return the rows as the cells of a bundle."""
    return [[cell(value) for value in row] for row in rows]


def cited(rows: Iterable[Row]) -> tuple[Note, ...]:
    """Return the notes of all cells, each once, in order of reading."""
    notes = (value.note for row in rows for value in row if isinstance(value, Cited))
    return tuple({note.id: note for note in notes}.values())


def symbols(rows: Iterable[Row]) -> Mapping[str, str]:
    """Return what the marks that occur in the cells mean.

    >>> symbols([["2020", "[x]"], ["2021", "4.1 [e]"]])
    {'[x]': 'not available', '[e]': 'estimated'}
    """
    text = " ".join(_text(value) for row in rows for value in row)
    return {f"[{k}]": meaning for k, meaning in MARKS.items() if f"[{k}]" in text}


def _text(value: Value) -> str:
    return value if isinstance(value, str) else value.text
