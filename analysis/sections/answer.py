"""The answer in short: level, direction, balance, what is contested, what the target takes."""

from analysis import countries, indicators, sentences, spans, wording
from analysis.comparisons import contested
from analysis.dossier import Dossier
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.mirrors import Mirror
from analysis.origins import topic
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.sections import coverage, headline, trade
from analysis.sections.outlook import HORIZON, target
from analysis.sections.tallies import claims_against
from analysis.sentences import capital, figure


def answer(dossier: Dossier, horizon: int = HORIZON) -> Prose:
    """Return three to five sentences that answer what the report is for.

    Args:
        dossier: What the edition knows.
        horizon: Years in which a target without a deadline is to be reached.
    """
    if not dossier.known.claims and not any(own.years for own in dossier.ledgers.values()):
        return coverage.nothing(dossier)
    told = {
        "level": level(dossier),
        "contested": _ledgers_apart(dossier),
        "direction": direction(dossier),
        "balance": balance(dossier),
        "target": target(dossier, horizon),
        "claims": claims_against(dossier),
    }
    for least in ("claims", "balance", "direction"):
        if words(joined(told.values())) > MOST_WORDS:
            told.pop(least)
    return joined(told.values())


MOST_WORDS = 100


def words(text: Prose) -> int:
    """Return how many words a reader counts: whatever stands between two blanks."""
    return len(text.plain.split())


def level(dossier: Dossier) -> Prose:
    """Say the latest turnover, whose it is, and what the other ledger has for its last year."""
    ledger = headline.leading(dossier)
    if ledger is None:
        return _unplaced(dossier)
    latest = headline.last(ledger.turnover)
    assert latest is not None
    theirs = headline.last(headline.other(dossier, ledger).turnover)
    return prose(
        _("Trade between {one} and {other} came to {figure} {when} by {whose} statistics{rival}"
          "{theirs}."),
        one=countries.name(dossier.reporter),
        other=countries.name(dossier.partner),
        figure=figure(latest),
        when=Plain(spans.stated(latest)),
        whose=countries.possessive(ledger.reporter),
        rival=_rival(dossier, ledger, latest),
        theirs=_theirs(dossier, ledger, theirs),
    )  # fmt: skip


def direction(dossier: Dossier) -> Prose:
    """Say how the latest turnover compares with the year before it, and with its peak."""
    ledger = headline.leading(dossier)
    before = None if ledger is None else headline.before(ledger)
    if ledger is None or before is None:
        return Prose("")
    latest = ledger.turnover[max(ledger.turnover)]
    peak = headline.peak(ledger)
    return prose(
        _("{whose} figure shows {change} on {year}{peak}."),
        whose=capital(countries.possessive(ledger.reporter)),
        change=_change(before, latest, headline.stated_growth(dossier, ledger)),
        year=Plain(str(before.year)),
        peak=Prose("") if peak is None or peak == before else _below(peak),
    )


def balance(dossier: Dossier) -> Prose:
    """Say the latest balance of the ledger that leads, in words."""
    ledger = headline.leading(dossier)
    latest = None if ledger is None else headline.last(ledger.balance)
    if ledger is None or latest is None:
        return Prose("") if ledger is None else prose(_("Its balance is not known."))
    return prose(
        _("{country} recorded {balance} {when}."),
        country=capital(countries.name(ledger.reporter)),
        balance=cite(wording.balance(latest), latest.note),
        when=Plain(spans.stated(latest)),
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


def _rival(dossier: Dossier, ledger: Ledger, latest: Quantity) -> Prose:
    """Say what another source has for the lead figure's year, where the two do not agree."""
    found = headline.against(dossier, ledger, latest)
    if found is None:
        return Prose("")
    return prose(_(" (another source: {figure})"), figure=figure(found))


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
        _(", below the peak of {figure} {when}"),
        figure=figure(peak),
        when=Plain(spans.stated(peak)),
    )


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
        _("For {year}, the last both report, {first} counted {one} and {second} {other}."),
        year=Plain(str(found.imports.year)),
        first=countries.name(dossier.reporter),
        one=figure(found.imports),
        second=countries.name(dossier.partner),
        other=figure(found.exports),
    )


def _width(quantity: Quantity) -> float:
    return quantity.bounds.high - quantity.bounds.low
