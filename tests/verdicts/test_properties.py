"""What must hold for any claims, not only for those at hand."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from statements import said

from analysis.claims import Claim, Hedge
from analysis.verdicts import Judgement, Verdict, judge

AGREES = frozenset([Verdict.CONSISTENT, Verdict.CONSISTENT_AFTER_ROUNDING])
HEDGES = st.sampled_from([Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE_THAN])


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Return two to five claims of one year's turnover, of as many sources and days."""
    size = draw(st.integers(2, 5))
    return tuple(
        said(
            f"source{chr(ord('a') + i)}",
            draw(st.integers(10, 90)) / 10,
            day=date(2022, 1, 1) + timedelta(days=i),
            ledger=draw(st.sampled_from(["", "KAZ", "TUR"])),
            resolution=draw(st.sampled_from([0.1, 1.0])),
            hedge=draw(HEDGES),
        )
        for i in range(size)
    )


@given(worlds(), st.randoms(use_true_random=False))
def test_verdicts_do_not_depend_on_order(world: tuple[Claim, ...], random: Random) -> None:
    mixed = list(world)
    random.shuffle(mixed)

    assert by_name(judge(mixed)) == by_name(judge(world))


@given(worlds(), st.floats(1, 10))
def test_a_wider_claim_is_not_contradicted_where_a_narrower_one_was_consistent(
    world: tuple[Claim, ...], factor: float
) -> None:
    first, *others = world
    narrow = judge(world)[0]

    wide = judge((replace(first, resolution=first.resolution * factor), *others))[0]

    assert not (narrow.verdict in AGREES and wide.verdict is Verdict.CONTRADICTED)


@given(worlds())
def test_one_more_source_that_says_the_same_makes_no_contradiction(
    world: tuple[Claim, ...],
) -> None:
    first = world[0]
    echo = said("echo", first.value, day=date(2022, 3, 1), ledger=first.ledger)
    repeated = replace(echo, hedge=first.hedge, resolution=first.resolution)

    before, after = judge(world)[0], judge((*world, repeated))[0]

    assert after.verdict in AGREES or after.verdict is before.verdict


@given(worlds())
def test_every_claim_gets_one_verdict_and_a_contradiction_has_a_source(
    world: tuple[Claim, ...],
) -> None:
    found = judge(world)

    assert [j.claim for j in found] == list(world)
    assert all(bool(j.contradicted_by) == (j.verdict is Verdict.CONTRADICTED) for j in found)


@given(worlds())
def test_a_claim_is_never_its_own_rival(world: tuple[Claim, ...]) -> None:
    found = judge(world)

    assert all(j.claim.claim_id not in r.figure.rests_on for j in found for r in j.rivals)


def by_name(found: tuple[Judgement, ...]) -> dict[str, Judgement]:
    return {j.claim.claim_id: j for j in found}
