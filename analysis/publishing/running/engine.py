"""papermill's engine ``fork``: cells run in a fresh fork of a warm process.

A kernel costs its imports, a quarter of a second to start, as much to end, and five
milliseconds a cell on the wire. A fork costs none of that, and still nothing leaks from one
report to the next. Its shell is a kernel's and nbclient reads what it says, so the outputs
are a kernel's too.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine

from analysis.publishing.running import forkserver
from analysis.publishing.running.forkserver import Fork
from analysis.publishing.running.imports import imported

KERNEL = "python3"
LANGUAGE = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


class ForkEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine with a fork for a kernel; a kernel where a fork cannot be."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> Any:
        """Run the notebook that ``nb_man`` manages; takes what papermill's own engine takes."""
        if hindrance := _hindrance(kernel_name):
            print(f"{hindrance}; using a kernel, which is slower.", file=sys.stderr)  # noqa: T201
            return super().execute_managed_notebook(nb_man, kernel_name, **kwargs)
        limit = kwargs.pop("execution_timeout", None) or kwargs.pop("timeout", None)
        for unused in ("input_path", "start_timeout", "timeout"):
            kwargs.pop(unused, None)
        return ForkClient(nb_man, timeout_func=lambda _: limit, **kwargs).execute()


class ForkClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client of a kernel, talking to a fork."""

    fork: Fork

    def execute(self, **_: Any) -> Any:
        """Run all cells in one fresh fork; return the notebook.

        Raises:
            CellTimeoutError: If a cell takes longer than its limit.
            DeadKernelError: If the process of the cells ends.
        """
        self.reset_execution_trackers()
        self.fork = _fork(self.nb)
        try:
            environment = {**forkserver.INLINE, **os.environ}
            self.fork.cells.send({"folder": str(Path.cwd()), "environment": environment})
            self.papermill_execute_cells()
        except BaseException:  # an interrupt above all
            self.fork.kill()
            raise
        finally:
            self.fork.close()
        self.nb.metadata["language_info"] = LANGUAGE
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, **_: Any) -> Any:
        """Run one cell and fill in its outputs, as nbclient does with a kernel.

        Raises:
            CellExecutionError: If it fails, and is not tagged ``raises-exception``.
        """
        self._tell(self.on_cell_start, cell, cell_index)
        tags = cell.metadata.get("tags", ())
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        cell.outputs = []
        self.clear_before_next_output = False
        for message in self._messages(cell, cell_index):
            if message["msg_type"] != "execute_reply":
                self.process_message(message, cell, cell_index)
        cell.execution_count = message["content"]["execution_count"]
        self._tell(self.on_cell_complete, cell, cell_index)
        if message["content"]["status"] == "error" and "raises-exception" not in tags:
            raise CellExecutionError.from_cell_and_msg(cell, message["content"])
        return cell

    def _messages(self, cell: Any, cell_index: int) -> Iterator[dict[str, Any]]:
        """Send a cell; give its messages, the last an ``execute_reply``."""
        limit = self._get_timeout(cell)
        deadline = monotonic() + limit if limit else None
        kind = ""
        try:
            self.fork.cells.send(cell.source)
            while kind != "execute_reply":
                rest = None if deadline is None else max(0.0, deadline - monotonic())
                ready = wait([self.fork.cells, self.fork.fate], rest)
                if not ready:
                    raise CellTimeoutError.error_from_timeout_and_cell("", limit, cell)
                if self.fork.cells not in ready:
                    raise EOFError
                message = json.loads(self.fork.cells.recv_bytes())
                kind = message["msg_type"]
                yield {**message, "header": message, "parent_header": {}}
        except (EOFError, ConnectionError) as error:
            raise DeadKernelError(self._obituary(cell_index)) from error

    def _obituary(self, cell_index: int) -> str:
        path = self.nb.metadata.papermill.get("input_path")
        try:
            status = self.fork.fate.recv()
        except (EOFError, ConnectionError):
            end = "ended with its fork server"
        else:
            by = f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
            end = f"ended {by}"
        return f"{path}, cell {cell_index + 1}: the process of the cells {end}."

    @staticmethod
    def _tell(hook: Any, cell: Any, cell_index: int) -> None:
        if hook is not None:
            hook(cell=cell, cell_index=cell_index)


def _fork(notebook: Any) -> Fork:
    try:
        return forkserver.fork(imported(notebook))
    except (EOFError, OSError) as error:
        raise DeadKernelError("The fork server has ended.") from error


def _hindrance(kernel_name: str) -> str:
    if kernel_name != KERNEL:
        return f"The kernel {kernel_name!r} is not this Python"
    if not forkserver.POSSIBLE:
        return "This system cannot safely fork"
    return ""
