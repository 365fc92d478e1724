"""Numbers as digits: rounding, signs, grouping and unit spacing by CLDR through Babel."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import ceil, floor, inf, log10

from analysis.language import LOCALE, _

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"
SIGNIFICANT = 3
"""More figures than this are for tables, not for prose."""

NEAREST, DOWN, UP = ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING
"""Which way a number is rounded: a figure and the ends of a range to the nearest; "at least" down
and "at most" up, so that a bound never says more than is known."""

BOTH = (NEAREST, NEAREST)
"""Which way the two ends of a range are rounded."""

SCALES = (
    (1e12, _("trillion")),
    (1e9, _("billion")),
    (1e6, _("million")),
    (1e3, _("thousand")),
    (1.0, ""),
)


def digits(value: float, places: int = 0, way: str = NEAREST) -> str:
    """Return a number with grouping, ``places`` decimals and a true minus sign.

    >>> digits(4015.25, 1), digits(-0.04, 1), digits(-3.1, 1), digits(66.67, 0, DOWN)
    ('4,015.3', '0.0', '−3.1', '66')
    """
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * places if places > 0 else "")
    text = format_decimal(rounded(value, places, way), format=pattern, locale=LOCALE)
    return str(text).replace("-", MINUS)


def rounded(value: float, places: int, way: str = NEAREST) -> Decimal:
    """Return a number with so many decimals, as it is printed; never minus nought.

    A half is the printed half: 4.015 goes up, whatever its binary form. A bound that arithmetic
    put a trillionth off a printable number is that number: 0.1 + 0.2 is at most 0.3.
    """
    exact = repr(float(value)) if way == NEAREST else f"{value:.12g}"
    return Decimal(exact).quantize(Decimal(1).scaleb(-places), way) + 0


def spaced(number: str, unit: str) -> str:
    """Return number and unit with a no-break space between them."""
    return f"{number}{NBSP}{unit}" if unit else number


def places_of(step: float) -> int:
    """Return the decimals that a resolution supports: 0.1 → 1, 1 → 0, 0.5 → 1."""
    return max(0, ceil(-log10(step) - 1e-9)) if step > 0 else SIGNIFICANT


def significant_places(value: float, figures: int = SIGNIFICANT) -> int:
    """Return the decimals that show ``figures`` significant figures of ``value``."""
    if value == 0 or abs(value) == inf:
        return 0
    return max(0, figures - 1 - floor(log10(abs(value)) + 1e-12))


def scale_of(values: Sequence[float], figures: int = SIGNIFICANT) -> tuple[float, str]:
    """Return the factor and its word for amounts printed side by side, by the largest."""
    largest = max((abs(v) for v in values if abs(v) < inf), default=0.0)
    largest = significant(largest, figures)
    return next((pair for pair in SCALES if largest >= pair[0]), SCALES[-1])


def significant(value: float, figures: int = SIGNIFICANT) -> float:
    """Return ``value`` rounded to so many significant figures."""
    if value == 0 or abs(value) == inf:
        return value
    return round(value, figures - 1 - floor(log10(abs(value))))


def trimmed(values: Sequence[float], places: int, ways: Sequence[str] = ()) -> int:
    """Return how many of ``places`` decimals are needed: common trailing zeros are dropped."""
    told = list(zip(values, ways or [NEAREST] * len(values), strict=True))
    while places > 0 and all(rounded(v, places, w) == rounded(v, places - 1, w) for v, w in told):
        places -= 1
    return places


# fmt: off
CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth",
)
# fmt: on


def cardinal(number: int) -> str:
    """Return a small number in words, a larger one in digits."""
    return _(CARDINALS[number]) if 0 <= number < len(CARDINALS) else digits(number)


def ordinal(number: int) -> str:
    """Return a place in words up to the twelfth, then "13th", "21st", "112th"."""
    if 0 <= number < len(ORDINALS):
        return _(ORDINALS[number])
    teen = number % 100 in (11, 12, 13)
    return digits(number) + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))
