"""Which SDMX source to ask, and what its dimensions and codes mean: a file, or the IMF's trade."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from analysis.errors import PanelError, fault
from analysis.panels.services.calls import address

FILE = "BRIEF_SDMX"
ADDRESS = "BRIEF_SDMX_URL"
KEY = "SDMX_KEY"

MEANINGS = ("exports/FOB", "imports/CIF", "imports/FOB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataflow:
    """Yearly trade in goods, in US dollars, from one SDMX 2.1 service.

    ``key`` is the key of the call with the places ``{reporters}``, ``{partners}`` and
    ``{indicators}``; ``reporter``, ``partner``, ``indicator`` and ``scale`` name dimensions or
    attributes (the last holds a power of ten). ``indicators`` gives flow and valuation by
    code, ``codes`` the service's code of a country where that is not alpha-3. ``key_header``
    is the header that carries the key in the environment variable ``SDMX_KEY``, if any.
    """

    source_id: str = "imf-imts"
    publisher: str = "International Monetary Fund"
    title: str = "International Trade in Goods by Partner Country"
    about: str = "https://data.imf.org/en/datasets/IMF.STA:IMTS"
    licence: str = "IMF terms of use"
    source: str = "IMF_DATA"
    url: str = "https://api.imf.org/external/sdmx/2.1"
    dataflow: str = "IMTS"
    key: str = "{reporters}.{indicators}.{partners}.A"
    reporter: str = "COUNTRY"
    partner: str = "COUNTERPART_COUNTRY"
    indicator: str = "INDICATOR"
    scale: str = "SCALE"
    world: str = "G001"
    key_header: str = ""
    indicators: Mapping[str, str] = field(
        default_factory=lambda: {"XG_FOB_USD": "exports/FOB", "MG_CIF_USD": "imports/CIF"}
    )
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is called: the environment goes before the file.

        Raises:
            PanelError: If it is no address.
        """
        return address(os.environ.get(ADDRESS, self.url), ADDRESS)

    @property
    def name(self) -> str:
        """For messages."""
        return f"{self.publisher} ({self.address})"


def described() -> Dataflow:
    """Return the data flow of the file that the environment names, else the IMF's trade.

    Raises:
        PanelError: If the file cannot be read, or says what a data flow does not have.
    """
    named = os.environ.get(FILE, "")
    if not named:
        return Dataflow()
    try:
        content = tomllib.loads(Path(named).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PanelError(fault(named, str(error), "a TOML file", f"Check {FILE}.")) from error
    known = {one.name: one.default for one in fields(Dataflow)}
    for name, value in content.items():
        kind = str if isinstance(known.get(name), str) else dict
        if name not in known or not isinstance(value, kind):
            listed = ", ".join(known)
            raise PanelError(fault(named, f"{name} = {value!r}", f"one of {listed}", "Correct it."))
    flow = Dataflow(**content)
    for code, meaning in flow.indicators.items():
        if meaning not in MEANINGS:
            expected = f"one of {', '.join(MEANINGS)}"
            raise PanelError(fault(f"{named} ({code})", repr(meaning), expected, "Correct it."))
    return flow
