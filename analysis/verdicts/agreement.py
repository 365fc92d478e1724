"""When two figures may be one: ranges that meet, figures a revision apart, and how far apart."""

from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.quantities import Quantity

HAIR = 1e-9
"""Relative difference that is only the arithmetic of floating point."""


def agree(one: Interval, other: Interval) -> bool:
    """Return whether the two may be one number: they share more than a rounding's edge.

    3.75 would round up: "3.7" and "3.8" touch there and do not agree. A point agrees with
    whatever holds it.
    """
    if one.is_point or other.is_point:
        return one.overlaps(other)
    slack = HAIR * max(abs(one.low), abs(other.low))
    return one.low < other.high - slack and other.low < one.high - slack


NEAR = 0.02
"""Two figures of one thing this close, as a fraction, differ by a revision at most."""


def near(one: Quantity, other: Quantity) -> bool:
    """Return whether two plain figures are no further apart than statistics are revised."""
    if one.printed is None or other.printed is None:
        return False
    plain = one.hedge is other.hedge is Hedge.EXACT
    mean = (abs(one.printed) + abs(other.printed)) / 2
    return plain and abs(one.printed - other.printed) <= NEAR * mean


def gap(one: Interval, other: Interval) -> float:
    """Return the least distance of two ranges of money, as a fraction of the ends' mean."""
    lower, upper = sorted((one, other), key=lambda i: (i.low, i.high))
    if lower.overlaps(upper):
        return 0.0
    return (upper.low - lower.high) / ((abs(upper.low) + abs(lower.high)) / 2)
