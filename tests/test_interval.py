from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.interval import Interval

numbers = st.floats(-1e12, 1e12)
lengths = st.floats(0, 1e12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(numbers)
    return Interval(low, low + draw(lengths))


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, float]:
    box = draw(intervals())
    return box, draw(st.floats(box.low, box.high))


def test_a_rounded_figure_is_known_to_half_a_step() -> None:
    assert Interval.around(5, 1) == Interval(4.5, 5.5)


def test_the_hull_holds_every_part() -> None:
    assert Interval.hull(Interval(1, 2), Interval.point(5)) == Interval(1, 5)


def test_the_difference_of_two_rounded_figures_has_both_their_doubts() -> None:
    assert Interval(5, 6) - Interval(1, 3) == Interval(2, 5)


def test_an_open_end_stays_open() -> None:
    assert Interval(1, inf).scaled(1e9) == Interval(1e9, inf)
    assert Interval(1, inf).scaled(-1) == Interval(-inf, -1)
    assert Interval(1, inf).scaled(0) == Interval(0, 0)
    assert Interval(-inf, 1).scaled(0) == Interval(0, 0)


def test_turning_the_sign_leaves_no_negative_zero() -> None:
    assert str(Interval(0, 1).scaled(-1)) == "Interval(low=-1, high=0.0)"


def test_an_open_interval_is_not_bounded_and_its_middle_is_its_finite_end() -> None:
    assert not Interval(1, inf).is_bounded
    assert Interval(1, inf).middle == 1
    assert Interval(-inf, 2).middle == 2
    assert Interval(1, 3).middle == 2


@pytest.mark.parametrize(("low", "high"), [(2, 1), (nan, 1), (1, nan)])
def test_what_is_no_interval_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(low, high)


@given(members(), members())
def test_no_possible_sum_or_difference_falls_outside(
    one: tuple[Interval, float], other: tuple[Interval, float]
) -> None:
    (box, value), (other_box, other_value) = one, other

    assert value + other_value in box + other_box
    assert value - other_value in box - other_box


@given(members(), st.floats(-1e6, 1e6))
def test_no_possible_multiple_falls_outside(one: tuple[Interval, float], factor: float) -> None:
    box, value = one

    assert value * factor in box.scaled(factor)


@given(intervals(), lengths, intervals())
def test_wider_input_gives_wider_output(box: Interval, more: float, other: Interval) -> None:
    wider = Interval(box.low - more, box.high + more)

    assert (wider + other).low <= (box + other).low
    assert (wider + other).high >= (box + other).high


@given(numbers, numbers)
def test_a_point_in_gives_a_point_out(one: float, other: float) -> None:
    assert (Interval.point(one) - Interval.point(other)).is_point
    assert Interval.point(one).scaled(other).is_point


@given(intervals(), intervals())
def test_two_intervals_overlap_in_both_directions_or_neither(
    one: Interval, other: Interval
) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(members(), lengths, lengths)
def test_intervals_that_share_a_value_overlap(
    one: tuple[Interval, float], below: float, above: float
) -> None:
    box, value = one

    assert box.overlaps(Interval(value - below, value + above))
