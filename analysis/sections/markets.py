"""All partners of one country, by flow and year: what a report on its partners draws on.

Each flow is told from one source, the one that reaches furthest, so that no share, place or
change mixes two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Self

from analysis import countries, indicators, ledgers, proportions, ranks
from analysis.dossier import Dossier
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import FLOWS
from analysis.observations import Observation
from analysis.origins import cited
from analysis.prose import Note
from analysis.quantities import (
    COUNT,
    FRACTION,
    INDEX,
    USD,
    Quantity,
    computed,
    from_observation,
    year,
)
from analysis.ranks import Rank

LOOK_BACK = 5
"""Years over which the movers are told, where the source has them."""


@dataclass(frozen=True, slots=True)
class Market:
    """All partners in one flow of one country, by year, by one source; the largest first."""

    reporter: str
    flow: str
    years: Mapping[int, tuple[Observation, ...]]

    @property
    def last(self) -> int:
        """The latest year."""
        return max(self.years)

    @property
    def rows(self) -> tuple[Observation, ...]:
        """The partners of the latest year."""
        return self.years[self.last]

    @property
    def comparable(self) -> tuple[int, ...]:
        """The earlier years that compare with the latest, in order.

        Each of the latest year's first five partners is listed in them: where one is not, its
        part falls to the others, and every share and place is another.
        """
        five = {o.partner for o in self.rows[: ranks.LEADERS]}
        earlier = ((number, rows) for number, rows in self.years.items() if number < self.last)
        return tuple(number for number, rows in earlier if five <= {o.partner for o in rows})

    @property
    def opening(self) -> int | None:
        """The year with which a comparison over time begins; None where none compares."""
        return next(iter(self.comparable), None)

    @property
    def earlier(self) -> int | None:
        """The year to tell the movers from: of those that compare, the nearest to five before."""
        wanted = self.last - LOOK_BACK
        return min(self.comparable, key=lambda n: (abs(n - wanted), -n), default=None)

    def rank(self, partner: str, number: int) -> Rank | None:
        """Return a partner's place in a year; None if it is not listed."""
        return ranks.rank(self.years[number], partner)

    def value(self, partner: str, number: int) -> Quantity | None:
        """Return a partner's figure of a year; None if it is not listed."""
        found = (o for o in self.years[number] if o.partner == partner)
        return next((from_observation(o) for o in found), None)

    def count(self, number: int) -> Quantity:
        """Return how many partners are listed in a year."""
        listed = float(len(self.years[number]))
        label = _("partners listed in {what}")
        return self._of_all(number, "partners", label, "N", Interval.point(listed), listed, COUNT)

    def total(self, number: int) -> Quantity:
        """Return what all partners listed come to in a year."""
        label, whole = _("{what} with all partners listed"), _sum(self.years[number])
        return self._of_all(number, "total", label, "Σ_k T_ik", whole, _printed(self.years[number]),
                            USD)  # fmt: skip

    def first_five(self, number: int) -> Quantity:
        """Return the share of the first five partners in a year, a fraction."""
        rows = self.years[number]
        five = rows[: ranks.LEADERS]
        return self._of_all(
            number,
            "first-five",
            _("share of the first five in {what}"),
            "Σ_five T_ik / Σ_k T_ik",
            proportions.share(_sum(five), _sum(rows)),
            _printed(five) / _printed(rows),
            FRACTION,
        )

    def concentration(self, number: int) -> Quantity | None:
        """Return the Herfindahl–Hirschman index over the partners of a year; None for one."""
        rows = self.years[number]
        if len(rows) < 2:
            return None
        found = proportions.hhi([o.bounds for o in rows]).hhi
        central = proportions.hhi([Interval.point(o.value) for o in rows]).hhi.middle
        label = _("concentration of {what} on its partners")
        return self._of_all(number, "hhi", label, "HHI = Σ s²", found, central, INDEX)

    def evenness(self, number: int) -> Quantity:
        """Return the least that the index could be: were all partners of a year alike."""
        label = _("least concentration of {what} on as many partners")
        least = Interval.point(1 / len(self.years[number]))
        return self._of_all(number, "evenness", label, "1 / N", least, least.low, INDEX)

    def contributions(self, before: int) -> dict[str, Quantity]:
        """Return each partner's contribution to growth since a year, the largest first.

        A partner without a figure in either year is left out.
        """
        total = self.total(before)
        then = {o.partner: from_observation(o) for o in self.years[before]}
        found = {
            o.partner: indicators.contribution(then[o.partner], from_observation(o), total)
            for o in self.rows
            if o.partner in then
        }
        return dict(sorted(found.items(), key=lambda one: (-one[1].central.middle, one[0])))

    def _of_all(
        self,
        number: int,
        what: str,
        label: str,
        formula: str,
        bounds: Interval,
        printed: float,
        unit: str,
    ) -> Quantity:
        """Return a figure of all partners; its note names the source and not each of them."""
        first = self.years[number][0]
        named = _("{whose} {flow}").format(
            whose=countries.possessive(self.reporter), flow=_(self.flow)
        )
        topic = label.format(what=named)
        parts = (what, first.source.source_id, self.flow, self.reporter, str(number))
        note = Note(
            id="-".join(parts).lower(),
            label=f"{topic}, {number}",
            basis="count" if unit == COUNT else "computed",
            formula="" if unit == COUNT else formula,
            source=cited(first.source),
            published=first.source.published,
            href=first.source.url,
            text=_("{n} partners").format(n=len(self.years[number])),
        )
        found = computed(
            id=note.id, label=topic, formula=formula, inputs=(), bounds=bounds, unit=unit,
            printed=printed, period=year(number),
        )  # fmt: skip
        return replace(found, note=note, attribution=first.source.publisher)


@dataclass(frozen=True, slots=True)
class Markets:
    """Exports and imports of a report's country by partner; a flow without a source is absent."""

    dossier: Dossier
    flows: Mapping[str, Market]

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """Return the markets of the reporter.

        Of several sources for a flow the one with the latest year is taken, then one out of
        the reporter's own statistics, then the one with more years.
        """
        found = {flow: _market(dossier, flow) for flow in FLOWS}
        return cls(dossier, {flow: market for flow, market in found.items() if market})

    @property
    def reporter(self) -> str:
        """The country whose partners these are."""
        return self.dossier.reporter

    @property
    def partner(self) -> str:
        """The partner that the report asks about."""
        return self.dossier.partner


def _market(dossier: Dossier, flow: str) -> Market | None:
    found: dict[str, dict[int, list[Observation]]] = {}
    for o in dossier.partners(dossier.reporter, flow):
        if _is_ranked(o):
            found.setdefault(o.source.source_id, {}).setdefault(o.year, []).append(o)
    if not found:
        return None
    best = max(found.values(), key=_reach)
    return Market(
        dossier.reporter, flow, {number: tuple(rows) for number, rows in sorted(best.items())}
    )


def _reach(years: Mapping[int, list[Observation]]) -> tuple[int, bool, int, str]:
    first = years[max(years)][0]
    own = not first.quality & ledgers.NOBODYS
    return max(years), own, len(years), first.source.source_id


def _is_ranked(o: Observation) -> bool:
    return countries.is_country(o.partner) and o.value > 0


def _sum(rows: tuple[Observation, ...]) -> Interval:
    return reduce(Interval.__add__, (o.bounds for o in rows))


def _printed(rows: tuple[Observation, ...]) -> float:
    return sum(o.value for o in rows)
