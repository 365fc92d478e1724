"""One report from its notebook to its files."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import AnalysisError
from analysis.publishing import parameters, provenance
from analysis.publishing.content.blocks import Document, Figure, Table
from analysis.publishing.content.document import read
from analysis.publishing.errors import DestinationError, ReportError
from analysis.publishing.places import layout, site
from analysis.publishing.places.destination import Destination, Folder
from analysis.publishing.places.site import Entry
from analysis.publishing.provenance import Hashes
from analysis.publishing.running.execution import FailedRun, OnCell, Run, run, text


@dataclass(frozen=True, slots=True)
class Request:
    """A notebook, and what is asked of it; ``defaults`` are what it declares, once checked."""

    notebook: Path
    parameters: Mapping[str, Any]
    defaults: Mapping[str, Any] = field(default_factory=dict)

    @property
    def whole(self) -> dict[str, Any]:
        """All parameters, those not asked for with their defaults."""
        return {**self.defaults, **self.parameters}

    @property
    def chosen(self) -> dict[str, Any]:
        """The parameters that differ from their defaults: two requests alike in them are one."""
        every = self.parameters.items()
        return {k: v for k, v in every if k not in self.defaults or v != self.defaults[k]}

    @property
    def label(self) -> str:
        """The request in one line."""
        asked = " ".join(f"{key}={value}" for key, value in self.parameters.items())
        return f"{self.notebook.stem} {asked}".strip()


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a request: its entry in the list, or why there is none."""

    request: Request
    entry: Entry | None = None
    error: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """Its page, PDF, notebook and data, from the place of all reports."""
        return self.entry.files if self.entry else ()


def checked(request: Request, offered: Mapping[str, Any] | None = None) -> Request:
    """Return the request with its parameters in their types; no kernel is started.

    Args:
        request: A notebook, and what is asked of it.
        offered: Further parameters, for a notebook that declares them.

    Raises:
        ParameterError: If the notebook declares no such parameter, or the value does not fit.
        ReportError: If there is no such notebook.
    """
    name = request.notebook.name
    declared = parameters.declared(source(request.notebook), name)
    taken = {key: value for key, value in (offered or {}).items() if _declares(declared, key)}
    asked = {**taken, **request.parameters}
    defaults = {parameter.name: parameter.default for parameter in declared}
    return Request(request.notebook, parameters.given(declared, asked, name), defaults)


def declares(notebook: Path, names: Iterable[str]) -> bool:
    """Return whether a notebook declares parameters of all these names.

    Raises:
        ParameterError, ReportError: If it cannot be told.
    """
    declared = parameters.declared(source(notebook), notebook.name)
    return all(_declares(declared, name) for name in names)


def _declares(declared: tuple[parameters.Parameter, ...], name: str) -> bool:
    return any(parameter.name == name for parameter in declared)


def build(
    request: Request,
    out: Path | Destination,
    *,
    timeout: int | None = None,
    paper: Any = "a4",
    on_cell: OnCell | None = None,
    inputs: Hashes = (),
) -> Built:
    """Run one notebook and write its page, its PDF and itself; return what was written.

    A failed notebook is kept under ``failed/``; the last good report stays as it was.

    Args:
        request: What to build, checked.
        out: The place of all reports.
        timeout: Seconds a cell may take.
        paper: The size of the PDF's page, ``a4`` or ``us-letter``.
        on_cell: Called with the cells done and their count, after each.
        inputs: The files that the notebook's cells read, and their hashes, for the record.

    Raises:
        DestinationError: If nothing can be written there.
    """
    place = Folder(out) if isinstance(out, Path) else out
    try:
        done = run(request.notebook, request.chosen, timeout=timeout, on_cell=on_cell)
    except FailedRun as failure:
        kept = _keep_failed(request, failure.notebook, place)
        return Built(request, error=f"{failure}\nThe notebook as far as it got: {kept}")
    try:
        return _written(request, done, place, paper, inputs)
    except DestinationError:
        raise
    except AnalysisError as error:
        kept = _keep_failed(request, done.notebook, place)
        return Built(request, error=f"{error}\nThe notebook: {kept}")


def _written(request: Request, done: Run, out: Destination, paper: Any, inputs: Hashes) -> Built:
    from analysis.publishing.rendering.html import page
    from analysis.publishing.rendering.typst import pdf

    name = request.notebook.stem
    document = read(done.notebook, request.notebook.name)
    place = layout.place(document.cover, name)
    files = {
        place.file(".html"): page(document).encode(),
        place.file(".pdf"): pdf(document, paper=paper),
        place.file(".ipynb"): text(done.notebook).encode(),
        **{place.data / name: content.encode() for name, content in data(document)},
    }
    made = provenance.made_from(
        request.notebook, source(request.notebook), request.parameters, inputs
    )
    entry = site.entry(done.notebook, place, files, made)
    record = json.dumps({**done.record, "entry": asdict(entry)}, indent=1, default=str).encode()
    out.write({**files, place.record: record})
    out.tidy(place.data, keep=files)
    out.drop(_failed_path(request))
    return Built(request, entry=entry)


def data(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the name and content of each file behind a report."""
    for block in document.blocks:
        if isinstance(block, Figure | Table):
            yield f"{block.id}.csv", block.csv
    for file in document.attachments:
        yield file.name, file.text


def _keep_failed(request: Request, notebook: Mapping[str, Any], out: Destination) -> str:
    path = _failed_path(request)
    out.write({path: text(notebook).encode()})
    return f"{out}/{path.as_posix()}"


def _failed_path(request: Request) -> Path:
    """One failed notebook for each different request, the name without surprises."""
    asked = json.dumps(request.chosen, sort_keys=True).encode()
    suffix = f"-{hashlib.sha256(asked).hexdigest()[:8]}" if request.chosen else ""
    return Path(layout.FAILED, f"{request.notebook.stem}{suffix}.ipynb")


def source(path: Path) -> Mapping[str, Any]:
    """Return a notebook as nbformat 4 data.

    Raises:
        ReportError: If there is none.
    """
    try:
        found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        _ = found["cells"]
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"{path}: cannot be read ({error}).") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError(f"{path}: is no notebook ({error}).") from error
    return found
