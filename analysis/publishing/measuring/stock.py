"""Many reports of one notebook as papermill and nbconvert make them out of the box.

    python -m analysis.publishing.measuring.stock NOTEBOOK PAIRS COUNT

``benchmark`` measures it against ``brief build --pairs``, which reads the same list.
"""

import sys
from itertools import islice
from pathlib import Path
from typing import Any


def stock(notebook: Path, pairs: Path, count: int) -> None:
    """Make the first reports of a list in one process, each as page and PDF."""
    import nbconvert
    import papermill

    from analysis.publishing.build import Request, checked
    from analysis.publishing.many.pairs import read

    page, printed = nbconvert.HTMLExporter(), nbconvert.WebPDFExporter(disable_sandbox=True)
    for asked in islice(read(pairs), count):
        given = dict(checked(Request(notebook, asked.parameters)).parameters)
        papermill.execute_notebook(
            notebook, "out.ipynb", given, progress_bar=False, cwd=notebook.parent
        )
        Path("out.html").write_text(page.from_filename("out.ipynb")[0], encoding="utf-8")
        content: Any = printed.from_filename("out.ipynb")[0]
        Path("out.pdf").write_bytes(content)


if __name__ == "__main__":
    stock(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
