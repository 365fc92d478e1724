"""Counts of investment over many years: their windows, averages, and what part one year is."""

from collections.abc import Iterable, Sequence

from analysis import columns as grid
from analysis import countries, indicators, marks, sentences, spans, wording
from analysis.claims import Claim, Indicator, Measure, Status
from analysis.columns import NOT_APPLICABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.figures import investment as charts
from analysis.figures import style
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Point
from analysis.figures.investment import Window
from analysis.language import _
from analysis.origins import topic
from analysis.prose import Cited, Part, Plain, Prose, cite, joined, prose
from analysis.quantities import FRACTION, Quantity, from_claim
from analysis.sections import lines
from analysis.sections.contested import exact
from analysis.sections.investment import verdict
from analysis.sections.tallies import counted
from analysis.sentences import capital, figure, listed
from analysis.tables import Table

MILLION, BILLION = 1e6, 1e9


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
    label = _("cumulative statements on investment in {host}").format(host=countries.name(host))
    note = counted(f"cumulative-statements-{host.lower()}", label, len(every))
    number = cite(capital(wording.count_of(len(every))), note)
    if not spanned:
        return prose(_("{n} cumulative statements, none with a stated start"), n=number)
    told = [
        _spans(len(spanned)),
        *([_unstarted(unstarted)] if unstarted else []),
    ]
    return prose(
        _("{n} cumulative statements: {told}"),
        n=number,
        told=listed(told),
    )


def table(dossier: Dossier, host: str) -> Table | Prose:
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
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def share_of_total(dossier: Dossier) -> Prose:
    """Say the last year's share in a cumulative count, only where both are counted alike.

    Alike: one source states both, names whose statistics they are, and the count ends with
    the year. Otherwise say why no share is given.
    """
    pairs = _once(_pairs(dossier))
    told = [_share(flow, total) for flow, total in pairs if _is_alike(flow, total)]
    others = [_no_share(flow, total) for flow, total in pairs if not _is_alike(flow, total)]
    if not any(found.flow or found.cumulative for found in dossier.investments.values()):
        return Prose("")
    if not pairs:
        return prose(
            _(
                "No source states both the inflow of a year and a count that ends with it, so "
                "no share of the one in the other is given."
            )
        )
    return joined([*told, *others], "\n\n")


def _spans(count: int) -> Prose:
    words = _("one span of years") if count == 1 else _("{n} different spans of years")
    return prose(words, n=Plain(wording.count_of(count)))


def _unstarted(count: int) -> Prose:
    return prose(_("{n} with no stated start"), n=Plain(wording.count_of(count)))


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
        verdict(dossier, quantity),
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
        flow=exact(part),
        when=Plain(spans.stated(part)),
        total=figure(whole),
        span=Plain(spans.stated(whole)),
    )
