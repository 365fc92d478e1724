"""Shares and gaps: their known values."""

from math import inf

import pytest

from analysis import proportions
from analysis.interval import Interval

POINT = Interval.point


def test_the_ledgers_of_2021_differ_by_a_quarter_of_their_mean() -> None:
    found = proportions.mirror_discrepancy(POINT(5.3), POINT(4.1))

    assert round(found.relative.low * 100, 1) == 25.5
    assert found.gap.low == pytest.approx(1.2)


def test_the_gap_is_negative_where_the_importer_counts_less() -> None:
    found = proportions.mirror_discrepancy(POINT(2056), POINT(3229))

    assert found.gap.high < 0
    assert found.bounded.high < 0


def test_an_open_ended_import_figure_leaves_the_bounded_gap_bounded() -> None:
    found = proportions.mirror_discrepancy(Interval(5.3, inf), POINT(4.1))

    assert found.gap.high == inf
    assert found.bounded.high == 1.0


def test_two_ledgers_that_may_both_say_zero_have_no_relative_gap() -> None:
    with pytest.raises(ValueError, match="both ledgers may say zero"):
        proportions.mirror_discrepancy(Interval(0, 0.5), Interval(0, 0.5))


def test_imports_at_the_exporters_border_are_smaller() -> None:
    assert proportions.fob(POINT(106)).low == pytest.approx(100)


def test_a_share_stays_between_nothing_and_all() -> None:
    assert proportions.share(Interval(90, 110), Interval(95, 105)).high == 1.0


def test_a_part_that_exceeds_its_total_is_refused() -> None:
    with pytest.raises(ValueError, match="exceeds the total"):
        proportions.share(POINT(3), POINT(2))


def test_a_share_of_what_may_be_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="the total may be zero"):
        proportions.share(POINT(0), Interval(0, 1))


def test_equal_parts_are_least_concentrated() -> None:
    found = proportions.hhi([POINT(1.0)] * 4)

    assert found.hhi.low == found.hhi.high == pytest.approx(0.25)
    assert found.normalised.low == pytest.approx(0.0)


def test_one_part_that_holds_everything_is_most_concentrated() -> None:
    found = proportions.hhi([POINT(1.0), POINT(0.0)])

    assert found.normalised.high == 1.0


@pytest.mark.parametrize("parts", [[POINT(1.0)], [POINT(1.0), Interval(1, inf)]])
def test_concentration_needs_two_parts_with_an_upper_end(parts: list[Interval]) -> None:
    with pytest.raises(ValueError, match="at least two parts with an upper end"):
        proportions.hhi(parts)


def test_concentration_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="every part may be zero"):
        proportions.hhi([Interval(0, 1), Interval(0, 1)])


def test_intensity_of_the_average_is_one() -> None:
    assert proportions.intensity(POINT(5), POINT(100), POINT(50), POINT(1000)).low == pytest.approx(
        1
    )


def test_intensity_against_no_world_trade_is_refused() -> None:
    with pytest.raises(ValueError, match="intensity is undefined"):
        proportions.intensity(POINT(5), POINT(100), POINT(0), POINT(1000))


def test_a_falling_part_takes_from_growth() -> None:
    assert proportions.contribution_to_growth(POINT(20), POINT(10), POINT(100)) == POINT(-0.1)
