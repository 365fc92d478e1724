"""Any pair of countries from a store of any size, in milliseconds, without loading it."""

# ruff: noqa: S608 (the SQL is made of constants and of names this package gave)

from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analysis.claims import Source
from analysis.errors import PanelError, fault
from analysis.observations import WORLD, Observation
from analysis.panels import manifest, sums
from analysis.panels.answers import OTHER_FLOW, Answer, Pairs, distinct_countries, in_ranking_order
from analysis.panels.manifest import Import
from analysis.panels.schema import UNDATED, WORLD_REPORTERS, flags

SHOWN = "source, reporter, partner, flow, valuation, year, product, value, resolution, quality"
PLACE = "source, reporter, partner, flow, year"

BETWEEN = "reporter IN ($a, $b) AND partner IN ($a, $b) AND reporter <> partner"
"""Both directions; so worded, DuckDB skips the row groups without either country."""

CURRENT = f"""QUALIFY row_number() OVER (PARTITION BY {PLACE}
    ORDER BY (quality LIKE '%summed%'), release DESC) = 1"""
"""Of two imports for one place: what a file states before a sum, then the later release."""


class Store:
    """The questions of ``answers.Panel``, answered by DuckDB from Parquet.

    Two imports of one source for the same place are two releases: answers give the later
    one, ``history`` gives all. A source that reconciles both sides' statistics into one
    flow answers for either direction; what is read backwards is flagged ``mirrored``.

    Args:
        path: The folder.
        as_of: Only what was published by this day is seen; None sees everything.

    Raises:
        PanelError: If there is no store, or one of another version, or a file is missing.
    """

    def __init__(self, path: Path, as_of: date | None = None) -> None:
        import duckdb

        if not (path / manifest.NAME).exists():
            raise PanelError(
                fault(
                    str(path), "no store", f"a folder with {manifest.NAME}", "Import a file first."
                )
            )
        held = manifest.load(path).imports
        self._imports = sorted((one for one in held if _seen(one, as_of)), key=_release)
        self._path = path
        # A question reads some row groups: more threads cost more than they save, and reports
        # are built beside one another.
        self._engine = duckdb.connect(config={"threads": 1})
        self._engine.execute("SET parquet_metadata_cache = true")
        self._sources = {
            (source.source_id, one.import_id): source
            for one in self._imports
            for source in one.records()
        }
        ids = ", ".join(f"'{one.import_id}'" for one in self._imports)
        self._release = f"list_position([{ids}]::VARCHAR[], import_id)"
        self._is_revised = any(one.revises for one in held)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()

    def sources(self) -> tuple[Source, ...]:
        """Return every source with figures, each in every release that is held."""
        return tuple(self._sources.values())

    def years(self) -> dict[str, tuple[int, int]]:
        """Return the first and last year of each source."""
        found: dict[str, tuple[int, int]] = {}
        for one in self._imports:
            for source in one.records():
                low, high = found.get(source.source_id, one.years)
                found[source.source_id] = min(low, one.years[0]), max(high, one.years[1])
        return found

    def reported(self) -> Pairs:
        """Return each reporter with each partner country it states figures on, in order."""
        rows = self._run(f"SELECT DISTINCT reporter, partner FROM {self._files('pairs')}")
        return distinct_countries((str(reporter), str(partner)) for reporter, partner in rows)

    def pair(self, one: str, other: str) -> Answer:
        """Return both countries' statistics on their trade with each other, all products."""
        return self._pairs(BETWEEN,
                           {"a": one, "b": other})  # fmt: skip

    def history(self, one: str, other: str) -> Answer:
        """Return what ``pair`` does, in every release: the source tells them apart."""
        return self._pairs(BETWEEN,
                           {"a": one, "b": other}, current="")  # fmt: skip

    def totals(self, reporter: str, flow: str) -> Answer:
        """Return the trade of one country with the world: as stated, else the sum."""
        found = f"""SELECT * FROM {self._sums} WHERE reporter = $a AND flow = $flow
            UNION ALL BY NAME SELECT * REPLACE ($a AS reporter, '' AS partner, $flow AS flow,
                quality || ';mirrored' AS quality) FROM {self._sums}
            WHERE reporter = '' AND partner = $a AND flow = '{OTHER_FLOW[flow]}'
                AND quality LIKE '%reconciled%'"""
        return self._asked(sums.totals(found), {"a": reporter, "flow": flow})

    def partners(self, reporter: str, flow: str, year: int | None = None) -> Answer:
        """Return the trade with every partner country, of one year or of all."""
        wanted = "" if year is None else "AND year = $year"
        found = f"""SELECT {SHOWN}, import_id FROM (
            SELECT *, {self._release} AS release FROM {self._files("pairs", year)}
            WHERE reporter = $a AND flow = $flow {wanted}
            UNION ALL BY NAME
            SELECT * REPLACE (partner AS reporter, reporter AS partner, $flow AS flow,
                quality || ';mirrored' AS quality), {self._release} AS release
            FROM {self._files("reverse", year)}
            WHERE partner = $a AND flow = '{OTHER_FLOW[flow]}' {wanted}) {CURRENT}"""
        values = {"a": reporter, "flow": flow} | ({} if year is None else {"year": year})
        return in_ranking_order(self._asked(found, values))

    def world(self, flow: str, partner: str = WORLD) -> Answer:
        """Return what all reporters together state of one flow, with the world or one partner."""
        many = f"""SELECT source, year FROM {self._sums} WHERE flow = $flow AND reporter <> ''
            GROUP BY source, year HAVING count(DISTINCT reporter) >= {WORLD_REPORTERS}"""
        rows = f"""SELECT * FROM {self._sums} INNER JOIN ({many}) USING (source, year)
            WHERE flow = $flow"""
        if partner == WORLD:
            found = sums.totals(f"{rows} AND reporter <> ''")
        else:
            found = f"{rows} AND reporter = '' AND partner = $b"
        values = {"flow": flow, "b": partner}
        return self._asked(
            f"""SELECT source, '{WORLD}' AS reporter, $b AS partner, flow, {sums.ADDED}
            FROM ({found}) GROUP BY source, flow, year""",
            values,
        )

    def products(self, reporter: str, partner: str, year: int | None = None) -> Answer:
        """Return the two-digit product groups of what ``reporter`` states on ``partner``."""
        return self._asked(
            f"""SELECT {SHOWN}, import_id FROM (
                SELECT *, {self._release} AS release FROM {self._files("chapters", year)}
                WHERE reporter = $a AND partner = $b AND ($year IS NULL OR year = $year))
            QUALIFY release = max(release) OVER (PARTITION BY {PLACE})""",
            {"a": reporter, "b": partner, "year": year},
        )

    def _pairs(self, where: str, values: dict[str, Any], current: str = CURRENT) -> Answer:
        return self._asked(
            f"""SELECT {SHOWN}, import_id FROM (SELECT *, {self._release} AS release
                FROM {self._files("pairs")} WHERE {where}) {current}""",
            values,
        )

    @cached_property
    def _sums(self) -> str:
        """Return the table of sums: as written, or worked out where releases overlap.

        They are some rows for each country, year and source, so they are read once.
        """
        found = f"SELECT *, {self._release} AS release FROM {self._files('sums')}"
        if self._is_revised:
            current = (
                f"(SELECT *, {self._release} AS release FROM {self._files('pairs')} {CURRENT})"
            )
            found = f"SELECT *, {self._release} AS release FROM ({sums.of(current)})"
        self._run(f"CREATE TEMP TABLE sums AS {found}")
        return "sums"

    def _files(self, grain: str, year: int | None = None) -> str:
        """Return the relation of one grain: the files of every import that covers the year."""
        covering = [i for i in self._imports if year is None or i.years[0] <= year <= i.years[1]]
        names = [self._path / name for one in covering for name in one.files.get(grain, ())]
        if not names:
            columns = ", ".join(f"NULL::{kind} AS {name}" for name, kind in _TYPES.items())
            return f"(SELECT {columns} WHERE false)"
        listed = ", ".join("'" + str(name).replace("'", "''") + "'" for name in names)
        return f"read_parquet([{listed}])"

    def _asked(self, query: str, values: dict[str, Any]) -> Answer:
        rows = self._run(f"SELECT * FROM ({query}) ORDER BY 1, 2, 4, 6, 3, 7", values)
        return tuple(self._observation(row) for row in rows)

    def _run(self, query: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        import duckdb

        try:
            return self._engine.execute(query, values).fetchall()
        except duckdb.IOException as error:
            raise PanelError(
                fault(
                    str(self._path),
                    str(error).splitlines()[0],
                    "the files of its manifest",
                    "Import the files again into a new store.",
                )
            ) from error

    def _observation(self, row: tuple[Any, ...]) -> Observation:
        source, reporter, partner, flow, valuation, year, product, value, step, quality, place = row
        return Observation(
            source=self._sources[source, place],
            indicator=flow,
            reporter=reporter,
            partner=partner,
            product=product,
            year=year,
            value=value,
            unit="USD",
            resolution=step,
            valuation=valuation,
            quality=flags(quality),
            note="",
        )


_TYPES = {
    **dict.fromkeys(("source", "reporter", "partner", "flow", "valuation"), "VARCHAR"),
    "year": "INTEGER",
    "product": "VARCHAR",
    **dict.fromkeys(("value", "resolution"), "DOUBLE"),
    **dict.fromkeys(("quality", "import_id"), "VARCHAR"),
}


def _seen(one: Import, as_of: date | None) -> bool:
    return as_of is None or all(source.known_by <= as_of for source in one.records())


def _release(one: Import) -> str:
    """Return what orders releases: the day of publication, the undated last.

    Imports of one day keep their order.
    """
    return max(record["published"] or UNDATED.isoformat() for record in one.sources)
