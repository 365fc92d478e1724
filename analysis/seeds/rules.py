"""What may be wrong with a row though each of its cells is good."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from math import inf

from analysis.periods import between, partial_date
from analysis.seeds.cells import near
from analysis.seeds.phrases import WORDS_AT_MOST, numbers
from analysis.seeds.reading import Row

ABSURD_USD = 1e14
"""About the yearly output of the whole world."""

SCALES = {"one": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
UNITS = {
    "level": "USD",
    "change_pct": "percent",
    "share": "percent",
    "rank": "rank",
    "multiple": "multiple",
}
SIGNED = ("change_pct",)
COMPARED = ("change_pct", "multiple")
FACTS = ("reported", "estimated")
PLACE = ("source_id", "indicator", "reporter", "partner", "product", "year")
"""What tells one yearly figure from all others."""

Rows = Mapping[str, list[Row]]


def faults(rows: Rows, known: frozenset[str] | None) -> Iterator[str]:
    """Yield every fault that takes more than one cell to see, file by file.

    Args:
        rows: The good rows of each file that was read.
        known: The ids of all sources; None if their file could not be read.
    """
    sources = {row["source_id"]: row for row in rows["sources"]}
    for name, rules in RULES.items():
        if known is not None:
            yield from _sourced(rows.get(name, []), known)
        for row in rows.get(name, ()):
            for rule in rules:
                yield from rule(row)
    for name in ("claims", "events"):
        for row in rows.get(name, ()):
            yield from _unlocated(row, sources)
    for row in rows.get("claims", ()):
        yield from _foreseen(row, sources)
    yield from _copied(rows.get("series", ()), rows.get("panel", ()))


def remaining(name: str, row: Row) -> Iterator[str]:
    """Yield what is wrong with a corrected row of a file; its phrase may say something else."""
    for rule in RULES[name]:
        if rule is not _worded:
            yield from rule(row)


def _sourced(rows: list[Row], known: frozenset[str]) -> Iterator[str]:
    """Yield each source that is not there once, by the first of its rows."""
    lost = [row for row in rows if row["source_id"] not in known]
    for name, several in Counter(row["source_id"] for row in lost).items():
        row = next(row for row in lost if row["source_id"] == name)
        found = repr(name) if several == 1 else f"{name!r} in {several} rows"
        repair = near(name, tuple(known), "Add the source to sources.csv first.", alike=0.85)
        yield row.fault("source_id", found, "a source of sources.csv", repair)


def _copied(series: Iterable[Row], panel: Iterable[Row]) -> Iterator[str]:
    """Yield each cell, notes aside, in which the panel's copy of a figure is not the series'."""
    stated = {tuple(row[name] for name in PLACE): row for row in series}
    for row in panel:
        other = stated.get(tuple(row[name] for name in PLACE), row)
        for name, found in row.cells.items():
            if name != "note" and found != other[name]:
                expected = f"{other[name]!r}, as {other.file}:{other.line} has it"
                repair = "Let both copies say the same."
                yield row.fault(name, repr(found), expected, repair)


def _worded(row: Row) -> Iterator[str]:
    phrase = row["phrase"]
    if phrase and abs(Decimal(row["value"])) not in numbers(phrase):
        repair = "Quote the words that state the value, or correct the value."
        yield row.fault("phrase", repr(phrase), f"a phrase with {row['value']} in it", repair)


def _located(row: Row) -> Iterator[str]:
    words = len(row["phrase"].split())
    if words > WORDS_AT_MOST:
        expected = f"at most {WORDS_AT_MOST}"
        yield row.fault("phrase", f"{words} words", expected, "Quote the figure's own words only.")
    yield from _measured(row, "phrase")


def _measured(row: Row, column: str) -> Iterator[str]:
    start, end, length = row["char_start"], row["char_end"], len(row[column])
    repair = "Count Unicode characters from 0, the end not included."
    if (start == "") != (end == ""):
        yield row.fault("char_end", repr(end), "both ends of the locator or neither", repair)
    elif start and int(end) - int(start) != length:
        found = f"{start} to {end}"
        yield row.fault("char_end", found, f"{length} characters, as {column} has", repair)


def _unlocated(row: Row, sources: Mapping[str, Row]) -> Iterator[str]:
    source = sources.get(row["source_id"])
    if source is not None and source["file"] and not (row["phrase"] and row["char_start"]):
        repair = "Quote the phrase and give its place in the source's file."
        yield row.fault("phrase", "no phrase with a locator", "both", repair)


def _foreseen(row: Row, sources: Mapping[str, Row]) -> Iterator[str]:
    source, start = sources.get(row["source_id"]), row["period_start"]
    if row["status"] not in FACTS or source is None or not (start and source["published"]):
        return
    if partial_date(start).start > partial_date(source["published"]).end:
        found = f"{start} in a source of {source['published']}"
        expected = f"what is {row['status']} to have begun by then"
        yield row.fault("period_start", found, expected, "Correct the period or the status.")


def _ordered(row: Row, start: str, end: str) -> Iterator[str]:
    first, last = row[start], row[end]
    if not first and not last:
        return
    if not (first and last):
        yield row.fault(
            end, f"{first!r} to {last!r}", "both ends or neither", "Fill or clear both."
        )
        return
    try:
        between(first, last)
    except ValueError:
        yield row.fault(end, f"{first} to {last}", "an end not before the start", "Swap the two.")


def _periods(row: Row) -> Iterator[str]:
    yield from _ordered(row, "period_start", "period_end")
    yield from _ordered(row, "base_start", "base_end")
    if row["base_start"] and row["measure"] not in COMPARED:
        expected = f"no base for a {row['measure']}"
        yield row.fault("base_start", repr(row["base_start"]), expected, "Clear both ends.")


def _paired(row: Row) -> Iterator[str]:
    yield from _between_two(row)
    reporter, partner = row["reporter"], row["partner"]
    mutual = row["indicator"] == "turnover" and row["measure"] not in ("rank", "share")
    if mutual and partner != "WLD" and reporter > partner:
        found = f"{reporter}, {partner}"
        yield row.fault("reporter", found, "turnover in alphabetical order", "Swap the two.")


def _counted(row: Row) -> Iterator[str]:
    counted = (row["indicator"], row["measure"]) == ("company_count", "level")
    unit = "count" if counted else UNITS[row["measure"]]
    if row["unit"] != unit:
        expected = f"{unit} for a {row['measure']} of {row['indicator']}"
        yield row.fault("unit", repr(row["unit"]), expected, "Correct the unit or the measure.")
    if row["unit"] not in ("USD", "count") and row["scale"] != "one":
        yield row.fault("scale", repr(row["scale"]), f"one for {row['unit']}", "Write one.")


def _sized(row: Row) -> Iterator[str]:
    value, repair = float(row["value"]), "Check the source; the codebook has the conventions."
    amount = value * SCALES[row["scale"]]
    if value < 0 and row["measure"] not in SIGNED and row["indicator"] != "balance":
        yield row.fault("value", row["value"], "a value not below 0", repair)
    low, high = LIMITS.get(row["measure"], (-inf, inf))
    if not low <= value <= high:
        yield row.fault(
            "value", row["value"], f"{low:g} to {high:g} for a {row['measure']}", repair
        )
    if abs(amount) > ABSURD_USD:
        yield row.fault("value", f"{amount:g}", f"at most {ABSURD_USD:g}", repair)


LIMITS = {"rank": (1, 300), "share": (0, 100), "change_pct": (-100, 1e6), "multiple": (0, 1e6)}
"""The least and the greatest value that each measure can have."""


def _resolved(row: Row) -> Iterator[str]:
    step, repair = Decimal(row["resolution"]), "Give the step of the last digit printed."
    if row["measure"] == "rank" or row["status"] == "target":
        if step:
            yield row.fault("resolution", str(step), "0 for ranks and targets", "Write 0.")
    elif not step:
        yield row.fault("resolution", str(step), "a step above 0", repair)
    elif Decimal(row["value"]) % step or Decimal(row["value_high"] or 0) % step:
        yield row.fault("resolution", str(step), f"a step that divides {row['value']}", repair)


def _ranged(row: Row) -> Iterator[str]:
    high, repair = row["value_high"], "Only a range has a higher end, not below the lower."
    if (row["hedge"] == "range") != bool(high):
        expected = "a value" if row["hedge"] == "range" else "none"
        yield row.fault("value_high", repr(high), f"{expected} for {row['hedge']}", repair)
    elif high and float(high) < float(row["value"]):
        yield row.fault("value_high", high, f"at least {row['value']}", repair)


def _observed(row: Row) -> Iterator[str]:
    control = row["indicator"] in ("gdp", "cpi")
    if control != (row["partner"] == ""):
        expected = "no partner for a control" if control else "a partner"
        yield row.fault("partner", repr(row["partner"]), expected, "See the codebook.")
    if (row["unit"] == "USD") == (row["indicator"] == "cpi"):
        expected = "USD for money, an index for prices"
        yield row.fault("unit", repr(row["unit"]), expected, "Correct the unit or the indicator.")


def _dated(row: Row) -> Iterator[str]:
    yield from _ordered(row, "date_start", "date_end")


def _between_two(row: Row) -> Iterator[str]:
    if row["reporter"] == row["partner"]:
        yield row.fault("partner", repr(row["partner"]), "another country", "Name the other side.")


def _held(row: Row) -> Iterator[str]:
    if bool(row["file"]) != bool(row["sha256"]):
        column = "sha256" if row["file"] else "file"
        repair = "Name the file and compute its hash with sha256sum."
        yield row.fault(column, "''", "a file with its hash, or neither", repair)


def _quoted(row: Row) -> Iterator[str]:
    yield from _measured(row, "text")


Rule = Callable[[Row], Iterator[str]]

RULES: dict[str, tuple[Rule, ...]] = {
    "sources": (_held,),
    "claims": (_worded, _located, _periods, _paired, _counted, _sized, _resolved, _ranged),
    "events": (_located, _dated, _between_two),
    "series": (_observed,),
    "panel": (_observed,),
    "ignored": (_quoted,),
}
"""What is checked of each row of each file."""
