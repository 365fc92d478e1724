"""The shipped slice and a store give the same answers to the same questions."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims import Source
from analysis.errors import PanelError
from analysis.observations import Observation
from analysis.panels.answers import Answer, Panel, Slice
from analysis.panels.opening import opened
from analysis.panels.store import Store

Brief = Callable[..., Result]
Write = Callable[[str, str], Path]

SOURCE = Source(
    source_id="office",
    publisher="office",
    title="mine",
    url="",
    published="2022",
    known_by=date(2022, 12, 31),
    accessed="",
    kind="statistics",
    licence="",
)


def observation(
    reporter: str, partner: str, flow: str, year: int, value: float, product: str = "TOTAL"
) -> Observation:
    return Observation(
        source=SOURCE,
        indicator=flow,
        reporter=reporter,
        partner=partner,
        product=product,
        year=year,
        value=value,
        unit="USD",
        resolution=1.0,
        valuation="",
        quality=frozenset(),
        note="",
    )


ROWS = (
    ("KAZ", "TUR", "exports", 2020, 100.0, "TOTAL"),
    ("KAZ", "CHN", "exports", 2020, 300.0, "TOTAL"),
    ("KAZ", "KAZ", "exports", 2020, 5.0, "TOTAL"),
    ("KAZ", "WLD", "exports", 2021, 900.0, "TOTAL"),
    ("KAZ", "TUR", "exports", 2021, 120.0, "TOTAL"),
    ("KAZ", "TUR", "exports", 2021, 70.0, "74"),
    ("TUR", "KAZ", "imports", 2020, 110.0, "TOTAL"),
    ("TUR", "SUN", "imports", 1990, 40.0, "TOTAL"),
    ("CHN", "TUR", "exports", 2020, 7.0, "TOTAL"),
)

QUESTIONS: tuple[Callable[[Panel], Answer], ...] = (
    lambda p: p.pair("KAZ", "TUR"),
    lambda p: p.totals("KAZ", "exports"),
    lambda p: p.partners("KAZ", "exports"),
    lambda p: p.partners("KAZ", "exports", 2020),
    lambda p: p.partners("TUR", "imports", 1990),
    lambda p: p.world("exports"),
    lambda p: p.world("exports", "TUR"),
    lambda p: p.products("KAZ", "TUR", 2021),
    lambda p: p.pair("FRA", "DEU"),
)


def test_the_slice_answers_as_the_store_does(
    brief: Brief, write: Write, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [",".join(map(str, (r, p, f, y, k, v))) for r, p, f, y, v, k in ROWS]
    text = "\n".join(["reporter,partner,flow,year,product,value", *lines, ""])
    monkeypatch.setattr("analysis.panels.answers.WORLD_REPORTERS", 2)
    monkeypatch.setattr("analysis.panels.store.WORLD_REPORTERS", 2)
    brief(write("mine.csv", text), "--source", "office", "--published", "2022")
    piece = Slice(observation(*row) for row in ROWS)

    def facts(found: tuple[Observation, ...]) -> list[tuple[object, ...]]:
        return [
            (
                o.reporter,
                o.partner,
                o.indicator,
                o.year,
                o.product,
                o.value,
                o.resolution,
                o.quality,
            )
            for o in found
        ]

    with Store(store) as panel:
        for asked in QUESTIONS:
            assert sorted(facts(asked(panel)), key=str) == sorted(facts(asked(piece)), key=str)
        assert panel.years() == piece.years() == {"office": (1990, 2021)}
        assert [s.source_id for s in panel.sources()] == [s.source_id for s in piece.sources()]


def test_without_a_store_the_shipped_slice_answers() -> None:
    panel = opened(as_of=date(2025, 12, 31))

    found = {(o.indicator, o.reporter, o.year): o.value for o in panel.pair("KAZ", "TUR")}
    assert found["imports", "KAZ", 2012] == 786e6
    assert opened(as_of=date(1990, 1, 1)).pair("KAZ", "TUR") == ()


def test_a_folder_without_a_store_is_refused(store: Path) -> None:
    with pytest.raises(PanelError) as refused:
        opened(store)

    assert str(refused.value) == (
        f"{store}: found no store; expected a folder with store.json. Import a file first."
    )


def test_a_few_reporters_are_not_the_world(brief: Brief, write: Write, store: Path) -> None:
    brief(write("x.csv", "reporter,partner,flow,year,value\nKAZ,TUR,exports,2020,1\n"))

    with Store(store) as panel:
        assert panel.world("exports") == panel.world("exports", "TUR") == ()
    assert Slice([observation("KAZ", "TUR", "exports", 2020, 1.0)]).world("exports") == ()


def test_the_later_release_is_in_every_sum(
    brief: Brief, write: Write, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.panels.store.WORLD_REPORTERS", 1)
    line = "reporter,partner,flow,year,value\nKAZ,TUR,exports,2020,{}\n"
    brief(write("b.csv", line.format(20)), "--source", "office", "--published", "2022")
    brief(write("a.csv", line.format(10)), "--source", "office", "--published", "2021")

    with Store(store) as panel:
        assert [o.value for o in panel.totals("KAZ", "exports")] == [20.0]
        assert [o.value for o in panel.world("exports")] == [20.0]
        assert [o.value for o in panel.world("exports", "TUR")] == [20.0]


def test_an_edition_sees_only_what_was_published(brief: Brief, write: Write, store: Path) -> None:
    text = "reporter,partner,flow,year,value\nKAZ,TUR,exports,2020,1\n"
    brief(write("x.csv", text), "--published", "2022-03")

    with (
        Store(store, as_of=date(2022, 3, 30)) as before,
        Store(store, as_of=date(2022, 3, 31)) as on,
    ):
        assert before.pair("KAZ", "TUR") == ()
        assert [o.value for o in on.pair("KAZ", "TUR")] == [1.0]


@given(
    st.dictionaries(st.sampled_from(["TUR", "CHN", "RUS", "SUN", "_FRE"]), st.integers(0, 10**12))
)
def test_parts_add_up_to_the_total_and_no_area_is_ranked(values: dict[str, int]) -> None:
    piece = Slice(observation("KAZ", p, "exports", 2020, float(v)) for p, v in values.items())

    assert sum(o.value for o in piece.totals("KAZ", "exports")) == float(sum(values.values()))
    ranked = piece.partners("KAZ", "exports", 2020)
    assert {o.partner for o in ranked} == set(values) - {"_FRE"}
    assert [o.value for o in ranked] == sorted((o.value for o in ranked), reverse=True)
