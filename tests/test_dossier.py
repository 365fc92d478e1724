"""What a report may draw on for any pair: seeds, a store, both, or nearly nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.countries import CountryError
from analysis.dossier import Dossier
from analysis.errors import PanelError, ParameterError
from analysis.panels import opening
from analysis.panels.importing import Request, import_panel

HEAD = "reporter,partner,flow,year,value,quality\n"

Stored = Callable[..., str]


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    """Return a maker of stores: sources by name, each with lines of reporter,partner,…"""

    def make(**sources: str) -> str:
        for name, lines in sources.items():
            file = tmp_path / f"{name}.csv"
            file.write_text(HEAD + lines, encoding="utf-8")
            source = name.replace("_", "-")
            import_panel(Request(file=file, store=tmp_path / "store", source=source))
        return str(tmp_path / "store")

    return make


BOTH = """DEU,FRA,exports,2019,100,
DEU,FRA,imports,2019,60,
DEU,FRA,exports,2020,110,
DEU,FRA,imports,2020,70,
FRA,DEU,exports,2020,72,
FRA,DEU,imports,2020,115,
"""


def test_a_pair_with_series_and_no_claims_has_both_ledgers_from_the_store(stored: Stored) -> None:
    dossier = Dossier.open("DEU", "FRA", store=stored(office=BOTH))

    assert dossier.known.claims == ()
    assert {y: q.printed for y, q in dossier.ledgers["DEU"].turnover.items()} == {
        2019: 160.0,
        2020: 180.0,
    }
    assert dossier.ledgers["FRA"].turnover[2020].printed == 187.0


def test_a_pair_with_claims_and_no_series_rests_on_statements() -> None:
    shipped = Dossier.open("KAZ", "TUR", first_year=2017)

    ledger = shipped.ledgers["KAZ"]

    assert ledger.turnover
    assert {q.note.basis for q in ledger.exports.values()} == {"claim"}


def test_one_ledger_only_leaves_the_other_empty(stored: Stored) -> None:
    store = stored(office="DEU,FRA,exports,2019,100,\nDEU,FRA,imports,2019,60,\n")

    ledgers = Dossier.open("FRA", "DEU", store=store).ledgers

    assert list(ledgers) == ["FRA", "DEU"]
    assert ledgers["FRA"].years == ()
    assert ledgers["DEU"].years == (2019,)


def test_seeds_and_store_stand_side_by_side_as_sources_of_their_own(stored: Stored) -> None:
    store = stored(office="KAZ,TUR,exports,2021,2637000000,\n")

    with_store = Dossier.open("KAZ", "TUR", store=store)

    assert with_store.ledgers["KAZ"].exports[2021].attribution == "office"
    assert len(with_store.known.observations) == 1 + len(
        Dossier.open("KAZ", "TUR").known.observations
    )
    assert with_store.known.claims == Dossier.open("KAZ", "TUR").known.claims


def test_a_data_set_that_is_shipped_too_is_not_counted_twice(stored: Stored) -> None:
    shipped = Dossier.open("KAZ", "TUR")
    own = [
        o
        for o in shipped.known.observations
        if o.source.source_id == "cow-dyadic-4" and o.reporter == "KAZ"
    ]
    lines = "".join(f"KAZ,TUR,imports,{o.year},{o.value:.0f},\n" for o in own[:-1])

    both = Dossier.open("KAZ", "TUR", store=stored(cow_trade_4=lines))

    assert both.known.observations == shipped.known.observations


def test_of_one_data_set_the_longer_run_speaks_and_the_other_fills_its_gaps(
    stored: Stored,
) -> None:
    lines = "".join(f"KAZ,TUR,exports,{year},5,\n" for year in range(2008, 2030))

    ledger = Dossier.open("KAZ", "TUR", store=stored(comtrade=lines)).ledgers["KAZ"]

    sources = {
        year: quantity.note.source.split(",")[0] for year, quantity in ledger.exports.items()
    }
    shipped, stored_there = "United Nations (UN Comtrade)", "United Nations Statistics Division"
    assert (sources[2004], sources[2008]) == (shipped, stored_there)


def test_a_reconciled_figure_is_in_nobodys_ledger(stored: Stored) -> None:
    store = stored(
        baci_v1="DEU,FRA,exports,2020,105,reconciled\nFRA,DEU,exports,2020,71,reconciled\n"
    )

    dossier = Dossier.open("DEU", "FRA", store=store)

    assert [ledger.years for ledger in dossier.ledgers.values()] == [(), ()]
    assert {o.value for o in dossier.known.observations} == {105.0, 71.0}


def test_imports_taken_from_the_exporters_statistics_are_not_the_importers_own(
    stored: Stored,
) -> None:
    store = stored(office="DEU,FRA,imports,2020,70,exporter_side\n")

    assert Dossier.open("DEU", "FRA", store=store).ledgers["DEU"].imports == {}


def test_a_zero_stands_in_no_ledger_and_is_kept_to_be_told(stored: Stored) -> None:
    dossier = Dossier.open("TON", "SMR", store=stored(office="TON,SMR,exports,2020,0,\n"))

    assert dossier.known.observations == ()
    assert [(o.year, o.value) for o in dossier.zeros] == [(2020, 0.0)]


def test_a_pair_that_does_not_trade_gives_an_empty_dossier(stored: Stored) -> None:
    dossier = Dossier.open("TON", "SMR", store=stored(office=BOTH))

    assert [ledger.years for ledger in dossier.ledgers.values()] == [(), ()]
    assert dossier.zeros == ()


def test_a_state_that_ceased_is_reported_on_where_the_store_has_it(stored: Stored) -> None:
    store = stored(office="YUG,ITA,exports,1988,1724704384,\n")

    dossier = Dossier.open("YUG", "ITA", store=store)

    assert dossier.ledgers["YUG"].exports[1988].topic == "Yugoslavia’s exports to Italy"


@pytest.mark.parametrize("code", ["SUN", "YUG", "SCG"])
def test_a_state_that_ceased_and_has_no_figure_is_refused_with_its_successors(code: str) -> None:
    with pytest.raises(CountryError, match=r"without a figure.* Use a successor, .* or a store"):
        Dossier.open(code, "ITA")


@pytest.mark.parametrize(("old", "new"), [("ROM", "ROU"), ("ZAR", "COD")])
def test_a_code_given_up_is_refused_with_the_new_one(old: str, new: str) -> None:
    with pytest.raises(CountryError, match=f"use {new}"):
        Dossier.open("ITA", old)


def test_the_whole_refusal_of_a_state_without_figures() -> None:
    with pytest.raises(CountryError) as caught:
        Dossier.open("CSK", "ITA")

    assert str(caught.value) == (
        "country: found 'CSK', Czechoslovakia (1918 to 1992), without a figure; expected a "
        "country with figures. Use a successor, Czechia (CZE), Slovakia (SVK), or a store with "
        "its figures."
    )


def test_a_dated_edition_does_not_see_an_undated_file(stored: Stored) -> None:
    dossier = Dossier.open("DEU", "FRA", as_of="2022-05-10", store=stored(office=BOTH))

    assert dossier.known.observations == ()


def test_the_panel_of_both_ranks_by_the_store_where_both_have_the_year(stored: Stored) -> None:
    lines = "KAZ,TUR,imports,2010,7,\nKAZ,CHN,imports,2010,9,\n"

    panel = Dossier.open("KAZ", "TUR", store=stored(cow_trade_4=lines)).panel

    assert [(o.partner, o.value) for o in panel.partners("KAZ", "imports", 2010)] == [
        ("CHN", 9.0),
        ("TUR", 7.0),
    ]
    assert len(panel.partners("KAZ", "imports", 2009)) > 2


def test_a_pair_alone_gives_no_place_among_all_partners(stored: Stored) -> None:
    store = stored(office="DEU,FRA,exports,2020,70,\nDEU,WLD,exports,2020,900,\n")

    dossier = Dossier.open("DEU", "FRA", store=store)

    assert [o.value for o in dossier.panel.partners("DEU", "exports")] == [70.0]
    assert dossier.partners("DEU", "exports") == ()


def test_all_partners_give_a_place(stored: Stored) -> None:
    codes = ("FRA", "ITA", "NLD", "POL", "USA")
    lines = "".join(f"DEU,{code},exports,2020,{n},\n" for n, code in enumerate(codes, start=1))

    dossier = Dossier.open("DEU", "FRA", store=stored(office=lines))

    assert [o.partner for o in dossier.partners("DEU", "exports")] == list(codes)[::-1]


def test_a_missing_store_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(PanelError, match="nowhere: found no store"):
        Dossier.open("DEU", "FRA", store=str(tmp_path / "nowhere"))


def test_a_store_that_lost_a_file_is_refused_without_loading_it(stored: Stored) -> None:
    store = Path(stored(office=BOTH))
    next(store.rglob("pairs*.parquet")).unlink()

    with pytest.raises(PanelError, match=r"expected all its files\. Import the files again"):
        opening.checked(store)


def test_the_configuration_file_names_the_store(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('store = "../panels"\n', encoding="utf-8")

    assert opening.resolved("", tmp_path) == tmp_path.parent / "panels"
    assert opening.resolved("other", tmp_path) == tmp_path / "other"


def test_without_a_configuration_file_there_is_no_store(tmp_path: Path) -> None:
    assert opening.resolved("", tmp_path) is None


@pytest.mark.parametrize("text", ["store = 3", 'stores = "a"', "store", "\udcff"])
def test_a_malformed_configuration_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "brief.toml").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(PanelError, match=r'brief.toml: found .*; expected store = "path"'):
        opening.resolved("", tmp_path)


def test_what_a_report_records_of_a_store_is_no_absolute_path(tmp_path: Path) -> None:
    recorded = opening.recorded(tmp_path / "store")

    assert not recorded.startswith("/")
    assert opening.resolved(recorded) == tmp_path / "store"


def test_one_country_twice_is_refused() -> None:
    with pytest.raises(ParameterError, match="'KAZ' twice"):
        Dossier.open("KAZ", "KAZ")


def test_the_real_panels_give_both_ledgers_of_a_pair_that_no_seed_has(
    shared: Path, tmp_path: Path
) -> None:
    for name in ("cow_directed_imports_1990_2014", "comtrade_exporter_reported_1964_2016_every4y"):
        file = shared / "panels" / f"panel_{name}.csv.gz"
        import_panel(Request(file=file, store=tmp_path / "store"))

    dossier = Dossier.open("DEU", "FRA", store=str(tmp_path / "store"), first_year=1990)

    assert dossier.known.claims == ()
    assert min(len(ledger.imports) for ledger in dossier.ledgers.values()) == 25
    assert all(ledger.turnover for ledger in dossier.ledgers.values())
    assert Dossier.open("YUG", "ITA", store=str(tmp_path / "store")).ledgers["YUG"].exports
