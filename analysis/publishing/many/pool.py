"""Who makes reports: this process, others on this machine, or a cluster; one form for all."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

DEATHS = 2
"""A report whose process died so often is not tried again."""


@dataclass(frozen=True, slots=True)
class Pool:
    """An executor, and what else must be known of it.

    ``width`` is how much work it should have at once. ``fatal`` are the errors with which it
    gives up a work that its processes did not survive. ``is_lost`` tells that nothing will
    come of what it was given, and ``name`` is what to call it then.
    """

    executor: Executor
    width: Callable[[], int]
    fatal: tuple[type[BaseException], ...] = ()
    is_lost: Callable[[], bool] = lambda: False
    name: str = "this machine"
    broken: tuple[type[BaseException], ...] = (BrokenProcessPool,)


class Here(Executor):
    """This process, one work after the other."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Do the work before returning."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def pool(jobs: int) -> Iterator[Pool]:
    """Give as many processes of this machine as there are jobs; for one job, this one."""
    if jobs == 1:
        yield Pool(Here(), width=lambda: 1)
        return
    from analysis.publishing.many.crew import Crew

    crew = Crew(jobs)
    try:
        yield Pool(crew, width=lambda: jobs)
    except BaseException:
        crew.shutdown(cancel_futures=True)
        raise
    crew.shutdown()
