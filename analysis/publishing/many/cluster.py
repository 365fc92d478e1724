"""A Dask cluster as an executor."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

from analysis.errors import ParameterError, fault
from analysis.publishing.errors import BatchError
from analysis.publishing.many.pool import Pool

AHEAD = 2
"""Reports sent to each thread: the one it makes, and the next."""

WORKER_SECONDS = 60
"""How long a cluster may be without any worker, as when one is being replaced."""


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
    """Give the workers of the scheduler at ``address``, those that join later included.

    A worker that dies is the scheduler's to notice: it gives the work to another, and after
    some deaths (``distributed.scheduler.allowed-failures``) gives the work up.

    Raises:
        ParameterError: If it is no address.
        BatchError: If no scheduler answers there (``distributed.comm.timeouts.connect``).
    """
    from distributed import Client
    from distributed.comm.addressing import get_address_host_port
    from distributed.scheduler import KilledWorker

    place = f"--scheduler {address}"
    try:
        get_address_host_port(address)  # a client that cannot read it does not end well
    except ValueError as error:
        repair = "Correct the address."
        raise ParameterError(fault(place, str(error), "such as tcp://host:8786", repair)) from error
    try:
        client = Client(address, set_as_default=False)
    except OSError as error:  # TimeoutError is one
        told = (str(error) or type(error).__name__).splitlines()[0]
        wanted, repair = "a Dask scheduler that answers", "Start one, or correct the address."
        raise BatchError(fault(place, told, wanted, repair)) from error
    executor = client.get_executor(pure=False)
    workers = Workers(client)
    try:
        yield Pool(
            executor,
            width=workers.width,
            fatal=(KilledWorker,),
            is_lost=workers.are_lost,
            name=f"the scheduler at {address}",
        )
    finally:
        executor.shutdown(wait=False)
        client.close(timeout=1)


class Workers:
    """What a client knows of its workers."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._seen = monotonic()

    def width(self) -> int:
        """Return how many reports to have under way."""
        threads = 0
        with suppress(OSError):  # then the connection is lost, which the client notices too
            threads = sum(self._client.nthreads().values())
        if threads:
            self._seen = monotonic()
        return AHEAD * threads

    def are_lost(self) -> bool:
        """Return whether the scheduler has gone, or has long had no worker."""
        gone = self._client.status != "running"
        return gone or (monotonic() - self._seen > WORKER_SECONDS and not self.width())
