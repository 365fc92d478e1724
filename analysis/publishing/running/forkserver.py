"""A warm process that forks itself for each report.

Python has one (``multiprocessing.forkserver``), but each of its forks runs the
caller's main script again, and daemonic processes such as Dask's workers may not
use it. Only this process ever forks, and nothing in it starts a thread.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from analysis.publishing.running.imports import imported, quick_imports

POSSIBLE = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether this system can safely fork; macOS has the call, but its libraries do not bear it."""

INLINE = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
"""What a kernel sets where nothing else is asked for, so that figures reach the notebook."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold interrupts back for a moment, and from the processes that are started in it."""
    if not POSSIBLE:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class ForkServer:
    """A handle on a running fork server, which ends when the last handle is gone."""

    control: socket.socket
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(cls, preload: Iterable[str] = ()) -> "ForkServer":
        """Return a new server at once, while it imports ``preload``; it ends with this process.

        Args:
            preload: Modules that cells import; ``module:function`` is also called.
        """
        ours, theirs = socket.socketpair()
        with theirs, uninterrupted():
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", __name__, str(theirs.fileno()), *preload],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**INLINE, **os.environ, **dict.fromkeys(ONE_THREAD, "1")},
                start_new_session=True,  # an interrupt is the caller's, who then kills the fork
            )
            server = cls(ours, process)
            atexit.register(server.close)
        return server

    def fork(self) -> "Fork":
        """Return a fresh copy of the warm process, ready for ``shell.run_cells``.

        Raises:
            OSError, EOFError: If the server has ended.
        """
        cells, their_cells = Pipe()
        fate, their_fate = Pipe()
        with their_cells, their_fate:
            links = [their_cells.fileno(), their_fate.fileno()]
            socket.send_fds(self.control, [b"f"], links)
        return Fork(cells, fate, fate.recv())

    def shared(self) -> "ForkServer":
        """Return a handle to be passed to a process that is being started."""
        return ForkServer(self.control)

    def close(self) -> None:
        """End the server, and what it forked; at once if it is still importing."""
        self.control.close()
        if self.process:
            self.process.terminate()  # which it ignores as soon as it may have forked
            self.process.wait()


@dataclass(frozen=True, slots=True)
class Fork:
    """One forked process.

    ``cells`` is its pipe. ``fate`` gives its exit status once it has ended, as
    ``os.waitstatus_to_exitcode`` does.
    """

    cells: Connection
    fate: Connection
    pid: int

    def kill(self) -> None:
        """End the process at once, and whatever it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let go of the process, which ends by itself when its pipe does."""
        self.cells.close()
        self.fate.close()


_servers: list[ForkServer] = []


def warm(preload: Iterable[str] = ()) -> ForkServer:
    """Return this process's fork server, started if there is none.

    The earlier it is called, the more of its imports are done beside the caller's own.
    """
    if not _servers:
        adopt(ForkServer.start(preload))
    return _servers[0]


def fork(preload: Iterable[str] = ()) -> Fork:
    """Return a fork of this process's server, or of a new one if that has been killed.

    Raises:
        OSError, EOFError: If the new one ends as well.
    """
    try:
        return warm(preload).fork()
    except (EOFError, OSError):
        adopt(ForkServer.start(preload))
        return warm().fork()


def adopt(server: ForkServer) -> None:
    """Make ``server`` this process's own.

    So the workers of a pool share one: ``initializer=adopt, initargs=(server.shared(),)``.
    """
    _servers[:] = [server]


def begin(notebooks: Iterable[Path], rehearsals: Iterable[str] = ()) -> None:
    """Start importing what notebooks import, in another process, and return at once.

    The first thing a command should do that will run them: then it costs no time but its own.
    Where a server runs already, nothing is done.

    Args:
        notebooks: Their files; one that cannot be read is passed over, to be refused later.
        rehearsals: Functions, as ``module:function``, that fill what is slow on first use;
            worth their time if there are many reports to build.
    """
    if not POSSIBLE or _servers:
        return
    names: dict[str, None] = {}
    for path in notebooks:
        with suppress(OSError, ValueError, KeyError, TypeError):
            names |= dict.fromkeys(imported(json.loads(path.read_text(encoding="utf-8"))))
    warm([*names, *rehearsals])


def serve(control: socket.socket, work: Callable[[Connection], None]) -> None:
    """Fork for ``work`` on each request, until the last caller is gone; then kill what is left.

    Args:
        control: Takes one byte and two file descriptors a request.
        work: What a fork does with the first; the second takes its process id and, in
            the end, its exit status.
    """
    children: dict[int, Connection] = {}

    def reap(*_: object) -> None:
        while children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            with suppress(OSError), children.pop(pid) as fate:
                fate.send(os.waitstatus_to_exitcode(status))

    signal.signal(signal.SIGCHLD, reap)
    while links := socket.recv_fds(control, 1, 2)[1]:
        cells: Connection = Connection(links[0])
        fate: Connection = Connection(links[1])
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        pid = os.fork()
        if not pid:
            control.close()
            for other in (fate, *children.values()):
                other.close()
            _as_child(work, cells)
        cells.close()
        children[pid] = fate
        os.setpgid(pid, pid)  # so that what a cell starts can be ended with it
        with suppress(OSError):  # a caller that is gone already
            fate.send(pid)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    for pid in children:
        os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)  # whoever waits for this process finds none of its own left


def _as_child(work: Callable[[Connection], None], cells: Connection) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    try:
        work(cells)
    except (EOFError, OSError):  # the caller is gone
        os._exit(1)
    os._exit(0)  # nothing to tidy up: what is slow about a kernel's end is its politeness


if __name__ == "__main__":
    del sys.path[0]  # the folder it was started in, as a kernel does
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    with quick_imports():
        from analysis.publishing.running.shell import run_cells, warm_shell

        shell = warm_shell(sys.argv[2:])
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    serve(socket.socket(fileno=int(sys.argv[1])), partial(run_cells, shell))
    os._exit(0)
