"""Investment in both directions: flows, stocks and projects, kind by kind and never mixed."""

from analysis import columns as grid
from analysis import comparisons, countries, marks, sentences, spans, wording
from analysis.claims import Indicator
from analysis.columns import NOT_APPLICABLE, Column
from analysis.dossier import Dossier
from analysis.figures import investment as charts
from analysis.figures import style
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line
from analysis.investments import Investment
from analysis.language import _
from analysis.origins import topic
from analysis.prose import Cited, Part, Plain, Prose, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sentences import capital, figure, listed
from analysis.tables import Table
from analysis.verdicts import Judgement

MILLION, BILLION = 1e6, 1e9


def levels(dossier: Dossier) -> Prose:
    """Say the latest flow, stock and cumulative count in each direction, each for itself."""
    return joined((comparisons.invested(found) for found in _directions(dossier)), "\n\n")


def flow_chart(dossier: Dossier) -> Chart | Prose:
    """Return gross yearly inflows in both directions; a sentence where there are too few."""
    drawn = [_flow_line(dossier, found) for found in _directions(dossier)]
    if not lines.noted(drawn):
        return sentences.missing(_("a yearly inflow between {pair}").format(pair=_pair(dossier)))
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
        for found in _directions(dossier)
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
        for found in _directions(dossier)
        for quantity in _flows(found)
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


def other_table(dossier: Dossier) -> Table | Prose:
    """Return stocks, project values, company counts, and what is defined in another way."""
    rows = [
        (
            capital(quantity.topic),
            Plain(spans.name(quantity.period)) if quantity.period else NOT_APPLICABLE,
            Cited(wording.amount(quantity), quantity.note),
            quantity.attribution,
            remark,
        )
        for found in _directions(dossier)
        for several, remark in (
            (found.stock, _("a stock")),
            (found.projects, _("neither flow nor stock")),
            (found.companies, _("a count, no amount")),
            (found.differing, _("defined in another way")),
        )
        for quantity in several
    ]
    if not rows:
        return sentences.missing(
            _("stocks, projects or companies between {pair}").format(pair=_pair(dossier))
        )
    return Table(
        id="other-kinds",
        title=_("What else is stated, and compares with nothing above"),
        subtitle=_("Each of its own kind; none is added to another, so each keeps its unit"),
        columns=(
            Column(key="what", label=_("What"), header=True),
            Column(key="period", label=_("Period")),
            Column(key="value", label=_("Stated"), align="right"),
            Column(key="speaker", label=_("Stated by")),
            Column(key="kind", label=_("How to read it")),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def unknown(dossier: Dossier, horizon: int) -> Prose:
    """Say, kind by kind and direction by direction, what no source known here states.

    Args:
        dossier: What the edition knows.
        horizon: How many of the latest years are searched for a stated inflow.
    """
    told = [_missing(found) for found in _directions(dossier)]
    gaps = [_gaps(dossier, found, horizon) for found in _directions(dossier) if found.flow]
    return joined([*told, *gaps])


def _directions(dossier: Dossier) -> tuple[Investment, ...]:
    return tuple(dossier.investments.values())


def _pair(dossier: Dossier) -> str:
    first, second = (countries.name(code) for code in dossier.pair)
    return _("{first} and {second}").format(first=first, second=second)


def _flows(found: Investment) -> list[Quantity]:
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
    for found in _directions(dossier):
        if quantity in _flows(found):
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


def _missing(found: Investment) -> Prose:
    kinds = (
        (Indicator.FDI_FLOW, found.flow),
        (Indicator.FDI_STOCK, found.stock),
        (Indicator.FDI_CUMULATIVE, found.cumulative),
    )
    absent = [topic(kind, found.host, found.investor) for kind, told in kinds if not told]
    return sentences.missing(wording.listing(absent)) if absent else Prose("")


def _gaps(dossier: Dossier, found: Investment, horizon: int) -> Prose:
    last = min(dossier.last_year, dossier.day.year - 1)
    asked = range(last - horizon + 1, last + 1)
    stated = sum(number in found.flow for number in asked)
    parts: dict[str, Part] = {
        "years": sentences.lasting(horizon),
        "last": Plain(str(last)),
        "flow": found.flow[max(found.flow)].topic,
    }
    if not stated:
        return prose(_("None of the {years} up to {last} has a stated {flow}."), **parts)
    if stated == horizon:
        return prose(_("Each of the {years} up to {last} has a stated {flow}."), **parts)
    verb = _("has") if stated == 1 else _("have")
    n = Plain(wording.count_of(stated))
    return prose(_("Of the {years} up to {last}, {n} {verb} a stated {flow}."), n=n, verb=verb,
                 **parts)  # fmt: skip
