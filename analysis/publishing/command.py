"""``brief build``: what was asked, how far it is, and what came of it."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, fault
from analysis.publishing import crate, site
from analysis.publishing.build import Built, Request, build, checked
from analysis.publishing.editions import requests
from analysis.publishing.errors import ReportError
from analysis.publishing.execution import OnCell
from analysis.publishing.provenance import Hashes


def build_all(
    *,
    notebook: Sequence[Path],
    parameters: Iterable[tuple[str, str]],
    folder: Path,
    out: Path,
    timeout: int,
    paper: str,
    as_json: bool,
    check: Callable[[], list[str]],
    inputs: Hashes = (),
    offered: Mapping[str, Any] | None = None,
    refuse: Callable[[Mapping[str, Any]], None] = lambda _: None,
) -> int:
    """Build all that is asked, print what came of it, and return the exit status.

    Args:
        notebook: Paths or names; none for the editions, or all.
        parameters: Names and values as typed.
        folder: Where the notebooks are.
        out: The folder of all reports.
        timeout: Seconds a cell may take.
        paper: The size of the PDF's page.
        as_json: Whether to print the summary as JSON.
        check: Gives the faults of the seeds; with any, nothing is built.
        inputs: The files that notebooks read, and their hashes, for the record.
        offered: Parameters for those notebooks that declare them.
        refuse: Raises for parameters of one report whose values cannot be meant.

    Raises:
        ParameterError: If a parameter is refused; nothing has run by then.
        ReportError: If the seeds have faults, or there is nothing to build.
    """
    asked = [checked(request, offered) for request in requests(folder, notebook, dict(parameters))]
    if not asked:
        raise ReportError(f"{folder}: holds no notebook named like 10-subject.ipynb.")
    _refuse_untaken(asked, offered or {})
    for request in asked:
        refuse(request.parameters)
    if faults := check():
        raise ReportError("\n".join([*faults, "No report is built from seeds with faults."]))
    one = partial(build, out=out, timeout=timeout, paper=paper, inputs=inputs)
    built = list(_built(asked, one, quiet=as_json))
    index = _listed(out)
    _told(built, index, as_json=as_json)
    return 1 if any(report.error for report in built) else 0


def _refuse_untaken(asked: Sequence[Request], offered: Mapping[str, Any]) -> None:
    """Refuse a parameter that no notebook takes: whoever gave it meant something by it."""
    for name in offered:
        if not any(name in request.parameters for request in asked):
            names = ", ".join(sorted({request.notebook.name for request in asked}))
            found = f"no {name!r} in the parameters cell of {names}"
            repair = "Declare it there, or leave the option out."
            raise ParameterError(fault(f"--{name}", found, "a notebook that takes it", repair))


def _built(asked: Sequence[Request], one: Callable[..., Built], *, quiet: bool) -> Iterator[Built]:
    with _progress(len(asked), quiet=quiet) as begin:
        for request in asked:
            yield one(request, on_cell=begin(request))


def _listed(out: Path) -> Path:
    """Describe each edition, and list all of them; return the list's path."""
    found = tuple(site.entries(out))
    crate.write_crates(out, found)
    return site.write_index(out, found)


@contextmanager
def _progress(count: int, *, quiet: bool) -> Iterator[Callable[[Request], OnCell | None]]:
    """Give a bar on a terminal, a line for each report elsewhere, nothing if quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda request: None if quiet else _line(request)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        whole = bar.add_task("reports", total=count)

        def begin(request: Request) -> OnCell:
            def on_cell(done: int, cells: int) -> None:
                bar.update(whole, description=request.label, advance=1 / cells)

            return on_cell

        yield begin


def _line(request: Request) -> None:
    print(f"building {request.label}", file=sys.stderr, flush=True)  # noqa: T201


def _told(built: Sequence[Built], index: Path, *, as_json: bool) -> None:
    import click

    for report in built:
        if report.error:
            click.echo(f"\n{report.error}\n", err=True)
    if as_json:
        click.echo(json.dumps(_summary(built, index), ensure_ascii=False, indent=1))
        return
    width = max(len(report.request.label) for report in built)
    for report in built:
        state = "failed" if report.error else "built"
        files = "" if report.error else f"{report.files[0].with_suffix('')}.{{html,pdf,ipynb}}"
        click.echo(f"{report.request.label:<{width}}  {state:<6}  {files}".rstrip())
    failed = sum(bool(report.error) for report in built)
    click.echo(f"{len(built) - failed} built, {failed} failed; {index}")


def _summary(built: Sequence[Built], index: Path) -> dict[str, Any]:
    return {
        "index": str(index),
        "reports": [
            {
                "notebook": report.request.notebook.name,
                "parameters": dict(report.request.parameters),
                "state": "failed" if report.error else "built",
                "title": report.title,
                "files": [str(path) for path in report.files],
                "error": report.error,
            }
            for report in built
        ],
    }
