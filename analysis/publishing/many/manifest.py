"""What became of each report: the book that a build keeps, in SQLite.

It outlives a killed build, which then goes on where it was, and it is the cache: a report
whose parts are what they were, and whose files stand, need not be built. Many builds may
use it at once.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from analysis.errors import fault
from analysis.publishing.errors import BatchError
from analysis.publishing.places import layout
from analysis.publishing.places.destination import Destination, Folder, Stamp

NAME = "manifest.sqlite"
WAIT_SECONDS = 60
SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
    report TEXT PRIMARY KEY,  -- notebook and parameters
    state TEXT NOT NULL,      -- waiting, running, built, failed: of the last attempt
    error TEXT NOT NULL DEFAULT '',
    place TEXT,               -- where it stands, if it was ever built
    parts TEXT,               -- what it was built from: digests by name
    made TEXT                 -- its files, title and entry in the list
);
CREATE INDEX IF NOT EXISTS places ON reports (place);
"""

State = Literal["waiting", "running", "built", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of a report. ``parts`` and ``made`` are of the last good build."""

    report: str
    state: State
    error: str = ""
    place: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)

    @property
    def files(self) -> dict[Path, Stamp]:
        """Its files, by path from the place of all reports."""
        return {Path(p): (size, digest) for p, (size, digest) in self.made["files"].items()}


class Manifest:
    """The book of all reports that go to one place.

    Args:
        path: Its file, made if it is not there.

    Raises:
        BatchError: If the file is something else, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript(SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def record(self, report: str) -> Record | None:
        """Return what is known of a report."""
        with self._told(), closing(self._base.cursor()) as cursor:
            row = cursor.execute(
                "SELECT report, state, error, place, parts, made FROM reports WHERE report = ?",
                (report,),
            ).fetchone()
        return _record(row) if row else None

    def standing(self) -> Iterator[Record]:
        """Yield every report that was ever built and whose place is still its own."""
        with self._told():
            rows = self._base.execute(
                "SELECT report, state, error, place, parts, made FROM reports"
                " WHERE place IS NOT NULL ORDER BY place"
            ).fetchall()
        yield from map(_record, rows)

    def wait(self, reports: Iterable[str]) -> None:
        """Note that reports are to be built."""
        self._mark(reports, "waiting")

    def begin(self, report: str) -> None:
        """Note that a report is being built."""
        self._mark([report], "running")

    def fail(self, report: str, error: str) -> None:
        """Note that a report could not be built; what stands of it stays."""
        with self._told():
            self._base.execute(
                "INSERT INTO reports (report, state, error) VALUES (?, 'failed', ?)"
                " ON CONFLICT (report) DO UPDATE SET state = 'failed', error = excluded.error",
                (report, error),
            )

    def build(
        self, report: str, place: str, parts: Mapping[str, str], made: Mapping[str, Any]
    ) -> None:
        """Note that a report was built; whatever stood in its place no longer does."""
        with self._told(), self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.execute(
                "UPDATE reports SET place = NULL, parts = NULL, made = NULL"
                " WHERE place = ? AND report <> ?",
                (place, report),
            )
            self._base.execute(
                "INSERT OR REPLACE INTO reports (report, state, place, parts, made)"
                " VALUES (?, 'built', ?, ?, ?)",
                (report, place, json.dumps(parts), json.dumps(made)),
            )

    def _mark(self, reports: Iterable[str], state: State) -> None:
        with self._told(), self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany(
                "INSERT INTO reports (report, state) VALUES (?, ?)"
                " ON CONFLICT (report) DO UPDATE SET state = excluded.state, error = ''",
                [(report, state) for report in reports],
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            wanted = "the book of the builds, a SQLite file that can be written"
            repair = "Make room, or remove it: then everything is built anew."
            raise BatchError(fault(str(self.path), str(error), wanted, repair)) from error


def beside(destination: Destination) -> Path:
    """Return where the book of a destination is kept: with a folder's records, else the user's."""
    if isinstance(destination, Folder):
        return destination.path / layout.RECORDS / NAME
    from platformdirs import user_cache_path

    name = hashlib.sha256(str(destination).encode()).hexdigest()[:16]
    return user_cache_path("brief") / f"{name}.sqlite"


def _record(row: tuple[str, State, str, str | None, str | None, str | None]) -> Record:
    report, state, error, place, parts, made = row
    return Record(
        report=report,
        state=state,
        error=error,
        place=place or "",
        parts=json.loads(parts or "{}"),
        made=json.loads(made or "{}"),
    )
