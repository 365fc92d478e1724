"""What a brief holds trade against, kept in a store: gross domestic product and prices."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import isfinite
from pathlib import Path

from analysis.countries import is_country
from analysis.errors import PanelError, fault
from analysis.observations import TOTAL, Observation
from analysis.panels import manifest, rejects
from analysis.panels.manifest import Import
from analysis.panels.published import Origin
from analysis.panels.rejects import Reject
from analysis.panels.schema import FIRST_YEAR, LAST_YEAR, SCHEMA

GRAIN = "controls"
INDICATORS = ("gdp", "cpi")
NONE: Mapping[str, int] = {}
FIELDS = ("indicator", "reporter", "year", "value", "unit", "resolution")


def judged(rows: Iterable[Mapping[str, str]], origin: Origin) -> tuple[Observation, ...]:
    """Return rows of text as figures, in the order of indicator, country and year.

    Raises:
        PanelError: If a row is no figure: a service that gives one is not understood.
    """
    return tuple(sorted((_judged(row, origin) for row in rows), key=_place))


def kept(store: Path, as_of: date | None = None) -> tuple[Observation, ...]:
    """Return the figures of every release that a store has, the latest release last.

    Raises:
        PanelError: If the store is of another version or damaged.
    """
    import pyarrow.parquet as pq

    held = [one for one in manifest.load(store).imports if GRAIN in one.files]
    seen = [one for one in held if as_of is None or one.records()[0].known_by <= as_of]
    found = []
    for one in sorted(seen, key=lambda one: one.records()[0].known_by):
        (source,) = one.records()
        try:
            rows = pq.read_table(store / one.files[GRAIN][0]).to_pylist()
        except OSError as error:
            expected = "the files of its manifest"
            told = str(error).splitlines()[0]
            raise PanelError(
                fault(str(store), told, expected, "Refresh into a new store.")
            ) from error
        found += [replace(_judged(row, _origin(one)), source=source) for row in rows]
    return tuple(found)


def current(store: Path, as_of: date | None = None) -> tuple[Observation, ...]:
    """Return each figure in its latest release, in the order of indicator, country and year."""
    latest = {_place(o): o for o in kept(store, as_of)}
    return tuple(latest[place] for place in sorted(latest))


def add(
    store: Path,
    figures: tuple[Observation, ...],
    origin: Origin,
    file: str,
    left_out: Mapping[str, int] = NONE,
    broken: Sequence[Reject] = (),
) -> tuple[Import, bool]:
    """Bring the figures of one release into a store; on any failure it stands as it was.

    Returns:
        The import, and whether it is new: the same figures again change nothing.

    Raises:
        PanelError: If the store or the disk does not allow it.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [dict(zip(FIELDS, _texts(o), strict=True)) for o in figures]
    content = json.dumps([SCHEMA, origin.source_id, origin.published, rows])
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    source = origin.source(file, sha256)
    names = [name for name in source.__slots__ if name != "known_by"]
    years = [o.year for o in figures]
    record = Import(
        import_id=sha256[:16],
        file=file,
        sha256=sha256,
        layout=GRAIN,
        sources=({name: str(getattr(source, name)) for name in names},),
        rows=len(rows) + sum(left_out.values()) + len(broken),
        figures=len(rows),
        years=(min(years), max(years)),
        left_out=dict(left_out),
        rejected=dict(Counter(rejects.kind(one.reason) for one in broken)),
        rejects=rejects.name(sha256[:16]) if broken else "",
        files={GRAIN: (f"panels/{sha256[:16]}/{GRAIN}.parquet",)},
    )
    target = store / record.files[GRAIN][0]
    with manifest.locked(store):
        held = manifest.load(store)
        if (known := held.find(record.import_id)) is not None:
            return known, False
        try:
            rejects.keep(store, record.import_id, broken)
            target.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(rows), target)
            manifest.save(store, held.added(record))
        except OSError as error:
            shutil.rmtree(target.parent, ignore_errors=True)
            rejects.drop(store, record.import_id)
            (store / f"{manifest.NAME}.new").unlink(missing_ok=True)
            told = str(error).splitlines()[0]
            repair = "The store is as it was. Make room on the disk, or choose another --store."
            raise PanelError(fault(str(store), told, "room to write", repair)) from error
    return record, True


def _judged(row: Mapping[str, str], origin: Origin) -> Observation:
    try:
        year, value, step = int(row["year"]), float(row["value"]), float(row["resolution"])
    except ValueError as error:
        raise _fault(row, origin) from error
    plausible = isfinite(value) and value > 0 and FIRST_YEAR <= year <= LAST_YEAR
    if not plausible or not is_country(row["reporter"]) or row["indicator"] not in INDICATORS:
        raise _fault(row, origin)
    return Observation(
        source=origin.source("", ""),
        indicator=row["indicator"],
        reporter=row["reporter"],
        partner="",
        product=TOTAL,
        year=year,
        value=value,
        unit=row["unit"],
        resolution=step,
        valuation="",
        quality=frozenset(),
        note="",
    )


def _fault(row: Mapping[str, str], origin: Origin) -> PanelError:
    expected = "a country's positive figure for a year"
    return PanelError(
        fault(origin.title, str(dict(row)), expected, "The store is as it was. Report the row.")
    )


def _texts(o: Observation) -> tuple[str, ...]:
    return o.indicator, o.reporter, str(o.year), f"{o.value:.15g}", o.unit, f"{o.resolution:.15g}"


def _origin(one: Import) -> Origin:
    record = one.sources[0]
    return Origin(
        source_id=record["source_id"], publisher=record["publisher"], title=record["title"]
    )


def _place(o: Observation) -> tuple[str, str, str, int]:
    return o.source.source_id, o.indicator, o.reporter, o.year
