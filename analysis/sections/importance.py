"""How much the two matter to each other: share, place with its neighbours, intensity."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from analysis import countries, marks, ranks, wording
from analysis.claims import Claim, Measure
from analysis.columns import Column, Row
from analysis.comparisons import share_and_rank
from analysis.dossier import Dossier
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point
from analysis.figures.importance import importance_chart
from analysis.language import _
from analysis.origins import PARTNERS
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, from_claim
from analysis.ranks import Neighbour, Rank
from analysis.sections import lines
from analysis.sections.lines import FLOW_ROLES, Money
from analysis.sentences import capital, figure, listed
from analysis.spans import period
from analysis.tables import Table
from analysis.verdicts import Judgement
from analysis.verdicts.targets import DOUBTED

FLOWS = ("exports", "imports")
ORDINALS = (_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth"))


@lru_cache(maxsize=2 * len(FLOWS))
def places(dossier: Dossier, reporter: str, flow: str) -> tuple[Rank, ...]:
    """Return the partner's place among all partners of one country, by year of one flow.

    Only for years in which one source has every partner.
    """
    partner = _other(dossier, reporter)
    rows = dossier.partners(reporter, flow)
    found: dict[int, Rank] = {}
    for _source, group in groupby(rows, key=lambda o: (o.source.source_id, o.year)):
        ranked = ranks.rank(list(group), partner)
        if ranked is not None and ranked.value.year is not None:
            found.setdefault(ranked.value.year, ranked)
    return tuple(found[year] for year in sorted(found))


def matters(dossier: Dossier, reporter: str) -> Prose:
    """Say the latest place and share of the partner in one country's exports and imports."""
    told = [share_and_rank(latest[-1]) for latest in _every(dossier, reporter) if latest]
    if told:
        return joined(told)
    return prose(
        _("No source here ranks {partner} among {whose} partners."),
        partner=countries.name(_other(dossier, reporter)),
        whose=countries.possessive(reporter),
    )


def chart(dossier: Dossier, reporter: str) -> Chart | Prose:
    """Return share and place of the partner over time, by flow."""
    series = dict(zip(FLOWS, _every(dossier, reporter), strict=True))
    shares = [_line(flow, [(r, r.share) for r in found]) for flow, found in series.items()]
    places = [_line(flow, [(r, r.place) for r in found]) for flow, found in series.items()]
    drawn = [*shares, *places]
    return importance_chart(
        shares,
        places,
        Caption(
            id=f"importance-{reporter.lower()}",
            title=_message(dossier, reporter),
            subtitle=prose(
                _("{partner} in {whose} exports and imports of goods, {years}"),
                partner=capital(countries.name(_other(dossier, reporter))),
                whose=countries.possessive(reporter),
                years=Plain(lines.shown_years(dossier, drawn)),
            ),
            source=lines.credit(dossier, lines.noted(drawn)),
        ),
    )


def neighbours(dossier: Dossier, reporter: str) -> Table | Prose:
    """Return the latest places with the gap to those above and below, and the first partners."""
    latest = [found[-1] for found in _every(dossier, reporter) if found]
    if not latest:
        return Prose("")
    money = lines.money(rank.value for rank in latest)
    rows = [row for rank in latest for row in _rows(rank, money)]
    notes = [value.note for row in rows for value in row if isinstance(value, Cited)]
    return Table(
        id=f"places-{reporter.lower()}",
        title=_("Where {partner} stands among {whose} partners").format(
            partner=countries.name(_other(dossier, reporter)),
            whose=countries.possessive(reporter),
        ),
        subtitle=_("Goods; the first five partners, the neighbours, and the partner itself"),
        columns=(
            Column(key="flow", label=_("Flow and year"), header=True),
            Column(key="country", label=_("Country")),
            Column(key="place", label=_("Place"), align="right"),
            Column(key="value", label=_("Value"), unit=money.unit, align="right"),
            Column(key="gap", label=_("Gap to the partner"), unit=money.unit, align="right"),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, notes),
    )


def told_places(dossier: Dossier) -> Table | Prose:
    """Return the places and shares that sources state without a table of partners behind them."""
    stated = [
        j
        for j in dossier.judgements
        if j.claim.measure in (Measure.RANK, Measure.SHARE) and j.verdict not in DOUBTED
    ]
    if not stated:
        return Prose("")
    ordered = sorted(stated, key=lambda j: (_end(j.claim), j.claim.claim_id))
    return Table(
        id="stated-places",
        title=_("Places and shares as sources state them"),
        subtitle=_("No table of partners stands behind these"),
        columns=(
            Column(key="period", label=_("Period"), header=True),
            Column(key="what", label=_("What")),
            Column(key="figure", label=_("Place or share")),
            Column(key="who", label=_("Said by")),
            Column(key="verdict", label=_("Verdict")),
        ),
        rows=tuple(_stated(j) for j in ordered),
        source=lines.credit(dossier, [from_claim(j.claim).note for j in ordered]),
    )


def _every(dossier: Dossier, reporter: str) -> tuple[tuple[Rank, ...], ...]:
    return tuple(places(dossier, reporter, flow) for flow in FLOWS)


def _line(flow: str, points: Iterable[tuple[Rank, Quantity]]) -> Line:
    return Line(label=_(flow), role=FLOW_ROLES[flow], points=tuple(_point(q) for _r, q in points))


def _point(quantity: Quantity) -> Point:
    return Point.of(quantity, wording.amount(quantity), year=float(quantity.year or 0))


def _message(dossier: Dossier, reporter: str) -> Prose:
    found = [latest[-1] for latest in _every(dossier, reporter) if latest]
    partner = countries.name(_other(dossier, reporter))
    if not found:
        return prose(_("Nothing ranks {partner} among {whose} partners"), partner=partner,
                     whose=countries.possessive(reporter))  # fmt: skip
    parts = listed(
        prose(
            _("{place} of {whose} {partners} in {year}"),
            place=cite(wording.rank(rank.place, rank.joint), rank.place.note),
            whose=countries.possessive(reporter),
            partners=PARTNERS[rank.indicator],
            year=Plain(str(rank.value.year)),
        )
        for rank in found
    )
    return prose(_("{partner} was {places}"), partner=capital(partner), places=parts)


def _rows(rank: Rank, money: Money) -> Iterator[Row]:
    """Yield the first partners, the neighbours and the partner itself, each country once."""
    head = _("{flow}, {year}").format(flow=_(rank.indicator).capitalize(), year=rank.value.year)
    seen = {rank.partner}
    for place, (code, value) in enumerate(rank.leaders):
        if code not in seen:
            seen.add(code)
            yield _row((head, code, ORDINALS[place].lower()), value, None, money)
    for side, word in ((rank.above, _("next above")), (None, ""), (rank.below, _("next below"))):
        if side is None and not word:
            told = marks.marked(wording.rank(rank.place, rank.joint), rank.place.marks)
            own = cite(told, rank.place.note)
            yield (Plain(head), countries.title(rank.partner), own, money.cell(rank.value), "[z]")
        elif isinstance(side, Neighbour) and side.code not in seen:
            yield _row((head, side.code, word), side.value, side.gap, money)


def _row(what: tuple[str, str, str], value: Quantity, gap: Quantity | None, money: Money) -> Row:
    """Return the row of a country, ``what`` being the flow and year, its code and its place."""
    head, code, place = what
    told = money.cell(gap) if gap is not None else "[z]"
    name = countries.label(code).removeprefix("the ")
    return (Plain(head), name, place, money.cell(value), told)


def _stated(judgement: Judgement) -> Row:
    quantity = from_claim(judgement.claim)
    return (
        Plain(period(quantity)),
        capital(quantity.topic),
        figure(quantity),
        quantity.attribution,
        judgement.words,
    )


def _end(claim: Claim) -> str:
    return claim.period.end.isoformat() if claim.period is not None else ""


def _other(dossier: Dossier, code: str) -> str:
    return dossier.partner if code == dossier.reporter else dossier.reporter
