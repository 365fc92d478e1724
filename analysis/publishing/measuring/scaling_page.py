"""The page on many reports, its figures from measurements.

python -m analysis.publishing.measuring.scaling_page
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.publishing.measuring.benchmark import peak_table, ratios, table
from analysis.publishing.measuring.costs import Cost
from analysis.publishing.measuring.scaling import MANY

PROJECT = Path(__file__).parents[3]
RESULTS = PROJECT / "SCALING.json"
PAGE = PROJECT / "SCALING.md"
TEMPLATE = Path(__file__).parent / "scaling.md.j2"

YEARS = 30
CORES = (2, 16, 128)
HOUR = 3600


def page(results: Mapping[str, Any]) -> str:
    """Return the page as Markdown.

    Args:
        results: What ``benchmark`` kept of each notebook, by its name, and ``scaling``.
    """
    from jinja2 import Environment, StrictUndefined

    many = results[MANY]
    alone = {name: _one(figures) for name, figures in sorted(results.items()) if name != MANY}
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701  # no HTML
    text = environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        alone=alone,
        many=many,
        rows=[_row(row) for row in many["rows"]],
        world=_world(many, results[many["notebook"]]),
    )
    return text.rstrip() + "\n"


def _one(figures: Mapping[str, Any]) -> dict[str, Any]:
    lines = ratios(_costs(figures), figures["batch"])
    return {**figures, "table": table(lines), "peaks": peak_table(figures["peak"])}


def _costs(figures: Mapping[str, Any]) -> dict[str, Cost]:
    return {name: Cost(**told) for name, told in figures["cost"].items()}


def _row(row: Mapping[str, Any]) -> dict[str, str]:
    count = row["count"]
    return {
        "count": f"{count:,}",
        "seconds": f"{row['wall']:.0f}",
        "rate": f"{count / row['wall']:.1f}",
        "each": f"{row['processor'] / count:.2f}",
        "again": f"{row['again']:.1f}",
        "again_each": f"{1000 * row['again'] / count:.0f}",
        "size": f"{row['bytes'] / 2**20:.0f}",
        "peaks": ", ".join(f"{peak:.0f}" for peak in row["peaks"]),
    }


def _world(many: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    """Return what all pairs in all years would cost, by the processor time of one report."""
    countries = many["countries"]
    reports = countries * (countries - 1) * YEARS
    longest = many["rows"][-1]
    thin = longest["processor"] / longest["count"]
    cost = _costs(one)
    rich = (cost["ours batch"] - cost["ours one"]).processor / one["batch"]
    return {
        "countries": countries,
        "years": YEARS,
        "reports": f"{reports:,}",
        "size": f"{reports * longest['bytes'] / longest['count'] / 2**30:,.0f}",
        "rows": [
            {
                "cores": f"{cores:,}",
                "thin": f"{reports * thin / cores / HOUR:,.1f}",
                "rich": f"{reports * rich / cores / HOUR:,.1f}",
            }
            for cores in CORES
        ],
    }


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
