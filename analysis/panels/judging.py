"""The query that turns a block's text into figures of the store, or into reasons why not."""

# ruff: noqa: S608 (the SQL is made of constants and of names this package gave)

from dataclasses import asdict
from typing import Any

from analysis.historic import ENTITIES
from analysis.panels.codes import ALWAYS, GROUP, scheme
from analysis.panels.layouts import Layout, Leg
from analysis.panels.schema import (
    FIRST_YEAR,
    LARGEST_USD,
    LARGEST_WORLD_USD,
    LAST_YEAR,
    MISSING,
)

HS = "^[0-9]{2}([0-9A-Z]{2}([0-9A-Z]{2})?)?$"
FLOWS = {
    "exports": ("X", "EXPORT", "EXPORTS", "2"),
    "imports": ("M", "IMPORT", "IMPORTS", "1"),
}
"""Other flows (re-exports, transit) are part of these or no trade of the reporter's."""

LEFT_OUT = "left out: "
"""How the verdict starts on a row that is sound and no figure of ours."""


def statement(layout: Layout) -> str:
    """Return the SQL that judges the rows of table ``block``.

    The result has the columns of the store, and ``line``, ``verdict`` (empty: a figure; a
    reason otherwise), and the texts ``reporter_text``, ``partner_text`` of the two countries.
    """
    places = {name: f"c{index}" for index, name in enumerate(layout.columns)}
    legs = " UNION ALL ".join(_leg(layout, leg, places) for leg in layout.legs)
    return f"""
        WITH raw AS ({legs}),
        typed AS (
            SELECT *, TRY_CAST(year_text AS INTEGER) AS year,
                round(TRY_CAST(value_text AS DOUBLE) * scale, 3) AS value
            FROM raw
        ),
        placed AS (
            SELECT typed.*, r.code AS reporter, r.flag AS reporter_flag,
                r.since AS reporter_since, r.until AS reporter_until,
                p.code AS partner, p.flag AS partner_flag,
                p.since AS partner_since, p.until AS partner_until
            FROM typed
            LEFT JOIN codes r ON r.printed = reporter_text
                AND coalesce(year, 0) BETWEEN r.first AND r.last
            LEFT JOIN codes p ON p.printed = partner_text
                AND coalesce(year, 0) BETWEEN p.first AND p.last
        )
        SELECT source, reporter, partner, flow, valuation, year, product, value,
            CASE WHEN resolution >= 0 THEN resolution ELSE {_printed()} END AS resolution,
            {_flags()} AS quality, line, reporter_text, partner_text, {_verdict(layout)} AS verdict
        FROM placed
    """


def codes(layout: Layout) -> Any:
    """Return table ``codes`` that the statement joins: each printed code, and when it stood."""
    import pyarrow as pa

    rows = []
    for code in (*scheme(layout.scheme), *layout.added):
        entity = ENTITIES.get(code.code)
        since, until = (entity.first, entity.last) if entity else ALWAYS
        rows.append({**asdict(code), "since": since, "until": until})
    return pa.Table.from_pylist(rows)


def _leg(layout: Layout, leg: Leg, places: dict[str, str]) -> str:
    def side(column: str) -> str:
        own = f"upper(trim({places[column]}))"
        other = layout.alternatives.get(column)
        return (
            own if other is None else f"coalesce(nullif({own}, ''), upper(trim({places[other]})))"
        )

    def own_column(name: str, otherwise: str) -> str:
        return f"trim({places[leg.own[name]]})" if name in leg.own else otherwise

    resolution = "NULL::DOUBLE" if leg.resolution is None else f"{leg.resolution!r}::DOUBLE"
    return f"""
        SELECT line, {side(leg.reporter)} AS reporter_text, {side(leg.partner)} AS partner_text,
            trim({places[leg.year]}) AS year_text, trim({places[leg.value]}) AS value_text,
            {_flow(leg, places)} AS flow, {_valuation(layout, leg, places)} AS valuation,
            {_product(leg, places)} AS product, {leg.scale!r}::DOUBLE AS scale,
            {own_column("source", _text(leg.origin.source_id))} AS source,
            {own_column("quality", _text(leg.quality))} AS quality,
            TRY_CAST({own_column("resolution", resolution)} AS DOUBLE) AS resolution,
            {_left_out(layout, leg, places)} AS left_out
        FROM block
    """


def _flow(leg: Leg, places: dict[str, str]) -> str:
    if not leg.flow.startswith("="):
        return _text(leg.flow)
    column = f"upper(trim({places[leg.flow[1:]]}))"
    cases = " ".join(
        f"WHEN {column} IN ({_list(printed)}) THEN {_text(flow)}" for flow, printed in FLOWS.items()
    )
    return f"CASE {cases} END"


def _valuation(layout: Layout, leg: Leg, places: dict[str, str]) -> str:
    if leg.valuation.startswith("="):
        return f"upper(trim({places[leg.valuation[1:]]}))"
    if layout.name != "comtrade":
        return _text(leg.valuation)
    imports = "'CIF'"
    if layout.cif and layout.fob:
        cif, fob = (f"coalesce(trim({places[c]}), '')" for c in (layout.cif, layout.fob))
        imports = (
            f"CASE WHEN {cif} IN ('', '0') AND {fob} NOT IN ('', '0') THEN 'FOB' ELSE 'CIF' END"
        )
    return f"CASE WHEN {_flow(leg, places)} = 'exports' THEN 'FOB' ELSE {imports} END"


def _product(leg: Leg, places: dict[str, str]) -> str:
    """Return the product; a code that lost its leading zero to a spreadsheet gets it back."""
    if not leg.product:
        return "'TOTAL'"
    text = f"upper(trim({places[leg.product]}))"
    return f"""CASE WHEN {text} IN ('', 'TOTAL', 'ALL') THEN 'TOTAL'
        WHEN length({text}) % 2 = 1 THEN '0' || {text} ELSE {text} END"""


def _left_out(layout: Layout, leg: Leg, places: dict[str, str]) -> str:
    """Return the reason for which a sound row is part of another one, or no trade of ours."""
    cases = [
        f"WHEN upper(trim({places[column]})) NOT IN ('', {_list(kept)}) "
        f"THEN {_text(f'{column} is not {kept[0]}')}"
        for column, kept in layout.only.items()
    ]
    if layout.classification and leg.product:
        scheme_text = f"upper(trim({places[layout.classification]}))"
        cases.append(
            f"WHEN {_product(leg, places)} <> 'TOTAL' AND {scheme_text} NOT LIKE 'H%' "
            "THEN 'products not in the Harmonized System'"
        )
    if leg.flow.startswith("=") and layout.name == "comtrade":
        cases.append(f"WHEN {_flow(leg, places)} IS NULL THEN 'neither exports nor imports'")
    return f"CASE {' '.join(cases)} END" if cases else "NULL"


def _verdict(layout: Layout) -> str:
    missing = _list(MISSING + layout.missing)
    largest = f"CASE WHEN partner = 'WLD' THEN {LARGEST_WORLD_USD} ELSE {LARGEST_USD} END"
    listed = (
        """WHEN product <> 'TOTAL' AND product NOT IN (SELECT code FROM products)
            THEN 'product ' || product || ' is not in the release''s list of products'"""
        if layout.products
        else ""
    )
    return f"""CASE
        WHEN left_out IS NOT NULL THEN '{LEFT_OUT}' || left_out
        WHEN reporter = '{GROUP}' OR partner = '{GROUP}'
            THEN '{LEFT_OUT}a group of countries, whose members have rows'
        WHEN upper(value_text) IN ({missing}) THEN '{LEFT_OUT}no figure'
        WHEN year IS NULL OR year NOT BETWEEN {FIRST_YEAR} AND {LAST_YEAR}
            THEN 'year ' || year_text || ' is no year of {FIRST_YEAR} to {LAST_YEAR}'
        WHEN reporter IS NULL THEN 'reporter ' || reporter_text || ' is no country code'
        WHEN partner IS NULL THEN 'partner ' || partner_text || ' is no country code'
        WHEN reporter = 'WLD' THEN '{LEFT_OUT}the world as reporter'
        WHEN flow IS NULL THEN 'flow is neither exports nor imports'
        WHEN valuation NOT IN ('', 'FOB', 'CIF') THEN 'valuation is neither FOB nor CIF'
        WHEN product <> 'TOTAL' AND NOT regexp_matches(product, '{HS}')
            THEN 'product ' || product || ' is no code of the Harmonized System'
        {listed}
        WHEN value IS NULL OR isnan(value) OR isinf(value)
            THEN 'value ' || value_text || ' is no number'
        WHEN value < 0 THEN 'value ' || value_text || ' is negative'
        WHEN value > {largest} THEN 'value ' || value_text || ' is more than the world trades'
        WHEN source IS NULL OR source = '' THEN 'source is empty'
        ELSE '' END"""


def _flags() -> str:
    return """concat_ws(';', nullif(quality, ''), nullif(reporter_flag, ''),
        nullif(partner_flag, ''), CASE WHEN year NOT BETWEEN greatest(reporter_since, partner_since)
            AND least(reporter_until, partner_until) THEN 'outside_validity' END)"""


def _printed() -> str:
    """Return the step of the last printed decimal, at least one dollar; ".0" is no decimal."""
    decimals = "length(rtrim(split_part(value_text, '.', 2), '0'))"
    return f"greatest(1.0, scale / pow(10, {decimals}))"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(_text(value) for value in values)
