"""What became of a target, in sentences."""

from analysis import countries, sentences, wording
from analysis.language import _
from analysis.prose import Plain, Prose, joined, prose
from analysis.quantities import from_claim
from analysis.verdicts.targets import Outcome, Reach, Target
from analysis.verdicts.things import Figure


def told(target: Target) -> Prose:
    """Return what happened to a target: reached, raised, missed or not reached, and by whom."""
    match target.outcome:
        case Outcome.REACHED:
            first = _reached(target)
        case Outcome.SUPERSEDED:
            first = _raised(target)
        case Outcome.MISSED:
            first = _missed(target)
        case _:
            first = prose(_("Not reached in any year known so far."))
    return joined(
        [first, _best(target), *(_claimed(target, i) for i in range(len(target.claimed)))]
    )


def _reached(target: Target) -> Prose:
    return prose(_("Reached {ledgers}."), ledgers=_ledgers(target.reached))


def _ledgers(reached: tuple[Reach, ...]) -> Prose:
    return sentences.listed(
        prose(
            _("in {year} by {country} statistics ({level})"),
            year=Plain(str(reach.year)),
            country=countries.possessive(reach.ledger),
            level=sentences.figure(reach.level),
        )
        for reach in reached
    )


def _raised(target: Target) -> Prose:
    assert target.superseded_by is not None
    higher = target.superseded_by
    return prose(
        _("Raised to {amount} in {year}, before it was reached."),
        amount=sentences.figure(from_claim(higher)),
        year=Plain(str(higher.source.known_by.year)),
    )


def _missed(target: Target) -> Prose:
    assert target.deadline is not None
    late = prose(
        _("No known year up to its deadline, {year}, reaches it."),
        year=Plain(str(target.deadline.end.year)),
    )
    if not target.reached:
        return late
    return joined([late, prose(_("Reached later {ledgers}."), ledgers=_ledgers(target.reached))])


def _best(target: Target) -> Prose:
    """Say the highest level since, where that is not the point already made."""
    best = target.highest
    if target.reached:
        return Prose("")
    if best is None or best.period is None:
        return prose(_("No yearly figure since the announcement is known."))
    return prose(
        _("The highest known level since is {level}, in {year}{ledger}."),
        level=sentences.figure(best.quantity),
        year=Plain(str(best.period.end.year)),
        ledger=_by(best),
    )


def _by(level: Figure) -> str:
    if not level.ledger:
        return ""
    return _(", by {country} statistics").format(country=countries.possessive(level.ledger))


def _claimed(target: Target, number: int) -> Prose:
    judgement = target.claimed[number]
    if target.reached:
        return Prose("")
    by = judgement.claim.speaker or judgement.claim.source.publisher
    against = wording.listing(dict.fromkeys(s.publisher for s in judgement.contradicted_by))
    return prose(
        _("{speaker} stated {level} for {year}, which {against} contradicts."),
        speaker=Plain(sentences.capital(by)),
        level=sentences.figure(judgement.figure.quantity),
        year=Plain(str(judgement.figure.period.end.year) if judgement.figure.period else ""),
        against=Plain(against or _("a dated figure")),
    )
