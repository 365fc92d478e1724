"""Growth over time: pure functions from intervals to intervals.

Every function returns all the values that the inputs allow, taken as independent of one
another. An open end of an input stays open where the result depends on it. What has no
meaning (growth from zero, doubling while falling) raises ValueError and names the cause.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import exp, inf, log, log1p

from analysis.interval import Interval

LEAST_POINTS = 4
"""Fewer points have no trend (International Trade Centre, Trade Map's own rule)."""


def multiple(start: Interval, end: Interval) -> Interval:
    """Return how many times ``start`` goes into ``end``: V₁/V₀.

    Args:
        start: First level; strictly positive.
        end: Last level, in the unit of ``start``; not negative.

    Raises:
        ValueError: If ``start`` may be zero or negative, or ``end`` negative.
    """
    _positive(start, "the first level")
    _not_negative(end, "the last level")
    return Interval(_ratio(end.low, start.high), _ratio(end.high, start.low))


def cagr(start: Interval, end: Interval, years: Interval) -> Interval:
    """Return the compound annual growth rate (V₁/V₀)^(1/n) − 1, as a fraction per year.

    The rate is monotone in each argument while the others are held, so its extremes over
    the box of possible inputs lie on the corners of the box. Endpoint growth: it says
    nothing of the years between.

    Args:
        start: First level; strictly positive.
        end: Last level, in the unit of ``start``; not negative, ``high`` may be infinite.
        years: Elapsed time in years; strictly positive and finite.

    Raises:
        ValueError: If growth is undefined: from a level that may be zero, or over no time.
    """
    times = multiple(start, end)
    _positive(years, "the number of years")
    if not years.is_bounded:
        raise ValueError(f"growth is undefined over {years}: the number of years is open")
    rates = [
        _power(ratio, 1 / span) - 1
        for ratio, span in product((times.low, times.high), (years.low, years.high))
    ]
    return Interval(min(rates), max(rates))


def growth(before: Interval, after: Interval) -> Interval:
    """Return year-on-year growth V_t/V_{t−1} − 1, as a fraction.

    Raises:
        ValueError: If the earlier level may be zero or negative.
    """
    times = multiple(before, after)
    return Interval(times.low - 1, times.high - 1)


def trend_growth(levels: Mapping[int, Interval]) -> Interval:
    """Return exp(b) − 1, where b is the OLS slope of ln V on the year, as a fraction a year.

    The slope is a weighted sum of the logarithms with weights fixed by the years alone, so
    its bounds are exact: each level at the end that its weight pushes up, or down.
    Definition of the International Trade Centre's Trade Map ("growth in value, p.a.").

    Args:
        levels: Level by calendar year; at least four, each strictly positive.

    Raises:
        ValueError: If there are fewer than four years, or a level may be zero.
    """
    if len(levels) < LEAST_POINTS:
        raise ValueError(f"a trend needs at least {LEAST_POINTS} years; found {len(levels)}")
    for year, level in levels.items():
        _positive(level, f"the level of {year}")
    middle = sum(levels) / len(levels)
    squares = sum((year - middle) ** 2 for year in levels)
    low = high = 0.0
    for year, level in sorted(levels.items()):
        weight = (year - middle) / squares
        worst, best = (level.low, level.high) if weight >= 0 else (level.high, level.low)
        low += weight * _log(worst) if weight else 0.0
        high += weight * _log(best) if weight else 0.0
    return Interval(_exp(low) - 1, _exp(high) - 1)


def doubling_time(rate: Interval) -> Interval:
    """Return ln 2 / ln(1 + g), in years; no upper end where the rate may be zero or less.

    Raises:
        ValueError: If the rate cannot be positive: then nothing doubles.
    """
    if rate.high <= 0:
        raise ValueError(f"nothing doubles at {rate}: the rate is not positive")
    fastest = 0.0 if rate.high == inf else log(2) / log1p(rate.high)
    slowest = inf if rate.low <= 0 else log(2) / log1p(rate.low)
    return Interval(fastest, slowest)


def required_growth(level: Interval, target: Interval, years: Interval) -> Interval:
    """Return the growth a year that takes ``level`` to ``target``: (Target/V)^(1/h) − 1.

    Negative where the target lies below the level.

    Raises:
        ValueError: If the level may be zero, or the horizon is none.
    """
    return cagr(level, target, years)


def years_to_target(level: Interval, target: Interval, rate: Interval) -> Interval:
    """Return ln(Target/V) / ln(1 + g), in years; 0 where the target is reached already.

    No upper end where the rate may be zero or less while the target is ahead.

    Raises:
        ValueError: If the target is ahead for sure and the rate cannot be positive.
    """
    ahead = multiple(level, target)
    shortest, longest = (max(_log(ahead.low), 0.0), max(_log(ahead.high), 0.0))
    if shortest > 0 and rate.high <= 0:
        raise ValueError(f"the target is never reached at {rate}: the rate is not positive")
    return Interval(_years(shortest, rate.high), _years(longest, rate.low))


def average_per_year(total: Interval, years: Interval) -> Interval:
    """Return the total divided by the years it covers; ``years`` strictly positive.

    Raises:
        ValueError: If the number of years may be zero.
    """
    _positive(years, "the number of years")
    ends = [_ratio(t, y) for t, y in product((total.low, total.high), (years.low, years.high))]
    return Interval(min(ends), max(ends))


def real_terms(value: Interval, prices: Interval, base_prices: Interval) -> Interval:
    """Return the purchasing power V_t · P_base / P_t, in money of the base year.

    Args:
        value: Money of its own year.
        prices: Price index of that year; strictly positive.
        base_prices: The same index in the base year; strictly positive.

    Raises:
        ValueError: If an index may be zero, or the value negative.
    """
    _positive(base_prices, "the price index of the base year")
    _not_negative(value, "the value")
    factor = multiple(prices, base_prices)
    return Interval(_product(value.low, factor.low), _product(value.high, factor.high))


@dataclass(frozen=True, slots=True)
class Window:
    """Growth over one stretch of the past; ``reached`` is None where the bounds leave it open."""

    first: int
    last: int
    rate: Interval
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Feasibility:
    """How often the pair's own past grew at least as fast as asked: history, no forecast."""

    windows: tuple[Window, ...]
    share: Interval


def feasibility(
    levels: Mapping[int, Interval],
    *,
    years: int,
    required: Interval,
    breaks: frozenset[int] = frozenset(),
) -> Feasibility:
    """Return every past window of ``years`` years, and the share that grew fast enough.

    A target asks for growth: of a required rate that may be below zero only the part above
    counts, and a window that cannot have grown is never fast enough. Windows that start from a
    level that may be zero, or that cross a break in the series (a year whose figures do not
    compare with the year before), are left out.

    Raises:
        ValueError: If no window is left.
    """
    asked = Interval(max(required.low, 0.0), max(required.high, 0.0))
    windows = tuple(
        _window(levels, first, years, asked)
        for first in sorted(levels)
        if first + years in levels
        and levels[first].low > 0
        and not any(first < year <= first + years for year in breaks)
    )
    if not windows:
        raise ValueError(f"no stretch of {years} years has a figure at both ends")
    surely = sum(w.reached is True for w in windows)
    perhaps = sum(w.reached is not False for w in windows)
    return Feasibility(windows, Interval(surely / len(windows), perhaps / len(windows)))


def _window(levels: Mapping[int, Interval], first: int, years: int, asked: Interval) -> Window:
    rate = cagr(levels[first], levels[first + years], Interval.point(years))
    surely = rate.low > 0 and rate.low >= asked.high
    never = rate.high <= 0 or rate.high < asked.low
    return Window(first, first + years, rate, True if surely else False if never else None)


def _positive(value: Interval, what: str) -> None:
    if value.low <= 0:
        raise ValueError(f"{what} may be zero or less ({value}); it must be positive")


def _not_negative(value: Interval, what: str) -> None:
    if value.low < 0:
        raise ValueError(f"{what} may be negative ({value}); it must not be")


def _ratio(above: float, below: float) -> float:
    """Return above / below, where an infinite numerator wins over any denominator."""
    return above if abs(above) == inf else above / below


def _product(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _power(base: float, exponent: float) -> float:
    try:
        return float(base**exponent)
    except OverflowError:
        return inf


def _log(value: float) -> float:
    return -inf if value == 0 else log(value)


def _exp(value: float) -> float:
    try:
        return exp(value)
    except OverflowError:
        return inf


def _years(distance: float, rate: float) -> float:
    if distance == 0:
        return 0.0
    if rate <= 0:
        return inf
    return 0.0 if rate == inf else distance / log1p(rate)
