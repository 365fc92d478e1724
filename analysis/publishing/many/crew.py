"""Processes of this machine as an executor, each replaced when it dies.

Python's own pool gives up as a whole when one of its processes is killed, and cannot say
which work killed it. Here each process is a pool of one.
"""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from analysis.publishing.running import forkserver
from analysis.publishing.running.forkserver import ForkServer, uninterrupted

WORKS_A_PROCESS = 200
"""After so many it is replaced, whatever it has gathered until then."""


class Crew(Executor):
    """As many processes as there are jobs; work goes to one that has none.

    A future whose process died holds ``BrokenProcessPool``.

    Args:
        jobs: Their number.
    """

    def __init__(self, jobs: int) -> None:
        self._hands = [Hand() for _ in range(jobs)]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Give work to the process with the least to do."""
        return min(self._hands, key=Hand.busy).submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes: at once if what they have is to be cancelled."""
        for hand in self._hands:
            hand.end(wait=wait, at_once=cancel_futures)


class Hand:
    """One process."""

    def __init__(self) -> None:
        self._pool = self._begin()
        self._futures: list[Future[Any]] = []

    def busy(self) -> int:
        """Return how much work it has."""
        self._futures = [future for future in self._futures if not future.done()]
        return len(self._futures)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Give it work; if it has died, to the process that replaces it."""
        with uninterrupted():  # it may start the process
            try:
                future = self._pool.submit(fn, *args, **kwargs)
            except BrokenProcessPool:
                self._pool = self._begin()
                future = self._pool.submit(fn, *args, **kwargs)
        self._futures.append(future)
        return future

    def end(self, *, wait: bool, at_once: bool) -> None:
        """End it."""
        processes = [*(self._pool._processes or {}).values()] if at_once else []
        self._pool.shutdown(wait=wait and not at_once, cancel_futures=at_once)
        for process in processes:
            process.kill()
            process.join()

    @staticmethod
    def _begin() -> ProcessPoolExecutor:
        server = forkserver.warm().shared() if forkserver.POSSIBLE else None
        context = get_context("spawn")
        return ProcessPoolExecutor(
            1, context, _enter, (server,), max_tasks_per_child=WORKS_A_PROCESS
        )


def _enter(server: ForkServer | None) -> None:
    """Prepare a process: it leaves interrupts to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if server is not None:
        forkserver.adopt(server)


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
