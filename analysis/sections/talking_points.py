"""One page for somebody who has to speak: say this, avoid that, and if challenged."""

from collections.abc import Iterable

from analysis import countries, spans, wording
from analysis.claims import Claim
from analysis.comparisons import counted
from analysis.dossier import Dossier
from analysis.interval import Interval
from analysis.language import _
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, from_claim
from analysis.sections import answer, gaps, headline, outlook, tallies, weighed
from analysis.sections.claim_words import subject, when
from analysis.sentences import capital, figure, level
from analysis.verdicts import Judgement, Verdict
from analysis.verdicts.amounts import allowed, printed
from analysis.verdicts.beside import beside
from analysis.verdicts.model import WORDS

MOST = 3
"""Points of one kind; more does not fit a page, or a memory."""


def say(dossier: Dossier) -> Prose:
    """Return what can be said: each sentence bears its source's name and id."""
    ledger, latest = headline.leading(dossier), headline.level(dossier)
    if latest is None:
        return _listed([answer.answer(dossier)])
    told = [
        _with_id(answer.level(dossier), latest),
        _with_id(answer.direction(dossier)),
        _with_id(
            answer.balance(dossier), None if ledger is None else headline.last(ledger.balance)
        ),
        *(_investment(dossier, host) for host in dossier.pair),
        _target(dossier),
    ]
    return _listed(told)


def avoid(dossier: Dossier) -> Prose:
    """Return what should not be said, and why: claims that do not stand as they are worded."""
    chosen = [first for first, *_same in weighed.grouped(dossier) if first.verdict in ADVICE]
    held = sorted(chosen, key=lambda j: (j.claim.char_start is None, -_day(j.claim)))
    if not held:
        return _listed([prose(_("No claim known to this edition needs a warning."))])
    return _listed(_avoid(j) for j in held[:MOST])


def if_challenged(dossier: Dossier) -> Prose:
    """Return answers to the questions that these figures provoke."""
    told = [_statistics(dossier), _exactness(dossier), _unknown(dossier), _checked(dossier)]
    return _listed(told)


ADVICE = frozenset([Verdict.CONTRADICTED, Verdict.OUT_OF_DATE, Verdict.DEFINITION_DIFFERS])
"""Verdicts for which a speaker needs a warning."""


def _avoid(judgement: Judgement) -> Prose:
    claim = judgement.claim
    quantity = from_claim(claim)
    told = _("“{phrase}” — ").format(phrase=claim.phrase) if claim.phrase else ""
    return prose(
        _("{phrase}{what}, {when}: {figure}. {verdict}: {headline}. {rival}. {id}"),
        phrase=Plain(told),
        figure=cite(printed(quantity), quantity.note),
        what=subject(claim),
        when=Plain(when(claim)),
        verdict=capital(WORDS[judgement.verdict]),
        headline=Plain(judgement.headline),
        rival=_capital(beside(judgement, 1, counted=False)),
        id=_id(claim.claim_id),
    )


def _capital(rival: Cited | str) -> Cited | str:
    return capital(rival) if isinstance(rival, str) else cite(capital(rival.text), rival.note)


def _investment(dossier: Dossier, host: str) -> Prose:
    flow, total = headline.inflow(dossier, host), headline.cumulative(dossier, host)
    if flow is not None:
        return _with_id(level(flow), flow)
    return Prose("") if total is None else _with_id(counted(total), total)


def _target(dossier: Dossier) -> Prose:
    goal = headline.goal(dossier)
    if goal is None:
        return Prose("")
    return _with_id(outlook.target(dossier), goal.amount)


def _statistics(dossier: Dossier) -> Prose:
    found = headline.both(dossier)
    if found is None and headline.leading(dossier) is None:
        return Prose("")
    if found is None:
        return prose(_("“Whose figure is that?” Only one country’s statistics are known here."))
    return prose(
        _(
            "“The other side has another figure.” {when} {first} counted {one}, {second} {other}: "
            "each keeps its own books."
        ),
        when=Plain(capital(spans.stated(found.imports))),
        first=countries.name(dossier.reporter),
        one=figure(found.imports),
        second=countries.name(dossier.partner),
        other=figure(found.exports),
    )


def _exactness(dossier: Dossier) -> Prose:
    latest = headline.level(dossier)
    if latest is None or not latest.bounds.is_bounded or _is_sharp(latest):
        return Prose("")
    return prose(
        _("“How exact is that?” As printed, {figure} allows {range}."),
        figure=figure(latest),
        range=cite(allowed(latest), latest.note),
    )


def _is_sharp(quantity: Quantity) -> bool:
    """Return whether both ends of a figure are printed alike: there is no range to tell."""
    ends = (quantity.bounds.low, quantity.bounds.high)
    return len({wording.money(Interval.point(end)) for end in ends}) == 1


def _unknown(dossier: Dossier) -> Prose:
    missing = gaps.gaps(dossier)
    if not missing:
        return Prose("")
    return prose(
        _("“What do you not know?” First of all: {what}."),
        what=Plain(_inside(dossier, missing[0].what)),
    )


def _checked(dossier: Dossier) -> Prose:
    return prose(_("“Who checked this?” {told}"), told=tallies.claims_against(dossier))


def _inside(dossier: Dossier, text: str) -> str:
    """Return a heading as it stands inside a sentence; a country keeps its capital."""
    named = text.startswith(tuple(countries.title(code) for code in dossier.pair))
    return text if named else text[:1].lower() + text[1:]


def _with_id(sentence: Prose, quantity: Quantity | None = None) -> Prose:
    """Return a sentence with the id of a quantity, else of its own first number."""
    notes = (quantity.note,) if quantity is not None else sentence.notes
    if not sentence.markdown or not notes:
        return sentence
    return joined([sentence, prose("{id}", id=_id(notes[0].id))])


def _id(name: str) -> Plain:
    return Plain(f"[{name}]")


def _listed(points: Iterable[Prose]) -> Prose:
    items = [point for point in points if point.markdown]
    return joined([Prose(f"- {i.markdown}", i.notes) for i in items], "\n")


def _day(claim: Claim) -> int:
    return claim.source.known_by.toordinal()
