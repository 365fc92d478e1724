"""The few quantities that the answer, the key figures and the changes have in common."""

from collections.abc import Iterable

from analysis import investments, mirrors, runs
from analysis.claims import Claim, Indicator, Measure, Status
from analysis.dossier import Dossier
from analysis.investments import Investment
from analysis.ledgers import Ledger, Series
from analysis.mirrors import Mirror
from analysis.quantities import Quantity, from_claim, year
from analysis.verdicts import Judgement, Verdict, agree
from analysis.verdicts.targets import DOUBTED, Target


def last(series: Series) -> Quantity | None:
    """Return the value of the latest year, or None of an empty series."""
    return series[max(series)] if series else None


def leading(dossier: Dossier) -> Ledger | None:
    """Return the ledger that reaches furthest, the reporter's if both do; None without any."""
    known = [ledger for ledger in dossier.ledgers.values() if ledger.turnover]
    return max(known, key=lambda ledger: max(ledger.turnover), default=None)


def other(dossier: Dossier, ledger: Ledger) -> Ledger:
    """Return the ledger of the other country."""
    return dossier.ledgers[ledger.partner]


def unplaced(dossier: Dossier) -> Quantity | None:
    """Return the latest turnover that names no ledger, for pairs with nothing better."""
    stated = [j.claim for j in _levels(dossier) if j.verdict not in DOUBTED]
    newest = max(stated, key=_age, default=None)
    return None if newest is None else from_claim(newest)


def disputed(dossier: Dossier) -> tuple[Quantity, ...]:
    """Return what sources state of turnover in the latest year of which any does."""
    stated = [j.claim for j in _levels(dossier)]
    newest = max((_age(claim)[0] for claim in stated), default="")
    return tuple(from_claim(c) for c in sorted(stated, key=_age) if _age(c)[0] == newest)


def against(dossier: Dossier, ledger: Ledger, level: Quantity) -> Quantity | None:
    """Return the newest contradicted statement of a ledger's level, which disagrees with it.

    One that names no ledger, or this one; None where there is none.
    """
    found = [
        j.claim
        for j in _levels(dossier)
        if j.verdict is Verdict.CONTRADICTED
        and j.claim.period == level.period
        and j.claim.ledger in ("", ledger.reporter)
        and not agree(j.claim.bounds, level.bounds)
    ]
    newest = max(found, key=_age, default=None)
    return None if newest is None else from_claim(newest)


def level(dossier: Dossier) -> Quantity | None:
    """Return the latest turnover known: of a ledger, else one that names none."""
    ledger = leading(dossier)
    return unplaced(dossier) if ledger is None else last(ledger.turnover)


def before(ledger: Ledger) -> Quantity | None:
    """Return the turnover that the latest one compares with: of the nearest earlier year."""
    years = sorted(ledger.turnover)
    breaks = ledger.breaks.get("turnover", frozenset())
    fitting = [y for y in years[:-1] if runs.comparable(ledger.turnover, y, years[-1], breaks)]
    return ledger.turnover[fitting[-1]] if fitting else None


def stated_growth(dossier: Dossier, ledger: Ledger) -> Quantity | None:
    """Return growth of the latest turnover on the year before as that ledger's officials state it.

    None where nobody does, or where it is doubted.
    """
    latest = max(ledger.turnover)
    found = [
        j.claim
        for j in dossier.judgements
        if j.claim.indicator is Indicator.TURNOVER
        and j.claim.measure is Measure.CHANGE_PCT
        and j.claim.status is Status.REPORTED
        and j.claim.ledger == ledger.reporter
        and j.verdict not in DOUBTED
        and (j.claim.period, j.claim.base) == (year(latest), year(latest - 1))
    ]
    finest = min(found, key=lambda c: (c.resolution, c.claim_id), default=None)
    return None if finest is None else from_claim(finest)


def peak(ledger: Ledger) -> Quantity | None:
    """Return the highest turnover of a ledger if it is surely above the latest, else None."""
    highest = max(
        ledger.turnover.values(), key=lambda q: (q.bounds.low, q.bounds.middle), default=None
    )
    latest = last(ledger.turnover)
    if highest is None or latest is None or highest.bounds.low <= latest.bounds.high:
        return None
    return highest


def start(ledger: Ledger) -> Quantity | None:
    """Return the earliest turnover of a ledger, if it is not the latest too."""
    years = sorted(ledger.turnover)
    return ledger.turnover[years[0]] if len(years) > 1 else None


def both(dossier: Dossier) -> Mirror | None:
    """Return the two turnovers of the latest year that both ledgers have."""
    first, second = dossier.ledgers.values()
    years = sorted(first.turnover.keys() & second.turnover.keys())
    return mirrors.between(first, second, years[-1]).turnover if years else None


def goal(dossier: Dossier) -> Target | None:
    """Return the target announced last, the higher of several on one day."""
    return max(dossier.targets, key=lambda t: (t.announced, t.amount.bounds.low), default=None)


def inflow(dossier: Dossier, host: str) -> Quantity | None:
    """Return the latest yearly inflow of investment that is not doubted."""
    return last(_standing(dossier, host).flow)


def cumulative(dossier: Dossier, host: str) -> Quantity | None:
    """Return the latest cumulative count of investment that is not doubted."""
    counts = _standing(dossier, host).cumulative
    return counts[-1] if counts else None


def doubted(dossier: Dossier) -> tuple[Judgement, ...]:
    """Return the judgements of claims that others contradict or that are out of date."""
    return tuple(j for j in dossier.judgements if j.verdict in DOUBTED)


def counted(judgements: Iterable[Judgement]) -> dict[Verdict, int]:
    """Return how many claims have each verdict, in the order of the closed list."""
    verdicts = [j.verdict for j in judgements]
    return {verdict: verdicts.count(verdict) for verdict in Verdict if verdict in verdicts}


def _standing(dossier: Dossier, host: str) -> Investment:
    claims = [j.claim for j in dossier.judgements if j.verdict not in DOUBTED]
    return investments.investment(claims, host, dossier.investments[host].investor)


def _levels(dossier: Dossier) -> list[Judgement]:
    """Return the judgements of turnover in whole years, as reported or estimated."""
    return [
        j
        for j in dossier.judgements
        if j.claim.indicator is Indicator.TURNOVER
        and j.claim.measure is Measure.LEVEL
        and j.claim.status in (Status.REPORTED, Status.ESTIMATED)
        and j.claim.period is not None
        and j.claim.period.is_year
    ]


def _age(claim: Claim) -> tuple[str, str, str]:
    end = claim.period.end.isoformat() if claim.period is not None else ""
    return end, claim.source.known_by.isoformat(), claim.claim_id
