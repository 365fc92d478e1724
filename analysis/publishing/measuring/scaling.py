"""How cost grows with the number of reports.

    python -m analysis.publishing.measuring.scaling NOTEBOOK

Measures builds of ten, a hundred, a thousand reports, and the same once more, when all of
them stand; keeps the figures with those of ``benchmark``.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.publishing.measuring.benchmark import listed
from analysis.publishing.measuring.costs import keep, machine, run, watched

MANY = "many"
"""The name of these figures among those kept; each other is the name of a notebook."""
SECONDS = 0.5
EVERY = 10_000
"""A list of so many reports holds every pair."""


def measured(notebook: Path, pairs: Sequence[str], count: int, jobs: int) -> dict[str, Any]:
    """Return what ``count`` reports cost: in seconds and MiB, and how large they are.

    Args:
        notebook: The report.
        pairs: Lines of a list of pairs, its header first.
        count: How many of them.
        jobs: How many at once.

    Raises:
        CalledProcessError: If a report fails.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pairs.csv").write_text("\n".join(pairs[: count + 1]), encoding="utf-8")
        build = [sys.executable, "-m", "analysis", "build", str(notebook)]
        words = [*build, "--pairs", "pairs.csv", "--jobs", str(jobs), "--out", "out"]
        first, samples = watched(words, folder, SECONDS)
        again = run([words], folder)
        sizes = [path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file()]
    return {
        "count": count,
        "wall": first.wall,
        "processor": first.processor,
        "again": again.wall,
        "bytes": sum(sizes),
        "peaks": [max(quarter)[0] for quarter in _quarters(samples)],
        "processes": max(processes for _, processes in samples),
    }


def _quarters(samples: Sequence[tuple[float, int]]) -> Iterator[Sequence[tuple[float, int]]]:
    size = ceil(len(samples) / 4)
    return (samples[start : start + size] for start in range(0, len(samples), size))


def all_pairs(count: int) -> list[str]:
    """Return a list of that many reports: every pair with figures, as known on several days."""
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PAIRS], check=True, capture_output=True, text=True
    )
    pairs = told.stdout.split()
    days = listed(count // len(pairs) + 1).splitlines()[1:]
    rows = [f"{pair},{day.split(',')[2]}" for day in days for pair in pairs]
    return ["reporter,partner,as_of", *rows[:count]]


PAIRS = """
from analysis.command_line import _asked
for asked in _asked("all", {}):
    print(",".join(asked.parameters.values()))
"""


def main() -> None:
    """Measure, print the figures, and keep them if asked to."""
    parser = argparse.ArgumentParser(prog="python -m analysis.publishing.measuring.scaling")
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--counts", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--results", type=Path, help="a JSON file to keep the figures in")
    given = parser.parse_args()
    pairs = all_pairs(max(EVERY, *given.counts))
    countries = {code for line in pairs[1:] for code in line.split(",")[:2]}
    measuring = machine()
    rows: list[dict[str, Any]] = []
    for count in given.counts:
        rows.append(measured(given.notebook.resolve(), pairs, count, given.jobs))
        print(json.dumps(rows[-1]))  # noqa: T201
        figures = {
            "machine": measuring,
            "notebook": given.notebook.stem,
            "jobs": given.jobs,
            "countries": len(countries),
            "rows": rows,
        }
        if given.results:
            keep(given.results, MANY, figures)


if __name__ == "__main__":
    main()
