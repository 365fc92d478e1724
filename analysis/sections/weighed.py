"""Claims weighed: each with its phrase, its rivals, its verdict and the arithmetic."""

from collections.abc import Iterable, Sequence

from analysis.claims import Status
from analysis.columns import Column
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import from_claim
from analysis.sections import headline, lines
from analysis.sections.answer import counted
from analysis.sections.claim_words import phrase, place, when, who
from analysis.sentences import capital, listed
from analysis.tables import Table
from analysis.verdicts import Judgement, Verdict, agree
from analysis.verdicts.amounts import printed
from analysis.verdicts.arithmetic import steps as arithmetic_of
from analysis.verdicts.model import WORDS
from analysis.verdicts.targets import DOUBTED

STEPS = 2
"""Rivals spelled out in the brief; the ledger of claims has them all."""


def weighty(dossier: Dossier) -> tuple[Judgement, ...]:
    """Return the claims a reader must know of, the gravest verdict first.

    Those that others contradict or that are out of date, and those of a document that is held
    here word for word.
    """
    chosen = [
        j for j in dossier.judgements if j.verdict in DOUBTED or j.claim.char_start is not None
    ]
    return tuple(sorted(chosen, key=lambda j: (_gravity(j), *place(j))))


def summary(dossier: Dossier) -> Table | Prose:
    """Return how many claims have each verdict, and what each verdict says."""
    counts = headline.counted(dossier.judgements)
    if not counts:
        return prose(_("No published claim on the pair is known to this edition."))
    return Table(
        id="verdicts",
        title=_("How the published claims stand beside their rivals"),
        subtitle=_("Every claim on the pair known to this edition"),
        columns=(
            Column(key="verdict", label=_("Verdict"), header=True),
            Column(key="claims", label=_("Claims"), align="right"),
            Column(key="meaning", label=_("What it says")),
        ),
        rows=tuple(
            (
                capital(WORDS[verdict]),
                cite(
                    str(number),
                    counted(f"verdict-{_slug(verdict)}", _claims(verdict), number),
                ),
                MEANINGS[verdict],
            )
            for verdict, number in counts.items()
        ),
        source=lines.credit(dossier, [from_claim(c).note for c in dossier.known.claims]),
    )


def claims_that_matter(dossier: Dossier) -> Prose:
    """Return the claims to know of, each with phrase, verdict, rivals and arithmetic."""
    groups = grouped(dossier)
    if not groups:
        return prose(_("No claim is contradicted, out of date, or held here word for word."))
    return joined((joined([_item(first, STEPS), _likewise(rest)]) for first, *rest in groups), "\n")


def grouped(dossier: Dossier) -> tuple[list[Judgement], ...]:
    """Return the claims to know of, those of one number with one verdict together.

    Targets are left out; they have a ledger of their own.
    """
    groups: dict[object, list[Judgement]] = {}
    for judged in weighty(dossier):
        claim = judged.claim
        if claim.status is not Status.TARGET:
            key = (judged.figure.thing, claim.period, claim.value * claim.scale, judged.headline)
            groups.setdefault(key, []).append(judged)
    return tuple(groups.values())


def against(judgement: Judgement) -> tuple[Prose, ...]:
    """Return the one sum that speaks most clearly against a claim."""
    if judgement.verdict is Verdict.OUT_OF_DATE:
        return _sums(judgement, 1)
    differing = [r for r in judgement.decided_by if not agree(judgement.figure.bounds, r.bounds)]
    return arithmetic_of(judgement.figure, tuple(differing or judgement.decided_by)[:1])[1:]


def listing(judgements: Iterable[Judgement], steps: int | None = None) -> Prose:
    """Return judgements as a list: the verdict, the claim with its phrase, then the sums.

    Args:
        judgements: In reading order.
        steps: How many rivals to spell out for each; all if None.
    """
    return joined((_item(judgement, steps) for judgement in judgements), "\n")


MEANINGS = {
    Verdict.CONSISTENT: _("agrees with every figure that compares"),
    Verdict.CONSISTENT_AFTER_ROUNDING: _("agrees within the rounding of both"),
    Verdict.DEFINITION_DIFFERS: _("measures something else than its rivals: a ledger, a window"),
    Verdict.CONTRADICTED: _("cannot be true together with a figure for the same period"),
    Verdict.OUT_OF_DATE: _("stands elsewhere for an earlier period"),
    Verdict.NOT_CHECKABLE: _("no figure compares, or it is a goal"),
}


def _item(judgement: Judgement, steps: int | None) -> Prose:
    claim = judgement.claim
    told = prose(
        _("- **{verdict}** ({headline}). {what}, {when}: {figure}{phrase} ({who}). {sums}"),
        verdict=Plain(capital(judgement.words)),
        headline=Plain(judgement.headline),
        what=capital(from_claim(claim).topic),
        when=Plain(when(claim)),
        figure=cite(printed(from_claim(claim)), from_claim(claim).note),
        phrase=Plain(phrase(claim)),
        who=Plain(who(claim)),
        sums=joined(_sums(judgement, steps)),
    )
    return Prose(told.markdown.rstrip(), told.notes)


def _likewise(others: Sequence[Judgement]) -> Prose:
    """Say who else claims the same number, with the same verdict for the same reason."""
    if not others:
        return Prose("")
    told = listed(
        prose(
            _("{figure}{phrase} ({who})"),
            figure=cite(printed(from_claim(j.claim)), from_claim(j.claim).note),
            phrase=Plain(phrase(j.claim)),
            who=Plain(who(j.claim)),
        )
        for j in others
    )
    return prose(_("Likewise {told}."), told=told)


def _sums(judgement: Judgement, steps: int | None) -> tuple[Prose, ...]:
    """Return the sums behind a verdict; of a few, one for each ledger and outcome first."""
    if steps is None:
        return judgement.arithmetic[1:]
    kinds = {
        (r.ledger, r.relation, agree(judgement.figure.bounds, r.bounds)): r
        for r in reversed(judgement.decided_by)
    }
    unlike = [r for r in judgement.decided_by if r in kinds.values()]
    return arithmetic_of(judgement.figure, tuple(unlike[:steps]))[1:]


def _gravity(judgement: Judgement) -> int:
    grave = (Verdict.CONTRADICTED, Verdict.OUT_OF_DATE, Verdict.DEFINITION_DIFFERS)
    return grave.index(judgement.verdict) if judgement.verdict in grave else len(grave)


def _slug(verdict: Verdict) -> str:
    return str(verdict).replace("_", "-")


def _claims(verdict: Verdict) -> str:
    return _("claims whose verdict is: {verdict}").format(verdict=WORDS[verdict])
