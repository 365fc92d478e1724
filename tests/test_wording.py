"""Numbers in words: precision, hedge, sign, and the faults that others shipped."""

import re
from datetime import date
from math import inf

import pytest
from by_hand import claim, plain, quantity
from hypothesis import given
from hypothesis import strategies as st

from analysis import indicators, marks, numerals, spans, wording
from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.periods import Period
from analysis.quantities import FRACTION, MULTIPLE, RANK, Quantity, from_claim

POINT = Interval.point


def between(largest: float) -> st.SearchStrategy[Interval]:
    """Return any bounds up to a size, of either sign."""
    end = st.floats(-largest, largest)
    return st.tuples(end, end).map(lambda ends: Interval(min(ends), max(ends)))


BOUNDS = between(1e13)


def fraction(low: float, high: float, printed: float | None = None) -> Quantity:
    return quantity(low, high, printed, unit=FRACTION)


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (POINT(5.3e9), "$5.3 billion"),
        (POINT(3229012992), "$3.23 billion"),
        (POINT(999.9e6), "$1 billion"),
        (POINT(12), "$12"),
        (POINT(0), "$0"),
        (POINT(-2e6), "−$2 million"),
        (Interval(4.5e9, 5.5e9), "between $4.5 and $5.5 billion"),
        (Interval(0.9e9, 1.1e9), "between $0.9 and $1.1 billion"),
        (Interval(1e9, inf), "at least $1 billion"),
        (Interval(-inf, 1e9), "at most $1 billion"),
        (Interval(0, 5e9), "up to $5 billion"),
        (Interval(-inf, inf), "an unknown amount"),
        (Interval(0, inf), "an unknown amount"),
        (Interval(1.0001e9, 1.0002e9), "$1 billion"),
        (Interval(5e5, 9e8), "between $500 thousand and $900 million"),
    ],
)
def test_money_says_what_its_bounds_allow(bounds: Interval, text: str) -> None:
    assert plain(wording.money(bounds)) == text


@pytest.mark.parametrize(
    ("hedge", "text"),
    [
        (Hedge.EXACT, "$5 billion"),
        (Hedge.ABOUT, "about $5 billion"),
        (Hedge.NEARLY, "nearly $5 billion"),
        (Hedge.MORE_THAN, "more than $5 billion"),
        (Hedge.LESS_THAN, "less than $5 billion"),
        (Hedge.UP_TO, "up to $5 billion"),
    ],
)
def test_the_hedge_of_the_source_survives(hedge: Hedge, text: str) -> None:
    assert plain(wording.money(from_claim(claim(5, hedge=hedge)))) == text


def test_a_range_keeps_both_ends() -> None:
    found = from_claim(claim(1.5, value_high=2, hedge=Hedge.RANGE))

    assert plain(wording.money(found)) == "between $1.5 and $2.0 billion"


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(5, 1.0, "$5 billion"), (5, 0.1, "$5.0 billion"), (4.015, 0.001, "$4.02 billion")],
)
def test_a_printed_figure_has_its_sources_decimals_and_three_figures_at_most(
    value: float, step: float, text: str
) -> None:
    assert plain(wording.money(from_claim(claim(value, resolution=step)))) == text


def test_a_computed_figure_stands_before_its_range() -> None:
    times = indicators.multiple(quantity(25e6, 35e6, 30e6), quantity(4.5e9, 5.5e9, 5e9))

    assert plain(wording.times(times)) == "about 167 times (129 to 220)"


def test_growth_has_one_decimal_and_both_ends() -> None:
    rate = indicators.endpoint_growth(quantity(25e6, 35e6, 30e6), quantity(4.5e9, 5.5e9, 5e9), 30)

    assert plain(wording.percent_a_year(rate)) == "about 18.6 % a year (17.6 to 19.7)"


def test_a_figure_whose_bounds_round_to_it_stands_alone() -> None:
    assert plain(wording.percent(fraction(0.18601, 0.18602, 0.186015))) == "18.6 %"


def test_an_open_computed_figure_leads_with_its_bound() -> None:
    assert plain(wording.percent(fraction(0.2, inf, 0.21))) == (
        "at least 20.0 % (21.0 % by the figures as printed)"
    )


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (POINT(-0.031), "a decrease of 3.1 %"),
        (POINT(0.031), "an increase of 3.1 %"),
        (POINT(0.0), "no change"),
        (POINT(-0.0004), "no change"),
        (Interval(-0.063, -0.032), "a decrease of between 3.2 % and 6.3 %"),
        (Interval(-0.01, 0.02), "between a decrease of 1.0 % and an increase of 2.0 %"),
        (Interval(0.08, inf), "an increase of at least 8.0 %"),
        (Interval(-0.5, inf), "anything between a fall and a rise"),
    ],
)
def test_the_noun_carries_the_sign_of_a_change(bounds: Interval, text: str) -> None:
    assert plain(wording.change(bounds)) == text


def test_a_claimed_fall_keeps_its_figure_and_loses_its_sign() -> None:
    assert plain(wording.change(fraction(-0.063, -0.032, -0.048))) == (
        "a decrease of about 4.8 % (3.2 to 6.3)"
    )


@given(BOUNDS.map(lambda b: b.scaled(1e-12)))
def test_no_decrease_is_ever_negative(bounds: Interval) -> None:
    assert numerals.MINUS not in wording.change(bounds)


@given(BOUNDS)
def test_no_balance_is_ever_negative(bounds: Interval) -> None:
    assert numerals.MINUS not in wording.balance(bounds)


@given(between(9.99e11))
def test_no_phrase_has_a_hyphen_for_a_minus_or_more_than_three_figures(bounds: Interval) -> None:
    said = wording.money(bounds)

    assert "-" not in said
    for number in re.findall(r"[\d.,]+", said):
        assert len(re.sub(r"\D", "", number).strip("0")) <= 3


@given(st.floats(1, 9.99e11), st.floats(0.0001, 0.5))
def test_the_printed_ends_are_near_the_true_ones(value: float, width: float) -> None:
    bounds = Interval(value * (1 - width), value * (1 + width))
    words = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

    said = wording.money(bounds)

    scale = next((f for word, f in words.items() if word in said), 1.0)
    ends = [float(n) * scale for n in re.findall(r"\$([\d.]+)", said)]
    assert ends[0] == pytest.approx(bounds.low, rel=0.02)
    assert ends[-1] == pytest.approx(bounds.high, rel=0.02)


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (POINT(1e9), "a surplus of $1 billion"),
        (POINT(-1e9), "a deficit of $1 billion"),
        (POINT(0), "a balance of zero"),
        (Interval(-1e9, 2e9), "between a deficit of $1 billion and a surplus of $2 billion"),
    ],
)
def test_a_balance_is_a_surplus_or_a_deficit(bounds: Interval, text: str) -> None:
    assert plain(wording.balance(bounds)) == text


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (POINT(1e9), POINT(3e9), "so the surplus grew by $2 billion"),
        (POINT(3e9), POINT(1e9), "so the surplus shrank by $2 billion"),
        (POINT(-1e9), POINT(-3e9), "so the deficit grew by $2 billion"),
        (POINT(-3e9), POINT(-1e9), "so the deficit shrank by $2 billion"),
        (POINT(-1e9), POINT(1e9), "a move of $2 billion towards surplus"),
        (POINT(1e9), POINT(-1e9), "a move of $2 billion towards deficit"),
        (POINT(1e9), POINT(1e9), "no change"),
    ],
)
def test_a_balance_of_one_sign_grows_or_shrinks(
    before: Interval, after: Interval, text: str
) -> None:
    assert plain(wording.improvement(after - before, before, after)) == text


def test_a_balance_that_may_have_grown_or_shrunk_has_both_nouns() -> None:
    before, after = (quantity(low * 1e9, low * 1e9 + 1e9, id=f"of-{low}") for low in (1.0, 1.5))
    moved = indicators.difference(before, after)

    assert plain(wording.improvement(moved, before, after)) == (
        "between a decrease of $500 million and an increase of $1.5 billion"
    )


def test_a_difference_of_percentages_is_in_points() -> None:
    assert plain(wording.points(POINT(0.012))) == "1.2 percentage points"


@pytest.mark.parametrize(("years", "text"), [(1, "1 year"), (30, "30 years"), (4.06, "4.1 years")])
def test_years_have_a_singular(years: float, text: str) -> None:
    assert plain(wording.years(POINT(years))) == text


def test_a_doubling_time_is_good_to_the_half_year() -> None:
    assert plain(wording.half_years(Interval(3.9, 4.6))) == "between 4 and 4.5 years"


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (POINT(1), "first"),
        (POINT(4), "fourth"),
        (POINT(13), "13th"),
        (POINT(22), "22nd"),
        (Interval(1, 5), "among the top five"),
        (Interval(3, 5), "third to fifth"),
        (Interval(3, inf), "third or lower"),
    ],
)
def test_places_are_in_words(bounds: Interval, text: str) -> None:
    assert wording.rank(bounds) == text


def test_a_tie_is_joint() -> None:
    assert wording.rank(quantity(4, 4, 4, unit=RANK), joint=True) == "joint fourth"


def test_a_claim_of_the_top_five_stays_the_top_five() -> None:
    found = quantity(1, 5, 5, unit=RANK, hedge=Hedge.UP_TO)

    assert wording.amount(found) == "among the top five"


def test_a_rank_that_rounding_leaves_open_says_so() -> None:
    found = quantity(3, 4, 3, unit=RANK)

    assert wording.rank(found) == "third (third to fourth, given the rounding)"


@pytest.mark.parametrize(
    ("bounds", "word"),
    [
        (POINT(2.0), "doubled"),
        (Interval(1.96, 2.04), "doubled"),
        (Interval(1.8, 2.2), ""),
        (Interval(2.1, inf), "more than doubled"),
        (POINT(1.9), ""),
    ],
)
def test_doubled_is_computed(bounds: Interval, word: str) -> None:
    assert wording.doubled(bounds) == word


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "in 2021"),
        (date(1992, 1, 1), date(2021, 12, 31), "from 1992 to 2021"),
        (date(2023, 1, 1), date(2023, 7, 31), "in January–July 2023"),
        (date(2022, 5, 1), date(2022, 5, 31), "in May 2022"),
        (date(1992, 3, 2), date(1992, 3, 2), "on 2 March 1992"),
        (date(2005, 1, 1), date(2020, 9, 30), "from January 2005 to September 2020"),
        (date(2020, 1, 3), date(2020, 2, 5), "from 3 January 2020 to 5 February 2020"),
    ],
)
def test_periods_are_named_as_people_name_them(start: date, end: date, text: str) -> None:
    assert spans.when(Period(start, end)) == text


def test_an_undated_figure_is_quoted_as_undated() -> None:
    assert spans.stated(from_claim(claim(period=None))) == ("in a period given only as “last year”")


def test_lists_have_an_and() -> None:
    assert [wording.listing(x) for x in (["A"], ["A", "B"], ["A", "B", "C"])] == [
        "A",
        "A and B",
        "A, B and C",
    ]


def test_number_and_unit_never_part() -> None:
    assert wording.percent(POINT(0.186)) == "18.6\u00a0%"
    assert wording.money(POINT(5e9)) == "$5\u00a0billion"


def test_a_half_is_rounded_as_it_is_printed() -> None:
    assert numerals.digits(4.015, 2) == "4.02"


def test_a_table_keeps_hedge_and_marks_and_has_no_blank_cell() -> None:
    hedged = from_claim(claim(5, hedge=Hedge.MORE_THAN))

    assert marks.tabular(hedged, 1e6) == ">5,000"
    assert marks.tabular(quantity(1, 1, 1, marks=frozenset("be"))) == "1.0 [e] [b]"
    assert marks.tabular(None) == "[x]"
    assert marks.tabular(quantity(-2, -2, -2.04)) == "−2.0"


def test_marks_in_use_are_explained() -> None:
    assert marks.symbols(["1 [e]", "[x]"]) == {"[x]": "not available", "[e]": "estimated"}


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="found mark 'q'; expected one of x, z, e, p, b, s"):
        marks.missing("q")


def test_real_money_names_its_year() -> None:
    assert plain(wording.amount(quantity(8e9, 8e9, 8e9, unit="USD2021"))) == (
        "$8 billion in prices of 2021"
    )


def test_a_multiple_is_said_as_times() -> None:
    assert plain(wording.amount(quantity(2, 2, 2, unit=MULTIPLE))) == "2 times"
