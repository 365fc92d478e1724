"""Staged pieces to the grains of a store, a range of reporters at a time.

``detail`` has the products as the file has them, ``chapters`` the two-digit groups, ``pairs``
one total for each pair, flow and year. These are sorted by reporter, partner, flow, year, so
that a pair lies together and a reporter's rows are neighbours. ``reverse`` has the pairs of
reconciled flows again, sorted by partner, and ``sums`` the trade with the world.

What the file states is taken as it is; what it does not state is added up from the coarsest
products it has, and flagged.
"""

# ruff: noqa: S608 (the SQL is made of constants and of names this package gave)

from pathlib import Path
from typing import Any

from analysis.panels import sums
from analysis.panels.schema import COLUMNS

BUCKET_ROWS = 3_000_000
"""Rows sorted at a time: about 0.5 GiB of memory."""

GRAINS = ("pairs", "reverse", "sums", "chapters", "detail")
ROW_GROUP = 100_000
FINE_ROW_GROUP = 32_768
"""Of pairs: a question reads whole groups, and some thousands of rows of them; a quarter of
this size costs more in reading the file's list of groups than it saves."""

KEY = "source, reporter, partner, flow, year"
ORDER = f"{KEY}, product"
ALL = ", ".join(COLUMNS)

LEVEL = "CASE WHEN product = 'TOTAL' THEN 0 ELSE length(product::VARCHAR) END"
"""How fine a product is: 0 for the total, else the digits of its code."""

TEXTS = ("source", "reporter", "partner", "flow", "valuation", "product", "quality")

ADDED = """max(valuation) AS valuation, round(fsum(value), 2) AS value,
    sum(resolution) AS resolution,
    CASE WHEN min(quality) = max(quality) THEN min(quality)::VARCHAR
        ELSE concat_ws(';', min(quality), max(quality)) END AS quality"""
"""A sum's bounds are the widest that its parts allow. Flags hardly differ within a sum."""


def build(work: Path, out: Path, import_id: str, engine: Any) -> tuple[dict[str, list[str]], int]:
    """Write the grains of the figures staged in ``work`` to folder ``out``.

    Returns:
        The names of the files by grain, and how many rows repeated an earlier one; those
        are in ``work / "repeats.csv"``, in the form of rejects.
    """
    staged = f"read_parquet('{_quoted(work)}/[0-9]*.parquet')"
    files: dict[str, list[str]] = {grain: [] for grain in GRAINS}
    repeats = 0
    for number, (first, last) in enumerate(_ranges(staged, engine)):
        _load(f"SELECT * FROM {staged} WHERE reporter BETWEEN '{first}' AND '{last}'", engine)
        repeats += _without_repeats(work, number, engine)
        for grain, query in _grains(engine).items():
            name = f"{grain}-{number:04d}.parquet"
            if _copy(query, import_id, out / name, engine):
                files[grain].append(name)
    files |= _from_pairs(out, files["pairs"], engine)
    return files, repeats


def _load(query: str, engine: Any) -> None:
    """Put rows into table ``bucket``, texts as numbers in their order: sorting is then quick."""
    for table in ("bucket", "groups", "loaded"):
        engine.execute(f"DROP TABLE IF EXISTS {table}")
    engine.execute(f"CREATE TEMP TABLE loaded AS {query}")
    for column in TEXTS:
        engine.execute(f"DROP TYPE IF EXISTS {column}_text")
        engine.execute(
            f"CREATE TYPE {column}_text AS ENUM (SELECT DISTINCT {column} FROM loaded ORDER BY 1)"
        )
    casts = ", ".join(f"{column}::{column}_text AS {column}" for column in TEXTS)
    engine.execute(f"CREATE TEMP TABLE bucket AS SELECT * REPLACE ({casts}) FROM loaded")
    engine.execute("DROP TABLE loaded")


def _ranges(staged: str, engine: Any) -> list[tuple[str, str]]:
    """Return ranges of reporters with at most ``BUCKET_ROWS`` rows, one reporter at least."""
    counts = engine.execute(
        f"SELECT reporter, count(*) FROM {staged} GROUP BY 1 ORDER BY 1"
    ).fetchall()
    ranges: list[tuple[str, str]] = []
    size = 0
    for reporter, count in counts:
        if ranges and size + count <= BUCKET_ROWS:
            ranges[-1] = (ranges[-1][0], reporter)
            size += count
        else:
            ranges.append((reporter, reporter))
            size = count
    return ranges


def _without_repeats(work: Path, number: int, engine: Any) -> int:
    """Keep the first row of each place in table ``bucket``; return how many others there were."""
    total, different = engine.execute(
        f"SELECT count(*), count(DISTINCT hash({ORDER})) FROM bucket"
    ).fetchone()
    if total == different:
        return 0
    engine.execute(
        f"""CREATE OR REPLACE TEMP TABLE ranked AS SELECT *,
                row_number() OVER place AS nth, first(line) OVER place AS earlier,
                first(value) OVER place AS stated
            FROM bucket WINDOW place AS (PARTITION BY {ORDER} ORDER BY line)"""
    )
    engine.execute(
        f"""COPY (SELECT line, 'repeats the place of line ' || earlier ||
                CASE WHEN value = stated THEN ' with the same value' ELSE ' with another value' END,
                concat_ws(',', {ORDER}, value) FROM ranked WHERE nth > 1 ORDER BY line)
            TO '{_quoted(work)}/repeats-{number:04d}.csv' (FORMAT csv, HEADER false)"""
    )
    found = engine.execute("SELECT count(*) FROM ranked WHERE nth > 1").fetchone()[0]
    engine.execute(f"CREATE OR REPLACE TEMP TABLE bucket AS SELECT {ALL} FROM ranked WHERE nth = 1")
    engine.execute("DROP TABLE ranked")
    return int(found)


def _grains(engine: Any) -> dict[str, str]:
    """Return the query of each grain over table ``bucket``."""
    engine.execute(
        f"""CREATE OR REPLACE TEMP TABLE groups AS
            SELECT {KEY}, {LEVEL} AS level,
                CASE WHEN {LEVEL} = 0 THEN 'TOTAL' ELSE left(product::VARCHAR, 2) END AS product,
                {ADDED} FROM bucket GROUP BY ALL"""
    )
    pairs = f"""SELECT {KEY}, level AS finest, 'TOTAL' AS product, {ADDED} FROM groups
        GROUP BY {KEY}, level QUALIFY level = min(level) OVER (PARTITION BY {KEY})"""
    chapters = f"""SELECT {KEY}, level AS finest, product, valuation, value, resolution, quality
        FROM groups WHERE level >= 2 QUALIFY level = min(level) OVER (PARTITION BY {KEY})"""
    return {
        "pairs": _flagged(pairs, stated=0),
        "chapters": _flagged(chapters, stated=2),
        "detail": f"SELECT {ALL} FROM bucket WHERE {LEVEL} > 2",
    }


def _flagged(query: str, stated: int) -> str:
    """Return the query with the flag ``summed`` on every row that the file does not state."""
    return f"""SELECT {ALL} FROM (SELECT * REPLACE (CASE WHEN finest = {stated} THEN quality
        ELSE concat_ws(';', nullif(quality, ''), 'summed') END AS quality) FROM ({query}))"""


def _copy(query: str, import_id: str, path: Path, engine: Any) -> bool:
    """Write the sorted result of a query, each row with its import; return whether it has any."""
    written = engine.execute(
        f"""COPY (SELECT *, '{import_id}' AS import_id FROM ({query}) ORDER BY {ORDER})
            TO '{_quoted(path)}'
            (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"""
    ).fetchone()[0]
    if not written:
        path.unlink()
    return bool(written)


def _from_pairs(out: Path, names: list[str], engine: Any) -> dict[str, list[str]]:
    """Make one file of the pairs of all ranges, and from it what else is asked of pairs."""
    parts = ", ".join(f"'{_quoted(out / part)}'" for part in names)
    whole = f"read_parquet('{_quoted(out)}/pairs.parquet')"
    reconciled = f"SELECT * FROM {whole} WHERE quality LIKE '%reconciled%'"
    written = {
        "pairs": _write(f"SELECT * FROM read_parquet([{parts}])", ORDER, out, "pairs", engine),
        "reverse": _write(
            reconciled, "partner, flow, source, reporter, year", out, "reverse", engine
        ),
        "sums": _write(sums.of(whole), ORDER, out, "sums", engine),
    }
    for part in names:
        (out / part).unlink()
    return written


def _write(query: str, order: str, out: Path, grain: str, engine: Any) -> list[str]:
    path = out / f"{grain}.parquet"
    rows = engine.execute(
        f"""COPY (SELECT * FROM ({query}) ORDER BY {order}) TO '{_quoted(path)}'
            (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {FINE_ROW_GROUP})"""
    ).fetchone()[0]
    if not rows:
        path.unlink()
    return [path.name] if rows else []


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
