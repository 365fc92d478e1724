"""Investment: kinds never mixed, windows shown, doubted figures never a bar."""

import re

import pytest
from by_hand import plain
from reading import NOTEBOOKS

from analysis.dossier import Dossier
from analysis.figures.chart import Chart
from analysis.sections import contested, cumulative, investment, unmeasured
from analysis.sections.lines import UNSAID
from analysis.tables import Table


def texts(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[plain(v if isinstance(v, str) else v.text) for v in row] for row in table.filled]


def test_a_figure_out_of_date_is_in_the_table_and_never_the_year_s_value(latest: Dossier) -> None:
    rows = texts(investment.flow_table(latest))

    assert latest.investments["KAZ"].flow[2021].printed == 680e6
    assert [
        "Türkiye in Kazakhstan",
        "2021",
        "362.4",
        "Anadolu Agency (A News)",
        "out of date",
    ] in rows


def test_on_the_seed_day_the_doubted_year_has_no_value_at_all(seed_day: Dossier) -> None:
    found = seed_day.investments["KAZ"]

    assert 2021 not in found.flow
    assert [q.printed for q in found.rivals[2021]] == [362.4e6]


def test_the_contested_inflow_stands_among_its_rivals(latest: Dossier) -> None:
    chart = contested.rivals_chart(latest)

    assert isinstance(chart, Chart)
    assert plain(chart.title.plain) == (
        "$362.4 million in 2021, by Anadolu Agency (A News): stands elsewhere for an earlier year"
    )
    assert "$680 million" in plain(chart.alt)


def test_an_average_covers_only_the_years_of_its_count(latest: Dossier) -> None:
    rows = {(r[0], r[1]): r[3] for r in texts(cumulative.table(latest, "KAZ"))}

    assert rows["1992–2021", "Anadolu Agency (A News)"] == "117 to 150"
    assert rows["up to 30 August 2025", "Ambassador Sapiyev"] == "[z]"


def test_a_share_needs_one_speaker_and_named_statistics(latest: Dossier, seed_day: Dossier) -> None:
    text = plain(cumulative.share_of_total(latest).plain)

    assert "the one year would be up to 16.4 % of the whole. Warning:" in text
    assert "%" not in cumulative.share_of_total(seed_day).plain


@pytest.mark.parametrize("stem", ["10-brief", "30-investment"])
def test_a_report_that_divides_two_kinds_says_so_where_it_parts_them(
    stem: str, latest: Dossier
) -> None:
    notebook = " ".join((NOTEBOOKS / f"{stem}.ipynb").read_text(encoding="utf-8").split())

    assert "of the whole. Warning:" in plain(cumulative.share_of_total(latest).plain)
    assert re.search(r"never added.{0,50} on one axis, (with|nor).{0,50} warning\.", notebook)


def test_windows_of_unknown_start_are_counted_apart(latest: Dossier) -> None:
    assert plain(cumulative.window_message(latest, "KAZ").plain) == (
        "15 cumulative statements: six different spans of years and six with no stated start"
    )


def test_gaps_are_named_kind_by_kind(latest: Dossier) -> None:
    text = plain(unmeasured.unknown(latest, 5).plain)

    assert "No figure is known for the stock of direct investment from Kazakhstan" in text
    assert "Of the 5 years up to 2025, one has a stated gross inflow" in text


def test_a_kind_that_is_stated_but_cannot_be_used_is_not_said_to_be_unstated(
    latest: Dossier,
) -> None:
    text = plain(unmeasured.unknown(latest, 5).plain)

    assert (
        "No usable figure is known for the stock of direct investment from Türkiye in Kazakhstan; "
        "what is stated of it is in the tables above."
    ) in text


def test_what_its_source_defines_in_its_own_way_is_given_with_its_words(latest: Dossier) -> None:
    rows = texts(unmeasured.other_table(latest))

    assert [
        "Stock of direct investment from Türkiye in Kazakhstan, as its source defines it",
        "2022",
        "nearly $120 billion",
        "The Astana Times",
        "Defined in another way. Worded “almost $120 billion”. Seems to give the size of the "
        "holdings, not their capital in Kazakhstan.",
    ] in rows


def test_years_asked_for_bound_the_statements(narrow: Dossier) -> None:
    assert contested.rivals_chart(narrow) == UNSAID
    assert set(narrow.investments["KAZ"].flow) == {2007}


def test_each_section_says_once_that_nothing_is_known(nothing: Dossier) -> None:
    said = [
        function(nothing)
        for function in (
            investment.flow_chart, investment.flow_table, contested.rivals_chart,
            contested.verdicts,
        )
    ]  # fmt: skip

    assert [bool(getattr(part, "markdown", part)) for part in said] == [True, False, False, True]
