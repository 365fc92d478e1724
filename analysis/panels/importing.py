"""One file into a store: staged, built, and visible only when its manifest is replaced."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis.errors import PanelError, fault
from analysis.panels import (
    building,
    companions,
    controls,
    economies,
    layouts,
    manifest,
    plain,
    reading,
    rejects,
    releases,
    staging,
    workplace,
)
from analysis.panels.layouts import Layout
from analysis.panels.manifest import Import, Manifest
from analysis.panels.published import KNOWN, Origin, last_day
from analysis.panels.schema import FORMATS, SCHEMA
from analysis.panels.staging import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to import and how. What is given of the source overrides what the file tells.

    A ``source`` known to ``published.KNOWN`` brings its publisher, title and date with it.
    ``origin`` says it all, of a file that was fetched and not found.
    """

    file: Path
    store: Path
    format: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    source: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to; ``is_new`` is false where the store had the file already."""

    record: Import
    is_new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """One import under way: what was asked, what the file is, and where it is worked on."""

    request: Request
    layout: Layout
    head: reading.Head
    work: Path
    import_id: str
    sha256: str


def import_panel(request: Request) -> Outcome:
    """Bring one official file into a store; on any failure the store stands as it was.

    Raises:
        PanelError: If the file, the store or the disk do not allow it; the message says
            what to do.
    """
    _check(request)
    if request.format in controls.INDICATORS:
        return _controls(request)
    held = manifest.load(request.store)
    sha256 = reading.digest(request.file)
    import_id = _identity(request, sha256)
    if (known := held.find(import_id)) is not None:
        return Outcome(known, is_new=False)
    head = reading.head(request.file, request.encoding)
    layout = _layout(request, head)
    with manifest.locked(request.store):
        held = manifest.load(request.store)
        plan = Plan(
            request, layout, head, request.store / ".staging" / import_id, import_id, sha256
        )
        with workplace.guarded(plan.work, request.store, import_id):
            record = _import(plan, held)
            manifest.save(request.store, held.added(record))
        shutil.rmtree(plan.work.parent, ignore_errors=True)
    return Outcome(record, is_new=True)


def _check(request: Request) -> None:
    if request.format not in FORMATS:
        raise PanelError(
            fault(
                "--format",
                repr(request.format),
                f"one of {', '.join(FORMATS)}",
                "Pick one.",
            )
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
    codes = [reading.digest(path) for path in companions.beside(request.file)]
    named = [text for text in (request.publisher, request.title) if text]
    content = json.dumps([*how, request.published, request.format, codes, *named])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _controls(request: Request) -> Outcome:
    """Bring in what trade is held against, which no ledger holds."""
    record, is_new = economies.import_figures(
        request.file,
        request.store,
        request.format,
        _told(request, plain.origin(request.file.name)),
        mapping=request.mapping,
        encoding=request.encoding,
    )
    return Outcome(record, is_new)


def _told(request: Request, told: Origin) -> Origin:
    """Return whose figures a file holds: what the caller gave, before what the file tells."""
    known = next((o for o in KNOWN.values() if o.source_id == request.source), None)
    said = {
        "source_id": request.source,
        "published": request.published,
        "publisher": request.publisher,
        "title": request.title,
    }
    given = {name: text for name, text in said.items() if text}
    return replace(request.origin or known or told, **given)


def _layout(request: Request, head: reading.Head) -> Layout:
    """Return what the columns mean, with the source and the day that the caller gave, if any."""
    name = request.file.name
    layout = layouts.recognise(head.columns, request.format, request.mapping, name)
    if layout.name == "baci":
        layout = companions.joined(layout, companions.beside(request.file))
    legs = (replace(leg, origin=_told(request, leg.origin)) for leg in layout.legs)
    return replace(layout, legs=tuple(legs))


def _import(plan: Plan, held: Manifest) -> Import:
    request, work = plan.request, plan.work
    work.mkdir(parents=True, exist_ok=True)
    with workplace.engine(work) as engine:
        stage = Stage(request.file, request.encoding, plan.head, plan.layout, work, engine)
        parts = staging.staged(stage)
        _refuse_useless(request.file.name, parts, work)
        built = work / "built"
        shutil.rmtree(built, ignore_errors=True)
        built.mkdir()
        files, repeats = building.build(work, built, plan.import_id, engine)
        sources, years = releases.contents(
            built, plan.layout, request.file.name, plan.sha256, engine
        )
        revises, revised = releases.revisions(built, request.store, held, sources, engine)
    broken = rejects.collect(work, request.store, plan.import_id)
    target = request.store / "panels" / plan.import_id
    target.parent.mkdir(exist_ok=True)
    built.replace(target)
    rejected = _counted(part.rejected for part in parts)
    return Import(
        import_id=plan.import_id,
        file=request.file.name,
        sha256=plan.sha256,
        layout=plan.layout.name,
        sources=sources,
        rows=sum(part.rows for part in parts),
        figures=sum(part.figures for part in parts) - repeats,
        years=years,
        left_out=_counted(part.left_out for part in parts),
        rejected=rejected | ({"repeats an earlier row": repeats} if repeats else {}),
        files={g: tuple(f"panels/{target.name}/{n}" for n in names) for g, names in files.items()},
        rejects=broken,
        revises=revises,
        revised=revised,
    )


def _counted(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total = Counter[str]()
    for part in parts:
        total.update(part)
    return dict(sorted(total.items()))


def _refuse_useless(file: str, parts: list[staging.Progress], work: Path) -> None:
    if any(part.figures for part in parts):
        return
    reasons = Counter(_counted([*(p.rejected for p in parts), *(p.left_out for p in parts)]))
    found = "; ".join(f"{count} × {reason}" for reason, count in reasons.most_common(3))
    first = next((line for line in rejects.lines(work)), None)
    example = f" (line {first[0]}: {first[1]})" if first else ""
    raise PanelError(
        fault(file, f"no row to use: {found}{example}", "figures", "Check --format and --map.")
    )
