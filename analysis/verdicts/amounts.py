"""Figures as their sources print them, and the exact ends of what they allow.

Prose elsewhere rounds to what a reader needs; arithmetic that is to be redone may not.
"""

from math import inf

from analysis import wording
from analysis.claims import Measure
from analysis.interval import Interval
from analysis.language import _
from analysis.marks import WAYS
from analysis.numerals import (
    BOTH,
    DOWN,
    NBSP,
    NEAREST,
    UP,
    digits,
    places_of,
    scale_of,
    significant_places,
    spaced,
    trimmed,
)
from analysis.quantities import FRACTION, USD, Quantity, from_claim
from analysis.rendering import HEDGED
from analysis.verdicts.things import Figure

ENDS = 4
"""Decimals printed at most; zeros at the end are dropped."""


def is_multiple(figure: Figure) -> bool:
    """Return whether the figure is a change that its source states as a multiple."""
    return figure.claim is not None and figure.claim.measure is Measure.MULTIPLE


def told(figure: Figure) -> Quantity:
    """Return the quantity as its source puts it: a stated multiple stays a multiple."""
    claim = figure.claim
    return from_claim(claim) if claim is not None and is_multiple(figure) else figure.quantity


def printed(quantity: Quantity) -> str:
    """Return a figure with all the digits of its source, hedge included."""
    if quantity.printed is None or not quantity.step or quantity.unit not in (USD, FRACTION):
        return wording.amount(quantity)
    factor, word = _scale((quantity.printed,), quantity.unit)
    places = places_of(quantity.step / factor)
    if places > ENDS:
        places = trimmed((quantity.printed / factor,), ENDS)
    number = digits(quantity.printed / factor, places, WAYS.get(quantity.hedge, NEAREST))
    return HEDGED[quantity.hedge].format(figure=_put(number, word, quantity.unit))


def allowed(quantity: Quantity) -> str:
    """Return the ends of what a figure allows, as exactly as its rounding gives them."""
    bounds, unit = quantity.bounds, quantity.unit
    if unit not in (USD, FRACTION):
        return wording.amount(quantity) if bounds.is_point else _plain(bounds)
    texts, word = _ends(quantity)
    if len(texts) == 1:
        frame = _("at least {figure}") if bounds.high == inf else _("at most {figure}")
        return frame.format(figure=_put(texts[0], word, unit))
    if len(set(texts)) == 1:
        return _put(texts[0], word, unit)
    return _("between {low} and {high}").format(
        low=_put(texts[0], "%" if unit == FRACTION else "", unit),
        high=_put(texts[1], word, unit),
    )


def bracketed(quantity: Quantity) -> str:
    """Return an amount as printed with the ends it allows: "$30 million (25 to 35)".

    The ends alone are left out where one is open, or where they are the figure itself.
    """
    own = printed(quantity)
    if quantity.unit != USD or not quantity.bounds.is_bounded or quantity.bounds.is_point:
        return own
    (low, high), word = _ends(quantity)
    if not own.endswith(word):
        return own
    return _("{figure} ({low} to {high})").format(figure=own, low=low, high=high)


def _ends(quantity: Quantity) -> tuple[list[str], str]:
    """Return the ends known as numbers and the word of their common scale; one alone outward."""
    bounded = quantity.bounds.is_bounded
    ways = BOTH if bounded else (DOWN, UP)
    both = zip((quantity.bounds.low, quantity.bounds.high), ways, strict=True)
    ends, ways = zip(*((end, way) for end, way in both if abs(end) < inf), strict=True)
    factor, word = _scale(ends, quantity.unit)
    scaled = [end / factor for end in ends]
    places = trimmed(scaled, min(_places(quantity, scaled, factor), ENDS), ways)
    texts = [digits(end, places) for end in scaled]
    if len(texts) == 2 and len(set(texts)) == 1:
        return texts, word
    return [digits(end, places, way) for end, way in zip(scaled, ways, strict=True)], word


def span(low: float, high: float) -> str:
    """Return from where to where two amounts of money lie apart: "$4.15 to 4.5 billion".

    The first is the most that one may be, the last the least of the other: both go inward.
    """
    factor, word = scale_of((low, high))
    ends, ways = [low / factor, high / factor], (UP, DOWN)
    places = trimmed(ends, significant_places(min(ends), ENDS), ways)
    first, last = (digits(end, places, way) for end, way in zip(ends, ways, strict=True))
    return _("{low} to {high}").format(low=f"${first}", high=spaced(last, word))


def _places(quantity: Quantity, ends: list[float], factor: float) -> int:
    """Return the decimals of the ends: one more than the figure has.

    Those of a computed one show two significant figures of what lies between them.
    """
    if quantity.step:
        return places_of(quantity.step / factor) + 1
    if quantity.unit == FRACTION:
        return 1
    width = max(ends) - min(ends)
    return significant_places(width, 2) if width else significant_places(ends[0])


def _scale(values: tuple[float, ...] | list[float], unit: str) -> tuple[float, str]:
    return (0.01, "%") if unit == FRACTION else scale_of(tuple(values))


def _put(number: str, word: str, unit: str) -> str:
    return spaced(number, word) if unit == FRACTION else spaced(f"${number}", word)


def _plain(bounds: Interval) -> str:
    if bounds.high == inf:
        return _("at least {figure}").format(figure=digits(bounds.low, 0, DOWN))
    low, high = (digits(end, trimmed((end,), 1)) for end in (bounds.low, bounds.high))
    return _("between {low} and {high}").format(low=low, high=high).replace(" ", NBSP)
