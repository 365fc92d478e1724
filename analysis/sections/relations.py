"""Relations: what happened between the two countries, in order of time."""

from analysis import countries
from analysis.dossier import Dossier
from analysis.figures.chart import Caption, Chart
from analysis.figures.timeline import timeline_chart
from analysis.language import _
from analysis.prose import Plain, Prose, cite, prose
from analysis.sections import lines


def timeline(dossier: Dossier) -> Chart | Prose:
    """Return the events known to the edition down a line of time; or that there are none."""
    moments = lines.moments(dossier.known.events)
    names = {"one": countries.name(dossier.reporter), "other": countries.name(dossier.partner)}
    if not moments:
        return prose(_("No event between {one} and {other} is known to this edition."), **names)
    if len(moments) == 1:
        only = moments[0]
        return prose(
            _("One event is known: {label}, {when}."),
            label=only.label,
            when=cite(only.when, only.note),
        )
    return timeline_chart(
        moments,
        Caption(
            id="relations",
            title=prose(_("The latest event known: {last}"), last=moments[-1].label),
            subtitle=prose(
                _("Events between {one} and {other}, {years}"),
                **names,
                years=Plain(f"{moments[0].year:.0f}–{moments[-1].year:.0f}"),
            ),
            source=lines.credit(dossier, [moment.note for moment in moments]),
        ),
    )
