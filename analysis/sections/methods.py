"""Methods and sources: one row for each indicator used, the formulae, the rounding."""

from collections.abc import Iterable, Iterator
from typing import Any

from analysis import wording
from analysis.blocks import KeyFigures
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.figures.chart import Chart
from analysis.language import _
from analysis.observations import Observation
from analysis.prose import Cited, Note, Plain, Prose, joined, prose
from analysis.sections.claim_tables import GROUPS
from analysis.sections.page import Page
from analysis.sentences import capital
from analysis.tables import Table

DEFINITIONS = {
    "turnover": _("exports plus imports; goods unless said"),
    "exports": _("goods to the partner, as the exporter counts them"),
    "imports": _("goods from the partner, as the importer counts them"),
    "balance": _("exports less imports, of one country’s own figures"),
    "fdi_flow": _("gross inflow of direct investment over a period"),
    "fdi_cumulative": _("inflows added up over the years a source counts"),
    "fdi_stock": _("direct investment held at a day"),
    "project_value": _("announced value of projects with foreign investors"),
    "company_count": _("companies with capital from the partner"),
    "gdp": _("gross domestic product at current prices"),
    "cpi": _("consumer prices in the United States"),
}
PERIODS = {
    "fdi_cumulative": _("as each source counts"),
    "fdi_stock": _("a day"),
    "project_value": _("as stated"),
    "company_count": _("a day"),
    "cpi": _("yearly mean"),
}
NAMES = {
    "V₁ / V₀": _("Multiple"),
    "(V₁ / V₀)^(1/n) − 1": _("Endpoint growth, a year"),
    "V_t / V_{t−1} − 1": _("Growth on the year before"),
    "V_t − V_{t−1}": _("Change in money"),
    "exp(b) − 1, b = OLS slope of ln V on t": _("Trend growth, a year"),
    "ln 2 / ln(1 + g)": _("Doubling time"),
    "(target / V)^(1/h) − 1": _("Required growth, a year"),
    "ln(target / V) / ln(1 + g)": _("Years to a target"),
    "T_ij / T_i·": _("Share"),
    "T_ij / Σ_k T_ik": _("Share in the sum of all partners"),
    "A / B": _("Ratio"),
    "total / years": _("Average a year"),
    "ΔV_k / V_{t−1}": _("Contribution to growth"),
    "(X_ij / X_i·) / (X_wj / X_w·)": _("Trade intensity"),
    "V_t · P_base / P_t": _("Purchasing power"),
    "X + M": _("Turnover"),
    "X − M": _("Balance"),
    "D = M − X": _("Mirror gap (importer’s figure less exporter’s)"),
    "D / ((M + X) / 2)": _("Mirror gap over the mean"),
    "D / (M + X)": _("Mirror gap, from minus to plus one"),
    "1 + #{k: T_k > T}": _("Place"),
    "HHI = Σ s²": _("Concentration (Herfindahl–Hirschman)"),
    "Σ of the product groups known": _("Lower bound of a flow"),
    "T − X": _("The other flow, from the turnover"),
    "V₁ / V₀ − 1": _("Change between two levels"),
    "V₁ / (1 + g)": _("Level before a stated change"),
    "V₀ × (1 + g)": _("Level after a stated change"),
    "(low₂ − high₁) / ((low₂ + high₁) / 2)": _("Least gap of two ranges"),
    "max(low₁, low₂) ≤ min(high₁, high₂)": _("Ranges agree"),
}


def indicators_used(dossier: Dossier, page: Page) -> Table | Prose:
    """Return one metadata row for each indicator behind the numbers that the page shows."""
    shown = {note.id for note in _notes(page.shown)}
    used = [name for name in DEFINITIONS if shown & _ids(dossier, name)]
    if not used:
        return prose(_("No indicator has a figure in this edition."))
    return Table(
        id="indicators",
        title=_("The indicators of this report"),
        subtitle=_("Money is in current US dollars"),
        columns=(
            Column(key="indicator", label=_("Indicator"), header=True),
            Column(key="definition", label=_("Definition")),
            Column(key="valuation", label=_("Valuation, period")),
            Column(key="updated", label=_("Updated")),
        ),
        rows=tuple(_row(dossier, name) for name in used),
        source=_("the sources in the notes"),
    )


def formulae(page: Page) -> Prose:
    """Say the formulae behind the numbers that the page shows."""
    used = {note.formula for note in _notes(page.shown) if note.formula}
    told = [
        prose(_("{name}: *{formula}*"), name=_(name), formula=Plain(formula))
        for formula, name in NAMES.items()
        if formula in used
    ]
    if not told:
        return Prose("")
    return prose(
        _("**Formulae**, each applied to both ends of what is known: {formulae}."),
        formulae=joined(told, "; "),
    )


def sources_used(dossier: Dossier) -> Table:
    """Return every source with a statement on the pair, the newest last."""
    from analysis.sections.opening import sources

    used = sources(dossier)
    chosen = [s for s in dossier.visible.sources if s.source_id in used]
    return Table(
        id="sources",
        title=_("The sources of this edition"),
        subtitle=_("With a statement or a series on the pair"),
        columns=(
            Column(key="published", label=_("Published"), header=True),
            Column(key="publisher", label=_("Publisher")),
            Column(key="title", label=_("Title")),
            Column(key="kind", label=_("Kind")),
            Column(key="licence", label=_("Licence")),
        ),
        rows=tuple(
            (Plain(s.published or "[x]"), s.publisher, Plain(s.title), s.kind, Plain(s.licence))
            for s in sorted(chosen, key=lambda s: (s.published, s.source_id))
        ),
        source=_("the sources themselves"),
    )


def _row(dossier: Dossier, name: str) -> Row:
    series = [o for o in _observations(dossier) if o.indicator == name]
    valuations = sorted({o.valuation for o in series if o.valuation})
    return (
        capital(GROUPS.get(name, SHORT.get(name, name))),
        DEFINITIONS[name],
        _("{valuation}, {period}").format(
            valuation=wording.listing(valuations) or ("[x]" if name in GOODS else "[z]"),
            period=PERIODS.get(name, _("year")),
        ),
        Plain(max(_dates(dossier, name))),
    )


SHORT = {"gdp": _("gross domestic product"), "cpi": _("consumer prices")}
GOODS = frozenset(["exports", "imports", "turnover", "balance"])


def _ids(dossier: Dossier, name: str) -> set[str]:
    told = {c.claim_id for c in dossier.known.claims if c.indicator == name}
    return told | {o.observation_id for o in _observations(dossier) if o.indicator == name}


def _dates(dossier: Dossier, name: str) -> list[str]:
    told = [c.source.published for c in dossier.known.claims if c.indicator == name]
    return told + [o.source.published for o in _observations(dossier) if o.indicator == name]


def _observations(dossier: Dossier) -> Iterator[Observation]:
    yield from dossier.known.observations
    for o in dossier.visible.observations:
        if not o.partner and (o.reporter in dossier.pair or o.indicator == "cpi"):
            yield o


def _notes(shown: Iterable[Any]) -> Iterator[Note]:
    for part in shown:
        match part:
            case Prose(notes=notes):
                found: Iterable[Note] = notes
            case KeyFigures(items=items):
                found = [i.value.note for i in items if isinstance(i.value, Cited)]
            case Chart() | Table():
                found = part.notes
            case _:
                found = ()
        for note in found:
            yield from note.with_inputs()
