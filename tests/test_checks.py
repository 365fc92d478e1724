"""The checks of a report, each seen to fail."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from by_hand import claim, quantity
from statements import grown, said

from analysis import checks, printed
from analysis.blocks import Check, Outcome
from analysis.claims import Indicator
from analysis.prose import Cited, Note, Plain, Prose, prose
from analysis.verdicts import Verdict, judge

EXPORTS: dict[str, Any] = {"indicator": Indicator.EXPORTS}
IMPORTS: dict[str, Any] = {"indicator": Indicator.IMPORTS}


def noted(*shown: Any, names: Sequence[str] = ()) -> Check:
    return checks.noted(printed.figures(shown, names))


NOTE = Note(id="a", label="trade", basis="claim")


def test_parts_that_add_up_within_rounding_pass() -> None:
    parts = (said("alpha", 3, **EXPORTS), said("alpha", 1.1, **IMPORTS))

    assert checks.totals((said("alpha", 4.1), *parts)).status is Outcome.PASSED


def test_parts_that_do_not_add_up_are_a_warning_that_names_the_place() -> None:
    parts = (said("alpha", 3, **EXPORTS), said("alpha", 1.1, **IMPORTS))

    found = checks.totals((said("alpha", 5.3), *parts))

    assert found.status is Outcome.WARNING
    assert "alpha-turnover-2021-5.3" in found.detail


def test_a_stated_change_within_the_rounding_of_its_levels_passes() -> None:
    levels = (said("alpha", 6.0, 2023), said("alpha", 6.3, 2022))

    assert checks.percentages((grown("alpha", -5.3, 2023), *levels)).status is Outcome.PASSED


def test_a_stated_change_outside_the_rounding_of_its_levels_is_a_warning() -> None:
    levels = (said("alpha", 6.3, 2022), said("alpha", 4.1, 2021))

    assert checks.percentages((grown("alpha", 33, 2022), *levels)).status is Outcome.WARNING


def test_a_share_above_one_fails() -> None:
    share = quantity(0.5, 1.2, unit="fraction", id="too-much")

    found = checks.shares((share,))

    assert (found.status, found.detail) == (Outcome.FAILED, "too-much")


def test_shares_from_nought_to_one_pass() -> None:
    assert checks.shares((quantity(0, 1, unit="fraction"),)).status is Outcome.PASSED


def test_a_claim_younger_than_the_edition_fails() -> None:
    found = checks.visible((claim(),), date(2022, 5, 9))

    assert (found.status, found.detail) == (Outcome.FAILED, "agency-2022-turnover")
    assert checks.visible((claim(),), date(2022, 5, 10)).status is Outcome.PASSED


def test_a_claim_without_a_verdict_fails() -> None:
    told = (said("alpha", 5), said("beta", 5))

    assert checks.judged(told, judge(told)).status is Outcome.PASSED
    assert checks.judged(told, judge(told)[:1]).status is Outcome.FAILED


def test_a_contradiction_by_nobody_fails() -> None:
    (found,) = judge((said("alpha", 5),))

    wrong = replace(found, verdict=Verdict.CONTRADICTED)

    assert checks.accused((found,)).status is Outcome.PASSED
    assert checks.accused((wrong,)).status is Outcome.FAILED


def test_cited_numbers_years_and_days_pass() -> None:
    text = prose(
        "{amount} in {year}, told on {day}.",
        amount=Cited("$5 billion (4.5 to 5.5)", NOTE),
        year=Plain("2021"),
        day=Plain("10 May 2022"),
    )

    assert noted(text).status is Outcome.PASSED


def test_a_number_without_a_note_fails() -> None:
    found = noted(prose("{amount}", amount=Plain("$5 billion")))

    assert (found.status, found.detail) == (
        Outcome.FAILED,
        "1 printed figures, 0 with an endnote; text: $5",
    )


def test_a_link_to_a_note_that_is_not_there_fails() -> None:
    text = prose("{amount}", amount=Cited("$5 billion", NOTE))

    found = noted(Prose(text.markdown, ()))

    assert found.detail.endswith("0 with an endnote; text: $5 billion")


def test_a_name_with_a_digit_of_its_own_passes_if_it_is_known() -> None:
    text = prose("According to {source}.", source="MIR 24")

    assert noted(text, names=["MIR 24"]).status is Outcome.PASSED
    assert noted(text).status is Outcome.FAILED


def test_what_is_shown_twice_must_be_equal() -> None:
    found = checks.same("Text and table agree", [("turnover", 5, 5), ("exports", 3, 4)])

    assert (found.status, found.detail) == (Outcome.FAILED, "exports")


def test_long_details_are_cut_and_counted() -> None:
    found = checks.same("Equal", [(name, 1, 2) for name in "abcde"])

    assert found.detail == "a; b; c and 2 more"


def test_the_summary_counts_in_cited_numbers() -> None:
    ran = [
        Check(name="one", status=Outcome.PASSED),
        Check(name="two", status=Outcome.PASSED),
        Check(name="three", status=Outcome.WARNING),
    ]

    found = checks.summary(ran)

    assert found.plain == "3 checks ran: 2 passed, 1 warning."
    assert [note.basis for note in found.notes] == ["count"] * 3


def test_no_checks_is_said_in_words() -> None:
    assert checks.summary(()).plain == "No checks ran."


def test_only_failed_checks_fail_a_build() -> None:
    ran = [Check(name=str(status), status=status) for status in Outcome]

    assert [c.name for c in checks.failed(ran)] == ["failed"]
