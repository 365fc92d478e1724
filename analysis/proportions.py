"""Parts, wholes and gaps: pure functions from intervals to intervals.

The rules of ``trends`` hold here too: results are all values the inputs allow, an open end
stays open, and what has no meaning raises ValueError and names the cause.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import inf

from analysis.interval import Interval

CIF_TO_FOB = 1.06
"""Import value over export value of the same goods: freight and insurance (IMF, DOTS)."""


def share(part: Interval, total: Interval) -> Interval:
    """Return T_ij/T_i·, a fraction from 0 to 1; both from the same source.

    Raises:
        ValueError: If the total may be zero, or the part surely exceeds it or is negative.
    """
    _not_negative(part, "the part")
    if total.low <= 0:
        raise ValueError(f"the total may be zero or less ({total}); a share of it is undefined")
    if part.low > total.high:
        raise ValueError(f"the part ({part}) exceeds the total ({total}); their sources differ")
    high = inf if part.high == inf else part.high / total.low
    return Interval(min(part.low / total.high, 1.0), min(high, 1.0))


def contribution_to_growth(before: Interval, after: Interval, total_before: Interval) -> Interval:
    """Return ΔV_k/V_{t−1}: a part's change over the whole's earlier level, as a fraction.

    A hundredth of it is a percentage point of the whole's growth.

    Raises:
        ValueError: If the whole's earlier level may be zero.
    """
    if total_before.low <= 0:
        raise ValueError(f"the earlier total may be zero or less ({total_before})")
    change = after - before
    ends = [
        end if abs(end) == inf else end / whole
        for end, whole in product((change.low, change.high), (total_before.low, total_before.high))
    ]
    return Interval(min(ends), max(ends))


@dataclass(frozen=True, slots=True)
class Concentration:
    """A Herfindahl–Hirschman index over ``groups`` groups, and the same from 0 to 1."""

    hhi: Interval
    normalised: Interval
    groups: int


def hhi(parts: Iterable[Interval]) -> Concentration:
    """Return HHI = Σ s², and (HHI − 1/N)/(1 − 1/N), over parts that make up a whole.

    Each share is bounded by its own part and the others'; the sum of the squares of those
    bounds holds every possible index (it may be a little wide). Hirschman (1964).

    Args:
        parts: All the parts, the rest included as one; not negative, finite, at least two.

    Raises:
        ValueError: If there are fewer than two parts, one may be negative or is open, or all
            may be zero.
    """
    values = tuple(parts)
    for value in values:
        _not_negative(value, "a part")
    count = len(values)
    if count < 2 or any(v.high == inf for v in values):
        raise ValueError(f"concentration needs at least two parts with an upper end; found {count}")
    if sum(v.low for v in values) <= 0:
        raise ValueError("concentration is undefined: every part may be zero")
    low, high = sum(v.low for v in values), sum(v.high for v in values)
    least = sum(_squared_share(v.low, high - v.high) for v in values)
    most = sum(_squared_share(v.high, low - v.low) for v in values)
    found = Interval(min(max(least, 1 / count), 1.0), min(max(most, 1 / count), 1.0))
    return Concentration(
        found, Interval(_normal(found.low, count), _normal(found.high, count)), count
    )


def intensity(
    pair: Interval, reporter_total: Interval, partner_world: Interval, world_total: Interval
) -> Interval:
    """Return trade intensity (X_ij/X_i·)/(X_wj/X_w·); above 1 is more than the world's average.

    Args:
        pair: Exports of the reporter to the partner.
        reporter_total: All exports of the reporter.
        partner_world: Exports of the world to the partner.
        world_total: All exports of the world.

    Raises:
        ValueError: If a denominator may be zero.
    """
    own, usual = share(pair, reporter_total), share(partner_world, world_total)
    if usual.low <= 0:
        raise ValueError("the partner's share in world trade may be zero; intensity is undefined")
    return Interval(own.low / usual.high, own.high / usual.low)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What two ledgers say of one flow: importer's figure minus exporter's.

    ``gap`` is in their unit; ``relative`` is D/((M+X)/2), from −2 to 2; ``bounded`` is
    D/(M+X), from −1 to 1. Positive: the importer counts more.
    """

    gap: Interval
    relative: Interval
    bounded: Interval


def mirror_discrepancy(imports: Interval, exports: Interval) -> Discrepancy:
    """Return D = M_j←i − X_i→j in money, against the mean, and bounded.

    Both ratios rise with M and fall with X, so their extremes lie on the corners.

    Args:
        imports: What the importer's ledger says; not negative.
        exports: What the exporter's ledger says of the same flow; not negative.

    Raises:
        ValueError: If a figure may be negative, or both may be zero.
    """
    _not_negative(imports, "imports")
    _not_negative(exports, "exports")
    if imports.low + exports.low <= 0:
        raise ValueError("both ledgers may say zero; their relative gap is undefined")
    bounded = Interval(
        _balance(imports.low, exports.high),
        _balance(imports.high, exports.low),
    )
    return Discrepancy(imports - exports, bounded.scaled(2), bounded)


def fob(imports: Interval, ratio: float = CIF_TO_FOB) -> Interval:
    """Return imports at the exporter's border, CIF ÷ ``ratio``: a sensitivity, no correction."""
    return imports.scaled(1 / ratio)


def _not_negative(value: Interval, what: str) -> None:
    if value.low < 0:
        raise ValueError(f"{what} may be negative ({value}); it must not be")


def _squared_share(own: float, others: float) -> float:
    whole = own + max(others, 0.0)
    return (own / whole) ** 2 if whole > 0 else 0.0


def _normal(index: float, count: int) -> float:
    return (index - 1 / count) / (1 - 1 / count)


def _balance(imports: float, exports: float) -> float:
    if imports == inf:
        return 1.0 if exports < inf else -1.0
    if exports == inf:
        return -1.0
    return (imports - exports) / (imports + exports) if imports + exports > 0 else 0.0
