"""What programs cost: time by the clock and of processors, and memory."""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Cost:
    """What some work took: seconds by the clock, and of processors, children included."""

    wall: float
    processor: float

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.wall - other.wall, self.processor - other.processor)

    def __truediv__(self, count: float) -> "Cost":
        return Cost(self.wall / count, self.processor / count)


def run(commands: Iterable[Command], folder: Path) -> Cost:
    """Return what it takes to run commands, one after the other.

    Raises:
        CalledProcessError: If one fails.
    """
    before, start = _children(), time.perf_counter()
    for command in commands:
        subprocess.run(  # noqa: S603
            command, cwd=folder, check=True, capture_output=True, env={**os.environ, **ONE_THREAD}
        )
    return Cost(time.perf_counter() - start, _children() - before)


def in_turns(works: Mapping[str, Callable[[], Cost]], runs: int) -> dict[str, Cost]:
    """Return the median cost of each work, all of them done in turn, ``runs`` times."""
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for turn in range(runs):
        for name, work in works.items():
            costs[name].append(work())
            print(f"{turn + 1}/{runs} {name}: {costs[name][-1]}", file=sys.stderr)  # noqa: T201
    return {
        name: Cost(
            statistics.median(cost.wall for cost in several),
            statistics.median(cost.processor for cost in several),
        )
        for name, several in costs.items()
    }


def watched(command: Command, folder: Path, seconds: float) -> tuple[Cost, list[tuple[float, int]]]:
    """Run a command; return its cost, and the memory of it and its children time after time.

    Pages that forks share are counted once (proportional set size), in MiB; with them goes the
    number of processes.

    Raises:
        CalledProcessError: If it fails.
    """
    before, start = _children(), time.perf_counter()
    samples = [(0.0, 0)]
    environment = {**os.environ, **ONE_THREAD}
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while True:
            with suppress(subprocess.TimeoutExpired):
                process.wait(seconds)
                break
            samples.append(_memory(process.pid))
    cost = Cost(time.perf_counter() - start, _children() - before)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return cost, samples


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> tuple[float, int]:
    import psutil

    sizes = []
    with suppress(psutil.Error):
        root = psutil.Process(pid)
        for each in (root, *root.children(recursive=True)):
            with suppress(psutil.Error):
                sizes.append(each.memory_full_info().pss / 2**20)
    return sum(sizes), len(sizes)


def machine() -> dict[str, str]:
    """Return what measures: its processors, the work they have already, and its Python."""
    load = f"{os.getloadavg()[1]:.0f}"
    return {"cores": str(os.cpu_count()), "load": load, "python": platform.python_version()}


def keep(path: Path, name: str, figures: Mapping[str, Any]) -> None:
    """Put figures into a file of measurements, beside what else it holds."""
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    text = json.dumps({**held, name: figures}, indent=1, sort_keys=True) + "\n"
    path.write_text(text, encoding="utf-8")
