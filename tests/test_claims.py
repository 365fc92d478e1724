"""A hedge is a bound, a rounded figure an interval."""

from math import inf

import pytest
from by_hand import claim
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims import Hedge, Indicator, Measure, Status, bounds
from analysis.interval import Interval


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [
        (Hedge.EXACT, 4.5, 5.5),
        (Hedge.ABOUT, 4.0, 6.0),
        (Hedge.NEARLY, 4.0, 5.0),
        (Hedge.MORE_THAN, 5.0, inf),
        (Hedge.LESS_THAN, 0.0, 5.0),
        (Hedge.UP_TO, 0.0, 5.0),
    ],
)
def test_each_hedge_of_five_billion_has_its_bounds(hedge: Hedge, low: float, high: float) -> None:
    assert claim(hedge=hedge).bounds == Interval(low * 1e9, high * 1e9)


def test_a_range_is_from_its_lower_to_its_higher_end() -> None:
    assert bounds(claim(hedge=Hedge.RANGE, value_high=7.0)) == Interval(5, 7)


def test_a_target_is_what_was_announced() -> None:
    assert bounds(claim(status=Status.TARGET, resolution=0.0)).is_point


def test_a_place_among_the_top_five_is_one_of_five() -> None:
    rank = claim(measure=Measure.RANK, hedge=Hedge.UP_TO, scale=1.0, resolution=0.0)

    assert rank.bounds == Interval(1, 5)


def test_a_stated_rank_is_that_rank() -> None:
    assert bounds(claim(measure=Measure.RANK)).is_point


def test_a_change_below_a_figure_has_no_lower_end() -> None:
    growth = claim(measure=Measure.CHANGE_PCT, value=3.0, hedge=Hedge.LESS_THAN, scale=1.0)

    assert growth.bounds == Interval(-inf, 3)


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [
        (Hedge.EXACT, -5.5, -4.5),
        (Hedge.ABOUT, -6.0, -4.0),
        (Hedge.NEARLY, -5.0, -4.0),
        (Hedge.MORE_THAN, -inf, -5.0),
        (Hedge.LESS_THAN, -5.0, 0.0),
        (Hedge.UP_TO, -5.0, 0.0),
        (Hedge.RANGE, -5.0, -3.0),
    ],
)
def test_the_hedge_of_a_fall_speaks_of_its_size(hedge: Hedge, low: float, high: float) -> None:
    fall = claim(measure=Measure.CHANGE_PCT, value=-5.0, hedge=hedge, scale=1.0, value_high=-3.0)

    assert fall.bounds == Interval(low, high)


def test_a_deficit_is_below_zero() -> None:
    deficit = claim(indicator=Indicator.BALANCE, value=-2.0)

    assert deficit.bounds == Interval(-2.5e9, -1.5e9)


def test_the_bounds_of_a_small_amount_do_not_go_below_zero() -> None:
    assert bounds(claim(value=0.2, hedge=Hedge.ABOUT)).low == 0


def test_a_pair_has_no_order() -> None:
    assert claim(reporter="TUR", partner="KAZ").pair == claim().pair


@given(
    st.floats(0, 1e6),
    st.floats(0, 1e3),
    st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.RANGE]),
)
def test_every_hedge_allows_the_stated_figure(value: float, step: float, hedge: Hedge) -> None:
    assert value in bounds(claim(value=value, resolution=step, hedge=hedge))


@given(st.floats(0, 1e6), st.floats(0, 1e3))
def test_no_hedge_is_narrower_than_the_plain_figure_when_it_says_about(
    value: float, step: float
) -> None:
    exact = bounds(claim(value=value, resolution=step))
    about = bounds(claim(value=value, resolution=step, hedge=Hedge.ABOUT))

    assert about.low <= exact.low
    assert exact.high <= about.high
