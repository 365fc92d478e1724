"""The one form of a figure in a store, and the rules a row must keep to get in."""

from datetime import date

SCHEMA = 1
"""Version of a store's layout; another one is refused, never guessed at."""

FORMATS = ("auto", "cow", "comtrade", "baci", "gravity", "csv", "gdp", "cpi")
"""What a file's layout may be called on the command line."""

UNDATED = date.max
"""``known_by`` of a file whose day of publication nobody gave: no dated edition sees it."""

FIRST_YEAR, LAST_YEAR = 1800, 2100

LARGEST_USD = 5e12
"""A larger flow between two countries is a mistake of unit: the whole world trades some 3e13."""

LARGEST_WORLD_USD = 1e14

COLUMNS = (
    "source",
    "reporter",
    "partner",
    "flow",
    "valuation",
    "year",
    "product",
    "value",
    "resolution",
    "quality",
)
"""Of every Parquet file in a store. ``value`` and ``resolution`` are in whole US dollars."""

WORLD_REPORTERS = 100
"""Fewer reporters than these in a year are not the world, and are not added up to it."""

QUALITY = {
    "estimated": "worked out, not measured",
    "exporter_side": "taken from the exporter's statistics",
    "importer_side": "taken from the importer's statistics",
    "lower_bound": "not all of the trade is counted",
    "mirrored": "read from the other direction of a reconciled flow",
    "other_asia": "the United Nations' area 'Other Asia, not elsewhere specified'",
    "outside_validity": "dated outside the years in which the state stood",
    "reconciled": "one figure made from both sides' statistics: nobody's ledger",
    "recoded": "printed under a code given up since",
    "rounded": "known to its resolution only",
    "summed": "added up here from finer rows of the same source",
    "territory": "the state within earlier borders, under the code it kept",
}
"""Flags of a figure. In a file they stand in one cell, separated by semicolons."""

MISSING = ("", "NA", "NAN", "NULL", "NONE", "N/A", ".", "..", "-")
"""What panels print, in any case, where there is no figure: nothing is lost by leaving it out."""


def flags(cell: str | None) -> frozenset[str]:
    """Return the flags of one cell.

    >>> sorted(flags("rounded;summed;rounded"))
    ['rounded', 'summed']
    """
    return frozenset(flag for flag in (cell or "").replace(" ", ";").split(";") if flag)
