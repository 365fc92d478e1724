"""Read the files, refuse them whole if anything is wrong, and hand out records."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path

from analysis.errors import SeedError
from analysis.observations import Observation
from analysis.seeds import corrections, records, rules
from analysis.seeds.documents import misquoted
from analysis.seeds.edition import Seeds
from analysis.seeds.reading import Content, read, unsorted
from analysis.seeds.schema import Table, tables

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
"""The seeds of the checkout this package runs from."""

ALWAYS = ("sources", "claims", "events", "series", "ignored", "corrections")
PANEL = ("sources", "panel", "corrections")

State = tuple[tuple[str, int, int], ...]


def load(directory: Path = SEEDS) -> Seeds:
    """Return everything the seeds state, the panel of all partners apart.

    What was read is kept until one of the files changes.

    Raises:
        SeedError: If anything is wrong with any file; the message lists every fault.
    """
    return _loaded(directory, _state(directory))


@lru_cache(maxsize=4)
def _loaded(directory: Path, _: State) -> Seeds:
    schema, contents = _read(directory, ALWAYS)
    _refuse(_faults(schema, contents))
    rows = {name: content.rows for name, content in contents.items()}
    sources = {row["source_id"]: records.source(row) for row in rows["sources"]}
    right = {name: corrections.corrected(name, rows, schema) for name in ALWAYS}
    return Seeds(
        sources=tuple(sources.values()),
        claims=tuple(records.claim(row, sources) for row in right["claims"]),
        events=tuple(records.event(row, sources) for row in right["events"]),
        observations=tuple(records.observation(row, sources) for row in right["series"]),
        corrections=tuple(records.correction(row) for row in rows["corrections"]),
    )


def load_panel(directory: Path = SEEDS, *, as_of: date = date.max) -> tuple[Observation, ...]:
    """Return what each reporter of the seeds traded with each of its partners.

    What was read is kept until one of the files changes.

    Args:
        directory: Where the seeds are.
        as_of: Only sources that were surely public on that day.

    Raises:
        SeedError: If anything is wrong with the panel or its sources.
    """
    rows = _loaded_panel(directory, _state(directory))
    return tuple(row for row in rows if row.source.known_by <= as_of)


@lru_cache(maxsize=4)
def _loaded_panel(directory: Path, _: State) -> tuple[Observation, ...]:
    schema, contents = _read(directory, PANEL)
    _refuse(_faults(schema, contents))
    rows = {name: content.rows for name, content in contents.items()}
    sources = {row["source_id"]: records.source(row) for row in rows["sources"]}
    right = corrections.corrected("panel", rows, schema)
    return tuple(records.observation(row, sources) for row in right)


def _state(directory: Path) -> State:
    """Return what changes whenever a file is written."""
    told = ((path.name, path.stat()) for path in sorted(directory.glob("*.*")))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in told)


def check(directory: Path = SEEDS, documents: Path | None = None) -> list[str]:
    """Return every fault of every file of the seeds, the panel included; none is good.

    Args:
        directory: Where the seeds are.
        documents: Where the documents are that phrases are quoted from; None not to look.
    """
    try:
        schema, contents = _read(directory, dict.fromkeys((*ALWAYS, *PANEL)))
    except SeedError as error:
        return [str(error)]
    order = (unsorted(content.rows, schema[name]) for name, content in contents.items())
    rows = {name: content.rows for name, content in contents.items()}
    quotes = misquoted(rows, documents) if documents else ()
    return [*_faults(schema, contents), *chain.from_iterable(order), *quotes]


def _read(directory: Path, names: Iterable[str]) -> tuple[dict[str, Table], dict[str, Content]]:
    schema = tables(directory)
    return schema, {name: read(directory, schema[name]) for name in names}


def _faults(schema: dict[str, Table], contents: dict[str, Content]) -> list[str]:
    rows = {name: content.rows for name, content in contents.items()}
    keys = {name: content.keys for name, content in contents.items()}
    return [
        *(fault for content in contents.values() for fault in content.faults),
        *rules.faults(rows, keys["sources"]),
        *corrections.faults(rows, keys, schema),
    ]


def _refuse(faults: list[str]) -> None:
    if faults:
        raise SeedError("\n".join(faults))
