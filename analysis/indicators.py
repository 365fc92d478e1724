"""Indicators as a report prints them: quantities in, a quantity with its note out.

Each applies a formula of ``trends`` or ``proportions`` to the bounds and to the printed
figures of its inputs, and writes down the formula and the inputs. The id names the
quantity ("cagr-<from>-<to>-30y"), not its value. All raise ValueError where the formula
has no meaning for the inputs.
"""

from dataclasses import replace
from math import inf

from analysis import proportions, trends
from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.language import _
from analysis.origins import labelled
from analysis.quantities import (
    FRACTION,
    MULTIPLE,
    USD,
    YEARS,
    Quantity,
    aim,
    derived,
    given,
)


def multiple(start: Quantity, end: Quantity) -> Quantity:
    """Return how many times the last level is the first (a multiple)."""
    _same_unit(start, end)
    return derived(
        trends.multiple,
        start,
        end,
        id=f"multiple-{start.note.id}-{end.note.id}",
        label=_("multiple of {topic}").format(topic=end.topic),
        formula="V₁ / V₀",
        unit=MULTIPLE,
    )


def endpoint_growth(start: Quantity, end: Quantity, years: float) -> Quantity:
    """Return the compound annual growth rate between two endpoints (a fraction a year)."""
    _same_unit(start, end)
    return derived(
        trends.cagr,
        start,
        end,
        span(years),
        id=f"cagr-{start.note.id}-{end.note.id}-{years:g}y",
        label=_("endpoint growth of {topic}").format(topic=end.topic),
        formula="(V₁ / V₀)^(1/n) − 1",
        unit=FRACTION,
    )


def year_on_year(before: Quantity, after: Quantity) -> Quantity:
    """Return growth from one period to the next (a fraction), at current prices."""
    _same_unit(before, after)
    return derived(
        trends.growth,
        before,
        after,
        id=f"growth-{before.note.id}-{after.note.id}",
        label=_("growth of {topic}").format(topic=after.topic),
        formula="V_t / V_{t−1} − 1",
        unit=FRACTION,
        period=after.period,
    )


def difference(before: Quantity, after: Quantity) -> Quantity:
    """Return after − before in their unit: the only change a signed balance has."""
    _same_unit(before, after)
    return derived(
        lambda first, last: last - first,
        before,
        after,
        id=f"difference-{before.note.id}-{after.note.id}",
        label=_("change in {topic}").format(topic=after.topic),
        formula="V_t − V_{t−1}",
        unit=after.unit,
        period=after.period,
    )


def trend(levels: dict[int, Quantity]) -> Quantity:
    """Return trend growth over the years given (a fraction a year), by OLS on ln V."""
    years = sorted(levels)
    inputs = [levels[year] for year in years]

    def over(*values: Interval) -> Interval:
        return trends.trend_growth(dict(zip(years, values, strict=True)))

    return derived(
        over,
        *inputs,
        id=f"trend-{inputs[0].note.id}-{inputs[-1].note.id}" if inputs else "trend",
        label=_("trend growth of {topic}").format(topic=inputs[-1].topic if inputs else ""),
        formula="exp(b) − 1, b = OLS slope of ln V on t",
        unit=FRACTION,
    )


def doubling_time(rate: Quantity) -> Quantity:
    """Return the years to double at a rate (ln 2 / ln(1 + g))."""
    return derived(
        trends.doubling_time,
        rate,
        id=f"doubling-{rate.note.id}",
        label=_("doubling time at the {topic}").format(topic=rate.topic),
        formula="ln 2 / ln(1 + g)",
        unit=YEARS,
    )


def required_growth(level: Quantity, target: Quantity, years: float) -> Quantity:
    """Return the growth a year that takes a level to a target within ``years``.

    From a level without an upper end ("more than 5 billion") it is at most the rate from its
    low end to the target's high one.
    """
    _same_unit(level, target)
    found = derived(
        trends.required_growth,
        level,
        aim(target),
        span(years),
        id=f"required-{level.note.id}-{target.note.id}-{years:g}y",
        label=_("growth required to reach the {topic}").format(topic=target.topic),
        formula="(target / V)^(1/h) − 1",
        unit=FRACTION,
    )
    if level.bounds.high < inf:
        return found
    return replace(_ceiling(found), bounds=Interval(-inf, found.bounds.high))


def years_to_target(level: Quantity, target: Quantity, rate: Quantity) -> Quantity:
    """Return the years a level takes to reach a target at a rate."""
    _same_unit(level, target)
    return derived(
        trends.years_to_target,
        level,
        aim(target),
        rate,
        id=f"years-{level.note.id}-{target.note.id}-{rate.note.id}",
        label=_("years to reach the {topic}").format(topic=target.topic),
        formula="ln(target / V) / ln(1 + g)",
        unit=YEARS,
    )


def share(part: Quantity, total: Quantity) -> Quantity:
    """Return a part's share in a total (a fraction); both must come from one source."""
    _same_unit(part, total)
    return derived(
        proportions.share,
        part,
        total,
        id=f"share-{part.note.id}-{total.note.id}",
        label=_("share of {part} in {total}").format(part=part.topic, total=total.topic),
        formula="T_ij / T_i·",
        unit=FRACTION,
        period=part.period,
    )


def ratio(part: Quantity, whole: Quantity, unit: str = MULTIPLE) -> Quantity:
    """Return one level over another that does not contain it, as a multiple or a fraction.

    Over a whole without an upper end it is at most the part's high end over the whole's low one.
    """
    _same_unit(part, whole)
    found = derived(
        lambda above, below: trends.multiple(below, above),
        part,
        whole,
        id=f"ratio-{part.note.id}-{whole.note.id}",
        label=_("{part} over {whole}").format(part=part.topic, whole=whole.topic),
        formula="A / B",
        unit=unit,
        period=part.period,
    )
    is_open = whole.bounds.high == inf and part.bounds.is_bounded
    return _ceiling(found) if is_open else found


def average_per_year(total: Quantity, years: float) -> Quantity:
    """Return a total divided by the years its own count covers."""
    return derived(
        trends.average_per_year,
        total,
        span(years),
        id=f"average-{total.note.id}-{years:g}y",
        label=_("average a year of {topic}").format(topic=total.topic),
        formula="total / years",
        unit=total.unit,
    )


def contribution(before: Quantity, after: Quantity, total_before: Quantity) -> Quantity:
    """Return a part's contribution to the growth of a whole (a fraction; × 100 = points)."""
    return derived(
        proportions.contribution_to_growth,
        before,
        after,
        total_before,
        id=f"contribution-{before.note.id}-{after.note.id}",
        label=_("contribution of {topic} to growth").format(topic=after.topic),
        formula="ΔV_k / V_{t−1}",
        unit=FRACTION,
        period=after.period,
    )


def intensity(
    pair: Quantity, reporter_total: Quantity, partner_world: Quantity, world_total: Quantity
) -> Quantity:
    """Return trade intensity (a multiple of the world's average), of the pair's direction."""
    return derived(
        proportions.intensity,
        pair,
        reporter_total,
        partner_world,
        world_total,
        id=f"intensity-{pair.note.id}",
        label=_("trade intensity of {topic}").format(topic=pair.topic),
        formula="(X_ij / X_i·) / (X_wj / X_w·)",
        unit=MULTIPLE,
        period=pair.period,
    )


def real_terms(value: Quantity, prices: Quantity, base_prices: Quantity) -> Quantity:
    """Return purchasing power in money of the base year; the unit names that year."""
    base = base_prices.year
    return derived(
        trends.real_terms,
        value,
        prices,
        base_prices,
        id=f"real-{value.note.id}-{base}",
        label=labelled(value.topic, _("in prices of {year}").format(year=base)),
        formula="V_t · P_base / P_t",
        unit=f"{USD}{base}",
        period=value.period,
    )


def span(years: float) -> Quantity:
    """Return a number of years chosen for the report, as a quantity."""
    return given(years, YEARS, id=f"years-{years:g}", label=_("{n} years").format(n=f"{years:g}"))


def _ceiling(found: Quantity) -> Quantity:
    """Return what nothing bounds from below as its high end, of which it is up to so much."""
    high = found.bounds.high
    return replace(found, printed=high if high < inf else found.printed, hedge=Hedge.UP_TO)


def _same_unit(*quantities: Quantity) -> None:
    units = sorted({q.unit for q in quantities})
    if len(units) > 1:
        named = " and ".join(q.note.id for q in quantities)
        raise ValueError(f"{named} are in different units: {', '.join(units)}")
