"""What stands against a claim: every other figure of the same thing, and how it relates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from analysis.claims import Indicator, Measure, Source
from analysis.interval import Interval
from analysis.periods import Period
from analysis.verdicts.agreement import agree, near
from analysis.verdicts.derivation import implied_changes
from analysis.verdicts.things import CHANGE, PLACES, Figure, Thing

FDI = frozenset([Indicator.FDI_FLOW, Indicator.FDI_CUMULATIVE, Indicator.FDI_STOCK])
DATED = frozenset([Indicator.FDI_STOCK, Indicator.PROJECT_VALUE, Indicator.COMPANY_COUNT])
"""Levels at a day, not over a period: they compare within one calendar year."""

WINDOW_TOLERANCE = timedelta(days=366)
"""Two windows of a cumulative total are one if neither end differs by more than a year."""


class Relation(StrEnum):
    """How a rival stands to the claim."""

    SAME = "same period"
    PART = "a part of the period"
    WHOLE = "a longer period"
    INSIDE = "a window inside"
    AROUND = "a window around"
    OTHER_WINDOW = "another window"
    OTHER_PERIOD = "another period"
    OTHER_FLOW = "the other direction"
    OTHER_KIND = "another kind of investment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another figure and its relation to the claim."""

    figure: Figure
    relation: Relation

    @property
    def bounds(self) -> Interval:
        """The values it allows, in the unit of the claim's thing."""
        return self.figure.bounds

    @property
    def source(self) -> Source:
        """Where it stands; the first source of a computed one."""
        return self.figure.sources[0]

    @property
    def ledger(self) -> str:
        """Whose statistics it comes from, or empty."""
        return self.figure.ledger

    @property
    def period(self) -> Period | None:
        """What it is about in time."""
        return self.figure.period

    @property
    def basis(self) -> str:
        """One of claim, series, computed."""
        return self.figure.basis


def rivals(claimed: Figure, known: Iterable[Figure]) -> tuple[Rival, ...]:
    """Return every rival of a figure, in edition order.

    Figures that rest on the claim itself are none. Figures of the other direction and of
    other dates are rivals only where they give the same number, of other kinds of investment
    only where what the claim counts is marked as unclear.
    """
    known, own = tuple(known), claimed.rests_on
    if claimed.thing.aspect == CHANGE:
        known = (*known, *implied_changes(claimed, known))
    found = [
        Rival(figure=other, relation=relation)
        for other in known
        if (relation := _relation(claimed, other)) is not None and own.isdisjoint(other.rests_on)
    ]
    return tuple(sorted(found, key=lambda rival: rival.figure.order))


def _relation(claimed: Figure, other: Figure) -> Relation | None:
    if claimed.period is None or other.period is None:
        return None
    if other.thing == claimed.thing:
        return _in_time(claimed, other, claimed.period, other.period)
    if _is_other_flow(claimed, other):
        return Relation.OTHER_FLOW if _is_same_number(claimed, other) else None
    is_unclear = claimed.claim is not None and "definition" in claimed.claim.flags
    is_kin = is_unclear and _is_other_kind(claimed.thing, other.thing)
    return Relation.OTHER_KIND if is_kin else None


def _in_time(claimed: Figure, other: Figure, period: Period, its: Period) -> Relation | None:
    if claimed.thing.indicator == Indicator.FDI_CUMULATIVE and claimed.thing.aspect == "level":
        return _in_windows(window(claimed), window(other))
    if claimed.thing.aspect == CHANGE:
        return Relation.SAME if (period, claimed.base) == (its, other.base) else None
    if _is_same_time(claimed.thing, period, its):
        return Relation.SAME
    if claimed.thing.aspect in PLACES:
        return Relation.OTHER_PERIOD
    if _holds(period, its):
        return Relation.PART
    if _holds(its, period):
        return Relation.WHOLE
    told = _is_dated_otherwise(claimed, other) or _is_later_record(period, other)
    return Relation.OTHER_PERIOD if told else None


FINE = 0.02
"""A figure known this finely, as a fraction, does not recur in another year by chance."""


def _is_dated_otherwise(claimed: Figure, other: Figure) -> bool:
    """Return whether a dated statement gives the very number whose date is only inferred."""
    told, its = claimed.claim, other.claim
    if told is None or its is None or "undated" not in told.flags or "undated" in its.flags:
        return False
    bounds = claimed.bounds
    is_fine = bounds.is_bounded and bounds.high - bounds.low <= FINE * bounds.middle
    return is_fine and agree(bounds, other.bounds)


def _is_later_record(period: Period, other: Figure) -> bool:
    """Return whether a later value is called a record, which then bounds the earlier ones."""
    if other.claim is None or other.period is None or "record" not in other.claim.flags:
        return False
    return period.end < other.period.start


def _is_same_time(told: Thing, period: Period, its: Period) -> bool:
    """Return whether the two periods compare; a yearly level in "the early 1990s" is a year's."""
    if period == its:
        return True
    if told.aspect == Measure.RANK or told.indicator in DATED:
        return period.end.year == its.end.year
    longer = max(period, its, key=lambda p: p.years)
    shorter = its if longer is period else period
    return longer.years > 1 and shorter.years == 1 and _holds(longer, shorter)


def window(total: Figure) -> Period:
    """Return the years a cumulative total covers; an open start is the first day there is."""
    assert total.period is not None
    is_open = total.claim is not None and "open_start" in total.claim.flags
    return Period(date.min, total.period.end) if is_open else total.period


def _in_windows(own: Period, its: Period) -> Relation:
    if max(abs(own.start - its.start), abs(own.end - its.end)) <= WINDOW_TOLERANCE:
        return Relation.SAME
    if _holds(own, its):
        return Relation.INSIDE
    return Relation.AROUND if _holds(its, own) else Relation.OTHER_WINDOW


def _holds(outer: Period, inner: Period) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _opposite(told: Thing) -> Thing | None:
    if told.indicator != Indicator.EXPORTS or told.aspect in PLACES:
        return None
    return told._replace(first=told.second, second=told.first)


def _is_other_flow(claimed: Figure, other: Figure) -> bool:
    """Return whether ``other`` is the opposite flow, or one direction of a claimed turnover."""
    if claimed.period != other.period:
        return False
    return other.thing == _opposite(claimed.thing) or (
        claimed.thing.indicator == Indicator.TURNOVER
        and other.thing[:2] == (Indicator.EXPORTS, claimed.thing.aspect)
        and set(other.thing[2:]) == set(claimed.thing[2:])
    )


def _is_other_kind(told: Thing, other: Thing) -> bool:
    kinds = {told.indicator, other.indicator}
    return (
        kinds <= set(FDI)
        and len(kinds) == 2
        and told[1:] == other[1:]
        and (told.aspect == Measure.LEVEL)
    )


def finest(several: Iterable[Rival]) -> tuple[Rival, ...]:
    """Return the rivals that say most: of the most direct sort, those with the least width."""
    pool = tuple(several)
    uncarried = tuple(r for r in pool if not r.figure.is_carried)
    pool = tuple(r for r in uncarried if r.figure.is_direct) or uncarried or pool
    least = min((r.bounds.high - r.bounds.low for r in pool), default=0.0)
    return tuple(r for r in pool if r.bounds.high - r.bounds.low <= least)


def independent(claimed: Figure, several: Iterable[Rival]) -> tuple[Rival, ...]:
    """Return the rivals for the period that do not merely restate the claim's own source."""
    return tuple(
        r
        for r in several
        if r.relation is Relation.SAME
        and not (r.figure.is_carried and r.figure.sources == claimed.sources)
    )


def is_revision(claimed: Figure, rival: Rival) -> bool:
    """Return whether a rival level differs by no more than statistics are revised."""
    return claimed.thing.aspect == Measure.LEVEL and near(claimed.quantity, rival.figure.quantity)


def _is_same_number(claimed: Figure, other: Figure) -> bool:
    return agree(claimed.bounds, other.bounds) or (
        claimed.thing.aspect == Measure.LEVEL and near(claimed.quantity, other.quantity)
    )


def contradictions(claimed: Figure, found: Iterable[Rival]) -> Iterator[Rival]:
    """Yield the rivals that cannot be true together with the claim, for its own period.

    A part cannot exceed its whole, a longer window cannot hold less than one inside it.
    """
    for rival in found:
        match rival.relation:
            case Relation.SAME if not agree(claimed.bounds, rival.bounds):
                yield rival
            case Relation.PART | Relation.INSIDE if rival.bounds.low > claimed.bounds.high:
                yield rival
            case Relation.WHOLE | Relation.AROUND if rival.bounds.high < claimed.bounds.low:
                yield rival
            case _:
                pass
