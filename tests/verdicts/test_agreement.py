"""How far apart two figures are."""

import pytest

from analysis.interval import Interval
from analysis.verdicts.agreement import gap


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Interval(1.0, 1.5), Interval(1.4, 2.0), 0.0),
        (Interval.point(1.0), Interval.point(3.0), 1.0),
        (Interval.point(-1.0), Interval.point(-3.0), 1.0),
        (Interval.point(-1.0), Interval.point(1.0), 2.0),
        (Interval(-1.5, -1.0), Interval(0.0, 1.0), 2.0),
    ],
)
def test_a_gap_is_a_part_of_the_mean_size_whatever_the_signs(
    one: Interval, other: Interval, apart: float
) -> None:
    assert gap(one, other) == gap(other, one) == pytest.approx(apart)
