"""What a report on a pair rests on, and what it lacks: for pairs of which little is known."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis import countries, ledgers, sentences, wording
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.language import _
from analysis.ledgers import FLOWS
from analysis.numerals import ordinal
from analysis.observations import TOTAL, Observation
from analysis.origins import cited, topic
from analysis.prose import Note, Plain, Prose, cite, joined, prose
from analysis.sections import lines, reconciled
from analysis.sentences import capital
from analysis.tables import Table

BASES = {
    "own": _("{whose} statistics"),
    "nobody": _("neither country’s: reconciled from both"),
    "other": _("{whose}, taken from the other side’s statistics"),
}


def held(dossier: Dossier) -> Table | Prose:
    """Return every statistical series of the pair: whose, what, from where, for which years."""
    found: dict[tuple[str, str, str], list[Observation]] = {}
    for o in _shown(dossier):
        found.setdefault((_whose(o), o.indicator, o.source.source_id), []).append(o)
    if not found:
        return Prose("")
    return Table(
        id="series-held",
        title=_("The statistics that this report can draw on"),
        subtitle=_("Yearly totals of trade between {one} and {other}, by source").format(
            one=countries.name(dossier.reporter), other=countries.name(dossier.partner)
        ),
        columns=(
            Column(key="whose", label=_("Whose statistics"), header=True),
            Column(key="flow", label=_("What")),
            Column(key="source", label=_("Source")),
            Column(key="years", label=_("Years")),
            Column(key="count", label=_("Figures"), align="right"),
        ),
        rows=tuple(_row(whose, rows) for (whose, _f, _s), rows in found.items()),
        source=lines.credit(dossier, [_note(rows) for rows in found.values()]),
    )


def missing(dossier: Dossier) -> Prose:
    """Say what is missing of the pair: ledgers, flows, statements; nothing if all is there."""
    own = any(ledger.years for ledger in dossier.ledgers.values())
    if not own and not dossier.known.claims:
        return joined([nothing(dossier), lacking(dossier)])
    return joined([lacking(dossier), *_statements(dossier)])


def lacking(dossier: Dossier) -> Prose:
    """Say what the statistics of the pair lack: a ledger, a flow, a state that stood, figures."""
    return joined([*_one_sided(dossier), *_ceased(dossier), *_zeros(dossier)])


def _shown(dossier: Dossier) -> list[Observation]:
    years = range(dossier.first_year, dossier.last_year + 1)
    return [o for o in dossier.known.observations if o.product == TOTAL and o.year in years]


def _whose(o: Observation) -> str:
    if o.quality & ledgers.NOBODYS:
        return BASES["nobody"]
    base = BASES["own" if ledgers.is_own(o) else "other"]
    return base.format(whose=countries.possessive(o.reporter))


def _row(whose: str, rows: list[Observation]) -> Row:
    first = rows[0]
    return (
        capital(whose),
        topic(first.indicator, first.reporter, first.partner),
        cited(first.source),
        Plain(_years(rows).removeprefix(_("in "))),
        cite(str(len(rows)), _note(rows)),
    )


def _years(rows: Iterable[Observation]) -> str:
    """Return the years of figures: as spans, or as every so-manieth year."""
    years = sorted({o.year for o in rows})
    steps = {after - before for before, after in pairwise(years)}
    if len(years) >= LEAST_REGULAR and len(steps) == 1 and steps != {1}:
        return _("every {nth} year from {first} to {last}").format(
            nth=ordinal(steps.pop()), first=years[0], last=years[-1]
        )
    return _("in {years}").format(years=lines.years_told(years))


LEAST_REGULAR = 3
"""Fewer years than these are no rhythm."""


def _note(rows: list[Observation]) -> Note:
    first = rows[0]
    name = "-".join((first.source.source_id, first.indicator, first.reporter, first.partner))
    return Note(
        id=f"held-{name.lower()}",
        label=_("yearly figures of {what} in {source}").format(
            what=topic(first.indicator, first.reporter, first.partner), source=first.source.title
        ),
        basis="count",
        source=cited(first.source),
        published=first.source.published,
        href=first.source.url,
    )


def nothing(dossier: Dossier) -> Prose:
    """Say that neither country's own figures are held for the years shown, and what is."""
    if any(o.quality & ledgers.NOBODYS for o in _shown(dossier)):
        return reconciled.told(dossier)
    pair = {"one": countries.name(dossier.reporter), "other": countries.name(dossier.partner)}
    if beyond := {o.year for o in dossier.known.observations if o.product == TOTAL}:
        return prose(
            _(
                "Trade between {one} and {other} is recorded for {held} only, outside the years "
                "of this report, {first} to {last}: widen them to see it."
            ),
            held=Plain(lines.years_told(sorted(beyond))),
            first=Plain(str(dossier.first_year)),
            last=Plain(str(dossier.last_year)),
            **pair,
        )
    listed = [code for code in dossier.pair if _trades(dossier, code)]
    if listed:
        return prose(
            _(
                "No trade between {one} and {other} is recorded in any source here, though the "
                "sources list {whose} trade with others: if the two trade at all, nobody "
                "reported it. There is nothing to draw, to compare or to check."
            ),
            whose=sentences.listed(Prose(countries.possessive(code)) for code in listed),
            **pair,
        )
    return prose(
        _(
            "This edition holds no figure of trade between {one} and {other}: neither statistics "
            "nor statements. A statistics store with the two countries would fill this report."
        ),
        **pair,
    )


def _trades(dossier: Dossier, code: str) -> bool:
    panel = dossier.panel
    return any(o.value > 0 for flow in FLOWS for o in panel.totals(code, flow))


def _one_sided(dossier: Dossier) -> Iterator[Prose]:
    """Yield what each country's statistics lack beside the other's, or beside their own."""
    ledgers = tuple(dossier.ledgers.values())
    for own, other in (ledgers, ledgers[::-1]):
        if own.years and not other.years:
            yield prose(
                _(
                    "Only {whose} statistics are held: what {other} counts of the same trade is "
                    "not known here, so the two cannot be compared."
                ),
                whose=countries.possessive(own.reporter),
                other=countries.name(other.reporter),
            )
    short = {
        own.reporter: [flow for flow in FLOWS if own.series(flow)]
        for own in ledgers
        if not own.turnover
    }
    for flows in (["exports"], ["imports"], list(FLOWS)):
        if whose := [countries.possessive(code) for code in short if short[code] == flows]:
            yield prose(
                ONE_FLOW if len(flows) == 1 else NO_YEAR,
                whose=capital(wording.listing(whose)),
                flow=_(flows[0]),
            )


ONE_FLOW = _(
    "{whose} statistics have only {flow} here, so neither turnover nor balance can be computed "
    "from them."
)
NO_YEAR = _(
    "{whose} statistics have exports and imports here, but for no year both, so neither turnover "
    "nor balance can be computed from them."
)


def _statements(dossier: Dossier) -> Iterator[Prose]:
    if not dossier.known.claims:
        yield prose(
            _(
                "No statement on the two countries is held: there is no target, no announced "
                "investment and no claim to check, only statistics."
            )
        )
    if not _shown(dossier):
        yield prose(_("No statistical series is held: every figure here is somebody’s statement."))


def _ceased(dossier: Dossier) -> Iterator[Prose]:
    for code in dossier.pair:
        years = countries.years_of(code)
        if years is not None:
            yield prose(
                _(
                    "{name} stood from {first} to {last}; it was followed by {after}, whose "
                    "figures are not added to its own."
                ),
                name=capital(countries.name(code)),
                first=Plain(str(years[0])),
                last=Plain(str(years[1])),
                after=countries.followers(code),
            )


def _zeros(dossier: Dossier) -> Iterator[Prose]:
    found: dict[tuple[str, str, str], list[Observation]] = {}
    for o in dossier.zeros:
        found.setdefault((o.indicator, o.reporter, o.partner), []).append(o)
    if found:
        told = [
            prose(
                _("{topic} {years} ({source})"),
                topic=topic(*place),
                years=Plain(_years(rows)),
                source=_sources(rows),
            )
            for place, rows in found.items()
        ]
        yield prose(
            _(
                "A printed zero may mean that nothing was traded, less than the source rounds to, "
                "or nothing reported, so it is left out: {zeros}."
            ),
            zeros=sentences.listed(told),
        )


def _sources(rows: Iterable[Observation]) -> str:
    return ", ".join(dict.fromkeys(o.source.publisher for o in rows))
