"""The answer in short: level, direction, balance, what is contested, what the target takes."""

from analysis import countries, indicators, sentences, spans, wording
from analysis.comparisons import contested
from analysis.dossier import Dossier
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.mirrors import Mirror
from analysis.origins import topic
from analysis.prose import Note, Part, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, aim
from analysis.sections import coverage, headline, trade
from analysis.sentences import capital, figure, lasting
from analysis.verdicts import Verdict
from analysis.verdicts.targets import Target

HORIZON = 5
"""Years for which required growth is told where a target has no deadline."""


def answer(dossier: Dossier, horizon: int = HORIZON) -> Prose:
    """Return three to five sentences that answer what the report is for.

    Args:
        dossier: What the edition knows.
        horizon: Years in which a target without a deadline is to be reached.
    """
    if not dossier.known.claims and not any(own.years for own in dossier.ledgers.values()):
        return coverage.nothing(dossier)
    return joined(
        [
            level(dossier),
            _ledgers_apart(dossier),
            direction(dossier),
            balance(dossier),
            target(dossier, horizon),
            claims_against(dossier),
        ]
    )


def level(dossier: Dossier) -> Prose:
    """Say the latest turnover, whose it is, and what the other ledger has for its last year."""
    ledger = headline.leading(dossier)
    if ledger is None:
        return _unplaced(dossier)
    latest = headline.last(ledger.turnover)
    assert latest is not None
    theirs = headline.last(headline.other(dossier, ledger).turnover)
    return prose(
        _("Trade between {one} and {other} came to {figure} {when} by {whose} statistics{theirs}."),
        one=countries.name(dossier.reporter),
        other=countries.name(dossier.partner),
        figure=figure(latest),
        when=Plain(spans.stated(latest)),
        whose=countries.possessive(ledger.reporter),
        theirs=_theirs(dossier, ledger, theirs),
    )


def direction(dossier: Dossier) -> Prose:
    """Say how the latest turnover compares with the year before it, and with its peak."""
    ledger = headline.leading(dossier)
    before = None if ledger is None else headline.before(ledger)
    if ledger is None or before is None:
        return Prose("")
    latest = ledger.turnover[max(ledger.turnover)]
    peak = headline.peak(ledger)
    return prose(
        _("{whose} figure shows {change} on {figure} {when}{peak}."),
        whose=capital(countries.possessive(ledger.reporter)),
        change=_change(before, latest, headline.stated_growth(dossier, ledger)),
        figure=figure(before),
        when=Plain(spans.stated(before)),
        peak=Prose("") if peak is None or peak == before else _below(peak),
    )


def balance(dossier: Dossier) -> Prose:
    """Say the latest balance of the ledger that leads, in words."""
    ledger = headline.leading(dossier)
    latest = None if ledger is None else headline.last(ledger.balance)
    if ledger is None or latest is None:
        return Prose("") if ledger is None else prose(_("Its balance is not known."))
    return prose(
        _("{country} recorded {balance} with {partner} {when}."),
        country=capital(countries.name(ledger.reporter)),
        balance=cite(wording.balance(latest), latest.note),
        partner=countries.name(ledger.partner),
        when=Plain(spans.stated(latest)),
    )


def target(dossier: Dossier, horizon: int = HORIZON) -> Prose:
    """Say the target announced last and what growth it takes, or that none is known."""
    goal = headline.goal(dossier)
    if goal is None:
        return prose(_("No target for trade is known to this edition."))
    latest = headline.level(dossier)
    parts: dict[str, Part] = {
        "target": figure(goal.amount),
        "source": goal.amount.attribution,
        "day": Plain(str(goal.announced.year)),
    }
    if latest is None or latest.bounds.low <= 0:
        return prose(
            _("No uncontested level stands beside the target of {target} ({source}, {day})."),
            **parts,
        )
    if latest.bounds.low >= aim(goal.amount).bounds.high:
        return prose(_("The target of {target} ({source}, {day}) is reached."), **parts)
    if goal.deadline is not None and goal.deadline.end.year <= _year(latest):
        return prose(_("The target of {target} ({source}, {day}) was due and missed."), **parts)
    years = _years(goal, latest, horizon)
    rate = indicators.required_growth(latest, goal.amount, years)
    return prose(
        _(
            "To reach the target of {target} ({source}, {day}){due}, trade would have to grow by "
            "{rate} for {years}."
        ),
        **parts,
        due=_due(goal),
        years=lasting(years),
        rate=cite(wording.percent_a_year(rate), rate.note),
    )


def _unplaced(dossier: Dossier) -> Prose:
    found = headline.unplaced(dossier)
    rivals = headline.disputed(dossier)
    if found is None and rivals:
        return contested(rivals)
    flows = [q for own in dossier.ledgers.values() for q in trade.latest_flows(own)]
    if found is None and flows:
        return joined(map(sentences.level, flows))
    if found is None:
        return prose(
            _("No figure for {topic} is known to this edition."),
            topic=topic("turnover", *dossier.pair),
        )
    return prose(
        _("Trade between {one} and {other} came to {figure} {when} according to {source}, which "
          "does not say by whose statistics."),
        one=countries.name(dossier.reporter),
        other=countries.name(dossier.partner),
        figure=figure(found),
        when=Plain(spans.stated(found)),
        source=found.attribution,
    )  # fmt: skip


def _theirs(dossier: Dossier, ledger: Ledger, theirs: Quantity | None) -> Prose:
    """Say the other ledger's last figure, unless the next sentence does."""
    whose = countries.possessive(ledger.partner)
    if theirs is None:
        return prose(_("; {whose} give no figure"), whose=whose)
    same = theirs.year == max(ledger.turnover)
    found = headline.both(dossier)
    if not same and found is not None and theirs.year == found.imports.year and _differ(found):
        return Prose("")
    template = (
        _("; by {whose}, to {figure}") if same else _("; {whose} last figure is {figure} {when}")
    )
    return prose(template, whose=whose, figure=figure(theirs), when=Plain(spans.stated(theirs)))


def _differ(found: Mirror) -> bool:
    return not found.imports.bounds.overlaps(found.exports.bounds)


def _change(before: Quantity, latest: Quantity, stated: Quantity | None) -> Prose:
    """Say the change as its source states it where the levels allow no finer result."""
    if before.bounds.low <= 0:
        moved = indicators.difference(before, latest)
        return prose("{change}", change=cite(wording.change(moved), moved.note))
    change = indicators.year_on_year(before, latest)
    if stated is not None and stated.year == latest.year and _width(stated) < _width(change):
        change = stated
    if change.bounds.low < 0 < change.bounds.high:
        return prose(
            _("no clear change ({change})"), change=cite(wording.change(change), change.note)
        )
    return prose("{change}", change=cite(wording.change(change), change.note))


def _below(peak: Quantity) -> Prose:
    return prose(
        _(", and lies below the peak of {figure} {when}"),
        figure=figure(peak),
        when=Plain(spans.stated(peak)),
    )


def _years(goal: Target, latest: Quantity, horizon: int) -> int:
    return horizon if goal.deadline is None else goal.deadline.end.year - _year(latest)


def _due(goal: Target) -> Prose:
    if goal.deadline is None:
        return prose(_(", which has no deadline"))
    return prose(_(" by {year}"), year=Plain(str(goal.deadline.end.year)))


def _ledgers_apart(dossier: Dossier) -> Prose:
    found, ledger = headline.both(dossier), headline.leading(dossier)
    if found is None or not _differ(found):
        return Prose("")
    if ledger is not None and found.imports.year == max(ledger.turnover):
        return prose(
            _("So the two countries’ statistics are {gap} apart."),
            gap=cite(wording.size(found.money), found.money.note),
        )
    return prose(
        _(
            "The two countries’ statistics disagree: for {year}, the last that both give, {first} "
            "counted {one} and {second} {other}."
        ),
        year=Plain(str(found.imports.year)),
        first=countries.name(dossier.reporter),
        one=figure(found.imports),
        second=countries.name(dossier.partner),
        other=figure(found.exports),
    )


def claims_against(dossier: Dossier) -> Prose:
    """Say how many published claims were weighed, and how many of them do not stand."""
    judged = dossier.judgements
    if not judged:
        return prose(_("No published claim on the pair is known."))
    counts = headline.counted(judged)
    against = counts.get(Verdict.CONTRADICTED, 0) + counts.get(Verdict.OUT_OF_DATE, 0)
    few, none_of, some_of = _WEIGHED[len(judged) == 1]
    total = cite(few.format(n=wording.count_of(len(judged))), counted(*TOTAL, len(judged)))
    if not against:
        return prose(none_of, total=total)
    number = cite(wording.count_of(against), counted(*AGAINST, against))
    return prose(some_of, total=total, against=number, are=_("is") if against == 1 else _("are"))


TOTAL = ("claims", _("claims weighed"))
AGAINST = ("claims-against", _("claims contradicted or out of date"))
_WEIGHED = {
    True: (
        _("The one published claim weighed"),
        _("{total} is not contradicted by others."),
        _("{total} is contradicted by others or out of date."),
    ),
    False: (
        _("{n}"),
        _("Of {total} published claims weighed, none is contradicted by others."),
        _(
            "Of {total} published claims weighed, {against} {are} contradicted by others or out "
            "of date."
        ),
    ),
}
"""For one claim and for several: the count, and the sentence without and with contradictions."""


def counted(note_id: str, label: str, number: int) -> Note:
    """Return the note of a count of ours."""
    return Note(id=note_id, label=label, basis="count", text=str(number))


def _width(quantity: Quantity) -> float:
    return quantity.bounds.high - quantity.bounds.low


def _year(quantity: Quantity) -> int:
    return quantity.period.end.year if quantity.period is not None else 0
