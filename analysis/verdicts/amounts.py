"""Figures as their sources print them, and the exact ends of what they allow.

Prose elsewhere rounds to what a reader needs; arithmetic that is to be redone may not.
"""

from math import inf

from analysis import wording
from analysis.claims import Measure
from analysis.interval import Interval
from analysis.language import _
from analysis.numerals import NBSP, digits, places_of, scale_of, spaced, trimmed
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
    number = digits(quantity.printed / factor, places)
    return HEDGED[quantity.hedge].format(figure=_put(number, word, quantity.unit))


def allowed(quantity: Quantity) -> str:
    """Return the ends of what a figure allows, as exactly as its rounding gives them."""
    bounds, unit = quantity.bounds, quantity.unit
    if unit not in (USD, FRACTION):
        return wording.amount(quantity) if bounds.is_point else _plain(bounds)
    ends = [end for end in (bounds.low, bounds.high) if abs(end) < inf]
    factor, word = _scale(ends, unit)
    scaled = [end / factor for end in ends]
    places = trimmed(scaled, min(_places(quantity, factor), ENDS))
    texts = [digits(end, places) for end in scaled]
    if len(ends) == 1:
        frame = _("at least {figure}") if bounds.high == inf else _("at most {figure}")
        return frame.format(figure=_put(texts[0], word, unit))
    if len(set(texts)) == 1:
        return _put(texts[0], word, unit)
    return _("between {low} and {high}").format(
        low=_put(texts[0], "%" if unit == FRACTION else "", unit),
        high=_put(texts[1], word, unit),
    )


def _places(quantity: Quantity, factor: float) -> int:
    """Return the decimals of the ends: one more than the figure has; computed ones have all."""
    if not quantity.step:
        return 1 if quantity.unit == FRACTION else ENDS
    return places_of(quantity.step / factor) + 1


def _scale(values: tuple[float, ...] | list[float], unit: str) -> tuple[float, str]:
    return (0.01, "%") if unit == FRACTION else scale_of(tuple(values))


def _put(number: str, word: str, unit: str) -> str:
    return spaced(number, word) if unit == FRACTION else spaced(f"${number}", word)


def _plain(bounds: Interval) -> str:
    if bounds.high == inf:
        return _("at least {figure}").format(figure=digits(bounds.low))
    low, high = (digits(end, trimmed((end,), 1)) for end in (bounds.low, bounds.high))
    return _("between {low} and {high}").format(low=low, high=high).replace(" ", NBSP)
