"""Investment that is stated but compares with nothing, and what is not known of it."""

from collections.abc import Iterable, Iterator, Mapping

from analysis import columns as grid
from analysis import marks, sentences, spans, wording
from analysis.claims import Indicator
from analysis.columns import NOT_APPLICABLE, Column, Row
from analysis.dossier import Dossier
from analysis.investments import Investment
from analysis.language import _
from analysis.origins import topic
from analysis.prose import Cited, Part, Plain, Prose, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.investment import directions, flows, pair
from analysis.sentences import capital
from analysis.tables import Table


def other_table(dossier: Dossier) -> Table | Prose:
    """Return stocks, project values, company counts, and what is defined in another way."""
    remarks = {c.claim_id: c.note for c in dossier.known.claims}
    rows = [row for found in directions(dossier) for row in _others(found, remarks)]
    if not rows:
        return sentences.missing(
            _("stocks, projects or companies between {pair}").format(pair=pair(dossier))
        )
    return Table(
        id="other-kinds",
        title=_("What else is stated, and compares with nothing above"),
        subtitle=_("Each of its own kind; none is added to another, so each keeps its unit"),
        columns=(
            Column(key="what", label=_("What"), header=True),
            Column(key="period", label=_("Period")),
            Column(key="value", label=_("Stated"), align="right"),
            Column(key="speaker", label=_("Stated by")),
            Column(key="kind", label=_("How to read it")),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def _others(found: Investment, remarks: Mapping[str, str]) -> Iterator[Row]:
    """Yield a row for each statement of another kind, ``remarks`` being ours on each claim."""
    for several, kind in (
        (found.stock, _("a stock")),
        (found.projects, _("neither flow nor stock")),
        (found.companies, _("a count, no amount")),
    ):
        yield from (_other(q, capital(q.topic), kind) for q in several)
    for q in found.differing:
        label = _("{what}, as its source defines it").format(what=capital(q.topic))
        yield _other(q, label, _own(q, remarks[q.note.id]))


def _other(quantity: Quantity, label: str, reading: str) -> Row:
    return (
        label,
        Plain(spans.name(quantity.period)) if quantity.period else NOT_APPLICABLE,
        Cited(wording.amount(quantity), quantity.note),
        quantity.attribution,
        reading,
    )


def _own(quantity: Quantity, remark: str) -> str:
    """Return how to read what its source defines in its own way: its words, and our remark."""
    phrase = quantity.note.phrase
    worded = _("Worded “{phrase}”").format(phrase=phrase) if phrase else ""
    return ". ".join(part for part in (_("Defined in another way"), worded, remark) if part)


def unknown(dossier: Dossier, horizon: int) -> Prose:
    """Say, kind by kind and direction by direction, what no source known here states to use.

    Args:
        dossier: What the edition knows.
        horizon: How many of the latest years are searched for a stated inflow.
    """
    told = [_missing(found) for found in directions(dossier)]
    gaps = [_gaps(dossier, found, horizon) for found in directions(dossier) if found.flow]
    return joined([*told, *gaps])


def _missing(found: Investment) -> Prose:
    """Say which kinds have no figure, and which have none but such as cannot be used."""
    kinds = (
        (Indicator.FDI_FLOW, found.flow),
        (Indicator.FDI_STOCK, found.stock),
        (Indicator.FDI_CUMULATIVE, found.cumulative),
    )
    absent = [topic(kind, found.host, found.investor) for kind, told in kinds if not told]
    unusable = {q.topic for q in (*found.differing, *flows(found))}
    blank = [t for t in absent if t not in unusable]
    stated = [t for t in absent if t in unusable]
    one = _("No usable figure is known for {kinds}; what is stated of it is in the tables above.")
    two = _("No usable figure is known for {kinds}; what is stated of them is in the tables above.")
    return joined(
        prose(template, kinds=_nor(several))
        for template, several in (
            (_("No figure is known for {kinds}."), blank),
            (two if len(stated) > 1 else one, stated),
        )
        if several
    )


def _nor(kinds: Iterable[str]) -> str:
    return _(", nor for ").join(_("the {kind}").format(kind=kind) for kind in kinds)


def _gaps(dossier: Dossier, found: Investment, horizon: int) -> Prose:
    last = min(dossier.last_year, dossier.day.year - 1)
    asked = range(last - horizon + 1, last + 1)
    stated = sum(number in found.flow for number in asked)
    parts: dict[str, Part] = {
        "years": sentences.lasting(horizon),
        "last": Plain(str(last)),
        "flow": found.flow[max(found.flow)].topic,
    }
    if not stated:
        return prose(_("None of the {years} up to {last} has a stated {flow}."), **parts)
    if stated == horizon:
        return prose(_("Each of the {years} up to {last} has a stated {flow}."), **parts)
    verb = _("has") if stated == 1 else _("have")
    n = Plain(wording.count_of(stated))
    return prose(_("Of the {years} up to {last}, {n} {verb} a stated {flow}."), n=n, verb=verb,
                 **parts)  # fmt: skip
