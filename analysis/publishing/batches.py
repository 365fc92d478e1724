"""The same report many times over, for ``benchmark``: ours or stock, notebook, count, jobs."""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from analysis.publishing import forkserver
from analysis.publishing.imports import load_papermill


def ours(notebook: Path, count: int, jobs: int) -> None:
    """Build a report as page and PDF ``count`` times, ``jobs`` at once."""
    forkserver.begin([notebook])
    server = forkserver.warm().shared()
    one = partial(_built, notebook)
    if jobs == 1:
        list(map(one, range(count)))
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, forkserver.adopt, (server,)) as pool:
        list(pool.map(one, range(count)))


def _built(notebook: Path, turn: int) -> None:
    load_papermill()
    from analysis.publishing.build import Request, build

    built = build(Request(notebook, {}), Path(str(turn)))
    if built.error:
        raise SystemExit(built.error)


def stock(notebook: Path, count: int, _: int) -> None:
    """Do what papermill and nbconvert do out of the box, in one process."""
    import nbconvert
    import papermill

    page, printed = nbconvert.HTMLExporter(), nbconvert.WebPDFExporter(disable_sandbox=True)
    for turn in range(count):
        out = f"{turn}.ipynb"
        papermill.execute_notebook(notebook, out, progress_bar=False, cwd=notebook.parent)
        Path(f"{turn}.html").write_text(page.from_filename(out)[0], encoding="utf-8")
        Path(f"{turn}.pdf").write_bytes(printed.from_filename(out)[0])  # type: ignore[arg-type]


if __name__ == "__main__":
    what, path, count, jobs = sys.argv[1:]
    {"ours": ours, "stock": stock}[what](Path(path), int(count), int(jobs))
