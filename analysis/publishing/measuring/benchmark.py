"""How near a report comes to the bare computation.

    python -m analysis.publishing.measuring.benchmark NOTEBOOK

Everything is measured in one run, in turns, so that a busy machine slows all alike; the
medians and their ratios are what counts.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.publishing.measuring.bare import script
from analysis.publishing.measuring.costs import Command, Cost, in_turns, keep, machine, run, watched

PEAKS = ("bare", "ours", "ours batch", "ours batch, 2 jobs")
OFTEN = 0.02
STOCK_BATCH = 2
"""Further reports in a batch of the stock chain; each takes as long as the last."""


def commands(notebook: Path, batch: int, folder: Path) -> dict[str, list[Command]]:
    """Return what is measured, by name, as commands to be run in ``folder``."""
    python, path = sys.executable, str(notebook)
    bare = folder / "bare.py"
    bare.write_text(script(notebook), encoding="utf-8")
    for name, count in (("one", 1), ("two", 2), ("many", batch + 1)):
        (folder / f"{name}.csv").write_text(listed(count), encoding="utf-8")
    jupyter = [python, "-m", "jupyter", "nbconvert"]
    build = [python, "-m", "analysis", "build", path, "--force", "--out"]
    stock = [python, "-m", "analysis.publishing.measuring.stock", path, "many.csv"]
    return {
        "bare": [[python, str(bare)]],
        "ours": [[*build, "ours"]],
        "stock": [
            [python, "-m", "papermill", path, "out.ipynb", "--cwd", str(notebook.parent)],
            [*jupyter, "--to", "html", "out.ipynb"],
            [*jupyter, "--to", "webpdf", "--disable-chromium-sandbox", "out.ipynb"],
        ],
        "bare batch": [[python, str(bare), str(batch + 1)]],
        "ours batch": [[*build, "many", "--pairs", "many.csv"]],
        "ours batch, 2 jobs": [[*build, "both", "--pairs", "many.csv", "--jobs", "2"]],
        "ours one": [[*build, "one", "--pairs", "one.csv"]],
        "ours one, 2 jobs": [[*build, "two", "--pairs", "two.csv", "--jobs", "2"]],
        "stock one": [[*stock, "1"]],
        "stock batch": [[*stock, str(STOCK_BATCH + 1)]],
    }


def listed(count: int) -> str:
    """Return a list of editions, as CSV: each a day and a first year, hardly two alike.

    So that no report finds the last one's layout remembered.
    """
    start = date(2026, 3, 1)
    days = (start + timedelta(days=turn) for turn in range(count))
    rows = (f"KAZ,TUR,{day},{1992 + turn % 13}" for turn, day in enumerate(days))
    return "\n".join(["reporter,partner,as_of,first_year", *rows]) + "\n"


def ratios(cost: Mapping[str, Cost], batch: int) -> Iterator[tuple[str, Cost, Cost, str]]:
    """Give the lines of the table: what, its cost, what it is measured against, the aim."""
    bare, ours = cost["bare"], cost["ours"]
    warm = (cost["bare batch"] - bare) / batch
    each = (cost["ours batch"] - cost["ours one"]) / batch
    two = (cost["ours batch, 2 jobs"] - cost["ours one, 2 jobs"]) / (batch - 1)
    stock = (cost["stock batch"] - cost["stock one"]) / STOCK_BATCH
    yield "(a) bare script", bare, bare, ""
    yield "(b) ours, HTML and PDF", ours, bare, "≤ 1.15"
    yield "(c) papermill, nbconvert HTML, webpdf", cost["stock"], ours, "≥ 7 of (b)"
    yield "(d) bare script, warm, each", warm, warm, ""
    yield "(d) ours, each further", each, warm, "≤ 1.25"
    yield "(d) ours, each further, against (a)", each, bare, "≤ 1"
    yield "(d) papermill and nbconvert in one process, each further", stock, each, ""
    yield "(f) ours, each further, 2 jobs", two, each, "≤ 0.54"
    yield "(c) against 2 jobs", cost["stock"], two, "≥ 20"


def table(lines: Iterable[tuple[str, Cost, Cost, str]]) -> str:
    """Return the lines as a Markdown table."""
    head = ["", "s", "ratio", "processor s", "ratio", "aim"]
    rows = [
        [
            name,
            f"{cost.wall:.2f}",
            f"{cost.wall / base.wall:.2f}",
            f"{cost.processor:.2f}",
            f"{cost.processor / base.processor:.2f}",
            aim,
        ]
        for name, cost, base, aim in lines
    ]
    rule = ["---", "--:", "--:", "--:", "--:", "---"]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows)) + "\n"


def with_chromium(folder: Path) -> None:
    """Let Playwright, which nbconvert prints with, find the system's Chromium."""
    from playwright.sync_api import Error, sync_playwright

    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(folder)
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch()
        except Error as error:
            if wanted := re.search(r"doesn't exist at (\S+)", str(error)):
                Path(wanted[1]).parent.mkdir(parents=True)
                Path(wanted[1]).symlink_to(_chromium())


def _chromium() -> str:
    from shutil import which

    if found := which("chromium"):
        return found
    raise SystemExit("The stock chain prints with Chromium: apt-get install chromium.")


def main() -> None:
    """Measure, print the table, and keep the figures if asked to."""
    parser = argparse.ArgumentParser(prog="python -m analysis.publishing.measuring.benchmark")
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="turns; medians are taken")
    parser.add_argument("--batch", type=int, default=40, help="reports in a batch")
    parser.add_argument("--results", type=Path, help="a JSON file to keep the figures in")
    given = parser.parse_args()
    measuring = machine()
    with TemporaryDirectory() as name:
        folder = Path(name)
        with_chromium(folder / "browsers")
        measured = commands(given.notebook.resolve(), given.batch, folder)
        works = {name: partial(run, each, folder) for name, each in measured.items()}
        cost = in_turns(works, given.runs)
        peaks = {name: max(watched(measured[name][0], folder, OFTEN)[1]) for name in PEAKS}
    print(table(ratios(cost, given.batch)) + peak_table(peaks))  # noqa: T201
    if given.results:
        figures = {
            "machine": measuring,
            "runs": given.runs,
            "batch": given.batch,
            "cost": {name: asdict(one) for name, one in cost.items()},
            "peak": {name: list(peak) for name, peak in peaks.items()},
        }
        keep(given.results, given.notebook.stem, figures)


def peak_table(peaks: Mapping[str, Sequence[float]]) -> str:
    """Return the most memory of each work as a Markdown table."""
    head = "\n| (e) | MiB at most | in processes |\n| --- | --: | --: |\n"
    return head + "".join(
        f"| {name} | {size:.0f} | {count:.0f} |\n" for name, (size, count) in peaks.items()
    )


if __name__ == "__main__":
    main()
