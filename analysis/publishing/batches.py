"""Many reports of one notebook, as commands that ``benchmark`` measures.

    batches ours|stock NOTEBOOK COUNT JOBS [NAME=VALUE,…] [MODULE:FUNCTION]

A parameter and its values, taken in turn, keep Typst from remembering the report before.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from analysis.publishing import forkserver
from analysis.publishing.imports import load_papermill


def ours(notebook: Path, asked: list[dict[str, Any]], jobs: int, rehearsals: list[str]) -> None:
    """Build a report as page and PDF for each set of parameters, ``jobs`` at once."""
    forkserver.begin([notebook], rehearsals)
    server = forkserver.warm().shared()
    one = partial(_built, notebook)
    if jobs == 1:
        list(map(one, asked))
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, forkserver.adopt, (server,)) as pool:
        list(pool.map(one, asked))


def _built(notebook: Path, parameters: dict[str, Any]) -> None:
    load_papermill()
    from analysis.publishing.build import Request, build, checked

    built = build(checked(Request(notebook, parameters)), Path("ours"))
    if built.error:
        raise SystemExit(built.error)


def stock(notebook: Path, asked: list[dict[str, Any]]) -> None:
    """Do what papermill and nbconvert do out of the box, in one process."""
    import nbconvert
    import papermill

    from analysis.publishing.build import Request, checked

    page, printed = nbconvert.HTMLExporter(), nbconvert.WebPDFExporter(disable_sandbox=True)
    for parameters in asked:
        given = dict(checked(Request(notebook, parameters)).parameters)
        papermill.execute_notebook(
            notebook, "out.ipynb", given, progress_bar=False, cwd=notebook.parent
        )
        Path("out.html").write_text(page.from_filename("out.ipynb")[0], encoding="utf-8")
        content: Any = printed.from_filename("out.ipynb")[0]
        Path("out.pdf").write_bytes(content)


def main(what: str, notebook: str, count: str, jobs: str, *options: str) -> None:
    """Make as many reports as asked."""
    rehearsals = [option for option in options if "=" not in option]
    varied = [option.partition("=") for option in options if "=" in option]
    sets = [{name: value} for name, _, values in varied for value in values.split(",")]
    asked = list(islice(cycle(sets or [{}]), int(count)))
    if what == "ours":
        ours(Path(notebook), asked, int(jobs), rehearsals)
    else:
        stock(Path(notebook), asked)


if __name__ == "__main__":
    main(*sys.argv[1:])
