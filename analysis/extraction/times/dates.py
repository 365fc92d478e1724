"""Calendar arithmetic on years, months and fiscal years, as ISO 8601 strings."""

import calendar
from dataclasses import dataclass

FISCAL_STARTS = {
    "IND": 4, "PAK": 7, "BGD": 7, "AUS": 7, "NPL": 7, "EGY": 7, "KEN": 7, "UGA": 7, "TZA": 7,
    "ETH": 7, "NZL": 7, "JPN": 4, "GBR": 4, "USA": 10, "THA": 10, "IRN": 3, "MMR": 4, "HKG": 4,
    "CAN": 4, "SGP": 4, "ZAF": 4, "RWA": 7, "BTN": 7, "MUS": 7, "KWT": 4, "QAT": 4, "LAO": 10,
}  # fmt: skip
"""First month of the fiscal year. Iran's begins on 20 or 21 March."""

IRANIAN = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication date, and the first month of the fiscal year that is meant.

    ``year`` and ``month`` are 0 when unknown: then nothing relative can be resolved.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    fiscal_start: int = 0

    @property
    def is_known(self) -> bool:
        """Whether the publication month is known."""
        return self.year > 0 and self.month > 0

    @property
    def now(self) -> str | None:
        """The publication month."""
        return f"{self.year}-{self.month:02d}" if self.is_known else None

    @property
    def today(self) -> str | None:
        """The publication day, or the month if the day is unknown."""
        return f"{self.now}-{self.day:02d}" if self.is_known and self.day else self.now


def anchor(published: str, fiscal_start: int = 0) -> Anchor:
    """Return the anchor for ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if unknown."""
    parts = [int(p) for p in published.split("-") if p.isdigit()]
    parts += [0] * (3 - len(parts))
    return Anchor(parts[0], parts[1], parts[2], fiscal_start)


def month_span(year: int, first: int, last: int) -> tuple[str, str]:
    """Return whole months of a year; ``first > last`` begins in the year before."""
    start_year = year - 1 if first > last else year
    return f"{start_year}-{first:02d}", f"{year}-{last:02d}"


def shifted(iso: str, months: int) -> str:
    """Return a year or month moved by ``months``; years move by whole years only.

    >>> shifted("2024-03", -12), shifted("2024", -12), shifted("2024-11", 3)
    ('2023-03', '2023', '2025-02')
    """
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0] + months // 12)
    index = parts[0] * 12 + parts[1] - 1 + months
    stem = f"{index // 12:04d}-{index % 12 + 1:02d}"
    return stem if len(parts) == 2 else f"{stem}-{parts[2]:02d}"


def fiscal_year(ends_in: int, start: int) -> tuple[str, str]:
    """Return the fiscal year that ends in the calendar year ``ends_in``.

    >>> fiscal_year(2020, 4), fiscal_year(2025, 3), fiscal_year(2023, 0)
    (('2019-04', '2020-03'), ('2024-03', '2025-03'), ('2023', '2023'))
    """
    if start in (0, 1):
        return str(ends_in), str(ends_in)
    if start == IRANIAN:
        return f"{ends_in - 1}-03", f"{ends_in}-03"
    return f"{ends_in - 1}-{start:02d}", f"{ends_in}-{start - 1:02d}"


def fiscal_now(at: Anchor) -> int:
    """Return the calendar year in which the fiscal year running at ``at`` ends."""
    if at.fiscal_start in (0, 1):
        return at.year
    return at.year + 1 if at.month >= at.fiscal_start else at.year


def full_year(printed: str, first: int) -> int:
    """Return the second year of "2019-20" in four digits."""
    return int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)


def latest(month: int, at: Anchor) -> int:
    """Return the year in which ``month`` was last over or running at the anchor."""
    return at.year if month <= at.month else at.year - 1


def last_day(year: int, month: int) -> int:
    """Return the last day's number of a month."""
    return calendar.monthrange(year, month)[1]
