"""Countries and groups of countries, by name, adjective, people and city."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pycountry
from babel import Locale

from analysis.extraction.text.lexicon import LANGUAGES

GROUPS = frozenset(
    ["EUU", "AFR", "EAC", "TRC", "ASN", "GCC", "EAU", "CIS", "MSR", "LCN", "XCA", "XME", "WLD"]
)
"""Codes that name more than one state."""

NOT_COUNTRIES = frozenset(
    ["Jersey", "Guernsey", "Male", "Praia", "Sucre", "Victoria", "Lima", "Georgetown", "Kingston"]
)
"""Names more often something else in news prose."""

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A mention ``[start, end)`` of a country.

    ``form`` is ``name``, ``adjective``, ``people`` or ``city``. A possessive ending is not
    part of it.
    """

    start: int
    end: int
    code: str
    form: str


@lru_cache
def gazetteer() -> dict[str, tuple[str, str]]:
    """Return every known spelling to its alpha-3 code and form."""
    known: dict[str, tuple[str, str]] = {}
    for language in LANGUAGES:
        for alpha2, name in Locale(language).territories.items():
            country = pycountry.countries.get(alpha_2=alpha2) if len(alpha2) == 2 else None
            if country is not None:
                known.setdefault(name.replace("’", "'"), (country.alpha_3, "name"))
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            if name := getattr(country, key, None):
                known.setdefault(name, (country.alpha_3, "name"))
    with (Path(__file__).parent / "demonyms.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            _add_row(known, row)
    return {n: v for n, v in known.items() if n not in NOT_COUNTRIES and len(n) > 1}


def _add_row(known: dict[str, tuple[str, str]], row: dict[str, str]) -> None:
    forms = (
        ("city", "cities"),
        ("people", "people"),
        ("adjective", "adjectives"),
        ("name", "names"),
    )
    for form, column in forms:
        for name in filter(None, row[column].split("|")):
            known[name] = (row["code"], form)


@lru_cache
def alpha2(code: str) -> str:
    """Return the alpha-2 code of an alpha-3 one; empty for a group."""
    country = pycountry.countries.get(alpha_3=code)
    return country.alpha_2 if country is not None else {"EUU": "EU", "XKX": "XK"}.get(code, "")


@lru_cache
def _first_words() -> frozenset[str]:
    return frozenset(_WORD.match(name)[0].rstrip(".") for name in gazetteer() if _WORD.match(name))  # type: ignore[index]


@lru_cache(maxsize=8192)
def _opens(word: str) -> bool:
    """Return whether a spelling begins with a word, its possessive ending left out."""
    plain = word.replace("’", "'").rstrip(".")
    return any(
        form in _first_words()
        for form in (plain, re.sub(r"'s?$", "", plain), "SA" if plain.startswith("SA") else plain)
    )


def places(text: str) -> tuple[Place, ...]:
    """Return the mentions in ``text``, longest spelling first, none overlapping."""
    known = gazetteer()
    if _SOUTH_AFRICAN.search(text):
        known = known | {"SA": ("ZAF", "name")}
    words = list(_WORD.finditer(text))
    found: list[Place] = []
    index = 0
    while index < len(words):
        step = 1
        if words[index][0][0].isupper() and _opens(words[index][0]):
            for size in range(min(_MAX_WORDS, len(words) - index), 0, -1):
                if place := _place(text, words[index], words[index + size - 1], known):
                    found.append(place)
                    step = size
                    break
        elif words[index][0] in ("world", "worldwide", "globally"):
            found.append(Place(words[index].start(), words[index].end(), "WLD", "name"))
        index += step
    return tuple(_with_descriptions(text, found))


_SOUTH_AFRICAN = re.compile(r"\bSouth\sAfrican?\b|\bR\d[\d,. ]*-?(?:bn|m|billion|million)\b")
"""What tells that SA is not short for another name."""
_DESCRIBED = re.compile(
    r"\b[Tt]he\s(?:[a-z]+\s)?(?P<state>[Kk]ingdom|[Ss]ultanate|[Ee]mirates?|[Ff]ederation|"
    r"[Pp]rincipality|[Gg]rand\s[Dd]uchy)\b(?!\s(?:of|[A-Z]))"
)


@lru_cache
def _style_of(code: str) -> str:
    """Return the official name of a state, lower case: "kingdom of saudi arabia"."""
    country = pycountry.countries.get(alpha_3=code)
    return str(getattr(country, "official_name", "")).lower() if country else ""


def _with_descriptions(text: str, named: list[Place]) -> list[Place]:
    """Add "the kingdom" and the like as mentions of the state named last that is one."""
    added: list[Place] = []
    for match in _DESCRIBED.finditer(text):
        style = match["state"].lower().rstrip("s")
        before = [p for p in named if p.end <= match.start() and style in _style_of(p.code)]
        if before:
            added.append(Place(match.start("state"), match.end(), before[-1].code, "name"))
    taken = [p for p in added if not any(p.start < n.end and n.start < p.end for n in named)]
    return sorted((*named, *taken), key=lambda p: p.start)


def _place(
    text: str, first: re.Match[str], last: re.Match[str], known: dict[str, tuple[str, str]]
) -> Place | None:
    start, end = first.start(), last.end()
    printed = text[start:end].replace("’", "'")
    if "\n" in printed:
        return None
    if re.match(
        r"[$£₵]|\s(?:dollars?|francs?|lira|rupees?|rubles?|roubles?|yuan)\b", text[end : end + 9]
    ):
        return None
    for spelling in _spellings(printed):
        if spelling in known and not _is_surname(text, start, spelling):
            code, form = known[spelling]
            if form == "city" and text[start - 1 : start] == "-" and text[end : end + 1] == "-":
                return None
            return Place(start, start + len(spelling), code, form)
    return None


_SURNAMES = frozenset(
    [
        "Montenegro",
        "Jordan",
        "Chad",
        "Israel",
        "Holland",
        "Ireland",
        "England",
        "Wales",
        "Sofia",
        "Milan",
        "Wellington",
    ]
)
_GIVEN = re.compile(
    r"\b(?!(?:The|In|To|From|With|And|Of|North|South|Minister|President)\s)[A-Z][a-z]\S+\s$"
)


def _is_surname(text: str, start: int, spelling: str) -> bool:
    """Return whether a place's name follows a given name: "Luís Montenegro"."""
    return spelling in _SURNAMES and _GIVEN.search(text[max(0, start - 16) : start]) is not None


def _spellings(printed: str) -> tuple[str, ...]:
    bare = re.sub(r"\s+", " ", printed)
    if len(bare) != len(printed):
        return ()
    stem = bare.removesuffix(".")
    no_possessive = re.sub(r"'s?$", "", stem)
    return tuple(dict.fromkeys((bare, stem, no_possessive)))
