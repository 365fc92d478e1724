"""The shipped seeds, judged: what an editor must find, by rule and not by name."""

from datetime import date

import pytest

from analysis import seeds, verdicts
from analysis.seeds import Seeds
from analysis.verdicts import Judgement, Verdict
from analysis.verdicts.rules import RULES

SEED_DAY = date(2022, 5, 10)
FOUND = {
    "aa-2022-05-10-turnover-current": (Verdict.DEFINITION_DIFFERS, "depends on the ledger"),
    "aa-2022-05-10-turnover-risen": (Verdict.DEFINITION_DIFFERS, "depends on the ledger"),
    "aa-2022-05-10-turnover-1992": (Verdict.CONTRADICTED, "contested baseline"),
    "aa-2022-05-10-fdi-year": (Verdict.OUT_OF_DATE, "stands elsewhere for an earlier year"),
    "aa-2022-05-10-fdi-total": (Verdict.DEFINITION_DIFFERS, "the window differs"),
    "aa-2022-05-10-kazakh-fdi-total": (Verdict.CONSISTENT, "reached already in a shorter window"),
    "aa-2022-05-10-trade-rank": (Verdict.NOT_CHECKABLE, "no other figure for the period"),
    "aa-2022-05-10-turnover-target": (Verdict.NOT_CHECKABLE, "a goal, not a fact"),
    "hurriyet-2022-05-10-turnover-doubled-2021": (
        Verdict.CONTRADICTED,
        "another statement of the day differs",
    ),
    "trtworld-2022-05-10-turnover-growth-2021": (
        Verdict.DEFINITION_DIFFERS,
        "depends on the ledger",
    ),
    "informburo-2022-03-exports-2021": (Verdict.CONTRADICTED, "exports and imports swapped"),
    "informburo-2022-03-exports-growth-2021": (
        Verdict.CONTRADICTED,
        "exports and imports swapped",
    ),
}
LATER = {
    "trend-2024-05-20-turnover-growth-2023": Verdict.CONSISTENT_AFTER_ROUNDING,
    "trend-2024-05-20-imports-growth-2023": Verdict.CONSISTENT_AFTER_ROUNDING,
    "trend-2024-05-20-turnover-2023": Verdict.CONSISTENT,
    "itibarhaber-2025-05-19-turnover-2023": Verdict.CONTRADICTED,
    "mir24-2023-turnover-growth-2022": Verdict.CONTRADICTED,
    "kz24-2023-turnover-growth-2022": Verdict.CONSISTENT_AFTER_ROUNDING,
    "kazakh-tv-2016-08-fdi-year": Verdict.CONTRADICTED,
    "erece-2022-05-16-kazakh-fdi": Verdict.DEFINITION_DIFFERS,
    "encyclopedia-mirror-turnover-2005": Verdict.DEFINITION_DIFFERS,
    "telsglobal-2026-turnover-2025": Verdict.CONTRADICTED,
    "kazgazeta-2018-kz-turnover-2012": Verdict.CONSISTENT_AFTER_ROUNDING,
    "mfa-tr-en-2013-turnover-2012": Verdict.CONSISTENT_AFTER_ROUNDING,
}


@pytest.fixture(scope="module")
def everything() -> Seeds:
    return seeds.load()


@pytest.fixture(scope="module")
def latest(everything: Seeds) -> dict[str, Judgement]:
    return judged(everything)


@pytest.fixture(scope="module")
def on_the_day(everything: Seeds) -> dict[str, Judgement]:
    return judged(everything.as_of(SEED_DAY))


def judged(known: Seeds) -> dict[str, Judgement]:
    found = verdicts.judge(known.claims, known.observations)
    return {j.claim.claim_id: j for j in found}


@pytest.mark.parametrize("name", FOUND)
def test_an_edition_of_today_finds_what_an_editor_would(
    latest: dict[str, Judgement], name: str
) -> None:
    assert (latest[name].verdict, latest[name].headline) == FOUND[name]


@pytest.mark.parametrize("name", FOUND)
def test_the_seed_day_s_edition_finds_it_with_what_was_known(
    on_the_day: dict[str, Judgement], name: str
) -> None:
    assert (on_the_day[name].verdict, on_the_day[name].headline) == FOUND[name]


@pytest.mark.parametrize("name", LATER)
def test_later_claims_are_judged_too(latest: dict[str, Judgement], name: str) -> None:
    assert latest[name].verdict is LATER[name]


def test_trade_now_sits_with_the_turkish_ledger(latest: dict[str, Judgement]) -> None:
    match = latest["aa-2022-05-10-turnover-current"].matched_ledger

    assert match is not None
    assert match.label == "matches Türkiye’s ledger"


def test_each_ledger_s_own_figure_for_2021_fits_that_ledger(latest: dict[str, Judgement]) -> None:
    kazakh = latest["ansa-2022-03-04-turnover-2021"].matched_ledger
    turkish = latest["trtworld-2022-05-10-turnover-2021"].matched_ledger

    assert (kazakh, turkish) == (
        verdicts.LedgerMatch(fits=frozenset(["KAZ"]), misses=frozenset(["TUR"])),
        verdicts.LedgerMatch(fits=frozenset(["TUR"]), misses=frozenset(["KAZ"])),
    )


def test_every_claim_has_a_verdict_by_a_rule_of_the_list(
    everything: Seeds, latest: dict[str, Judgement]
) -> None:
    assert latest.keys() == {c.claim_id for c in everything.claims}
    assert {j.rule for j in latest.values()} <= {rule.__name__ for rule in RULES}


def test_every_rule_decides_some_shipped_claim(
    latest: dict[str, Judgement],
) -> None:
    assert {rule.__name__ for rule in RULES} == {j.rule for j in latest.values()}


def test_every_trade_figure_says_which_ledger_it_matches(
    everything: Seeds, latest: dict[str, Judgement]
) -> None:
    told = [
        latest[c.claim_id].matched_ledger
        for c in everything.claims
        if c.indicator in ("turnover", "exports", "imports")
        and c.measure == "level"
        and c.status == "reported"
    ]

    assert all(match is not None and match.label for match in told)


def test_nothing_published_later_stands_against_a_claim_of_the_seed_day(
    on_the_day: dict[str, Judgement],
) -> None:
    days = [r.figure.known_by for j in on_the_day.values() for r in j.rivals]

    assert max(days) <= SEED_DAY


def test_verdicts_do_not_depend_on_the_order_of_the_claims(
    everything: Seeds, latest: dict[str, Judgement]
) -> None:
    turned = verdicts.judge(everything.claims[::-1], everything.observations[::-1])

    assert {j.claim.claim_id: j for j in turned} == latest


def test_only_a_contradiction_names_who_contradicts(latest: dict[str, Judgement]) -> None:
    named = {name for name, j in latest.items() if j.contradicted_by}

    assert named == {n for n, j in latest.items() if j.verdict is Verdict.CONTRADICTED}


def test_every_verdict_shows_how_the_claim_was_read(latest: dict[str, Judgement]) -> None:
    assert all(j.arithmetic[0].notes[0].id == name for name, j in latest.items())


def test_no_headline_and_no_reason_types_a_figure(latest: dict[str, Judgement]) -> None:
    told = "".join(j.headline + j.reason for j in latest.values())

    assert not any(letter.isdigit() for letter in told)
