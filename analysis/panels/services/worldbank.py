"""World Bank: gross domestic product and prices, by ``wbgapi``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from analysis.panels.published import KNOWN
from analysis.panels.services.asking import Haul, Question, Row
from analysis.panels.services.calls import TIMEOUT, PassingError, Patience, RefusedError, address
from analysis.panels.services.transport import failures, judging

NAME = "worldbank"
ADDRESS = "BRIEF_WORLDBANK_URL"
OFFICIAL = "https://api.worldbank.org/v2"

DATABASE = 2
"""World Development Indicators, in the Bank's own list of databases."""

DEFLATED_BY = "USA"
"""Figures are in US dollars: their purchasing power is that of the dollar at home."""

INDICATORS = {
    "gdp": ("NY.GDP.MKTP.CD", "USD", Decimal(1)),
    "cpi": ("FP.CPI.TOTL", "index_2010", Decimal("0.001")),
}
"""Series of the Bank, unit, and the step to which it is kept: more digits are noise."""


def fetch(question: Question, patience: Patience) -> Haul:
    """Return both countries' GDP in current US dollars, and US consumer prices.

    The release is the day on which the Bank says the database was last updated.

    Raises:
        PanelError: If the service refuses or keeps failing.
    """
    from dataclasses import replace

    base = address(os.environ.get(ADDRESS, OFFICIAL), ADDRESS)
    service = f"World Bank ({base})"
    wanted = (("gdp", question.pair), ("cpi", (DEFLATED_BY,)))
    with _client(base) as client:
        updated = patience.call(service, lambda: _updated(client))
        rows = [
            row
            for indicator, countries in wanted
            for row in patience.call(
                service,
                lambda i=indicator, c=countries: _series(client, i, c, question),  # type: ignore[misc]
            )
        ]
    return Haul(
        origin=replace(KNOWN["worldbank"], published=updated), layout="controls", rows=tuple(rows)
    )


@contextmanager
def _client(base: str) -> Iterator[Any]:
    """Give the client with its address, a limit of time and our judgement; then as it was."""
    import wbgapi

    before = wbgapi.endpoint, wbgapi.get_options
    wbgapi.endpoint = base
    wbgapi.get_options = {"timeout": TIMEOUT, "hooks": {"response": judging()}}
    try:
        yield wbgapi
    finally:
        wbgapi.endpoint, wbgapi.get_options = before


@contextmanager
def _errors(client: Any) -> Iterator[None]:
    try:
        with failures():
            yield
    except client.APIResponseError:
        raise PassingError("an answer that is no JSON") from None
    except client.APIError as error:
        raise RefusedError(f"{error.msg}", "Check the pair and the years.") from None


def _updated(client: Any) -> str:
    with _errors(client):
        record = client.source.get(DATABASE)
    return str(record["lastupdated"])


def _series(client: Any, indicator: str, countries: tuple[str, ...], asked: Question) -> list[Row]:
    series, unit, step = INDICATORS[indicator]
    place = f"country/{';'.join(countries)}/indicator/{series}"
    years = {"date": f"{asked.first}:{asked.last}", "source": DATABASE}
    with _errors(client):
        found = list(_iterated(client.fetch(place, years)))
    return [
        {
            "indicator": indicator,
            "reporter": row["countryiso3code"],
            "year": row["date"],
            "value": str(Decimal(str(row["value"])).quantize(step)),
            "unit": unit,
            "resolution": str(step),
        }
        for row in found
        if row["value"] is not None
    ]


def _iterated(found: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows; where there are none the service gives null, which the client iterates."""
    try:
        yield from found
    except TypeError:
        return
