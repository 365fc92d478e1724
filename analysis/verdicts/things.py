"""One form for all that is compared: statements, series and results.

A figure is about a thing (which flow or total, which aspect of it, between whom) and a
period. Exports of one country to another and imports of the other from the first are one
thing in two ledgers; a stated multiple is a stated change.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from analysis.claims import Claim, Hedge, Indicator, Measure, Source, Status
from analysis.interval import Interval
from analysis.periods import Period
from analysis.quantities import FRACTION, Quantity, from_claim
from analysis.wording import DOUBLED

TRADE = frozenset([Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS])
PLACES = frozenset([Measure.RANK, Measure.SHARE])
FACTS = frozenset([Status.REPORTED, Status.ESTIMATED])
CHANGE = "change"

SUM, REST, CHANGED = "X + M", "T − X", "V₁ / V₀ − 1"
BACK, ON = "V₁ / (1 + g)", "V₀ × (1 + g)"
CARRIED = frozenset([BACK, ON])
"""The formulae of a level that is known only through a stated change."""

DOUBLE = 2.0
"""The multiple that is a verb, "doubled": held to what ``wording`` itself would call so."""


class Thing(NamedTuple):
    """What is measured: the indicator, its aspect, and from whom to whom."""

    indicator: str
    aspect: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One comparable figure; ``claim`` is None where no one stated it as it stands.

    ``quantity`` holds the reading that is compared, in whole dollars, as a fraction or as a
    rank; ``ledger`` is whose statistics it comes from, or empty; ``base`` is the earlier
    period of a change; ``inputs`` are what a computed one is made of, in the formula's order.
    """

    thing: Thing
    quantity: Quantity
    period: Period | None
    ledger: str
    sources: tuple[Source, ...]
    base: Period | None = None
    claim: Claim | None = None
    inputs: tuple[Quantity, ...] = ()

    @property
    def bounds(self) -> Interval:
        """The values it allows."""
        return self.quantity.bounds

    @property
    def basis(self) -> str:
        """One of claim, series, computed."""
        return self.quantity.note.basis

    @property
    def rests_on(self) -> frozenset[str]:
        """The ids of every claim and observation behind it, its own included."""
        return frozenset(note.id for note in self.quantity.note.with_inputs())

    @property
    def known_by(self) -> date:
        """The day by which all its sources were surely public."""
        return max(source.known_by for source in self.sources)

    @property
    def is_direct(self) -> bool:
        """Whether somebody states it, or it only adds up one ledger's series."""
        series = bool(self.inputs) and all(q.note.basis == "series" for q in self.inputs)
        return self.basis != "computed" or series

    @property
    def is_carried(self) -> bool:
        """Whether it was carried over from another period by a stated change."""
        return self.quantity.note.formula in CARRIED

    @property
    def order(self) -> tuple[date, str, str]:
        """Edition order: the oldest source first; no two figures are equal in it."""
        return (self.known_by, self.sources[0].source_id, self.quantity.note.id)


def thing(claim: Claim) -> Thing:
    """Return what a claim is about, the same for both ways of saying it."""
    aspect = CHANGE if claim.measure in (Measure.CHANGE_PCT, Measure.MULTIPLE) else claim.measure
    if claim.measure in PLACES:
        return Thing(claim.indicator, aspect, claim.reporter, claim.partner)
    return measured(str(claim.indicator), str(aspect), claim.reporter, claim.partner)


def figure(claim: Claim) -> Figure:
    """Return a claim as a figure, read as ``reading`` says."""
    return Figure(
        thing=thing(claim),
        quantity=reading(claim),
        period=claim.period,
        base=claim.base,
        ledger=claim.ledger,
        sources=(claim.source,),
        claim=claim,
    )


def reading(claim: Claim) -> Quantity:
    """Return the claim as it is compared: in the unit of its thing.

    "Up to" that may be the idiom "risen to" is read as the plain figure. A multiple is read
    as a change; "doubled" is held to what the reports themselves would call doubled.
    """
    if is_idiom(claim):
        plain = from_claim(replace(claim, hedge=Hedge.EXACT))
        return replace(plain, hedge=claim.hedge, note=from_claim(claim).note)
    told = from_claim(claim)
    if claim.measure is not Measure.MULTIPLE:
        return told
    bounds, printed = told.bounds, claim.value * claim.scale
    if claim.hedge is Hedge.EXACT and printed == DOUBLE:
        bounds = DOUBLED
    change = bounds - Interval.point(1.0)
    return replace(told, bounds=change, printed=printed - 1.0, step=0.0, unit=FRACTION)


def is_idiom(claim: Claim) -> bool:
    """Return whether "up to" may be the idiom "risen to"."""
    return claim.hedge is Hedge.UP_TO and "idiomatic" in claim.flags


def measured(indicator: str, aspect: str, reporter: str, partner: str) -> Thing:
    """Return what an indicator of two countries measures; imports are the other's exports."""
    if indicator == Indicator.TURNOVER:
        return Thing(indicator, aspect, *sorted((reporter, partner)))
    if indicator == Indicator.IMPORTS:
        return Thing(str(Indicator.EXPORTS), aspect, partner, reporter)
    return Thing(indicator, aspect, reporter, partner)
