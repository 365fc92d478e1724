"""How fast trade grew: between endpoints, in money, and in real terms."""

from analysis import (
    countries,
    indicators,
    sentences,
    spans,
    statistics,
    wording,
)
from analysis.dossier import Dossier
from analysis.figures import growth as charts
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line
from analysis.figures.style import Role
from analysis.language import _
from analysis.prose import Part, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.sections import headline, lines
from analysis.sections.endpoints import Endpoints, endpoints, statements
from analysis.sentences import figure
from analysis.verdicts.model import CONTESTED_BASELINE, WORDS


def stated(dossier: Dossier, most: int | None = None) -> Prose:
    """Say the growth that two levels imply: each source's own, else each ledger's.

    Args:
        dossier: What the edition knows.
        most: Of how many, the latest source first; of all if None.
    """
    found = endpoints(dossier)[:most]
    if not found:
        return prose(
            _("No two figures far enough apart compare, so no growth between endpoints is given.")
        )
    return joined((_grew(dossier, statement) for statement in found), "\n\n")


def log_chart(dossier: Dossier) -> Chart | Prose:
    """Return turnover in money and in steps of ten, by ledger and as the source states it.

    Nothing where no level is known, or where the chart of turnover shows as much: no source
    states two levels, and steps of ten would hide what a plain scale tells.
    """
    stated = _stated_line(dossier)
    positive = [_positive(line) for line in (*lines.by_ledger(dossier, "turnover"), *stated)]
    is_due = charts.log_is_due(positive)
    if not lines.noted(positive) or not (is_due or stated):
        return lines.UNSAID
    told = _("Turnover, US dollars at current prices, {years}")
    if is_due:
        told = _("Turnover, US dollars at current prices, {years}; the same values on two scales")
    caption = Caption(
        id="growth",
        title=log_message(dossier),
        subtitle=prose(told, years=Plain(lines.shown_years(dossier, positive))),
        source=lines.credit(dossier, lines.noted(positive)),
    )
    return charts.log_and_linear_chart(positive, caption)


def log_message(dossier: Dossier) -> Prose:
    """Return by how much trade grew, as the title of a chart."""
    found = next(iter(endpoints(dossier)), None)
    if found is None or found.start.bounds.low <= 0:
        return Prose(_("Turnover in money and as a rate"))
    times = indicators.multiple(found.start, found.end)
    if times.bounds.low < sentences.WORTH_A_MULTIPLE:
        return Prose(_("Turnover in money and as a rate"))
    told: dict[str, Part] = {
        "source": _whose(found),
        "times": cite(wording.times(times), times.note),
    }
    if not found.ledger:
        template = _("By two figures of {source}, {years}, trade became {times} as large")
        return prose(template, years=_years(dossier, found), **told)
    return prose(
        _("By {source}, trade {when} was {times} that {then}"),
        when=Plain(spans.stated(found.end)),
        then=Plain(spans.stated(found.start) + _doubt(dossier, found.start)),
        **told,
    )


def real_terms(dossier: Dossier) -> Prose:
    """Say what a source's two levels are worth in the purchasing power of the later year."""
    prices = statistics.deflator(dossier.visible.observations)
    found = endpoints(dossier)
    told = [
        _real(statement, prices)
        for statement in found
        if statement.start.year in prices and statement.end.year in prices
    ]
    if not found:
        return lines.UNSAID
    if not told:
        return prose(
            _("Without a price index for the years concerned, nothing is given in real terms.")
        )
    return joined(told, "\n\n")


def _grew(dossier: Dossier, statement: Endpoints) -> Prose:
    template = _("Two figures are stated by {source}, {years}. {growth}")
    if statement.ledger:
        doubts = _doubt(dossier, statement.start) + _doubt(dossier, statement.end)
        plain = _("Both ends stand in {source}. {growth}")
        template = _("Both ends stand in {source}, {years}. {growth}") if doubts else plain
    told = prose(
        template,
        source=_whose(statement),
        years=_years(dossier, statement),
        growth=sentences.growth(statement.start, statement.end, statement.years),
    )
    if len(statement.years) == 1:
        return told
    loose = prose(
        _(
            "The source says “{words}” and gives no year: counted back from its publication "
            "that is {worded}; between the years it most likely means, {between}."
        ),
        words=statement.start.worded,
        worded=sentences.lasting(statement.years[1]),
        between=sentences.lasting(statement.years[0]),
    )
    return joined([told, loose])


def _whose(found: Endpoints) -> str:
    """Return who states two levels, or whose statistics they stand in."""
    if not found.ledger:
        return found.publisher
    return _("{country} statistics").format(country=countries.possessive(found.ledger))


def _years(dossier: Dossier, found: Endpoints) -> Prose:
    """Say the years of two figures, and whether they are only read so."""
    return prose(
        _("read as {first} and {last}") if found.is_read else _("for {first} and {last}"),
        first=Plain(spans.period(found.start) + _doubt(dossier, found.start)),
        last=Plain(spans.period(found.end) + _doubt(dossier, found.end)),
    )


def _doubt(dossier: Dossier, level: Quantity) -> str:
    """Return what stands against a level, in brackets; nothing where nothing does."""
    for judgement in headline.doubted(dossier):
        if judgement.claim.claim_id == level.note.id:
            is_baseline = judgement.headline == CONTESTED_BASELINE
            told = _("a contested baseline") if is_baseline else WORDS[judgement.verdict]
            return f" ({told})"
    return ""


def _stated_line(dossier: Dossier) -> list[Line]:
    return [
        Line(
            label=_("As stated by {source}").format(source=found.publisher),
            role=Role.NO_LEDGER,
            points=tuple(
                lines.point(q, q.year) for q in (found.start, found.end) if q.year is not None
            ),
        )
        for found in statements(dossier)[:1]
    ]


def _positive(line: Line) -> Line:
    points = tuple(p for p in line.points if p.value > 0)
    return Line(label=line.label, role=line.role, points=points, breaks=line.breaks)


def _real(statement: Endpoints, prices: dict[int, Quantity]) -> Prose:
    start, end = statement.start, statement.end
    assert start.year is not None
    assert end.year is not None
    worth = indicators.real_terms(start, prices[start.year], prices[end.year])
    now = indicators.real_terms(end, prices[end.year], prices[end.year])
    times = indicators.multiple(worth, now)
    rate = indicators.endpoint_growth(worth, now, statement.years[0])
    return prose(
        _(
            "Measured by the consumer price index of the United States, {first} {then} had the "
            "purchasing power of {worth}. Against that, {last} {when} is {times} as much, or "
            "{rate} over {years}: growth of purchasing power, not of quantities."
        ),
        first=figure(start),
        then=Plain(spans.stated(start)),
        worth=cite(wording.amount(worth), worth.note),
        last=figure(end),
        when=Plain(spans.stated(end)),
        times=cite(wording.times(times), times.note),
        rate=cite(wording.percent_a_year(rate), rate.note),
        years=sentences.lasting(statement.years[0]),
    )
