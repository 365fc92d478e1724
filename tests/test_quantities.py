"""Quantities and their notes: what a reader finds behind a printed number."""

from math import inf

import pytest
from by_hand import AGENCY, claim, observation, quantity

from analysis import indicators, origins, quantities, trends, wording
from analysis.claims import Hedge, Indicator, Measure, Status
from analysis.interval import Interval
from analysis.quantities import FRACTION, RANK, USD, from_claim, from_observation


def test_a_claims_note_leads_to_the_exact_phrase() -> None:
    note = from_claim(claim()).note

    assert note.id == "agency-2022-turnover"
    assert note.label == "trade turnover between Kazakhstan and Türkiye, last year"
    assert note.phrase == "trade of $5 billion"
    assert note.source == "An Agency, A visit, 2022-05-10"
    assert note.locator == "characters 10 to 29"
    assert note.href == "https://example.org/visit#:~:text=trade%20of%20%245%20billion"
    assert note.text == "statistics of Kazakhstan"


def test_a_note_says_of_a_claim_what_does_not_go_without_saying() -> None:
    note = from_claim(claim(hedge=Hedge.ABOUT, status=Status.FORECAST)).note

    assert note.text == "a forecast; worded as approximate; statistics of Kazakhstan"


def test_a_claim_keeps_its_bounds_hedge_and_printed_figure() -> None:
    found = from_claim(claim(1, hedge=Hedge.MORE_THAN))

    assert found.bounds == Interval(1e9, inf)
    assert (found.printed, found.step, found.hedge, found.unit) == (1e9, 1e9, Hedge.MORE_THAN, USD)


def test_percent_becomes_a_fraction() -> None:
    found = from_claim(
        claim(33, measure=Measure.CHANGE_PCT, unit="percent", scale=1.0, resolution=1.0)
    )

    assert found.unit == FRACTION
    assert found.printed == pytest.approx(0.33)
    assert found.bounds.low == pytest.approx(0.325)


@pytest.mark.parametrize(
    ("hedge", "told"),
    [
        (Hedge.MORE_THAN, "a decrease of more than 5\N{NO-BREAK SPACE}%"),
        (Hedge.LESS_THAN, "a decrease of less than 5\N{NO-BREAK SPACE}%"),
        (Hedge.NEARLY, "a decrease of nearly 5\N{NO-BREAK SPACE}%"),
    ],
)
def test_the_hedge_of_a_fall_stays_with_its_size(hedge: Hedge, told: str) -> None:
    fall = claim(-5, measure=Measure.CHANGE_PCT, scale=1.0, unit="percent", hedge=hedge)

    assert wording.change(from_claim(fall)) == told


def test_a_rank_is_a_rank() -> None:
    found = from_claim(claim(5, measure=Measure.RANK, unit="rank", scale=1.0, hedge=Hedge.UP_TO))

    assert (found.unit, found.bounds) == (RANK, Interval(1, 5))
    assert found.topic == "rank of Türkiye among Kazakhstan’s trade partners"


def test_a_target_says_that_it_is_one() -> None:
    assert from_claim(claim(10, status=Status.TARGET)).topic == (
        "target for trade turnover between Kazakhstan and Türkiye"
    )


def test_investment_names_the_host_and_the_investor() -> None:
    found = from_claim(claim(indicator=Indicator.FDI_FLOW))

    assert found.topic == "gross inflow of direct investment from Türkiye into Kazakhstan"


def test_a_phrase_with_an_omission_links_to_its_two_ends() -> None:
    link = origins.link(AGENCY, "trade rose … in mid-2021, to five")

    assert link == "https://example.org/visit#:~:text=trade%20rose,in%20mid%2D2021%2C%20to%20five"


def test_a_source_without_an_address_of_the_web_is_named_as_it_is() -> None:
    from dataclasses import replace

    assert origins.link(replace(AGENCY, url="doi:10.1/x"), "phrase") == "doi:10.1/x"


def test_a_small_figure_in_coarse_steps_is_not_below_zero() -> None:
    assert observation(1e6, resolution=1e7).bounds == Interval(0, 6e6)


def test_an_observations_note_tells_valuation_and_quality() -> None:
    found = from_observation(
        observation(valuation="CIF", quality=frozenset({"suspect", "break"}), note="Smoothed.")
    )

    assert found.note.id == "office-imports-kaz-tur-2012"
    assert found.note.label == "Kazakhstan’s imports from Türkiye, 2012"
    assert found.note.text == "CIF; break; suspect; Smoothed"
    assert found.marks == {"b", "s"}
    assert found.year == 2012


def test_a_derived_quantity_has_bounds_a_printed_figure_and_its_inputs() -> None:
    start, end = quantity(25, 35, 30, id="a"), quantity(4500, 5500, 5000, id="b")

    found = indicators.multiple(start, end)

    assert found.printed == pytest.approx(166.67, abs=0.01)
    assert found.bounds == trends.multiple(start.bounds, end.bounds)
    assert found.note.formula == "V₁ / V₀"
    assert [note.id for note in found.note.inputs] == ["a", "b"]
    assert found.note.id == "multiple-a-b"


def test_a_doubtful_input_marks_the_result() -> None:
    start, end = quantity(1, 1, 1, marks=frozenset("s")), quantity(2, 2, 2, marks=frozenset("e"))

    assert indicators.multiple(start, end).marks == {"s", "e"}


def test_figures_in_two_units_are_not_set_against_each_other() -> None:
    with pytest.raises(ValueError, match="a and b are in different units: USD, fraction"):
        indicators.multiple(quantity(1, 1, id="a"), quantity(1, 1, id="b", unit=FRACTION))


def test_real_terms_name_their_base_year_in_the_unit() -> None:
    prices = quantity(200, 200, 200, unit="index", id="p", period=quantities.year(2012))
    base = quantity(100, 100, 100, unit="index", id="q", period=quantities.year(2021))

    assert indicators.real_terms(quantity(8, 8, 8), prices, base).unit == "USD2021"


def test_a_target_of_up_to_a_figure_aims_at_the_figure() -> None:
    target = from_claim(claim(5, status=Status.TARGET, hedge=Hedge.UP_TO))

    assert quantities.aim(target).bounds == Interval.point(5e9)
