"""In which unit an axis counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from analysis.figures.data import Line
from analysis.language import _


@dataclass(frozen=True, slots=True)
class Scale:
    """What one step of the axis is worth, and what it is called."""

    factor: float
    unit: str


def money(values: Iterable[float]) -> Scale:
    """Return billions or millions, whichever suits the largest of the values in US dollars.

    >>> money([3e7, 5e9]).unit
    'billion US dollars'
    """
    largest = max((abs(v) for v in values if abs(v) < inf), default=0.0)
    if largest >= 1e9:
        return Scale(1e9, _("billion US dollars"))
    return Scale(1e6, _("million US dollars"))


def ends(lines: Iterable[Line]) -> list[float]:
    """Return every finite value and bound of the lines: what the axis must hold."""
    points = [point for line in lines for point in line.points]
    every = [x for p in points for x in (p.value, p.bounds.low, p.bounds.high)]
    return [x for x in every if abs(x) < inf]
