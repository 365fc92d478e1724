"""The reader's store and the shipped figures side by side, no figure counted twice.

Releases and packagings of one data set are one *family*: the seeds' ``cow-dyadic-4`` and a
store's ``cow-trade-4`` are the same statistics. Sources of different families stay apart.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from analysis.claims import Source
from analysis.observations import WORLD, Observation
from analysis.panels.answers import Answer, Pairs, Panel, in_ranking_order
from analysis.panels.controls import INDICATORS
from analysis.seeds import Seeds

FAMILIES = ("cow", "comtrade", "baci", "imf")
"""Data sets that come in many releases and packagings; an id tells its own by a part of it."""

FLOWS = ("exports", "imports")


def family(source_id: str) -> str:
    """Return the data set that a source is a release of; its own id if it is none known.

    >>> family("cow-dyadic-4"), family("gravity-comtrade"), family("baci-hs92-v202301")
    ('cow', 'comtrade', 'baci')
    """
    parts = source_id.split("-")
    return next((name for name in FAMILIES if name in parts), source_id)


def distinct(shipped: Iterable[Observation], stored: Iterable[Observation]) -> Answer:
    """Return both sources' figures, of one family only one for each place.

    For a flow between two countries the source with more years speaks, then the shipped one,
    whose figures were reviewed; the others fill the years it leaves empty.
    """
    ranked = [(o, False) for o in shipped] + [(o, True) for o in stored]
    lengths: dict[tuple[str, ...], int] = {}
    for o, _is_stored in ranked:
        lengths[_run(o)] = lengths.get(_run(o), 0) + 1
    ordered = sorted(ranked, key=lambda one: (-lengths[_run(one[0])], one[1]))
    taken: dict[tuple[str | int, ...], Observation] = {}
    for o, _is_stored in ordered:
        taken.setdefault(_place(o), o)
    return tuple(o for o, _is_stored in ranked if taken[_place(o)] is o)


def with_panel(
    known: Seeds, panel: Panel, one: str, other: str, controls: Iterable[Observation] = ()
) -> Seeds:
    """Return the seeds with all that a panel has on two countries: their trade and totals.

    A zero is left out: an exporter's often means that nothing was reported. Of ``controls``,
    such as gross domestic product, those of the two countries are added, and the prices of
    the United States, in whose money all is counted.
    """
    wanted = {(name, code) for name in INDICATORS for code in (one, other)} | {("cpi", "USA")}
    beside = [o for o in controls if (o.indicator, o.reporter) in wanted]
    pair = {one, other}
    between = [o for o in known.observations if {o.reporter, o.partner} == pair]
    rest = [o for o in known.observations if {o.reporter, o.partner} != pair]
    stored = [*panel.pair(one, other), *panel.products(one, other), *panel.products(other, one)]
    both = distinct(between, (o for o in stored if o.value > 0))
    ids = {source.source_id for source in known.sources}
    return Seeds(
        sources=(*known.sources, *(s for s in panel.sources() if s.source_id not in ids)),
        claims=known.claims,
        events=known.events,
        observations=(*rest, *_totals(panel, one, other), *both, *beside),
        corrections=known.corrections,
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """The questions of ``answers.Panel``, put to a store and to the shipped slice.

    Where both have a year of one family, the store answers.
    """

    stored: Panel
    shipped: Panel

    def sources(self) -> tuple[Source, ...]:
        """Return every source of both."""
        return (*self.stored.sources(), *self.shipped.sources())

    def years(self) -> dict[str, tuple[int, int]]:
        """Return the first and last year of each source."""
        return {**self.shipped.years(), **self.stored.years()}

    def reported(self) -> Pairs:
        """Return each reporter with each partner country it states figures on, in order."""
        return tuple(sorted({*self.stored.reported(), *self.shipped.reported()}))

    def pair(self, one: str, other: str) -> Answer:
        """Return both countries' statistics on their trade with each other, all products."""
        return self._both(lambda panel: panel.pair(one, other))

    def totals(self, reporter: str, flow: str) -> Answer:
        """Return the trade of one country with the world."""
        return self._both(lambda panel: panel.totals(reporter, flow))

    def partners(self, reporter: str, flow: str, year: int | None = None) -> Answer:
        """Return the trade with every partner country, of one year or of all."""
        return in_ranking_order(self._both(lambda panel: panel.partners(reporter, flow, year)))

    def world(self, flow: str, partner: str = WORLD) -> Answer:
        """Return what all reporters together state of one flow."""
        return self._both(lambda panel: panel.world(flow, partner))

    def products(self, reporter: str, partner: str, year: int | None = None) -> Answer:
        """Return the two-digit product groups of what ``reporter`` states on ``partner``."""
        return self._both(lambda panel: panel.products(reporter, partner, year))

    def _both(self, asked: Callable[[Panel], Answer]) -> Answer:
        stored = asked(self.stored)
        held = {(family(o.source.source_id), o.year) for o in stored}
        shipped = (
            o for o in asked(self.shipped) if (family(o.source.source_id), o.year) not in held
        )
        return tuple(sorted((*stored, *shipped), key=_order))


def _totals(panel: Panel, one: str, other: str) -> Iterator[Observation]:
    for flow in FLOWS:
        yield from panel.totals(one, flow)
        yield from panel.totals(other, flow)
        for partner in (WORLD, one, other):
            yield from panel.world(flow, partner)


def _run(o: Observation) -> tuple[str, ...]:
    return o.source.source_id, o.indicator, o.reporter, o.partner, o.product


def _place(o: Observation) -> tuple[str | int, ...]:
    return family(o.source.source_id), *_run(o)[1:], o.year


def _order(o: Observation) -> tuple[str, str, str, int, str, str]:
    return o.source.source_id, o.reporter, o.indicator, o.year, o.partner, o.product
