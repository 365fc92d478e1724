"""Gross domestic product and prices out of a file: what trade is held against."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from analysis.dossier import Dossier
from analysis.errors import PanelError
from analysis.panels import controls
from analysis.panels.importing import Request, import_panel
from analysis.sections import weights

Brief = Callable[..., Result]
Write = Callable[[str, str], Path]
Tree = Callable[[], dict[str, bytes]]

GDP = """\
Country Name,Country Code,Year,Value
"Congo, Dem. Rep.",COD,2019,51775830000.5
World,WLD,2019,87000000000000
Kazakhstan,KAZ,2019,181667000000
Kazakhstan,KAZ,2020,
"""


def test_a_file_of_gdp_lands_in_the_store_without_its_groups(
    brief: Brief, write: Write, store: Path
) -> None:
    result = brief(write("gdp.csv", GDP), "--format", "gdp", "--source", "worldbank-wdi")

    found = {(o.reporter, o.year): o for o in controls.current(store)}
    assert "2 figures of 2019 to 2019 kept, as worldbank-wdi" in result.output
    assert "1 left out: no country" in result.output
    assert "1 left out: no figure" in result.output
    assert {place: o.value for place, o in found.items()} == {
        ("COD", 2019): 51775830000.5,
        ("KAZ", 2019): 181667000000.0,
    }
    assert found["COD", 2019].source.publisher == "World Bank"


def test_the_same_figures_again_change_nothing(brief: Brief, write: Write, tree: Tree) -> None:
    file = write("gdp.csv", GDP)
    brief(file, "--format", "gdp")
    before = tree()

    result = brief(file, "--format", "gdp")

    assert "in the store already; nothing changed" in result.output
    assert tree() == before


def test_broken_rows_go_to_the_rejects_with_their_lines(
    brief: Brief, write: Write, store: Path
) -> None:
    rows = "TUR,2019,-5\nTUR,19,5\nTUR\nKAZ,2019,7\n"

    brief(write("gdp.csv", GDP + rows.replace("TUR", "Türkiye,TUR").replace("KAZ", "K,KAZ")),
          "--format", "gdp")  # fmt: skip

    (rejects,) = (store / "rejects").iterdir()
    assert rejects.read_text(encoding="utf-8").splitlines() == [
        "line,reason,row",
        "6,value '-5' is no positive figure,\"Türkiye,TUR,2019,-5\"",
        "7,year '19' is no year,\"Türkiye,TUR,19,5\"",
        '8,found 2 cells; expected at least 4,"Türkiye,TUR"',
        '9,repeats an earlier row,"K,KAZ,2019,7"',
    ]


def test_columns_of_another_name_are_mapped(brief: Brief, write: Write, store: Path) -> None:
    file = write("prices.csv", "who,when,how much\nUSA,2019,117.24\n")
    names = ("who=reporter", "when=year", "how much=value")

    brief(file, "--format", "cpi", *(word for name in names for word in ("--map", name)))

    (found,) = controls.current(store)
    assert (found.indicator, found.value, found.resolution, found.unit) == (
        "cpi", 117.24, 0.01, "index",
    )  # fmt: skip


def test_a_file_of_something_else_is_refused_and_leaves_no_store(write: Write, store: Path) -> None:
    file = write("other.csv", "Date,Index\n1913-01-01,9.8\n")

    with pytest.raises(PanelError) as caught:
        import_panel(Request(file=file, store=store, format="cpi"))

    assert str(caught.value) == (
        "other.csv:1 (header): found the columns Date, Index; expected the columns of cpi; "
        "missing reporter; year; value. Say what each is with --map COLUMN=FIELD."
    )
    assert not store.exists()


def test_a_report_holds_trade_against_the_gdp_of_its_store(
    brief: Brief, write: Write, store: Path
) -> None:
    trade = "reporter,partner,flow,year,value\nDEU,FRA,exports,2019,6e10\n" + (
        "DEU,FRA,imports,2019,4e10\n"
    )
    brief(write("trade.csv", trade))
    without = Dossier.open("DEU", "FRA", store=str(store))

    brief(write("gdp.csv", "iso3,year,value\nDEU,2019,1e12\nDEU,2020,1e12\n"), "--format", "gdp")

    told = weights.of_output(Dossier.open("DEU", "FRA", store=str(store))).plain
    assert weights.of_output(without).plain.startswith("Beside Germany’s gross domestic product")
    assert told == (
        "In 2019 trade with France came to 10.0\u00a0% of Germany’s gross domestic product, by "
        "Germany’s statistics."
    )
