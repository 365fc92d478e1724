"""All that is known of two countries in one edition: what the sections of a report draw on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from analysis import countries, investments, seeds, statistics, verdicts
from analysis.claims import Claim, Indicator
from analysis.errors import ParameterError, fault
from analysis.investments import Investment
from analysis.observations import Observation
from analysis.panels.answers import Panel, Slice
from analysis.periods import partial_date
from analysis.seeds import Seeds
from analysis.statistics import Ledger
from analysis.verdicts import Judgement, targets
from analysis.verdicts.targets import Target

LATEST = "latest"
"""The name of the edition that knows everything."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """What one edition knows of a pair of countries.

    ``reporter`` is the country whose report this is. ``visible`` holds every source known to
    the edition, ``known`` only what concerns the pair. Everything else follows from these and
    is computed when first asked for.
    """

    reporter: str
    partner: str
    as_of: str
    first_year: int
    last_year: int
    visible: Seeds
    known: Seeds

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
    ) -> Self:
        """Return the dossier of a pair as known on a day.

        Args:
            reporter: ISO 3166 alpha-3 code.
            partner: Another one.
            as_of: The day, YYYY-MM-DD; empty for everything known.
            first_year: First calendar year of the series shown.
            last_year: Last calendar year of the series shown.
            directory: The seeds.

        Raises:
            ParameterError: If the two are one country, the day is none, or the years are
                in the wrong order.
            CountryError: If a code is no country's.
            SeedError: If the seeds break their rules.
        """
        _check(reporter, partner, as_of, first_year, last_year)
        loaded = seeds.load(directory)
        visible = loaded.as_of(date.fromisoformat(as_of)) if as_of else loaded
        return cls(
            reporter=reporter,
            partner=partner,
            as_of=as_of,
            first_year=first_year,
            last_year=last_year,
            visible=visible,
            known=visible.between(reporter, partner),
        )

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
        sound = [j.claim for j in self.judgements if j.is_usable and self._is_shown(j.claim)]
        return {
            own: statistics.ledger(self._in_years, sound, own, other)
            for own, other in (self.pair, self.pair[::-1])
        }

    @cached_property
    def investments(self) -> Mapping[str, Investment]:
        """Investment by host country, the reporter's first.

        A figure that stands contradicted or out of date is only ever a rival.
        """
        doubted = {j.claim.claim_id for j in self.judgements if j.verdict in targets.DOUBTED}
        shown = [claim for claim in self.known.claims if self._is_shown(claim)]
        return {
            host: investments.investment(shown, host, investor, doubted)
            for host, investor in (self.pair, self.pair[::-1])
        }

    @cached_property
    def panel(self) -> Panel:
        """Trade of both countries with all their partners, as far as the edition knows."""
        names = {source.source_id for source in self.visible.sources}
        return Slice(o for o in seeds.load_panel() if o.source.source_id in names)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """A verdict on every claim about the pair."""
        return verdicts.judge(self.known.claims, self.known.observations)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Every announced target for turnover, the oldest first, and what became of it."""
        found = targets.targets(self.judgements, self.known.observations)
        return tuple(t for t in found if t.claim.indicator is Indicator.TURNOVER)

    def _is_shown(self, claim: Claim) -> bool:
        """Return whether what a claim is about ends within the years shown, or is undated."""
        return claim.period is None or self.first_year <= claim.period.end.year <= self.last_year

    @property
    def _in_years(self) -> tuple[Observation, ...]:
        shown = range(self.first_year, self.last_year + 1)
        return tuple(o for o in self.known.observations if o.year in shown)


def _check(reporter: str, partner: str, as_of: str, first_year: int, last_year: int) -> None:
    for code in (reporter, partner):
        countries.checked(code)
    if reporter == partner:
        found, wanted = f"{partner!r} twice", "two different countries"
        raise ParameterError(fault("partner", found, wanted, "Name the other country."))
    if as_of and not _is_day(as_of):
        wanted = "a day as YYYY-MM-DD, or nothing"
        raise ParameterError(fault("as_of", repr(as_of), wanted, "Give the day of the edition."))
    if last_year < first_year:
        found, wanted = f"{first_year} to {last_year}", "the first year before the last"
        raise ParameterError(fault("first_year", found, wanted, "Swap the two years."))


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2022-05-10") and bool(partial_date(text))
    except ValueError:
        return False
