"""Investment in both directions: flows, stocks and projects, kind by kind and never mixed."""

from analysis import columns as grid
from analysis import comparisons, countries, marks, sentences, spans
from analysis.columns import NOT_APPLICABLE, Column
from analysis.dossier import Dossier
from analysis.figures import investment as charts
from analysis.figures import style
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line
from analysis.investments import Investment
from analysis.language import _
from analysis.prose import Cited, Plain, Prose, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sentences import figure, listed
from analysis.tables import Table
from analysis.verdicts import Judgement

MILLION, BILLION = 1e6, 1e9


def levels(dossier: Dossier) -> Prose:
    """Say the latest flow, stock and cumulative count in each direction, each for itself."""
    return joined((comparisons.invested(found) for found in directions(dossier)), "\n\n")


def flow_chart(dossier: Dossier) -> Chart | Prose:
    """Return gross yearly inflows in both directions; a sentence where there are too few."""
    drawn = [_flow_line(dossier, found) for found in directions(dossier)]
    if not lines.noted(drawn):
        return sentences.missing(_("a yearly inflow between {pair}").format(pair=pair(dossier)))
    caption = Caption(
        id="flows-of-investment",
        title=flow_message(dossier),
        subtitle=prose(
            _("Gross inflow of direct investment in single years, US dollars, {years}"),
            years=Plain(lines.shown_years(dossier, drawn)),
        ),
        source=lines.credit(dossier, lines.noted(drawn)),
    )
    return charts.flow_chart(drawn, caption)


def flow_message(dossier: Dossier) -> Prose:
    """Return the latest yearly inflow of each direction, as the title of a chart."""
    told = [
        prose(
            _("{value} from {investor} into {host} {when}"),
            value=figure(found.flow[max(found.flow)]),
            investor=countries.name(found.investor),
            host=countries.name(found.host),
            when=Plain(spans.stated(found.flow[max(found.flow)])),
        )
        for found in directions(dossier)
        if found.flow
    ]
    return listed(told) if told else Prose(_("Investment of single years"))


def flow_table(dossier: Dossier) -> Table | Prose:
    """Return every statement on the inflow of one period, rivals included, with its verdict.

    Nothing where ``flow_chart`` says that none is known.
    """
    rows = [
        (
            _direction(dossier, quantity),
            Plain(spans.name(quantity.period)) if quantity.period else NOT_APPLICABLE,
            Cited(marks.tabular(quantity, MILLION, 1), quantity.note),
            quantity.attribution,
            verdict(dossier, quantity),
        )
        for found in directions(dossier)
        for quantity in flows(found)
    ]
    if not rows:
        return lines.UNSAID
    return Table(
        id="investment-flows",
        title=_("What is stated of the inflow of single years"),
        subtitle=_("Gross inflow of direct investment; every statement, rivals side by side"),
        columns=(
            Column(key="direction", label=_("Direction"), header=True),
            Column(key="period", label=_("Period"), header=True),
            Column(key="value", label=_("Inflow"), unit=_("US$ million"), align="right"),
            Column(key="speaker", label=_("Stated by")),
            Column(key="verdict", label=_("Verdict")),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def directions(dossier: Dossier) -> tuple[Investment, ...]:
    """Return investment in each direction, into the reporter first."""
    return tuple(dossier.investments.values())


def pair(dossier: Dossier) -> str:
    """Return the two countries' names, joined."""
    first, second = (countries.name(code) for code in dossier.pair)
    return _("{first} and {second}").format(first=first, second=second)


def flows(found: Investment) -> list[Quantity]:
    """Return all inflows, rivals of a year behind its first."""
    years = sorted({*found.flow, *found.rivals})
    return [*(q for number in years for q in _of_year(found, number)), *found.part_years]


def _of_year(found: Investment, number: int) -> list[Quantity]:
    own = [found.flow[number]] if number in found.flow else []
    return [*own, *found.rivals.get(number, ())]


def _flow_line(dossier: Dossier, found: Investment) -> Line:
    label = _("From {investor} into {host}").format(
        investor=countries.name(found.investor), host=countries.name(found.host)
    )
    return Line(
        label=label,
        role=style.host(found.host, frozenset(dossier.pair)),
        points=lines.points(found.flow),
    )


def _direction(dossier: Dossier, quantity: Quantity) -> str:
    for found in directions(dossier):
        if quantity in flows(found):
            return _("{investor} in {host}").format(
                investor=countries.title(found.investor), host=countries.title(found.host)
            )
    return NOT_APPLICABLE


def _judgement(dossier: Dossier, quantity: Quantity) -> Judgement | None:
    found = (j for j in dossier.judgements if j.claim.claim_id == quantity.note.id)
    return next(found, None)


def verdict(dossier: Dossier, quantity: Quantity) -> str:
    """Return the verdict on the claim behind a quantity, in words."""
    judgement = _judgement(dossier, quantity)
    return NOT_APPLICABLE if judgement is None else judgement.words
