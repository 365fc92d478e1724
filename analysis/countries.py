"""Country codes and names: ISO 3166 for what exists, CLDR for what it is called."""

import re
from functools import cache

from analysis import historic
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
    "ANT", "ARE", "ATF", "BHS", "CAF", "COK", "COM", "CYM", "DDR", "DOM", "FLK", "FRO", "GBR",
    "GEL", "GMB", "IMN", "IOT", "MDV", "MHL", "MNP", "NLD", "PCI", "PCN", "PCZ", "PHL", "PSE",
    "SLB", "SUN", "TCA", "UMI", "USA", "VDR", "VGB", "VIR",
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
        or code in historic.ENTITIES
        or pycountry.countries.get(alpha_3=code) is not None
        or pycountry.historic_countries.get(alpha_3=code) is not None
    )


@cache
def name(code: str) -> str:
    """Return the country's name as it stands in a sentence, article included.

    >>> name("TUR"), name("NLD")
    ('Türkiye', 'the Netherlands')

    A state that ceased goes by the name it had.

    Raises:
        CountryError: If ``code`` is not a country's.
    """
    if code in historic.ENTITIES:
        short = historic.ENTITIES[code].name
    else:
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

    is_known = code in SHORT or code in historic.ENTITIES
    if is_known or pycountry.countries.get(alpha_3=code) is not None:
        return name(code)
    old = pycountry.historic_countries.get(alpha_3=code)
    return str(old.name).split(",")[0] if old is not None else AGGREGATES.get(code, code)


AGGREGATES = {"WLD": "the world"}
"""Names of what is no country but stands beside countries in a table."""


def checked(code: str, place: str = "country") -> str:
    """Return ``code`` if it is a country's in ISO 3166 today; ``place`` is where it stands.

    Raises:
        CountryError: If it is not; the message names the near match.
    """
    import pycountry

    known = pycountry.countries.get(alpha_3=code)  # which takes no heed of case
    if code in OUTSIDE_ISO or (known is not None and known.alpha_3 == code):
        return code
    raise CountryError(fault(place, repr(code), "an ISO 3166 alpha-3 code", _repair(code)))


def reportable(code: str, place: str = "country") -> str:
    """Return ``code`` if a report may be about it: a country of today, or one that ceased.

    >>> reportable("YUG")
    'YUG'

    Raises:
        CountryError: If it is neither; the message names the near match.
    """
    return code if code in historic.ENTITIES else checked(code, place)


def years_of(code: str) -> tuple[int, int] | None:
    """Return the first and last year of a state that ceased; None for one that stands."""
    entity = historic.ENTITIES.get(code)
    return (entity.first, entity.last) if entity is not None else None


def successors(code: str) -> str:
    """Return who followed a state that ceased, as a reader would be told: "Czechia (CZE)"."""
    entity = historic.ENTITIES[code]
    return ", ".join(f"{title(after)} ({after})" for after in entity.successors)


def followers(code: str) -> str:
    """Return who followed a state that ceased, for a sentence.

    >>> followers("CSK")
    'Czechia and Slovakia'

    A name with an "and" of its own is set off by a comma.
    """
    from babel.lists import format_list

    names = [name(after) for after in historic.ENTITIES[code].successors]
    is_plain = not any(" and " in one for one in names)
    return str(format_list(names, locale=LOCALE if is_plain else "en_US"))


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
    return re.sub(r"^St\.? ", "Saint ", found.replace(" & ", " and "))


@cache
def _by_name() -> dict[str, str]:
    import pycountry

    return {title(c.alpha_3).casefold(): c.alpha_3 for c in pycountry.countries}


def _repair(text: str) -> str:
    """Return the sentence that names the country the editor probably meant."""
    wanted = text.strip().removeprefix("the ").casefold()
    if code := FORMER.get(wanted):
        return f"It is written {name(code)} now: use {code}."
    if old := _withdrawn(wanted):
        return old
    near = _near(wanted)
    if near is not None:
        return f"Did you mean {near} ({title(near)})?"
    return "The codes are listed in ISO 3166, such as KAZ or TUR."


def _withdrawn(wanted: str) -> str:
    """Return what became of a code or name that was withdrawn; nothing if it was not."""
    import pycountry

    of_name = {c.name.split(",")[0].casefold(): c.alpha_3 for c in pycountry.historic_countries}
    of_name |= {entity.name.casefold(): code for code, entity in historic.ENTITIES.items()}
    code = of_name.get(wanted, wanted.upper())
    if code in historic.RENAMED:
        now = historic.RENAMED[code]
        if now in historic.ENTITIES:
            return f"It goes by {now} here, {name(now)}: use {now}."
        since = f" since {historic.SINCE[code]}" if code in historic.SINCE else ""
        return f"It has been {now} ({title(now)}){since}: use {now}."
    if code in historic.ENTITIES:
        return _ceased(code)
    old = pycountry.historic_countries.get(alpha_3=code)
    return f"{old.name} was withdrawn in {old.withdrawal_date[:4]}." if old is not None else ""


def _ceased(code: str) -> str:
    entity = historic.ENTITIES[code]
    return f"{entity.name} ({code}) ceased in {entity.last}: use a successor, {successors(code)}."


FORMER = {
    "turkey": "TUR",
    "czech republic": "CZE",
    "swaziland": "SWZ",
    "macedonia": "MKD",
    "burma": "MMR",
    "holland": "NLD",
    "uk": "GBR",
    "england": "GBR",
    "ivory coast": "CIV",
    "cabo verde": "CPV",
}
"""Names that are still typed; the country itself goes by another one."""


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
