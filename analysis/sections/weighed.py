"""Claims weighed: each with its phrase, its rivals, its verdict and the arithmetic."""

from collections.abc import Iterable

from analysis import wording
from analysis.claims import Status
from analysis.columns import Column
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Note, Prose, cite, prose
from analysis.quantities import from_claim
from analysis.sections import claim_tables, headline, lines
from analysis.sections.claim_words import place
from analysis.sections.tallies import counted
from analysis.sentences import capital, listed
from analysis.tables import Table
from analysis.verdicts import Judgement, Verdict
from analysis.verdicts.model import WORDS
from analysis.verdicts.targets import DOUBTED


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
                cite(str(number), _note(verdict, number)),
                MEANINGS[verdict],
            )
            for verdict, number in counts.items()
        ),
        source=lines.credit(dossier, [from_claim(c).note for c in dossier.known.claims]),
    )


def counts(dossier: Dossier) -> Prose:
    """Say how many claims have each verdict, in one sentence."""
    found = headline.counted(dossier.judgements)
    if not found:
        return prose(_("No published claim on the pair is known to this edition."))
    told = listed(
        prose(
            _("{n} {verdict}"),
            n=cite(wording.count_of(number), _note(verdict, number)),
            verdict=WORDS[verdict],
        )
        for verdict, number in found.items()
    )
    return prose(_("Of the claims known, by verdict: {told}."), told=told)


def claims_that_matter(dossier: Dossier) -> Table | Prose:
    """Return the claims to know of, each with phrase, verdict and rivals."""
    groups = grouped(dossier)
    if not dossier.judgements:
        return Prose("")
    if not groups:
        return prose(_("No claim is contradicted, out of date, or of a document held here."))
    return claim_tables.of(dossier, groups, id="claims-checked", title=_title(groups))


def _title(groups: Iterable[list[Judgement]]) -> str:
    """Return a title that names the sorts of claims shown, doubted ones and those held."""
    doubted = {judged.verdict in DOUBTED for group in groups for judged in group}
    if doubted == {True}:
        return _("Claims contradicted or out of date")
    if doubted == {False}:
        return _("Claims of the documents held here")
    return _("Claims contradicted or out of date, and those of the documents held here")


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


MEANINGS = {
    Verdict.CONSISTENT: _("agrees with what compares most closely"),
    Verdict.CONSISTENT_AFTER_ROUNDING: _(
        "agrees with what compares most closely, by the rounding of both"
    ),
    Verdict.DEFINITION_DIFFERS: _(
        "measures something else (whose statistics, which years, what kind) or is a revision apart"
    ),
    Verdict.CONTRADICTED: _(
        "does not fit another figure: for its period, for one around or inside it, or for a later "
        "year called the record"
    ),
    Verdict.OUT_OF_DATE: _("stands elsewhere for an earlier period"),
    Verdict.NOT_CHECKABLE: _("no figure compares, or it is a goal"),
}


def _gravity(judgement: Judgement) -> int:
    grave = (Verdict.CONTRADICTED, Verdict.OUT_OF_DATE, Verdict.DEFINITION_DIFFERS)
    return grave.index(judgement.verdict) if judgement.verdict in grave else len(grave)


def _note(verdict: Verdict, number: int) -> Note:
    label = _("claims by verdict, {verdict}").format(verdict=WORDS[verdict])
    return counted(f"verdict-{str(verdict).replace('_', '-')}", label, number)
