"""Investment in both directions: flows, stocks, cumulative counts and projects, never mixed."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from analysis import comparisons, countries, indicators, marks, sentences, spans, wording
from analysis.claims import Claim, Indicator, Measure, Status
from analysis.columns import NOT_APPLICABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.figures import claims as claim_charts
from analysis.figures import investment as charts
from analysis.figures import style
from analysis.figures.chart import Caption, Chart
from analysis.figures.claims import Saying
from analysis.figures.data import Line, Point
from analysis.figures.investment import Window
from analysis.investments import Investment
from analysis.language import _
from analysis.origins import topic
from analysis.prose import Cited, Note, Part, Plain, Prose, cite, joined, prose
from analysis.quantities import FRACTION, Quantity, from_claim
from analysis.sections import lines
from analysis.sentences import capital, figure, listed
from analysis.tables import Table
from analysis.verdicts import Figure, Judgement, Verdict, amounts
from analysis.verdicts.arithmetic import steps
from analysis.verdicts.targets import DOUBTED

MILLION, BILLION = 1e6, 1e9
UNEQUAL = DOUBTED | {Verdict.DEFINITION_DIFFERS}
"""Verdicts of figures that a reader should not take at their word."""


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
            _verdict(dossier, quantity),
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
        source=lines.credit(dossier, _notes(rows)),
        symbols=marks.symbols(_texts(rows)),
    )


def rivals_chart(dossier: Dossier) -> Chart | Prose:
    """Return the latest doubted inflow and the statements that decide against it.

    Nothing where none is doubted; ``contested`` says so.
    """
    judgement = _doubted(dossier)
    if judgement is None:
        return lines.UNSAID
    rivals = [r.figure for r in judgement.decided_by if r.figure.thing == judgement.figure.thing]
    figures = _unlike([judgement.figure, *rivals])
    caption = Caption(
        id="contested-inflow",
        title=rivals_message(dossier),
        subtitle=_("What each source allows for the inflow of its period, US dollars"),
        source=lines.credit(dossier, [f.quantity.note for f in figures]),
    )
    sayings = [_saying(dossier, f, judgement) for f in figures]
    return claim_charts.bounds_chart(sayings, caption)


def rivals_message(dossier: Dossier) -> Prose:
    """Return what stands against the latest doubted inflow, as the title of a chart."""
    judgement = _doubted(dossier)
    if judgement is None:
        return Prose(_("Inflows on which sources differ"))
    return prose(
        _("{figure} {when}, by {source}: {headline}"),
        figure=_exact(judgement.figure.quantity),
        when=Plain(spans.stated(judgement.figure.quantity)),
        source=sentences.named(judgement.figure.quantity.attribution),
        headline=judgement.headline,
    )


def contested(dossier: Dossier) -> Prose:
    """Say which inflows stand contradicted, out of date or otherwise defined, and why.

    The latest that is out of date or contradicted comes first, with its arithmetic.
    """
    chief = _doubted(dossier)
    told = [] if chief is None else [joined([_judged(chief), *_arithmetic(chief)])]
    told += [
        _judged(judgement)
        for judgement in _inflows(dossier)
        if judgement.verdict in UNEQUAL and judgement is not chief
    ]
    if not told:
        return prose(_("No stated inflow stands against another source or another year."))
    return joined(told, "\n\n")


def window_chart(dossier: Dossier, host: str) -> Chart | Prose:
    """Return which years each cumulative statement covers, its amount written beside.

    Statements of one amount for one span of years stand once.

    Args:
        dossier: What the edition knows.
        host: Where the investment goes.
    """
    found = dossier.investments[host]
    if not found.cumulative:
        return sentences.missing(topic(Indicator.FDI_CUMULATIVE, found.host, found.investor))
    role = style.host(host, frozenset(dossier.pair))
    windows = [_window(several, role) for several in _alike(found.cumulative)]
    caption = Caption(
        id=f"windows-{host.lower()}",
        title=window_message(dossier, host),
        subtitle=_("{topic}, as stated; a dashed bar has no stated start").format(
            topic=capital(found.cumulative[0].topic)
        ),
        source=lines.credit(dossier, [w.point.note for w in windows]),
    )
    return charts.window_chart(windows, caption)


def window_message(dossier: Dossier, host: str) -> Prose:
    """Return how many spans of years the cumulative statements cover, as a title."""
    every = dossier.investments[host].cumulative
    spanned = {q.period for q in every if _covers(q)}
    unstarted = sum(not _covers(q) for q in every)
    if len(every) < 2:
        return Prose(_("Which years the cumulative statement covers"))
    if not spanned:
        n = Plain(capital(wording.count_of(len(every))))
        return prose(_("{n} cumulative statements, none with a stated start"), n=n)
    told = [
        _spans(len(spanned)),
        *([_unstarted(unstarted)] if unstarted else []),
    ]
    return prose(
        _("{n} cumulative statements: {told}"),
        n=Plain(capital(wording.count_of(len(every)))),
        told=listed(told),
    )


def _spans(count: int) -> Prose:
    words = _("one span of years") if count == 1 else _("{n} different spans of years")
    return prose(words, n=Plain(wording.count_of(count)))


def _unstarted(count: int) -> Prose:
    return prose(_("{n} with no stated start"), n=Plain(wording.count_of(count)))


def cumulative_table(dossier: Dossier, host: str) -> Table | Prose:
    """Return the cumulative statements of investment in ``host``, with the average a year.

    The average is over the years the count covers, and only where both are stated. Nothing
    where ``window_chart`` says that none is known.
    """
    found = dossier.investments[host]
    if not found.cumulative:
        return lines.UNSAID
    rows = [_cumulative_row(dossier, quantity) for quantity in found.cumulative]
    return Table(
        id=f"cumulative-{host.lower()}",
        title=_("Cumulative investment from {investor} into {host}, as stated").format(
            investor=countries.name(found.investor), host=countries.name(found.host)
        ),
        subtitle=_("Totals of different windows do not compare; averages over their own years"),
        columns=(
            Column(key="window", label=_("Years covered"), header=True),
            Column(key="speaker", label=_("Stated by")),
            Column(key="total", label=_("Total"), unit=_("US$ billion"), align="right"),
            Column(key="average", label=_("Average"), unit=_("US$ million a year"), align="right"),
            Column(key="verdict", label=_("Verdict")),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, _notes(rows)),
        symbols=marks.symbols(_texts(rows)),
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
        source=lines.credit(dossier, _notes(rows)),
        symbols=marks.symbols(_texts(rows)),
    )


def share_of_total(dossier: Dossier) -> Prose:
    """Say the last year's share in a cumulative count, only where both are counted alike.

    Alike: one source states both, names whose statistics they are, and the count ends with
    the year. Otherwise say why no share is given.
    """
    pairs = _once(_pairs(dossier))
    told = [_share(flow, total) for flow, total in pairs if _is_alike(flow, total)]
    others = [_no_share(flow, total) for flow, total in pairs if not _is_alike(flow, total)]
    if not pairs:
        return prose(
            _(
                "No source states both the inflow of a year and a count that ends with it, so "
                "no share of the one in the other is given."
            )
        )
    return joined([*told, *others], "\n\n")


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


def _verdict(dossier: Dossier, quantity: Quantity) -> str:
    judgement = _judgement(dossier, quantity)
    return NOT_APPLICABLE if judgement is None else judgement.words


def _inflows(dossier: Dossier) -> list[Judgement]:
    """Return the verdicts on every inflow stated for the years shown."""
    levels_of_flow = {
        c.claim_id
        for c in dossier.shown
        if c.indicator is Indicator.FDI_FLOW and c.measure is Measure.LEVEL
    }
    return [j for j in dossier.judgements if j.claim.claim_id in levels_of_flow]


def _doubted(dossier: Dossier) -> Judgement | None:
    """Return the doubted inflow of the latest period, among those counted as usual."""
    found = [
        j
        for j in _inflows(dossier)
        if j.verdict in DOUBTED and j.claim.period is not None and "definition" not in j.claim.flags
    ]
    return max(found, key=lambda j: (j.figure.quantity.year or 0, j.claim.claim_id), default=None)


def _exact(quantity: Quantity) -> Cited:
    """Return a figure with all the digits of its source: here they are what is at issue."""
    return cite(amounts.printed(quantity), quantity.note)


def _unlike(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those computed alike, in order of time, the claim first."""
    kept: dict[object, Figure] = {}
    for found in figures:
        kept.setdefault(found.bounds if found.inputs else found.quantity.note.id, found)
    first, *others = kept.values()
    ends = [(f.period.end if f.period else date.max, f.order) for f in others]
    return [first, *(f for _end, f in sorted(zip(ends, others, strict=True), key=lambda x: x[0]))]


def _saying(dossier: Dossier, found: Figure, claimed: Judgement) -> Saying:
    quantity = found.quantity
    who = quantity.attribution or _("Carried on by the stated change")
    verdict = claimed.words if found is claimed.figure else ""
    return Saying(
        label=_("{who}, {when}").format(
            who=who, when=spans.name(found.period) if found.period else quantity.worded
        ),
        point=Point.of(quantity, amounts.printed(quantity), year=0, stated=True),
        role=style.ledger(found.ledger, frozenset(dossier.pair)),
        verdict=verdict,
    )


def _judged(judgement: Judgement) -> Prose:
    quantity = from_claim(judgement.claim)
    period = spans.stated(quantity)
    worded = _("“{words}”").format(words=quantity.worded) if quantity.worded else period
    return prose(
        _("{topic}: {source} states {figure} ({words}). Verdict: {verdict}; {headline}. {reason}."),
        topic=capital(quantity.topic),
        source=sentences.named(quantity.attribution),
        figure=_exact(quantity),
        words=Plain(worded),
        verdict=judgement.words,
        headline=judgement.headline,
        reason=judgement.reason.rstrip("."),
    )


def _arithmetic(judgement: Judgement) -> tuple[Prose, ...]:
    """Return the arithmetic without rivals that only repeat another's figure for the period."""
    kept = {(r.bounds, r.period): r for r in reversed(judgement.decided_by)}
    return steps(judgement.figure, tuple(r for r in judgement.decided_by if r in kept.values()))


def _covers(quantity: Quantity) -> bool:
    """Whether a cumulative statement says since when it counts: a window of years, not a day."""
    return quantity.period is not None and quantity.period.years > 1


def _alike(cumulative: Sequence[Quantity]) -> list[list[Quantity]]:
    groups: dict[object, list[Quantity]] = {}
    for quantity in cumulative:
        key = (quantity.period, quantity.printed, quantity.hedge)
        groups.setdefault(key, []).append(quantity)
    return list(groups.values())


def _window(several: Sequence[Quantity], role: style.Role) -> Window:
    quantity = several[0]
    period = quantity.period
    assert period is not None
    speakers = list(dict.fromkeys(q.attribution for q in several))
    end = period.end.year + (period.end.month - 1) / 12
    return Window(
        label=speakers[0] if len(speakers) == 1 else _("{who}, others").format(who=speakers[0]),
        start=period.start.year if _covers(quantity) else None,
        end=end,
        point=Point.of(quantity, wording.amount(quantity), year=period.end.year, stated=True),
        role=role,
    )


def _cumulative_row(dossier: Dossier, quantity: Quantity) -> Row:
    average: Value = NOT_APPLICABLE
    window: Value = NOT_APPLICABLE
    if quantity.period is not None:
        window = Plain(_("up to {day}").format(day=spans.name(quantity.period)))
    if _covers(quantity) and quantity.period is not None:
        mean = indicators.average_per_year(quantity, quantity.period.years)
        average = Cited(marks.ranged(mean, MILLION, 0), mean.note)
        window = Plain(spans.name(quantity.period))
    return (
        window,
        quantity.attribution,
        Cited(marks.tabular(quantity, BILLION, 2), quantity.note),
        average,
        _verdict(dossier, quantity),
    )


def _pairs(dossier: Dossier) -> Iterable[tuple[Claim, Claim]]:
    """Return each source's inflow of a year with its count of many years that ends with it."""
    told = [
        c
        for c in dossier.shown
        if c.measure is Measure.LEVEL
        and c.status is Status.REPORTED
        and c.period is not None
        and "definition" not in c.flags
    ]
    for flow in (c for c in told if c.indicator is Indicator.FDI_FLOW):
        for total in (c for c in told if c.indicator is Indicator.FDI_CUMULATIVE):
            same = (flow.source, flow.reporter, flow.partner) == (
                total.source, total.reporter, total.partner
            )  # fmt: skip
            assert flow.period is not None
            assert total.period is not None
            if same and flow.period.is_year and total.period.end == flow.period.end:
                yield flow, total


def _once(pairs: Iterable[tuple[Claim, Claim]]) -> list[tuple[Claim, Claim]]:
    """Return the pairs without those that only repeat another's figures."""
    kept: dict[object, tuple[Claim, Claim]] = {}
    for flow, total in pairs:
        kept.setdefault((flow.bounds, flow.period, total.bounds, total.period), (flow, total))
    return list(kept.values())


def _is_alike(flow: Claim, total: Claim) -> bool:
    return bool(flow.ledger) and flow.ledger == total.ledger and flow.speaker == total.speaker


def _share(flow: Claim, total: Claim) -> Prose:
    part, whole = from_claim(flow), from_claim(total)
    ratio = indicators.ratio(part, whole, FRACTION)
    parts: dict[str, Part] = {
        "source": sentences.named(part.attribution),
        "flow": figure(part),
        "when": Plain(spans.stated(part)),
        "total": figure(whole),
        "span": Plain(spans.stated(whole)),
        "share": cite(wording.percent(ratio), ratio.note),
    }
    return prose(
        _(
            "According to {source} the inflow {when} was {flow} and all investment {span} "
            "{total}: the one year would be {share} of the whole. Warning: an inflow is gross "
            "and a count of many years may be net of what was withdrawn, so the share holds "
            "only if both are counted alike."
        ),
        **parts,
    )


def _no_share(flow: Claim, total: Claim) -> Prose:
    part, whole = from_claim(flow), from_claim(total)
    return prose(
        _(
            "{source} states {flow} {when} beside {total} {span}, without saying whose "
            "statistics either is from; no share of the one in the other is given."
        ),
        source=capital(sentences.named(part.attribution)),
        flow=_exact(part),
        when=Plain(spans.stated(part)),
        total=figure(whole),
        span=Plain(spans.stated(whole)),
    )


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
        "years": Plain(wording.years(indicators.span(horizon))),
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


def _notes(rows: Sequence[Row]) -> list[Note]:
    return [value.note for value in chain.from_iterable(rows) if isinstance(value, Cited)]


def _texts(rows: Sequence[Row]) -> list[str]:
    return [v if isinstance(v, str) else v.text for v in chain.from_iterable(rows)]
