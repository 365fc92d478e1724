"""Trade with the world, in one SQL for what an import writes and for what a store works out.

A relation of sums has the columns of pairs and three kinds of rows: as the file states them
(partner ``WLD``), one reporter's added partners (partner empty), and one partner's added
reporters (reporter empty).
"""

# ruff: noqa: S608 (the SQL is made of constants and of names this package gave)

from analysis.observations import WORLD

ADDED = """max(valuation) AS valuation, year, 'TOTAL' AS product,
    round(fsum(value), 2) AS value, sum(resolution) AS resolution,
    concat_ws(';', nullif(min(quality), ''), 'summed') AS quality, max(import_id) AS import_id"""
"""A sum has the flags that all its parts have in the order of texts: the plainest of them."""


def of(pairs: str) -> str:
    """Return the SQL of all sums over a relation of pairs."""
    return f"""
        SELECT source, reporter, partner, flow, valuation, year, product, value, resolution,
            quality, import_id FROM {pairs} WHERE partner = '{WORLD}'
        UNION ALL BY NAME
        SELECT source, reporter, '' AS partner, flow, {ADDED} FROM {pairs}
            WHERE partner <> '{WORLD}' GROUP BY source, reporter, flow, year
        UNION ALL BY NAME
        SELECT source, '' AS reporter, partner, flow, {ADDED} FROM {pairs}
            WHERE partner <> '{WORLD}' GROUP BY source, partner, flow, year"""


def totals(rows: str) -> str:
    """Return the SQL of one total for each source, reporter, flow and year of such rows.

    What is stated goes before what is added; the later release before the earlier.
    """
    stated = f"FILTER (partner = '{WORLD}')"
    return f"""SELECT source, reporter, '{WORLD}' AS partner, flow, max(valuation) AS valuation,
        year, 'TOTAL' AS product,
        coalesce(arg_max(value, release) {stated}, round(fsum(value), 2)) AS value,
        coalesce(arg_max(resolution, release) {stated}, sum(resolution)) AS resolution,
        coalesce(arg_max(quality, release) {stated}, min(quality)) AS quality,
        max(import_id) AS import_id
        FROM ({rows}) GROUP BY source, reporter, flow, year"""
