"""How much the two matter to each other: share, place with its neighbours, intensity."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from math import inf

from analysis import countries, indicators, marks, ranks, wording
from analysis.claims import Claim, Measure
from analysis.columns import Column, Row
from analysis.comparisons import intensity as intensity_sentence
from analysis.comparisons import share_and_rank
from analysis.dossier import Dossier
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point
from analysis.figures.importance import importance_chart
from analysis.interval import Interval
from analysis.language import _
from analysis.observations import TOTAL, WORLD, Observation
from analysis.origins import PARTNERS, topic
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, from_claim, from_observation
from analysis.ranks import Neighbour, Rank
from analysis.sections import lines
from analysis.sections.lines import FLOW_ROLES
from analysis.sections.products import at_least
from analysis.sentences import capital, figure, listed
from analysis.spans import period
from analysis.tables import Table
from analysis.verdicts import Judgement
from analysis.verdicts.targets import DOUBTED

FLOWS = ("exports", "imports")
ORDINALS = (_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth"))


def places(dossier: Dossier, reporter: str, flow: str) -> tuple[Rank, ...]:
    """Return the partner's place among all partners of one country, by year of one flow.

    Only for years in which one source has every partner. The pair's own figure is taken as
    the pair's series has it, flags and remark included.
    """
    partner = _other(dossier, reporter)
    known = {o.observation_id: o for o in dossier.known.observations}
    rows = [
        known.get(o.observation_id, o)
        for o in dossier.panel.partners(reporter, flow)
        if _in_years(dossier, o)
    ]
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
    rows = [row for rank in latest for row in _rows(rank)]
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
            Column(key="value", label=_("Value"), unit=_("US$ million"), align="right"),
            Column(key="gap", label=_("Gap to the partner"), unit=_("US$ million"), align="right"),
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


def intensity(dossier: Dossier) -> Prose:
    """Say trade intensity in each direction, for the latest year with all four figures."""
    told = [
        _told_intensity(dossier, one, other) for one, other in (dossier.pair, dossier.pair[::-1])
    ]
    if any(part.markdown for part in told):
        return joined(told)
    return prose(
        _("Trade intensity is [x]: no source here has both the pair’s and the world’s totals.")
    )


def _told_intensity(dossier: Dossier, reporter: str, partner: str) -> Prose:
    found = _intensity(dossier, reporter, partner)
    if found is None:
        return Prose("")
    if found.bounds.low < 1 < found.bounds.high:
        return prose(
            _("For {topic} the intensity is [x]: the product groups known leave it open."),
            topic=topic("exports", reporter, partner),
        )
    return intensity_sentence(found, reporter, partner)


def _intensity(dossier: Dossier, reporter: str, partner: str) -> Quantity | None:
    """Return (X_ij / X_i·) / (X_wj / X_w·) from one source; the pair may be a lower bound."""
    for source, number in _sources_with_world(dossier):
        rows = [
            o
            for o in dossier.visible.observations
            if (o.source.source_id, o.year) == (source, number)
        ]
        whole = _one(rows, "exports", reporter)
        theirs = _one(rows, "imports", partner)
        world = _one(rows, "exports", WORLD)
        pair = _pair(rows, reporter, partner)
        if whole and theirs and world and pair:
            found = indicators.intensity(pair, whole, theirs, world)
            high = inf if pair.bounds.high == inf else found.bounds.high
            return replace(found, bounds=Interval(found.bounds.low, high))
    return None


def _sources_with_world(dossier: Dossier) -> list[tuple[str, int]]:
    found = {
        (o.year, o.source.source_id)
        for o in dossier.visible.observations
        if o.reporter == o.partner == WORLD
    }
    return [(source, number) for number, source in sorted(found, reverse=True)]


def _one(rows: Iterable[Observation], flow: str, reporter: str) -> Quantity | None:
    fitting = [
        o
        for o in rows
        if (o.indicator, o.reporter, o.partner, o.product) == (flow, reporter, WORLD, TOTAL)
    ]
    return from_observation(fitting[0]) if fitting else None


def _pair(rows: Iterable[Observation], reporter: str, partner: str) -> Quantity | None:
    """Return exports to the partner: as a total, else at least the sum of the groups known."""
    told = list(rows)
    ways = (("exports", reporter, partner), ("imports", partner, reporter))
    own = [o for o in told if (o.indicator, o.reporter, o.partner) in ways]
    whole = [o for o in own if o.product == TOTAL]
    if whole:
        return from_observation(whole[0])
    parts = [from_observation(o) for o in own]
    if not parts:
        return None
    return at_least(parts, reporter, partner)


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


def _rows(rank: Rank) -> Iterator[Row]:
    """Yield the first partners, the neighbours and the partner itself, each country once."""
    head = _("{flow}, {year}").format(flow=_(rank.indicator).capitalize(), year=rank.value.year)
    seen = {rank.partner}
    for place, (code, value) in enumerate(rank.leaders):
        if code not in seen:
            seen.add(code)
            yield _row(head, code, ORDINALS[place].lower(), value, None)
    for side, word in ((rank.above, _("next above")), (None, ""), (rank.below, _("next below"))):
        if side is None and not word:
            own = cite(wording.rank(rank.place, rank.joint), rank.place.note)
            yield (Plain(head), countries.title(rank.partner), own, _millions(rank.value), "[z]")
        elif isinstance(side, Neighbour) and side.code not in seen:
            yield _row(head, side.code, word, side.value, side.gap)


def _row(head: str, code: str, place: str, value: Quantity, gap: Quantity | None) -> Row:
    told = _millions(gap) if gap is not None else "[z]"
    name = countries.label(code).removeprefix("the ")
    return (Plain(head), name, place, _millions(value), told)


def _millions(quantity: Quantity) -> Cited:
    return cite(marks.tabular(quantity, 1e6, 0), quantity.note)


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


def _in_years(dossier: Dossier, observation: Observation) -> bool:
    return dossier.first_year <= observation.year <= dossier.last_year


def _other(dossier: Dossier, code: str) -> str:
    return dossier.partner if code == dossier.reporter else dossier.reporter
