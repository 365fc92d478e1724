"""Country codes as panels print them, and the code under which the store keeps each.

Two schemes: ``un`` (alphabetic codes of ISO 3166, and the numeric M49 codes of the United
Nations as Comtrade and BACI use them) and ``cow`` (state numbers of the Correlates of War).
An area that is no country (bunkers, free zones, "not elsewhere specified") is kept under an
underscore and its own code, counts in a total and stands in no ranking. A group of
countries is left out, because its members are there.
"""

from dataclasses import dataclass
from functools import cache

from analysis.historic import ENTITIES, RENAMED
from analysis.observations import WORLD

ALWAYS = (0, 9999)

GROUP = "*"
"""The code of a group of countries, whose rows are left out."""


@dataclass(frozen=True, slots=True)
class Code:
    """What one printed code means in the years ``first`` to ``last``; ``flag`` says how."""

    printed: str
    first: int
    last: int
    code: str
    flag: str = ""


# fmt: off
M49 = {
    "58": "BLX", "200": "CSK", "251": "FRA", "278": "DDR", "381": "ITA", "412": "XKX",
    "530": "ANT", "532": "ANT", "579": "NOR", "582": "PCI", "592": "PCZ", "699": "IND",
    "720": "YMD", "757": "CHE", "810": "SUN", "842": "USA", "849": "PUS", "868": "VDR",
    "890": "YUG", "891": "SCG",
}
"""Numeric codes that trade statistics use and ISO 3166 lacks today."""

M49_TERRITORY = {
    "230": "ETH", "280": "DEU", "356": "IND", "588": "PAK", "590": "PAN", "736": "SDN",
    "841": "USA", "886": "YEM",
}
"""Numeric codes of a state within earlier borders, under the alphabetic code it kept."""

AREAS = {
    "_BAT": ("80", "BAT", "ATB"),
    "_KN1": ("658", "KN1"),
    "_PCE": ("PCE",),
    "_NZE": ("536", "NZE", "NTZ"),
    "_RYU": ("647", "RYU"),
    "_SVR": ("866", "SVR"),
    "_TAN": ("835", "TAN"),
    "_ZW1": ("717", "ZW1"),
    "_SACU": ("711", "SACU"),
    "_459": ("459",), "_461": ("461",), "_471": ("471",), "_472": ("472",), "_473": ("473",),
    "_492": ("492",), "_527": ("527",), "_568": ("568", "E19"), "_577": ("577", "F19"),
    "_636": ("636",), "_637": ("637",), "_129": ("129",), "_221": ("221",), "_290": ("290",),
    "_BUN": ("837", "BUN", "XB"),
    "_FRE": ("838", "FRE", "XF"),
    "_SPE": ("839", "SPE", "XS"),
    "_UNS": ("899", "UNS", "_X", "XX"),
}
"""Areas that are no country of ISO 3166, with every code they are printed under.

In trade statistics 492 is the rest of Europe, though ISO 3166 gives it to Monaco, whose trade
is France's there.
"""

GROUPS = ("97", "EUN", "EUR", "EU2", "EU27", "EU28", "EU", "975", "OECD", "OED")

COW = """
2 USA 20 CAN 31 BHS 40 CUB 41 HTI 42 DOM 51 JAM 52 TTO 53 BRB 54 DMA 55 GRD 56 LCA 57 VCT
58 ATG 60 KNA 70 MEX 80 BLZ 90 GTM 91 HND 92 SLV 93 NIC 94 CRI 95 PAN 100 COL 101 VEN 110 GUY
115 SUR 130 ECU 135 PER 140 BRA 145 BOL 150 PRY 155 CHL 160 ARG 165 URY 200 GBR 205 IRL 210 NLD
211 BEL 212 LUX 220 FRA 221 MCO 223 LIE 225 CHE 230 ESP 232 AND 235 PRT 265 DDR 290 POL 300 XAH
305 AUT 310 HUN 315 CSK 316 CZE 317 SVK 325 ITA 331 SMR 338 MLT 339 ALB 341 MNE 343 MKD 344 HRV
346 BIH 347 XKX 349 SVN 350 GRC 352 CYP 355 BGR 359 MDA 360 ROU 366 EST 367 LVA 368 LTU 369 UKR
370 BLR 371 ARM 372 GEO 373 AZE 375 FIN 380 SWE 385 NOR 390 DNK 395 ISL 402 CPV 403 STP 404 GNB
411 GNQ 420 GMB 432 MLI 433 SEN 434 BEN 435 MRT 436 NER 437 CIV 438 GIN 439 BFA 450 LBR 451 SLE
452 GHA 461 TGO 471 CMR 475 NGA 481 GAB 482 CAF 483 TCD 484 COG 490 COD 500 UGA 501 KEN 510 TZA
511 _ZAN 516 BDI 517 RWA 520 SOM 522 DJI 530 ETH 531 ERI 540 AGO 541 MOZ 551 ZMB 552 ZWE 553 MWI
560 ZAF 565 NAM 570 LSO 571 BWA 572 SWZ 580 MDG 581 COM 590 MUS 591 SYC 600 MAR 615 DZA 616 TUN
620 LBY 625 SDN 626 SSD 630 IRN 640 TUR 645 IRQ 651 EGY 652 SYR 660 LBN 663 JOR 666 ISR 670 SAU
679 YEM 680 YMD 690 KWT 692 BHR 694 QAT 696 ARE 698 OMN 700 AFG 701 TKM 702 TJK 703 KGZ 704 UZB
705 KAZ 710 CHN 712 MNG 713 TWN 730 _KOR 731 PRK 732 KOR 740 JPN 750 IND 760 BTN 770 PAK 771 BGD
775 MMR 780 LKA 781 MDV 790 NPL 800 THA 811 KHM 812 LAO 817 _SVR 820 MYS 830 SGP 835 BRN 840 PHL
850 IDN 860 TLS 900 AUS 910 PNG 920 NZL 935 VUT 940 SLB 946 KIR 947 TUV 950 FJI 955 TON 970 NRU
983 MHL 986 PLW 987 FSM 990 WSM
"""
# fmt: on

COW_BY_YEAR = (
    Code("255", 0, 1945, "DEU", "territory"),
    Code("255", 1946, 9999, "DEU"),
    Code("260", *ALWAYS, "DEU", "territory"),
    Code("345", 0, 1917, "SRB", "territory"),
    Code("345", 1918, 2002, "YUG"),
    Code("345", 2003, 2005, "SCG"),
    Code("345", 2006, 9999, "SRB"),
    Code("365", 0, 1921, "RUS", "territory"),
    Code("365", 1922, 1991, "SUN"),
    Code("365", 1992, 9999, "RUS"),
    Code("678", *ALWAYS, "YEM", "territory"),
    Code("816", 0, 1975, "VDR"),
    Code("816", 1976, 9999, "VNM"),
)
"""State numbers that the Correlates of War carry on where ISO 3166 gives new codes."""


@cache
def scheme(name: str) -> tuple[Code, ...]:
    """Return every printed code of a scheme, ``un`` or ``cow``; for one year each is one code."""
    return _cow() if name == "cow" else _un()


def near(printed: str, name: str) -> str:
    """Return the code most like ``printed``, or an empty string; a number is like no other.

    >>> near("KZA", "un")
    'KAZ'
    """
    from difflib import get_close_matches

    if printed.isdigit():
        return ""
    known = sorted({code.code for code in scheme(name) if code.code not in ("", GROUP)})
    close = get_close_matches(printed, known, n=99, cutoff=0.6)
    return min(close, key=lambda c: (sorted(c) != sorted(printed), c[0] != printed[0]), default="")


def is_ranked(code: str) -> bool:
    """Return whether a kept code is a country, of today or former: not an area, not the world.

    >>> is_ranked("KAZ"), is_ranked("SUN"), is_ranked("_FRE"), is_ranked("WLD")
    (True, True, False, False)
    """
    return not code.startswith("_") and code != WORLD


def _cow() -> tuple[Code, ...]:
    words = COW.split()
    fixed = zip(words[::2], words[1::2], strict=True)
    return tuple(Code(number, *ALWAYS, code) for number, code in fixed) + COW_BY_YEAR


def _un() -> tuple[Code, ...]:
    import pycountry

    found = {c.alpha_3: Code(c.alpha_3, *ALWAYS, c.alpha_3) for c in pycountry.countries}
    found |= {_plain(c.numeric): Code("", *ALWAYS, c.alpha_3) for c in pycountry.countries}
    found |= {c.alpha_3: Code("", *ALWAYS, c.alpha_3) for c in pycountry.historic_countries}
    found |= {code: Code("", *ALWAYS, code) for code in (*ENTITIES, "XKX")}
    found |= {old: Code("", *ALWAYS, new, "recoded") for old, new in RENAMED.items()}
    found |= {number: Code("", *ALWAYS, code) for number, code in M49.items()}
    found |= {n: Code("", *ALWAYS, code, "territory") for n, code in M49_TERRITORY.items()}
    found |= {p: Code("", *ALWAYS, area) for area, all_ in AREAS.items() for p in (area, *all_)}
    found |= {p: Code("", *ALWAYS, WORLD) for p in ("0", WORLD, "W00", "WORLD", "ALL")}
    found |= {p: Code("", *ALWAYS, "TWN", "other_asia") for p in ("490", "S19", "OAS")}
    found |= {p: Code("", *ALWAYS, GROUP) for p in GROUPS}
    return tuple(Code(p, c.first, c.last, c.code, c.flag) for p, c in _padded(found).items())


def _plain(numeric: str) -> str:
    return str(int(numeric))


def _padded(found: dict[str, Code]) -> dict[str, Code]:
    """Return the codes with numbers also in the three-digit form."""
    return found | {p.zfill(3): code for p, code in found.items() if p.isdigit()}
