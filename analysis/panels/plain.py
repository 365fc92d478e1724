"""The documented plain CSV, and any file whose columns can be told or are mapped onto it.

Fields: ``reporter``, ``partner``, ``year``, ``value`` (US dollars) and ``flow`` (exports or
imports) are needed; ``valuation`` (FOB or CIF), ``product`` (TOTAL or 2, 4 or 6 digits of the
Harmonized System), ``source``, ``quality`` and ``resolution`` may stand. Instead of
``reporter``, ``partner`` and ``flow``, a file may have ``exporter``, ``importer`` and a column
``exports`` or ``imports``: the one who reports is then the exporter or the importer. A value
in thousands or millions is ``value_kusd``, ``exports_musd`` and so on.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from analysis.errors import PanelError, fault
from analysis.panels.published import Origin

if TYPE_CHECKING:
    from analysis.panels.layouts import Layout

SCALES = {"": 1.0, "_usd": 1.0, "_kusd": 1e3, "_musd": 1e6, "_busd": 1e9}

VALUES = {
    f"{what}{unit}": (what, scale)
    for what in ("value", "exports", "imports")
    for unit, scale in SCALES.items()
}
"""Every field that holds the figure: what it is, and how many dollars one of it is."""

SIDES = ("reporter", "partner", "exporter", "importer")
OPTIONAL = ("valuation", "product", "source", "quality", "resolution")
FIELDS = (*SIDES, "flow", "year", *VALUES, *OPTIONAL)

ALIASES = {
    **{f"{side}_{form}": side for side in SIDES for form in ("iso3", "iso", "code")},
    "indicator": "flow",
    "origin": "exporter",
    "destination": "importer",
    "source_id": "source",
    "hs": "product",
    "trade_value_usd": "value",
}


def layout(header: Sequence[str], mapping: Mapping[str, str], file: str) -> "Layout":
    """Return the layout of a file whose columns carry field names, aliases or a mapping.

    Raises:
        PanelError: If a mapping names no column or no field, or fields are missing or
            claimed twice; the message lists what to map.
    """
    from analysis.panels.layouts import Layout, Leg

    columns = _assigned(header, mapping, file)
    value = next((name for name in VALUES if name in columns), "")
    what, scale = VALUES.get(value, ("", 1.0))
    reporter, partner, flow = _sides(columns, what)
    missing = [
        field
        for field, there in (
            ("reporter (or exporter and importer)", reporter),
            ("partner", partner),
            ("year", columns.get("year")),
            ("value (or exports, imports; _kusd, _musd)", value),
            ("flow (or a value column called exports or imports)", flow),
        )
        if not there
    ]
    if missing:
        raise PanelError(
            fault(
                f"{file}:1 (header)",
                f"the columns {', '.join(header)}",
                f"a known layout; missing {'; '.join(missing)}",
                "Say what each is with --map COLUMN=FIELD, such as "
                f"--map '{next(iter(header), 'column')}=reporter'.",
            )
        )
    sided = {"exports": ("exporter_side", "FOB"), "imports": ("importer_side", "CIF")}
    quality, valuation = sided.get(flow, ("", ""))
    leg = Leg(
        reporter=reporter,
        partner=partner,
        year=columns["year"],
        value=columns[value],
        flow=flow,
        valuation=f"={columns['valuation']}" if "valuation" in columns else valuation,
        scale=scale,
        resolution=None,
        product=columns.get("product", ""),
        quality="" if "quality" in columns else quality,
        origin=origin(file),
        own={f: columns[f] for f in ("source", "quality", "resolution") if f in columns},
    )
    return Layout(name="csv", scheme="un", legs=(leg,))


def _assigned(header: Sequence[str], mapping: Mapping[str, str], file: str) -> dict[str, str]:
    """Return the column of each field; a mapped column wins over one known by its name."""
    lower = {name.strip().casefold(): name for name in header}
    for column, field in mapping.items():
        if column.strip().casefold() not in lower:
            raise PanelError(
                fault("--map", f"column {column!r}", f"one of {', '.join(header)}", "Spell it so.")
            )
        if field not in FIELDS:
            raise PanelError(
                fault("--map", f"field {field!r}", f"one of {', '.join(FIELDS)}", "Pick one.")
            )
    mapped = {field: lower[column.strip().casefold()] for column, field in mapping.items()}
    if len(mapped) < len(mapping):
        raise PanelError(
            fault("--map", "two columns for one field", "each field once", f"See {file}'s header.")
        )
    taken = set(mapped.values())
    found = {
        field: original
        for name, original in lower.items()
        if original not in taken and (field := ALIASES.get(name, name)) in FIELDS
    }
    return found | mapped


def _sides(columns: Mapping[str, str], what: str) -> tuple[str, str, str]:
    """Return the reporter's column, the partner's, and the flow (``=`` before a column)."""
    if what in ("exports", "imports"):
        own, other = ("exporter", "importer") if what == "exports" else ("importer", "exporter")
        reporter = columns.get(own) or columns.get("reporter", "")
        return reporter, columns.get(other) or columns.get("partner", ""), what
    flow = f"={columns['flow']}" if "flow" in columns else ""
    return columns.get("reporter", ""), columns.get("partner", ""), flow


def origin(file: str) -> Origin:
    """Return what is known of a file nobody described: its name."""
    name = PurePath(file).name
    for ending in (".gz", ".csv", ".txt", ".tsv"):
        name = name.removesuffix(ending)
    slug = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
    return Origin(source_id=slug or "panel", publisher=slug or "panel", title=name)
