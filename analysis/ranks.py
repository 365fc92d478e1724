"""A partner's place among all partners of a country, with the gap to its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from analysis import countries
from analysis.claims import Measure
from analysis.indicators import difference
from analysis.interval import Interval
from analysis.language import _
from analysis.observations import Observation
from analysis.origins import MEASURES, PARTNERS, labelled
from analysis.proportions import share
from analysis.quantities import FRACTION, MARKS, RANK, Quantity, computed, from_observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The next partner up or down: its code, its figure, and how far away it is (positive)."""

    code: str
    value: Quantity
    gap: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A partner's place by one source's figures for one year.

    ``place`` is 1 + the number of larger partners; its bounds allow for the rounding of the
    figures. ``joint`` if another has the same figure; ``of`` partners were ranked, of whose
    sum ``share`` is the partner's part; ``leaders`` are the first five, by code.
    """

    reporter: str
    partner: str
    indicator: str
    place: Quantity
    value: Quantity
    share: Quantity
    joint: bool
    of: int
    leaders: tuple[tuple[str, Quantity], ...]
    above: Neighbour | None
    below: Neighbour | None

    @property
    def doubted(self) -> bool:
        """Whether the partner's own figure is doubted."""
        return MARKS["suspect"] in self.value.marks


def rank(panel: Iterable[Observation], partner: str) -> Rank | None:
    """Return the place of ``partner``, or None if the panel has no figure for it.

    Args:
        panel: One indicator of one reporter in one year by one source, all partners.
            Aggregates, unallocated rests and zeros (often "not reported") are not ranked.
        partner: ISO 3166 alpha-3 code.

    Raises:
        ValueError: If the panel mixes reporters, indicators, years or sources.
    """
    rows = [o for o in panel if countries.is_country(o.partner) and o.value > 0]
    kinds = {(o.reporter, o.indicator, o.year, o.product, o.source.source_id) for o in rows}
    if len(kinds) > 1:
        raise ValueError(f"a ranking needs one kind of figure; found {sorted(kinds)[:3]}")
    own = next((o for o in rows if o.partner == partner), None)
    if own is None:
        return None
    others = [o for o in rows if o.partner != partner]
    larger = [o for o in others if o.value > own.value]
    smaller = [o for o in others if o.value < own.value]
    value = from_observation(own)
    return Rank(
        reporter=own.reporter,
        partner=partner,
        indicator=own.indicator,
        place=_place(own, others, value),
        value=value,
        share=_share(own, rows, value),
        joint=len(larger) + len(smaller) < len(others),
        of=len(rows),
        leaders=tuple(
            (o.partner, from_observation(o))
            for o in sorted(rows, key=lambda o: (-o.value, o.partner))[:LEADERS]
        ),
        above=_neighbour(min(larger, key=_by_value, default=None), value),
        below=_neighbour(max(smaller, key=_by_value, default=None), value),
    )


def is_whole(listed: Iterable[Observation], total: Interval | None = None) -> bool:
    """Return whether the partners listed are enough of all partners to give one its place.

    Args:
        listed: One indicator of one reporter in one year by one source.
        total: What the source states for all partners together, where it does: the listed
            ones must come to nine tenths of it, and be more than one. Else they must be at
            least five.
    """
    values = [o.value for o in listed if countries.is_country(o.partner) and o.value > 0]
    if total is None:
        return len(values) >= LEADERS
    return len(values) > 1 and sum(values) >= COVERED * total.low


COVERED = 0.9
"""The part of a stated total that the partners listed must make up to be ranked."""

LEADERS = 5
"""How many of the first partners a ranking names."""


def _share(own: Observation, rows: list[Observation], value: Quantity) -> Quantity:
    total = reduce(Interval.__add__, (o.bounds for o in rows))
    topic = MEASURES[Measure.SHARE].format(
        partner=countries.label(own.partner),
        reporter_s=countries.possessive(own.reporter),
        whole=own.indicator,
    )
    found = computed(
        id=f"share-{own.observation_id}",
        label=labelled(topic, str(own.year)),
        formula="T_ij / Σ_k T_ik",
        inputs=(value,),
        bounds=share(own.bounds, total),
        unit=FRACTION,
        printed=own.value / sum(o.value for o in rows),
        period=value.period,
        text=_("{n} partners in its source").format(n=len(rows)),
    )
    return replace(found, topic=topic, attribution=value.attribution)


def _place(own: Observation, others: list[Observation], value: Quantity) -> Quantity:
    bounds, rivals = own.bounds, [o.bounds for o in others]
    best = 1 + sum(rival.low > bounds.high for rival in rivals)
    worst = 1 + sum(rival.high > bounds.low for rival in rivals)
    topic = MEASURES[Measure.RANK].format(
        partner=countries.label(own.partner),
        reporter_s=countries.possessive(own.reporter),
        partners=PARTNERS.get(own.indicator, own.indicator),
    )
    found = computed(
        id=f"rank-{own.observation_id}",
        label=labelled(topic, str(own.year)),
        formula="1 + #{k: T_k > T}",
        inputs=(value,),
        bounds=Interval(best, worst),
        unit=RANK,
        printed=1.0 + sum(o.value > own.value for o in others),
        period=value.period,
    )
    return replace(found, topic=topic, attribution=value.attribution)


def _neighbour(row: Observation | None, value: Quantity) -> Neighbour | None:
    if row is None:
        return None
    other = from_observation(row)
    ordered = (value, other) if row.value > (value.printed or 0.0) else (other, value)
    return Neighbour(code=row.partner, value=other, gap=difference(*ordered))


def _by_value(row: Observation) -> tuple[float, str]:
    return (row.value, row.partner)
