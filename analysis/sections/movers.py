"""Who moved a country's trade: contributions of its partners to growth."""

from collections.abc import Iterator
from dataclasses import replace

from analysis import countries, indicators, marks, wording
from analysis.columns import Column, Row
from analysis.language import _
from analysis.origins import PARTNERS
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.markets import Market, Markets
from analysis.sections.partners import credit, named, unlisted_both
from analysis.sentences import capital, figure
from analysis.tables import Table


def movers(markets: Markets, flow: str, top: int) -> Table | Prose:
    """Return who carried the latest change of a flow: contributions to growth, in points.

    Half of ``top`` who added most, and half who took away most. A partner without a figure
    in either year is left out.
    """
    market = markets.flows.get(flow)
    before = market.earlier if market is not None else None
    if market is None or before is None:
        return Prose("")
    found = market.contributions(before)
    gained = [code for code, added in found.items() if added.central.middle > 0]
    lost = [code for code, added in found.items() if added.central.middle < 0]
    chosen = [*gained[: (top + 1) // 2], *lost[max(len(lost) - top // 2, 0) :]]
    money = lines.money([market.total(market.last)])
    rows = [_mover(market, code, found[code], before, money) for code in chosen]
    return Table(
        id=f"movers-{flow}",
        title=_("Who moved {whose} {flow} from {before} to {after}").format(
            whose=countries.possessive(markets.reporter),
            flow=_(flow),
            before=before,
            after=market.last,
        ),
        subtitle=_("Change of each partner’s figure over the whole of the earlier year, in points"),
        columns=(
            Column(key="country", label=_("Country"), header=True),
            Column(key="before", label=str(before), unit=money.unit, align="right"),
            Column(key="after", label=str(market.last), unit=money.unit, align="right"),
            Column(key="points", label=_("Contribution"), unit=_("points"), align="right"),
        ),
        rows=tuple(rows),
        source=credit(markets, rows),
    )


def moved(markets: Markets) -> Prose:
    """Say how much each flow changed over the years of the movers, and what the partner added."""
    told = joined(_moved(markets, market) for market in markets.flows.values())
    return told if markets.flows else unlisted_both(markets)


def _mover(market: Market, code: str, added: Quantity, before: int, money: lines.Money) -> Row:
    return (
        named(code),
        money.cell(market.value(code, before)),
        money.cell(market.value(code, market.last)),
        cite(marks.tabular(added, 0.01, 1), added.note),
    )


def _moved(markets: Markets, market: Market) -> Prose:
    before = market.earlier
    if before is None:
        return prose(
            _("No earlier year lists all of {whose} first five {partners} of {year}."),
            whose=countries.possessive(markets.reporter),
            partners=PARTNERS[market.flow],
            year=Plain(str(market.last)),
        )
    first, last = market.total(before), market.total(market.last)
    growth = indicators.year_on_year(first, last)
    said = prose(
        _("From {before} to {after} {whose} {flow} went from {first} to {last}: {change}."),
        before=Plain(str(before)),
        after=Plain(str(market.last)),
        whose=countries.possessive(markets.reporter),
        flow=_(market.flow),
        first=figure(first),
        last=figure(last),
        change=cite(wording.change(growth), growth.note),
    )
    return joined([said, *_part(markets, market, before)])


def _part(markets: Markets, market: Market, before: int) -> Iterator[Prose]:
    own = market.contributions(before).get(markets.partner)
    if own is not None:
        fell = own.central.middle < 0
        turned = own if own.printed is None else replace(own, printed=abs(own.printed))
        size = replace(turned, bounds=own.bounds.scaled(-1)) if fell else own
        yield prose(
            _("{partner} {verb} {points}."),
            partner=capital(countries.name(markets.partner)),
            verb=_("took away") if fell else _("added"),
            points=cite(wording.points(size), own.note),
        )
