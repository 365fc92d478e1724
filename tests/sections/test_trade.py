"""Trade over time as each country's own books show it."""

from by_hand import plain

from analysis.dossier import Dossier
from analysis.figures.chart import Chart
from analysis.figures.data import MOST_EVENTS
from analysis.prose import Prose
from analysis.sections import books, lines, trade, trade_charts
from analysis.tables import Table


def told(prose: Prose) -> str:
    return plain(prose.plain)


def cells(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the texts of a table's rows by the text of their first cell."""
    texts = ([v if isinstance(v, str) else v.text for v in row] for row in table.filled)
    return {first: tuple(rest) for first, *rest in texts}


def test_each_ledger_keeps_its_own_total_of_one_year(latest: Dossier) -> None:
    own, other = (trade.yearly_table(latest, code) for code in ("KAZ", "TUR"))

    assert isinstance(own, Table)
    assert isinstance(other, Table)
    assert cells(own)["2012"] == ("3,229", "786", "2,443", "4,015")
    assert cells(other)["2012"] == ("1,063", "2,056", "−993", "3,119")


def test_a_balance_of_another_source_than_its_row_is_marked(latest: Dossier) -> None:
    table = trade.yearly_table(latest, "KAZ")

    assert isinstance(table, Table)
    assert cells(table)["2010"] == ("1,235", "619", "619 [d]", "1,851 [d]")
    assert cells(table)["2020"] == ("2,100", "940", "1,160", "3,100")


def test_the_gap_of_two_books_stands_behind_its_own_year(latest: Dossier) -> None:
    table = books.side_by_side(latest)

    assert isinstance(table, Table)
    assert [column.label for column in table.columns[-3:]] == [
        "Last year of both",
        "Gap",
        "Without freight",
    ]
    assert cells(table)["Kazakhstan’s imports"][-3:] == ("2012", "−29.9", "−35.6")


def test_a_hedge_and_a_gap_stay_visible_in_the_table(latest: Dossier) -> None:
    table = trade.yearly_table(latest, "KAZ")

    assert isinstance(table, Table)
    assert cells(table)["2018"] == ("[x]", "[x]", "[x]", ">1,900")
    assert table.explained == {
        "[x]": "not available",
        "[s]": "doubtful in its source",
        "[d]": "of a different source: the row need not add up",
        ">": "more than",
        "≈<": "nearly",
    }


def test_a_table_names_one_unit_a_column(latest: Dossier) -> None:
    table = trade.yearly_table(latest, "KAZ")

    assert isinstance(table, Table)
    assert {column.unit for column in table.columns[1:]} == {"US$ million"}


def test_the_level_names_whose_statistics_it_is_from(latest: Dossier) -> None:
    assert told(trade.levels(latest)).startswith(
        "In Kazakhstan’s statistics, trade with Türkiye came to $5.4 billion in 2025: "
        "exports $3.9 billion and imports $1.5 billion, according to the Kazakh foreign ministry."
    )


def test_a_balance_is_told_in_words_and_its_change_in_money(latest: Dossier) -> None:
    text = told(trade.balances(latest))

    assert "from a deficit of about $99.4 million" in text
    assert "to a deficit of about $705 million" in text
    assert "a move of about $775 million" in text
    assert "%" not in text


def test_charts_show_two_ledgers_and_at_most_five_events(latest: Dossier) -> None:
    chart = trade_charts.turnover_chart(latest)

    assert isinstance(chart, Chart)
    assert [c.label for c in chart.columns[1:]] == [
        "Kazakhstan’s statistics",
        "Türkiye’s statistics",
    ]
    assert len(lines.chosen(latest)) == MOST_EVENTS


def test_nothing_known_is_said_once_and_not_drawn(nothing: Dossier) -> None:
    shown = (trade.levels, trade_charts.turnover_chart)

    assert [bool(told(function(nothing))) for function in shown] == [True, False]  # type: ignore[arg-type]
    assert told(trade_charts.flows_chart(nothing)) == (  # type: ignore[arg-type]
        "No figure for exports and imports between France and Brazil is known to this edition."
    )


def test_years_asked_for_bound_what_is_shown(narrow: Dossier) -> None:
    assert all(
        2005 <= number <= 2015 for ledger in narrow.ledgers.values() for number in ledger.years
    )


def test_what_rests_on_statements_is_drawn_as_stated(latest: Dossier) -> None:
    kazakh, _turkish = lines.by_ledger(latest, "balance")

    drawn = {point.year: point.stated for point in kazakh.points}

    assert (drawn[2012], drawn[2023]) == (False, True)
