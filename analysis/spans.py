"""Periods in words: "in 2021", "from 1992 to 2021", "in January–July 2023"."""

from datetime import date, timedelta

from analysis.language import LOCALE, _
from analysis.numerals import DASH
from analysis.periods import Period
from analysis.quantities import Quantity


def name(period: Period) -> str:
    """Return a period's name, for a label or a table.

    >>> name(Period(date(1992, 1, 1), date(2021, 12, 31)))
    '1992–2021'
    """
    return _named(period, DASH)


def when(period: Period) -> str:
    """Return a period with its preposition, for a sentence.

    >>> when(Period(date(2021, 1, 1), date(2021, 12, 31)))
    'in 2021'
    """
    if period.start == period.end:
        return _("on {day}").format(day=_day(period.start))
    if period.start.year != period.end.year or not _is_months(period):
        return _("from {span}").format(span=_named(period, _(" to ")))
    return _("in {period}").format(period=name(period))


def stated(quantity: Quantity) -> str:
    """Return when a quantity is about: its period, else the source's own words for it."""
    if quantity.period is not None:
        return when(quantity.period)
    if quantity.worded:
        return _("in a period given only as “{words}”").format(words=quantity.worded)
    return _("in a period not stated")


def period(quantity: Quantity) -> str:
    """Return when a quantity is about, for a label or a cell: "2021", "“last year”"."""
    if quantity.period is not None:
        return name(quantity.period)
    return _("“{words}”").format(words=quantity.worded) if quantity.worded else _("not stated")


def _named(period: Period, between: str) -> str:
    start, end = period.start, period.end
    if _starts_year(start) and _ends_year(end):
        return str(start.year) if period.is_year else f"{start.year}{between}{end.year}"
    if start == end:
        return _day(start)
    if not _is_months(period):
        same = between == DASH and (start.year, start.month) == (end.year, end.month)
        return f"{start.day if same else _day(start)}{_wide(between, same=same)}{_day(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{_month(start)} {start.year}"
    if start.year == end.year:
        return f"{_month(start)}{DASH}{_month(end)} {end.year}"
    return f"{_month(start)} {start.year}{_wide(between)}{_month(end)} {end.year}"


def _wide(between: str, *, same: bool = False) -> str:
    """Return the dash with spaces around it where both its sides have spaces of their own."""
    return f" {between} " if between == DASH and not same else between


def _is_months(period: Period) -> bool:
    return period.start.day == 1 and (period.end + timedelta(days=1)).day == 1


def _starts_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _ends_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _month(day: date) -> str:
    from babel import Locale

    return str(Locale.parse(LOCALE).months["format"]["wide"][day.month])


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"
