"""One file into a store: staged, built, and visible only when its manifest is replaced."""

import csv
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.errors import PanelError, fault
from analysis.panels import building, layouts, manifest, reading, staging
from analysis.panels.layouts import Layout
from analysis.panels.manifest import Import
from analysis.panels.published import last_day
from analysis.panels.schema import SCHEMA

MEMORY = "2GB"
"""What DuckDB may take while it sorts; the rest of the process needs some 0.5 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to import and how. ``source`` and ``published`` override what the file tells."""

    file: Path
    store: Path
    format: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    source: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to; ``is_new`` is false where the store had the file already."""

    record: Import
    is_new: bool


def import_panel(request: Request) -> Outcome:
    """Bring one official file into a store; on any failure the store stands as it was.

    Raises:
        PanelError: If the file, the store or the disk do not allow it; the message says
            what to do.
    """
    _check(request)
    held = manifest.load(request.store)
    sha256 = reading.digest(request.file)
    import_id = _identity(request, sha256)
    if (known := held.find(import_id)) is not None:
        return Outcome(known, is_new=False)
    head = reading.head(request.file, request.encoding)
    layout = _named(
        layouts.recognise(head.columns, request.format, request.mapping, request.file.name), request
    )
    with manifest.locked(request.store):
        held = manifest.load(request.store)
        work = request.store / ".staging" / import_id
        with _guarded(work, request.store, import_id):
            record = _import(request, layout, head, work, import_id, sha256, held)
            manifest.save(request.store, held.added(record))
        shutil.rmtree(work.parent, ignore_errors=True)
    return Outcome(record, is_new=True)


def _check(request: Request) -> None:
    if request.format not in layouts.FORMATS:
        raise PanelError(
            fault("--format", repr(request.format), f"one of {', '.join(layouts.FORMATS)}", "Pick one.")
        )
    try:
        last_day(request.published)
        "".encode(request.encoding)
    except ValueError as error:
        raise PanelError(
            fault("--published", str(error), "a day such as 2024-01-31", "Write it so.")
        ) from error
    except LookupError as error:
        raise PanelError(
            fault("--encoding", repr(request.encoding), "a known encoding", "Try latin-1.")
        ) from error


def _identity(request: Request, sha256: str) -> str:
    """Return a name for this content read in this way: importing it again changes nothing."""
    how = [SCHEMA, sha256, sorted(request.mapping.items()), request.encoding, request.source]
    return hashlib.sha256(json.dumps([*how, request.published]).encode()).hexdigest()[:16]


def _named(layout: Layout, request: Request) -> Layout:
    """Return the layout with the source and the day that the caller gave, if any."""
    changes = {"source_id": request.source} if request.source else {}
    changes |= {"published": request.published} if request.published else {}
    legs = (replace(leg, origin=replace(leg.origin, **changes)) for leg in layout.legs)
    return replace(layout, legs=tuple(legs))


@contextmanager
def _guarded(work: Path, store: Path, import_id: str) -> Iterator[None]:
    """Take back all traces of a failed import; a killed one leaves its staged blocks to go on."""
    import duckdb

    places = (work, store / "panels" / import_id)
    shutil.rmtree(places[1], ignore_errors=True)
    try:
        yield
    except (OSError, duckdb.Error) as error:
        _clear(store, import_id, places)
        raise PanelError(
            fault(
                str(store),
                f"{str(error).splitlines()[0]}",
                "room to write the import",
                "The store is as it was. Make room on the disk, or choose another --into.",
            )
        ) from error
    except PanelError:
        _clear(store, import_id, places)
        raise


def _clear(store: Path, import_id: str, places: tuple[Path, ...]) -> None:
    for place in places:
        shutil.rmtree(place, ignore_errors=True)
    for name in (f"rejects/{import_id}.csv", f"{manifest.NAME}.new"):
        (store / name).unlink(missing_ok=True)
    for folder in (".staging", "panels", "rejects"):
        place = store / folder
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _import(
    request: Request,
    layout: Layout,
    head: reading.Head,
    work: Path,
    import_id: str,
    sha256: str,
    held: manifest.Manifest,
) -> Import:
    work.mkdir(parents=True, exist_ok=True)
    with _engine(work) as engine:
        parts = staging.staged(request.file, request.encoding, head, layout, work, engine)
        _refuse_useless(request.file.name, parts, work)
        built = work / "built"
        shutil.rmtree(built, ignore_errors=True)
        built.mkdir()
        files, repeats = building.build(work, built, import_id, engine)
        sources, years = _contents(built, layout, request.file.name, sha256, engine)
        revises, revised = _revisions(built, request.store, held, sources, engine)
    rejects = _collect_rejects(work, request.store, import_id)
    target = request.store / "panels" / import_id
    target.parent.mkdir(exist_ok=True)
    built.replace(target)
    rejected = Counter[str]()
    left_out = Counter[str]()
    for part in parts:
        rejected.update(part.rejected)
        left_out.update(part.left_out)
    if repeats:
        rejected["repeats an earlier row"] = repeats
    return Import(
        import_id=import_id,
        file=request.file.name,
        sha256=sha256,
        layout=layout.name,
        sources=sources,
        rows=sum(part.rows for part in parts),
        figures=sum(part.figures for part in parts) - repeats,
        years=years,
        left_out=dict(sorted(left_out.items())),
        rejected=dict(sorted(rejected.items())),
        files={g: tuple(f"panels/{import_id}/{n}" for n in names) for g, names in files.items()},
        rejects=rejects,
        revises=revises,
        revised=revised,
    )


@contextmanager
def _engine(work: Path) -> Iterator[Any]:
    import duckdb

    temporary = str(work / "spill")
    settings = {"memory_limit": MEMORY, "temp_directory": temporary, "preserve_insertion_order": True}
    with duckdb.connect(config=settings) as engine:
        yield engine


def _refuse_useless(file: str, parts: list[staging.Progress], work: Path) -> None:
    if any(part.figures for part in parts):
        return
    reasons = Counter[str]()
    for part in parts:
        reasons.update(part.rejected)
        reasons.update(part.left_out)
    found = "; ".join(f"{count} × {reason}" for reason, count in reasons.most_common(3))
    first = next((line for line in _reject_lines(work)), None)
    example = f" (line {first[0]}: {first[1]})" if first else ""
    raise PanelError(
        fault(file, f"no row to use: {found}{example}", "figures", "Check --format and --map.")
    )


def _reject_lines(work: Path) -> Iterator[list[str]]:
    for path in sorted(work.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.reader(lines)


def _collect_rejects(work: Path, store: Path, import_id: str) -> str:
    """Write the rejects of all blocks to one file of the store; return its name, or nothing."""
    lines = _reject_lines(work)
    first = next(lines, None)
    if first is None:
        return ""
    name = f"rejects/{import_id}.csv"
    (store / "rejects").mkdir(exist_ok=True)
    with (store / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("line", "reason", "row"))
        writer.writerow(first)
        writer.writerows(lines)
    return name


def _contents(
    built: Path, layout: Layout, file: str, sha256: str, engine: Any
) -> tuple[tuple[dict[str, str], ...], tuple[int, int]]:
    """Return the records of the sources that have figures, and the first and last year."""
    pairs = f"read_parquet('{building._quoted(built)}/pairs.parquet')"
    found = engine.execute(f"SELECT source, min(year), max(year) FROM {pairs} GROUP BY 1 ORDER BY 1")  # noqa: S608
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


def _revisions(
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
        if names.isdisjoint(record["source_id"] for record in one.sources):
            continue
        earlier = store / one.files["pairs"][0]
        both, different = engine.execute(
            f"""SELECT count(*), count(*) FILTER (new.value <> old.value)
                FROM read_parquet('{building._quoted(built)}/pairs.parquet') new
                JOIN read_parquet('{building._quoted(earlier)}') old
                USING (source, reporter, partner, flow, year)"""  # noqa: S608
        ).fetchone()
        if both:
            revises.append(one.import_id)
            changed += different
    return tuple(revises), changed
