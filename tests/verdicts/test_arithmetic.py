"""The arithmetic as it is read, and the whole list of verdicts as a golden file."""

from collections.abc import Callable

from by_hand import plain
from statements import grown, over, said, verdict_on

from analysis import checks, printed, seeds, verdicts
from analysis.blocks import Outcome
from analysis.verdicts import Judgement
from analysis.verdicts.outcomes import told
from analysis.verdicts.targets import targets


def test_the_claim_is_read_first_and_then_each_rival() -> None:
    found = verdict_on(
        said("alpha", 5, resolution=1),
        over("beta", 5.3, ledger="TUR"),
        said("gamma", 4.1, ledger="KAZ"),
    )

    assert [plain(step.plain) for step in found.arithmetic] == [
        "The claim: $5 billion in 2021, which allows between $4.5 and $5.5 billion.",
        "Beta, by Türkiye’s statistics: more than $5.3 billion in 2021, which allows at least "
        "$5.3 billion. The two have values in common.",
        "Gamma, by Kazakhstan’s statistics: $4.1 billion in 2021, which allows between $4.05 and "
        "$4.15 billion. The two have no value in common: the nearest ends are 8.1 % of their "
        "mean apart.",
    ]


def test_a_computed_change_shows_the_levels_it_is_computed_from() -> None:
    found = verdict_on(
        grown("alpha", -5.3, 2023, resolution=0.1), said("alpha", 6, 2023), said("alpha", 6.3, 2022)
    )

    assert plain(found.arithmetic[1].plain) == (
        "From $6.3 billion to $6.0 billion in 2023 (Alpha) is a change of between −6.3 % and "
        "−3.2 %. The two have values in common."
    )
    assert [note.basis for note in found.arithmetic[1].notes] == ["claim", "claim", "computed"]


def test_the_figures_keep_all_the_digits_of_their_source() -> None:
    found = verdict_on(said("alpha", 362.4, scale=1e6))

    assert "$362.4 million" in plain(found.arithmetic[0].plain)
    assert "between $362.35 and $362.45 million" in plain(found.arithmetic[0].plain)


def test_every_number_of_the_shipped_arithmetic_has_a_note() -> None:
    known = seeds.load()
    judged = verdicts.judge(known.claims, known.observations)
    names = {s.publisher for s in known.sources} | {c.speaker for c in known.claims}

    texts = [step for j in judged for step in j.arithmetic]
    texts += [told(t) for t in targets(judged, known.observations)]

    found = checks.noted(printed.figures(texts, names))

    assert found.status is Outcome.PASSED


def test_the_verdicts_read_as_reviewed(golden: Callable[[str, str], None]) -> None:
    known = seeds.load()
    judged = verdicts.judge(known.claims, known.observations)
    outcomes = [
        f"{t.claim.claim_id}: {plain(told(t).plain)}" for t in targets(judged, known.observations)
    ]

    golden("verdicts.txt", "\n\n".join([*map(entry, judged), *outcomes]) + "\n")


def entry(judged: Judgement) -> str:
    match = judged.matched_ledger
    head = f"{judged.claim.claim_id}: {judged.words} ({judged.headline}) [{judged.rule}]"
    lines = [head, *([f"  {match.label}"] if match else []), f"  {judged.reason}"]
    return "\n".join([*lines, *(f"  - {plain(step.plain)}" for step in judged.arithmetic)])
