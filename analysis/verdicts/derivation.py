"""Figures that follow from others: sums and rests of one source, levels carried by a change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product

from analysis.claims import Indicator, Measure, Source
from analysis.interval import Interval
from analysis.ledgers import ledger
from analysis.observations import Observation
from analysis.quantities import FRACTION, Quantity, derived, from_claim, from_observation, year
from analysis.trends import growth
from analysis.verdicts.things import BACK, CHANGE, CHANGED, ON, REST, SUM, Figure, Thing, measured


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


def series_totals(observations: Iterable[Observation]) -> Iterator[Figure]:
    """Yield each country's own exports plus its own imports, by year."""
    rows = [o for o in observations if o.indicator != Indicator.TURNOVER]
    by_id = {o.observation_id: o for o in rows}
    for reporter, partner in sorted({(o.reporter, o.partner) for o in rows}):
        for number, total in ledger(rows, (), reporter, partner).turnover.items():
            flows = [by_id[note.id] for note in total.note.inputs]
            yield Figure(
                thing=measured(Indicator.TURNOVER, Measure.LEVEL, reporter, partner),
                quantity=total,
                period=year(number),
                ledger=reporter,
                sources=tuple(flow.source for flow in flows),
                inputs=tuple(from_observation(flow) for flow in flows),
            )


def wholes(stated: Iterable[Figure]) -> Iterator[Figure]:
    """Yield exports plus imports of one source as a turnover."""
    flows = [f for f in stated if f.thing[:2] == (Indicator.EXPORTS, Measure.LEVEL)]
    for there, back in product(flows, flows):
        if there.thing.first < back.thing.first and _is_return(there, back):
            told = measured(
                Indicator.TURNOVER, Measure.LEVEL, there.thing.first, there.thing.second
            )
            yield _combined(there, back, told, Interval.__add__, SUM)


def rests(stated: Iterable[Figure]) -> Iterator[Figure]:
    """Yield turnover less one flow as the other flow, of one source."""
    known = list(stated)
    totals = [f for f in known if f.thing[:2] == (Indicator.TURNOVER, Measure.LEVEL)]
    flows = [f for f in known if f.thing[:2] == (Indicator.EXPORTS, Measure.LEVEL)]
    for total, flow in product(totals, flows):
        if set(total.thing[2:]) == set(flow.thing[2:]) and _one_occasion(total, flow):
            other = flow.thing._replace(first=flow.thing.second, second=flow.thing.first)
            yield _combined(total, flow, other, _less, REST)


def carried(stated: Iterable[Figure]) -> Iterator[Figure]:
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
