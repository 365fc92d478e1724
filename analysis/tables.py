"""Tables: rows of values and their notes, shown as HTML and handed on as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from analysis import columns as grid
from analysis.bundles import Bundle, bundle
from analysis.columns import Column, Row, Value
from analysis.language import _
from analysis.prose import Note, Prose, notes_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns, with title, source and what the marks in the cells mean.

    Args:
        id: Stable name, unique in the report.
        title: The message, as a sentence.
        columns: One for each value of a row; a unit stands here and not in the cells.
        rows: Values in reading order; a blank one is printed as not available.
        source: Whose figures, and of which vintage.
        subtitle: What, where, period.
        symbols: Marks beyond the usual ones, with their meaning.

    Raises:
        ValueError: If a row has not one value for each column.
    """

    id: str
    title: Prose | str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str
    subtitle: Prose | str = ""
    symbols: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"table {self.id!r}, row {number}: found {len(row)} values; expected "
                    f"{len(self.columns)}, one for each column. Mark what is missing as [x]."
                )

    @property
    def filled(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as printed, with a mark in each blank cell."""
        return grid.filled(self.rows)

    @property
    def explained(self) -> Mapping[str, str]:
        """What each mark in the cells means."""
        return {**grid.symbols(self.filled), **self.symbols}

    @property
    def notes(self) -> tuple[Note, ...]:
        """What stands behind every number of titles and cells, each once."""
        titles = (t for t in (self.title, self.subtitle) if isinstance(t, Prose))
        every = (*(note for title in titles for note in title.notes), *grid.cited(self.rows))
        return tuple({note.id: note for note in every}.values())

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        content = {
            "kind": "table",
            "id": self.id,
            "title": plain(self.title),
            "subtitle": plain(self.subtitle),
            "columns": [column.data() for column in self.columns],
            "rows": grid.cells(self.filled),
            "source": self.source,
            "symbols": dict(self.explained),
            "notes": notes_data(self.notes),
        }
        return bundle(content, {"text/html": html(self), "text/plain": text(self)})


def plain(words: Prose | str) -> str:
    """Return a title as plain text."""
    return words.plain if isinstance(words, Prose) else words


def html(table: Table) -> str:
    """Return the table as semantic HTML, for front ends that show no report."""
    head = "".join(
        f'<th scope="col"{_aligned(column)}>{escape(column.heading)}</th>'
        for column in table.columns
    )
    body = "".join(f"<tr>{_cells(table, row)}</tr>" for row in table.filled)
    caption = " ".join(
        f"<{tag}>{escape(words)}</{tag}>"
        for tag, words in (("strong", plain(table.title)), ("span", plain(table.subtitle)))
        if words
    )
    return (
        f'<div class="mathjax_ignore"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"<p><small>{escape(_foot(table))}</small></p></div>"
    )


def text(table: Table) -> str:
    """Return the table as aligned plain text."""
    rows = [
        [column.heading for column in table.columns],
        *([cell["text"] for cell in row] for row in grid.cells(table.filled)),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            value.rjust(width) if column.align == "right" else value.ljust(width)
            for value, width, column in zip(row, widths, table.columns, strict=True)
        ).rstrip()
        for row in rows
    ]
    return "\n".join([plain(table.title), plain(table.subtitle), *lines, _foot(table)])


def _cells(table: Table, row: Row) -> str:
    return "".join(
        f'<th scope="row"{_aligned(column)}>{escape(cell["text"])}</th>'
        if column.header
        else f"<td{_aligned(column)}>{escape(cell['text'])}</td>"
        for column, cell in zip(table.columns, grid.cells([row])[0], strict=True)
    )


def _aligned(column: Column) -> str:
    return f' style="text-align:{column.align}"'


def _foot(table: Table) -> str:
    marks = (f"{mark} {meaning}" for mark, meaning in table.explained.items())
    return "; ".join((_("Source: {source}").format(source=table.source), *marks))
