"""What a built import holds, and which earlier imports of the same source it revises."""

# ruff: noqa: S608 (the SQL is made of constants and of names this package gave)

from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.panels import building, manifest
from analysis.panels.layouts import Layout


def contents(
    built: Path, layout: Layout, file: str, sha256: str, engine: Any
) -> tuple[tuple[dict[str, str], ...], tuple[int, int]]:
    """Return the records of the sources that have figures, and the first and last year."""
    pairs = f"read_parquet('{building._quoted(built)}/pairs.parquet')"
    found = engine.execute(
        f"SELECT source, min(year), max(year) FROM {pairs} GROUP BY 1 ORDER BY 1"
    )
    rows = found.fetchall()
    origins = {leg.origin.source_id: leg.origin for leg in layout.legs}
    records = []
    for source_id, _, _ in rows:
        known = origins.get(source_id) or replace(layout.legs[0].origin, source_id=source_id)
        source = known.source(file, sha256)
        fields = ("source_id", "publisher", "title", "url", "published", "accessed", "kind")
        names = (*fields, "licence", "file", "sha256")
        records.append({name: str(getattr(source, name)) for name in names})
    return tuple(records), (min(r[1] for r in rows), max(r[2] for r in rows))


def revisions(
    built: Path,
    store: Path,
    held: manifest.Manifest,
    sources: tuple[dict[str, str], ...],
    engine: Any,
) -> tuple[tuple[str, ...], int]:
    """Return the earlier imports with figures for the same places, and how many changed."""
    names = {record["source_id"] for record in sources}
    revises: list[str] = []
    changed = 0
    for one in held.imports:
        known = {record["source_id"] for record in one.sources}
        if "pairs" not in one.files or names.isdisjoint(known):
            continue
        earlier = store / one.files["pairs"][0]
        both, different = engine.execute(
            f"""SELECT count(*), count(*) FILTER (new.value <> old.value)
                FROM read_parquet('{building._quoted(built)}/pairs.parquet') new
                JOIN read_parquet('{building._quoted(earlier)}') old
                USING (source, reporter, partner, flow, year)"""
        ).fetchone()
        if both:
            revises.append(one.import_id)
            changed += different
    return tuple(revises), changed
