"""The side that runs cells: the shell a fork continues from, and what it does there.

The shell is ipykernel's own, with a pipe where it expects ZeroMQ: no socket, no
thread, no event loop, and the same messages. Nothing imported here may start a
thread or compile with Typst, or the forks could hang.
"""

import io
import os
import signal
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypedDict

from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.history import HistoryAccessor
from jupyter_client.session import Session


class Surroundings(TypedDict):
    """What a report's cells find around them."""

    folder: str
    environment: dict[str, str]


class Wire(Session):
    """Jupyter's messages, written to a pipe instead of a ZeroMQ socket."""

    pipe: Connection | None = None

    def send(
        self,
        stream: object,
        msg_or_type: Any,
        content: dict[str, Any] | None = None,
        *_: object,
        **__: object,
    ) -> None:
        """Write one message as JSON, its type and content only."""
        if isinstance(msg_or_type, str):
            msg_or_type = {"msg_type": msg_or_type, "content": content}
        if self.pipe:
            told = {key: msg_or_type[key] for key in ("msg_type", "content")}
            self.pipe.send_bytes(self.pack(told))


class Stream(io.TextIOBase):
    """What a cell prints, kept until ipykernel would send it: a display, an error, the end.

    Replaces ``sys.stdout`` or ``sys.stderr``, and the file descriptor below it, to which
    libraries and commands write.
    """

    encoding = "UTF-8"

    def __init__(self, name: str, descriptor: int, wire: Wire) -> None:
        self.name, self._wire, self._written = name, wire, io.StringIO()
        self._below = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the process
        os.dup2(self._below.fileno(), descriptor)

    def writable(self) -> bool:
        """Return that it is."""
        return True

    def write(self, text: str) -> int:
        """Keep ``text``; return its length."""
        return self._written.write(text)

    def flush(self) -> None:
        """Send what was kept."""
        kept, self._written = self._written.getvalue(), io.StringIO()
        text = kept + self._below.read().decode(errors="replace")
        if text:
            self._wire.send(None, "stream", {"name": self.name, "text": text})


def warm_shell(names: list[str]) -> Any:
    """Return the shell, ipykernel's, that every fork continues from, with what cells will import.

    Args:
        names: Modules; ``module:function`` also calls the function, for caches that
            are filled on first use.
    """
    # No history: it would be a file of the user's, written by a thread.
    HistoryAccessor.enabled = False  # type: ignore[assignment]
    shell: Any = ZMQInteractiveShell.instance()
    shell.displayhook.session = shell.display_pub.session = Wire()
    shell.displayhook.topic = b""
    with shell.builtin_trap:  # as in a cell: pandas asks on import where it is
        for name in names:
            with suppress(Exception):  # the cell that needs it will fail too, and say why
                _load(*name.partition(":"))
    return shell


def _load(module: str, _: str, function: str) -> None:
    loaded = import_module(module)
    if function:
        getattr(loaded, function)()


def run_cells(shell: Any, pipe: Connection) -> None:
    """Run each cell that comes through the pipe, until ``None`` or its end does.

    The pipe takes the surroundings, then cells as text. It gives Jupyter messages
    as JSON; an ``execute_reply`` ends those of a cell, as a kernel's would.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    around: Surroundings = pipe.recv()
    os.chdir(around["folder"])
    sys.path.insert(_before_packages(), "")  # that folder, in the place a kernel gives it
    os.environ.clear()
    os.environ.update(around["environment"])
    shell.init_environment()  # what a kernel sets for the commands it runs
    wire: Wire = shell.displayhook.session
    wire.pipe = pipe
    sys.stdout, sys.stderr = Stream("stdout", 1, wire), Stream("stderr", 2, wire)
    sys.displayhook = shell.displayhook
    while (source := pipe.recv()) is not None:
        wire.send(None, "execute_reply", _reply(shell, source))


def _reply(shell: Any, source: str) -> dict[str, Any]:
    result = shell.run_cell(source, store_history=True)
    sys.stdout.flush()
    sys.stderr.flush()
    fault = result.error_before_exec or result.error_in_exec
    return {
        "status": "ok" if result.success else "error",
        "execution_count": shell.execution_count - 1,
        "ename": type(fault).__name__,
        "evalue": str(fault),
        "traceback": shell._last_traceback or [],
    }


def _before_packages() -> int:
    folders = {"site-packages", "dist-packages"}
    return next((at for at, path in enumerate(sys.path) if Path(path).name in folders), 0)
