"""What is printed of a lone bound never says more than is known: it is rounded outward."""

import re
from collections.abc import Callable
from math import inf

import pytest
from by_hand import claim, plain, quantity
from hypothesis import given
from hypothesis import strategies as st

from analysis import indicators, marks, numerals, wording
from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.quantities import FRACTION, MULTIPLE, USD, YEARS, from_claim
from analysis.rendering import Number
from analysis.verdicts import amounts

NUMBER = re.compile(r"(−?)\$?([\d,]+\.?\d*)(?:\s(trillion|billion|million|thousand|%))?")
SCALES = {"": 1.0, "%": 0.01, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
HAIR = 1e-11
PHRASES: dict[str, Callable[[Number], str]] = {
    "money": wording.money,
    "percent": wording.percent,
    "points": wording.points,
    "times": wording.times,
    "years": wording.years,
    "half years": wording.half_years,
    "count": wording.count,
}
UNITS = {"money": USD, "percent": FRACTION, "times": MULTIPLE, "years": YEARS}

# Of amounts below a thousand dollars a range says no scale, which reads two ways.
SIZES = st.floats(1e3, 9.9e11)
ENDS = st.tuples(SIZES, SIZES).map(sorted).map(lambda ends: Interval(*ends))


def sized(kind: str, bounds: Interval) -> Interval:
    """Return bounds as large as what is said so usually is."""
    return bounds if kind == "money" else bounds.scaled(1e-6)


def printed(text: str) -> list[float]:
    """Return the numbers of a text; one without a unit has that of another."""
    found = NUMBER.findall(plain(text).replace("percentage points", "%"))
    common = max(unit for *_number, unit in found)
    return [
        float(f"{'-' if sign else ''}{digits.replace(',', '')}") * SCALES[own or common]
        for sign, digits, own in found
    ]


@pytest.mark.parametrize("kind", PHRASES)
@given(ENDS)
def test_a_printed_bound_is_never_stronger_than_the_computed_one(
    kind: str, bounds: Interval
) -> None:
    end = sized(kind, bounds).high

    (least,) = printed(PHRASES[kind](Interval(end, inf)))
    (most,) = printed(PHRASES[kind](Interval(-inf, end)))

    assert least <= end * (1 + HAIR)
    assert most >= end * (1 - HAIR)


@given(SIZES, st.sampled_from((1.0, 0.01, 1e6, 1e9)), st.integers(0, 2))
def test_a_tables_bound_is_never_stronger_than_the_computed_one(
    end: float, scale: float, places: int
) -> None:
    (least,) = printed(marks.ranged(quantity(end, inf), scale, places))
    (most,) = printed(marks.ranged(quantity(-inf, end), scale, places))

    assert least * scale <= end * (1 + HAIR)
    assert most * scale >= end * (1 - HAIR)


@pytest.mark.parametrize(
    ("low", "high", "places", "cell"),
    [
        (1000 / 15, inf, 0, "≥66"),
        (4200 / 16, inf, 0, "≥262"),
        (-inf, 13.54, 1, "≤13.6"),
        (0.1 + 0.2, inf, 1, "≥0.3"),
        (-inf, 1.1 - 1.0, 1, "≤0.1"),
        (128.57, 220.0, 0, "129 to 220"),
        (-6.32, -3.18, 1, "−6.3 to −3.2"),
        (66.6, 66.7, 0, "67"),
        (-inf, inf, 0, "[x]"),
    ],
)
def test_a_table_rounds_at_least_down_and_at_most_up(
    low: float, high: float, places: int, cell: str
) -> None:
    assert marks.ranged(quantity(low, high), 1.0, places) == cell


@pytest.mark.parametrize(
    ("hedge", "said", "cell"),
    [
        (Hedge.MORE_THAN, "more than $4.01 billion", ">4.0"),
        (Hedge.LESS_THAN, "less than $4.02 billion", "<4.1"),
        (Hedge.UP_TO, "up to $4.02 billion", "≤4.1"),
        (Hedge.EXACT, "$4.02 billion", "4.0"),
    ],
)
def test_a_hedged_figure_is_shortened_the_way_its_hedge_allows(
    hedge: Hedge, said: str, cell: str
) -> None:
    found = from_claim(claim(4.015, resolution=0.001, hedge=hedge))

    assert plain(wording.money(found)) == said
    assert marks.tabular(found, 1e9) == cell


def test_a_share_of_an_open_whole_is_at_most_the_parts_high_end_over_the_wholes_low_one() -> None:
    part = quantity(675e6, 685e6, 680e6, step=1e7)
    whole = quantity(4.2e9, inf, 4.2e9, step=1e8, hedge=Hedge.MORE_THAN, id="whole")

    ratio = indicators.ratio(part, whole, FRACTION)

    assert plain(wording.percent(ratio)) == "up to 16.4 %"


def test_a_rate_from_an_open_level_is_at_most_that_from_its_low_end() -> None:
    level = quantity(5.3e9, inf, 5.3e9, step=1e8, hedge=Hedge.MORE_THAN)
    target = quantity(9.5e9, 10.5e9, 1e10, id="target")

    rate = indicators.required_growth(level, target, 5)

    assert plain(wording.percent_a_year(rate)) == "up to 14.7 % a year"


def test_a_bound_that_is_the_figure_itself_is_said_once() -> None:
    found = quantity(2e9 / 30, inf, 2e9 / 30)

    assert plain(wording.money(found)) == "at least $66.6 million"


def test_a_gap_between_two_figures_is_never_told_wider_than_it_is() -> None:
    assert plain(amounts.span(4.1482e9, 4.5018e9)) == "$4.149 to 4.501 billion"


def test_what_arithmetic_puts_beside_a_printable_number_is_that_number() -> None:
    assert numerals.digits(0.1 + 0.2, 1, numerals.UP) == "0.3"
    assert numerals.digits(1.1 - 1.0, 1, numerals.DOWN) == "0.1"
