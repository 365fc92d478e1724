"""Mirror gaps: sign, size, and an open end where a figure has none."""

from math import inf

import pytest
from by_hand import plain

from analysis.dossier import Dossier
from analysis.sections import mirror
from analysis.sections.lines import UNSAID
from analysis.tables import Table


def test_the_importer_less_the_exporter_is_the_sign(latest: Dossier) -> None:
    found = mirror.years(latest)[2012].there

    assert found is not None
    assert found.money.printed == pytest.approx(2056e6 - 3229012992)


def test_turnovers_of_the_article_s_year_lie_a_quarter_apart(seed_day: Dossier) -> None:
    found = mirror.years(seed_day)[2021].turnover

    assert found is not None
    assert found.relative.printed == pytest.approx(-0.255, abs=5e-4)
    assert found.relative.bounds.low == -inf
    assert "at least 24.3 % (25.5 % by the figures as printed)" in plain(
        mirror.latest(seed_day).plain
    )


def test_the_table_adjusts_flows_for_freight_and_turnover_not(latest: Dossier) -> None:
    table = mirror.table(latest)

    assert isinstance(table, Table)
    adjusted = {row[0]: row[-1] for row in table.filled}
    assert adjusted["Turnover"] == "[z]"
    assert adjusted["Kazakhstan’s exports"] != "[z]"


def test_three_years_make_a_table_and_no_chart(seed_day: Dossier) -> None:
    assert mirror.chart(seed_day) == UNSAID
    assert isinstance(mirror.table(seed_day), Table)


def test_ledgers_that_share_no_year_are_not_compared(nothing: Dossier) -> None:
    assert plain(mirror.latest(nothing).plain) == (
        "No year has a figure in both countries’ statistics, so they cannot be compared."
    )
    assert mirror.rule(nothing) == UNSAID
