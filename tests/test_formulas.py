"""Every formula on intervals against the same formula on numbers, for every possible history."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import pytest
from by_hand import holds, inside, intervals
from hypothesis import given
from hypothesis import strategies as st

from analysis import proportions, trends
from analysis.interval import Interval

LEVELS = st.floats(min_value=0.01, max_value=1e6)
YEARS = st.floats(min_value=0.5, max_value=100)
RATES = st.floats(min_value=0.001, max_value=2)
PARTS = st.floats(min_value=0.01, max_value=1e3)
TOTALS = st.floats(min_value=1e3, max_value=1e6)


@dataclass(frozen=True)
class Formula:
    ours: Callable[..., Interval]
    theirs: Callable[..., float]
    inputs: tuple[st.SearchStrategy[float], ...]


def rate(first: float, last: float, years: float) -> float:
    return float((last / first) ** (1 / years)) - 1


def years_away(level: float, target: float, growth: float) -> float:
    return max(log(target / level), 0.0) / log(1 + growth)


FORMULAS = {
    "multiple": Formula(trends.multiple, lambda a, b: b / a, (LEVELS, LEVELS)),
    "growth": Formula(trends.growth, lambda a, b: b / a - 1, (LEVELS, LEVELS)),
    "cagr": Formula(trends.cagr, rate, (LEVELS, LEVELS, YEARS)),
    "required growth": Formula(trends.required_growth, rate, (LEVELS, LEVELS, YEARS)),
    "doubling time": Formula(trends.doubling_time, lambda g: log(2) / log(1 + g), (RATES,)),
    "years to target": Formula(trends.years_to_target, years_away, (LEVELS, LEVELS, RATES)),
    "average per year": Formula(trends.average_per_year, lambda v, n: v / n, (LEVELS, YEARS)),
    "real terms": Formula(trends.real_terms, lambda v, p, b: v * b / p, (LEVELS, LEVELS, LEVELS)),
    "share": Formula(proportions.share, lambda p, t: p / t, (PARTS, TOTALS)),
    "contribution": Formula(
        proportions.contribution_to_growth, lambda a, b, t: (b - a) / t, (PARTS, PARTS, TOTALS)
    ),
    "intensity": Formula(
        proportions.intensity,
        lambda x, xi, wj, w: (x / xi) / (wj / w),
        (PARTS, TOTALS, PARTS, TOTALS),
    ),
    "gap": Formula(
        lambda m, x: proportions.mirror_discrepancy(m, x).gap,
        lambda m, x: m - x,
        (PARTS, PARTS),
    ),
    "relative gap": Formula(
        lambda m, x: proportions.mirror_discrepancy(m, x).relative,
        lambda m, x: (m - x) / ((m + x) / 2),
        (PARTS, PARTS),
    ),
    "bounded gap": Formula(
        lambda m, x: proportions.mirror_discrepancy(m, x).bounded,
        lambda m, x: (m - x) / (m + x),
        (PARTS, PARTS),
    ),
    "hhi": Formula(
        lambda *parts: proportions.hhi(parts).hhi,
        lambda *parts: sum(p**2 for p in parts) / sum(parts) ** 2,
        (PARTS, PARTS, PARTS),
    ),
}
EACH = pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)


@EACH
@given(data=st.data())
def test_no_possible_history_falls_outside_the_bounds(
    formula: Formula, data: st.DataObject
) -> None:
    boxes = [data.draw(intervals(values)) for values in formula.inputs]
    history = [inside(data.draw, box) for box in boxes]

    assert holds(formula.ours(*boxes), formula.theirs(*history))


@EACH
@given(data=st.data())
def test_wider_input_gives_wider_output(formula: Formula, data: st.DataObject) -> None:
    boxes = [data.draw(intervals(values)) for values in formula.inputs]
    wider = [
        Interval.hull(box, data.draw(intervals(values)))
        for box, values in zip(boxes, formula.inputs, strict=True)
    ]

    narrow, wide = formula.ours(*boxes), formula.ours(*wider)

    assert holds(wide, narrow.low)
    assert holds(wide, narrow.high)


@EACH
@given(data=st.data())
def test_a_point_in_gives_a_point_out(formula: Formula, data: st.DataObject) -> None:
    values = [data.draw(values) for values in formula.inputs]

    found = formula.ours(*map(Interval.point, values))

    assert found.low == pytest.approx(found.high, rel=1e-9)
    assert found.low == pytest.approx(formula.theirs(*values), rel=1e-6, abs=1e-9)
