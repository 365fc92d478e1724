"""Closed intervals: what is known about a number that nobody stated exactly."""

from dataclasses import dataclass
from math import inf, isnan
from typing import Self


@dataclass(frozen=True, slots=True)
class Interval:
    """All the values a quantity may have, ends included.

    An open-ended claim ("more than 1 billion") has ``high == inf``.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if isnan(self.low) or isnan(self.high) or self.low > self.high:
            raise ValueError(f"not an interval: [{self.low}, {self.high}]")

    @classmethod
    def point(cls, value: float) -> Self:
        """Return the interval that holds ``value`` alone."""
        return cls(value, value)

    @classmethod
    def around(cls, value: float, resolution: float) -> Self:
        """Return the values that round to ``value`` in steps of ``resolution``."""
        return cls(value - resolution / 2, value + resolution / 2)

    @classmethod
    def hull(cls, *intervals: "Interval") -> Self:
        """Return the smallest interval that holds every one of ``intervals`` (at least one)."""
        return cls(min(i.low for i in intervals), max(i.high for i in intervals))

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return -inf < self.low and self.high < inf

    @property
    def is_point(self) -> bool:
        """Whether there is only one value."""
        return self.low == self.high

    @property
    def middle(self) -> float:
        """The midpoint; the finite end where the other is open."""
        if self.high == inf:
            return self.low
        if self.low == -inf:
            return self.high
        return (self.low + self.high) / 2

    def __contains__(self, value: float) -> bool:
        """Whether ``value`` is one the quantity may have."""
        return self.low <= value <= self.high

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two quantities may be equal."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        """Return every possible sum."""
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        """Return every possible difference of two independent quantities."""
        return Interval(self.low - other.high, self.high - other.low)

    def scaled(self, factor: float) -> "Interval":
        """Return the interval multiplied by a known number (an open end stays open)."""
        ends = (_times(self.low, factor), _times(self.high, factor))
        return Interval(min(ends), max(ends))


def _times(end: float, factor: float) -> float:
    """Return the product; zero is never negative, which would be printed."""
    return 0.0 if 0 in (end, factor) else end * factor
