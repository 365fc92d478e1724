"""How many claims were weighed and how many do not stand, each count with its note."""

from analysis import wording
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Note, Prose, cite, prose
from analysis.sections import headline
from analysis.verdicts import Verdict


def counted(note_id: str, label: str, number: int) -> Note:
    """Return the note of a count of ours."""
    return Note(id=note_id, label=label, basis="count", text=str(number))


def claims_against(dossier: Dossier) -> Prose:
    """Say how many published claims were weighed, and how many of them do not stand."""
    judged = dossier.judgements
    if not judged:
        return prose(_("No published claim on the pair is known."))
    counts = headline.counted(judged)
    against = counts.get(Verdict.CONTRADICTED, 0) + counts.get(Verdict.OUT_OF_DATE, 0)
    few, none_of, some_of = _WEIGHED[len(judged) == 1]
    total = cite(few.format(n=wording.count_of(len(judged))), counted(*TOTAL, len(judged)))
    if not against:
        return prose(none_of, total=total)
    number = cite(wording.count_of(against), counted(*AGAINST, against))
    return prose(some_of, total=total, against=number, are=_("is") if against == 1 else _("are"))


TOTAL = ("claims", _("claims weighed"))


AGAINST = ("claims-against", _("claims contradicted or out of date"))


_WEIGHED = {
    True: (
        _("The one claim weighed"),
        _("{total} is not contradicted."),
        _("{total} is contradicted or out of date."),
    ),
    False: (
        _("{n}"),
        _("Of {total} claims, none is contradicted."),
        _("Of {total} claims, {against} {are} contradicted or out of date."),
    ),
}
"""For one claim and for several: the count, and the sentence without and with contradictions."""
