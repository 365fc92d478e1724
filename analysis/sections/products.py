"""What is traded: the product groups known, how concentrated they are, what they leave out."""

from collections.abc import Sequence
from math import inf

from analysis import chapters, countries, proportions, spans, statistics, wording
from analysis.columns import Column
from analysis.dossier import Dossier
from analysis.figures.bars import Bar, Group, bars_chart
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Point
from analysis.interval import Interval
from analysis.language import _
from analysis.origins import topic
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import INDEX, Quantity, computed
from analysis.sections import lines
from analysis.sections.lines import FLOW_ROLES
from analysis.sentences import capital, missing, tally
from analysis.tables import Table

FLOWS = ("exports", "imports")
LOWER_BOUND = "lower_bound"
DRAWN, LISTED = 10, 20
"""How many product groups of a flow are drawn, and how many the table lists."""


def latest_year(dossier: Dossier) -> int | None:
    """Return the last year with product groups for the pair; None without any."""
    years = {o.year for o in dossier.known.observations if _is_group(o.product)}
    shown = {y for y in years if dossier.first_year <= y <= dossier.last_year}
    return max(shown, default=None)


def groups(dossier: Dossier, flow: str) -> dict[str, Quantity]:
    """Return the latest year's product groups of one flow of the reporter, largest first.

    Where the reporter states none, its partner's statement of the same goods is taken.
    """
    number = latest_year(dossier)
    if number is None:
        return {}
    observations, (one, other) = dossier.known.observations, dossier.pair
    own = statistics.hs_chapters(observations, flow, one, other, number)
    turned = {"exports": "imports", "imports": "exports"}[flow]
    return own or statistics.hs_chapters(observations, turned, other, one, number)


def chart(dossier: Dossier) -> Chart | Prose:
    """Return the largest product groups of both flows as bars; or that none is known."""
    shown = {flow: groups(dossier, flow) for flow in FLOWS}
    quantities = [q for found in shown.values() for q in found.values()]
    if not quantities:
        return missing(_("what is traded, by product group,"))
    return bars_chart(
        [
            Group(
                label=capital(topic(flow, *dossier.pair)),
                role=FLOW_ROLES[flow],
                bars=tuple(_bar(dossier, code, found[code]) for code in list(found)[:DRAWN]),
            )
            for flow, found in shown.items()
        ],
        Caption(
            id="products",
            title=_message(dossier, shown),
            subtitle=prose(
                _("The {largest}product groups known, by HS chapter, US dollars, {year}"),
                largest=_largest(DRAWN) if _is_more(shown, DRAWN) else "",
                year=Plain(str(latest_year(dossier))),
            ),
            source=lines.credit(dossier, [q.note for q in quantities]),
        ),
    )


def caution(dossier: Dossier) -> Prose:
    """Say what the product figures leave out, where their source says so."""
    flagged = [
        o
        for o in dossier.known.observations
        if _is_group(o.product) and LOWER_BOUND in o.quality and o.year == latest_year(dossier)
    ]
    if not flagged:
        return Prose("")
    return prose(
        _(
            "These are lower bounds: {source} adds up the lines it has reconciled, and chapters "
            "not listed may be as large. With one year of products no contribution to growth can "
            "be computed."
        ),
        source=flagged[0].source.publisher,
    )


def concentration(dossier: Dossier) -> Prose:
    """Say how concentrated the groups known are (HHI), flow by flow."""
    told = []
    for flow in FLOWS:
        found = list(groups(dossier, flow).values())
        if len(found) > 1:
            told.append(_concentrated(dossier, flow, found))
    return joined(told)


def table(dossier: Dossier) -> Table | Prose:
    """Return every product group known, with its part of the listed ones."""
    shown = {flow: groups(dossier, flow) for flow in FLOWS}
    quantities = [q for found in shown.values() for q in list(found.values())[:LISTED]]
    if not quantities:
        return Prose("")
    money = lines.money(quantities)
    rows = [
        (Plain(_(flow).capitalize()), f"HS {code}", _name(dossier, code), money.cell(found[code]))
        for flow, found in shown.items()
        for code in list(found)[:LISTED]
    ]
    return Table(
        id="product-groups",
        title=_("The largest product groups")
        if _is_more(shown, LISTED)
        else _("The product groups known"),
        subtitle=_("{one} with {other}, {year}").format(
            one=countries.title(dossier.reporter),
            other=countries.name(dossier.partner),
            year=latest_year(dossier),
        ),
        columns=(
            Column(key="flow", label=_("Flow")),
            Column(key="chapter", label=_("Chapter"), header=True),
            Column(key="name", label=_("Goods")),
            Column(key="value", label=_("Value"), unit=money.unit, align="right"),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, [q.note for q in quantities]),
    )


def at_least(parts: Sequence[Quantity], reporter: str, partner: str) -> Quantity:
    """Return what the groups known add up to, as a lower bound of the whole flow."""
    least = sum(q.bounds.low for q in parts)
    told = topic("exports", reporter, partner)
    return computed(
        id=f"at-least-{parts[0].note.id}",
        label=_("{topic}, at least the product groups known").format(topic=told),
        formula="Σ of the product groups known",
        inputs=tuple(parts),
        bounds=Interval(least, inf),
        unit=parts[0].unit,
        period=parts[0].period,
    )


def _concentrated(dossier: Dossier, flow: str, found: Sequence[Quantity]) -> Prose:
    result = proportions.hhi([q.bounds for q in found])
    central = proportions.hhi([q.central for q in found])
    told = topic(flow, *dossier.pair)
    index = computed(
        id=f"hhi-{found[0].note.id}",
        label=_("concentration of {topic}").format(topic=told),
        formula="HHI = Σ s²",
        inputs=tuple(found),
        bounds=result.hhi,
        unit=INDEX,
        printed=central.hhi.middle,
        period=found[0].period,
        text=_("over the product groups listed, not over all"),
    )
    return prose(
        _(
            "For {topic} {when} the Herfindahl–Hirschman index of the {n} chapters listed alone "
            "is {index}, where one would be a single group."
        ),
        n=tally(result.groups, index, _("product groups")),
        topic=told,
        when=Plain(spans.stated(index)),
        index=cite(wording.amount(index), index.note),
    )


def _message(dossier: Dossier, shown: dict[str, dict[str, Quantity]]) -> Prose:
    """Return the largest group of each flow, as a title; what is not listed may be larger."""
    leaders = {flow: next(iter(found), "") for flow, found in shown.items()}
    told = [
        prose(
            _("{goods} in {flow}"),
            goods=_name(dossier, code).lower(),
            flow=topic(flow, *dossier.pair),
        )
        for flow, code in leaders.items()
        if code
    ]
    return prose(_("Largest of the product groups listed: {told}"), told=joined(told, _(", ")))


def _bar(dossier: Dossier, code: str, quantity: Quantity) -> Bar:
    label = _("{name} (HS {code})").format(name=_name(dossier, code), code=code)
    year = float(quantity.year or 0)
    return Bar(label=label, point=Point.of(quantity, wording.money(quantity), year=year))


def _name(dossier: Dossier, code: str) -> str:
    """Return what a source calls a chapter, else our name of it."""
    told = (o.note for o in dossier.known.observations if o.product == code and o.note)
    return next(told, "") or chapters.name(code)


def _is_more(shown: dict[str, dict[str, Quantity]], most: int) -> bool:
    return any(len(found) > most for found in shown.values())


def _largest(number: int) -> str:
    return _("{n} largest ").format(n=wording.count_of(number))


def _is_group(product: str) -> bool:
    return len(product) == len("27") and product.isdigit()
