"""Sources, claims and events as the seeds state them, and what a hedge lets us conclude."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import inf
from typing import assert_never

from analysis.interval import Interval
from analysis.periods import Period


class Indicator(StrEnum):
    """What a figure measures. Kinds of investment are never mixed."""

    TURNOVER = "turnover"
    EXPORTS = "exports"
    IMPORTS = "imports"
    BALANCE = "balance"
    FDI_FLOW = "fdi_flow"
    FDI_CUMULATIVE = "fdi_cumulative"
    FDI_STOCK = "fdi_stock"
    PROJECT_VALUE = "project_value"
    COMPANY_COUNT = "company_count"


class Measure(StrEnum):
    """Which aspect of the indicator is stated."""

    LEVEL = "level"
    CHANGE_PCT = "change_pct"
    MULTIPLE = "multiple"
    RANK = "rank"
    SHARE = "share"


class Hedge(StrEnum):
    """How firmly a source commits to its figure."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    RANGE = "range"


class Status(StrEnum):
    """Whether the figure is a fact to its source, or a wish."""

    REPORTED = "reported"
    ESTIMATED = "estimated"
    TARGET = "target"
    FORECAST = "forecast"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document or data set. ``known_by`` is the day by which it was surely public."""

    source_id: str
    publisher: str
    title: str
    url: str
    published: str
    known_by: date
    accessed: str
    kind: str
    licence: str
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure, as one source states it.

    ``reporter`` and ``partner`` are ISO 3166 alpha-3 codes. Exports and imports are the
    reporter's; a rank or share is the partner's place among the reporter's; of investment the
    reporter is the host and the partner the investor; turnover and its growth are mutual, in
    alphabetical order. ``ledger`` is the country whose statistics the source quotes, or empty.
    ``value`` and ``resolution`` count in ``scale``: 5 with scale 1e9 is "5 billion".
    """

    claim_id: str
    source: Source
    indicator: Indicator
    measure: Measure
    status: Status
    reporter: str
    partner: str
    ledger: str
    value: float
    value_high: float | None
    scale: float
    unit: str
    resolution: float
    hedge: Hedge
    flags: frozenset[str]
    period_worded: str
    period: Period | None
    base: Period | None
    speaker: str
    phrase: str
    char_start: int | None
    char_end: int | None
    note: str

    @property
    def bounds(self) -> Interval:
        """The values the claim allows, in ``unit`` (money in whole units, not millions)."""
        return bounds(self).scaled(self.scale)

    @property
    def pair(self) -> frozenset[str]:
        """The two countries."""
        return frozenset((self.reporter, self.partner))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened between the two countries, as one source dates it."""

    event_id: str
    source: Source
    period: Period
    kind: str
    reporter: str
    partner: str
    title: str
    phrase: str
    char_start: int | None
    char_end: int | None
    note: str


ABOUT_STEPS = 2.0
"""How much wider "about" is than plain rounding: resolutions, end to end."""


def bounds(claim: Claim) -> Interval:
    """Return what the hedge lets us conclude, in the claim's own scale.

    A plain figure is known to its resolution; "about" doubles that; "nearly 2" lies
    within one resolution below 2; "more than" has no upper end. Of a rank, "top five"
    (up to 5) is 1 to 5. Amounts are not negative, so "up to" starts at 0; changes and
    balances may be, so there it is open. Of a fall or a deficit the hedge speaks of its
    size: a fall of more than 5 is -5 or less, one of up to 5 is from -5 to 0.
    """
    if claim.value < 0 and claim.hedge is not Hedge.RANGE:
        return _allowed(replace(claim, value=-claim.value), 0.0).scaled(-1)
    signed = claim.measure is Measure.CHANGE_PCT or claim.indicator is Indicator.BALANCE
    return _allowed(claim, -inf if signed else 0.0)


def _allowed(claim: Claim, floor: float) -> Interval:
    value, step = claim.value, claim.resolution
    if claim.measure is Measure.RANK:
        floor, step = 1.0, 0.0
    match claim.hedge:
        case Hedge.EXACT:
            found = Interval.around(value, step)
        case Hedge.ABOUT:
            found = Interval.around(value, ABOUT_STEPS * step)
        case Hedge.NEARLY:
            found = Interval(value - step, value)
        case Hedge.MORE_THAN:
            found = Interval(value, inf)
        case Hedge.LESS_THAN | Hedge.UP_TO:
            found = Interval(min(floor, value), value)
        case Hedge.RANGE:
            found = Interval(value, value if claim.value_high is None else claim.value_high)
        case _:
            assert_never(claim.hedge)
    return Interval(max(found.low, floor), max(found.high, floor))
