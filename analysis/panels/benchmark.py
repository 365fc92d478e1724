"""How fast a panel is imported and asked, beside pandas reading the same file, in one run.

``python -m analysis.panels.benchmark 1 10 100`` takes millions of rows, makes files in BACI's
layout by rule, and prints a table in Markdown. Each measurement is a process of its own,
so that its peak memory is its own.
"""

# ruff: noqa: T201 (a benchmark prints)

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS = 7
PAIR = ("KAZ", "TUR")
COLUMNS = (
    "rows", "CSV, GB", "import, s", "rows/s", "import peak, GB", "store, GB",
    "whole pair, first, s", "whole pair, s", "pair, ms", "ranking, ms", "products, ms",
    "pandas read, s", "pandas peak, GB", "pandas pair, s",
)  # fmt: skip


def main() -> None:
    """Measure each size named on the command line, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("millions", nargs="*", type=float, default=[1.0, 10.0])
    parser.add_argument("--folder", type=Path, help="where to work; needs about 60 bytes a row")
    parser.add_argument("--without-pandas", action="store_true", help="if memory is short")
    parser.add_argument("--step", choices=sorted(STEPS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        print(json.dumps(STEPS[arguments.step](arguments.folder)))
        return
    print(f"| {' | '.join(COLUMNS)} |\n|{'---:|' * len(COLUMNS)}", flush=True)
    for size in arguments.millions:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            row = measured(Path(folder), int(size * 1e6), with_pandas=not arguments.without_pandas)
        print(f"| {' | '.join(row)} |", flush=True)


def measured(folder: Path, rows: int, *, with_pandas: bool) -> list[str]:
    """Return one line of the table, in the order of ``COLUMNS``."""
    from analysis.panels.synthetic import write_baci

    count = write_baci(folder / "panel.csv", rows)
    found = _step("import", folder) | _step("query", folder)
    pandas = _step("pandas", folder) if with_pandas else {}
    return [
        f"{count:,}",
        f"{(folder / 'panel.csv').stat().st_size / 1e9:.2f}",
        f"{found['import_s']:.1f}",
        f"{count / found['import_s']:,.0f}",
        f"{found['peak_gb']:.2f}",
        f"{found['store_gb']:.3f}",
        f"{found['first_s']:.3f}",
        f"{found['whole_s']:.3f}",
        *(f"{found[name] * 1e3:.1f}" for name in ("pair_s", "ranking_s", "products_s")),
        *(f"{pandas.get(name, float('nan')):.2f}" for name in ("read_s", "pandas_gb", "filter_s")),
    ]


def _step(name: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "analysis.panels.benchmark", "--step", name]
    run = subprocess.run(  # noqa: S603 (our own module)
        [*command, "--folder", str(folder)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found


def _peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _import(folder: Path) -> dict[str, float]:
    from analysis.panels.importing import Request, import_panel

    start = time.perf_counter()
    import_panel(Request(file=folder / "panel.csv", store=folder / "store"))
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (folder / "store").rglob("*") if path.is_file())
    return {"import_s": seconds, "peak_gb": _peak_gb(), "store_gb": size / 1e9}


def _query(folder: Path) -> dict[str, float]:
    from analysis.panels.store import Store

    one, other = PAIR
    with Store(folder / "store") as panel:
        last = max(last for _, last in panel.years().values())

        def whole() -> None:
            panel.pair(one, other)
            panel.world("exports")
            for own, partner in ((one, other), (other, one)):
                panel.products(own, partner, last)
                panel.world("exports", partner)
                for flow in ("exports", "imports"):
                    panel.totals(own, flow)
                    panel.partners(own, flow, last)

        first = _seconds(whole)
        return {
            "first_s": first,
            "whole_s": _typical(whole),
            "pair_s": _typical(lambda: panel.pair(one, other)),
            "ranking_s": _typical(lambda: panel.partners(one, "exports", last)),
            "products_s": _typical(lambda: panel.products(one, other, last)),
        }


def _pandas(folder: Path) -> dict[str, float]:
    import pandas as pd

    start = time.perf_counter()
    frame = pd.read_csv(folder / "panel.csv", dtype={"k": str})
    read = time.perf_counter() - start
    ends = (398, 792)

    def pair() -> None:
        frame[frame["i"].isin(ends) & frame["j"].isin(ends)].groupby(["t", "i"])["v"].sum()

    return {"read_s": read, "pandas_gb": _peak_gb(), "filter_s": _seconds(pair)}


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _typical(action: Callable[[], object]) -> float:
    return median(_seconds(action) for _ in range(ROUNDS))


STEPS = {"import": _import, "query": _query, "pandas": _pandas}


if __name__ == "__main__":
    main()
