"""What trade is held against, out of a file: one figure a row, of a country and a year.

The layout in which gross domestic product and price indices are passed on: columns
``Country Code``, ``Year`` and ``Value``, or others that a mapping names. Which of the two a
file holds, its columns do not tell, so its format must be named.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path

from analysis.countries import is_country
from analysis.errors import PanelError, fault
from analysis.panels import controls, reading
from analysis.panels.manifest import Import
from analysis.panels.published import Origin
from analysis.panels.rejects import Reject
from analysis.panels.schema import FIRST_YEAR, LAST_YEAR, MISSING

UNITS = {"gdp": "USD", "cpi": "index"}
FINEST = {"gdp": 1.0, "cpi": 0.001}
"""The step to which a figure is kept: more digits are noise."""

NAMES = {
    "reporter": ("reporter", "country code", "country_code", "iso3", "code"),
    "year": ("year",),
    "value": ("value",),
}
"""Each field, and the columns it is known by, in lower case."""

Row = dict[str, str]


def import_figures(
    file: Path,
    store: Path,
    indicator: str,
    origin: Origin,
    *,
    mapping: Mapping[str, str],
    encoding: str,
) -> tuple[Import, bool]:
    """Bring a file of ``gdp`` or ``cpi`` into a store; return its record and whether it is new.

    Raises:
        PanelError: If the file, the store or the disk do not allow it.
    """
    head = reading.head(file, encoding)
    columns = _columns(head.columns, mapping, file.name, indicator)
    kept: dict[tuple[str, str], Row] = {}
    left_out, broken = Counter[str](), list[Reject]()
    for block in reading.blocks(file, encoding, head.data_start, 2):
        lines = block.text.decode("utf-8").splitlines()
        for line, text in enumerate(lines, start=block.line):
            cells = next(csv.reader([text], delimiter=head.delimiter), [])
            row, reason, is_lost = _judged(cells, columns, indicator)
            if not reason and (row["reporter"], row["year"]) in kept:
                reason, is_lost = "repeats an earlier row", True
            if is_lost:
                broken.append(Reject(line, reason, text))
            elif reason:
                left_out[reason] += 1
            else:
                kept[row["reporter"], row["year"]] = row
    if not kept:
        reasons = left_out + Counter(one.reason for one in broken)
        found = "; ".join(f"{n} × {reason}" for reason, n in reasons.most_common(3)) or "no row"
        raise PanelError(fault(file.name, found, "figures", "Check --format and --map."))
    figures = controls.judged(kept.values(), origin)
    return controls.add(store, figures, origin, file.name, left_out, broken)


def _columns(
    header: Sequence[str], mapping: Mapping[str, str], file: str, indicator: str
) -> dict[str, int]:
    """Return where each field stands; a mapped column wins over one known by its name."""
    places = {name.strip().casefold(): place for place, name in enumerate(header)}
    mapped = {what: name.strip().casefold() for name, what in mapping.items()}
    found = {
        what: next(places[name] for name in (mapped.get(what, ""), *names) if name in places)
        for what, names in NAMES.items()
        if not {mapped.get(what, ""), *names}.isdisjoint(places)
    }
    if missing := [what for what in NAMES if what not in found]:
        raise PanelError(
            fault(
                f"{file}:1 (header)",
                f"the columns {', '.join(header)}",
                f"the columns of {indicator}; missing {'; '.join(missing)}",
                "Say what each is with --map COLUMN=FIELD.",
            )
        )
    return found


def _judged(cells: list[str], columns: dict[str, int], indicator: str) -> tuple[Row, str, bool]:
    """Return a row as text, why it is not kept if it is not, and whether that is a loss."""
    if len(cells) <= max(columns.values()):
        return {}, f"found {len(cells)} cells; expected at least {max(columns.values()) + 1}", True
    row = {what: cells[place].strip() for what, place in columns.items()}
    if row["value"].upper() in MISSING:
        return row, "no figure", False
    if not is_country(row["reporter"]):
        return row, "no country", False
    year, value = row["year"], _number(row["value"])
    if not year.isdigit() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return row, f"year {year!r} is no year", True
    if not 0 < value < float("inf"):
        return row, f"value {row['value']!r} is no positive figure", True
    decimals = len(row["value"].partition(".")[2])
    step = max(FINEST[indicator], 10.0**-decimals)
    told = {"indicator": indicator, "unit": UNITS[indicator], "resolution": f"{step:g}"}
    return row | told, "", False


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if isfinite(value) else 0.0
