"""The ledger of claims as a table: what was said, by whom, how it stands, and beside what."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis import countries, wording
from analysis.claims import Indicator
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Cited, Plain, Prose, cite, prose
from analysis.quantities import from_claim
from analysis.sections import lines
from analysis.sections.claim_words import phrase, place, subject, when, who
from analysis.sentences import capital
from analysis.tables import Table
from analysis.verdicts import Judgement, Verdict
from analysis.verdicts.amounts import bracketed, is_multiple, printed
from analysis.verdicts.beside import beside
from analysis.verdicts.model import WORDS
from analysis.verdicts.rivals import contradictions, is_revision

RIVALS = 4
"""Rivals told for a claim in the full ledger; the others are counted."""

DECIDING = {Verdict.DEFINITION_DIFFERS: 2, Verdict.CONTRADICTED: 2}
"""Rivals told in the brief for a verdict; one for every other."""

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


def ledger(dossier: Dossier, indicators: Sequence[str]) -> Table | Prose:
    """Return every claim of some indicators, by indicator, year and verdict."""
    order = {Indicator(name): number for number, name in enumerate(indicators)}
    chosen = [j for j in dossier.judgements if j.claim.indicator in order]
    if not chosen:
        return prose(_("No claim of this kind is known to this edition."))
    chosen.sort(key=lambda j: (order[j.claim.indicator], *place(j)))
    told = wording.listing(GROUPS[str(name)] for name in order)
    return of(
        dossier,
        [[judged] for judged in chosen],
        id=f"claims-{indicators[0].replace('_', '-')}",
        title=_("What was claimed of {topic}, and how it stands").format(topic=told),
        rivals=RIVALS,
    )


def of(
    dossier: Dossier,
    groups: Iterable[Sequence[Judgement]],
    *,
    id: str,  # noqa: A002 - the table's own field
    title: str,
    rivals: int | None = None,
) -> Table:
    """Return one row for each group of claims that say the same and stand alike.

    Args:
        dossier: What the edition knows.
        groups: In reading order; the first of a group speaks for it.
        id: Of the table.
        title: Of the table.
        rivals: How many rivals to tell for each; those that decide if None.
    """
    told = list(groups)
    return Table(
        id=id,
        title=title,
        subtitle=_(
            "In brackets: what hedge and rounding allow. Apart: the nearest ends, by their mean"
        ),
        columns=(
            Column(key="claim", label=_("Claim"), header=True),
            Column(key="said", label=_("Said by")),
            Column(key="verdict", label=_("Verdict, and what stands beside it")),
        ),
        rows=tuple(_row(group, rivals) for group in told),
        source=lines.credit(dossier, [from_claim(j.claim).note for group in told for j in group]),
    )


def _row(group: Sequence[Judgement], rivals: int | None) -> Row:
    first = group[0]
    most = rivals or DECIDING.get(first.verdict, 1)
    claimed = _("{what}, {when}: {figure}").format(
        what=subject(first.claim), when=when(first.claim), figure=_stated(first)
    )
    said = "; ".join(f"{phrase(j.claim)}{who(j.claim)}" for j in group)
    return (
        cite(claimed, from_claim(first.claim).note),
        Plain(said),
        _verdict(first, beside(first, most, counted=rivals is not None)),
    )


def _stated(judgement: Judgement) -> str:
    """Return a claim as stated, with the ends that it is held to."""
    quantity = from_claim(judgement.claim)
    if is_multiple(judgement.figure):
        return printed(quantity)
    return bracketed(replace(quantity, bounds=judgement.figure.bounds))


def _fits(judgement: Judgement) -> list[str]:
    """Return whose books a claim sits with: not another's, nor those that decided against it."""
    if judgement.matched_ledger is None:
        return []
    claimed, own = judgement.figure, judgement.claim.ledger
    against = contradictions(claimed, judgement.decided_by)
    denied = {rival.ledger for rival in against if not is_revision(claimed, rival)}
    return [code for code in sorted(judgement.matched_ledger.fits - denied) if own in ("", code)]


def _verdict(judgement: Judgement, rivals: Cited | str) -> Cited | str:
    """Return the verdict, why, whose books a figure of trade fits, and what it stands beside."""
    fits = [countries.possessive(code) for code in _fits(judgement)]
    template = _("{verdict}: {why}; fits {whose} statistics") if fits else _("{verdict}: {why}")
    told = template.format(
        verdict=capital(WORDS[judgement.verdict]),
        why=judgement.headline,
        whose=wording.listing(fits),
    )
    if isinstance(rivals, str):
        return told
    return cite(_("{told}. {rivals}").format(told=told, rivals=capital(rivals.text)), rivals.note)
