"""What a report can be about: two countries, a day, a stretch of years."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from analysis import countries
from analysis.errors import ParameterError, fault

PAIR = ("reporter", "partner")


def check(asked: Mapping[str, Any]) -> None:
    """Refuse parameters that no report can be about; those that are not there are not missed.

    Args:
        asked: ``reporter`` and ``partner`` as ISO 3166 alpha-3, ``as_of`` as YYYY-MM-DD or
            nothing, ``first_year`` and ``last_year``.

    Raises:
        CountryError: If a country is not one, with the near match.
        ParameterError: If the two are one, the day is none, or the years stand reversed.
    """
    pair = [countries.reportable(asked[name], name) for name in PAIR if name in asked]
    if len(pair) > len({*pair}):
        found, wanted = f"{pair[0]!r} twice", "two different countries"
        raise ParameterError(fault("partner", found, wanted, "Name the other country."))
    if (day := asked.get("as_of")) and not _is_day(day):
        wanted = "a day as YYYY-MM-DD, or nothing"
        raise ParameterError(fault("as_of", repr(day), wanted, "Give the day of the edition."))
    first, last = asked.get("first_year"), asked.get("last_year")
    if first is not None and last is not None and last < first:
        found, wanted = f"{first} to {last}", "the first year before the last"
        raise ParameterError(fault("first_year", found, wanted, "Swap the two years."))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
