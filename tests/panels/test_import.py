"""Official files in their own layouts, through the real command, into a store."""

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from analysis.observations import Observation
from analysis.panels.store import Store
from analysis.panels.synthetic import write_baci

Brief = Callable[..., Result]
Write = Callable[[str, str], Path]
Tree = Callable[[], dict[str, bytes]]

COW = """\
ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,spike1,\
spike2,dip1,dip2,trdspike,tradedip,bel_lux_alt_flow1,bel_lux_alt_flow2,china_alt_flow1,\
china_alt_flow2,source1,source2,version
640,705,2012,Turkey,Kazakhstan,2056,786.5,2056,786.5,2842.5,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4
640,705,1991,Turkey,Kazakhstan,-9,-9,-9,-9,-9,0,0,0,0,0,0,-9,-9,-9,-9,-9,-9,4
640,365,1990,Turkey,Russia,1247,300,1247,300,1547,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4
640,365,1995,Turkey,Russia,2082,1500,2082,1500,3582,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4
640,999,1995,Turkey,Atlantis,1,1,1,1,2,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4
"""

COMTRADE = """\
typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,\
flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,\
classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,\
isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qty,cifvalue,fobvalue,primaryValue
C,A,20210101,2021,52,2021,792,TUR,Türkiye,M,Import,398,KAZ,Kazakhstan,0,W00,World,H5,HS,True,\
TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,1624000000,,1624000000,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,M,Import,398,KAZ,Kazakhstan,0,W00,World,H5,HS,True,\
74,"Copper, and articles thereof",2,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,900000000,,900000000,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,M,Import,398,KAZ,Kazakhstan,0,W00,World,H5,HS,True,\
TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,2100,Sea,0,5,,5,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,X,Export,398,KAZ,Kazakhstan,0,W00,World,H5,HS,True,\
TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,,1290000000,1290000000,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,RX,Re-export,398,KAZ,Kazakhstan,0,W00,World,H5,HS,True,\
TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,,7,7,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,X,Export,0,W00,World,0,W00,World,H5,HS,True,\
TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,,225000000000,225000000000,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,X,Export,490,S19,"Other Asia, nes",0,W00,World,H5,HS,\
True,TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,,300000000,300000000,
C,A,20210101,2021,52,2021,792,TUR,Türkiye,X,Export,838,XF,Free Zones,0,W00,World,H5,HS,True,\
TOTAL,All Commodities,0,False,C00,TOTAL CPC,0,0,TOTAL MOT,0,,9000000000,9000000000,
"""

COMTRADE_OLD = """\
Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,\
Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,\
Trade Value (US$),Flag
H4,2012,2012,2012,0,0,1,Import,398,Kazakhstan,KAZ,792,Turkey,TUR,TOTAL,All Commodities,785989142,0
H4,2012,2012,2012,0,0,2,Export,398,Kazakhstan,KAZ,792,Turkey,TUR,TOTAL,All Commodities,3229012914,0
H4,2012,2012,2012,0,0,3,Re-Export,398,Kazakhstan,KAZ,792,Turkey,TUR,TOTAL,All Commodities,1,0
S3,2012,2012,2012,1,0,2,Export,398,Kazakhstan,KAZ,792,Turkey,TUR,68,Non-ferrous metals,2,0
"""

BACI = """\
t,i,j,k,v,q
2021,398,792,740311,           900000.123,   96000.1
2021,398,792,271019,           100.5,        NA
2021,398,792,10121,            2,            1
2021,842,699,847130,           50,           1
"""

GRAVITY = """\
year,country_id_o,country_id_d,iso3_o,iso3_d,iso3num_o,iso3num_d,country_exists_o,country_exists_d,\
distw_harmonic,tradeflow_comtrade_o,tradeflow_comtrade_d,tradeflow_baci,manuf_tradeflow_baci,\
tradeflow_imf_o,tradeflow_imf_d
2012,KAZ,TUR,KAZ,TUR,398,792,1,1,3000.5,3229012.9,2056085.2,2900000.1,1,3229013,2056085
1950,KAZ,TUR,KAZ,TUR,398,792,0,1,3000.5,,,,,,
1985,DDR,TUR,DDR,TUR,278,792,1,1,2000.5,,125.5,,,NA,125.5
1985,DEU.2,TUR,DEU,TUR,276,792,0,1,2000.5,77,,,,,
"""


def shown(found: tuple[Observation, ...]) -> list[tuple[str, str, str, int, float]]:
    return [(o.indicator, o.reporter, o.partner, o.year, o.value) for o in found]


def test_the_correlates_of_war_give_each_importers_own_figure(
    brief: Brief, write: Write, store: Path
) -> None:
    result = brief(write("Dyadic_COW_4.0.csv", COW))

    assert result.exit_code == 0
    with Store(store) as panel:
        pair = panel.pair("KAZ", "TUR")
    assert shown(pair) == [
        ("imports", "KAZ", "TUR", 2012, 786.5e6),
        ("imports", "TUR", "KAZ", 2012, 2056e6),
    ]
    assert [o.resolution for o in pair] == [1e5, 1e6]
    assert {o.valuation for o in pair} == {"CIF"}


def test_russias_state_number_is_the_soviet_union_until_1991(
    brief: Brief, write: Write, store: Path
) -> None:
    brief(write("Dyadic_COW_4.0.csv", COW))

    with Store(store) as panel:
        assert [o.year for o in panel.pair("TUR", "SUN")] == [1990, 1990]
        assert [o.year for o in panel.pair("TUR", "RUS")] == [1995, 1995]


def test_every_row_is_accounted_for_in_the_summary(brief: Brief, write: Write, store: Path) -> None:
    result = brief(write("Dyadic_COW_4.0.csv", COW))

    (rejects,) = (store / "rejects").iterdir()
    assert result.output.splitlines() == [
        "Dyadic_COW_4.0.csv: 5 rows read as cow",
        "  6 figures of 1990 to 2012 kept, as cow-trade-4",
        "  2 left out: no figure",
        "  1 rejected: partner is no country code",
        "  1 rejected: reporter is no country code",
        f"  rejected rows, with their lines: {rejects}",
    ]
    line = "640,999,1995,Turkey,Atlantis,1,1,1,1,2,0,0,0,0,0,0,-9,-9,-9,-9,1,1,4"
    assert rejects.read_text(encoding="utf-8").splitlines() == [
        "line,reason,row",
        f'6,partner 999 is no country code,"{line}"',
        f'6,reporter 999 is no country code,"{line}"',
    ]


def test_comtrade_counts_totals_only_and_keeps_the_world_as_stated(
    brief: Brief, write: Write, store: Path
) -> None:
    result = brief(write("TradeData.csv", COMTRADE), "--published", "2022-06-30")

    assert "1 left out: motCode is not 0" in result.output
    assert "1 left out: neither exports nor imports" in result.output
    with Store(store) as panel:
        assert shown(panel.pair("TUR", "KAZ")) == [
            ("exports", "TUR", "KAZ", 2021, 1290e6),
            ("imports", "TUR", "KAZ", 2021, 1624e6),
        ]
        (total,) = panel.totals("TUR", "exports")
        assert (total.value, total.quality) == (225e9, frozenset())
        assert [o.product for o in panel.products("TUR", "KAZ", 2021)] == ["74"]


def test_a_ranking_has_countries_only(brief: Brief, write: Write, store: Path) -> None:
    brief(write("TradeData.csv", COMTRADE))

    with Store(store) as panel:
        ranked = panel.partners("TUR", "exports", 2021)
    assert [o.partner for o in ranked] == ["KAZ", "TWN"]
    assert ranked[1].quality == {"other_asia"}


def test_the_older_comtrade_layout_is_read_too(brief: Brief, write: Write, store: Path) -> None:
    result = brief(write("comtrade.csv", COMTRADE_OLD))

    assert "1 left out: products not in the Harmonized System" in result.output
    with Store(store) as panel:
        assert shown(panel.pair("KAZ", "TUR")) == [
            ("exports", "KAZ", "TUR", 2012, 3229012914.0),
            ("imports", "KAZ", "TUR", 2012, 785989142.0),
        ]


def test_baci_is_added_up_from_its_products(brief: Brief, write: Write, store: Path) -> None:
    brief(write("BACI_HS92_Y2021_V202301.csv", BACI))

    with Store(store) as panel:
        (total,) = panel.pair("TUR", "KAZ")
        chapters = panel.products("KAZ", "TUR", 2021)
    assert total.value == 900_102_623.0
    assert total.quality == {"reconciled", "summed"}
    assert [(o.product, o.value) for o in chapters] == [
        ("01", 2000.0),
        ("27", 100_500.0),
        ("74", 900_000_123.0),
    ]
    assert (total.source.source_id, str(total.source.known_by)) == (
        "baci-hs92-v202301",
        "2023-01-31",
    )


def test_baci_is_read_with_the_code_files_of_its_release(
    brief: Brief, write: Write, store: Path
) -> None:
    write(
        "country_codes_V202301.csv",
        "country_code,country_name_full,country_name_abbreviation,iso_2digit_alpha,"
        "iso_3digit_alpha\n398,Kazakhstan,Kazakhstan,KZ,KAZ\n4711,Elbonia,Elbonia,EL,TUR\n",
    )
    write("product_codes_HS92_V202301.csv", 'code,description\n740311,"Copper, refined"\n')
    path = write("BACI_HS92_Y2021_V202301.csv", BACI + "2021,4711,398,740311,5,1\n")

    result = brief(path)

    assert "3 rejected: product is not in the release's list of products" in result.output
    with Store(store) as panel:
        assert [(o.reporter, o.value) for o in panel.pair("KAZ", "TUR")] == [
            ("KAZ", 900_000_123.0),
            ("TUR", 5_000.0),
        ]


def test_a_reconciled_flow_answers_from_the_importers_side_and_says_so(
    brief: Brief, write: Write, store: Path
) -> None:
    brief(write("BACI_HS92_Y2021_V202301.csv", BACI))

    with Store(store) as panel:
        (found,) = panel.partners("IND", "imports", 2021)
    assert (found.reporter, found.partner, found.value) == ("IND", "USA", 50_000.0)
    assert found.quality == {"reconciled", "summed", "mirrored"}


def test_gravity_keeps_its_three_sources_and_both_ledgers_apart(
    brief: Brief, write: Write, store: Path
) -> None:
    brief(write("Gravity_V202211.csv", GRAVITY))

    with Store(store) as panel:
        pair = panel.pair("KAZ", "TUR")
        old = panel.pair("DDR", "TUR")
        none = panel.pair("DEU", "TUR")
    assert [(o.source.source_id, o.indicator, o.reporter, o.value) for o in pair] == [
        ("gravity-baci-v202211", "exports", "KAZ", 2_900_000_100.0),
        ("gravity-comtrade-v202211", "exports", "KAZ", 3_229_012_900.0),
        ("gravity-comtrade-v202211", "imports", "TUR", 2_056_085_200.0),
        ("gravity-imf-v202211", "exports", "KAZ", 3_229_013_000.0),
        ("gravity-imf-v202211", "imports", "TUR", 2_056_085_000.0),
    ]
    assert [(o.partner, o.year) for o in old] == [("DDR", 1985), ("DDR", 1985)]
    assert none == ()


def test_a_plain_file_says_for_itself_what_it_holds(
    brief: Brief, write: Write, store: Path
) -> None:
    brief(
        write(
            "mine.csv",
            "source;reporter;partner;flow;valuation;year;product;value;resolution;quality\n"
            "own;KAZ;TUR;exports;FOB;2020;TOTAL;100;10;estimated rounded\n",
        )
    )

    with Store(store) as panel:
        (found,) = panel.pair("KAZ", "TUR")
    assert (found.source.source_id, found.value, found.resolution) == ("own", 100.0, 10.0)
    assert found.quality == {"estimated", "rounded"}


def test_a_mapping_reads_a_file_in_any_layout(brief: Brief, write: Write, store: Path) -> None:
    path = write("odd.csv", "Who,Whom,When,USD m\nZAR,TUR,1990,1.25\n")

    brief(path, "--map", "Who=exporter", "--map", "Whom=importer", "--map", "When=year",
          "--map", "USD m=exports_musd", "--source", "my-panel")  # fmt: skip

    with Store(store) as panel:
        (found,) = panel.pair("COD", "TUR")
    assert (found.indicator, found.value, found.resolution) == ("exports", 1.25e6, 1e4)
    assert "recoded" in found.quality
    assert found.source.source_id == "my-panel"


def test_compression_and_a_byte_order_mark_change_nothing(
    brief: Brief, tmp_path: Path, store: Path
) -> None:
    path = tmp_path / "BACI_HS92_Y2021_V202301.csv.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + BACI.replace("\n", "\r\n").encode()))

    brief(path)

    with Store(store) as panel:
        assert [o.value for o in panel.pair("KAZ", "TUR")] == [900_102_623.0]


def test_a_second_import_of_the_same_file_changes_nothing(
    brief: Brief, write: Write, tree: Tree
) -> None:
    path = write("Dyadic_COW_4.0.csv", COW)
    brief(path)
    before = tree()

    result = brief(path)

    assert result.output == "Dyadic_COW_4.0.csv: in the store already; nothing changed\n"
    assert tree() == before


def test_a_later_release_answers_and_the_earlier_one_is_kept(
    brief: Brief, write: Write, store: Path
) -> None:
    line = "reporter,partner,flow,year,value\nKAZ,TUR,exports,2020,{}\n"
    brief(write("b.csv", line.format(20)), "--source", "office", "--published", "2022")
    result = brief(write("a.csv", line.format(10)), "--source", "office", "--published", "2021")

    with Store(store) as panel:
        assert [o.value for o in panel.pair("KAZ", "TUR")] == [20.0]
        assert sorted(o.value for o in panel.history("KAZ", "TUR")) == [10.0, 20.0]
        assert [o.value for o in panel.totals("KAZ", "exports")] == [20.0]
    assert "a later release: 1 totals differ from an earlier import" in result.output


def test_two_files_of_one_source_add_up(brief: Brief, write: Write, store: Path) -> None:
    line = "reporter,partner,flow,year,value\nKAZ,{},exports,2020,{}\n"
    brief(write("a.csv", line.format("TUR", 20)), "--source", "office")
    brief(write("b.csv", line.format("CHN", 30)), "--source", "office")

    with Store(store) as panel:
        assert [o.value for o in panel.totals("KAZ", "exports")] == [50.0]
        assert [o.partner for o in panel.partners("KAZ", "exports")] == ["CHN", "TUR"]


def test_what_a_file_states_goes_before_a_sum_of_its_products(
    brief: Brief, write: Write, store: Path
) -> None:
    header = "reporter,partner,flow,year,product,value\n"
    rows = ("TOTAL,100", "01,60", "02,30", "010121,60")
    brief(write("x.csv", header + "".join(f"KAZ,TUR,exports,2020,{row}\n" for row in rows)))

    with Store(store) as panel:
        (total,) = panel.pair("KAZ", "TUR")
        chapters = panel.products("KAZ", "TUR")
    assert (total.value, total.quality) == (100.0, frozenset())
    assert [(o.product, o.value) for o in chapters] == [("01", 60.0), ("02", 30.0)]


@pytest.mark.parametrize("bucket", [700, 1_000_000])
def test_a_panel_split_over_many_files_answers_as_one(
    brief: Brief, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, bucket: int
) -> None:
    pandas = pytest.importorskip("pandas")
    monkeypatch.setattr("analysis.panels.building.BUCKET_ROWS", bucket)
    monkeypatch.setattr("analysis.panels.reading.blocks.__defaults__", (10_000,))
    path = tmp_path / "BACI_HS92_V202401.csv"
    written = write_baci(path, 3_000, years=2)

    brief(path)

    frame = pandas.read_csv(path)
    own = frame[frame["i"] == 643]
    with Store(store) as panel:
        totals = panel.totals("RUS", "exports")
        world = panel.world("exports")
        partners = panel.partners("RUS", "exports", 1995)
    assert written == len(frame)
    assert [o.value for o in totals] == pytest.approx((own.groupby("t")["v"].sum() * 1e3).tolist())
    assert [o.value for o in world] == pytest.approx((frame.groupby("t")["v"].sum() * 1e3).tolist())
    assert len(partners) == own[own["t"] == 1995]["j"].nunique()
    assert [o.value for o in partners] == sorted((o.value for o in partners), reverse=True)


@pytest.mark.parametrize(
    ("name", "one", "other", "year", "flow", "expected"),
    [
        ("panel_cow_directed_imports_1990_2014.csv.gz", "KAZ", "TUR", 2012, "imports", 786e6),
        (
            "panel_comtrade_exporter_reported_1964_2016_every4y.csv.gz",
            "KAZ",
            "TUR",
            2012,
            "exports",
            3_229_012_992.0,
        ),
    ],
)
def test_real_panels_in_their_own_layouts_are_told_by_their_columns(
    brief: Brief,
    shared: Path,
    store: Path,
    name: str,
    one: str,
    other: str,
    year: int,
    flow: str,
    expected: float,
) -> None:
    result = brief(shared / "panels" / name)

    assert result.exit_code == 0
    with Store(store) as panel:
        values = {(o.reporter, o.indicator, o.year): o.value for o in panel.pair(one, other)}
    assert values[one, flow, year] == expected


def test_a_known_source_brings_its_publisher_and_its_date(
    brief: Brief, write: Write, store: Path
) -> None:
    file = write("mine.csv", "reporter,partner,flow,year,value\nKAZ,TUR,imports,2010,5\n")

    brief(file, "--source", "cow-trade-4", "--title", "an extract")

    source = Store(store).sources()[0]
    assert (source.publisher, source.title, source.published) == (
        "Correlates of War Project",
        "an extract",
        "2017",
    )


def test_an_undated_correction_answers_and_dated_editions_leave_it_out(
    brief: Brief, write: Write, store: Path
) -> None:
    line = "reporter,partner,flow,year,value\nKAZ,TUR,exports,2020,{}\n"
    brief(write("a.csv", line.format(10)), "--source", "office", "--published", "2021")
    brief(write("b.csv", line.format(20)), "--source", "office")

    with Store(store) as panel, Store(store, as_of=date(2022, 1, 1)) as dated:
        assert [o.value for o in panel.pair("KAZ", "TUR")] == [20.0]
        assert [o.value for o in dated.pair("KAZ", "TUR")] == [10.0]


def test_a_column_mapped_twice_is_refused(brief: Brief, write: Write) -> None:
    result = brief(write("a.csv", "A,B\n1,2\n"), "--map", "A=value", "--map", "A=year")

    assert result.exit_code == 1
    assert "--map: found 'A' as 'value' and 'year'; expected one field." in result.stderr
