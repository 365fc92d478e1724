"""What charts are drawn from: points with bounds, lines of them, events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Self

from analysis.figures.style import Role
from analysis.interval import Interval
from analysis.prose import Cited, Note
from analysis.quantities import MARKS, Quantity

FEWEST = 4
"""Values below which a sentence serves better than a chart."""

FEWEST_JOINED = 3
"""Consecutive values below which dots are not joined: two points are not a trend."""

MOST_EVENTS = 5
"""Events that a chart over time marks; more would be a timeline."""

DOUBTFUL = f"[{MARKS['suspect']}]"
"""The mark of a value that is doubted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value at one time.

    Args:
        year: When; a fraction is a part of a year.
        bounds: The value, in whole US dollars or in the unit the chart says.
        text: The value as the report prints it, hedge included.
        note: What stands behind it.
        stated: Whether somebody said it (an open marker) rather than a series has it.
        mark: ``[e]``, ``[p]``, ``[b]`` or ``[s]`` where the value needs one.
        printed: The figure itself where one was printed; the marker stands there.
    """

    year: float
    bounds: Interval
    text: str
    note: Note
    stated: bool = False
    mark: str = ""
    printed: float | None = None

    @classmethod
    def of(cls, quantity: Quantity, text: str, *, year: float, stated: bool = False) -> Self:
        """Return a quantity as a point of a chart.

        Args:
            quantity: The value; its marks become the point's.
            text: How the report words it.
            year: Where it stands in time.
            stated: Whether somebody said it.
        """
        return cls(
            year=year,
            bounds=quantity.bounds,
            text=text,
            note=quantity.note,
            stated=stated,
            mark=" ".join(f"[{letter}]" for letter in sorted(quantity.marks)),
            printed=quantity.printed,
        )

    @property
    def opens_up(self) -> bool:
        """Whether there is no upper bound, as in "exceeded"."""
        return self.bounds.high == inf

    @property
    def opens_down(self) -> bool:
        """Whether nothing but zero bounds it below, as in "up to"."""
        return self.bounds.low == -inf or (self.bounds.low == 0 < self.bounds.high)

    @property
    def value(self) -> float:
        """Where the marker stands: the figure as printed, else the end that was said."""
        if self.printed is not None:
            return self.printed
        return self.bounds.high if self.opens_down else self.bounds.middle

    @property
    def is_doubtful(self) -> bool:
        """Whether the value, or one that it rests on, is doubted."""
        return DOUBTFUL in self.mark

    @property
    def label(self) -> str:
        """The value as it is written into a picture; a doubtful one keeps its mark."""
        return f"{self.text} {DOUBTFUL}" if self.is_doubtful else self.text

    @property
    def cited(self) -> Cited:
        """The value as it stands in the data of the chart."""
        return Cited(f"{self.text} {self.mark}".strip(), self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series, drawn in the colour of its meaning; it may be empty.

    ``breaks`` are the years in which a differently measured series begins.
    """

    label: str
    role: Role
    points: tuple[Point, ...]
    breaks: tuple[float, ...] = ()

    @property
    def series(self) -> tuple[Point, ...]:
        """The points of official series, in order."""
        return tuple(sorted((p for p in self.points if not p.stated), key=lambda p: p.year))

    @property
    def ordered(self) -> tuple[Point, ...]:
        """All points, in order of time."""
        return tuple(sorted(self.points, key=lambda p: (p.year, p.value)))

    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """Return the stretches without gap or break, in order; of any length."""
        if not self.series:
            return ()
        stretches = [[self.series[0]]]
        for before, after in pairwise(self.series):
            if after.year - before.year > 1 or after.year in self.breaks:
                stretches.append([])
            stretches[-1].append(after)
        return tuple(tuple(stretch) for stretch in stretches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happened, to be marked on a chart or a timeline."""

    year: float
    when: str
    label: str
    note: Note


def worth_drawing(lines: Iterable[Line]) -> bool:
    """Whether there are enough values for a chart rather than a sentence."""
    return sum(len(line.points) for line in lines) >= FEWEST


def extent(lines: Iterable[Line], moments: Sequence[Moment] = ()) -> tuple[float, float]:
    """Return the first and last year of all that is to be shown.

    Raises:
        ValueError: If there is nothing at all.
    """
    years = [p.year for line in lines for p in line.points] + [m.year for m in moments]
    return min(years), max(years)
