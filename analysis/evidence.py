"""What a report on a pair, in an edition, could draw on: its rows of the seeds, by digest.

A report need only be built anew if one of these differs from the last time. The rows are
taken as they stand in the files, so that nothing of a row is overlooked.
"""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from analysis import seeds
from analysis.observations import WORLD
from analysis.panels import manifest, opening
from analysis.seeds.records import known_by

KEYS = {
    "claims": ("claim_id",),
    "events": ("event_id",),
    "series": ("source_id", "indicator", "reporter", "partner", "product", "year"),
    "panel": ("source_id", "indicator", "reporter", "year"),
}
"""What names a row. The panel's rows are taken together by reporter and year."""

NO_COUNTRY = frozenset({"", WORLD})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the seeds: its name, whom and what it concerns, its content's digest."""

    name: str
    source: str
    countries: frozenset[str]
    digest: str


class Evidence:
    """The seeds and the store as they are now; call it with the parameters of a report.

    Args:
        directory: The seeds.
        project: The folder that stores are relative to.
    """

    def __init__(self, directory: Path = seeds.SEEDS, project: Path = opening.PROJECT) -> None:
        self._directory = directory
        self._project = project
        self._panels: dict[str, dict[str, str]] = {}
        self._stores: dict[Path, tuple[manifest.Import, ...]] = {}

    def __call__(self, parameters: Mapping[str, Any]) -> dict[str, str]:
        """Return the digest of each row, or group of rows, that a report could draw on.

        Args:
            parameters: All of the report's, those left to their defaults included. Of
                ``reporter``, ``partner``, ``as_of`` and ``store``, what is missing limits
                nothing. A report on a ``document`` draws on that alone.

        Returns:
            Digests by names such as ``seeds/claims.csv: minister-2022-turnover``.

        Raises:
            PanelError: If the store cannot be used.
        """
        if document := parameters.get("document"):
            return _document(Path(str(document)), self._project)
        day = _day(str(parameters.get("as_of", "")))
        pair = {str(parameters[k]) for k in ("reporter", "partner") if parameters.get(k)}
        rows = [
            *(row for row in self._own if _concerns(row, pair)),
            *(row for row in self._series if _is_read(row, pair)),
        ]
        seen = [row for row in rows if self._known[row.source] <= day]
        found = {row.name: row.digest for row in seen}
        found |= self._panel(day) | self._whole | self._store(parameters, day)
        cited = {row.source for row in seen} | {
            s for s in self._panel_sources if self._known[s] <= day
        }
        found |= {f"seeds/sources.csv: {name}": self._sources[name] for name in cited}
        return found | {"seeds/sources.csv: the last day of publication": self._last(day)}

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {row["source_id"]: _digest(row) for row in self._read("sources")}

    @cached_property
    def _known(self) -> dict[str, date]:
        return {row["source_id"]: known_by(row["published"]) for row in self._read("sources")}

    @cached_property
    def _own(self) -> tuple[Row, ...]:
        return (*self._rows("claims"), *self._rows("events"))

    @cached_property
    def _series(self) -> tuple[Row, ...]:
        return tuple(self._rows("series"))

    @cached_property
    def _panel_rows(self) -> tuple[Row, ...]:
        return tuple(self._rows("panel"))

    @cached_property
    def _panel_sources(self) -> frozenset[str]:
        return frozenset(row.source for row in self._panel_rows)

    @cached_property
    def _whole(self) -> dict[str, str]:
        """Files that are too short, or concern too much, to be taken apart."""
        names = ("corrections.csv", "datapackage.json")
        paths = [self._directory / name for name in names]
        return {f"seeds/{p.name}": _hash(p.read_bytes()) for p in paths if p.exists()}

    def _panel(self, day: date) -> dict[str, str]:
        """The world's totals are sums over all reporters: every row is read by every report."""
        known = str(sorted(name for name, d in self._known.items() if d <= day))
        if known not in self._panels:
            groups: dict[str, list[str]] = {}
            for row in self._panel_rows:
                if self._known[row.source] <= day:
                    groups.setdefault(row.name, []).append(row.digest)
            self._panels[known] = {n: _hash("".join(d).encode()) for n, d in groups.items()}
        return self._panels[known]

    def _last(self, day: date) -> str:
        """Return the day that an edition of everything stands for."""
        return str(max((d for d in self._known.values() if d <= day and d != date.max), default=""))

    def _store(self, parameters: Mapping[str, Any], day: date) -> dict[str, str]:
        folder = opening.resolved(str(parameters.get("store", "")), self._project)
        if folder is None:
            return {}
        if folder not in self._stores:
            self._stores[folder] = manifest.load(folder).imports
        return {
            f"store: {one.import_id}": _hash(repr(one).encode())
            for one in self._stores[folder]
            if all(source.known_by <= day for source in one.records())
        }

    def _rows(self, table: str) -> Iterator[Row]:
        for row in self._read(table):
            name = " ".join(row[column] for column in KEYS[table] if row[column])
            countries = frozenset({row["reporter"], row["partner"]} - NO_COUNTRY)
            yield Row(f"seeds/{table}.csv: {name}", row["source_id"], countries, _digest(row))

    def _read(self, table: str) -> list[dict[str, str]]:
        with (self._directory / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def _document(path: Path, project: Path) -> dict[str, str]:
    """Return a document's digest: looked for as the cells do, from their folder, then ours."""
    places = (project / "notebooks" / path, project / path)
    found = next((place for place in places if place.is_file()), None)
    return {f"document {path.name}": _hash(found.read_bytes()) if found else "not found"}


def _concerns(row: Row, pair: set[str]) -> bool:
    return pair <= row.countries or not pair


def _is_read(row: Row, pair: set[str]) -> bool:
    """Totals and controls such as GDP are read for any pair, another pair's trade for none."""
    return len(row.countries) < 2 or _concerns(row, pair)


def _day(as_of: str) -> date:
    try:
        return date.fromisoformat(as_of)
    except ValueError:  # empty, or what the report itself will refuse
        return date.max


def _digest(row: Mapping[str, str]) -> str:
    return _hash("\x1f".join(row.values()).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
