"""How far a build is: a bar on a terminal, lines elsewhere, nothing for programs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Protocol

from analysis.publishing.build import Built, Request
from analysis.publishing.running.execution import OnCell

EVERY_SECONDS = 10
"""How often a build that is not watched on a terminal tells its rate."""

Begin = Callable[[Request, str], OnCell | None]


class Progress(Protocol):
    """Told of each report that begins, with the reason, and of each that ends."""

    def begin(self, request: Request, reason: str) -> OnCell | None:
        """Tell that a report begins; return what may be told of its cells."""
        ...

    def end(self, built: Built) -> None:
        """Tell that a report has ended."""
        ...


@contextmanager
def progress(count: int, *, quiet: bool) -> Iterator[Progress]:
    """Give what fits the place where the build's messages go.

    Args:
        count: Reports to build.
        quiet: Whether a program reads what is printed.
    """
    if quiet:
        yield Quiet()
    elif not sys.stderr.isatty():
        yield Lines(count)
    else:
        with _bar() as bar:
            yield Bar(bar, bar.add_task("reports", total=count))


class Quiet:
    """Nothing is told."""

    def begin(self, request: Request, reason: str) -> OnCell | None:
        """Tell nothing."""

    def end(self, built: Built) -> None:
        """Tell nothing."""


class Lines:
    """A line for each report that begins, and at times how it goes."""

    def __init__(self, count: int) -> None:
        self._count, self._done = count, 0
        self._start = self._told = monotonic()

    def begin(self, request: Request, reason: str) -> OnCell | None:
        """Tell that a report begins, and why."""
        _say(f"building {request.label}: {reason}")
        return None

    def end(self, built: Built) -> None:
        """Count the report; tell at once if it failed, and the rate if it is time."""
        self._done += 1
        if built.error:
            _say(f"failed {built.request.label}")
        now = monotonic()
        if now - self._told >= EVERY_SECONDS:
            self._told = now
            _say(pace(self._done, self._count, now - self._start))


def pace(done: int, count: int, seconds: float) -> str:
    """Return how far it is, how fast it goes and how long it will take.

    >>> pace(50, 200, 25.0)
    '50 of 200; 2.00 reports a second; 1:15 left'
    """
    rate = done / seconds
    minutes, rest = divmod(round((count - done) / rate), 60)
    hours, minutes = divmod(minutes, 60)
    left = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"{done} of {count}; {rate:.2f} reports a second; {left} left"


class Bar:
    """A bar with the rate, the time left, and what is being built."""

    def __init__(self, bar: Any, task: Any) -> None:
        self._bar, self._task = bar, task
        self._cells = 0.0

    def begin(self, request: Request, reason: str) -> OnCell | None:
        """Show a report's name; if its cells are told of, move with them."""
        self._bar.update(self._task, description=f"{request.label}: {reason}"[:80])

        def on_cell(done: int, cells: int) -> None:
            part = done / cells - self._cells
            self._cells = done / cells
            self._bar.update(self._task, advance=part)

        return on_cell

    def end(self, built: Built) -> None:
        """Move to the report's end; print that it failed if it did."""
        self._bar.update(self._task, advance=1 - self._cells)
        self._cells = 0.0
        if built.error:
            self._bar.console.print(f"failed {built.request.label}", markup=False)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    class Rate(TextColumn):
        """Reports a second."""

        def render(self, task: Any) -> Any:
            from rich.text import Text

            return Text(f"{task.speed:.2f}/s" if task.speed else "", style="progress.data.speed")

    return Bars(
        BarColumn(),
        MofNCompleteColumn(),
        Rate(""),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
