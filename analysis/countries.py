"""Country codes and names: ISO 3166 for what exists, CLDR for what it is called."""

import re
from functools import cache

from analysis.errors import AnalysisError, fault
from analysis.language import LOCALE

SHORT = {
    "BES": "the Caribbean Netherlands",
    "COD": "the Democratic Republic of the Congo",
    "COG": "the Republic of the Congo",
    "CCK": "the Cocos Islands",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "XKX": "Kosovo",
}
"""Where CLDR's English name is not what a report would print."""

# fmt: off
WITH_ARTICLE = frozenset([
    "ARE", "ATF", "BHS", "CAF", "COK", "COM", "CYM", "DOM", "FLK", "FRO", "GBR", "GMB", "IMN",
    "IOT", "MDV", "MHL", "MNP", "NLD", "PCN", "PHL", "PSE", "SLB", "TCA", "UMI", "USA",
    "VGB", "VIR",
])
# fmt: on
"""Countries whose English name takes "the" inside a sentence."""

OUTSIDE_ISO = frozenset(["XKX"])
"""Codes in general use that ISO 3166 leaves to its users."""


class CountryError(AnalysisError):
    """A code or name that is no country's; the message names the near match."""


@cache
def is_country(code: str) -> bool:
    """Return whether ``code`` is a country's ISO 3166 alpha-3 code, of today or withdrawn.

    Aggregates ("WLD", "EU27"), unallocated rests and lower case are not countries.
    """
    import pycountry

    if re.fullmatch(r"[A-Z]{3}", code) is None:
        return False
    return (
        code in OUTSIDE_ISO
        or pycountry.countries.get(alpha_3=code) is not None
        or pycountry.historic_countries.get(alpha_3=code) is not None
    )


@cache
def name(code: str) -> str:
    """Return the country's name as it stands in a sentence, article included.

    >>> name("TUR"), name("NLD")
    ('Türkiye', 'the Netherlands')

    Raises:
        CountryError: If ``code`` is not a country in ISO 3166 today.
    """
    short = SHORT.get(code) or _cldr(checked(code))
    return f"the {short}" if code in WITH_ARTICLE else short


def title(code: str) -> str:
    """Return the country's name as it stands in a heading or a list, without its article.

    >>> title("NLD")
    'Netherlands'
    """
    return name(code).removeprefix("the ")


def possessive(code: str) -> str:
    """Return the country's name with its possessive ending.

    >>> possessive("TUR"), possessive("USA")
    ('Türkiye’s', 'the United States’')
    """
    return f"{name(code)}’" if name(code).endswith("s") else f"{name(code)}’s"


def label(code: str) -> str:
    """Return a name for any code a table may hold, also a withdrawn one or an aggregate."""
    import pycountry

    if code in SHORT or pycountry.countries.get(alpha_3=code) is not None:
        return name(code)
    old = pycountry.historic_countries.get(alpha_3=code)
    return str(old.name).split(",")[0] if old is not None else AGGREGATES.get(code, code)


AGGREGATES = {"WLD": "the world"}
"""Names of what is no country but stands beside countries in a table."""


def checked(code: str) -> str:
    """Return ``code`` if it is a country's in ISO 3166 today.

    Raises:
        CountryError: If it is not; the message names the near match.
    """
    import pycountry

    if code in OUTSIDE_ISO or pycountry.countries.get(alpha_3=code) is not None:
        return code
    raise CountryError(fault("country", repr(code), "an ISO 3166 alpha-3 code", _repair(code)))


def lookup(text: str) -> str:
    """Return the alpha-3 code of a country named by its code or by its English name.

    >>> lookup("Türkiye"), lookup("kz"), lookup("the Netherlands")
    ('TUR', 'KAZ', 'NLD')

    Raises:
        CountryError: If nothing, or only an old name, fits; the message names the near match.
    """
    import pycountry

    wanted = text.strip().removeprefix("the ")
    try:
        return str(pycountry.countries.lookup(wanted).alpha_3)
    except LookupError:
        known = _by_name().get(wanted.casefold())
    if known is None:
        raise CountryError(
            fault("country", repr(text), "a country's code or English name", _repair(text))
        )
    return known


def _cldr(code: str) -> str:
    from babel import Locale
    from babel.core import get_global

    alpha_2 = get_global("territory_aliases")[code][0]
    found = str(Locale.parse(LOCALE).territories[alpha_2])
    return found.replace(" & ", " and ").replace("St. ", "Saint ")


@cache
def _by_name() -> dict[str, str]:
    import pycountry

    return {title(c.alpha_3).casefold(): c.alpha_3 for c in pycountry.countries}


def _repair(text: str) -> str:
    """Return the sentence that names the country the editor probably meant."""
    import pycountry

    wanted = text.strip().removeprefix("the ").casefold()
    if code := FORMER.get(wanted):
        return f"It is written {name(code)} now: use {code}."
    for old in pycountry.historic_countries:
        if wanted in (old.alpha_3.casefold(), old.name.casefold()):
            return f"{old.name} was withdrawn in {old.withdrawal_date[:4]}: use a successor."
    near = _near(wanted)
    if near is not None:
        return f"Did you mean {near} ({title(near)})?"
    return "The codes are listed in ISO 3166, such as KAZ or TUR."


FORMER = {
    "turkey": "TUR",
    "czech republic": "CZE",
    "swaziland": "SWZ",
    "macedonia": "MKD",
    "burma": "MMR",
    "rom": "ROU",
    "holland": "NLD",
    "uk": "GBR",
    "england": "GBR",
}
"""Names and codes that are still typed; the country itself goes by another one."""


def _near(wanted: str) -> str | None:
    from difflib import SequenceMatcher

    import pycountry

    known = {**{c.alpha_3.casefold(): c.alpha_3 for c in pycountry.countries}, **_by_name()}

    def likeness(text: str) -> tuple[float, bool, bool, str]:
        swapped = sorted(text) == sorted(wanted)
        return (SequenceMatcher(None, wanted, text).ratio(), swapped, text[:2] == wanted[:2], text)

    best = max(known, key=likeness)
    return known[best] if likeness(best)[0] >= LIKE_ENOUGH else None


LIKE_ENOUGH = 0.6
"""Two texts less alike than this (difflib's ratio) are not a typing error apart."""
