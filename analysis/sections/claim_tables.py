"""The ledger of claims as tables: what was said of each indicator, and how it stands."""

from collections.abc import Sequence

from analysis import countries, wording
from analysis.claims import Claim, Indicator, Measure, Status
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.interval import Interval
from analysis.language import _
from analysis.prose import Plain, Prose, cite, prose
from analysis.quantities import from_claim
from analysis.sections import lines
from analysis.sections.claim_words import place, when, who
from analysis.sections.weighed import listing
from analysis.sentences import capital
from analysis.tables import Table
from analysis.verdicts import Figure, Judgement
from analysis.verdicts.amounts import allowed, is_multiple, printed


def claims_table(dossier: Dossier, indicators: Sequence[str]) -> Table | Prose:
    """Return the claims of some indicators: figure, phrase, who said it, in which source."""
    chosen = _of(dossier, indicators)
    if not chosen:
        return prose(_("No claim of this kind is known to this edition."))
    return Table(
        id=f"claims-{_name(indicators)}",
        title=_("What was claimed of {topic}").format(topic=_topics(indicators)),
        subtitle=_("By indicator, year and verdict; the phrase as printed"),
        columns=(
            Column(key="period", label=_("Period"), header=True),
            Column(key="what", label=_("What")),
            Column(key="figure", label=_("Figure")),
            Column(key="phrase", label=_("Phrase")),
            Column(key="who", label=_("Said by, in which source")),
        ),
        rows=tuple(_claim_row(j) for j in chosen),
        source=lines.credit(dossier, [from_claim(j.claim).note for j in chosen]),
    )


def verdicts_table(dossier: Dossier, indicators: Sequence[str]) -> Table | Prose:
    """Return the verdicts on the claims of some indicators, in the order of their claims."""
    chosen = _of(dossier, indicators)
    if not chosen:
        return Prose("")
    return Table(
        id=f"verdicts-{_name(indicators)}",
        title=_("How the claims of {topic} stand").format(topic=_topics(indicators)),
        subtitle=_("Bounds: what hedge and rounding allow; ledger: whose statistics it fits"),
        columns=(
            Column(key="period", label=_("Period"), header=True),
            Column(key="figure", label=_("Figure")),
            Column(key="bounds", label=_("Bounds")),
            Column(key="ledger", label=_("Ledger")),
            Column(key="verdict", label=_("Verdict, and why")),
        ),
        rows=tuple(_verdict_row(j) for j in chosen),
        source=lines.credit(dossier, [from_claim(j.claim).note for j in chosen]),
    )


def arithmetic(dossier: Dossier, indicators: Sequence[str]) -> Prose:
    """Return the sums behind every verdict on the claims of some indicators."""
    return listing(_of(dossier, indicators))


GROUPS = {
    "turnover": _("trade turnover"),
    "exports": _("exports"),
    "imports": _("imports"),
    "balance": _("the balance"),
    "fdi_flow": _("yearly investment"),
    "fdi_cumulative": _("investment over years"),
    "fdi_stock": _("stocks of investment"),
    "project_value": _("project values"),
    "company_count": _("companies"),
}


def _of(dossier: Dossier, indicators: Sequence[str]) -> tuple[Judgement, ...]:
    order = {Indicator(name): place for place, name in enumerate(indicators)}
    chosen = [j for j in dossier.judgements if j.claim.indicator in order]
    return tuple(sorted(chosen, key=lambda j: (order[j.claim.indicator], *place(j))))


def _claim_row(judgement: Judgement) -> Row:
    claim = judgement.claim
    quantity = from_claim(claim)
    return (
        Plain(when(claim)),
        _what(claim),
        cite(printed(quantity), quantity.note),
        _("“{phrase}”").format(phrase=claim.phrase) if claim.phrase else "[x]",
        Plain(who(claim)),
    )


ASPECTS = {
    Measure.LEVEL: _("level"),
    Measure.CHANGE_PCT: _("change"),
    Measure.MULTIPLE: _("multiple"),
    Measure.RANK: _("rank of {partner} for {reporter}"),
    Measure.SHARE: _("share of {partner} in {whose} total"),
}
"""What of an indicator is stated, in a table whose title names the indicator."""


def _what(claim: Claim) -> str:
    """Return what is claimed in a few words: the aspect, and whose where that may differ."""
    names = {
        "reporter": countries.name(claim.reporter),
        "partner": countries.name(claim.partner),
        "whose": countries.possessive(claim.reporter),
    }
    aspect = _("target") if claim.status is Status.TARGET else ASPECTS[claim.measure]
    told = capital(aspect.format(**names))
    if claim.measure in (Measure.RANK, Measure.SHARE) or claim.indicator is Indicator.TURNOVER:
        return told
    if claim.indicator in (Indicator.EXPORTS, Indicator.IMPORTS, Indicator.BALANCE):
        flow = _("{flow} of {reporter}").format(flow=_(str(claim.indicator)), **names)
    else:
        flow = _("{partner} in {reporter}").format(**names)
    return _("{aspect}, {flow}").format(aspect=told, flow=flow)


def _verdict_row(judgement: Judgement) -> Row:
    claim = judgement.claim
    quantity = from_claim(claim)
    return (
        Plain(when(claim)),
        cite(printed(quantity), quantity.note),
        cite(_bounds(judgement.figure), quantity.note),
        _matched(judgement),
        Plain(f"{capital(judgement.words)}: {judgement.headline}"),
    )


def _bounds(claimed: Figure) -> str:
    """Return the ends of a claim as it is held against its rivals; a multiple stays one."""
    if is_multiple(claimed):
        return wording.times(claimed.bounds + Interval.point(1.0))
    return allowed(claimed.quantity)


def _matched(judgement: Judgement) -> str:
    match = judgement.matched_ledger
    if match is None:
        return "[z]"
    fits = sorted(match.fits)
    names = [countries.possessive(code) for code in fits]
    return wording.listing(names) if names else _("neither’s")


def _topics(indicators: Sequence[str]) -> str:
    return wording.listing(GROUPS[str(Indicator(name))] for name in indicators)


def _name(indicators: Sequence[str]) -> str:
    return str(Indicator(indicators[0])).replace("_", "-")
