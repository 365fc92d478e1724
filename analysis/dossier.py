"""All that is known of two countries in one edition: what the sections of a report draw on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import Self

from analysis import countries, investments, ledgers, ranks, seeds, subject, verdicts
from analysis.claims import Claim, Indicator
from analysis.countries import CountryError
from analysis.errors import fault
from analysis.investments import Investment
from analysis.ledgers import Ledger
from analysis.observations import Observation
from analysis.panels import controls, joining, opening
from analysis.panels.answers import Answer, Panel, Slice
from analysis.periods import partial_date
from analysis.seeds import Seeds
from analysis.verdicts import Judgement, targets
from analysis.verdicts.targets import Target

LATEST = "latest"
"""The name of the edition that knows everything."""


@dataclass(frozen=True, eq=False, kw_only=True)  # one is only itself, and so a key of caches
class Dossier:
    """What one edition knows of a pair of countries.

    ``reporter`` is the country whose report this is. ``visible`` holds every source known to
    the edition, ``known`` only what concerns the pair; with a ``store`` both hold its figures
    beside the seeds', as sources of their own. Everything else follows from these and is
    computed when first asked for.
    """

    reporter: str
    partner: str
    as_of: str
    first_year: int
    last_year: int
    visible: Seeds
    known: Seeds
    directory: Path = seeds.SEEDS
    store: Path | None = None

    @classmethod
    def open(
        cls,
        reporter: str,
        partner: str,
        *,
        as_of: str = "",
        first_year: int = 1,
        last_year: int = 9999,
        directory: Path = seeds.SEEDS,
        store: str = "",
    ) -> Self:
        """Return the dossier of a pair as known on a day.

        Args:
            reporter: ISO 3166 alpha-3 code.
            partner: Another one.
            as_of: The day, YYYY-MM-DD; empty for everything known.
            first_year: First calendar year of the series shown.
            last_year: Last calendar year of the series shown.
            directory: The seeds.
            store: The folder of a statistics store, relative to the project's folder; empty
                for the one that ``brief.toml`` names, else for what is shipped.

        Raises:
            ParameterError: If the two are one country, the day is none, or the years are
                in the wrong order.
            CountryError: If a code is no country's, or one of a state that ceased and of
                which nothing is known.
            SeedError: If the seeds break their rules.
            PanelError: If there is no store in the folder, or it cannot be used.
        """
        subject.check(
            {
                "reporter": reporter,
                "partner": partner,
                "as_of": as_of,
                "first_year": first_year,
                "last_year": last_year,
            }
        )
        loaded = seeds.load(directory)
        visible = loaded.as_of(date.fromisoformat(as_of)) if as_of else loaded
        folder = opening.resolved(store)
        if folder is not None:
            panel, beside = (
                opening.opened(folder, _day(as_of)),
                controls.current(folder, _day(as_of)),
            )
            visible = joining.with_panel(visible, panel, reporter, partner, beside)
        found = cls(
            reporter=reporter,
            partner=partner,
            as_of=as_of,
            first_year=first_year,
            last_year=last_year,
            visible=visible,
            known=visible.between(reporter, partner),
            directory=directory,
            store=folder,
        )
        _refuse_unknown(found)
        return found

    @property
    def edition(self) -> str:
        """The edition's name: its day, or ``latest``."""
        return self.as_of or LATEST

    @cached_property
    def day(self) -> date:
        """The day the edition stands for: ``as_of``, else the last on which a source appeared."""
        if self.as_of:
            return date.fromisoformat(self.as_of)
        return max(partial_date(s.published).start for s in self.visible.sources if s.published)

    @property
    def pair(self) -> tuple[str, str]:
        """The two countries, the reporter first."""
        return self.reporter, self.partner

    @cached_property
    def ledgers(self) -> Mapping[str, Ledger]:
        """Each country's own books on its trade with the other, the reporter's first.

        A statement that its rivals contradict does not fill a gap in the books; it stays a
        claim, with its verdict.
        """
        shown = {claim.claim_id for claim in self.shown}
        sound = [j.claim for j in self.judgements if j.is_usable and j.claim.claim_id in shown]
        return {
            own: ledgers.ledger(self._in_years, sound, own, other)
            for own, other in (self.pair, self.pair[::-1])
        }

    @cached_property
    def investments(self) -> Mapping[str, Investment]:
        """Investment by host country, the reporter's first.

        A figure that stands contradicted or out of date is only ever a rival.
        """
        doubted = {j.claim.claim_id for j in self.judgements if j.verdict in targets.DOUBTED}
        return {
            host: investments.investment(self.shown, host, investor, doubted)
            for host, investor in (self.pair, self.pair[::-1])
        }

    @cached_property
    def panel(self) -> Panel:
        """Trade of both countries with all their partners, as far as the edition knows."""
        names = {source.source_id for source in self.visible.sources}
        shipped = seeds.load_panel(self.directory)
        stored = opening.opened(self.store, _day(self.as_of)) if self.store else None
        return opening.joined(stored, Slice(o for o in shipped if o.source.source_id in names))

    def partners(self, reporter: str, flow: str) -> Answer:
        """Return one country's trade with every partner, for the years shown that are whole.

        A source that lists only some of them, such as the pair alone, makes no ranking: see
        ``ranks.is_whole``. The pair's own figure is as the pair's series has it, flags and
        remark included. In the order of ``Panel.partners``.
        """
        own = {o.observation_id: o for o in self.known.observations}
        stated = {
            (o.source.source_id, o.year): o.bounds
            for o in self.panel.totals(reporter, flow)
            if "summed" not in o.quality
        }
        every = self.panel.partners(reporter, flow)
        rows = (own.get(o.observation_id, o) for o in every if self._has(o.year))
        groups = groupby(rows, key=lambda o: (o.source.source_id, o.year))
        listed = ((place, tuple(several)) for place, several in groups)
        whole = (rows for place, rows in listed if ranks.is_whole(rows, stated.get(place)))
        return tuple(chain.from_iterable(whole))

    @cached_property
    def zeros(self) -> tuple[Observation, ...]:
        """What the statistics print as zero: nothing traded, or nothing reported."""
        rows = [*self.known.observations, *(self.panel.pair(*self.pair) if self.store else ())]
        return tuple(o for o in rows if o.value == 0 and self._has(o.year))

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """A verdict on every claim about the pair."""
        return verdicts.judge(self.known.claims, self.known.observations)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Every announced target for turnover, the oldest first, and what became of it."""
        found = targets.targets(self.judgements, self.known.observations)
        return tuple(t for t in found if t.claim.indicator is Indicator.TURNOVER)

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """Every claim about the pair whose period ends within the years shown, or is none."""
        years = range(self.first_year, self.last_year + 1)
        return tuple(c for c in self.known.claims if c.period is None or c.period.end.year in years)

    @property
    def _in_years(self) -> tuple[Observation, ...]:
        return tuple(o for o in self.known.observations if self._has(o.year))

    def _has(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year


def _refuse_unknown(dossier: Dossier) -> None:
    """Refuse a report on a state that ceased if nothing at all is known of its trade."""
    ceased = [code for code in dossier.pair if countries.years_of(code)]
    if ceased and not (dossier.known.observations or dossier.known.claims or dossier.zeros):
        after = countries.successors(ceased[0])
        first, last = countries.years_of(ceased[0]) or (0, 0)
        found = f"{ceased[0]!r}, {countries.name(ceased[0])} ({first} to {last}), without a figure"
        repair = f"Use a successor, {after}, or a store with its figures."
        raise CountryError(fault("country", found, "a country with figures", repair))


def _day(as_of: str) -> date | None:
    return date.fromisoformat(as_of) if as_of else None
