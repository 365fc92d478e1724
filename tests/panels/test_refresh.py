"""A pair's figures brought up to date: the real clients against a server of this machine."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from services_server import KEY, Services

from analysis.command_line import main
from analysis.observations import Observation
from analysis.panels import controls
from analysis.panels.refresh_command import NAMES
from analysis.panels.refreshing import SERVICES
from analysis.panels.store import Store

Refresh = Callable[..., Result]
Tree = Callable[[], dict[str, bytes]]

EXPORTS = ("398", "X", "792", 2020, "TOTAL")


def test_the_services_of_the_command_line_are_those_there_are() -> None:
    assert tuple(SERVICES) == NAMES


def test_trade_of_comtrade_lands_in_the_store_with_the_day_of_its_release(
    services: Services, refresh: Refresh, store: Path
) -> None:
    result = refresh("--service", "comtrade")

    with Store(store) as panel:
        found = {(o.reporter, o.indicator, o.year): o for o in panel.pair("KAZ", "TUR")}
        world = panel.totals("KAZ", "exports")
        groups = panel.products("KAZ", "TUR", 2020)
    assert result.exit_code == 0
    exports = found["KAZ", "exports", 2020]
    assert (exports.value, exports.valuation, exports.unit) == (3_000_002_020, "FOB", "USD")
    assert exports.source.published == "2021-06-10"
    assert exports.source.accessed == date.today().isoformat()
    assert exports.source.publisher == "United Nations Statistics Division"
    assert found["TUR", "imports", 2019].valuation == "CIF"
    assert [(o.year, o.value, o.partner) for o in world] == [
        (2019, 6.0e10, "WLD"),
        (2020, 6.0e10, "WLD"),
    ]
    assert [(o.product, o.value) for o in groups if o.indicator == "exports"] == [
        ("27", 2.0e9),
        ("72", 1_000_002_020),
    ]


def test_gdp_and_prices_of_the_world_bank_land_in_the_store(
    services: Services, refresh: Refresh, store: Path
) -> None:
    refresh("--service", "worldbank")

    found = {(o.indicator, o.reporter, o.year): o for o in controls.current(store)}
    gdp, cpi = found["gdp", "TUR", 2020], found["cpi", "USA", 2019]
    assert len(found) == 6
    assert (gdp.value, gdp.unit, gdp.resolution, gdp.partner) == (170000002020, "USD", 1, "")
    assert (cpi.value, cpi.unit, cpi.resolution) == (117.244, "index_2010", 0.001)
    assert (gdp.source.source_id, gdp.source.published) == ("worldbank-wdi", "2025-07-01")
    assert gdp.source.accessed == date.today().isoformat()


def test_figures_of_an_sdmx_source_are_scaled_to_dollars(
    services: Services, refresh: Refresh, store: Path
) -> None:
    refresh("--service", "sdmx")

    with Store(store) as panel:
        (first, second) = panel.pair("KAZ", "TUR")
    assert (first.year, second.year) == (2019, 2020)
    assert (first.value, first.resolution, first.valuation) == (3_010_250_000, 10_000, "FOB")
    assert (first.source.source_id, first.source.published) == ("imf-imts", "2026-02-11")


def test_refreshing_again_changes_nothing(services: Services, refresh: Refresh, tree: Tree) -> None:
    refresh()
    before = tree()

    result = refresh()

    assert tree() == before
    assert result.output == (
        "worldbank: 0 new, 0 revised, 6 as held\n"
        "comtrade: 0 new, 0 revised, 40 as held\n"
        "sdmx: 0 new, 0 revised, 4 as held\n"
    )


def test_a_revision_is_told_and_kept_beside_the_old_figure(
    services: Services, refresh: Refresh, store: Path, tree: Tree
) -> None:
    refresh()
    before = tree()
    services.trade[EXPORTS] = 3.3e9
    services.released["398", 2020] = "2025-01-05"
    services.gdp["KAZ", 2020] = 1.8e11
    services.updated = "2025-12-01"

    result = refresh()

    assert result.output == (
        "worldbank: 0 new, 1 revised, 5 as held\n"
        "  revised: KAZ gdp, 2020: 170,000,002,020 USD (released 2025-07-01) → "
        "180,000,000,000 USD (released 2025-12-01)\n"
        "  kept as 1 release: 2025-12-01\n"
        "comtrade: 0 new, 1 revised, 39 as held\n"
        "  revised: KAZ exports to TUR, 2020: 3,000,002,020 USD (released 2021-06-10) → "
        "3,300,000,000 USD (released 2025-01-05)\n"
        "  kept as 1 release: 2025-01-05\n"
        "sdmx: 0 new, 0 revised, 4 as held\n"
    )
    after = tree()
    assert {name: after[name] for name in before if name != "store.json"} == {
        name: content for name, content in before.items() if name != "store.json"
    }
    with Store(store) as panel:
        history = panel.history("KAZ", "TUR")
        groups = panel.products("KAZ", "TUR", 2020)
    kept = [(o.source.published, o.value) for o in history if _is_exports_2020(o)]
    assert sorted(kept) == [("2021-06-10", 3_000_002_020), ("2025-01-05", 3.3e9)]
    assert [o.product for o in groups if o.indicator == "exports"] == ["27", "72"]


def _is_exports_2020(o: Observation) -> bool:
    place = (o.source.source_id, o.reporter, o.indicator, o.year)
    return place == ("comtrade", "KAZ", "exports", 2020)


def test_an_edition_of_a_past_day_sees_the_figures_of_that_day(
    services: Services, refresh: Refresh, store: Path
) -> None:
    refresh()
    services.trade[EXPORTS] = 3.3e9
    services.released["398", 2020] = "2025-01-05"
    services.gdp["KAZ", 2020] = 1.8e11
    services.updated = "2025-12-01"
    refresh()

    values = {}
    for day in (date(2021, 6, 9), date(2024, 12, 31), date(2026, 1, 1)):
        with Store(store, day) as panel:
            values[day.year] = [o.value for o in panel.pair("KAZ", "TUR") if _is_exports_2020(o)]
    old = {(o.reporter, o.year): o.value for o in controls.current(store, date(2025, 8, 1))}
    assert values == {2021: [], 2024: [3_000_002_020], 2026: [3.3e9]}
    assert old["KAZ", 2020] == 170000002020


def test_a_figure_that_returns_to_an_older_value_is_a_release_of_its_own(
    services: Services, refresh: Refresh, store: Path
) -> None:
    refresh("--service", "comtrade")
    first = services.trade[EXPORTS]
    for value, year in ((3.3e9, 2022), (first, 2023), (3.3e9, 2024)):
        services.trade[EXPORTS] = value
        services.released["398", 2020] = f"{year}-01-05"
        refresh("--service", "comtrade")

    with Store(store) as panel:
        (now,) = (o for o in panel.pair("KAZ", "TUR") if _is_exports_2020(o))
        history = [o for o in panel.history("KAZ", "TUR") if _is_exports_2020(o)]
    assert (now.value, now.source.published) == (3.3e9, "2024-01-05")
    assert len(history) == 4


def test_a_generic_sdmx_message_is_read_with_the_attributes_of_its_series(
    services: Services, refresh: Refresh, store: Path
) -> None:
    services.is_generic = True

    refresh("--service", "sdmx")

    with Store(store) as panel:
        assert [o.value for o in panel.pair("KAZ", "TUR")] == [3_010_250_000, 3_010_250_000]


def test_a_trial_says_what_would_change_and_writes_nothing(
    services: Services, refresh: Refresh, store: Path
) -> None:
    result = refresh("--service", "worldbank", "--dry-run")

    assert result.output == (
        "worldbank: 6 new, 0 revised, 0 as held\n"
        "  new: USA cpi, 2019 to 2020 (2)\n"
        "  new: KAZ gdp, 2019 to 2020 (2)\n"
        "  new: TUR gdp, 2019 to 2020 (2)\n"
        "Nothing was written.\n"
    )
    assert not store.exists()


def test_a_figure_that_is_no_longer_given_is_kept_and_told(
    services: Services, refresh: Refresh, store: Path, tree: Tree
) -> None:
    refresh("--service", "comtrade")
    before = tree()
    del services.trade[EXPORTS]
    del services.trade["398", "X", "792", 2020, "27"]
    del services.trade["398", "X", "792", 2020, "72"]

    result = refresh("--service", "comtrade")

    assert "  no longer given, kept as it was: KAZ exports to TUR, 2020\n" in result.output
    assert tree() == before


def test_a_figure_held_without_a_date_gets_one(
    services: Services, refresh: Refresh, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        "reporter,partner,flow,valuation,year,value,source\n"
        "KAZ,TUR,exports,FOB,2020,3000002020,comtrade\n"
    )
    CliRunner().invoke(main, ["import", str(file), "--into", str(store)], catch_exceptions=False)

    result = refresh("--service", "comtrade")

    assert "  held without a date, now dated: 1\n" in result.output
    with Store(store, date(2022, 1, 1)) as panel:
        (o,) = (o for o in panel.pair("KAZ", "TUR") if _is_exports_2020(o))
    assert o.source.published == "2021-06-10"


def test_a_file_under_the_name_of_the_world_bank_is_imported_beside_its_figures(
    services: Services, refresh: Refresh, brief: Refresh, store: Path, tmp_path: Path
) -> None:
    refresh("--service", "worldbank")
    file = tmp_path / "mine.csv"
    file.write_text("reporter,partner,flow,year,value\nKAZ,TUR,exports,2020,5\n")

    result = brief(file, "--source", "worldbank-wdi")

    assert result.exit_code == 0
    assert len(controls.current(store)) == 6


def test_every_page_of_the_world_bank_is_read(
    services: Services, refresh: Refresh, store: Path
) -> None:
    services.page = 3

    refresh("--service", "worldbank")

    pages = [q["page"] for path, q in services.asked if "NY.GDP" in path]
    assert pages == ["1", "2", "3"]
    assert len(controls.current(store)) == 6


def test_a_country_that_the_world_bank_has_not_is_left_out(
    services: Services, refresh: Refresh, store: Path
) -> None:
    services.gdp.clear()

    refresh("--service", "worldbank")

    assert {o.indicator for o in controls.current(store)} == {"cpi"}


def test_with_a_key_comtrade_is_asked_for_all_partners(
    services: Services, refresh: Refresh, store: Path
) -> None:
    refresh("--service", "comtrade")

    with Store(store) as panel:
        ranked = [(o.partner, o.value) for o in panel.partners("KAZ", "exports", 2020)]
    assert ranked == [("RUS", 7.0e9), ("TUR", 3_000_002_020)]


def test_without_a_key_comtrade_is_asked_for_the_pair_and_the_world(
    services: Services, refresh: Refresh, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMTRADE_KEY")

    result = refresh("--service", "comtrade")

    asked = [query for path, query in services.asked if path.endswith("preview/C/A/HS")]
    assert {query["partnerCode"] for query in asked} == {"398,792,0", "398,792"}
    assert "without COMTRADE_KEY Comtrade was asked for the pair and the world" in result.output
    with Store(store) as panel:
        assert len(panel.pair("KAZ", "TUR")) == 8
        assert panel.partners("KAZ", "exports", 2020)[0].partner == "TUR"


def test_an_answer_that_may_be_cut_off_is_asked_for_in_parts(
    services: Services, refresh: Refresh, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.cap = 5
    monkeypatch.setattr("analysis.panels.services.comtrade.CAPS", {"data": 5, "public": 5})

    result = refresh("--service", "comtrade")

    assert result.output.startswith("comtrade: 40 new, 0 revised")


def test_an_sdmx_source_is_described_by_a_file(
    services: Services,
    refresh: Refresh,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    described = tmp_path / "source.toml"
    described.write_text(
        'source_id = "office"\nsource = "OFFICE"\npublisher = "An office"\n'
        'world = "W1"\n[codes]\nKAZ = "K9"\n[indicators]\nX1 = "exports/FOB"\n'
    )
    monkeypatch.setenv("BRIEF_SDMX", str(described))
    services.imts = {("K9", "X1", "TUR", 2020): "12"}

    refresh("--service", "sdmx")

    with Store(store) as panel:
        (o,) = panel.pair("KAZ", "TUR")
    assert (o.reporter, o.value, o.source.source_id) == ("KAZ", 12e6, "office")
    assert o.source.publisher == "An office"


def test_an_sdmx_source_without_such_figures_gives_none(
    services: Services, refresh: Refresh, store: Path
) -> None:
    services.imts.clear()

    result = refresh("--service", "sdmx")

    assert (result.exit_code, result.output) == (0, "sdmx: 0 new, 0 revised, 0 as held\n")
    assert not store.exists()


def test_a_row_that_cannot_be_used_is_counted_with_its_reason(
    services: Services, refresh: Refresh
) -> None:
    services.trade["398", "X", "792", 2021, "TOTAL"] = -1.0
    services.released["398", 2021] = "2022-06-10"

    result = refresh("--service", "comtrade")

    assert "  rows not used: value is negative (1)\n" in result.output


def test_the_key_is_nowhere_in_the_store(services: Services, refresh: Refresh, tree: Tree) -> None:
    refresh()

    assert any(query.get("subscription-key") == KEY for _, query in services.asked)
    assert not any(KEY.encode() in content for content in tree().values())


def test_a_refreshed_store_says_where_each_figure_is_from(
    services: Services, refresh: Refresh, store: Path
) -> None:
    refresh()

    imports = json.loads((store / "store.json").read_text())["imports"]
    assert {one["file"] for one in imports} == {
        "worldbank-wdi-kaz-tur-2025-07-01",
        "comtrade-kaz-tur-2020-06-10.csv",
        "comtrade-kaz-tur-2021-06-10.csv",
        "imf-imts-kaz-tur-2026-02-11.csv",
    }
