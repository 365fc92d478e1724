"""The same trade in two ledgers: how far apart, in which direction, and what freight explains."""

from collections.abc import Callable

from analysis import columns as grid
from analysis import comparisons, countries, marks, mirrors, spans, wording
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.figures import mirror as charts
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point, worth_drawing
from analysis.figures.mirror import Gap
from analysis.figures.style import Role
from analysis.language import _
from analysis.mirrors import Mirror, MirrorYear
from analysis.origins import topic
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sentences import capital
from analysis.tables import Table

PERCENT = 0.01
FORMS = ("there", "back", "turnover")


def years(dossier: Dossier) -> dict[int, MirrorYear]:
    """Return every year in which a flow or the turnover stands in both ledgers."""
    first, second = dossier.ledgers.values()
    found = {
        number: mirrors.between(first, second, number)
        for number in sorted({*first.years, *second.years})
    }
    return {n: m for n, m in found.items() if any(getattr(m, form) for form in FORMS)}


def rule(dossier: Dossier) -> Prose:
    """Say how the sign of a gap is to be read, and what freight may explain of it.

    Nothing where there is no gap to read.
    """
    if not years(dossier):
        return lines.UNSAID
    first, second = dossier.pair
    return prose(
        _(
            "The gap is the importer’s figure less the exporter’s: above zero the importer "
            "counts more. Between two turnovers it is {first} figure less {second}. Importers "
            "usually count freight and insurance, exporters do not; so each gap is also given "
            "with imports divided by {ratio}, to show how much of it that could explain. That "
            "is a sensitivity, not a correction."
        ),
        first=countries.possessive(first),
        second=countries.possessive(second),
        ratio=comparisons.freight_ratio(),
    )


def latest(dossier: Dossier) -> Prose:
    """Say the latest gap of each flow and of turnover, and how its sign is to be read."""
    found = years(dossier)
    if not found:
        return prose(
            _("No year has a figure in both countries’ statistics, so they cannot be compared.")
        )
    told = [
        comparisons.mirror_gap(last(found, "there"), topic("exports", *dossier.pair)),
        comparisons.mirror_gap(last(found, "back"), topic("imports", *dossier.pair)),
        comparisons.ledger_gap(last(found, "turnover"), *dossier.pair),
        rule(dossier),
    ]
    return joined(told, "\n\n")


def chart(dossier: Dossier) -> Chart | Prose:
    """Return the gap of each direction of trade, as reported and with freight taken off.

    Nothing where there is too little for a chart; ``latest`` and the table say what there is.
    """
    found = years(dossier)
    gaps = [
        _gap(found, "there", topic("exports", *dossier.pair), Role.EXPORTS),
        _gap(found, "back", topic("imports", *dossier.pair), Role.IMPORTS),
    ]
    drawn = [line for gap in gaps for line in (gap.raw, gap.adjusted)]
    if not worth_drawing([gap.raw for gap in gaps]):
        return lines.UNSAID
    caption = Caption(
        id="mirror",
        title=message(dossier),
        subtitle=prose(
            _(
                "Importer’s figure less exporter’s, in percent of the mean of the two, {years}; "
                "above zero the importer counts more"
            ),
            years=Plain(lines.shown_years(dossier, drawn)),
        ),
        source=lines.credit(dossier, lines.noted(drawn)),
    )
    return charts.mirror_chart(gaps, caption)


def message(dossier: Dossier) -> Prose:
    """Return the latest gap between an importer's and an exporter's figure, as a title."""
    found = years(dossier)
    flows = [m for form in ("there", "back") if (m := last(found, form)) is not None]
    if not flows:
        return Prose(_("How far the two countries’ statistics lie apart"))
    newest = max(flows, key=lambda m: m.imports.year or 0)
    return prose(
        _("{when} the importer counted {gap} of {flow} than the exporter"),
        when=Plain(capital(spans.stated(newest.imports))),
        gap=cite(wording.compared(newest.money), newest.money.note),
        flow=newest.exports.topic,
    )


def table(dossier: Dossier) -> Table | Prose:
    """Return each flow in both ledgers with its gap in money and percent, raw and adjusted.

    Nothing where no year has a figure in both; ``latest`` says so.
    """
    found = [
        (number, form, mirror)
        for form in FORMS
        for number, year in years(dossier).items()
        if (mirror := getattr(year, form)) is not None
    ]
    if not found:
        return lines.UNSAID
    money = lines.money(mirror.imports for _number, _form, mirror in found)
    rows = [_row(dossier, number, form, mirror, money) for number, form, mirror in found]
    cells = [value for row in rows for value in row]
    return Table(
        id="mirror-table",
        title=_("The same trade in both countries’ statistics"),
        subtitle=_(
            "Of a flow the importer’s figure less the exporter’s; of turnover the first "
            "country’s less the second’s. Adjusted: imports divided by the usual ratio of CIF "
            "to FOB"
        ),
        columns=_columns(dossier, money.unit),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(v if isinstance(v, str) else v.text for v in cells),
    )


def last(found: dict[int, MirrorYear], form: str) -> Mirror | None:
    """Return the latest gap of one form, of the flow there, back, or of turnover."""
    with_it = [number for number, year in found.items() if getattr(year, form) is not None]
    mirror: Mirror | None = getattr(found[with_it[-1]], form) if with_it else None
    return mirror


def _gap(found: dict[int, MirrorYear], form: str, label: str, role: Role) -> Gap:
    def line(name: str, value: Callable[[Mirror], Quantity]) -> Line:
        points = [
            _point(number, value(mirror))
            for number, year in found.items()
            if (mirror := getattr(year, form)) is not None
        ]
        return Line(label=name, role=role, points=tuple(points))

    return Gap(
        label=capital(label),
        raw=line(_("as reported"), lambda mirror: mirror.relative),
        adjusted=line(_("freight taken off"), lambda mirror: mirror.adjusted),
    )


def _point(number: int, quantity: Quantity) -> Point:
    return Point.of(quantity, wording.percent(quantity), year=number)


def _columns(dossier: Dossier, money: str) -> tuple[Column, ...]:
    first, second = (countries.title(code) for code in dossier.pair)
    return (
        Column(key="flow", label=_("Flow"), header=True),
        Column(key="year", label=_("Year"), header=True),
        Column(key="first", label=first, unit=money, align="right"),
        Column(key="second", label=second, unit=money, align="right"),
        Column(key="gap", label=_("Gap"), unit=money, align="right"),
        Column(key="relative", label=_("Gap"), unit=_("% of the mean"), align="right"),
        Column(key="adjusted", label=_("Adjusted"), unit=_("% of the mean"), align="right"),
    )


def _row(dossier: Dossier, number: int, form: str, found: Mirror, money: lines.Money) -> Row:
    whose = capital(countries.possessive(dossier.reporter))
    names = {
        "there": _("{country} exports").format(country=whose),
        "back": _("{country} imports").format(country=whose),
        "turnover": _("Turnover"),
    }
    importer_first = form != "there"
    mine, other = (
        (found.imports, found.exports) if importer_first else (found.exports, found.imports)
    )
    adjusted = (
        marks.missing("z")
        if form == "turnover"
        else Cited(marks.ranged(found.adjusted, PERCENT, 1), found.adjusted.note)
    )
    return (
        names[form],
        Plain(str(number)),
        money.cell(mine),
        money.cell(other),
        money.gap(found.money),
        Cited(marks.ranged(found.relative, PERCENT, 1), found.relative.note),
        adjusted,
    )
