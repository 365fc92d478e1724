"""Values as a table prints them: hedge as a sign, quality as a mark, no blank cell."""

import re
from collections.abc import Iterable
from math import inf

from analysis.claims import Hedge
from analysis.columns import MARKS
from analysis.interval import Interval
from analysis.language import _
from analysis.numerals import DOWN, NEAREST, UP, digits, places_of
from analysis.quantities import Quantity


def marked(text: str, marks: Iterable[str]) -> str:
    """Return a value with its marks behind it, in a fixed order."""
    return " ".join([text, *(f"[{letter}]" for letter in MARKS if letter in set(marks))])


def missing(letter: str = "x") -> str:
    """Return what stands in a table in place of a value."""
    if letter not in MARKS:
        raise ValueError(f"found mark {letter!r}; expected one of {', '.join(MARKS)}")
    return f"[{letter}]"


def symbols(texts: Iterable[str]) -> dict[str, str]:
    """Return the marks and signs that occur in ``texts``, with what they mean, for a table's foot.

    >>> symbols([">1,900", "4 [s]"])
    {'[s]': 'doubtful in its source', '>': 'more than'}
    """
    values = list(texts)
    used = " ".join(values)
    signs = {found[0] for text in values if (found := re.match(r"[<>≤≥≈]+", text))}
    return {
        **{f"[{k}]": meaning for k, meaning in MARKS.items() if f"[{k}]" in used},
        **{sign: meaning for sign, meaning in MEANINGS.items() if sign in signs},
    }


SIGNS = {
    Hedge.EXACT: "",
    Hedge.ABOUT: "≈",
    Hedge.NEARLY: "≈<",
    Hedge.MORE_THAN: ">",
    Hedge.LESS_THAN: "<",
    Hedge.UP_TO: "≤",
}
WAYS = {Hedge.MORE_THAN: DOWN, Hedge.LESS_THAN: UP, Hedge.UP_TO: UP}
"""Which way a figure under a one-sided hedge is rounded; any other goes to the nearest."""

MEANINGS = {
    ">": _("more than"),
    "<": _("less than"),
    "≈": _("about"),
    "≈<": _("nearly"),
    "≤": _("at most"),
    "≥": _("at least"),
}
"""What a sign before a value says."""


def tabular(number: Quantity | None, scale: float = 1.0, places: int = 1) -> str:
    """Return a value for a table whose header names the unit; [x] where there is none.

    The hedge stays as a sign, the quality as a mark. Never more decimals than the source has.
    """
    if number is None:
        return missing()
    allowed = min(places, places_of(number.step / scale)) if number.step else places
    if number.printed is None or number.hedge is Hedge.RANGE:
        text = _table_span(_over(number.bounds, scale), allowed)
    else:
        way = WAYS.get(number.hedge, NEAREST)
        text = SIGNS[number.hedge] + digits(number.printed / scale, allowed, way)
    return marked(text, number.marks)


def ranged(number: Quantity | None, scale: float = 1.0, places: int = 1) -> str:
    """Return a computed value for a table: both ends where they lie visibly apart.

    One figure would claim more than its inputs allow. An open end is "at least" or "at most".
    """
    if number is None:
        return missing()
    bounds = _over(number.bounds, scale)
    if number.printed is not None:
        value = number.printed / scale
        if bounds.high - bounds.low < max(APART, APART_SHARE * abs(value)):
            return marked(digits(value, places), number.marks)
    return marked(_table_span(bounds, places), number.marks)


APART, APART_SHARE = 1.0, 0.02
"""How far the ends of a computed value must lie apart for both to be printed: in units, and
as a share of the value."""


def _over(bounds: Interval, scale: float) -> Interval:
    return Interval(bounds.low / scale, bounds.high / scale)


def _table_span(bounds: Interval, places: int) -> str:
    """Return a range; one figure where both ends round to it."""
    if bounds.low == -inf and bounds.high == inf:
        return missing()
    if bounds.high == inf:
        return f"≥{digits(bounds.low, places, DOWN)}"
    if bounds.low == -inf:
        return f"≤{digits(bounds.high, places, UP)}"
    if digits(bounds.low, places) == digits(bounds.high, places):
        return digits(bounds.low, places)
    return _("{low} to {high}").format(
        low=digits(bounds.low, places), high=digits(bounds.high, places)
    )
