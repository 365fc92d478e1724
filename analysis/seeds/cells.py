"""What may be wrong with one cell by itself."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from json import loads
from math import isfinite
from pathlib import Path

from analysis.countries import OUTSIDE_ISO
from analysis.periods import partial_date
from analysis.prose import INVISIBLE
from analysis.seeds.schema import Column

LONGEST = 500
FIRST_YEAR, LAST_YEAR = 1800, 2100

Problem = tuple[str, str, str]
"""What was found, what was expected, how to repair it."""


def problems(text: str, column: Column) -> list[Problem]:
    """Return what is wrong with a cell of ``column``; nothing if it is good."""
    hidden = INVISIBLE.search(text) or re.search(r"[\n\r\t]", text)
    if hidden is not None:
        place = f"U+{ord(hidden[0]):04X} at character {hidden.start() + 1}"
        return [(place, "visible characters only", "Delete the character.")]
    if len(text) > LONGEST:
        return [(f"{len(text)} characters", f"at most {LONGEST}", "Shorten the text.")]
    if not text.strip():
        found = "an empty cell" if not text else repr(text)
        wrong = column.required or text != ""
        return [(found, _expected(column), column.repair)] if wrong else []
    if column.enum:
        return _listed(text, column.enum, column.repair)
    return KINDS[column.kind](text, column)


def near(text: str, known: tuple[str, ...], repair: str, alike: float = 0.6) -> str:
    """Return the repair, led by the known word that ``text`` may be a slip for.

    ``alike`` is how alike they must be, of 1; names that share their form need more than words.
    """
    close = get_close_matches(text, known, n=1, cutoff=alike)
    return f"Did you mean {close[0]!r}? {repair}" if close else repair


@cache
def iso3166() -> frozenset[str]:
    """Return every ISO 3166 alpha-3 code, of today or withdrawn, and those in use beside them.

    Read from pycountry's tables: importing it takes longer than reading all seeds.
    """
    spec = find_spec("pycountry")
    places = spec.submodule_search_locations if spec is not None else None
    if not places:
        raise ModuleNotFoundError("pycountry")
    tables = Path(places[0]) / "databases"
    parts = (
        loads((tables / f"iso{part}.json").read_text("utf-8"))[part.removeprefix("iso")]
        for part in ("3166-1", "3166-3")
    )
    return OUTSIDE_ISO.union(row["alpha_3"] for part in parts for row in part)


def _expected(column: Column) -> str:
    return f"one of {', '.join(column.enum)}" if column.enum else "a value"


def _listed(text: str, known: tuple[str, ...], repair: str) -> list[Problem]:
    if text in known:
        return []
    return [(repr(text), f"one of {', '.join(known)}", near(text, known, repair))]


def _text(text: str, column: Column) -> list[Problem]:
    if text != text.strip():
        return [(repr(text), "no space at either end", "Delete the spaces.")]
    if column.pattern and re.search(column.pattern, text) is None:
        return [(repr(text), f"the form {column.pattern}", column.repair)]
    return []


def _number(text: str, column: Column) -> list[Problem]:
    plain = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
    if plain is None or not isfinite(float(text)) or (column.whole and "." in text):
        expected = "a whole number" if column.whole else "a number in plain digits"
        return [(repr(text), expected, column.repair)]
    value = float(text)
    if column.minimum is not None and value < column.minimum:
        return [(repr(text), f"at least {column.minimum:.15g}", column.repair)]
    if column.maximum is not None and value > column.maximum:
        return [(repr(text), f"at most {column.maximum:.15g}", column.repair)]
    return []


def _date(text: str, column: Column) -> list[Problem]:
    try:
        year = partial_date(text).start.year
    except ValueError:
        return [(repr(text), "YYYY, YYYY-MM or YYYY-MM-DD", column.repair)]
    if FIRST_YEAR <= year <= LAST_YEAR:
        return []
    return [(repr(text), f"a year from {FIRST_YEAR} to {LAST_YEAR}", column.repair)]


def _country(text: str, column: Column) -> list[Problem]:
    if text in column.codes or text in iso3166():
        return []
    also = f" or {', '.join(column.codes)}" if column.codes else ""
    return [(repr(text), f"an ISO 3166 alpha-3 code{also}", column.repair)]


def _flags(text: str, column: Column) -> list[Problem]:
    given = text.split(";")
    ordered = sorted({*given} - {""})
    if given != ordered:
        repair = f"Write {';'.join(ordered)!r}."
        return [(repr(text), "each flag once, in alphabetical order", repair)]
    return [fault for flag in given for fault in _listed(flag, column.flags, column.repair)]


def _url(text: str, column: Column) -> list[Problem]:
    if re.fullmatch(r"https?://[^\s/]+\S*", text):
        return []
    return [(repr(text), "an address that starts with http:// or https://", column.repair)]


KINDS: dict[str, Callable[[str, Column], list[Problem]]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "country": _country,
    "flags": _flags,
    "url": _url,
}
