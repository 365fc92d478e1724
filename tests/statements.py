"""Claims of made-up sources, each of its own day, for tests that need no seeds."""

from dataclasses import replace
from datetime import date
from typing import Any

from by_hand import AGENCY, claim

from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.periods import Period
from analysis.quantities import year
from analysis.verdicts import Judgement, judge


def said(name: str, value: float, number: int = 2021, **fields: Any) -> Claim:
    """Return a claim of turnover in billion dollars, by the source ``name``; no ledger stated.

    ``day`` is when the source appeared; sources named differently appear on different days
    unless it is given.
    """
    day = fields.pop("day", date(2022, 1, 1 + sum(map(ord, name)) % 28))
    source = replace(
        AGENCY, source_id=name, publisher=name.title(), published=day.isoformat(), known_by=day
    )
    stated: dict[str, Any] = {
        "claim_id": f"{name}-{fields.get('indicator', 'turnover')}-{number}-{value}",
        "source": source,
        "ledger": "",
        "resolution": 0.1,
        "period": year(number),
        "phrase": "so much",
    }
    return claim(value, **{**stated, **fields})


def grown(name: str, percent: float, number: int = 2021, **fields: Any) -> Claim:
    """Return a claim of a change over the year before, in percent."""
    stated: dict[str, Any] = {
        "claim_id": f"{name}-growth-{number}-{percent}",
        "measure": Measure.CHANGE_PCT,
        "scale": 1.0,
        "unit": "percent",
        "resolution": 1.0,
        "base": year(number - 1),
    }
    return said(name, percent, number, **{**stated, **fields})


def invested(name: str, value: float, **fields: Any) -> Claim:
    """Return a claim of investment by TUR in KAZ in 2021, in million dollars."""
    stated: dict[str, Any] = {"indicator": Indicator.FDI_FLOW, "scale": 1e6, "ledger": "KAZ"}
    return said(name, value, **{**stated, **fields})


def totalled(name: str, value: float, start: int, end: int, **fields: Any) -> Claim:
    """Return a claim of a cumulative total over years, in billion dollars."""
    stated: dict[str, Any] = {
        "claim_id": f"{name}-total-{start}-{end}",
        "indicator": Indicator.FDI_CUMULATIVE,
        "period": Period(date(start, 1, 1), date(end, 12, 31)),
    }
    return said(name, value, end, **{**stated, **fields})


def target(name: str, value: float, day: date, **fields: Any) -> Claim:
    """Return a target of turnover, announced on a day, without a deadline."""
    stated: dict[str, Any] = {
        "claim_id": f"{name}-target-{value}",
        "status": Status.TARGET,
        "resolution": 0.0,
        "period": None,
        "day": day,
    }
    return said(name, value, **{**stated, **fields})


def over(name: str, value: float, number: int = 2021, **fields: Any) -> Claim:
    """Return a claim of more than ``value`` billion dollars."""
    return said(name, value, number, **{"hedge": Hedge.MORE_THAN, **fields})


def verdict_on(first: Claim, *others: Claim) -> Judgement:
    """Return the judgement of the first claim among them all."""
    return judge((first, *others))[0]
