"""What may be asked of a panel: the same questions of a store and of the shipped slice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from analysis.claims import Source
from analysis.countries import is_country
from analysis.observations import TOTAL, WORLD, Observation
from analysis.panels.codes import is_ranked
from analysis.panels.schema import WORLD_REPORTERS

Answer = tuple[Observation, ...]
Pairs = tuple[tuple[str, str], ...]

OTHER_FLOW = {"exports": "imports", "imports": "exports"}


class Panel(Protocol):
    """Yearly trade of countries with each other, by source; nothing is merged.

    ``flow`` is ``exports`` or ``imports``; countries are ISO 3166 alpha-3 codes. Answers are
    in the order of source, flow, year and partner, unless said otherwise. A country that is
    in no source gives an empty answer.
    """

    def sources(self) -> tuple[Source, ...]:
        """Return every source with figures, each in every release that is held."""
        ...

    def years(self) -> dict[str, tuple[int, int]]:
        """Return the first and last year of each source."""
        ...

    def reported(self) -> Pairs:
        """Return each reporter with each partner country it states figures on, in order."""
        ...

    def pair(self, one: str, other: str) -> Answer:
        """Return both countries' statistics on their trade with each other, all products."""
        ...

    def totals(self, reporter: str, flow: str) -> Answer:
        """Return the trade of one country with the world: as stated, else the sum (``summed``)."""
        ...

    def partners(self, reporter: str, flow: str, year: int | None = None) -> Answer:
        """Return the trade with every partner country, of one year or of all.

        In the order of source, year and falling value. Areas that are no country and the
        country itself (goods that came back) are left out.
        """
        ...

    def world(self, flow: str, partner: str = WORLD) -> Answer:
        """Return what all reporters together state of one flow, with the world or one partner.

        The reporter is ``WLD`` and the figure a sum, as trade intensity needs it. A source
        with fewer than ``schema.WORLD_REPORTERS`` reporters in a year gives none for it.
        """
        ...

    def products(self, reporter: str, partner: str, year: int | None = None) -> Answer:
        """Return the two-digit product groups of what ``reporter`` states on ``partner``."""
        ...


class Slice:
    """The questions answered from observations at hand, such as the seeds' own panel.

    >>> Slice(()).pair("KAZ", "TUR")
    ()
    """

    def __init__(self, observations: Iterable[Observation]) -> None:
        known = ("exports", "imports")
        self._all = tuple(sorted((o for o in observations if o.indicator in known), key=_order))

    def sources(self) -> tuple[Source, ...]:
        """Return every source with figures."""
        return tuple({o.source.source_id: o.source for o in self._all}.values())

    def years(self) -> dict[str, tuple[int, int]]:
        """Return the first and last year of each source."""
        found: dict[str, tuple[int, int]] = {}
        for o in self._all:
            first, last = found.get(o.source.source_id, (o.year, o.year))
            found[o.source.source_id] = min(first, o.year), max(last, o.year)
        return found

    def reported(self) -> Pairs:
        """Return each reporter with each partner country it states figures on, in order."""
        return distinct_countries((o.reporter, o.partner) for o in self._totals())

    def pair(self, one: str, other: str) -> Answer:
        """Return both countries' statistics on their trade with each other, all products."""
        ends = {(one, other), (other, one)}
        return tuple(o for o in self._totals() if (o.reporter, o.partner) in ends)

    def totals(self, reporter: str, flow: str) -> Answer:
        """Return the trade of one country with the world: as stated, else the sum."""
        own = [o for o in self._totals() if (o.reporter, o.indicator) == (reporter, flow)]
        stated = {_place(o): o for o in own if o.partner == WORLD}
        groups: dict[tuple[str, int], list[Observation]] = {}
        for o in own:
            if o.partner != WORLD and _place(o) not in stated:
                groups.setdefault(_place(o), []).append(o)
        sums = {place: added(rows, reporter, WORLD) for place, rows in groups.items()}
        return tuple(sorted((stated | sums).values(), key=_order))

    def partners(self, reporter: str, flow: str, year: int | None = None) -> Answer:
        """Return the trade with every partner country, of one year or of all."""
        return in_ranking_order(
            o
            for o in self._totals()
            if (o.reporter, o.indicator) == (reporter, flow) and year in (None, o.year)
        )

    def world(self, flow: str, partner: str = WORLD) -> Answer:
        """Return what all reporters together state of one flow."""
        rows = [o for o in self._totals() if o.indicator == flow]
        stated = {(o.reporter, *_place(o)) for o in rows if o.partner == WORLD}
        groups: dict[tuple[str, int], list[Observation]] = {}
        for o in rows:
            whole = partner == WORLD and (o.reporter, *_place(o)) not in stated
            if o.partner == partner or whole:
                groups.setdefault(_place(o), []).append(o)
        reporters = Counter(place for _, place in {(o.reporter, _place(o)) for o in rows})
        return tuple(
            added(groups[place], WORLD, partner)
            for place in sorted(groups)
            if reporters[place] >= WORLD_REPORTERS
        )

    def products(self, reporter: str, partner: str, year: int | None = None) -> Answer:
        """Return the two-digit product groups of what ``reporter`` states on ``partner``."""
        return tuple(
            o
            for o in self._all
            if (o.reporter, o.partner, len(o.product)) == (reporter, partner, 2)
            and year in (None, o.year)
        )

    def _totals(self) -> Iterable[Observation]:
        return (o for o in self._all if o.product == TOTAL)


def added(rows: list[Observation], reporter: str, partner: str) -> Observation:
    """Return the sum of figures of one source, flow and year, flagged ``summed``."""
    return replace(
        rows[0],
        reporter=reporter,
        partner=partner,
        value=round(sum(o.value for o in rows), 2),
        resolution=sum(o.resolution for o in rows),
        quality=frozenset(["summed"]).union(*(o.quality for o in rows)),
        note="",
    )


def in_ranking_order(rows: Iterable[Observation]) -> Answer:
    """Return the countries among the partners, the largest first within source and year."""
    kept = (o for o in rows if is_ranked(o.partner) and o.partner != o.reporter)
    return tuple(sorted(kept, key=lambda o: (o.source.source_id, o.year, -o.value, o.partner)))


def distinct_countries(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the pairs of two different countries among all pairs, in order.

    >>> distinct_countries([("KAZ", "WLD"), ("KAZ", "TUR"), ("KAZ", "KAZ"), ("KAZ", "TUR")])
    (('KAZ', 'TUR'),)
    """
    kept = {pair for pair in pairs if all(map(is_country, pair)) and pair[0] != pair[1]}
    return tuple(sorted(kept))


def _place(o: Observation) -> tuple[str, int]:
    return o.source.source_id, o.year


def _order(o: Observation) -> tuple[str, str, str, int, str, str]:
    return o.source.source_id, o.reporter, o.indicator, o.year, o.partner, o.product
