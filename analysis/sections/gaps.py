"""What is not known: the gaps the edition itself shows, and what would close each."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis import countries, statistics, wording
from analysis.claims import Measure, Status
from analysis.columns import Column, Value
from analysis.dossier import Dossier
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.prose import Plain, Prose, cite, prose
from analysis.sections import importance, products
from analysis.sections.lines import lacking_told, years_told
from analysis.sections.tallies import counted
from analysis.sentences import capital, listed
from analysis.tables import Table
from analysis.verdicts import Verdict


class Gap(NamedTuple):
    """Something missing, how much of it, and the data that would close it."""

    what: str
    extent: Value
    closed_by: str


def gaps(dossier: Dossier) -> tuple[Gap, ...]:
    """Return every gap of the edition, those of trade first."""
    return (*_of_data(dossier), *_claims(dossier))


def of_claims(dossier: Dossier) -> Prose:
    """Say what is missing of the claims themselves; nothing where nothing is."""
    told = [
        prose("{what} ({extent})", what=gap.what[:1].lower() + gap.what[1:], extent=gap.extent)
        for gap in _claims(dossier)
    ]
    if not told:
        return Prose("")
    return prose(
        _(
            "Missing of the claims: {told}. The speakers’ own records and official figures would "
            "close these."
        ),
        told=listed(told),
    )


def table(dossier: Dossier) -> Table | Prose:
    """Return the gaps in the data as a table; or that there is none."""
    found = _of_data(dossier)
    if not found:
        return prose(_("This edition has no gap that it could name."))
    return Table(
        id="gaps",
        title=_("What is missing, and what would close it"),
        subtitle=_("Computed from what this edition holds, within the years of the report"),
        columns=(
            Column(key="what", label=_("What is missing"), header=True),
            Column(key="extent", label=_("How much")),
            Column(key="closed", label=_("What would close it")),
        ),
        rows=tuple(found),
        source=_("the edition itself"),
    )


def _of_data(dossier: Dossier) -> tuple[Gap, ...]:
    finders = (
        _no_series,
        _no_split,
        _no_products,
        _no_partners,
        _no_controls,
        _no_investment,
        _no_services,
    )
    return tuple(gap for find in finders for gap in find(dossier))


def _no_series(dossier: Dossier) -> Iterator[Gap]:
    """Yield the years for which a ledger has a statement at most."""
    missing = {
        code: lacking_told(
            [y for y in _asked(dossier) if not _is_series(ledger, y)], _asked(dossier)
        )
        for code, ledger in dossier.ledgers.items()
    }
    yield from _alike(
        missing,
        _("Official yearly figures of both flows ({whose})"),
        _("UN Comtrade’s yearly reports, or the statistical office"),
    )


def _no_split(dossier: Dossier) -> Iterator[Gap]:
    """Yield the years for which a ledger has a turnover but not both its flows."""
    missing = {
        code: years_told([y for y in sorted(ledger.turnover) if y not in ledger.balance])
        for code, ledger in dossier.ledgers.items()
    }
    yield from _alike(
        missing,
        _("Exports and imports apart ({whose})"),
        _("both flows from the same statistics"),
    )


def _alike(extents: dict[str, str], what: str, closed_by: str) -> Iterator[Gap]:
    """Yield one gap for the countries that lack the same; none for what is not lacking."""
    for extent in dict.fromkeys(extents.values()):
        own = [countries.title(code) for code in extents if extents[code] == extent]
        whose = _("both countries") if len(own) > 1 else own[0]
        if extent:
            yield Gap(what.format(whose=whose), Plain(extent), closed_by)


def _no_products(dossier: Dossier) -> Iterator[Gap]:
    year = products.latest_year(dossier)
    lacking = [y for y in _asked(dossier) if y != year]
    extent = _("every year") if year is None else _("every year but {year}").format(year=year)
    if lacking:
        yield Gap(
            _("What is traded, by product group"),
            Plain(extent),
            _("CEPII’s BACI, or UN Comtrade by HS chapter"),
        )


def _no_partners(dossier: Dossier) -> Iterator[Gap]:
    """Yield after which year a country's partners are not known."""
    extents = {}
    for reporter in dossier.pair:
        ends = {flow: _last_place(dossier, reporter, flow) for flow in importance.FLOWS}
        told = [_after(_(flow), end) for flow, end in ends.items() if end != _asked(dossier)[-1]]
        unknown = set(ends.values()) == {None}
        extents[reporter] = _("every year") if unknown else "; ".join(told)
    yield from _alike(
        extents,
        _("Partners by year ({whose})"),
        _("UN Comtrade or the IMF’s Direction of Trade"),
    )


def _no_controls(dossier: Dossier) -> Iterator[Gap]:
    """Yield what trade cannot be held against: a country's output, or prices."""
    rows = dossier.visible.observations
    bare = [countries.possessive(c) for c in dossier.pair if not statistics.gdp(rows, c)]
    lacking = (
        [_("{whose} gross domestic product").format(whose=wording.listing(bare))] if bare else []
    )
    if not statistics.deflator(rows):
        lacking.append(_("consumer prices in the United States, for real terms"))
    for what in lacking:
        yield Gap(capital(what), Plain(_("every year")), _("the World Bank’s yearly indicators"))


def _last_place(dossier: Dossier, reporter: str, flow: str) -> int | None:
    ranked = importance.places(dossier, reporter, flow)
    return ranked[-1].value.year if ranked else None


def _after(flow: str, end: int | None) -> str:
    if end is None:
        return _("{flow}: every year").format(flow=flow)
    return _("{flow}: after {year}").format(flow=flow, year=end)


def _no_investment(dossier: Dossier) -> Iterator[Gap]:
    for host, found in dossier.investments.items():
        names = {"host": countries.name(host), "investor": countries.name(found.investor)}
        lacking = [y for y in _asked(dossier) if y not in found.flow]
        if lacking:
            yield Gap(
                _("Yearly investment of {investor} in {host}").format(**names),
                Plain(lacking_told(lacking, _asked(dossier))),
                _("the central bank of {host}, or UNCTAD").format(**names),
            )
    bare = [i for i in dossier.investments.values() if not i.stock]
    if bare:
        hosts = wording.listing(countries.name(i.host) for i in bare)
        yield Gap(
            _("Stock of investment in {hosts}").format(hosts=hosts),
            Plain(_("every year")),
            _("the IMF’s Coordinated Direct Investment Survey"),
        )


def _no_services(dossier: Dossier) -> Iterator[Gap]:
    if not any(o.indicator.startswith("services") for o in dossier.known.observations):
        yield Gap(
            _("Trade in services"),
            Plain(_("every year")),
            _("WTO’s and OECD’s balanced trade in services"),
        )


def _claims(dossier: Dossier) -> Iterator[Gap]:
    lone = [
        j
        for j in dossier.judgements
        if j.verdict is Verdict.NOT_CHECKABLE and j.claim.status is not Status.TARGET
    ]
    if lone:
        yield Gap(
            _("A second figure to hold a claim against"),
            _claims_of("claims-alone", _("claims with no other figure beside them"), len(lone)),
            _("the official figures named above"),
        )
    undated = [c for c in dossier.known.claims if "undated" in c.flags]
    if undated:
        yield Gap(
            _("The year meant by “last year”, “now” and the like"),
            _claims_of("claims-undated", _("claims whose year is inferred"), len(undated)),
            _("the speaker’s own record, or an official series for both years"),
        )
    open_ended = [t for t in dossier.targets if t.deadline is None]
    if open_ended:
        yield Gap(
            _("The year by which a target is to be reached"),
            _claims_of("targets-undated", _("targets without a deadline"), len(open_ended)),
            _("the text of the agreement or the joint statement"),
        )
    nameless = [c for c in dossier.known.claims if not c.ledger and c.measure is Measure.LEVEL]
    if nameless:
        yield Gap(
            _("Whose statistics a figure comes from"),
            _claims_of("claims-no-ledger", _("claims of nobody’s statistics"), len(nameless)),
            _("the source’s own reference, or a match with one country’s statistics for the year"),
        )


def _claims_of(note_id: str, label: str, number: int) -> Value:
    text = _("one claim") if number == 1 else _("{n} claims").format(n=wording.count_of(number))
    if note_id.startswith("targets"):
        text = text.replace(_("claim"), _("target"))
    return cite(text, counted(note_id, label, number))


def _asked(dossier: Dossier) -> range:
    """Return the full years the report is asked for that were over on the edition's day."""
    return range(dossier.first_year, min(dossier.last_year, dossier.day.year - 1) + 1)


def _is_series(ledger: Ledger, number: int) -> bool:
    found = ledger.turnover.get(number)
    if found is None:
        return False
    return all(n.basis != "claim" for n in found.note.with_inputs())
