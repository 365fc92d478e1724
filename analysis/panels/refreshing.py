"""Official figures brought up to date from public services: fetched whole, compared, then kept.

Nothing is written before every service has answered. What a service gives goes through the
import of files: first into a store of its own, which judges each row and answers in the same
terms as the store to be refreshed; then, release by release, into that store, and only the
places (reporter, partner, flow, year) where a figure is new or another. Old releases stay.
"""

import csv
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.errors import PanelError
from analysis.observations import TOTAL, WORLD, Observation
from analysis.panels import changes, controls, manifest
from analysis.panels.changes import Changes
from analysis.panels.importing import Request, import_panel
from analysis.panels.manifest import Import, Manifest
from analysis.panels.services import comtrade, sdmx, worldbank
from analysis.panels.services.asking import Haul, Question
from analysis.panels.services.calls import Patience
from analysis.panels.store import Store

SERVICES: Mapping[str, Callable[[Question, Patience], Haul]] = {
    service.NAME: service.fetch for service in (worldbank, comtrade, sdmx)
}

FIELDS = (
    "reporter", "partner", "flow", "year", "value", "valuation", "product", "source", "quality",
    "resolution",
)  # fmt: skip
"""Of the plain layout in which changed figures are imported."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What one service brought. ``releases`` are the imports it became; none in a trial.

    ``left`` says how many rows were left out or rejected, by reason.
    """

    service: str
    changes: Changes
    releases: tuple[Import, ...]
    left: Mapping[str, int]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The figures of one service, judged: what they change, and what was not kept."""

    service: str
    haul: Haul
    figures: tuple[Observation, ...]
    changes: Changes
    left: Mapping[str, int]


def refresh(
    question: Question,
    services: Iterable[str],
    store: Path,
    *,
    accessed: str,
    patience: Patience,
    is_trial: bool = False,
) -> tuple[Refreshed, ...]:
    """Bring a pair's figures in ``store`` up to date; it is made if it is not there.

    Args:
        question: The pair and the years.
        services: Names in ``SERVICES``.
        store: The folder.
        accessed: The day of the fetch in ISO 8601, which is recorded with the source.
        patience: How to deal with failures that pass.
        is_trial: Only say what would change.

    Raises:
        PanelError: If a service refuses or keeps failing, or its answer cannot be used, or
            the store cannot be written.
    """
    manifest.load(store)
    hauls = {name: SERVICES[name](question, patience) for name in dict.fromkeys(services)}
    found = [_found(name, _dated(haul, accessed), question, store) for name, haul in hauls.items()]
    written = [()] * len(found) if is_trial else _all_written(found, question, store)
    return tuple(
        Refreshed(one.service, one.changes, releases, one.left, one.haul.remarks)
        for one, releases in zip(found, written, strict=True)
    )


def _dated(haul: Haul, accessed: str) -> Haul:
    return replace(haul, origin=replace(haul.origin, accessed=accessed))


def _found(service: str, haul: Haul, question: Question, store: Path) -> _Found:
    if haul.layout == controls.GRAIN:
        figures = controls.judged(haul.rows, haul.origin)
        left: Mapping[str, int] = {}
        held = controls.current(store)
    else:
        figures, left = _judged(haul, question)
        held = _held(store, question)
    ids = {haul.origin.source_id}
    known = [o for o in held if o.source.source_id in ids and o.year in question.years]
    return _Found(service, haul, figures, _changes(known, figures, question), left)


def _changes(
    held: list[Observation], figures: tuple[Observation, ...], question: Question
) -> Changes:
    """Return what changes; only the pair's totals, which are always asked for, can be gone."""
    found = changes.compare(held, figures)
    asked = {*question.pair, WORLD, ""}
    gone = tuple(o for o in found.gone if o.product == TOTAL and o.partner in asked)
    return replace(found, gone=gone)


def _judged(haul: Haul, question: Question) -> tuple[tuple[Observation, ...], Mapping[str, int]]:
    """Return the rows that the import accepts, each with its release, and why others are not."""
    if not haul.rows:
        return (), {}
    with TemporaryDirectory() as folder:
        file, store = Path(folder) / f"{haul.origin.source_id}.csv", Path(folder) / "store"
        _write(file, haul.rows)
        request = Request(file=file, store=store, format=haul.layout, origin=haul.origin)
        record = import_panel(request).record
        found = _held(store, question)
    figures = [
        replace(o, source=replace(o.source, published=haul.release(o.reporter, o.year)))
        for o in found
        if o.year in question.years
    ]
    return tuple(figures), {**record.left_out, **record.rejected}


def _held(store: Path, question: Question) -> tuple[Observation, ...]:
    """Return every total that either country states, and the product groups of both."""
    if not (store / manifest.NAME).exists():
        return ()
    one, other = question.pair
    with Store(store) as panel:
        totals = panel._pairs("reporter IN ($a, $b)", {"a": one, "b": other})
        sides = ((one, other), (other, one), (one, WORLD), (other, WORLD))
        groups = [o for side in sides for o in panel.products(*side)]
    return (*totals, *groups)


def _all_written(
    found: Iterable[_Found], question: Question, store: Path
) -> list[tuple[Import, ...]]:
    """Bring all that changed into the store, or if anything fails nothing."""
    written: list[list[Import]] = []
    fresh: set[str] = set()
    try:
        for one in found:
            written.append([])
            for record, is_new in _written(one, question, store):
                written[-1].append(record)
                fresh |= {record.import_id} if is_new else set()
    except PanelError:
        _taken_back(fresh, store)
        raise
    return [tuple(records) for records in written]


def _taken_back(import_ids: set[str], store: Path) -> None:
    if not import_ids:
        return
    with manifest.locked(store):
        kept = tuple(o for o in manifest.load(store).imports if o.import_id not in import_ids)
        manifest.save(store, Manifest(kept))
    for import_id in import_ids:
        shutil.rmtree(store / "panels" / import_id, ignore_errors=True)


def _written(one: _Found, question: Question, store: Path) -> Iterable[tuple[Import, bool]]:
    """Bring what changed into the store, the oldest release first; yield each import.

    With it comes whether it is new.
    """
    if one.haul.layout == controls.GRAIN:
        new = tuple(change.new for change in one.changes.changed)
        if new:
            yield controls.add(store, new, one.haul.origin, _name(one.haul, question))
        return
    moved = {changes.place(c.new)[:5] for c in one.changes.changed}
    releases: dict[str, list[Observation]] = {}
    for o in one.figures:
        if changes.place(o)[:5] in moved:
            releases.setdefault(o.source.published, []).append(o)
    for published, figures in sorted(releases.items()):
        haul = replace(one.haul, origin=replace(one.haul.origin, published=published))
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"{_name(haul, question)}.csv"
            _write(file, [_row(o) for o in figures])
            request = Request(
                file=file, store=store, format="csv", published=published, origin=haul.origin
            )
            outcome = import_panel(request)
            yield outcome.record, outcome.is_new


def _name(haul: Haul, question: Question) -> str:
    parts = (haul.origin.source_id, *question.pair, haul.origin.published)
    return "-".join(part.lower() for part in parts if part)


def _row(o: Observation) -> Mapping[str, str]:
    cells = (o.reporter, o.partner, o.indicator, str(o.year), repr(o.value), o.valuation)
    more = (o.product, o.source.source_id, ";".join(sorted(o.quality)), f"{o.resolution:.15g}")
    return dict(zip(FIELDS, (*cells, *more), strict=True))


def _write(file: Path, rows: Iterable[Mapping[str, str]]) -> None:
    rows = list(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
