"""What a source made of both countries' reports: nobody's books, so told and drawn by itself."""

from analysis import ledgers, sentences, spans
from analysis.dossier import Dossier
from analysis.figures import trade
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line
from analysis.language import _
from analysis.ledgers import Series
from analysis.observations import TOTAL
from analysis.prose import Plain, Prose, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.lines import FLOW_ROLES
from analysis.sentences import capital, figure


def series(dossier: Dossier) -> dict[str, Series]:
    """Return exports and imports of the reporter as sources reconciled them, in the years shown."""
    years = range(dossier.first_year, dossier.last_year + 1)
    rows = [o for o in dossier.known.observations if o.product == TOTAL and o.year in years]
    found = ledgers.reconciled(rows, *dossier.pair)
    return {flow: values for flow, values in found.items() if values}


def latest(dossier: Dossier) -> list[Quantity]:
    """Return the latest reconciled figure of each flow that has one."""
    return [values[max(values)] for values in series(dossier).values()]


def told(dossier: Dossier) -> Prose:
    """Say what a source made of both sides' reports, of the latest year; nothing if none did."""
    found = latest(dossier)
    if not found:
        return lines.UNSAID
    amounts = sentences.listed(
        prose(
            _("{topic} at {value} {when}"),
            topic=quantity.topic,
            value=figure(quantity),
            when=Plain(spans.stated(quantity)),
        )
        for quantity in found
    )
    return prose(
        _(
            "{source} reconciles both countries’ reports into one figure and puts {amounts}; that "
            "is neither country’s own book, so it stands in no table or chart of either."
        ),
        source=capital(sentences.named(found[0].attribution)),
        amounts=amounts,
    )


def chart(dossier: Dossier) -> Chart | Prose:
    """Return the reconciled flows over time, where no country's own books hold anything."""
    found = series(dossier)
    if not found or any(ledger.years for ledger in dossier.ledgers.values()):
        return lines.UNSAID
    drawn = tuple(
        Line(label=_(flow), role=FLOW_ROLES[flow], points=lines.points(values))
        for flow, values in found.items()
    )
    panel = _("Reconciled from both countries’ reports")
    caption = Caption(
        id="reconciled",
        title=sentences.listed(
            prose(
                _("{topic} came to {value} {when}"),
                topic=capital(q.topic) if first else q.topic,
                value=figure(q),
                when=Plain(spans.stated(q)),
            )
            for first, q in zip((True, False), latest(dossier), strict=False)
        ),
        subtitle=prose(
            _("Neither country’s own statistics; US dollars at current prices, {years}"),
            years=Plain(lines.shown_years(dossier, drawn)),
        ),
        source=lines.credit(dossier, lines.noted(drawn)),
    )
    return trade.flows_chart([(panel, drawn)], caption)
