"""Periods as sources word them and as the calendar has them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, both ends included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @property
    def is_year(self) -> bool:
        """Whether it is one whole calendar year."""
        first, last = date(self.start.year, 1, 1), date(self.start.year, 12, 31)
        return (self.start, self.end) == (first, last)

    @property
    def years(self) -> float:
        """Its length in years, to the month."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return months / 12

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end
