"""Periods as sources word them and as the calendar has them."""

import re
from calendar import monthrange
from collections.abc import Callable
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


@dataclass(frozen=True, slots=True)
class Resolved:
    """A worded period on the calendar.

    ``proven`` is whether the words alone fix it: "in 2012" does, "last year" does not.
    """

    wording: str
    period: Period
    proven: bool


def partial_date(text: str) -> Period:
    """Return the days that an ISO 8601 year, month or day stands for.

    >>> partial_date("1992-02")
    Period(start=datetime.date(1992, 2, 1), end=datetime.date(1992, 2, 29))

    Raises:
        ValueError: If ``text`` is neither YYYY, YYYY-MM nor YYYY-MM-DD, or no such day exists.
    """
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) is None:
        raise ValueError(f"not a year, month or day: {text!r}")
    year, *rest = (int(part) for part in text.split("-"))
    match rest:
        case []:
            return years(year, year)
        case [month]:
            return months(year, month, month)
        case _:
            day = date(year, *rest)
            return Period(day, day)


def between(start: str, end: str) -> Period:
    """Return the days from the first of ``start`` to the last of ``end``, both partial dates.

    Raises:
        ValueError: If either is no partial date, or the two are in the wrong order.
    """
    return Period(partial_date(start).start, partial_date(end).end)


def years(first: int, last: int) -> Period:
    """Return whole calendar years, both included."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def months(year: int, first: int, last: int) -> Period:
    """Return whole months of one year, both included."""
    if not 1 <= last <= 12:
        raise ValueError(f"no month {last}")
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def resolve(wording: str, published: date) -> Resolved | None:
    """Return the period that ``wording`` means in a text of that day, or None if it names none.

    A yearly figure of "last year", or a "current" one, is of the latest full calendar year;
    "the past n years" are the latest n full ones. These readings are likely, not proven.

    Args:
        wording: The words of the source, such as "three decades ago" or "Jan-Jul 2023".
        published: The day the words were published.
    """
    words = re.sub(r"[\s\u2013\u2014]+", _dash_or_space, wording.strip().lower())
    words = re.sub(
        r"^(?:over|in|during|for|by|since|within) (?=the |last |past )|\bthe ", "", words
    )
    for pattern, proven, period in RULES:
        found = re.fullmatch(pattern, words)
        if found is None:
            continue
        try:
            return Resolved(wording, period(found, published), proven)
        except ValueError:
            return None
    return None


Rule = tuple[str, bool, Callable[[re.Match[str], date], Period]]

# fmt: off
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}
MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}
# fmt: on
_COUNT = rf"([0-9]{{1,3}}|{'|'.join(NUMBERS)})"
_MONTH = rf"({'|'.join(MONTHS)})[a-z]*\.?"
_YEAR = r"([12][0-9]{3})"
_SPAN = r"(year|decade)s?"
_ISO = r"([0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?)"
_LATEST = r"(?:last|past|previous) year|current|currently|now|present|at present"


def _dash_or_space(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else "-"


def _count(word: str, span: str = "year") -> int:
    number = int(word) if word.isdigit() else NUMBERS[word]
    return number * (10 if span == "decade" else 1)


def _ago(found: re.Match[str], published: date) -> Period:
    year = published.year - _count(found[1], found[2])
    return years(year, year)


def _past(found: re.Match[str], published: date) -> Period:
    length = _count(found[1], found[2])
    return years(published.year - length, published.year - 1)


def _last_full_year(_: re.Match[str], published: date) -> Period:
    return years(published.year - 1, published.year - 1)


def _first_months(found: re.Match[str], published: date) -> Period:
    return _over(1, _count(found[1]), published)


def _latest_months(found: re.Match[str], published: date) -> Period:
    return _over(MONTHS[found[1]], MONTHS[found[2]], published)


def _over(first: int, last: int, published: date) -> Period:
    """Return the latest such months that were over when the words were published."""
    return months(published.year - (last >= published.month), first, last)


def _deadline(found: re.Match[str], published: date) -> Period:
    year = published.year + _count(found[1], found[2])
    return years(year, year)


def _decade(found: re.Match[str], _: date) -> Period:
    """Read "early" and "late" as the first and the second five years."""
    first = int(found[2]) + (5 if found[1] == "late " else 0)
    return years(first, first + (4 if found[1] else 9))


def _since(found: re.Match[str], published: date) -> Period:
    return Period(date(int(found[1]), 1, 1), published)


RULES: tuple[Rule, ...] = (
    (
        rf"(?:in )?{_ISO}",
        True,
        lambda m, _: partial_date(m[1]),
    ),
    (rf"(?:from )?{_YEAR} ?(?:-|to|and) ?{_YEAR}", True, lambda m, _: years(int(m[1]), int(m[2]))),
    (rf"since {_YEAR}", True, _since),
    (
        rf"first {_COUNT} months (?:of )?{_YEAR}",
        True,
        lambda m, _: months(int(m[2]), 1, _count(m[1])),
    ),
    (
        rf"(?:in )?{_MONTH} ?(?:-|to) ?{_MONTH} {_YEAR}",
        True,
        lambda m, _: months(int(m[3]), MONTHS[m[1]], MONTHS[m[2]]),
    ),
    (
        rf"(?:in )?{_MONTH} {_YEAR}",
        True,
        lambda m, _: months(int(m[2]), MONTHS[m[1]], MONTHS[m[1]]),
    ),
    (r"(early |late )?([12][0-9]{2}0)s", True, _decade),
    (rf"first {_COUNT} months", False, _first_months),
    (rf"(?:in )?{_MONTH} ?(?:-|to) ?{_MONTH}", False, _latest_months),
    (rf"within {_COUNT} {_SPAN}", False, _deadline),
    (_LATEST, False, _last_full_year),
    (
        r"this year|current year|(?:by )?end of year",
        False,
        lambda _, day: years(day.year, day.year),
    ),
    (rf"{_COUNT} {_SPAN} ago", False, _ago),
    (rf"(?:last|past) {_COUNT} {_SPAN}", False, _past),
    (rf"{_COUNT}-{_SPAN}", False, _past),
    (r"(?:last|past) decade", False, lambda _, day: years(day.year - 10, day.year - 1)),
    (r"to date|so far", True, lambda _, day: Period(day, day)),
)
"""What the words mean, first match first: pattern, whether they alone fix it, the reading."""
