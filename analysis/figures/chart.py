"""A chart: a picture that cannot be parted from its words, its data and its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from matplotlib.figure import Figure

from analysis import columns as grid
from analysis.bundles import Bundle, bundle
from analysis.columns import Column, Row, Value
from analysis.figures import style
from analysis.prose import Note, Prose, escape, notes_data

SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words around a chart.

    Args:
        id: Stable name, unique in the report.
        title: The message, as a sentence computed by the caller.
        subtitle: What, where, unit, period.
        source: Whose figures, and of which vintage; also printed inside the picture.
    """

    id: str
    title: Prose | str
    subtitle: Prose | str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawn figure with title, subtitle, alt text, data and source.

    Rows hold one value per column.
    """

    id: str
    figure: Figure
    title: Prose
    subtitle: Prose
    alt: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    source: str

    @classmethod
    def of(
        cls,
        figure: Figure,
        caption: Caption,
        *,
        alt: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
    ) -> Self:
        """Return the chart of a drawn figure; blank cells get their mark."""
        return cls(
            id=caption.id,
            figure=figure,
            title=words(caption.title),
            subtitle=words(caption.subtitle),
            alt=alt,
            columns=tuple(columns),
            rows=grid.filled(rows),
            source=caption.source,
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        """What stands behind every number of titles and data, each once."""
        every = (*self.title.notes, *self.subtitle.notes, *grid.cited(self.rows))
        return tuple({note.id: note for note in every}.values())

    @property
    def symbols(self) -> Mapping[str, str]:
        """What the marks in the data mean."""
        return grid.symbols(self.rows)

    def svg(self) -> str:
        """Return the picture; the same bytes every time."""
        return style.svg(self.figure)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        content = {
            "kind": "figure",
            "id": self.id,
            "title": self.title.plain,
            "subtitle": self.subtitle.plain,
            "alt": self.alt,
            "columns": [column.data() for column in self.columns],
            "rows": grid.cells(self.rows),
            "source": self.source,
            "symbols": dict(self.symbols),
            "notes": notes_data(self.notes),
        }
        told = f"{self.title.plain}\n{self.subtitle.plain}\n{self.alt}\n{self.source}"
        return bundle(content, {SVG: self.svg(), "text/plain": told}, {SVG: {"alt": self.alt}})


def words(text: Prose | str) -> Prose:
    """Return a title as Markdown; one that came as a string is shown as it is."""
    return text if isinstance(text, Prose) else Prose(escape(text))
