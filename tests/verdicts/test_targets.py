"""What became of each announced target."""

from datetime import date

import pytest
from by_hand import plain
from statements import over, said, target

from analysis import seeds
from analysis.claims import Claim, Hedge
from analysis.observations import Observation
from analysis.quantities import year
from analysis.verdicts import judge
from analysis.verdicts.outcomes import told
from analysis.verdicts.targets import Outcome, Target, targets


def followed(*claims: Claim, rows: tuple[Observation, ...] = ()) -> tuple[Target, ...]:
    return targets(judge(claims, rows), rows)


def test_a_target_is_reached_when_a_ledger_surely_shows_it() -> None:
    goal = target("alpha", 5, date(2017, 9, 9))

    (found,) = followed(
        goal, over("beta", 5.3, ledger="TUR"), said("gamma", 6.3, 2022, ledger="KAZ")
    )

    assert found.outcome is Outcome.REACHED
    assert [(r.ledger, r.year) for r in found.reached] == [("TUR", 2021), ("KAZ", 2022)]


def test_a_level_that_may_lie_below_does_not_reach_it() -> None:
    goal = target("alpha", 5, date(2017, 9, 9))

    (found,) = followed(goal, said("beta", 5, ledger="KAZ"))

    assert found.outcome is Outcome.NOT_REACHED


def test_a_level_before_the_announcement_does_not_reach_it() -> None:
    goal = target("alpha", 5, date(2017, 9, 9))

    (found,) = followed(goal, said("beta", 6, 2012, ledger="KAZ"))

    assert (found.outcome, found.latest) == (Outcome.NOT_REACHED, None)


def test_a_contradicted_level_does_not_reach_it_but_is_named() -> None:
    goal = target("alpha", 10, date(2022, 5, 10))
    boast = over("beta", 10, 2023, ledger="TUR", resolution=1)

    (found,) = followed(goal, boast, said("gamma", 6, 2023, ledger="KAZ"))

    assert found.outcome is Outcome.NOT_REACHED
    assert [j.claim for j in found.claimed] == [boast]


def test_a_higher_target_before_it_is_reached_supersedes_it() -> None:
    first = target("alpha", 10, date(2022, 5, 10))
    second = target("beta", 15, date(2024, 11, 30))

    found = followed(second, first)

    assert [t.claim for t in found] == [first, second]
    assert [t.outcome for t in found] == [Outcome.SUPERSEDED, Outcome.NOT_REACHED]
    assert found[0].superseded_by == second


def test_a_higher_target_after_it_is_reached_does_not_supersede_it() -> None:
    first = target("alpha", 5, date(2017, 9, 9))
    second = target("beta", 15, date(2024, 11, 30))

    found = followed(first, second, said("gamma", 6, ledger="KAZ"))

    assert (found[0].outcome, found[0].superseded_by) == (Outcome.REACHED, None)


def test_a_target_not_reached_by_its_deadline_is_missed_even_if_reached_later() -> None:
    goal = target("alpha", 5, date(2011, 12, 31), period=year(2014))

    (found,) = followed(
        goal, said("beta", 2, 2015, ledger="KAZ"), said("gamma", 6.3, 2022, ledger="KAZ")
    )

    assert found.outcome is Outcome.MISSED
    assert [r.year for r in found.reached] == [2022]


def test_a_target_quotes_the_level_told_with_it_and_what_that_implied() -> None:
    goal = target("alpha", 10, date(2022, 5, 10))

    (found,) = followed(goal, said("alpha", 5, resolution=1, day=date(2022, 5, 10)))

    assert found.quoted_basis == "stated with it"
    assert [(years, round(q.printed or 0, 3)) for years, q in found.implied] == [
        (3, 0.26),
        (5, 0.149),
        (8, 0.091),
        (10, 0.072),
    ]


def test_a_deadline_replaces_the_horizons() -> None:
    goal = target("alpha", 5, date(2011, 12, 31), period=year(2014))

    (found,) = followed(goal, said("alpha", 2, 2010, resolution=1, day=date(2011, 12, 31)))

    assert [years for years, _ in found.implied] == [4]


def test_a_level_long_before_is_not_quoted() -> None:
    (found,) = followed(target("alpha", 10, date(2022, 5, 10)), said("beta", 2, 2019))

    assert (found.quoted, found.implied) == (None, ())


def test_up_to_an_amount_aims_at_it() -> None:
    goal = target("alpha", 5, date(2017, 9, 9), hedge=Hedge.UP_TO)

    (found,) = followed(goal, said("beta", 4, ledger="KAZ"))

    assert found.outcome is Outcome.NOT_REACHED


def test_the_same_amount_again_repeats_the_first_announcement() -> None:
    first = target("alpha", 10, date(2007, 12, 14))
    again = target("beta", 10, date(2012, 5, 10))

    found = followed(again, first)

    assert [t.repeats for t in found] == [None, first]


def test_what_happened_is_told_with_a_note_for_each_amount() -> None:
    first = target("alpha", 10, date(2022, 5, 10))
    second = target("beta", 15, date(2024, 11, 30))

    found = followed(first, second, said("gamma", 6.3, 2022, ledger="KAZ"))

    assert plain(told(found[0]).plain) == (
        "Raised to $15 billion in 2024, before it was reached. "
        "The highest known level since is $6.3 billion, in 2022, by Kazakhstan’s statistics."
    )
    assert len(told(found[0]).notes) == 2


@pytest.mark.parametrize(
    ("day", "outcome"),
    [(date(2022, 5, 10), Outcome.NOT_REACHED), (date(2026, 12, 31), Outcome.SUPERSEDED)],
)
def test_the_shipped_ten_billion_was_raised_before_it_was_reached(
    day: date, outcome: Outcome
) -> None:
    known = seeds.load().as_of(day)

    found = targets(judge(known.claims, known.observations), known.observations)

    tens = [t for t in found if t.claim.value == 10]
    assert tens[0].announced == date(2007, 12, 14)
    assert {t.outcome for t in tens} == {outcome}


def test_a_higher_target_of_the_same_day_or_before_does_not_supersede() -> None:
    day = date(2010, 5, 4)
    first = target("alpha", 5, day)
    then = target("alpha", 10, day)
    older = target("beta", 15, date(2009, 5, 4))

    found = followed(first, then, older)

    assert [t.superseded_by for t in found] == [None, None, None]
