"""A bounded number in one unit, as digits with their unit, hedge and range.

The frame of a phrase is here; which unit a quantity is said in, and what the phrase means,
is for ``wording``.
"""

from collections.abc import Callable
from math import inf

from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.language import _
from analysis.numerals import (
    SIGNIFICANT,
    digits,
    places_of,
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

Sayer = Callable[[tuple[float, ...], float], Rendered]
"""How values of one unit, and their resolution, are rendered."""


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
        figure = frame.format(figure=one(number.bounds.high, 0.0, say))
        return HEDGED[Hedge.LESS_THAN].format(figure=figure)
    if number.step or number.hedge is not Hedge.EXACT or number.bounds.is_point:
        figure = frame.format(figure=one(number.printed, number.step, say))
        return HEDGED[number.hedge].format(figure=figure)
    return _central(number.printed, number.bounds, say, frame)


LEAST_FRACTION = 0.001
"""The least that a percentage to one decimal can print: a tenth of a percent."""


def _vanishes(number: Number) -> bool:
    """Return whether a fraction is above nought and yet would print as nought."""
    bounds = number if isinstance(number, Interval) else number.bounds
    return bounds.low >= 0 and 0 < bounds.high < LEAST_FRACTION / 2


def one(value: float, step: float, say: Sayer) -> str:
    """Return one value with its unit and nothing else."""
    (text,), before, after = say((value,), step)
    return _put(before, text, after)


def _put(before: str, text: str, after: str) -> str:
    sign, rest = (text[0], text[1:]) if text.startswith("−") else ("", text)
    return spaced(f"{sign}{before}{rest}", after)


def _span(bounds: Interval, say: Sayer, frame: str) -> str:
    """Say all values between two bounds, either of which may be open."""
    if not bounds.is_bounded:
        return _open(bounds, say, frame)
    (low, high), before, after = say((bounds.low, bounds.high), 0.0)
    if low == high:
        return frame.format(figure=_put(before, low, after))
    if bounds.low == 0:
        return _("up to {figure}").format(figure=frame.format(figure=one(bounds.high, 0.0, say)))
    if _far_apart(bounds):
        ends = {"low": one(bounds.low, 0.0, say), "high": one(bounds.high, 0.0, say)}
        return frame.format(figure=_("between {low} and {high}").format(**ends))
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


def _open(bounds: Interval, say: Sayer, frame: str) -> str:
    if bounds.low == -inf and bounds.high == inf:
        return _("an unknown amount")
    if bounds.high == inf:
        if bounds.low == 0:
            return _("an unknown amount")
        template, end = _("at least {figure}"), bounds.low
    else:
        template, end = _("at most {figure}"), bounds.high
    return template.format(figure=frame.format(figure=one(end, 0.0, say)))


def _central(value: float, bounds: Interval, say: Sayer, frame: str) -> str:
    """Say a computed figure, with its bounds behind it unless they round to it."""
    figure = frame.format(figure=one(value, 0.0, say))
    if not bounds.is_bounded:
        told, own = _open(bounds, say, frame), one(value, 0.0, say)
        if own in told:
            return told
        return _("{range} ({figure} by the figures as printed)").format(range=told, figure=own)
    if _agrees(value, bounds, say):
        return figure
    (low, own, high), before, after = say((bounds.low, value, bounds.high), 0.0)
    if _far_apart(bounds):
        low, high = one(bounds.low, 0.0, say), one(bounds.high, 0.0, say)
    return _("about {figure} ({low} to {high})").format(
        figure=frame.format(figure=_put(before, own, after)), low=low, high=high
    )


def _agrees(value: float, bounds: Interval, say: Sayer) -> bool:
    """Return whether both bounds round to the figure itself, as it is printed alone."""
    texts = {one(end, 0.0, say) for end in (bounds.low, value, bounds.high)}
    return len(texts) == 1 or (bounds.high - bounds.low) <= HAIR * abs(value)


HAIR = 0.005
"""Relative width below which bounds are not worth a reader's time: half of a third figure."""


def dollars(values: tuple[float, ...], step: float) -> Rendered:
    """US dollars in the largest scale word that fits."""
    factor, word = scale_of(values)
    scaled = tuple(v / factor for v in values)
    if all(v == 0 for v in values):
        return tuple("0" for _value in values), "$", ""
    return _rounded(scaled, step / factor), "$", word


def _rounded(values: tuple[float, ...], step: float) -> tuple[str, ...]:
    places = max(significant_places(v, SIGNIFICANT) for v in values if v) if any(values) else 0
    largest = max(values, key=abs)
    places = min(places, significant_places(largest, SIGNIFICANT))
    places = min(places, places_of(step)) if step else trimmed(values, places)
    return tuple(digits(v, places) for v in values)


def percentages(values: tuple[float, ...], step: float) -> Rendered:
    """A fraction as a percentage."""
    places = min(PERCENT_PLACES, places_of(step * 100)) if step else PERCENT_PLACES
    return tuple(digits(v * 100, places) for v in values), "", "%"


def points(values: tuple[float, ...], step: float) -> Rendered:
    """A difference of fractions in percentage points."""
    texts, before, _after = percentages(values, step)
    return texts, before, _("percentage points")


def times(values: tuple[float, ...], step: float) -> Rendered:
    """A multiple."""
    return _rounded(values, step), "", _("times")


def years(values: tuple[float, ...], step: float) -> Rendered:
    """A length of time, to a tenth of a year where it is not whole."""
    texts = tuple(digits(v, trimmed((v,), 1)) for v in values)
    return texts, "", _("year") if texts[-1] == "1" else _("years")


def half_years(values: tuple[float, ...], step: float) -> Rendered:
    """A length of time, to the half year."""
    return years(tuple(round(2 * v) / 2 for v in values), step)


def counts(values: tuple[float, ...], step: float) -> Rendered:
    """A number of things, in full."""
    return tuple(digits(v) for v in values), "", ""


def plain(values: tuple[float, ...], step: float) -> Rendered:
    """A number without a unit."""
    return _rounded(values, step), "", ""


UNITS: dict[str, Sayer] = {
    USD: dollars,
    FRACTION: percentages,
    POINTS: points,
    MULTIPLE: times,
    YEARS: years,
    COUNT: counts,
}
