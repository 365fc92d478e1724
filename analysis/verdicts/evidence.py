"""Everything that can be held against a claim, gathered from claims, series and ranks."""

from collections.abc import Iterable

from analysis.claims import Claim, Measure, Source
from analysis.ledgers import is_own
from analysis.observations import TOTAL, WORLD, Observation
from analysis.quantities import from_observation, year
from analysis.ranks import Rank
from analysis.verdicts.derivation import carried, rests, series_totals, wholes
from analysis.verdicts.things import FACTS, TRADE, Figure, Thing, figure, measured


def figures(claims: Iterable[Claim], observations: Iterable[Observation]) -> tuple[Figure, ...]:
    """Return all that is known as figures, in edition order.

    Goals and forecasts are no evidence; nor is a value of a series marked suspect, or one in
    neither country's books. Parts and wholes of one source, levels carried over by a stated
    change, and the sums of one country's series are figures too, computed.
    """
    told = tuple(claims)
    pairs = {claim.pair for claim in told}
    rows = [o for o in observations if _is_evidence(o) and {o.reporter, o.partner} in pairs]
    stated = [figure(c) for c in told if c.status in FACTS and c.period is not None]
    series = [_observed(row) for row in rows]
    totals = list(series_totals(rows))
    parts = [*wholes(stated), *rests(stated)]
    onward = list(carried(stated))
    return tuple(sorted((*stated, *series, *totals, *parts, *onward), key=lambda f: f.order))


def placed(rank: Rank, source: Source) -> Figure:
    """Return a rank computed from a panel as evidence for claims of ranks."""
    return Figure(
        thing=Thing(rank.indicator, str(Measure.RANK), rank.reporter, rank.partner),
        quantity=rank.place,
        period=rank.value.period,
        ledger=rank.reporter,
        sources=(source,),
    )


def _is_evidence(observation: Observation) -> bool:
    return (
        observation.product == TOTAL
        and observation.reporter != WORLD
        and observation.indicator in set(TRADE)
        and "suspect" not in observation.quality
        and is_own(observation)
    )


def _observed(observation: Observation) -> Figure:
    return Figure(
        thing=measured(
            observation.indicator, Measure.LEVEL, observation.reporter, observation.partner
        ),
        quantity=from_observation(observation),
        period=year(observation.year),
        ledger=observation.reporter,
        sources=(observation.source,),
    )
