"""What is asked of a service, and what it gave: rows of text, judged when they are imported."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.panels.published import Origin

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of countries (ISO 3166 alpha-3) and the calendar years, both ends included."""

    one: str
    other: str
    first: int
    last: int

    @property
    def pair(self) -> tuple[str, str]:
        """Both countries."""
        return self.one, self.other

    @property
    def years(self) -> range:
        """Every year asked for."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Haul:
    """What a service gave. ``layout`` is a format of ``brief import``, or ``controls``.

    ``origin`` has the day on which the service says its data were released; ``released``
    gives that day by reporter and year where the service says it so.
    """

    origin: Origin
    layout: str
    rows: tuple[Row, ...]
    released: Mapping[tuple[str, int], str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def release(self, reporter: str, year: int) -> str:
        """Return the day of release of a figure, in ISO 8601."""
        return self.released.get((reporter, year), self.origin.published)
