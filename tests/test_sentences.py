"""Whole sentences, when trade falls, when one value is known, when a bound is open, when none."""

import io
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from by_hand import claim, observation, plain, quantity

from analysis import comparisons, mirrors, sentences
from analysis.claims import Hedge, Indicator, Status
from analysis.interval import Interval
from analysis.investments import investment
from analysis.prose import Prose
from analysis.quantities import FRACTION, MULTIPLE, Quantity, from_claim, year
from analysis.ranks import rank

START = quantity(25e6, 35e6, 30e6, id="then", step=1e7, period=year(1992))
END = quantity(4.5e9, 5.5e9, 5e9, id="now", step=1e9)
TARGET = from_claim(claim(10, claim_id="aim", status=Status.TARGET, period=None))
FALLEN = quantity(5.95e9, 6.05e9, 6.0e9, id="later", step=1e8, period=year(2023))
HIGHER = quantity(6.25e9, 6.35e9, 6.3e9, id="earlier", step=1e8, period=year(2022))
OPEN = quantity(1e9, inf, 1e9, id="open", step=1e9, hedge=Hedge.MORE_THAN)
ZERO = quantity(0, 5e5, 0, id="zero", step=1e6, period=year(1995))
SURPLUS = quantity(1e9, 1e9, 1e9, id="plus", topic="Kazakhstan’s trade balance with Türkiye")
DEFICIT = replace(SURPLUS, bounds=Interval.point(-5e8), printed=-5e8, period=year(2020))
RATE = quantity(0.176, 0.197, 0.186, id="rate", unit=FRACTION)
FALLING = quantity(-0.05, -0.02, -0.03, id="falling", unit=FRACTION)
UNSURE = quantity(-0.01, 0.02, 0.005, id="unsure", unit=FRACTION)
DOUBLE_SURPLUS = replace(SURPLUS, bounds=Interval.point(2e9), printed=2e9, period=year(2022))
THERE = quantity(2.06e9, 2.06e9, 2.06e9, id="m", topic="Türkiye’s imports from Kazakhstan")
EXPORTED = quantity(3.23e9, 3.23e9, 3.23e9, id="x", topic="Kazakhstan’s exports to Türkiye")
INTENSE = quantity(2.1, 2.1, 2.1, id="i", unit=MULTIPLE)
QUARTER = quantity(0.25, 0.25, 0.25, id="quarter", unit=FRACTION)
SOME = quantity(0, 1, None, id="some", unit=FRACTION)
RIVAL = quantity(5.25e9, 5.35e9, 5.3e9, id="rival", step=1e8, attribution="An Office")
PANEL = [
    observation(v * 1e6, partner=p)
    for p, v in (("CHN", 900), ("TUR", 500), ("DEU", 500), ("FRA", 10))
]
FLOW = claim(0.3624, claim_id="flow", indicator=Indicator.FDI_FLOW, resolution=0.0001)
TOTAL = claim(
    4, claim_id="sum", indicator=Indicator.FDI_CUMULATIVE, period=None, speaker="A minister"
)
YEARS = {"years": "2000–2002 and 2004", "topic": "exports"}

TOLD: dict[str, Callable[[], Prose]] = {
    "level": lambda: sentences.level(END),
    "level, open": lambda: sentences.level(OPEN),
    "level, target": lambda: sentences.level(TARGET),
    "level, forecast": lambda: sentences.level(replace(END, status=Status.FORECAST)),
    "level, unknown": lambda: sentences.level(None, "imports of gold"),
    "growth": lambda: sentences.growth(START, END),
    "growth, loose text": lambda: sentences.growth(START, END, (29, 30)),
    "growth, falling": lambda: sentences.growth(HIGHER, FALLEN),
    "growth, open": lambda: sentences.growth(START, OPEN),
    "growth, from zero": lambda: sentences.growth(ZERO, END),
    "growth, unchanged": lambda: sentences.growth(END, replace(END, period=year(2022))),
    "growth, one value": lambda: sentences.growth(None, END),
    "growth, unknown": lambda: sentences.growth(None, None),
    "trend": lambda: sentences.trend(RATE, 4, **YEARS),
    "trend, falling": lambda: sentences.trend(FALLING, 4, **YEARS),
    "trend, too short": lambda: sentences.trend(None, 2, **YEARS),
    "trend, one value": lambda: sentences.trend(None, 1, **YEARS),
    "trend, nothing": lambda: sentences.trend(None, 0, **YEARS),
    "trend, too far apart": lambda: sentences.trend(None, 4, **YEARS),
    "trend, unsure": lambda: sentences.trend(UNSURE, 4, **YEARS),
    "balance": lambda: sentences.balance(SURPLUS),
    "balance, deficit": lambda: sentences.balance(DEFICIT),
    "balance, unknown": lambda: sentences.balance(None, "the balance"),
    "balance change": lambda: sentences.balance_change(DEFICIT, SURPLUS),
    "balance change, one sign": lambda: sentences.balance_change(SURPLUS, DOUBLE_SURPLUS),
    "mirror": lambda: comparisons.mirror_gap(mirrors.mirror(THERE, EXPORTED)),
    "mirror, unknown": lambda: comparisons.mirror_gap(None, "exports"),
    "ledgers": lambda: comparisons.ledger_gap(mirrors.mirror(RIVAL, END), "TUR", "KAZ"),
    "ledgers, unknown": lambda: comparisons.ledger_gap(None, "TUR", "NLD"),
    "rank": lambda: comparisons.share_and_rank(rank(PANEL, "TUR")),
    "rank, first": lambda: comparisons.share_and_rank(rank(PANEL, "CHN")),
    "rank, unknown": lambda: comparisons.share_and_rank(rank(PANEL, "USA"), "the United States"),
    "intensity": lambda: comparisons.intensity(INTENSE, "KAZ", "TUR"),
    "intensity, unknown": lambda: comparisons.intensity(None, "KAZ", "TUR"),
    "contested": lambda: comparisons.contested([END, RIVAL]),
    "contested, for sure": lambda: comparisons.contested(
        [HIGHER, replace(FALLEN, period=year(2022))]
    ),
    "contested, alone": lambda: comparisons.contested([END]),
    "contested, nothing": lambda: comparisons.contested([]),
    "invested": lambda: comparisons.invested(investment([FLOW, TOTAL], "KAZ", "TUR")),
    "invested, unknown": lambda: comparisons.invested(investment([], "NLD", "KAZ")),
    "feasible": lambda: comparisons.feasible([("A’s", QUARTER, 8), ("B’s", SOME, 1)], 5),
    "feasible, unknown": lambda: comparisons.feasible([], 5),
}


def test_every_sentence_reads_as_it_was_reviewed(golden: Callable[[str, str], None]) -> None:
    golden(
        "sentences.txt", "".join(f"{name}: {plain(tell().plain)}\n" for name, tell in TOLD.items())
    )


@pytest.mark.parametrize("name", TOLD)
def test_every_sentence_is_whole(name: str) -> None:
    text = TOLD[name]().plain

    assert text[0].isupper()
    assert text.endswith(".")
    assert "  " not in text
    assert not [odd for odd in ("None", "nan", "inf ", "{", ",,", " ,", "..") if odd in text]


@pytest.mark.parametrize("name", TOLD)
def test_no_increase_or_decrease_has_a_sign(name: str) -> None:
    text = TOLD[name]().plain

    assert not [odd for odd in ("of −", "$−", "−$", " -") if odd in text]


def test_growth_always_has_both_endpoints_and_their_notes() -> None:
    told = sentences.growth(START, END)

    assert "$30 million in 1992" in plain(told.plain)
    assert "$5 billion in 2021" in plain(told.plain)
    assert {"then", "now"} <= {note.id for note in told.notes}


def test_a_balance_has_no_percentage() -> None:
    assert "%" not in sentences.balance_change(DEFICIT, SURPLUS).plain


def test_every_number_but_years_is_a_note_and_a_horizon_is_a_parameter() -> None:
    told = sentences.growth(START, END, (29, 30))

    rates = ["computed", "parameter"] * 2
    assert [note.basis for note in told.notes] == ["claim", "claim", "computed", *rates]


def test_flow_and_cumulative_figure_are_two_sentences() -> None:
    told = comparisons.invested(investment([FLOW, TOTAL], "KAZ", "TUR")).plain

    assert told.count(" amounted to ") == 2


def test_every_template_can_be_found_by_gettext() -> None:
    from babel.messages.extract import extract

    found: set[str] = set()
    for name in (
        "sentences.py",
        "comparisons.py",
        "wording.py",
        "rendering.py",
        "spans.py",
        "origins.py",
    ):
        source = (Path(sentences.__file__).parent / name).read_bytes()
        found |= {str(m) for _line, m, *_rest in extract("python", io.BytesIO(source))}

    assert ", a doubling in {time}" in found
    assert "between {low} and {high}" in found
    assert "{reporter_s} exports to {partner}" in found


def test_a_quantity_with_nothing_known_still_reads() -> None:
    unknown: Quantity = quantity(0, inf, None, period=None, attribution="")

    assert sentences.level(unknown).plain == (
        "Trade turnover between Kazakhstan and Türkiye amounted to an unknown amount in a period "
        "not stated."
    )
