"""Run a notebook with papermill, and make equal runs equal to the byte."""

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.publishing.errors import RunError

ENGINE = "brief"
KERNEL = "python3"
ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
FILE = re.compile(r'("|\\n)File [^":]*?([^/\\":]+[/\\]+[^/\\":]+):(?=\d)')
"""In a traceback written as JSON: a file, of which the last folder and the name are kept."""
INJECTED = "injected-parameters"
MARKER = "papermill-error-cell-tag"
SHOWN_LINES = 12

OnCell = Callable[[int, int], None]
Notebook = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """An executed notebook, fit to publish, and what was taken out of it.

    ``record`` holds what differs from run to run: timings, warnings, software versions.
    """

    notebook: Notebook
    record: dict[str, Any]


class FailedRun(RunError):  # noqa: N818  (named like its counterpart)
    """A notebook stopped; ``notebook`` is as far as it got."""

    def __init__(self, message: str, notebook: Notebook) -> None:
        super().__init__(message)
        self.notebook = notebook


@dataclass(slots=True)
class Watch:
    """What the engine tells about a notebook while it runs."""

    on_cell: OnCell | None = None
    notebook: Any = None
    started: int = 0
    warnings: list[str] = field(default_factory=list)

    def begin(self, index: int) -> None:
        """Note that a cell has begun."""
        self.started = index

    def end(self, index: int) -> None:
        """Tell that a cell has ended."""
        if self.on_cell is not None:
            self.on_cell(index + 1, len(self.notebook.cells))


def run(
    path: Path,
    parameters: Mapping[str, Any] | None = None,
    *,
    timeout: int | None = None,
    on_cell: OnCell | None = None,
) -> Run:
    """Return a notebook executed in a fresh kernel of this environment, in its own folder.

    Args:
        path: The notebook's file.
        parameters: Values by name, already checked.
        timeout: Seconds a cell may take; None for as long as it likes.
        on_cell: Called with the cells done and their count, after each.

    Raises:
        FailedRun: If a cell fails or takes too long, or the kernel dies.
    """
    import logging

    from analysis.publishing.running.imports import load_papermill

    load_papermill()
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    _register()
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # it is told by the exception
    watch = Watch(on_cell)
    try:
        executed = _executed(path.resolve(), dict(parameters or {}), watch, timeout)
    except PapermillExecutionError as error:
        told = ANSI.sub("", "\n".join(error.traceback)) or f"{error.ename}: {error.evalue}"
        raise _failed(path, watch, error.cell_index, told) from error
    except CellTimeoutError as error:
        told = f"The cell took longer than {timeout} seconds."
        raise _failed(path, watch, watch.started, told) from error
    except DeadKernelError as error:
        raise _failed(path, watch, watch.started, str(error)) from error
    return normalised(executed)


def _executed(path: Path, given: dict[str, Any], watch: Watch, timeout: int | None) -> Any:
    """Run in papermill's own two steps: in one, it writes out what nobody will read."""
    from papermill.engines import papermill_engines
    from papermill.execute import execute_notebook, raise_for_execution_errors
    from papermill.utils import chdir

    prepared = execute_notebook(
        str(path), None, given, engine_name=ENGINE, kernel_name=KERNEL, prepare_only=True
    )
    with chdir(str(path.parent)):
        executed = papermill_engines.execute_notebook_with_engine(
            ENGINE,
            prepared,
            KERNEL,
            input_path=str(path),
            progress_bar=False,
            watch=watch,
            execution_timeout=timeout,
        )
    raise_for_execution_errors(executed, None)
    return executed


def _failed(path: Path, watch: Watch, index: int, told: str) -> FailedRun:
    stopped = watch.notebook
    stopped.cells = [c for c in stopped.cells if MARKER not in c.metadata.get("tags", ())]
    cell = stopped.cells[index]
    lines = cell.source.splitlines()
    shown = "\n".join(f"    {line}" for line in lines[:SHOWN_LINES])
    more = "\n    …" if len(lines) > SHOWN_LINES else ""
    message = f"{path.name}, cell {index + 1} ({cell.get('id', 'no id')}):\n{shown}{more}\n{told}"
    notebook = normalised(stopped).notebook
    for cell in notebook["cells"]:
        if "outputs" in cell:
            cell["outputs"] = _unplaced(cell["outputs"], [path.parent.parent, Path.cwd()])
    return FailedRun(message.rstrip(), notebook)


def _unplaced(outputs: Any, roots: Iterable[Path]) -> Any:
    """Return outputs that do not tell where on whose machine the notebook failed."""
    told = FILE.sub(r"\1File \2:", json.dumps(outputs, ensure_ascii=False))
    for root in (*roots, Path.home()):
        told = told.replace(json.dumps(f"{root}{os.sep}")[1:-1], "")
    return json.loads(told)


def _register() -> None:
    from papermill.engines import papermill_engines

    from analysis.publishing.running.kernel import BriefEngine

    papermill_engines.register(ENGINE, BriefEngine)


def normalised(notebook: Mapping[str, Any]) -> Run:
    """Return a notebook without what differs between equal runs, and that beside it."""
    clean: Notebook = json.loads(json.dumps(notebook))
    metadata = clean["metadata"]
    record: dict[str, Any] = {
        "papermill": metadata.pop("papermill", {}),
        "language": metadata.get("language_info", {}),
        "cells": {},
    }
    metadata["language_info"] = {"name": record["language"].get("name", "python")}
    for cell in clean["cells"]:
        taken = _taken(cell)
        record["cells"][cell.get("id", "")] = taken
    return Run(clean, record)


def _taken(cell: Notebook) -> dict[str, Any]:
    """Take out of a cell what differs between runs, and return it."""
    if INJECTED in cell["metadata"].get("tags", ()):
        cell["id"] = INJECTED
    taken = {key: cell["metadata"].pop(key, {}) for key in ("papermill", "execution")}
    outputs = cell.get("outputs", [])
    taken["warnings"] = [o["text"] for o in outputs if _is_warning(o)]
    if "outputs" in cell:
        cell["outputs"] = [o for o in outputs if not _is_warning(o)]
    for output in cell.get("outputs", ()):
        if output["output_type"] == "error":
            output["traceback"] = [ANSI.sub("", line) for line in output["traceback"]]
    return taken


def _is_warning(output: Mapping[str, Any]) -> bool:
    return (output["output_type"], output.get("name")) == ("stream", "stderr")


def text(notebook: Mapping[str, Any]) -> str:
    """Return a notebook as the text of its file, as nbformat writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
