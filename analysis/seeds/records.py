"""Rows of good cells as the records of the domain."""

from collections.abc import Mapping
from datetime import date

from analysis.claims import Claim, Event, Hedge, Indicator, Measure, Source, Status
from analysis.observations import Observation
from analysis.periods import Period, between, partial_date
from analysis.seeds.edition import Correction
from analysis.seeds.reading import Row
from analysis.seeds.rules import SCALES


def known_by(published: str) -> date:
    """Return the day by which a source was surely public: the last its date allows.

    An undated source is known only to the edition that knows everything.

    >>> known_by("2021")
    datetime.date(2021, 12, 31)
    """
    return partial_date(published).end if published else date.max


def source(row: Row) -> Source:
    """Return one row of sources.csv as a source."""
    return Source(known_by=known_by(row["published"]), **row.cells)


def claim(row: Row, sources: Mapping[str, Source]) -> Claim:
    """Return one row of claims.csv as a claim."""
    return Claim(
        claim_id=row["claim_id"],
        source=sources[row["source_id"]],
        indicator=Indicator(row["indicator"]),
        measure=Measure(row["measure"]),
        status=Status(row["status"]),
        reporter=row["reporter"],
        partner=row["partner"],
        ledger=row["ledger"],
        value=float(row["value"]),
        value_high=float(row["value_high"]) if row["value_high"] else None,
        scale=SCALES[row["scale"]],
        unit=row["unit"],
        resolution=float(row["resolution"]),
        hedge=Hedge(row["hedge"]),
        flags=_flags(row["flags"]),
        period_worded=row["period_worded"],
        period=_period(row["period_start"], row["period_end"]),
        base=_period(row["base_start"], row["base_end"]),
        speaker=row["speaker"],
        phrase=row["phrase"],
        char_start=_place(row["char_start"]),
        char_end=_place(row["char_end"]),
        note=row["note"],
    )


def event(row: Row, sources: Mapping[str, Source]) -> Event:
    """Return one row of events.csv as an event."""
    return Event(
        event_id=row["event_id"],
        source=sources[row["source_id"]],
        period=between(row["date_start"], row["date_end"]),
        kind=row["kind"],
        reporter=row["reporter"],
        partner=row["partner"],
        title=row["title"],
        phrase=row["phrase"],
        char_start=_place(row["char_start"]),
        char_end=_place(row["char_end"]),
        note=row["note"],
    )


def observation(row: Row, sources: Mapping[str, Source]) -> Observation:
    """Return one row of series.csv or panel.csv as an observation."""
    return Observation(
        source=sources[row["source_id"]],
        indicator=row["indicator"],
        reporter=row["reporter"],
        partner=row["partner"],
        product=row["product"],
        year=int(row["year"]),
        value=float(row["value"]),
        unit=row["unit"],
        resolution=float(row["resolution"]),
        valuation=row["valuation"],
        quality=_flags(row["quality"]),
        note=row["note"],
    )


def correction(row: Row) -> Correction:
    """Return one row of corrections.csv as a correction."""
    return Correction(**row.cells)


def _flags(text: str) -> frozenset[str]:
    return frozenset(text.split(";")) if text else frozenset()


def _period(start: str, end: str) -> Period | None:
    return between(start, end) if start else None


def _place(text: str) -> int | None:
    return int(text) if text else None
