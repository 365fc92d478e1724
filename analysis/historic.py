"""States and codes that ceased or changed, and what they are kept under.

A change of *code* alone (Romania's ROM to ROU) is followed, and the figure carries the flag
``recoded``. A state that *ceased* keeps its own code with the years in which it stood; its
figures are never added to a successor's. Where ISO kept the alphabetic code over a change
of borders (Germany in 1990), the code is kept too and the earlier figures carry the flag
``territory``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A state or territory that is no more, by the years for which it has statistics."""

    code: str
    name: str
    first: int
    last: int
    successors: tuple[str, ...]


ENTITIES = {
    entity.code: entity
    for entity in (
        Entity("ANT", "Netherlands Antilles", 1954, 2010, ("BES", "CUW", "SXM")),
        Entity("BLX", "Belgium and Luxembourg", 1922, 1998, ("BEL", "LUX")),
        Entity("CSK", "Czechoslovakia", 1918, 1992, ("CZE", "SVK")),
        Entity("DDR", "German Democratic Republic", 1949, 1990, ("DEU",)),
        Entity("GEL", "Gilbert and Ellice Islands", 1916, 1979, ("KIR", "TUV")),
        Entity("PCI", "Trust Territory of the Pacific", 1947, 1986, ("FSM", "MHL", "MNP", "PLW")),
        Entity("PCZ", "Panama Canal Zone", 1903, 1980, ("PAN",)),
        Entity("SCG", "Serbia and Montenegro", 1992, 2006, ("MNE", "SRB")),
        Entity("SKM", "Sikkim", 1900, 1975, ("IND",)),
        Entity("SUN", "Soviet Union", 1922, 1992, (
            "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK",
            "TKM", "UKR", "UZB")),
        Entity("VDR", "Democratic Republic of Vietnam", 1945, 1976, ("VNM",)),
        Entity("XAH", "Austria-Hungary", 1867, 1918, ("AUT", "HUN")),
        Entity("YMD", "Democratic Yemen", 1967, 1990, ("YEM",)),
        Entity("YUG", "Yugoslavia", 1918, 2003, (
            "BIH", "HRV", "MKD", "SCG", "SVN")),
    )
}  # fmt: skip
"""What ceased, by the code it is kept under. X codes are ISO 3166's for private use."""

RENAMED = {
    "ADO": "AND",
    "AFI": "DJI",
    "BUR": "MMR",
    "BYS": "BLR",
    "DHY": "BEN",
    "HVO": "BFA",
    "IMY": "IMN",
    "KOS": "XKX",
    "KSV": "XKX",
    "MNT": "MNE",
    "NHB": "VUT",
    "RHO": "ZWE",
    "ROM": "ROU",
    "SIK": "SKM",
    "SVU": "SUN",
    "TMP": "TLS",
    "UNK": "XKX",
    "USP": "PUS",
    "WBG": "PSE",
    "YDR": "YMD",
    "ZAR": "COD",
}
"""Codes given up for another of the same state, with the one it goes by now."""

SINCE = {"ROM": 2002, "TMP": 2002, "ZAR": 1997, "BUR": 1989, "HVO": 1984, "DHY": 1977}
"""The year from which ISO 3166 has the new code, for codes that panels still print."""


def outside(code: str, year: int) -> bool:
    """Return whether ``code`` is a state that did not stand in ``year``.

    >>> outside("SUN", 1985), outside("SUN", 2005), outside("TUR", 2005)
    (False, True, False)
    """
    entity = ENTITIES.get(code)
    return entity is not None and not entity.first <= year <= entity.last


def note(code: str) -> str:
    """Return one line on a code that ceased or changed, or an empty string.

    >>> note("ZAR")
    'ZAR has been COD since 1997.'
    """
    if code in RENAMED:
        year = SINCE.get(code)
        return (
            f"{code} has been {RENAMED[code]} since {year}."
            if year
            else (f"{code} is {RENAMED[code]} now.")
        )
    entity = ENTITIES.get(code)
    if entity is None:
        return ""
    after = ", ".join(entity.successors)
    return f"{entity.name} ({code}) has figures of its own for {entity.first} to {entity.last}; " \
        f"it was followed by {after}, to whose figures they are not added."  # fmt: skip
