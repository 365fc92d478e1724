"""Claims, observations and quantities built by hand, for tests that need no seeds."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from analysis.claims import Claim, Hedge, Indicator, Measure, Source, Status
from analysis.interval import Interval
from analysis.observations import Observation
from analysis.prose import Note
from analysis.quantities import USD, Quantity, year

AGENCY = Source(
    source_id="agency-2022",
    publisher="An Agency",
    title="A visit",
    url="https://example.org/visit",
    published="2022-05-10",
    known_by=date(2022, 5, 10),
    accessed="",
    kind="press",
    licence="",
)
OFFICE = replace(AGENCY, source_id="office", publisher="An Office", title="Yearbook")


def claim(value: float = 5, **fields: Any) -> Claim:
    """Return a claim of so many billion dollars of turnover between KAZ and TUR in 2021."""
    stated: dict[str, Any] = {
        "claim_id": "agency-2022-turnover",
        "source": AGENCY,
        "indicator": Indicator.TURNOVER,
        "measure": Measure.LEVEL,
        "status": Status.REPORTED,
        "reporter": "KAZ",
        "partner": "TUR",
        "ledger": "KAZ",
        "value": value,
        "value_high": None,
        "scale": 1e9,
        "unit": "USD",
        "resolution": 1.0,
        "hedge": Hedge.EXACT,
        "flags": frozenset(),
        "period_worded": "last year",
        "period": year(2021),
        "base": None,
        "speaker": "",
        "phrase": "trade of $5 billion",
        "char_start": 10,
        "char_end": 29,
        "note": "",
    }
    return Claim(**{**stated, **fields})


def observation(value: float = 786e6, **fields: Any) -> Observation:
    """Return an observation of KAZ's imports from TUR in 2012, in whole dollars."""
    stated: dict[str, Any] = {
        "source": OFFICE,
        "indicator": "imports",
        "reporter": "KAZ",
        "partner": "TUR",
        "product": "TOTAL",
        "year": 2012,
        "value": value,
        "unit": "USD",
        "resolution": 1e6,
        "valuation": "",
        "quality": frozenset(),
        "note": "",
    }
    return Observation(**{**stated, **fields})


def quantity(low: float, high: float, printed: float | None = None, **fields: Any) -> Quantity:
    """Return a quantity of dollars in 2021 with these bounds."""
    stated: dict[str, Any] = {
        "bounds": Interval(low, high),
        "unit": USD,
        "printed": printed,
        "topic": "trade turnover between Kazakhstan and Türkiye",
        "period": year(2021),
        "attribution": "An Agency",
    }
    stated["note"] = Note(id=fields.pop("id", "q"), label="a quantity", basis="claim")
    return Quantity(**{**stated, **fields})


def intervals(values: st.SearchStrategy[float]) -> st.SearchStrategy[Interval]:
    """Return intervals between two of ``values``."""
    return st.tuples(values, values).map(lambda ends: Interval(min(ends), max(ends)))


def inside(draw: Any, box: Interval) -> float:
    """Return a value that the interval holds."""
    return float(draw(st.floats(box.low, box.high)))


def holds(bounds: Interval, value: float) -> bool:
    """Return whether a value lies within bounds, floating point aside."""
    slack = 1e-9 * max(1.0, abs(value))
    return bounds.low - slack <= value <= bounds.high + slack


def plain(text: str) -> str:
    """Return text with ordinary spaces, for reading in a test."""
    return text.replace("\u00a0", " ")
