"""Growth: the reference values first, then what must hold for every possible history."""

from math import exp, inf, log

import pytest
from by_hand import holds, inside, intervals
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis import trends
from analysis.interval import Interval

POINT = Interval.point
LEVELS = st.floats(min_value=0.01, max_value=1e6)
BILLION, MILLION = 1e9, 1e6


def test_five_billion_is_167_times_thirty_million() -> None:
    assert trends.multiple(POINT(30 * MILLION), POINT(5 * BILLION)).low == pytest.approx(
        166.7, abs=0.05
    )


def test_the_multiple_has_the_bounds_of_the_rounding() -> None:
    found = trends.multiple(
        Interval(25 * MILLION, 35 * MILLION), Interval(4.5 * BILLION, 5.5 * BILLION)
    )

    assert (round(found.low), round(found.high)) == (129, 220)


@pytest.mark.parametrize(("years", "percent"), [(30, 18.6), (29, 19.3)])
def test_endpoint_growth_depends_on_how_the_years_are_counted(years: int, percent: float) -> None:
    rate = trends.cagr(POINT(30 * MILLION), POINT(5 * BILLION), POINT(years))

    assert round(rate.low * 100, 1) == round(rate.high * 100, 1) == percent


def test_endpoint_growth_over_both_counts_with_the_wide_rounding() -> None:
    rate = trends.cagr(
        Interval(25 * MILLION, 35 * MILLION),
        Interval(4.5 * BILLION, 5.5 * BILLION),
        Interval(29, 30),
    )

    assert (round(rate.low * 100, 1), round(rate.high * 100, 1)) == (17.6, 20.4)


@pytest.mark.parametrize(("years", "percent"), [(3, 26.0), (5, 14.9), (8, 9.1), (10, 7.2)])
def test_doubling_to_the_target_takes_the_reference_growth(years: int, percent: float) -> None:
    rate = trends.required_growth(POINT(5 * BILLION), POINT(10 * BILLION), POINT(years))

    assert round(rate.low * 100, 1) == percent


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [(6.3, 6.0, -6.3, -3.2), (1.6, 2.0, 18.2, 32.3)],
)
def test_growth_of_rounded_figures_has_the_bounds_of_their_rounding(
    before: float, after: float, low: float, high: float
) -> None:
    rate = trends.growth(Interval.around(before, 0.1), Interval.around(after, 0.1))

    assert (round(rate.low * 100, 1), round(rate.high * 100, 1)) == (low, high)


def test_the_trend_of_constant_growth_is_that_growth() -> None:
    rate = trends.trend_growth({2000 + t: POINT(100 * 1.07**t) for t in range(6)})

    assert rate.low == pytest.approx(0.07)
    assert rate.high == pytest.approx(0.07)


def test_an_open_end_of_the_last_level_opens_the_trend_upwards_only() -> None:
    levels = {2000 + t: POINT(100.0) for t in range(3)} | {2003: Interval(100, inf)}

    rate = trends.trend_growth(levels)

    assert rate.low == pytest.approx(0.0)
    assert rate.high == inf


def test_three_points_are_not_a_trend() -> None:
    with pytest.raises(ValueError, match="at least 4 years; found 3"):
        trends.trend_growth({2000 + t: POINT(1.0) for t in range(3)})


def test_a_trend_through_zero_names_the_year() -> None:
    levels = {2000 + t: Interval(0.0 if t == 2 else 1.0, 2.0) for t in range(4)}

    with pytest.raises(ValueError, match="the level of 2002 may be zero"):
        trends.trend_growth(levels)


def test_seven_percent_a_year_doubles_in_ten_years() -> None:
    assert trends.doubling_time(POINT(0.0717735)).low == pytest.approx(10, abs=1e-4)


def test_a_rate_that_may_be_zero_may_never_double() -> None:
    assert trends.doubling_time(Interval(-0.01, 0.1)).high == inf


def test_nothing_doubles_while_falling() -> None:
    with pytest.raises(ValueError, match="nothing doubles"):
        trends.doubling_time(Interval(-0.05, 0.0))


def test_a_reached_target_is_no_years_away() -> None:
    assert trends.years_to_target(POINT(10), POINT(5), POINT(-0.1)) == POINT(0.0)


def test_a_target_ahead_is_never_reached_without_growth() -> None:
    with pytest.raises(ValueError, match="never reached"):
        trends.years_to_target(POINT(5), POINT(10), POINT(0.0))


def test_real_terms_halve_when_prices_double() -> None:
    assert trends.real_terms(POINT(8), POINT(200), POINT(100)) == POINT(4)


@pytest.mark.parametrize("start", [Interval(0, 1), Interval(-1, 1), Interval(0, inf)])
def test_growth_from_what_may_be_zero_is_refused(start: Interval) -> None:
    with pytest.raises(ValueError, match="the first level may be zero or less"):
        trends.cagr(start, POINT(2), POINT(10))


def test_growth_to_a_negative_level_is_refused() -> None:
    with pytest.raises(ValueError, match="the last level may be negative"):
        trends.growth(POINT(2), Interval(-1, 1))


def test_growth_over_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="the number of years may be zero"):
        trends.cagr(POINT(1), POINT(2), Interval(0, 1))


def test_growth_over_an_open_time_is_refused() -> None:
    with pytest.raises(ValueError, match="the number of years is open"):
        trends.cagr(POINT(1), POINT(2), Interval(1, inf))


def test_an_open_ended_level_gives_an_open_ended_rate() -> None:
    rate = trends.cagr(POINT(500), Interval(1000, inf), POINT(10))

    assert rate.low == pytest.approx(0.0717735, abs=1e-7)
    assert rate.high == inf


def test_an_average_is_taken_over_the_years_of_the_count() -> None:
    assert trends.average_per_year(POINT(4 * BILLION), POINT(30)).low == pytest.approx(
        133.3e6, rel=1e-3
    )


def test_feasibility_counts_the_windows_that_grew_fast_enough() -> None:
    levels = {2000: POINT(1.0), 2001: POINT(2.0), 2002: POINT(2.0), 2003: Interval(2.0, 4.0)}

    found = trends.feasibility(levels, years=1, required=POINT(0.5))

    assert [w.reached for w in found.windows] == [True, False, None]
    assert found.share == Interval(1 / 3, 2 / 3)


def test_a_stretch_that_fell_is_not_as_fast_as_a_rate_without_a_lower_end() -> None:
    levels = {2010: Interval(3.275, 3.285), 2015: Interval(1.845, 1.855), 2020: Interval(2, 9)}

    found = trends.feasibility(levels, years=5, required=Interval(-inf, 0.231))

    assert [w.reached for w in found.windows] == [False, None]


def test_no_change_is_not_the_growth_that_a_target_asks_for() -> None:
    levels = {2010: POINT(2.0), 2015: POINT(2.0)}

    found = trends.feasibility(levels, years=5, required=Interval(-inf, 0.0))

    assert [w.reached for w in found.windows] == [False]


def test_feasibility_leaves_out_windows_across_a_break() -> None:
    levels = {2000 + t: POINT(2.0**t) for t in range(4)}

    found = trends.feasibility(levels, years=1, required=POINT(0.5), breaks=frozenset([2002]))

    assert [w.first for w in found.windows] == [2000, 2002]


def test_feasibility_without_a_window_is_refused() -> None:
    with pytest.raises(ValueError, match="no stretch of 5 years"):
        trends.feasibility({2000: POINT(1.0)}, years=5, required=POINT(0.1))


def slope(levels: dict[int, float]) -> float:
    middle = sum(levels) / len(levels)
    above = sum((t - middle) * log(v) for t, v in levels.items())
    return exp(above / sum((t - middle) ** 2 for t in levels)) - 1


@given(
    st.dictionaries(st.integers(1990, 2030), intervals(LEVELS), min_size=4, max_size=8), st.data()
)
def test_no_possible_history_has_a_trend_outside_the_bounds(
    levels: dict[int, Interval], data: st.DataObject
) -> None:
    history = {t: inside(data.draw, box) for t, box in levels.items()}
    assume(slope(history) < 1e9)

    assert holds(trends.trend_growth(levels), slope(history))


@given(
    st.dictionaries(st.integers(2000, 2006), intervals(LEVELS), min_size=3),
    intervals(st.floats(-0.5, 3)),
    st.data(),
)
def test_no_possible_history_has_another_share_of_fast_windows(
    levels: dict[int, Interval], required: Interval, data: st.DataObject
) -> None:
    assume(any(t + 1 in levels for t in levels))
    history = {t: inside(data.draw, box) for t, box in levels.items()}
    asked = max(inside(data.draw, required), 0.0)
    grown = [history[t + 1] / history[t] - 1 for t in history if t + 1 in history]
    fast = [rate > 0 and rate >= asked for rate in grown]

    found = trends.feasibility(levels, years=1, required=required)

    assert holds(found.share, sum(fast) / len(fast))


@given(
    st.dictionaries(st.integers(2000, 2006), intervals(LEVELS), min_size=3),
    intervals(st.floats(-0.5, 3)),
    st.booleans(),
)
def test_no_stretch_that_fell_counts_as_fast_enough(
    levels: dict[int, Interval], required: Interval, is_open: bool
) -> None:
    assume(any(t + 1 in levels for t in levels))
    asked = Interval(-inf, required.high) if is_open else required

    found = trends.feasibility(levels, years=1, required=asked)

    fell = [w for w in found.windows if levels[w.last].high <= levels[w.first].low]
    assert all(w.reached is False for w in fell)
