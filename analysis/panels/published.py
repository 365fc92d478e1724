"""Who published a panel, and when: the source every figure of a store names."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from analysis.claims import Source
from analysis.panels.schema import UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One data set in one release. ``published`` is a day, a month, a year or empty.

    ``accessed`` is the day on which it was fetched, empty for a file that somebody has.
    """

    source_id: str
    publisher: str
    title: str
    url: str = ""
    published: str = ""
    licence: str = ""
    accessed: str = ""

    @property
    def known_by(self) -> date:
        """The last day of the time given, by which it was surely public."""
        return last_day(self.published)

    def source(self, file: str, sha256: str) -> Source:
        """Return the origin of one file as the record every figure carries."""
        return Source(
            source_id=self.source_id,
            publisher=self.publisher,
            title=self.title,
            url=self.url,
            published=self.published,
            known_by=self.known_by,
            accessed=self.accessed,
            kind="statistics",
            licence=self.licence,
            file=file,
            sha256=sha256,
        )


CEPII = "CEPII"

KNOWN = {
    "cow": Origin(
        source_id="cow-trade-4",
        publisher="Correlates of War Project",
        title="Trade Data Set, version 4.0, dyadic",
        url="https://correlatesofwar.org/data-sets/bilateral-trade/",
        published="2017",
        licence="free with citation (Barbieri and Keshk)",
    ),
    "comtrade": Origin(
        source_id="comtrade",
        publisher="United Nations Statistics Division",
        title="UN Comtrade",
        url="https://comtradeplus.un.org/",
        licence="UN Comtrade terms of use",
    ),
    "baci": Origin(
        source_id="baci",
        publisher=CEPII,
        title="BACI",
        url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
        licence="Etalab 2.0",
    ),
    "worldbank": Origin(
        source_id="worldbank-wdi",
        publisher="World Bank",
        title="World Development Indicators",
        url="https://databank.worldbank.org/source/world-development-indicators",
        licence="CC-BY-4.0",
    ),
    "gravity-comtrade": Origin(
        source_id="gravity-comtrade",
        publisher=CEPII,
        title="Gravity, flows of UN Comtrade",
        url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=8",
        licence="Etalab 2.0",
    ),
}
KNOWN |= {
    f"gravity-{name}": replace(
        KNOWN["gravity-comtrade"], source_id=f"gravity-{name}", title=f"Gravity, flows of {title}"
    )
    for name, title in (("baci", "BACI"), ("imf", "the IMF"))
}

RELEASE = re.compile(r"_(?:(HS\d\d)_.*)?V(\d{4})(\d{2})([a-z]?)(?=[._])", re.IGNORECASE)
"""BACI_HS92_Y2021_V202301.csv, Gravity_V202211.csv: nomenclature, year and month of release."""


def origin(kind: str, file: str) -> Origin:
    """Return the origin of a known data set, with the release that its file's name gives.

    >>> origin("baci", "BACI_HS92_Y2021_V202301.csv.gz").source_id
    'baci-hs92-v202301'
    """
    base = KNOWN[kind]
    found = RELEASE.search(file)
    if found is None or base.published or kind == "comtrade":
        return base
    nomenclature, year, month, letter = found.groups()
    parts = (base.source_id, nomenclature or "", f"v{year}{month}{letter}")
    words = (base.title, nomenclature or "", f"release {year}-{month}{letter}")
    return replace(
        base,
        source_id="-".join(part.lower() for part in parts if part),
        title=" ".join(word for word in words if word),
        published=f"{year}-{month}" if 1 <= int(month) <= 12 else year,
    )


def last_day(published: str) -> date:
    """Return the last day of a day, month or year in ISO 8601; ``UNDATED`` if empty.

    >>> last_day("2023-02"), last_day("2017")
    (datetime.date(2023, 2, 28), datetime.date(2017, 12, 31))

    Raises:
        ValueError: If it is none of these.
    """
    if not published:
        return UNDATED
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", published):
        raise ValueError(f"not a day, month or year in ISO 8601: {published!r}")
    year, month, day = (int(part) for part in f"{published}-0-0".split("-")[:3])
    month = month or 12
    if "00" in published.split("-")[1:]:
        raise ValueError(f"no month or day is nought: {published!r}")
    return date(year, month, day or monthrange(year, month)[1])
