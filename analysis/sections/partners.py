"""One country and all its partners: who they are, and where the one of the report stands."""

from collections.abc import Iterable
from dataclasses import replace

from analysis import countries, marks, sentences, wording
from analysis.blocks import Cover
from analysis.columns import Column, Row
from analysis.comparisons import share_and_rank
from analysis.figures.bars import Bar, Group, bars_chart
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Point
from analysis.language import _
from analysis.ledgers import FLOWS
from analysis.observations import Observation
from analysis.origins import PARTNERS
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import from_observation
from analysis.ranks import Rank
from analysis.sections import lines, opening
from analysis.sections.lines import FLOW_ROLES
from analysis.sections.markets import Market, Markets
from analysis.sentences import capital, figure
from analysis.tables import Table


def cover(markets: Markets) -> Cover:
    """Return the cover strip: whose partners, and how many are ranked."""
    ranked = tuple(
        (_("Partners by {flow}, {year}").format(flow=_(flow), year=m.last), str(len(m.rows)))
        for flow, m in markets.flows.items()
    )
    usual = opening.cover(markets.dossier, _title(markets))
    return replace(usual, facts=(usual.facts[0], *ranked))


def standing(markets: Markets) -> Prose:
    """Say the partner's place and share in each flow, and the gap to its neighbours."""
    return joined(_standing(markets, flow) for flow in FLOWS)


def leaders(markets: Markets, top: int) -> Chart | Prose:
    """Return the first partners of each flow as bars, the partner of the report among them."""
    shown = {flow: first(market, markets.partner, top) for flow, market in markets.flows.items()}
    if not shown:
        return Prose("")
    every = [from_observation(o) for rows in shown.values() for o in rows]
    return bars_chart(
        [
            Group(
                label=_("{flow}, {year}").format(flow=_(flow).capitalize(), year=rows[0].year),
                role=FLOW_ROLES[flow],
                bars=tuple(_bar(markets, o, behind=n >= top) for n, o in enumerate(rows)),
            )
            for flow, rows in shown.items()
        ],
        Caption(
            id="leaders",
            title=_leading(markets),
            subtitle=prose(
                _("Goods at current prices, the first {n} partners and {partner}"),
                n=Plain(wording.count_of(top)),
                partner=countries.name(markets.partner),
            ),
            source=lines.credit(markets.dossier, [q.note for q in every]),
        ),
    )


def ranking(markets: Markets, flow: str, top: int) -> Table | Prose:
    """Return the first partners of one flow with value and share, and what place they had.

    The earlier place is left out where no earlier year compares with the latest.

    Args:
        markets: The partners of the country.
        flow: ``exports`` or ``imports``.
        top: How many; the partner of the report is added if it is not among them.
    """
    market = markets.flows.get(flow)
    if market is None:
        return unlisted(markets, flow)
    total = market.total(market.last)
    money = lines.money([total])
    chosen = first(market, markets.partner, top)
    opening = market.opening
    every = [_ranked(market, o.partner, opening, money) for o in chosen]
    every.append((_whole(market), "[z]", money.cell(total), "[z]", "[z]"))
    columns = (
        Column(key="country", label=_("Country"), header=True),
        Column(key="place", label=_("Place"), align="right"),
        Column(key="value", label=_("Value"), unit=money.unit, align="right"),
        Column(key="share", label=_("Share"), unit="%", align="right"),
        Column(key="then", label=_("Place in {year}").format(year=opening), align="right"),
    )
    shown = len(columns) if opening is not None else len(columns) - 1
    rows = [row[:shown] for row in every]
    return Table(
        id=f"ranking-{flow}",
        title=_("{whose} first {partners}, {year}").format(
            whose=capital(countries.possessive(markets.reporter)),
            partners=PARTNERS[flow],
            year=market.last,
        ),
        subtitle=_("Goods at current prices; joint where two have the same figure"),
        columns=columns[:shown],
        rows=tuple(rows),
        source=credit(markets, rows),
    )


def _title(markets: Markets) -> str:
    whose = capital(countries.possessive(markets.reporter))
    return _("{whose} trade partners, and {partner} among them").format(
        whose=whose, partner=countries.name(markets.partner)
    )


def _standing(markets: Markets, flow: str) -> Prose:
    market = markets.flows.get(flow)
    if market is None:
        return unlisted(markets, flow)
    found = market.rank(markets.partner, market.last)
    if found is not None:
        return share_and_rank(found)
    return prose(
        _("{source} lists {n} of {whose} {partners} in {year}, and {partner} is not among them."),
        source=capital(sentences.named(market.rows[0].source.publisher)),
        n=figure(market.count(market.last)),
        whose=countries.possessive(markets.reporter),
        partners=PARTNERS[flow],
        year=Plain(str(market.last)),
        partner=countries.name(markets.partner),
    )


def unlisted_both(markets: Markets) -> Prose:
    """Say that no source lists the partners in any flow."""
    return prose(
        _("No source of this edition lists {whose} partners in the years shown."),
        whose=countries.possessive(markets.reporter),
    )


def unlisted(markets: Markets, flow: str) -> Prose:
    """Say that no source lists the partners in a flow."""
    return prose(
        _("No source of this edition lists {whose} {flow} by partner in the years shown."),
        whose=countries.possessive(markets.reporter),
        flow=_(flow),
    )


def first(market: Market, partner: str, top: int) -> list[Observation]:
    """Return the first partners, and the partner of the report after them if it is further down."""
    first = list(market.rows[:top])
    if all(o.partner != partner for o in first):
        first += [o for o in market.rows if o.partner == partner]
    return first


def _bar(markets: Markets, o: Observation, *, behind: bool) -> Bar:
    quantity = from_observation(o)
    name = named(o.partner)
    return Bar(
        label=_("{country}, further down").format(country=name) if behind else name,
        point=Point.of(quantity, wording.money(quantity), year=float(o.year)),
        dim=o.partner != markets.partner,
    )


def _leading(markets: Markets) -> Prose:
    told = [
        prose(
            _("{country} is first of {whose} {partners}, with {share}"),
            country=countries.name(market.rows[0].partner),
            whose=countries.possessive(markets.reporter),
            partners=PARTNERS[flow],
            share=cite(wording.percent(first.share), first.share.note),
        )
        for flow, market in markets.flows.items()
        if (first := market.rank(market.rows[0].partner, market.last)) is not None
    ]
    text = joined(told, "; ")
    return Prose(capital(text.markdown), text.notes)


def _ranked(market: Market, code: str, earlier: int | None, money: lines.Money) -> Row:
    now = market.rank(code, market.last)
    then = market.rank(code, earlier) if earlier is not None else None
    if now is None:
        raise AssertionError(f"{code} is in the ranking it is taken from")
    return (
        named(code),
        _place(now),
        money.cell(now.value),
        share_of(now),
        _place(then) if then is not None else "[x]",
    )


def _place(found: Rank) -> Cited:
    number = marks.tabular(found.place, 1.0, 0)
    text = _("joint {place}").format(place=number) if found.joint else number
    return cite(text, found.place.note)


def named(code: str) -> str:
    """Return a partner's name for a list, also one that is no more."""
    return countries.label(code).removeprefix("the ")


def share_of(found: Rank | None) -> Cited | str:
    """Return a share as a cell in percent; [x] where there is none."""
    if found is None:
        return "[x]"
    return cite(marks.tabular(found.share, 0.01, 1), found.share.note)


def _whole(market: Market) -> Cited:
    count = market.count(market.last)
    return cite(_("All {n} partners listed").format(n=wording.amount(count)), count.note)


def credit(markets: Markets, rows: Iterable[Row]) -> str:
    """Return the source line of a table with these rows."""
    notes = [value.note for row in rows for value in row if isinstance(value, Cited)]
    return lines.credit(markets.dossier, notes)
