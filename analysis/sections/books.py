"""The two countries' books in one table: what each shows last, and how far they lie apart."""

from analysis import countries, marks, spans
from analysis.columns import NOT_AVAILABLE, Column, Row, Value, cited
from analysis.comparisons import freight_ratio
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Cited, Plain, Prose, prose
from analysis.quantities import Quantity
from analysis.sections import headline, lines, mirror, trade
from analysis.sections.lines import Money
from analysis.sentences import capital
from analysis.tables import Table

PERCENT = 0.01
FORMS = {
    "turnover": ("turnover", "turnover"),
    "there": ("exports", "imports"),
    "back": ("imports", "exports"),
}
"""For each gap, the series of the reporter's books and that of the partner's."""


def side_by_side(dossier: Dossier) -> Table | Prose:
    """Return the latest turnover and flows in each country's books, and the gap between them.

    A sentence where neither country's books hold a figure.
    """
    latest = {form: _latest(dossier, form) for form in FORMS}
    money = lines.money((q for both in latest.values() for q in both), lines.LEVELS)
    rows = [_row(dossier, form, latest[form], money) for form in FORMS if any(latest[form])]
    if not rows:
        return trade.levels(dossier)
    return Table(
        id="books",
        title=_("Each country’s own statistics, and how far they lie apart"),
        subtitle=prose(
            _(
                "Gap: the importer’s figure less the exporter’s, of turnover {first} less "
                "{second}, in percent of their mean. Without freight: imports divided by "
                "{ratio}, a sensitivity and no correction"
            ),
            first=countries.possessive(dossier.reporter),
            second=countries.possessive(dossier.partner),
            ratio=freight_ratio(),
        ),
        columns=_columns(dossier, money.unit),
        rows=tuple(rows),
        source=lines.credit(dossier, cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def _columns(dossier: Dossier, money: str) -> tuple[Column, ...]:
    first, second = (
        _("{whose} statistics").format(whose=capital(countries.possessive(code)))
        for code in dossier.pair
    )
    return (
        Column(key="flow", label=_("Flow"), header=True),
        Column(key="first", label=first, unit=money, align="right"),
        Column(key="first-year", label=_("Year")),
        Column(key="second", label=second, unit=money, align="right"),
        Column(key="second-year", label=_("Year")),
        Column(key="gap-year", label=_("Last year of both")),
        Column(key="gap", label=_("Gap"), unit=_("% of the mean"), align="right"),
        Column(key="adjusted", label=_("Without freight"), unit=_("% of the mean"), align="right"),
    )


def _latest(dossier: Dossier, form: str) -> list[Quantity | None]:
    """Return the last figure of a flow in each country's books."""
    pairs = zip(dossier.pair, FORMS[form], strict=True)
    return [headline.last(dossier.ledgers[code].series(name)) for code, name in pairs]


def _row(dossier: Dossier, form: str, last: list[Quantity | None], money: Money) -> Row:
    """Return a flow in both books."""
    whose = capital(countries.possessive(dossier.reporter))
    names = {
        "turnover": _("Turnover"),
        "there": _("{country} exports").format(country=whose),
        "back": _("{country} imports").format(country=whose),
    }
    levels = (value for q in last for value in (money.cell(q), _when(q)))
    return (names[form], *levels, *_gap(dossier, form))


def _when(quantity: Quantity | None) -> Value:
    if quantity is None or quantity.period is None:
        return NOT_AVAILABLE
    return Plain(spans.name(quantity.period))


def _gap(dossier: Dossier, form: str) -> tuple[Value, Value, Value]:
    found = mirror.last(mirror.years(dossier), form)
    if found is None:
        return NOT_AVAILABLE, NOT_AVAILABLE, NOT_AVAILABLE
    adjusted: Value = marks.missing("z")
    if form != "turnover":
        adjusted = Cited(marks.ranged(found.adjusted, PERCENT, 1), found.adjusted.note)
    return (
        Plain(str(found.imports.year)),
        Cited(marks.ranged(found.relative, PERCENT, 1), found.relative.note),
        adjusted,
    )
