"""Targets: what they would take, by rule and not by name."""

import pytest
from by_hand import plain

from analysis.dossier import Dossier
from analysis.figures.chart import Chart
from analysis.sections import announcements, feasibility, paths, targets
from analysis.sections.lines import UNSAID
from analysis.tables import Table


def row(table: object, name: str) -> list[str]:
    assert isinstance(table, Table)
    found = next(r for r in table.filled if name == (r[0] if isinstance(r[0], str) else r[0].text))
    return [plain(v if isinstance(v, str) else v.text) for v in found]


def test_the_target_stands_beside_the_level_stated_with_it(seed_day: Dossier) -> None:
    table = targets.required_table(seed_day, 5)

    rates = row(table, "Stated with the target, Anadolu Agency (A News)")
    assert rates[1:4] == ["2021", "5", "45.0 to 55.0"]
    assert rates[5] == "14.9 (12.7 to 17.3)"


def test_the_table_gives_three_five_eight_and_ten_years_and_the_horizon(seed_day: Dossier) -> None:
    table = targets.required_table(seed_day, 6)

    assert isinstance(table, Table)
    assert [plain(c.label) for c in table.columns[4:]] == [
        "In 3 years", "In 5 years", "In 6 years", "In 8 years", "In 10 years",
    ]  # fmt: skip
    rates = row(table, "Stated with the target, Anadolu Agency (A News)")[4:]
    assert [rate.split(" ")[0] for rate in rates] == ["26.0", "14.9", "12.2", "9.1", "7.2"]


def test_from_an_open_level_the_rate_is_at_most(seed_day: Dossier) -> None:
    rates = row(targets.required_table(seed_day, 5), "Türkiye’s statistics")[4:]

    assert rates == ["≤23.6", "≤13.6", "≤8.3", "≤6.6"]


def test_the_target_that_stands_is_the_last_not_reached(latest: Dossier) -> None:
    found = targets.current(latest)

    assert found is not None
    assert found.amount.printed == 15e9


def test_the_history_counts_announcements_of_one_amount(latest: Dossier) -> None:
    assert plain(announcements.history_message(latest).plain) == (
        "$10 billion was announced as a target five times, first in 2007 and last in 2022, and "
        "has not been reached"
    )


def test_the_path_starts_at_the_latest_level(latest: Dossier) -> None:
    chart = paths.required_chart(latest, 5)

    assert isinstance(chart, Chart)
    assert plain(chart.subtitle.plain).endswith("paths from $5.4 billion in 2025")


def test_windows_compare_one_basis_with_itself(latest: Dossier) -> None:
    told = plain(feasibility.feasibility(latest, 5).plain)

    assert "between one and two of five in Kazakhstan’s statistics" in told
    assert "at most one of two in Türkiye’s statistics" in told


def test_the_trade_beside_a_target_has_its_year(latest: Dossier) -> None:
    found = row(announcements.history_table(latest, 5), "2010-05-04")

    assert found[4] == "3.22 in 2008"


@pytest.mark.parametrize("edition", ["nothing", "early"])
def test_too_little_trade_draws_nothing(edition: str, request: pytest.FixtureRequest) -> None:
    dossier = request.getfixturevalue(edition)

    assert paths.required_chart(dossier, 5) == UNSAID
    assert announcements.history_chart(dossier) == UNSAID


def test_without_a_target_it_is_said(nothing: Dossier) -> None:
    assert targets.status(nothing).plain == "No target for trade is known to this edition."
    assert targets.required_table(nothing, 5) == UNSAID
