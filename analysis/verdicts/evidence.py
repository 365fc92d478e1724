"""Everything that can be held against a claim: one form for statements, series and results.

A figure is about a thing (which flow or total, which aspect of it, between whom) and a
period. Exports of one country to another and imports of the other from the first are one
thing in two ledgers; a stated multiple is a stated change.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import NamedTuple

from analysis.claims import Claim, Hedge, Indicator, Measure, Source, Status
from analysis.interval import Interval
from analysis.observations import TOTAL, WORLD, Observation
from analysis.periods import Period
from analysis.quantities import FRACTION, Quantity, derived, from_claim, from_observation, year
from analysis.ranks import Rank
from analysis.statistics import ledger
from analysis.trends import growth
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
    return _thing(str(claim.indicator), str(aspect), claim.reporter, claim.partner)


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


def figures(claims: Iterable[Claim], observations: Iterable[Observation]) -> tuple[Figure, ...]:
    """Return all that is known as figures, in edition order.

    Goals and forecasts are no evidence; nor is a value of a series marked suspect. Parts and
    wholes of one source, levels carried over by a stated change, and the sums of one
    country's series are figures too, computed.
    """
    told = tuple(claims)
    pairs = {claim.pair for claim in told}
    rows = [o for o in observations if _is_evidence(o) and {o.reporter, o.partner} in pairs]
    stated = [figure(c) for c in told if c.status in FACTS and c.period is not None]
    series = [_observed(row) for row in rows]
    totals = list(_series_totals(rows))
    parts = [*_wholes(stated), *_rests(stated)]
    carried = list(_carried(stated))
    return tuple(sorted((*stated, *series, *totals, *parts, *carried), key=lambda f: f.order))


def placed(rank: Rank, source: Source) -> Figure:
    """Return a rank computed from a panel as evidence for claims of ranks."""
    return Figure(
        thing=Thing(rank.indicator, str(Measure.RANK), rank.reporter, rank.partner),
        quantity=rank.place,
        period=rank.value.period,
        ledger=rank.reporter,
        sources=(source,),
    )


def implied_changes(claimed: Figure, known: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the changes that stated levels imply for the two periods of a stated change.

    The two levels are of one source or of one ledger, and neither was itself carried over
    by a stated change. The source's own two levels, where it gives both, come before others'.
    """
    level = claimed.thing._replace(aspect=str(Measure.LEVEL))
    levels = [f for f in known if f.thing == level and not f.is_carried]
    after = [f for f in levels if f.period == claimed.period]
    before = [f for f in levels if claimed.base is not None and f.period == claimed.base]
    found = [
        _change(first, last, claimed.thing)
        for first, last in product(before, after)
        if first.bounds.low > 0
        and _goes_with(first, last)
        and claimed.rests_on.isdisjoint(first.rests_on | last.rests_on)
    ]
    own = [change for change in found if change.sources == claimed.sources]
    return tuple(own or found)


def _thing(indicator: str, aspect: str, reporter: str, partner: str) -> Thing:
    if indicator == Indicator.TURNOVER:
        return Thing(indicator, aspect, *sorted((reporter, partner)))
    if indicator == Indicator.IMPORTS:
        return Thing(str(Indicator.EXPORTS), aspect, partner, reporter)
    return Thing(indicator, aspect, reporter, partner)


def _is_evidence(observation: Observation) -> bool:
    return (
        observation.product == TOTAL
        and observation.reporter != WORLD
        and observation.indicator in set(TRADE)
        and "suspect" not in observation.quality
    )


def _observed(observation: Observation) -> Figure:
    return Figure(
        thing=_thing(
            observation.indicator, Measure.LEVEL, observation.reporter, observation.partner
        ),
        quantity=from_observation(observation),
        period=year(observation.year),
        ledger=observation.reporter,
        sources=(observation.source,),
    )


def _series_totals(observations: Iterable[Observation]) -> Iterator[Figure]:
    """Yield each country's own exports plus its own imports, by year."""
    rows = [o for o in observations if o.indicator != Indicator.TURNOVER]
    by_id = {o.observation_id: o for o in rows}
    for reporter, partner in sorted({(o.reporter, o.partner) for o in rows}):
        for number, total in ledger(rows, (), reporter, partner).turnover.items():
            flows = [by_id[note.id] for note in total.note.inputs]
            yield Figure(
                thing=_thing(Indicator.TURNOVER, Measure.LEVEL, reporter, partner),
                quantity=total,
                period=year(number),
                ledger=reporter,
                sources=tuple(flow.source for flow in flows),
                inputs=tuple(from_observation(flow) for flow in flows),
            )


def _wholes(stated: Iterable[Figure]) -> Iterator[Figure]:
    """Yield exports plus imports of one source as a turnover."""
    flows = [f for f in stated if f.thing[:2] == (Indicator.EXPORTS, Measure.LEVEL)]
    for there, back in product(flows, flows):
        if there.thing.first < back.thing.first and _is_return(there, back):
            told = _thing(Indicator.TURNOVER, Measure.LEVEL, there.thing.first, there.thing.second)
            yield _combined(there, back, told, Interval.__add__, SUM)


def _rests(stated: Iterable[Figure]) -> Iterator[Figure]:
    """Yield turnover less one flow as the other flow, of one source."""
    known = list(stated)
    totals = [f for f in known if f.thing[:2] == (Indicator.TURNOVER, Measure.LEVEL)]
    flows = [f for f in known if f.thing[:2] == (Indicator.EXPORTS, Measure.LEVEL)]
    for total, flow in product(totals, flows):
        if set(total.thing[2:]) == set(flow.thing[2:]) and _one_occasion(total, flow):
            other = flow.thing._replace(first=flow.thing.second, second=flow.thing.first)
            yield _combined(total, flow, other, _less, REST)


def _carried(stated: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the level before or after a stated change, from the level that is stated."""
    known = list(stated)
    for change in (f for f in known if f.thing.aspect == CHANGE and f.bounds.low > -1):
        level = change.thing._replace(aspect=str(Measure.LEVEL))
        for known_level in (f for f in known if f.thing == level and _goes_with(f, change)):
            if known_level.period == change.period and change.base is not None:
                back = _combined(known_level, change, level, _before, BACK)
                yield replace(back, period=change.base)
            elif known_level.period == change.base:
                yield replace(
                    _combined(known_level, change, level, _after, ON),
                    period=change.period,
                )


def _combined(
    one: Figure,
    other: Figure,
    told: Thing,
    operation: Callable[[Interval, Interval], Interval],
    sign: str,
) -> Figure:
    note_id = f"{told.indicator}-{one.quantity.note.id}-and-{other.quantity.note.id}"
    quantity = derived(
        operation,
        one.quantity,
        other.quantity,
        id=note_id,
        label=one.quantity.topic,
        formula=sign,
        unit=one.quantity.unit,
        period=one.period,
    )
    return Figure(
        thing=told,
        quantity=quantity,
        period=one.period,
        ledger=one.ledger if one.ledger == other.ledger else "",
        sources=_sources(one, other),
        inputs=(_as_told(one), _as_told(other)),
    )


def _change(before: Figure, after: Figure, told: Thing) -> Figure:
    quantity = derived(
        growth,
        before.quantity,
        after.quantity,
        id=f"change-{before.quantity.note.id}-{after.quantity.note.id}",
        label=after.quantity.topic,
        formula=CHANGED,
        unit=FRACTION,
        period=after.period,
    )
    return Figure(
        thing=told,
        quantity=quantity,
        period=after.period,
        base=before.period,
        ledger=after.ledger if after.ledger == before.ledger else "",
        sources=_sources(before, after),
        inputs=(before.quantity, after.quantity),
    )


def _as_told(given: Figure) -> Quantity:
    return from_claim(given.claim) if given.claim is not None else given.quantity


def _sources(*several: Figure) -> tuple[Source, ...]:
    found = {s.source_id: s for f in several for s in f.sources}
    return tuple(found[name] for name in sorted(found))


def _is_return(there: Figure, back: Figure) -> bool:
    opposite = (there.thing.first, there.thing.second) == (back.thing.second, back.thing.first)
    return opposite and _one_occasion(there, back)


def _one_occasion(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one source, one ledger and one period."""
    places = [(f.sources[0].source_id, f.ledger, f.period) for f in (one, other)]
    return places[0] == places[1]


def _goes_with(one: Figure, other: Figure) -> bool:
    """Whether two figures may be put together: one source, or one stated ledger."""
    same_source = one.sources == other.sources
    return one.ledger == other.ledger and (same_source or bool(one.ledger))


def _less(total: Interval, part: Interval) -> Interval:
    rest = total - part
    return Interval(max(rest.low, 0.0), max(rest.high, 0.0))


def _before(level: Interval, change: Interval) -> Interval:
    return Interval(level.low / (1 + change.high), level.high / (1 + change.low))


def _after(level: Interval, change: Interval) -> Interval:
    return Interval(level.low * (1 + change.low), level.high * (1 + change.high))
