"""A bounded number in one unit, as digits with their unit, hedge and range.

The frame of a phrase is here; which unit a quantity is said in, and what the phrase means,
is for ``wording``.
"""

from collections.abc import Callable
from math import inf

from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.language import _
from analysis.marks import WAYS
from analysis.numerals import (
    BOTH,
    DOWN,
    NEAREST,
    SIGNIFICANT,
    UP,
    digits,
    places_of,
    rounded,
    scale_of,
    significant_places,
    spaced,
    trimmed,
)
from analysis.quantities import COUNT, FRACTION, MULTIPLE, POINTS, USD, YEARS, Quantity

Number = Quantity | Interval
HEDGED = {
    Hedge.EXACT: "{figure}",
    Hedge.ABOUT: _("about {figure}"),
    Hedge.NEARLY: _("nearly {figure}"),
    Hedge.MORE_THAN: _("more than {figure}"),
    Hedge.LESS_THAN: _("less than {figure}"),
    Hedge.UP_TO: _("up to {figure}"),
}
PERCENT_PLACES = 1
"""Growth and shares are printed to one decimal."""

Rendered = tuple[tuple[str, ...], str, str]
"""The digits of each value, what stands before each, and the unit that follows."""

Ways = tuple[str, ...]
Sayer = Callable[[tuple[float, ...], float, Ways], Rendered]
"""How values of one unit are rendered, with their resolution and which way each is rounded."""


def worded(number: Number, say: Sayer, frame: str = "{figure}") -> str:
    """Return a number as a phrase: the figure of ``say`` inside ``frame``, hedged or as a range."""
    if say is percentages and _vanishes(number):
        figure = frame.format(figure=one(LEAST_FRACTION, 0.0, say))
        return HEDGED[Hedge.LESS_THAN].format(figure=figure)
    if isinstance(number, Interval):
        return _span(number, say, frame)
    if number.printed is None or number.hedge is Hedge.RANGE:
        return _span(number.bounds, say, frame)
    if number.printed == 0 and number.bounds.low == 0 < number.bounds.high < inf:
        figure = frame.format(figure=one(number.bounds.high, 0.0, say, UP))
        return HEDGED[Hedge.LESS_THAN].format(figure=figure)
    if number.step or number.hedge is not Hedge.EXACT or number.bounds.is_point:
        way = WAYS.get(number.hedge, NEAREST)
        figure = frame.format(figure=one(number.printed, number.step, say, way))
        return HEDGED[number.hedge].format(figure=figure)
    return _central(number.printed, number.bounds, say, frame)


LEAST_FRACTION = 0.001
"""The least that a percentage to one decimal can print: a tenth of a percent."""


def _vanishes(number: Number) -> bool:
    """Return whether a fraction is above nought and yet would print as nought."""
    bounds = number if isinstance(number, Interval) else number.bounds
    return bounds.low >= 0 and 0 < bounds.high < LEAST_FRACTION / 2


def one(value: float, step: float, say: Sayer, way: str = NEAREST) -> str:
    """Return one value with its unit and nothing else."""
    (text,), before, after = say((value,), step, (way,))
    return _put(before, text, after)


def _put(before: str, text: str, after: str) -> str:
    sign, rest = (text[0], text[1:]) if text.startswith("−") else ("", text)
    return spaced(f"{sign}{before}{rest}", after)


def _span(bounds: Interval, say: Sayer, frame: str) -> str:
    """Say all values between two bounds, either of which may be open."""
    if not bounds.is_bounded:
        return _open(bounds, say, frame)
    ends = (bounds.low, bounds.high)
    (low, high), before, after = say(ends, 0.0, BOTH)
    if low == high:
        return frame.format(figure=_put(before, low, after))
    if bounds.low == 0:
        most = one(bounds.high, 0.0, say, UP)
        return _("up to {figure}").format(figure=frame.format(figure=most))
    if _far_apart(bounds):
        least, most = _apart(bounds, say)
        return frame.format(figure=_("between {low} and {high}").format(low=least, high=most))
    (low, high), before, after = say(ends, 0.0, BOTH)
    near = spaced(low, after) if after == "%" else low
    figure = _("between {low} and {high}").format(
        low=_put(before, near, ""), high=_put(before, high, after)
    )
    return frame.format(figure=figure)


FAR_APART = 50.0
"""From this ratio of its ends on, a range has no one scale that serves both."""


def _far_apart(bounds: Interval) -> bool:
    ends = sorted((abs(bounds.low), abs(bounds.high)))
    return ends[0] > 0 and ends[1] / ends[0] > FAR_APART


def _apart(bounds: Interval, say: Sayer) -> tuple[str, str]:
    """Return both ends, each with its own scale."""
    return one(bounds.low, 0.0, say), one(bounds.high, 0.0, say)


def _open(bounds: Interval, say: Sayer, frame: str) -> str:
    if bounds.low == -inf and bounds.high == inf:
        return _("an unknown amount")
    if bounds.high == inf:
        if bounds.low == 0:
            return _("an unknown amount")
        template, end, way = _("at least {figure}"), bounds.low, DOWN
    else:
        template, end, way = _("at most {figure}"), bounds.high, UP
    return template.format(figure=frame.format(figure=one(end, 0.0, say, way)))


def _central(value: float, bounds: Interval, say: Sayer, frame: str) -> str:
    """Say a computed figure, with its bounds behind it unless they round to it."""
    own = one(value, 0.0, say)
    figure = frame.format(figure=own)
    if not bounds.is_bounded:
        told, end = _open(bounds, say, frame), bounds.low if bounds.high == inf else bounds.high
        if abs(end) < inf and own == one(end, 0.0, say):
            return told
        return _("{range} ({figure} by the figures as printed)").format(range=told, figure=own)
    if _agrees(value, bounds, say):
        return figure
    low, high = _apart(bounds, say)
    if not _far_apart(bounds):
        ends = (bounds.low, value, bounds.high)
        (low, own, high), before, after = say(ends, 0.0, (NEAREST,) * len(ends))
        figure = frame.format(figure=_put(before, own, after))
    return _("about {figure} ({low} to {high})").format(figure=figure, low=low, high=high)


def _agrees(value: float, bounds: Interval, say: Sayer) -> bool:
    """Return whether both bounds round to the figure itself, as it is printed alone."""
    texts = {one(end, 0.0, say) for end in (bounds.low, value, bounds.high)}
    return len(texts) == 1 or (bounds.high - bounds.low) <= HAIR * abs(value)


HAIR = 0.005
"""Relative width below which bounds are not worth a reader's time: half of a third figure."""


def dollars(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """US dollars in the largest scale word that fits."""
    factor, word = scale_of(values)
    scaled = tuple(v / factor for v in values)
    if all(v == 0 for v in values):
        return tuple("0" for _value in values), "$", ""
    return _to_three_figures(scaled, step / factor, ways), "$", word


def _to_three_figures(values: tuple[float, ...], step: float, ways: Ways) -> tuple[str, ...]:
    places = max(significant_places(v, SIGNIFICANT) for v in values if v) if any(values) else 0
    largest = max(values, key=abs)
    places = min(places, significant_places(largest, SIGNIFICANT))
    places = min(places, places_of(step)) if step else trimmed(values, places, ways)
    return _digits(values, places, ways)


def _digits(values: tuple[float, ...], places: int, ways: Ways) -> tuple[str, ...]:
    return tuple(digits(v, places, way) for v, way in zip(values, ways, strict=True))


def percentages(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A fraction as a percentage."""
    places = min(PERCENT_PLACES, places_of(step * 100)) if step else PERCENT_PLACES
    return _digits(tuple(v * 100 for v in values), places, ways), "", "%"


def points(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A difference of fractions in percentage points."""
    texts, before, _after = percentages(values, step, ways)
    return texts, before, _("percentage points")


def times(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A multiple."""
    return _to_three_figures(values, step, ways), "", _("times")


def years(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A length of time, to a tenth of a year where it is not whole."""
    told = zip(values, ways, strict=True)
    texts = tuple(digits(v, trimmed((v,), 1, (way,)), way) for v, way in told)
    return texts, "", _("year") if texts[-1] == "1" else _("years")


def half_years(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A length of time, to the half year."""
    halves = (float(rounded(2 * v, 0, way)) / 2 for v, way in zip(values, ways, strict=True))
    return years(tuple(halves), step, ways)


def counts(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A number of things, in full."""
    return _digits(values, 0, ways), "", ""


def plain(values: tuple[float, ...], step: float, ways: Ways) -> Rendered:
    """A number without a unit."""
    return _to_three_figures(values, step, ways), "", ""


UNITS: dict[str, Sayer] = {
    USD: dollars,
    FRACTION: percentages,
    POINTS: points,
    MULTIPLE: times,
    YEARS: years,
    COUNT: counts,
}
