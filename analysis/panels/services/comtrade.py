"""UN Comtrade: what both countries report on their trade, by ``comtradeapicall``."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from analysis.errors import PanelError, fault
from analysis.panels.codes import scheme
from analysis.panels.published import KNOWN
from analysis.panels.services.asking import Haul, Question, Row
from analysis.panels.services.calls import TIMEOUT, PassingError, Patience, address, judge

NAME = "comtrade"
ADDRESS = "BRIEF_COMTRADE_URL"
KEY = "COMTRADE_KEY"
OFFICIAL = "https://comtradeapi.un.org"

WORLD = "0"
TOTALS = {"partner2Code": "0", "customsCode": "C00", "motCode": "0"}
"""Not broken down by second partner, customs procedure or transport."""

OWN = {"CHE": "757", "FRA": "251", "IND": "699", "NOR": "579", "TWN": "490", "USA": "842"}
"""Numbers that Comtrade gives to its reporters where ISO 3166 has another."""

PERIODS = 12
"""Years that one call may ask for."""

CAPS = {"public": 500, "data": 100_000}
"""Records that one call gives at most; an answer of that size may be cut off."""

NO_KEY = (
    f"without {KEY} Comtrade was asked for the pair and the world only, not for all partners: "
    "no ranking can be made of it"
)


@dataclass(frozen=True, slots=True)
class Slice:
    """One call: the values of each dimension; no partners means all of them."""

    periods: tuple[str, ...]
    reporters: tuple[str, ...]
    flows: tuple[str, ...]
    partners: tuple[str, ...]
    products: tuple[str, ...]

    def halves(self) -> "tuple[Slice, Slice] | None":
        """Return the call in two, cut where it has most values; None if it cannot be cut."""
        names = ("periods", "reporters", "flows", "partners", "products")
        name = max(names, key=lambda n: len(getattr(self, n)))
        values = getattr(self, name)
        if len(values) < 2:
            return None
        middle = len(values) // 2
        return replace(self, **{name: values[:middle]}), replace(self, **{name: values[middle:]})


@dataclass(frozen=True, slots=True)
class Service:
    """The client, where it calls, with what key, and how patiently."""

    base: str
    key: str
    patience: Patience

    @property
    def name(self) -> str:
        """For messages: never with the key."""
        return f"UN Comtrade ({self.base})"

    @property
    def cap(self) -> int:
        """How many records one call gives at most."""
        return CAPS["data" if self.key else "public"]

    def rows(self, call: Slice) -> Iterator[Mapping[str, Any]]:
        """Yield every record of a call, made in parts where the answer may be cut off."""
        found = self.patience.call(self.name, lambda: self._records(call))
        if len(found) < self.cap:
            yield from found
            return
        halves = call.halves()
        if halves is None:
            told = f"{len(found)} records, the most that one call gives"
            raise PanelError(fault(self.name, told, "all records", f"Set {KEY}."))
        for half in halves:
            yield from self.rows(half)

    def releases(self, reporters: Iterable[str]) -> dict[tuple[str, int], str]:
        """Return the day of the last release of each reporter's year."""
        found = self.patience.call(self.name, lambda: self._availability(",".join(reporters)))
        latest: dict[tuple[str, int], str] = {}
        for row in found:
            code = _alphabetic().get(str(row["reporterCode"]), "")
            place = code, int(row["period"])
            latest[place] = max(latest.get(place, ""), str(row["lastReleased"])[:10])
        return latest

    def _records(self, call: Slice) -> list[Mapping[str, Any]]:
        with self._client() as client:
            asked = {
                "typeCode": "C",
                "freqCode": "A",
                "clCode": "HS",
                "period": ",".join(call.periods),
                "reporterCode": ",".join(call.reporters),
                "cmdCode": ",".join(call.products),
                "flowCode": ",".join(call.flows),
                "partnerCode": ",".join(call.partners) or None,
                "maxRecords": self.cap,
                **TOTALS,
            }
            if self.key:
                return _records(client.getFinalData(self.key, **asked))
            return _records(client.previewFinalData(**asked))

    def _availability(self, reporters: str) -> list[Mapping[str, Any]]:
        with self._client() as client:
            asked = ("C", "A", "HS", None, reporters)
            if self.key:
                return _records(client.getFinalDataAvailability(self.key, *asked))
            return _records(client._getFinalDataAvailability(*asked))

    @contextmanager
    def _client(self) -> Iterator[Any]:
        """Give the client, with its calls sent to ``base`` and judged; then as it was.

        It has its address in every function and prints what goes wrong, so the one thing it
        calls through, the pool of ``urllib3``, is exchanged while it works.
        """
        import comtradeapicall
        import urllib3
        from comtradeapicall import DataAvailability, PreviewGet

        modules = (PreviewGet, DataAvailability)
        pool = SimpleNamespace(request=self._request)
        for module in modules:
            module.urllib3 = SimpleNamespace(
                PoolManager=lambda: pool, exceptions=urllib3.exceptions
            )
        try:
            yield comtradeapicall
        except (ValueError, KeyError):
            raise PassingError("an answer that is no list of records") from None
        finally:
            for module in modules:
                module.urllib3 = urllib3

    def _request(self, method: str, url: str, fields: Mapping[str, Any], timeout: float) -> Any:
        import urllib3

        try:
            answer = urllib3.PoolManager().request(
                method,
                self.base + url.removeprefix(OFFICIAL),
                fields=fields,
                timeout=min(timeout, TIMEOUT),
                retries=False,
            )
        except urllib3.exceptions.NewConnectionError:
            raise PassingError("no connection") from None
        except urllib3.exceptions.TimeoutError:
            raise PassingError("no answer in time") from None
        except urllib3.exceptions.HTTPError:
            raise PassingError("a connection that breaks off") from None
        judge(answer.status, answer.headers, answer.data, self.key)
        return answer


def fetch(question: Question, patience: Patience) -> Haul:
    """Return both countries' exports and imports: totals, and two-digit product groups.

    The totals are with each other and the world, the groups with each other. With a key, in
    the environment variable ``COMTRADE_KEY``, the totals are with all partners, and the
    groups with the world too: without one a call gives too few records for that. The release
    is the day of the last release that the service states for the reporter and year.

    Raises:
        PanelError: If the service refuses or keeps failing.
    """
    base = address(os.environ.get(ADDRESS, OFFICIAL), ADDRESS)
    service = Service(base, os.environ.get(KEY, ""), patience)
    reporters = tuple(numeric(code) for code in question.pair)
    released = service.releases(reporters)
    years = [year for year in question.years if any((c, year) in released for c in question.pair)]
    rows = tuple(
        _text(row)
        for call in _calls(years, reporters, bool(service.key))
        for row in service.rows(call)
    )
    return Haul(
        origin=KNOWN["comtrade"],
        layout="comtrade",
        rows=rows,
        released=released,
        remarks=() if service.key else (NO_KEY,),
    )


def _calls(years: Sequence[int], reporters: tuple[str, ...], has_key: bool) -> Iterator[Slice]:
    """Yield the calls to make; without a key, each is so small that its answer is whole."""
    whole = Slice((), reporters, ("M", "X"), (*reporters, WORLD), ())
    everyone = () if has_key else whole.partners
    products = whole.partners if has_key else reporters
    for periods in _chunks(years, PERIODS):
        yield replace(whole, periods=periods, partners=everyone, products=("TOTAL",))
    for periods in _chunks(years, PERIODS if has_key else 1):
        yield replace(whole, periods=periods, partners=products, products=("AG2",))


def _chunks(years: Sequence[int], size: int) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(years), size):
        yield tuple(str(year) for year in years[start : start + size])


def numeric(code: str) -> str:
    """Return the number under which Comtrade has a country; its own where ISO 3166 differs.

    >>> numeric("KAZ"), numeric("USA"), numeric("FRA")
    ('398', '842', '251')
    """
    known = (c.printed for c in scheme("un") if c.printed.isdigit() and c.code == code)
    return OWN.get(code) or next(known, code)


def _alphabetic() -> dict[str, str]:
    return {code.printed: code.code for code in scheme("un")}


def _records(frame: Any) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = frame.to_dict("records")
    return found


def _text(row: Mapping[str, Any]) -> Row:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> str:
    """Return a cell as text; pandas gives a missing one as a value unlike itself."""
    return "" if value is None or value != value else str(value)
