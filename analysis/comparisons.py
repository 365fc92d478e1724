"""Whole sentences that set figures side by side: ledgers, partners, rivals, investment kinds."""

from collections.abc import Sequence
from dataclasses import replace

from analysis import countries, spans, wording
from analysis.investments import Investment
from analysis.language import _
from analysis.mirrors import Mirror
from analysis.numerals import digits
from analysis.origins import PARTNERS
from analysis.proportions import CIF_TO_FOB
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import MULTIPLE, Quantity, given
from analysis.ranks import Neighbour, Rank
from analysis.sentences import (
    capital,
    figure,
    lasting,
    level,
    listed,
    missing,
    named,
    source,
    tally,
)


def mirror_gap(found: Mirror | None, topic: str = "") -> Prose:
    """Say what two ledgers give for one flow, and the gap: importer's figure less exporter's."""
    if found is None:
        return prose(
            _("For {topic} no year has a figure in both countries’ statistics to compare."),
            topic=topic or _("this flow"),
        )
    told = prose(
        _(
            "{imports} amounted to {m} {when} in the importer’s books, {exports} to {x} in the "
            "exporter’s."
        ),
        imports=capital(found.imports.topic),
        m=figure(found.imports),
        when=Plain(spans.stated(found.imports)),
        exports=found.exports.topic,
        x=figure(found.exports),
    )
    gap = prose(
        _("Importer’s figure less exporter’s: the importer counts {gap}, {relative} of their mean"),
        gap=cite(wording.compared(found.money), found.money.note),
        relative=cite(wording.size(found.relative), found.relative.note),
    )
    freight = prose(
        _("; with imports divided by {ratio} for freight and insurance, {adjusted}."),
        ratio=freight_ratio(),
        adjusted=cite(wording.compared(found.adjusted), found.adjusted.note),
    )
    return joined([told, joined([gap, freight], "")])


def freight_ratio() -> Cited:
    """Return the ratio of import to export values that stands for freight, with its note."""
    usual = given(CIF_TO_FOB, MULTIPLE, id="cif-to-fob", label=_("import over export value"))
    origin = replace(usual.note, source=_("International Monetary Fund, usual ratio of CIF to FOB"))
    return cite(digits(CIF_TO_FOB, 2), origin)


def ledger_gap(found: Mirror | None, first: str, second: str) -> Prose:
    """Say how the turnover in one country's ledger differs from that in the other's.

    Args:
        found: The two turnovers, the first country's as ``imports``.
        first: Code of the first country.
        second: Code of the second country.
    """
    if found is None:
        return prose(
            _("{first} and {second} statistics have no comparable turnover for one year."),
            first=capital(countries.possessive(first)),
            second=countries.possessive(second),
        )
    return prose(
        _(
            "{when} {first} statistics show a turnover of {a}, {second} {b}: the first is "
            "{gap}, {relative} of the mean of the two."
        ),
        when=Plain(capital(spans.stated(found.imports))),
        first=countries.possessive(first),
        a=figure(found.imports),
        second=countries.possessive(second),
        b=figure(found.exports),
        gap=cite(wording.compared(found.money), found.money.note),
        relative=cite(wording.size(found.relative), found.relative.note),
    )


def share_and_rank(found: Rank | None, topic: str = "") -> Prose:
    """Say a partner's place and share among all partners, and the gap to its neighbours."""
    if found is None:
        return prose(_("No source here ranks {topic}."), topic=topic or _("this partner"))
    place = prose(
        _(
            "{when} {partner} was {place} of {reporter} {n} {partners} by value, with {share} "
            "of all {flow}{source}."
        ),
        when=Plain(capital(spans.stated(found.value))),
        partner=countries.name(found.partner),
        place=cite(wording.rank(found.place, found.joint), found.place.note),
        reporter=countries.possessive(found.reporter),
        n=tally(found.of, found.share, _("partners")),
        partners=PARTNERS.get(found.indicator, found.indicator),
        share=cite(wording.percent(found.share), found.share.note),
        flow=found.indicator,
        source=source(found.value),
    )
    return joined([place, _neighbours(found)])


def intensity(quantity: Quantity | None, reporter: str, partner: str) -> Prose:
    """Say trade intensity: how the partner's share compares with its share in world trade."""
    if quantity is None:
        return missing(_("trade intensity"))
    bounds = quantity.bounds
    compared = _("about as much as")
    if bounds.low > 1 or bounds.high < 1:
        compared = _("more than") if bounds.low > 1 else _("less than")
    return prose(
        _(
            "{when} {partner} took {times} the share of {reporter} exports that it took of the "
            "world’s: {compared} the average country sends there."
        ),
        when=Plain(capital(spans.stated(quantity))),
        partner=countries.name(partner),
        times=cite(wording.times(quantity), quantity.note),
        reporter=countries.possessive(reporter),
        compared=compared,
    )


def contested(figures: Sequence[Quantity]) -> Prose:
    """Say that sources disagree, or agree, on one figure: each with its own words and bounds."""
    if not figures:
        return missing(_("this"))
    if len(figures) == 1:
        return joined([level(figures[0]), prose(_("No rival figure is known to this edition."))])
    given = listed(
        prose(_("{figure} {when}{by}"), figure=figure(q), when=Plain(spans.stated(q)), by=_by(q))
        for q in figures
    )
    agree = all(a.bounds.overlaps(b.bounds) for a in figures for b in figures)
    return prose(
        _("{topic} is given as {given}; {verdict}."),
        topic=capital(figures[0].topic),
        given=given,
        verdict=_("within their rounding these can all be right")
        if agree
        else _("even within their rounding these cannot all be right"),
    )


def invested(found: Investment) -> Prose:
    """Say the latest flow, stock and cumulative count of an investment, each for itself."""
    flows = [level(found.flow[max(found.flow)])] if found.flow else []
    stock = [level(found.stock[-1])] if found.stock else []
    totals = [counted(found.cumulative[-1])] if found.cumulative else []
    told = [*flows, *stock, *totals]
    if not told:
        return missing(
            _("investment from {investor} in {host}").format(
                investor=countries.name(found.investor), host=countries.name(found.host)
            )
        )
    return joined(told)


def counted(quantity: Quantity) -> Prose:
    """Say a count of many years; one with no start known is told by its end."""
    period = quantity.period
    if period is None or period.years > 1:
        return level(quantity)
    return prose(
        _("{topic} amounted to {figure} by {end}{source}; since when is not stated."),
        topic=capital(quantity.topic),
        figure=figure(quantity),
        end=Plain(spans.name(period)),
        source=source(quantity),
    )


def feasible(pasts: Sequence[tuple[str, Quantity, int]], years: int) -> Prose:
    """Say how often each ledger's own past grew as fast as asked: history, not a forecast.

    Args:
        pasts: Whose statistics, the share of their stretches that grew so fast, and how many
            stretches there are.
        years: How long each stretch is.
    """
    if not pasts:
        return prose(
            _("No past stretch of {years} has comparable figures at both ends."),
            years=lasting(years),
        )
    told = listed(
        prose(
            _("{many} of {n} in {whose} statistics"),
            many=cite(_so_many(share, windows), share.note),
            n=tally(windows, share, _("stretches of years")),
            whose=whose,
        )
        for whose, share, windows in pasts
    )
    return prose(
        _(
            "Of past stretches of {years} with comparable figures at both ends, {told} grew as "
            "fast; this is history, not a forecast."
        ),
        years=lasting(years),
        told=told,
    )


def _so_many(share: Quantity, windows: int) -> str:
    """Return a share of a few things as their number: "none", "two", "at most three"."""
    low, high = (round(end * windows) for end in (share.bounds.low, share.bounds.high))
    if low == high:
        return _("none") if low == 0 else wording.count_of(low)
    if low == 0:
        return _("at most {n}").format(n=wording.count_of(high))
    return _("between {low} and {high}").format(
        low=wording.count_of(low), high=wording.count_of(high)
    )


def _neighbours(found: Rank) -> Prose:
    parts = [
        prose(
            template,
            gap=cite(wording.money(side.gap), side.gap.note),
            name=countries.label(side.code),
        )
        for side, template in (
            (found.above, _("{gap} behind {name}")),
            (found.below, _("{gap} ahead of {name}")),
        )
        if isinstance(side, Neighbour)
    ]
    return prose(_("That is {gaps}."), gaps=listed(parts)) if parts else Prose("")


def _by(quantity: Quantity) -> str:
    if not quantity.attribution:
        return ""
    return _(" by {source}").format(source=named(quantity.attribution))
