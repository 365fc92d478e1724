"""One page for somebody who has to speak: say this, avoid that, and if challenged."""

from collections.abc import Iterable

from analysis import wording
from analysis.claims import Claim
from analysis.comparisons import ledger_gap
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, from_claim
from analysis.sections import answer, gaps, headline, weighed
from analysis.sentences import figure, level
from analysis.spans import period
from analysis.verdicts import Judgement, Verdict
from analysis.verdicts.amounts import allowed, printed

MOST = 5
"""Points of one kind; more does not fit a page, or a memory."""


def say(dossier: Dossier) -> Prose:
    """Return what can be said: each sentence bears its source's name and id."""
    ledger, latest = headline.leading(dossier), headline.level(dossier)
    if latest is None:
        return _listed([answer.answer(dossier)])
    told = [
        _with_id(answer.level(dossier), latest),
        _with_id(answer.direction(dossier), None if ledger is None else headline.before(ledger)),
        _with_id(
            answer.balance(dossier), None if ledger is None else headline.last(ledger.balance)
        ),
        *(_investment(dossier, host) for host in dossier.pair),
        _target(dossier),
    ]
    return _listed(told)


def avoid(dossier: Dossier) -> Prose:
    """Return what should not be said, and why: claims that do not stand as they are worded."""
    chosen = [j for j in weighed.weighty(dossier) if j.verdict in ADVICE]
    held = sorted(chosen, key=lambda j: (j.claim.char_start is None, -_day(j.claim)))
    if not held:
        return _listed([prose(_("No claim known to this edition needs a warning."))])
    return _listed(_avoid(j) for j in held[:MOST])


def if_challenged(dossier: Dossier) -> Prose:
    """Return answers to the questions that these figures provoke."""
    told = [_statistics(dossier), _exactness(dossier), _unknown(dossier), _checked(dossier)]
    return _listed(told)


ADVICE = {
    Verdict.CONTRADICTED: _("another figure stands against it"),
    Verdict.OUT_OF_DATE: _("it stands elsewhere for an earlier year"),
    Verdict.DEFINITION_DIFFERS: _("say what it measures"),
}


def _avoid(judgement: Judgement) -> Prose:
    claim = judgement.claim
    quantity = from_claim(claim)
    sums = judgement.arithmetic[1:2]
    return prose(
        _("{phrase} of {topic}: {verdict} ({headline}). {sums} {id}"),
        phrase=prose("{figure}", figure=cite(printed(quantity), quantity.note)),
        topic=Plain(_with_period(quantity)),
        verdict=Plain(judgement.words),
        headline=Plain(judgement.headline),
        sums=joined(sums),
        id=_id(claim.claim_id),
    )


def _with_period(quantity: Quantity) -> str:
    return _("{topic}, {period}").format(topic=quantity.topic, period=period(quantity))


def _investment(dossier: Dossier, host: str) -> Prose:
    found = headline.inflow(dossier, host) or headline.cumulative(dossier, host)
    if found is None:
        return Prose("")
    return _with_id(level(found), found)


def _target(dossier: Dossier) -> Prose:
    goal = headline.goal(dossier)
    if goal is None:
        return Prose("")
    return _with_id(answer.target(dossier), goal.amount)


def _statistics(dossier: Dossier) -> Prose:
    found = headline.both(dossier)
    if found is None:
        return prose(_("“Whose figure is that?” Only one country’s statistics are known here."))
    return prose(
        _("“The other side has another figure.” {gap}"),
        gap=ledger_gap(found, *dossier.pair),
    )


def _exactness(dossier: Dossier) -> Prose:
    latest = headline.level(dossier)
    if latest is None or not latest.bounds.is_bounded or latest.bounds.is_point:
        return Prose("")
    return prose(
        _("“How exact is that?” As printed, {figure} allows {range}."),
        figure=figure(latest),
        range=cite(allowed(latest), latest.note),
    )


def _unknown(dossier: Dossier) -> Prose:
    missing = [g.what for g in gaps.gaps(dossier)[:2]]
    if not missing:
        return Prose("")
    return prose(
        _("“What do you not know?” First of all: {what}."),
        what=Plain(wording.listing(missing)),
    )


def _checked(dossier: Dossier) -> Prose:
    return prose(_("“Who checked this?” {told}"), told=answer.claims_against(dossier))


def _with_id(sentence: Prose, quantity: Quantity | None) -> Prose:
    if not sentence.markdown or quantity is None:
        return sentence
    return joined([sentence, prose("{id}", id=_id(quantity.note.id))])


def _id(name: str) -> Plain:
    return Plain(f"[{name}]")


def _listed(points: Iterable[Prose]) -> Prose:
    items = [point for point in points if point.markdown]
    return joined([Prose(f"- {i.markdown}", i.notes) for i in items], "\n")


def _day(claim: Claim) -> int:
    return claim.source.known_by.toordinal()
