"""Two levels of trade far apart: as one source states them, else the ends of a ledger's run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis import runs
from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.dossier import Dossier
from analysis.ledgers import FLOWS, Ledger
from analysis.quantities import Quantity, from_claim

FAR_APART = 10
"""Years two levels of one source must be apart for their growth to be worth telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Two levels of trade that compare, and over how many years.

    ``years`` holds the years between the endpoints; where the wording of the first is loose
    ("three decades ago") also the years as worded, counted to the day of publication.
    ``publisher`` is who states both, or ``ledger`` the country in whose books they stand.
    ``is_read`` tells that a year was read out of words such as "current".
    """

    start: Quantity
    end: Quantity
    years: tuple[int, ...]
    publisher: str = ""
    ledger: str = ""
    is_read: bool = False


def statements(dossier: Dossier) -> tuple[Endpoints, ...]:
    """Return every source's own first and last level of turnover, the latest source first.

    Only where they are years apart enough for growth; of several levels for one year the
    plain one counts.
    """
    told = sorted((c for c in dossier.shown if _is_level(c)), key=_by_source)
    found = [_statement(list(several)) for _source, several in groupby(told, key=_source_id)]
    return tuple(s for s in sorted(found, key=_published, reverse=True) if s.years[0] >= FAR_APART)


def endpoints(dossier: Dossier) -> tuple[Endpoints, ...]:
    """Return what sources state of two years; where none does, each ledger's, the longest first.

    Of a ledger the ends of the longest run that compares, if they are more than a year
    apart: of turnover, or of each flow where turnover is not known.
    """
    of_ledgers = (e for ledger in dossier.ledgers.values() for e in _of_ledger(ledger))
    return statements(dossier) or tuple(sorted(of_ledgers, key=lambda found: -found.years[0]))


def told_series(ledger: Ledger) -> tuple[str, ...]:
    """Return what growth of a ledger is told of: turnover, else the flows that it has."""
    return ("turnover",) if ledger.turnover else tuple(f for f in FLOWS if ledger.series(f))


def _of_ledger(ledger: Ledger) -> Iterator[Endpoints]:
    for name in told_series(ledger):
        run = runs.longest_run(ledger.series(name), ledger.breaks[name])
        years = sorted(run)
        if years and years[-1] - years[0] > 1:
            yield Endpoints(
                start=run[years[0]],
                end=run[years[-1]],
                years=(years[-1] - years[0],),
                ledger=ledger.reporter,
            )


def _is_level(claim: Claim) -> bool:
    return (
        claim.indicator is Indicator.TURNOVER
        and claim.measure is Measure.LEVEL
        and claim.status is Status.REPORTED
        and claim.period is not None
        and claim.period.is_year
        and "idiomatic" not in claim.flags
    )


def _source_id(claim: Claim) -> str:
    return claim.source.source_id


def _by_source(claim: Claim) -> tuple[str, int, bool, str]:
    assert claim.period is not None
    hedged = claim.hedge is not Hedge.EXACT
    return claim.source.source_id, claim.period.start.year, hedged, claim.claim_id


def _statement(told: Sequence[Claim]) -> Endpoints:
    first = told[0]
    last = next(c for c in told if c.period == told[-1].period)
    start, end = from_claim(first), from_claim(last)
    between = (end.year or 0) - (start.year or 0)
    worded = first.source.known_by.year - (start.year or 0)
    is_loose = "undated" in first.flags and worded > between
    return Endpoints(
        start=start,
        end=end,
        years=(between, worded) if is_loose else (between,),
        publisher=first.source.publisher,
        is_read="undated" in first.flags | last.flags,
    )


def _published(statement: Endpoints) -> tuple[str, str]:
    return statement.start.note.published, statement.start.note.id
