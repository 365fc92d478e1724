"""Each rule on the smallest set of claims that calls for it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from by_hand import observation
from statements import (
    grown,
    invested,
    over,
    said,
    target,
    totalled,
    verdict_on,
)

from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.periods import Period
from analysis.quantities import from_observation, year
from analysis.verdicts import Verdict, judge

EXPORTS: dict[str, Any] = {"indicator": Indicator.EXPORTS, "ledger": "KAZ"}
IMPORTS: dict[str, Any] = {"indicator": Indicator.IMPORTS, "ledger": "KAZ"}
RANKED: dict[str, Any] = {
    "measure": Measure.RANK,
    "scale": 1.0,
    "unit": "rank",
    "resolution": 0.0,
}


def test_a_claim_without_a_rival_is_not_checkable() -> None:
    found = verdict_on(said("alpha", 5))

    assert (found.verdict, found.rule, found.rivals) == (
        Verdict.NOT_CHECKABLE,
        "nothing_comparable",
        (),
    )


def test_equal_figures_are_consistent() -> None:
    found = verdict_on(said("alpha", 5), said("beta", 5))

    assert found.verdict is Verdict.CONSISTENT


def test_figures_that_meet_only_in_their_rounding_are_consistent_after_rounding() -> None:
    found = verdict_on(said("alpha", 5, resolution=1), said("beta", 5.3))

    assert found.verdict is Verdict.CONSISTENT_AFTER_ROUNDING


def test_ranges_that_only_touch_do_not_agree() -> None:
    found = verdict_on(said("alpha", 1.7), said("beta", 1.8))

    assert found.verdict is Verdict.CONTRADICTED


def test_figures_a_revision_apart_differ_in_definition() -> None:
    found = verdict_on(
        said("alpha", 3.26, ledger="TUR", resolution=0.01),
        said("beta", 3.28, ledger="TUR", resolution=0.01),
    )

    assert (found.verdict, found.headline) == (Verdict.DEFINITION_DIFFERS, "a revision apart")


def test_more_than_a_figure_is_consistent_with_a_larger_one() -> None:
    found = verdict_on(over("alpha", 1), said("beta", 1.13))

    assert found.verdict is Verdict.CONSISTENT


def test_a_figure_that_fits_one_ledger_only_depends_on_the_ledger() -> None:
    found = verdict_on(
        said("alpha", 5, resolution=1),
        over("beta", 5.3, ledger="TUR"),
        said("gamma", 4.1, ledger="KAZ"),
    )

    assert (found.verdict, found.headline) == (
        Verdict.DEFINITION_DIFFERS,
        "depends on the ledger",
    )
    assert found.matched_ledger is not None
    assert found.matched_ledger.label == "matches Türkiye’s ledger"


def test_a_claim_from_a_stated_ledger_is_judged_within_it() -> None:
    found = verdict_on(
        said("alpha", 4.1, ledger="KAZ"),
        said("beta", 4.1, ledger="KAZ"),
        said("gamma", 5.3, ledger="TUR"),
    )

    assert (found.verdict, found.rule) == (Verdict.CONSISTENT, "within_its_ledger")
    assert found.headline == "fits its own statistics; others differ"


def test_a_round_figure_far_from_the_other_ledger_is_not_excused_by_its_own() -> None:
    found = verdict_on(over("alpha", 10, ledger="TUR", resolution=1), said("beta", 6, ledger="KAZ"))

    assert found.words == "contradicted by Beta"


def test_fine_figures_as_far_apart_still_depend_on_the_ledger() -> None:
    found = verdict_on(said("alpha", 10, ledger="TUR"), said("beta", 6, ledger="KAZ"))

    assert found.verdict is Verdict.DEFINITION_DIFFERS


def test_a_disputed_earliest_level_is_a_contested_baseline() -> None:
    found = verdict_on(
        said("alpha", 30, 1992, scale=1e6, resolution=10),
        said("beta", 30, 1992, scale=1e6, resolution=1, ledger="TUR"),
        said(
            "gamma",
            200,
            1992,
            scale=1e6,
            resolution=100,
            hedge=Hedge.ABOUT,
            period=Period(date(1990, 1, 1), date(1994, 12, 31)),
        ),
        said("delta", 5),
    )

    assert (found.verdict, found.headline) == (Verdict.CONTRADICTED, "contested baseline")
    assert [s.publisher for s in found.contradicted_by] == ["Gamma"]


def test_an_inferred_year_gives_way_to_a_dated_statement_of_the_same_figure() -> None:
    found = verdict_on(
        invested("alpha", 362.4, flags=frozenset(["undated"])),
        invested("beta", 362.4, number=2020),
        invested("gamma", 680, resolution=10),
    )

    assert (found.verdict, found.rule) == (Verdict.OUT_OF_DATE, "dated_otherwise")


def test_a_part_of_the_year_that_exceeds_the_claim_shows_its_date_wrong_too() -> None:
    months = Period(date(2021, 1, 1), date(2021, 9, 30))

    found = verdict_on(
        invested("alpha", 362.4, flags=frozenset(["undated"])),
        invested("beta", 362.4, number=2020),
        invested("gamma", 535, resolution=1, period=months),
    )

    assert found.verdict is Verdict.OUT_OF_DATE


def test_a_round_figure_that_recurs_is_no_sign_of_another_date() -> None:
    found = verdict_on(
        said("alpha", 2, flags=frozenset(["undated"]), resolution=1),
        said("beta", 2, 2017, resolution=1),
        said("gamma", 5.3),
    )

    assert found.rule == "beside_all"


def test_doubled_does_not_stand_beside_a_growth_of_58_percent_on_the_same_day() -> None:
    day = date(2022, 5, 10)
    doubled = said(
        "alpha",
        2,
        measure=Measure.MULTIPLE,
        scale=1.0,
        unit="multiple",
        resolution=1.0,
        base=year(2020),
        day=day,
    )

    found = verdict_on(doubled, grown("beta", 58, ledger="TUR", day=day))

    assert (found.verdict, found.rule) == (Verdict.CONTRADICTED, "told_otherwise_at_once")


def test_a_source_dated_to_its_year_has_no_day_in_common_with_another() -> None:
    one, other = grown("alpha", 33), grown("beta", 55, resolution=0.1)
    undated = [_published(c, "2023") for c in (one, other)]

    found = verdict_on(*undated)

    assert found.rule == "beside_all"


def test_a_figure_given_elsewhere_for_the_other_direction_is_swapped() -> None:
    swapped = said("alpha", 1.1, **EXPORTS)
    others = (said("beta", 3, **EXPORTS), said("beta", 1.1, **IMPORTS))

    found = verdict_on(swapped, *others)

    assert (found.verdict, found.headline) == (Verdict.CONTRADICTED, "exports and imports swapped")


def test_a_swapped_claim_does_not_contradict_the_others() -> None:
    swapped = said("alpha", 1.1, **EXPORTS)
    exports, imports = said("beta", 3, **EXPORTS), said("beta", 1.1, **IMPORTS)

    found = judge((exports, imports, swapped))

    assert [j.verdict for j in found[:2]] == [Verdict.NOT_CHECKABLE] * 2


def test_a_value_above_a_later_record_is_contradicted() -> None:
    found = verdict_on(
        invested("alpha", 1000, number=2015, hedge=Hedge.MORE_THAN),
        invested("beta", 362.4, number=2020, flags=frozenset(["record"])),
    )

    assert (found.verdict, found.rule) == (Verdict.CONTRADICTED, "above_the_record")


def test_totals_over_different_windows_differ_in_definition() -> None:
    found = verdict_on(
        totalled("alpha", 4, 1992, 2021, resolution=1), totalled("beta", 4.35, 2007, 2021)
    )

    assert (found.verdict, found.headline) == (Verdict.DEFINITION_DIFFERS, "the window differs")


def test_a_longer_window_cannot_hold_less() -> None:
    found = verdict_on(totalled("alpha", 3, 1992, 2021), totalled("beta", 4.35, 2007, 2021))

    assert (found.verdict, found.headline) == (
        Verdict.CONTRADICTED,
        "a longer window cannot hold less",
    )


def test_more_than_a_total_is_consistent_if_a_shorter_window_holds_as_much() -> None:
    found = verdict_on(
        totalled("alpha", 1, 2022, 2022, hedge=Hedge.MORE_THAN, flags=frozenset(["open_start"])),
        totalled("beta", 1.13, 2007, 2021),
    )

    assert (found.verdict, found.rule) == (Verdict.CONSISTENT, "total_of_a_window")


def test_growth_within_the_rounding_of_its_own_levels_is_consistent_after_rounding() -> None:
    found = verdict_on(
        grown("alpha", -5.3, 2023, resolution=0.1), said("alpha", 6, 2023), said("alpha", 6.3, 2022)
    )

    assert found.verdict is Verdict.CONSISTENT_AFTER_ROUNDING
    assert found.decided_by[0].bounds.low == pytest.approx(-0.063, abs=0.0005)
    assert found.decided_by[0].bounds.high == pytest.approx(-0.032, abs=0.0005)


def test_growth_outside_the_rounding_of_its_own_levels_is_contradicted() -> None:
    found = verdict_on(grown("alpha", 33, 2022), said("alpha", 6.3, 2022), said("alpha", 4.1, 2021))

    assert found.headline == "its own source differs"


def test_a_part_of_a_year_cannot_exceed_the_year() -> None:
    months = Period(date(2021, 1, 1), date(2021, 6, 30))

    found = verdict_on(said("alpha", 5, period=months), said("beta", 4.1))

    assert found.headline == "a part exceeds its whole"


def test_one_flow_told_as_the_whole_is_one_direction_only() -> None:
    rows = (observation(558e6, reporter="TUR", partner="KAZ", year=2005),)

    found = judge((said("alpha", 556.8, 2005, scale=1e6),), rows)[0]

    assert (found.verdict, found.headline) == (Verdict.DEFINITION_DIFFERS, "one direction only")


def test_a_country_s_own_series_add_up_to_a_rival() -> None:
    exported = observation(3.229e9, indicator="exports")
    rows = (exported, observation(786e6))

    found = judge((said("alpha", 4.015, 2012, resolution=0.001, ledger="KAZ"),), rows)[0]

    assert found.verdict is Verdict.CONSISTENT
    assert from_observation(exported).note in found.rivals[0].figure.quantity.note.inputs


def test_a_suspect_value_is_no_rival() -> None:
    suspect = observation(quality=frozenset(["suspect"]))

    found = judge((said("alpha", 0.1, 2012, **IMPORTS),), (suspect,))[0]

    assert found.rivals == ()


def test_a_rank_is_not_checkable_by_another_year_s() -> None:
    found = verdict_on(
        said("alpha", 5, hedge=Hedge.UP_TO, **RANKED), said("beta", 6, 2020, **RANKED)
    )

    assert found.verdict is Verdict.NOT_CHECKABLE
    assert [r.period for r in found.decided_by] == [year(2020)]


def test_a_rank_of_the_year_outside_the_top_five_contradicts_it() -> None:
    found = verdict_on(said("alpha", 5, hedge=Hedge.UP_TO, **RANKED), said("beta", 6, **RANKED))

    assert found.verdict is Verdict.CONTRADICTED


def test_a_target_is_not_checkable_and_no_evidence() -> None:
    goal = target("alpha", 10, date(2022, 5, 10), period=year(2021))

    found = judge((goal, said("beta", 5)))

    assert [j.rule for j in found] == ["goal", "nothing_comparable"]
    assert found[1].rivals == ()


def test_a_forecast_is_judged_but_is_no_evidence() -> None:
    forecast = said("alpha", 3, 2020, resolution=1, status=Status.FORECAST)

    found = judge((forecast, said("beta", 3.1, 2020)))

    assert found[0].verdict is Verdict.CONSISTENT_AFTER_ROUNDING
    assert found[1].verdict is Verdict.NOT_CHECKABLE


def test_kinds_of_investment_are_never_compared() -> None:
    found = verdict_on(invested("alpha", 1000), totalled("beta", 1, 2021, 2021))

    assert found.rivals == ()


def test_a_claim_unclear_in_kind_is_set_beside_the_kind_that_has_its_figure() -> None:
    found = verdict_on(
        invested("alpha", 1000, flags=frozenset(["definition"])), totalled("beta", 1, 2007, 2021)
    )

    assert (found.verdict, found.rule) == (Verdict.DEFINITION_DIFFERS, "another_kind")


def _published(claim: Claim, day: str) -> Claim:
    source = replace(claim.source, published=day, known_by=date(int(day), 12, 31))
    return replace(claim, source=source)


def test_up_to_that_may_mean_risen_to_is_read_as_the_plain_figure() -> None:
    found = verdict_on(
        said("alpha", 5, hedge=Hedge.UP_TO, resolution=1, flags=frozenset(["idiomatic"])),
        over("beta", 5.3, ledger="TUR"),
        said("gamma", 4.1, ledger="KAZ"),
    )

    assert found.matched_ledger is not None
    assert found.matched_ledger.fits == {"TUR"}


def test_a_shorter_window_that_may_hold_less_does_not_prove_a_total() -> None:
    found = verdict_on(
        totalled("alpha", 2, 1992, 2021, hedge=Hedge.MORE_THAN), totalled("beta", 1.5, 2007, 2021)
    )

    assert found.headline == "the window differs"


def test_totals_to_days_years_apart_lie_between_each_other_or_are_not_checkable() -> None:
    open_start = {"flags": frozenset(["open_start"])}
    early, middle, late = (
        totalled(name, value, end, end, **open_start)
        for name, value, end in (("alpha", 1.1, 2007), ("beta", 1.6, 2011), ("gamma", 2.5, 2018))
    )

    found = judge((early, middle, late))

    assert [j.verdict for j in found] == [
        Verdict.NOT_CHECKABLE,
        Verdict.CONSISTENT,
        Verdict.NOT_CHECKABLE,
    ]


def test_a_later_better_rank_is_no_record_and_contradicts_nothing() -> None:
    found = verdict_on(said("alpha", 9, 2020, **RANKED), said("beta", 6, 2021, **RANKED))

    assert found.verdict is Verdict.NOT_CHECKABLE


def test_a_source_s_own_levels_come_before_other_sources_levels() -> None:
    mine: dict[str, Any] = {"ledger": "KAZ"}

    found = verdict_on(
        grown("alpha", 10, **mine),
        said("alpha", 2.2, **mine),
        said("alpha", 2.0, 2020, **mine),
        said("beta", 3.0, 2020, **mine),
    )

    assert found.verdict is Verdict.CONSISTENT
    assert [r.source.publisher for r in found.rivals] == ["Alpha"]
