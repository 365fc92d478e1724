"""Cells in a fork behave as in a kernel, and nothing else of a report outlives it."""

import copy
import re
import signal
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.publishing.running import forkserver
from analysis.publishing.running.imports import UNUSED, imported, load_papermill

HERE = Path(__file__).parent
NOTEBOOKS = [
    HERE / "notebooks" / "10-demo.ipynb",
    *sorted((HERE.parents[1] / "notebooks").glob("*.ipynb")),
]
KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}

NASTY = (
    "who: str = 'nobody'  # a parameter",
    "1 + 1\n'only the last'",
    "_ * 2, _1, In[1], Out[2]",
    "None",
    "   \n# nothing but a comment",
    "x = 3;",
    "x;",
    "print('out'); import sys; print('err', file=sys.stderr); print('out again')",
    "print('before'); display({'a': 1}); print('after')\n'result'",
    "import warnings; warnings.warn('careful', stacklevel=1); 'warned'",
    """class Rich:
    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {'text/plain': 'plain', 'text/html': '<b>Қ</b>', 'application/json': {'k': None}}
        return data, {'text/html': {'isolated': True}, 'image/svg+xml': {'alt': 'words'}}
display(Rich(), metadata={'more': 1}); Rich()""",
    "class Broken:\n    def _repr_html_(self): raise ValueError('no html')\nBroken()",
    "from IPython.display import display, HTML, SVG, Markdown\nHTML('<i>x</i>')",
    'SVG(\'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\')',
    "from IPython.display import JSON, clear_output\nMarkdown('*text*')",
    "JSON({'a': [1]})",
    "shown = display('first', display_id='one'); display('second')",
    "shown.update('changed'); print('updated')",
    "print('gone'); clear_output(); print('stays')",
    "print('replaced'); clear_output(wait=True); print('by this')",
    "import pandas as pd; pd.DataFrame({'year': [2020, 2021], 'a long name' * 9: [1.5, None]})",
    "pd.DataFrame({f'column {n}': range(80) for n in range(30)})",
    "import matplotlib.pyplot as plt; plt.plot([1, 2], [1, 4]); plt.title('drawn')",
    "figure, axes = plt.subplots(); axes.bar([1], [2]); print('and printed'); figure",
    "plt.rcParams['figure.dpi'], plt.get_backend()",
    "import asyncio; await asyncio.sleep(0); 'awaited'",
    "import datetime; display({'application/json': {'day': datetime.date(2024, 1, 2)}}, raw=True)",
    "display({'image/png': b'\\x89PNG\\r\\n'}, raw=True)",
    "get_ipython().__class__.__name__, __name__, sys.modules['__main__'].who",
    "import os; os.getcwd(), sys.path, os.environ['MPLBACKEND'], os.environ['PAGER']",
    "from threading import Thread\nthread = Thread(target=print, args=['from a thread'])",
    "thread.start(); thread.join(); display('after it')",
    "%precision 3\n3.14159265",
    "!echo told by a command",
    "import os; os.system('echo told from below') and None",
    "def f(): raise KeyError('deep')\nf()",
    "1 / 0",
    "this is no Python",
    "raise SystemExit('stopped')",
    "len(Out), 'still here'",
)
VARIES = re.compile(
    r"/tmp/ipykernel_\d+/\d+\.py|<ipython-input-\d+-\w+>|\b\d+\.py\b|0x[0-9a-f]{6,}"
)
"""The names a kernel gives to the code of cells, and the addresses of objects."""

ENDLESS = "while True: pass"


@pytest.fixture(scope="module")
def papermill() -> Any:
    """Return papermill, which finds the engine by its entry point."""
    return load_papermill()


def notebook(*sources: str, tags: tuple[str, ...] = ()) -> Any:
    cells = [new_code_cell(source, metadata={"tags": list(tags)}) for source in sources]
    metadata = {"kernelspec": dict(KERNELSPEC), "papermill": {"input_path": "some.ipynb"}}
    return new_notebook(cells=[new_markdown_cell("# Title"), *cells], metadata=metadata)


def execute(
    source: Any, engine_name: str | None = "fork", kernel_name: str = "python3", **options: Any
) -> Any:
    """Return the notebook executed by an engine, as papermill asks it to."""
    from papermill.engines import papermill_engines

    return papermill_engines.execute_notebook_with_engine(
        engine_name, copy.deepcopy(source), kernel_name, progress_bar=False, **options
    )


def shown(executed: Mapping[str, Any]) -> list[Any]:
    """Return what an executed notebook shows, by cell, without what no two runs share."""
    text = VARIES.sub("<varies>", nbformat.writes(nbformat.from_dict(executed), version=4))
    return [
        (cell.source, cell.get("execution_count"), [_told(o) for o in cell.get("outputs", ())])
        for cell in nbformat.reads(text, as_version=4).cells
    ]


def _told(output: Any) -> Any:
    """Return an output; of an error what it says, as its colours vary with the code's name."""
    error = output["output_type"] == "error"
    return (output["ename"], output["evalue"]) if error else output


def last(executed: Any) -> str:
    """Return the last result as text."""
    text: str = executed.cells[-1].outputs[-1]["data"]["text/plain"]
    return text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_fork_shows_what_a_kernel_shows(
    path: Path, papermill: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    source = papermill.iorw.load_notebook_node(str(path))

    assert shown(execute(source)) == shown(execute(source, None))


def test_a_fork_shows_what_a_kernel_shows_whatever_the_cells_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = notebook(*NASTY, tags=("raises-exception",))

    assert shown(execute(source)) == shown(execute(source, None))


def test_papermill_takes_parameters_and_writes_the_notebook(papermill: Any, tmp_path: Path) -> None:
    source = notebook("who: str = 'nobody'  # whom", "who.upper()")
    source.cells[1].metadata.tags = ["parameters"]

    papermill.execute_notebook(
        source, tmp_path / "out.ipynb", {"who": "her"}, engine_name="fork", progress_bar=False
    )

    assert last(nbformat.read(tmp_path / "out.ipynb", as_version=4)) == "'HER'"


def test_the_failing_cell_is_named_and_the_rest_is_not_run(papermill: Any) -> None:
    source = notebook("1", "1 / 0", "2")

    with pytest.raises(papermill.PapermillExecutionError) as caught:
        papermill.execute_notebook(source, None, engine_name="fork", progress_bar=False)

    assert (caught.value.cell_index, caught.value.ename) == (2, "ZeroDivisionError")
    assert source.cells[3].outputs == []


def test_nothing_of_a_report_is_left_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    forkserver.warm()
    monkeypatch.setenv("ASKED", "by the caller")
    execute(
        notebook(
            "import os, sys, json, warnings, matplotlib, pandas as pd",
            "left = 1; os.chdir('/'); os.environ['ASKED'] = 'by a cell'; json.left = 1",
            "matplotlib.rcParams['figure.dpi'] = 7; pd.options.display.max_rows = 7",
            "warnings.simplefilter('ignore'); sys.path.append('left')",
        )
    )

    executed = execute(
        notebook(
            "import os, sys, json, matplotlib, pandas as pd",
            "'left' in globals(), hasattr(json, 'left'), 'left' in sys.path, os.getcwd() == '/', "
            "matplotlib.rcParams['figure.dpi'] == 7, pd.options.display.max_rows == 7, "
            "os.environ['ASKED']",
        )
    )

    assert last(executed) == f"({'False, ' * 6}'by the caller')"


@pytest.mark.parametrize(
    ("deed", "end"),
    [
        ("import os; os.kill(os.getpid(), 9)", "by SIGKILL"),
        ("import os; os._exit(3)", "with status 3"),
        ("import ctypes; ctypes.string_at(0)", "by SIGSEGV"),
    ],
)
def test_a_process_that_dies_is_told_of_with_its_notebook_and_cell(deed: str, end: str) -> None:
    told = re.escape(f"some.ipynb, cell 3: the process of the cells ended {end}.")

    with pytest.raises(DeadKernelError, match=told):
        execute(notebook("1", deed, "2"))


def test_a_process_that_dies_leaves_the_next_report_alone() -> None:
    with pytest.raises(DeadKernelError):
        execute(notebook("import os; os._exit(3)"))

    assert last(execute(notebook("1 + 1"))) == "2"


def test_a_process_that_dies_is_noticed_though_its_child_lives_and_ends_with_it(
    tmp_path: Path,
) -> None:
    deed = (
        "import os, pathlib, time\n"
        "if child := os.fork():\n"
        f"    pathlib.Path({str(tmp_path)!r}, 'child').write_text(str(child)); os._exit(4)\n"
        "else: time.sleep(60)"
    )

    with pytest.raises(DeadKernelError, match="with status 4"):
        execute(notebook(deed))

    assert not lives(int((tmp_path / "child").read_text(encoding="utf-8")))


def lives(pid: int) -> bool:
    """Return whether a process runs, once one just killed has had time to end."""
    if not psutil.pid_exists(pid):
        return False
    _, running = psutil.wait_procs([psutil.Process(pid)], timeout=10)
    return any(process.status() != psutil.STATUS_ZOMBIE for process in running)


def test_a_cell_over_its_time_ends_with_its_process() -> None:
    with pytest.raises(CellTimeoutError, match="while True"):
        execute(notebook(ENDLESS), execution_timeout=0.2)

    assert not forked()


def test_an_interrupt_ends_the_cells() -> None:
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)

    with pytest.raises(KeyboardInterrupt):
        execute(notebook(ENDLESS))

    signal.signal(signal.SIGALRM, before)
    assert not forked()


def forked() -> list[psutil.Process]:
    """Return the forks that run; those just killed are waited for."""
    process = forkserver.warm().process
    assert process is not None
    _, running = psutil.wait_procs(psutil.Process(process.pid).children(), timeout=10)
    return list(running)


def test_the_process_that_forks_has_one_thread() -> None:
    execute(notebook("import pandas, matplotlib.pyplot, pyarrow, duckdb"))
    process = forkserver.warm().process
    assert process is not None

    assert psutil.Process(process.pid).num_threads() == 1


def test_a_fork_server_that_was_killed_is_replaced() -> None:
    process = forkserver.warm().process
    assert process is not None
    process.kill()
    process.wait()

    assert last(execute(notebook("1 + 1"))) == "2"


def test_what_cannot_be_imported_beforehand_is_left_to_the_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.py").write_text("this is no Python", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    server = forkserver.ForkServer.start(["no.such.module", "json:no_such_function", "broken"])

    fork = server.fork()

    assert psutil.pid_exists(fork.pid)
    fork.close()
    server.close()


def test_what_a_notebook_imports_is_imported_beforehand() -> None:
    source = notebook(
        "import pandas as pd, json", "from analysis import figures", "%matplotlib inline"
    )

    assert imported(source) == ("pandas", "json", "analysis", "analysis.figures")


def test_what_notebooks_import_is_begun_before_they_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forkserver, "_servers", [])
    (tmp_path / "broken.ipynb").write_text("no notebook", encoding="utf-8")
    nbformat.write(notebook("import colorsys"), tmp_path / "good.ipynb")

    forkserver.begin([tmp_path / "broken.ipynb", tmp_path / "none.ipynb", tmp_path / "good.ipynb"])

    executed = execute(notebook("import sys; 'colorsys' in sys.modules"))
    assert last(executed) == "True"


def test_another_kernel_than_ours_is_left_to_papermill(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoSuchKernel):
        execute(notebook("1"), kernel_name="no-such-kernel")

    assert "'no-such-kernel' is not this Python; using a kernel" in capfd.readouterr().err


def test_processes_of_a_pool_share_one_fork_server() -> None:
    server = forkserver.warm().shared()
    pool = ProcessPoolExecutor(
        2, get_context("spawn"), initializer=forkserver.adopt, initargs=(server,)
    )

    with pool:
        parents = set(pool.map(parent_of_a_fork, range(4)))

    assert len(parents) == 1


def parent_of_a_fork(_: int) -> int:
    fork = forkserver.warm().fork()
    parent = psutil.Process(fork.pid).ppid()
    fork.close()
    return int(parent)


def test_papermill_without_its_unused_parts_leaves_them_to_others() -> None:
    load_papermill()

    assert not [name for name in UNUSED if sys.modules.get(name, ...) is None]
