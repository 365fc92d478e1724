"""Many reports: each made once, whatever dies on the way."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from traceback import format_exception

from analysis.errors import AnalysisError
from analysis.publishing.build import Built, Request, build
from analysis.publishing.errors import BatchError, DestinationError
from analysis.publishing.many.pool import DEATHS, Here, Pool
from analysis.publishing.places.destination import Destination
from analysis.publishing.provenance import Hashes
from analysis.publishing.running import forkserver
from analysis.publishing.running.execution import OnCell

POLL_SECONDS = 1
MADE = count()
ALONE = Lock()
"""Cells run in their notebook's folder, which a process has only one of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One report to make, and all that a process elsewhere must know for it.

    ``rehearsals`` are done once by the warm process that reports are forked from.
    ``code`` is the fingerprint of the code that must make it; empty if that is certain.
    """

    request: Request
    destination: Destination
    timeout: int | None = None
    paper: str = "a4"
    inputs: Hashes = ()
    rehearsals: tuple[str, ...] = ()
    code: str = ""


def work(job: Job, on_cell: OnCell | None = None) -> Built:
    """Make one report where this is called, which may be any process of any machine.

    Raises:
        BatchError: If the code here is not what the caller's is.
        DestinationError: If the report cannot be put where it belongs.
    """
    with ALONE:
        if job.code:
            _refuse_other_code(job.code)
        forkserver.begin([job.request.notebook], job.rehearsals)
        if next(MADE):
            _forget()
        return build(
            job.request,
            job.destination,
            timeout=job.timeout,
            paper=job.paper,
            on_cell=on_cell,
            inputs=job.inputs,
        )


def _forget() -> None:
    """Keep memory flat: what Typst remembers of one report is of little use to the next."""
    from analysis.publishing.rendering.typst import forget

    forget()


def _refuse_other_code(expected: str) -> None:
    from analysis.publishing.many.cache import fingerprint

    if fingerprint() != expected:
        raise BatchError(
            f"{Path(__file__).parents[3]}: a worker's checkout is not the caller's. "
            "Bring both to the same commit and environment."
        )


def run(
    jobs: Iterable[Job], pool: Pool, begin: Callable[[Job], OnCell | None]
) -> Iterator[tuple[Job, Built]]:
    """Yield what came of each job, in the order in which they end.

    A report whose process dies is made again by another, and is given up when that dies too;
    an error that concerns one report is what came of it, and does not stop the others.

    Args:
        jobs: What to make.
        pool: Who makes it.
        begin: Called when a job is handed out, maybe more than once; what it returns is
            told of each cell if this process does the work.

    Raises:
        BatchError: If the pool is lost, or its code is another.
        DestinationError: If reports cannot be put where they belong.
    """
    waiting = deque((job, 0) for job in jobs)
    running: dict[Future[Built], tuple[Job, int]] = {}
    while waiting or running:
        while waiting and len(running) < max(1, pool.width()):
            job, deaths = waiting.popleft()
            running[_handed_out(job, pool, begin(job))] = job, deaths
        done, _ = wait(running, POLL_SECONDS, FIRST_COMPLETED)
        if pool.is_lost():
            raise BatchError(f"{pool.name} was lost, or all of its workers.")
        for future in done:
            job, deaths = running.pop(future)
            built = _outcome(future, job, deaths, pool)
            if built is None:
                waiting.appendleft((job, deaths + 1))
            else:
                yield job, built


def _handed_out(job: Job, pool: Pool, on_cell: OnCell | None) -> "Future[Built]":
    if isinstance(pool.executor, Here):
        return pool.executor.submit(work, job, on_cell)
    return pool.executor.submit(work, job)


def _outcome(future: "Future[Built]", job: Job, deaths: int, pool: Pool) -> Built | None:
    """Return what came of a job; nothing if it is to be tried again."""
    try:
        return future.result()
    except (BatchError, DestinationError):
        raise
    except CancelledError as error:
        raise BatchError(f"{pool.name} gave up work that was under way.") from error
    except AnalysisError as error:
        return Built(job.request, error=str(error))
    except pool.broken:
        told = f"the process that built it died, {DEATHS} times"
        return Built(job.request, error=_lost(job, told)) if deaths + 1 >= DEATHS else None
    except pool.fatal as error:
        return Built(job.request, error=_lost(job, str(error)))
    except Exception as error:  # a fault of ours must not cost the other reports
        return Built(job.request, error=_lost(job, "".join(format_exception(error))))


def _lost(job: Job, told: str) -> str:
    return f"{job.request.label}: {told.rstrip()}."
