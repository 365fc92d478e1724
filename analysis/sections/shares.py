"""Shares of partners over time, and how concentrated trade is on few of them."""

from collections.abc import Iterable, Iterator

from analysis import countries, wording
from analysis.columns import Column
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point
from analysis.figures.importance import importance_chart
from analysis.language import _
from analysis.prose import Part, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.ranks import Rank
from analysis.sections import lines
from analysis.sections.lines import FLOW_ROLES
from analysis.sections.markets import Market, Markets
from analysis.sections.partners import credit, first, named, share_of, unlisted_both
from analysis.sentences import capital, figure, listed
from analysis.tables import Table

COLUMNS_OF_YEARS = 6
"""As many years as a table of shares has room for."""


def share_chart(markets: Markets) -> Chart | Prose:
    """Return share and place of the partner over time, by flow."""
    found = {flow: _ranks(markets, market) for flow, market in markets.flows.items()}
    shares = [_line(flow, [r.share for r in told]) for flow, told in found.items()]
    places = [_line(flow, [r.place for r in told]) for flow, told in found.items()]
    return importance_chart(
        shares,
        places,
        Caption(
            id="share-over-time",
            title=_course(markets),
            subtitle=prose(
                _("{partner} in {whose} exports and imports of goods, {years}"),
                partner=capital(countries.name(markets.partner)),
                whose=countries.possessive(markets.reporter),
                years=Plain(lines.shown_years(markets.dossier, shares)),
            ),
            source=lines.credit(markets.dossier, lines.noted([*shares, *places])),
        ),
    )


def shares_by_year(markets: Markets, flow: str, top: int) -> Table | Prose:
    """Return the shares of the first partners over time, evenly chosen years side by side.

    Nothing where no earlier year compares with the latest.
    """
    market = markets.flows.get(flow)
    if market is None or not market.comparable:
        return Prose("")
    shown = _spread([*market.comparable, market.last], COLUMNS_OF_YEARS)
    rows = [
        (named(o.partner), *(share_of(market.rank(o.partner, number)) for number in shown))
        for o in first(market, markets.partner, top)
    ]
    return Table(
        id=f"shares-{flow}",
        title=_("Shares in {whose} {flow}, {first} to {last}").format(
            whose=countries.possessive(markets.reporter),
            flow=_(flow),
            first=shown[0],
            last=shown[-1],
        ),
        subtitle=_("Percent of the flow to or from all partners listed; today’s first partners"),
        columns=(
            Column(key="country", label=_("Country"), header=True),
            *(Column(key=f"y{n}", label=str(n), unit="%", align="right") for n in shown),
        ),
        rows=tuple(rows),
        source=credit(markets, rows),
    )


def concentration(markets: Markets) -> Prose:
    """Say how concentrated each flow is on few partners (HHI), and how it was at first."""
    told = joined(_concentrated(market) for market in markets.flows.values())
    return told if markets.flows else unlisted_both(markets)


def _ranks(markets: Markets, market: Market) -> list[Rank]:
    found = (market.rank(markets.partner, number) for number in market.years)
    return [one for one in found if one is not None]


def _line(flow: str, quantities: Iterable[Quantity]) -> Line:
    points = (Point.of(q, wording.amount(q), year=float(q.year or 0)) for q in quantities)
    return Line(label=_(flow), role=FLOW_ROLES[flow], points=tuple(points))


def _course(markets: Markets) -> Prose:
    """Return how the partner's share moved in each flow, as the title of a chart."""
    told = [
        _moved(market, now, _sound(market, markets.partner))
        for market in markets.flows.values()
        if (now := market.rank(markets.partner, market.last)) is not None
    ]
    if not told:
        return prose(
            _("The latest year does not rank {partner}"),
            partner=countries.name(markets.partner),
        )
    whose = countries.possessive(markets.partner)
    text = prose(_("{whose} share {told}"), whose=whose, told=listed(told))
    return Prose(capital(text.markdown), text.notes)


def _sound(market: Market, partner: str) -> Rank | None:
    """Return the partner's place in the first year that compares and does not doubt its figure."""
    found = (market.rank(partner, number) for number in market.comparable)
    return next((one for one in found if one is not None and not one.doubted), None)


def _moved(market: Market, now: Rank, then: Rank | None) -> Prose:
    parts: dict[str, Part] = {
        "whose": countries.possessive(market.reporter),
        "flow": _(market.flow),
        "last": cite(wording.percent(now.share), now.share.note),
        "now": Plain(str(market.last)),
    }
    if then is None:
        return prose(_("in {whose} {flow} was {last} in {now}"), **parts)
    return prose(
        _("in {whose} {flow} {verb} from {first} in {then} to {last} in {now}"),
        verb=_verb(then.share, now.share),
        first=cite(wording.percent(then.share), then.share.note),
        then=Plain(str(then.share.year)),
        **parts,
    )


def _verb(before: Quantity, after: Quantity) -> str:
    change = after.bounds - before.bounds
    if change.low > 0:
        return _("rose")
    return _("fell") if change.high < 0 else _("went")


def _spread(numbers: list[int], most: int) -> list[int]:
    """Return at most so many of the numbers, evenly spread, the first and the last among them."""
    if len(numbers) <= most:
        return numbers
    step = (len(numbers) - 1) / (most - 1)
    return [numbers[round(step * place)] for place in range(most)]


def _concentrated(market: Market) -> Prose:
    now, number = market.concentration(market.last), market.last
    if now is None:
        return Prose("")
    five = market.first_five(number)
    told = prose(
        _(
            "In {year} the Herfindahl–Hirschman index (the sum of the squared shares) of {whose} "
            "{flow} over {n} partners was {index}; one partner alone would give one, equal "
            "partners {least}. The first five took {five}."
        ),
        year=Plain(str(number)),
        whose=countries.possessive(market.reporter),
        flow=_(market.flow),
        n=figure(market.count(number)),
        index=figure(now),
        least=figure(market.evenness(number)),
        five=cite(wording.percent(five), five.note),
    )
    return joined([told, *_concentrated_before(market)])


def _concentrated_before(market: Market) -> Iterator[Prose]:
    opening = market.opening
    then = market.concentration(opening) if opening is not None else None
    if opening is not None and then is not None:
        yield prose(
            _("In {year}, the first year that lists all of these five, it was {index}, over {n} "
              "partners."),
            year=Plain(str(opening)),
            index=figure(then),
            n=figure(market.count(opening)),
        )  # fmt: skip
