"""The head of a report: its cover, and the place of its endnotes."""

from analysis import countries, spans
from analysis.blocks import Cover, Endnotes
from analysis.dossier import LATEST, Dossier
from analysis.language import _
from analysis.periods import Period

LICENCE = "CC BY 4.0"


def cover(dossier: Dossier, title: str, *, more: tuple[tuple[str, str], ...] = ()) -> Cover:
    """Return the cover strip: pair, edition, vintage, sources.

    Args:
        dossier: What the edition knows.
        title: The report's title, with ``{pair}`` where the two countries are named.
        more: Further facts for the strip, as pairs of label and value.
    """
    return Cover(
        title=title.format(pair=pair_name(dossier, inside=not title.startswith("{pair}"))),
        subtitle=edition_name(dossier),
        pair="-".join(dossier.pair),
        edition=dossier.edition,
        as_of=dossier.day.isoformat(),
        facts=(
            (_("As known on"), day_name(dossier)),
            (_("Sources used"), str(len(sources(dossier)))),
            (_("Claims weighed"), str(len(dossier.known.claims))),
            *more,
        ),
        licence=LICENCE,
        keywords=(*(countries.title(code) for code in dossier.pair), _("bilateral trade")),
        implied=(_(" between {pair}").format(pair=pair_name(dossier, inside=True)),),
    )


def endnotes() -> Endnotes:
    """Return the place where every printed number is traced to its source."""
    return Endnotes()


def pair_name(dossier: Dossier, *, inside: bool = False) -> str:
    """Return the two countries as a heading names them; ``inside`` one, with their articles."""
    named = countries.name if inside else countries.title
    first, second = (named(code) for code in dossier.pair)
    return _("{first} and {second}").format(first=first, second=second)


def edition_name(dossier: Dossier) -> str:
    """Return the edition in words."""
    if dossier.edition == LATEST:
        return _("Everything known, sources up to {day}").format(day=day_name(dossier))
    return _("As known on {day}").format(day=day_name(dossier))


def day_name(dossier: Dossier) -> str:
    """Return the edition's day in words."""
    return spans.name(Period(dossier.day, dossier.day))


def sources(dossier: Dossier) -> frozenset[str]:
    """Return the ids of every source with a statement on the pair."""
    known = dossier.known
    stated = (claim.source for claim in known.claims)
    dated = (event.source for event in known.events)
    printed = (observation.source for observation in known.observations)
    return frozenset(source.source_id for source in (*stated, *dated, *printed))
