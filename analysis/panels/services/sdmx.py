"""SDMX sources, such as the IMF's trade by partner: by ``sdmx1``."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from analysis.errors import PanelError, fault
from analysis.observations import WORLD
from analysis.panels.published import Origin
from analysis.panels.services.asking import Haul, Question, Row
from analysis.panels.services.calls import TIMEOUT, PassingError, Patience
from analysis.panels.services.dataflow import KEY, Dataflow, described
from analysis.panels.services.transport import failures, judging

NAME = "sdmx"

NOTHING_FOUND = b'code="100"'
"""How SDMX says, with the status of a wrong address, that a right one has no figures."""


def fetch(question: Question, patience: Patience) -> Haul:
    """Return both countries' yearly exports and imports with each other and with the world.

    The release is the day on which the service says the message was extracted or prepared:
    most services make it anew for each call, so it is the day a figure was first seen.

    Raises:
        PanelError: If the description, or the service, or its answer cannot be used.
    """
    flow = described()
    message = patience.call(flow.name, lambda: _message(flow, question))
    stated = message and (message.header.extracted or message.header.prepared)
    origin = Origin(
        source_id=flow.source_id,
        publisher=flow.publisher,
        title=flow.title,
        url=flow.about,
        licence=flow.licence,
        published=stated.date().isoformat() if stated else "",
    )
    rows = tuple(_rows(flow, question, message)) if message else ()
    return Haul(origin=origin, layout="csv", rows=rows)


def _message(flow: Dataflow, question: Question) -> Any:
    """Return the service's message, or None if it says that it has no such figures."""
    import requests

    countries = [flow.codes.get(code, code) for code in question.pair]
    key = flow.key.format(
        reporters="+".join(countries),
        partners="+".join([*countries, flow.world]),
        indicators="+".join(flow.indicators),
    )
    years = {"startPeriod": str(question.first), "endPeriod": str(question.last)}
    with _client(flow) as client, failures():
        try:
            return client.get("data", flow.dataflow, key=key, params=years, timeout=TIMEOUT)
        except requests.exceptions.HTTPError:
            return None


@contextmanager
def _client(flow: Dataflow) -> Iterator[Any]:
    """Give a client of the flow's source at its address, with our judgement of answers."""
    import sdmx
    from sdmx.exceptions import XMLParseError
    from sdmx.source import Source

    client = sdmx.Client()
    known = flow.source in sdmx.list_sources()
    client.source = (
        replace(sdmx.get_source(flow.source), url=flow.address)
        if known
        else Source(id=flow.source, url=flow.address, name=flow.publisher)
    )
    client.session.hooks["response"].append(judging(spared=_has_nothing))
    if flow.key_header and (key := os.environ.get(KEY)):
        client.session.headers[flow.key_header] = key
    # Without a data structure every attribute is a dimension, which is how _rows reads them.
    logging.getLogger("sdmx.reader.xml").setLevel(logging.ERROR)
    try:
        yield client
    except (ValueError, LookupError, XMLParseError):
        raise PassingError("an answer that is no whole SDMX message") from None
    finally:
        client.session.close()


def _has_nothing(response: Any) -> bool:
    return response.status_code == 404 and NOTHING_FOUND in response.content


def _rows(flow: Dataflow, question: Question, message: Any) -> Iterator[Row]:
    """Yield the figures in the plain layout; a country is what was asked for under its code."""
    alphabetic = {flow.codes.get(code, code): code for code in question.pair}
    alphabetic[flow.world] = WORLD
    for one in (one for data in message.data for one in data.obs if one.value is not None):
        cells = _cells(one)
        year = cells.get("TIME_PERIOD", "")
        meaning = flow.indicators.get(cells.get(flow.indicator, ""))
        if meaning is None or not question.first <= _year(year) <= question.last:
            continue
        flow_name, valuation = meaning.split("/")
        reporter, partner = cells.get(flow.reporter, ""), cells.get(flow.partner, "")
        yield {
            "reporter": alphabetic.get(reporter, reporter),
            "partner": alphabetic.get(partner, partner),
            "flow": flow_name,
            "valuation": valuation,
            "year": year,
            **_scaled(str(one.value), _scale(flow, cells)),
        }


def _scale(flow: Dataflow, cells: Mapping[str, str]) -> str:
    """Return the power of ten of a figure; without it millions may be taken for ones."""
    if flow.scale and flow.scale not in cells:
        found, expected = f"a figure without {flow.scale}", "the power of ten that it counts in"
        repair = 'Name its attribute in the description, or none (scale = "") for whole dollars.'
        raise PanelError(fault(flow.name, found, expected, repair))
    return cells.get(flow.scale, "0")


def _cells(one: Any) -> Mapping[str, str]:
    """Return dimensions and attributes of one observation alike, as text."""
    pairs = [*one.key.values.items(), *one.attrib.items()]
    if one.series_key is not None:
        pairs += one.series_key.attrib.items()
    return {name: str(value.value) for name, value in pairs}


def _year(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _scaled(value: str, scale: str) -> Mapping[str, str]:
    """Return value and resolution in whole dollars; what is no number is left to the import.

    >>> _scaled("1810.7", "6")
    {'value': '1810700000', 'resolution': '100000'}
    """
    try:
        printed, power = Decimal(value), int(scale or 0)
        if not printed.is_finite():
            return {"value": "", "resolution": "1"}
    except (InvalidOperation, ValueError):
        return {"value": value, "resolution": "1"}
    trimmed = printed.normalize().as_tuple().exponent
    step = Decimal(10) ** (power + min(int(trimmed), 0))
    return {"value": f"{printed.scaleb(power):f}", "resolution": f"{max(step, Decimal(1)):f}"}
