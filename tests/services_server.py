"""A server on this machine that speaks as the World Bank, UN Comtrade and an SDMX source do."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "not-to-be-seen-4711"

ALPHABETIC = {"398": "KAZ", "792": "TUR", "643": "RUS", "0": "W00"}


@dataclass(frozen=True)
class Answer:
    """What the server says after ``delay`` seconds; ``cut`` bytes are promised and not sent."""

    body: bytes
    status: int = 200
    type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    cut: int = 0
    delay: float = 0.0


Path = str
Query = dict[str, str]


@dataclass
class Services:
    """The state of all three services, which a test may change between two calls.

    ``gdp`` by country and year; ``trade`` by reporter, flow, partner, year and product, in
    Comtrade's codes; ``released`` by reporter and year; ``imts`` by reporter, indicator,
    partner and year, in millions. ``faults`` are given first, one a call, before any answer.
    """

    address: str = ""
    updated: str = "2025-07-01"
    page: int = 50
    gdp: dict[tuple[str, int], float] = field(default_factory=dict)
    cpi: dict[tuple[str, int], float] = field(default_factory=dict)
    trade: dict[tuple[str, str, str, int, str], float] = field(default_factory=dict)
    released: dict[tuple[str, int], str] = field(default_factory=dict)
    imts: dict[tuple[str, str, str, int], str] = field(default_factory=dict)
    scale: str = ' SCALE="6"'
    is_generic: bool = False
    prepared: str = "2026-02-11T09:15:00"
    cap: int = 100_000
    faults: list[Answer] = field(default_factory=list)
    asked: list[tuple[Path, Query]] = field(default_factory=list)

    def answer(self, path: Path, query: Query) -> Answer:
        self.asked.append((path, query))
        if self.faults:
            return self.faults.pop(0)
        for start, service in self.routes().items():
            if path.startswith(start):
                return service(path, query)
        return Answer(b"<html><body>Not Found</body></html>", 404, "text/html")

    def routes(self) -> dict[str, Callable[[Path, Query], Answer]]:
        return {
            "/v2/en/sources/2": self.database,
            "/v2/en/country/": self.series,
            "/data/v1/getDa/C/A/HS": self.availability,
            "/public/v1/getDa/C/A/HS": self.availability,
            "/data/v1/get/C/A/HS": self.records,
            "/public/v1/preview/C/A/HS": self.records,
            "/sdmx/2.1/data/IMTS/": self.message,
        }

    def database(self, path: Path, query: Query) -> Answer:
        record = {
            "id": "2",
            "lastupdated": self.updated,
            "name": "World Development Indicators",
            "code": "WDI",
            "description": "",
            "url": "",
            "dataavailability": "Y",
            "metadataavailability": "Y",
            "concepts": "3",
        }
        head = {"page": 1, "pages": 1, "per_page": "1", "total": 1}
        return _json([head, [record]])

    def series(self, path: Path, query: Query) -> Answer:
        countries, series = path.split("/")[4].split(";"), path.split("/")[6]
        known = self.gdp if series == "NY.GDP.MKTP.CD" else self.cpi
        first, last = (int(year) for year in query["date"].split(":"))
        rows = [
            {
                "indicator": {"id": series, "value": "…"},
                "country": {"id": country[:2], "value": country},
                "countryiso3code": country,
                "date": str(year),
                "value": known.get((country, year)),
                "unit": "",
                "obs_status": "",
                "decimal": 0,
            }
            for country in countries
            for year in range(last, first - 1, -1)
            if any(code == country for code, _ in known)
        ]
        page = int(query["page"])
        head = {
            "page": page,
            "pages": -(-len(rows) // self.page),
            "per_page": self.page,
            "total": len(rows),
            "sourceid": "2",
            "lastupdated": self.updated,
        }
        return _json([head, rows[(page - 1) * self.page : page * self.page] or None])

    def availability(self, path: Path, query: Query) -> Answer:
        if refused := self.refused(path, query):
            return refused
        rows = [
            {
                "datasetCode": 20398202000000000,
                "typeCode": "C",
                "freqCode": "A",
                "period": year,
                "reporterCode": int(reporter),
                "reporterISO": ALPHABETIC[reporter],
                "reporterDesc": "",
                "classificationCode": "H5",
                "classificationSearchCode": "HS",
                "isOriginalClassification": True,
                "totalRecords": 1000,
                "datasetChecksum": 1,
                "firstReleased": f"{day}T00:00:00",
                "lastReleased": f"{day}T00:00:00",
            }
            for (reporter, year), day in self.released.items()
            if reporter in query["reportercode"].split(",")
        ]
        return _json({"elapsedTime": "0.01 secs", "count": len(rows), "data": rows, "error": ""})

    def records(self, path: Path, query: Query) -> Answer:
        if refused := self.refused(path, query):
            return refused
        rows = [
            _record(place, value) for place, value in self.trade.items() if _asked(place, query)
        ][: self.cap]
        return _json({"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": ""})

    def refused(self, path: Path, query: Query) -> Answer | None:
        given = query.get("subscription-key")
        if path.startswith("/data/") and given != KEY:
            words = f"Access denied due to invalid subscription key {given}. Make sure it is valid."
            return _json({"statusCode": 401, "message": words}, 401)
        return None

    def message(self, path: Path, query: Query) -> Answer:
        reporters, indicators, partners, _ = path.split("/")[5].split(".")
        many = (reporters.split("+"), indicators.split("+"), partners.split("+"))
        form = self.generic if self.is_generic else self.specific
        series = [form(place, query) for place in product(*many)]
        if not any("Obs" in one for one in series):
            return Answer(SDMX_ERROR.encode(), 404, "application/xml")
        kind, body = ("generic", GENERIC) if self.is_generic else ("structurespecific", SPECIFIC)
        text = body.format(prepared=self.prepared, series="".join(series))
        return Answer(text.encode(), type=f"application/vnd.sdmx.{kind}data+xml;version=2.1")

    def specific(self, place: tuple[str, ...], query: Query) -> str:
        reporter, indicator, partner = place
        observed = "".join(
            f'<Obs TIME_PERIOD="{year}" OBS_VALUE="{value}"/>'
            for year, value in self.observed(place, query)
        )
        return (
            f'<Series COUNTRY="{reporter}" INDICATOR="{indicator}" '
            f'COUNTERPART_COUNTRY="{partner}" FREQUENCY="A"{self.scale}>{observed}</Series>'
        )

    def generic(self, place: tuple[str, ...], query: Query) -> str:
        names = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY")
        key = "".join(
            f'<g:Value id="{name}" value="{code}"/>'
            for name, code in zip(names, (*place, "A"), strict=True)
        )
        observed = "".join(
            f'<g:Obs><g:ObsDimension value="{year}"/><g:ObsValue value="{value}"/></g:Obs>'
            for year, value in self.observed(place, query)
        )
        return (
            f"<g:Series><g:SeriesKey>{key}</g:SeriesKey><g:Attributes>"
            f'<g:Value id="SCALE" value="6"/></g:Attributes>{observed}</g:Series>'
        )

    def observed(self, place: tuple[str, ...], query: Query) -> list[tuple[int, str]]:
        first, last = int(query["startPeriod"]), int(query["endPeriod"])
        return [
            (year, value)
            for (*known, year), value in self.imts.items()
            if tuple(known) == place and first <= year <= last
        ]


SPECIFIC = """<?xml version="1.0" encoding="utf-8"?>
<message:StructureSpecificData
 xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
 xmlns:ns1="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF.STA:DSD_IMTS(1.0.0)"
 xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<message:Header><message:ID>IREF1</message:ID><message:Test>false</message:Test>
<message:Prepared>{prepared}</message:Prepared><message:Sender id="IMF"/>
<message:Structure structureID="IMTS" dimensionAtObservation="TIME_PERIOD"
 namespace="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF.STA:DSD_IMTS(1.0.0)">
<common:Structure><Ref agencyID="IMF.STA" id="DSD_IMTS" version="1.0.0"/></common:Structure>
</message:Structure></message:Header>
<message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="IMTS">
{series}</message:DataSet></message:StructureSpecificData>"""

GENERIC = """<?xml version="1.0" encoding="utf-8"?>
<message:GenericData
 xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
 xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
<message:Header><message:ID>IREF1</message:ID><message:Test>false</message:Test>
<message:Prepared>{prepared}</message:Prepared><message:Sender id="IMF"/>
<message:Structure structureID="IMTS" dimensionAtObservation="TIME_PERIOD">
<common:Structure><Ref agencyID="IMF.STA" id="DSD_IMTS" version="1.0.0"/></common:Structure>
</message:Structure></message:Header>
<message:DataSet structureRef="IMTS">{series}</message:DataSet></message:GenericData>"""

SDMX_ERROR = """<?xml version="1.0" encoding="utf-8"?>
<message:Error xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
<message:ErrorMessage code="100"><common:Text>No Results Found</common:Text>
</message:ErrorMessage></message:Error>"""


def _json(content: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(content).encode(), status)


def _asked(place: tuple[str, str, str, int, str], query: Query) -> bool:
    reporter, flow, partner, year, code = place
    level = "TOTAL" if code == "TOTAL" else f"AG{len(code)}"
    return (
        reporter in query["reportercode"].split(",")
        and flow in query["flowCode"].split(",")
        and ("partnerCode" not in query or partner in query["partnerCode"].split(","))
        and str(year) in query["period"].split(",")
        and level in query["cmdCode"].split(",")
    )


def _record(place: tuple[str, str, str, int, str], value: float) -> dict[str, Any]:
    reporter, flow, partner, year, code = place
    return {
        "typeCode": "C",
        "freqCode": "A",
        "refPeriodId": year * 10000 + 101,
        "refYear": year,
        "refMonth": 52,
        "period": str(year),
        "reporterCode": int(reporter),
        "reporterISO": None,
        "reporterDesc": None,
        "flowCode": flow,
        "flowDesc": None,
        "partnerCode": int(partner),
        "partnerISO": None,
        "partnerDesc": None,
        "partner2Code": 0,
        "partner2ISO": None,
        "partner2Desc": None,
        "classificationCode": "H5",
        "classificationSearchCode": "HS",
        "isOriginalClassification": True,
        "cmdCode": code,
        "cmdDesc": None,
        "aggrLevel": 0 if code == "TOTAL" else len(code),
        "isLeaf": False,
        "customsCode": "C00",
        "customsDesc": None,
        "mosCode": "0",
        "motCode": 0,
        "motDesc": None,
        "qtyUnitCode": -1,
        "qtyUnitAbbr": None,
        "qty": None,
        "isQtyEstimated": False,
        "altQtyUnitCode": -1,
        "altQtyUnitAbbr": None,
        "altQty": None,
        "isAltQtyEstimated": False,
        "netWgt": None,
        "isNetWgtEstimated": False,
        "grossWgt": None,
        "isGrossWgtEstimated": False,
        "cifvalue": value if flow == "M" else None,
        "fobvalue": value if flow == "X" else None,
        "primaryValue": value,
        "legacyEstimationFlag": 0,
        "isReported": False,
        "isAggregate": True,
    }


@contextmanager
def serving(services: Services) -> Iterator[Services]:
    """Run the services on a free port of this machine until the block ends."""

    stopped = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(place.query).items()}
            answer = services.answer(place.path, query)
            stopped.wait(answer.delay)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(answer.body) + answer.cut))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    services.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield services
    finally:
        stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()
