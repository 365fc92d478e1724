"""Values as a table prints them: hedge as a sign, quality as a mark, no blank cell."""

import re
from collections.abc import Callable, Iterable
from math import inf

from analysis.claims import Hedge
from analysis.columns import MARKS
from analysis.interval import Interval
from analysis.language import _
from analysis.numerals import digits, places_of
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

    def shown(value: float) -> str:
        return digits(value / scale, allowed)

    if number.printed is None or number.hedge is Hedge.RANGE:
        text = _table_span(number.bounds, shown)
    else:
        text = SIGNS[number.hedge] + shown(number.printed)
    return marked(text, number.marks)


def ranged(number: Quantity | None, scale: float = 1.0, places: int = 1) -> str:
    """Return a computed value for a table: both ends where they lie visibly apart.

    One figure would claim more than its inputs allow. An open end is "at least" or "at most".
    """
    if number is None:
        return missing()
    bounds = number.bounds.scaled(1 / scale)
    if number.printed is not None:
        value = number.printed / scale
        if bounds.high - bounds.low < max(APART, APART_SHARE * abs(value)):
            return marked(digits(value, places), number.marks)
    return marked(_table_span(bounds, lambda value: digits(value, places)), number.marks)


APART, APART_SHARE = 1.0, 0.02
"""How far the ends of a computed value must lie apart for both to be printed: in units, and
as a share of the value."""


def _table_span(bounds: Interval, shown: Callable[[float], str]) -> str:
    if bounds.high == inf:
        return f"≥{shown(bounds.low)}"
    if bounds.low == -inf:
        return f"≤{shown(bounds.high)}"
    low, high = shown(bounds.low), shown(bounds.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)
