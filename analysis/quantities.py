"""A number with its bounds, its unit and the note that says where it comes from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from analysis import origins
from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.interval import Interval
from analysis.observations import Observation
from analysis.periods import Period
from analysis.prose import Note

USD = "USD"
FRACTION = "fraction"
POINTS = "points"
YEARS = "years"
RANK = "rank"
COUNT = "count"
MULTIPLE = "multiple"
INDEX = "index"

TURNED = {
    Hedge.MORE_THAN: Hedge.LESS_THAN,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
    Hedge.UP_TO: Hedge.MORE_THAN,
}
"""What a source's hedge on the size of a fall says of the number below zero."""

PERCENT = frozenset(["percent", "pct", "%"])
"""What sources print for a fraction; a quantity always holds the fraction itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What is known about one number, ready to be printed and traced.

    ``bounds`` and ``printed`` are in ``unit``: whole US dollars, a fraction (0.05 is 5 %),
    years, a rank, a count, a multiple. ``printed`` is the source's own figure, or what the
    sources' own figures give; None where there is none. ``step`` is the resolution of a
    printed figure, 0 for a computed one. ``topic`` says what is measured, ``period`` when
    (``worded``: in the source's own words), ``attribution`` who says so.
    ``marks`` are the letters a table prints behind it.
    """

    bounds: Interval
    unit: str
    note: Note
    printed: float | None = None
    step: float = 0.0
    hedge: Hedge = Hedge.EXACT
    status: Status = Status.REPORTED
    topic: str = ""
    period: Period | None = None
    worded: str = ""
    attribution: str = ""
    marks: frozenset[str] = frozenset()

    @property
    def central(self) -> Interval:
        """The printed figure as a point; the bounds where there is none."""
        return self.bounds if self.printed is None else Interval.point(self.printed)

    @property
    def year(self) -> int | None:
        """The calendar year it is about; None for any other period."""
        whole = self.period is not None and self.period.is_year
        return self.period.start.year if whole and self.period is not None else None


def from_claim(claim: Claim) -> Quantity:
    """Return what a claim says, as a quantity whose note leads to the exact phrase."""
    factor = 0.01 if claim.unit.lower() in PERCENT else 1.0
    topic = origins.claim_topic(claim)
    return Quantity(
        bounds=claim.bounds.scaled(factor),
        unit=_claim_unit(claim),
        printed=claim.value * claim.scale * factor,
        step=claim.resolution * claim.scale * factor,
        hedge=TURNED.get(claim.hedge, claim.hedge) if claim.value < 0 else claim.hedge,
        status=claim.status,
        topic=topic,
        period=claim.period,
        worded=claim.period_worded,
        attribution=claim.speaker or claim.source.publisher,
        note=Note(
            id=claim.claim_id,
            label=origins.labelled(topic, claim.period_worded),
            basis="claim",
            phrase=claim.phrase,
            source=origins.cited(claim.source),
            published=claim.source.published,
            locator=origins.locator(claim),
            href=origins.link(claim.source, claim.phrase),
            text=origins.claim_text(claim),
        ),
    )


def from_observation(observation: Observation) -> Quantity:
    """Return what a statistical series prints for one year, as a quantity with its note."""
    topic = origins.observation_topic(observation)
    return Quantity(
        bounds=observation.bounds,
        unit=observation.unit,
        printed=observation.value,
        step=observation.resolution,
        topic=topic,
        period=year(observation.year),
        attribution=observation.source.publisher,
        marks=marks(observation.quality),
        note=Note(
            id=observation.observation_id,
            label=origins.labelled(topic, str(observation.year)),
            basis="series",
            source=origins.cited(observation.source),
            published=observation.source.published,
            href=observation.source.url,
            text=origins.observation_text(observation),
        ),
    )


def computed(
    *,
    id: str,  # noqa: A002 - the note's own field
    label: str,
    formula: str,
    inputs: tuple[Quantity, ...],
    bounds: Interval,
    unit: str,
    printed: float | None = None,
    period: Period | None = None,
    text: str = "",
) -> Quantity:
    """Return a result of ours, whose note holds the formula and the notes it rests on."""
    return Quantity(
        bounds=bounds,
        unit=unit,
        printed=printed,
        topic=label,
        period=period,
        marks=frozenset().union(*(q.marks for q in inputs)),
        note=Note(
            id=id,
            label=label,
            basis="computed",
            formula=formula,
            text=text,
            inputs=tuple(q.note for q in inputs),
        ),
    )


def derived(
    function: Callable[..., Interval],
    *inputs: Quantity,
    id: str,  # noqa: A002 - the note's own field
    label: str,
    formula: str,
    unit: str,
    period: Period | None = None,
) -> Quantity:
    """Return ``function`` of the inputs: on their bounds, and on the figures as printed.

    Raises:
        ValueError: What ``function`` raises, when the inputs do not allow it.
    """
    bounds = function(*(q.bounds for q in inputs))
    centre = function(*(q.central for q in inputs))
    return computed(
        id=id,
        label=label,
        formula=formula,
        inputs=inputs,
        bounds=bounds,
        unit=unit,
        printed=centre.low if centre.is_point else None,
        period=period,
    )


def given(value: float, unit: str, *, id: str, label: str) -> Quantity:  # noqa: A002
    """Return a parameter of the report, such as a horizon in years, as a quantity."""
    return Quantity(
        bounds=Interval.point(value),
        unit=unit,
        printed=value,
        topic=label,
        note=Note(id=id, label=label, basis="parameter"),
    )


def aim(target: Quantity) -> Quantity:
    """Return a target as the level to be reached: "up to 5 billion" aims at 5 billion."""
    if target.hedge not in (Hedge.UP_TO, Hedge.LESS_THAN) or target.printed is None:
        return target
    return replace(target, bounds=Interval.point(target.bounds.high))


def marks(quality: frozenset[str]) -> frozenset[str]:
    """Return the letters that a table prints for the quality flags of a series."""
    return frozenset(letter for flag, letter in MARKS.items() if flag in quality)


MARKS = {
    "estimated": "e",
    "provisional": "p",
    "part_year": "p",
    "break": "b",
    "suspect": "s",
}
"""The Government Statistical Service's letters, and one of ours for a doubtful value."""


def year(number: int) -> Period:
    """Return the calendar year as a period."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def _claim_unit(claim: Claim) -> str:
    match claim.measure:
        case Measure.RANK:
            return RANK
        case Measure.MULTIPLE:
            return MULTIPLE
        case Measure.SHARE | Measure.CHANGE_PCT:
            return FRACTION
        case _:
            return COUNT if claim.indicator is Indicator.COMPANY_COUNT else claim.unit
