"""Key figures: at most eight numbers to take away, each with period, source and hedge."""

from collections.abc import Iterator

from analysis import countries, wording
from analysis.blocks import MOST_KEY_FIGURES, KeyFigure, KeyFigures
from analysis.claims import Hedge
from analysis.dossier import Dossier
from analysis.figures.data import Line
from analysis.figures.sparkline import sparkline
from analysis.figures.style import Role
from analysis.figures.style import ledger as colour
from analysis.language import _
from analysis.ledgers import Ledger, Series
from analysis.origins import PARTNERS
from analysis.prose import Prose, cite
from analysis.quantities import Quantity
from analysis.sections import headline, lines, reconciled
from analysis.sections.importance import places
from analysis.sections.lines import FLOW_ROLES
from analysis.sentences import capital, missing
from analysis.spans import period

BADGES = {
    Hedge.ABOUT: _("approximate"),
    Hedge.NEARLY: _("nearly reached"),
    Hedge.MORE_THAN: _("no upper end"),
    Hedge.LESS_THAN: _("not reached"),
    Hedge.UP_TO: _("at most"),
    Hedge.RANGE: _("a range"),
}
BASES = {"claim": _("as stated"), "series": _("from a series"), "computed": _("computed")}


def key_figures(dossier: Dossier) -> KeyFigures | Prose:
    """Return the numbers a hurried reader needs; or that none is known."""
    items = tuple(_cards(dossier))
    if not items:
        return missing(_("trade or investment between the two"))
    return KeyFigures(
        id="key-figures", title=_("The numbers to take away"), items=items[:MOST_KEY_FIGURES]
    )


def badge(quantity: Quantity) -> str:
    """Return the hedge of a figure in a word or two; for a plain one, what it rests on."""
    return BADGES.get(quantity.hedge) or BASES.get(quantity.note.basis, "")


def _cards(dossier: Dossier) -> Iterator[KeyFigure]:
    for ledger in dossier.ledgers.values():
        yield from _turnover(dossier, ledger)
    yield from _trade(dossier)
    for host in dossier.pair:
        yield from _investment(dossier, host)
    yield from _place(dossier)
    if (goal := headline.goal(dossier)) is not None:
        yield _card(_("Target announced last"), goal.amount, str(goal.announced.year))


def _trade(dossier: Dossier) -> Iterator[KeyFigure]:
    """Yield the flows of the ledger that leads; without a turnover, whatever stands for it."""
    if (leading := headline.leading(dossier)) is not None:
        yield from _flows(leading)
    elif (told := headline.unplaced(dossier)) is not None:
        yield _card(_("Trade, whose statistics is not said"), told)
    else:
        for ledger in dossier.ledgers.values():
            yield from _flows(ledger)
        yield from _reconciled(dossier)


def _reconciled(dossier: Dossier) -> Iterator[KeyFigure]:
    """Yield what a source made of both sides' reports, where neither's own are known."""
    if not any(ledger.years for ledger in dossier.ledgers.values()):
        for quantity in reconciled.latest(dossier):
            label = _("{topic}, reconciled from both sides’ reports")
            yield _card(label.format(topic=capital(quantity.topic)), quantity)


def _turnover(dossier: Dossier, ledger: Ledger) -> Iterator[KeyFigure]:
    latest = headline.last(ledger.turnover)
    if latest is not None:
        label = _("Trade, {whose} statistics").format(whose=countries.possessive(ledger.reporter))
        role = colour(ledger.reporter, frozenset(dossier.pair))
        yield _card(label, latest, svg=_spark(label, role, ledger.turnover))


def _flows(ledger: Ledger) -> Iterator[KeyFigure]:
    whose = capital(countries.possessive(ledger.reporter))
    labels = {"exports": _("{whose} exports"), "imports": _("{whose} imports")}
    for name, label in labels.items():
        latest = headline.last(ledger.series(name))
        if latest is not None:
            told = label.format(whose=whose)
            yield _card(told, latest, svg=_spark(told, FLOW_ROLES[name], ledger.series(name)))


def _place(dossier: Dossier) -> Iterator[KeyFigure]:
    """Yield the partner's place among the reporter's partners in the flow ranked last."""
    found = [
        ranked[-1] for flow in FLOW_ROLES if (ranked := places(dossier, dossier.reporter, flow))
    ]
    if not found:
        return
    latest = max(found, key=lambda rank: rank.value.year or 0)
    label = _("{partner} among {whose} {partners}").format(
        partner=capital(countries.name(dossier.partner)),
        whose=countries.possessive(dossier.reporter),
        partners=PARTNERS[latest.indicator],
    )
    yield KeyFigure(
        label=label,
        value=cite(wording.rank(latest.place, latest.joint), latest.place.note),
        period=period(latest.value),
        source=latest.value.attribution,
        hedge=badge(latest.place),
    )


def _investment(dossier: Dossier, host: str) -> Iterator[KeyFigure]:
    investor = dossier.investments[host].investor
    names = {"host": countries.name(host), "investor": countries.name(investor)}
    flow, total = headline.inflow(dossier, host), headline.cumulative(dossier, host)
    if flow is not None:
        yield _card(_("Investment in {host} from {investor}, a year").format(**names), flow)
    elif total is not None:
        yield _card(_("Investment in {host} from {investor}, over years").format(**names), total)


def _card(label: str, quantity: Quantity, when: str = "", svg: str = "") -> KeyFigure:
    return KeyFigure(
        label=label,
        value=cite(wording.amount(quantity), quantity.note),
        period=when or period(quantity),
        source=capital(quantity.attribution),
        hedge=badge(quantity),
        svg=svg,
    )


def _spark(label: str, role: Role, series: Series) -> str:
    return sparkline(Line(label=label, role=role, points=lines.points(series)))
