"""Which rows of the seeds a report can see, by pair and edition."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import seeds
from analysis.evidence import Evidence

OWN: dict[str, Any] = {"reporter": "KAZ", "partner": "TUR"}
EARLY = {**OWN, "as_of": "2022-05-10"}
SWAPPED = {"reporter": "TUR", "partner": "KAZ"}
OTHER: dict[str, Any] = {"reporter": "DEU", "partner": "FRA"}
COUNTRY = {"reporter": "KAZ"}
REPORTS = {"own": OWN, "early": EARLY, "swapped": SWAPPED, "other": OTHER, "country": COUNTRY}

Seen = Callable[[str, str, str], set[str]]


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    """Change one row; return the reports whose evidence it changes, and what they say of it."""

    def change(file: str, old: str, new: str) -> set[str]:
        folder = tmp_path / "seeds"
        shutil.copytree(seeds.SEEDS, folder)
        before = {name: Evidence(folder)(asked) for name, asked in REPORTS.items()}
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        after = {name: Evidence(folder)(asked) for name, asked in REPORTS.items()}
        return {name for name in REPORTS if before[name] != after[name]}

    return change


def test_a_claim_on_a_pair_is_seen_by_its_reports_only(seen: Seen) -> None:
    found = seen(
        "claims.csv", "30-year,1992,2021,,,,the 30-year", "30-year,1991,2021,,,,the 30-year"
    )

    assert found == {"own", "early", "swapped", "country"}


def test_a_claim_published_later_is_not_seen_by_an_earlier_edition(
    tmp_path: Path, seen: Seen
) -> None:
    rows = (seeds.SEEDS / "claims.csv").read_text(encoding="utf-8").splitlines()
    late = next(row for row in rows if row.startswith("haberler-2026-02-02"))

    found = seen("claims.csv", late, f"{late}.")

    assert found == {"own", "swapped", "country"}


def test_the_panel_is_seen_by_every_report_of_its_edition(seen: Seen) -> None:
    found = seen("panel.csv", "KAZ,AFG,TOTAL,2000,10996600", "KAZ,AFG,TOTAL,2000,10996601")

    assert found == {"own", "swapped", "other", "country"}


def test_a_control_is_seen_by_every_report_of_its_edition(seen: Seen) -> None:
    rows = (seeds.SEEDS / "series.csv").read_text(encoding="utf-8").splitlines()
    price = next(row for row in rows if row.startswith("bls-cpi"))

    found = seen("series.csv", price, f"{price}.")

    assert {"own", "swapped", "other"} <= found


def test_what_no_report_reads_is_seen_by_none(seen: Seen) -> None:
    found = seen("ignored.csv", "Order of a visit, in the headline.", "An order.")

    assert found == set()


def test_a_row_is_named_as_it_is_named_in_its_file() -> None:
    found = Evidence()(OWN)

    assert "seeds/claims.csv: aa-2022-05-10-fdi-total" in found
    assert "seeds/sources.csv: aa-2022-05-10" in found


def test_a_day_that_is_none_is_left_to_the_report_to_refuse() -> None:
    assert Evidence()({**OWN, "as_of": "yesterday"}) == Evidence()(OWN)


def test_a_report_on_a_document_draws_on_its_text(tmp_path: Path) -> None:
    document = tmp_path / "article.txt"
    found = []
    for text in ("Trade is 5 billion.", "Trade is 6 billion.", ""):
        document.write_text(text)
        found.append(Evidence()({"document": str(document)}))

    assert len({*map(repr, found)}) == len(found)
    assert [*found[0]] == ["document article.txt"]
