"""Trade over time as charts: turnover, flows and balance, in each country’s own books."""

from collections.abc import Sequence

from analysis import countries, sentences, spans, wording
from analysis.dossier import Dossier
from analysis.figures import trade
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, worth_drawing
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.origins import topic
from analysis.prose import Part, Plain, Prose, cite, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.trade import latest, latest_flows
from analysis.sentences import capital, figure, listed


def turnover_chart(dossier: Dossier) -> Chart | Prose:
    """Return turnover as each country reports it, one panel a ledger, with events.

    Nothing where ``levels`` says that nothing is known.
    """
    drawn = lines.by_ledger(dossier, "turnover")
    if not lines.noted(drawn):
        return lines.UNSAID
    return trade.turnover_chart(
        drawn,
        _caption(dossier, "turnover", turnover_message(dossier), drawn),
        events=lines.chosen(dossier),
    )


def overview(dossier: Dossier) -> Chart | Prose:
    """Return turnover or, where no books give both flows for a year, the flows alone.

    Nothing where the flows are too few for a chart.
    """
    if any(ledger.turnover for ledger in dossier.ledgers.values()):
        return turnover_chart(dossier)
    alone = [line for _label, pair in lines.flows(dossier) for line in pair]
    return flows_chart(dossier, "flows-alone") if worth_drawing(alone) else lines.UNSAID


def flows_chart(dossier: Dossier, name: str = "flows") -> Chart | Prose:
    """Return exports and imports as each country reports them, side by side, as ``name``."""
    ledgers = lines.flows(dossier)
    drawn = [line for _label, pair in ledgers for line in pair]
    if not lines.noted(drawn):
        return sentences.missing(
            _("exports and imports between {pair}").format(pair=_pair(dossier))
        )
    return trade.flows_chart(ledgers, _caption(dossier, name, flows_message(dossier), drawn))


def balance_chart(dossier: Dossier) -> Chart | Prose:
    """Return each country's balance as bars about zero, for the years with both flows.

    Nothing where there is too little for a chart; ``balances`` says what there is.
    """
    drawn = lines.by_ledger(dossier, "balance")
    if not worth_drawing(drawn):
        return lines.UNSAID
    return trade.balance_chart(drawn, _caption(dossier, "balance", balance_message(dossier), drawn))


def turnover_message(dossier: Dossier) -> Prose:
    """Return where turnover stands in each ledger, as the title of a chart."""
    courses = [_course(ledger) for ledger in dossier.ledgers.values() if ledger.turnover]
    if not courses:
        return Prose(capital(topic("turnover", *dossier.pair)))
    if len({verb for verb, _where in courses}) == 1:
        told = listed(where for _verb, where in courses)
        return prose(_("Turnover {verb} {told}"), verb=courses[0][0], told=told)
    parted = listed(prose("{verb} {where}", verb=v, where=where) for v, where in courses)
    return prose(_("Turnover {told}"), told=parted)


def flows_message(dossier: Dossier) -> Prose:
    """Return who sells more to whom in each ledger's latest year, as the title of a chart."""
    told = [_larger(ledger) for ledger in dossier.ledgers.values() if ledger.balance]
    alone = [_flow(q) for ledger in dossier.ledgers.values() for q in latest_flows(ledger)]
    if not told and not alone:
        return Prose(_("Exports and imports as each country reports them"))
    return _sentence(told or alone)


def balance_message(dossier: Dossier) -> Prose:
    """Return each ledger's latest balance, as the title of a chart."""
    told = [
        prose(
            _("{balance} {when} in {country} statistics"),
            balance=cite(wording.balance(last), last.note),
            when=Plain(spans.stated(last)),
            country=countries.possessive(ledger.reporter),
        )
        for ledger in dossier.ledgers.values()
        if (last := latest(ledger.balance)) is not None
    ]
    if not told:
        return Prose(_("The trade balance as each country reports it"))
    return _sentence(told)


def _sentence(parts: Sequence[Prose]) -> Prose:
    text = listed(parts)
    first = text.markdown.lstrip("[")[:1]
    return Prose(text.markdown.replace(first, first.upper(), 1), text.notes)


def _course(ledger: Ledger) -> tuple[str, Prose]:
    """Return how a ledger's turnover moved, and to what, when, in whose statistics."""
    first, last = ledger.turnover[min(ledger.turnover)], ledger.turnover[max(ledger.turnover)]
    parts: dict[str, Part] = {
        "last": figure(last),
        "now": Plain(spans.stated(last)),
        "country": countries.possessive(ledger.reporter),
    }
    if first is last:
        return _("was"), prose(_("{last} {now} in {country} statistics"), **parts)
    return _verb(first, last), prose(_("to {last} {now} in {country} statistics"), **parts)


def _verb(first: Quantity, last: Quantity) -> str:
    change = last.bounds - first.bounds
    if change.low > 0:
        return _("rose")
    return _("fell") if change.high < 0 else _("came")


def _larger(ledger: Ledger) -> Prose:
    last = ledger.balance[max(ledger.balance)]
    compared = _("about as many exports as imports")
    if last.bounds.low > 0 or last.bounds.high < 0:
        more, fewer = _("more exports than imports"), _("fewer exports than imports")
        compared = more if last.bounds.low > 0 else fewer
    return prose(
        _("{country} statistics show {compared} {when}"),
        country=countries.possessive(ledger.reporter),
        compared=compared,
        when=Plain(spans.stated(last)),
    )


def _caption(dossier: Dossier, name: str, title: Prose, drawn: Sequence[Line]) -> Caption:
    subtitles = {
        "turnover": _("Exports plus imports, US dollars at current prices, {years}"),
        "flows": _("Exports and imports, US dollars at current prices, {years}"),
        "balance": _("Exports less imports, US dollars at current prices, {years}"),
    }
    return Caption(
        id=name,
        title=title,
        subtitle=prose(
            subtitles[name.split("-")[0]], years=Plain(lines.shown_years(dossier, drawn))
        ),
        source=lines.credit(dossier, lines.noted(drawn)),
    )


def _flow(quantity: Quantity) -> Prose:
    return prose(
        _("{topic} came to {value} {when}"),
        topic=quantity.topic,
        value=figure(quantity),
        when=Plain(spans.stated(quantity)),
    )


def _pair(dossier: Dossier) -> str:
    first, second = (countries.name(code) for code in dossier.pair)
    return _("{first} and {second}").format(first=first, second=second)
