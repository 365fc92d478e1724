"""A Dask cluster as an executor."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from analysis.errors import fault
from analysis.publishing.errors import BatchError
from analysis.publishing.pool import Pool

ENTRY_SECONDS = 10
"""How long a scheduler may take to answer at all."""

AHEAD = 2
"""Reports sent to each thread: the one it makes, and the next."""


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
    """Give the workers of the scheduler at ``address``, those that join later included.

    A worker that dies is the scheduler's to notice: it gives the work to another, and after
    some deaths (``distributed.scheduler.allowed-failures``) gives the work up.

    Raises:
        BatchError: If no scheduler answers there.
    """
    from distributed import Client
    from distributed.scheduler import KilledWorker

    try:
        client = Client(address, timeout=ENTRY_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # TimeoutError is an OSError
        told = (str(error) or type(error).__name__).splitlines()[0]
        wanted, repair = "a Dask scheduler that answers", "Start one, or correct the address."
        raise BatchError(fault(f"--scheduler {address}", told, wanted, repair)) from error
    executor: Executor = client.get_executor(pure=False)
    try:
        yield Pool(
            executor,
            width=lambda: AHEAD * max(1, sum(client.nthreads().values())),
            fatal=(KilledWorker,),
            is_lost=lambda: client.status != "running",
            name=f"the scheduler at {address}",
        )
    finally:
        executor.shutdown(wait=False)
        _close(client)


def _close(client: Any) -> None:
    client.close(timeout=1)
