"""Whole sentences that set figures side by side: ledgers, partners, rivals, investment kinds."""

from collections.abc import Sequence

from analysis import countries, indicators, spans, wording
from analysis.investments import Investment
from analysis.language import _
from analysis.mirrors import Mirror
from analysis.numerals import digits
from analysis.origins import PARTNERS
from analysis.proportions import CIF_TO_FOB
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.ranks import Neighbour, Rank
from analysis.sentences import capital, figure, level, listed, missing, source


def mirror_gap(found: Mirror | None, topic: str = "") -> Prose:
    """Say what two ledgers give for one flow, and the gap: importer's figure less exporter's."""
    if found is None:
        return prose(
            _("For {topic} no year has a figure in both ledgers, so they cannot be compared."),
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
        ratio=Plain(digits(CIF_TO_FOB, 2)),
        adjusted=cite(wording.compared(found.adjusted), found.adjusted.note),
    )
    return joined([told, joined([gap, freight], "")])


def ledger_gap(found: Mirror | None, first: str, second: str) -> Prose:
    """Say how the turnover in one country's ledger differs from that in the other's.

    Args:
        found: The two turnovers, the first country's as ``imports``.
        first: Code of the first country.
        second: Code of the second country.
    """
    if found is None:
        return prose(
            _("{first} and {second} ledgers have no comparable turnover for one year."),
            first=countries.possessive(first),
            second=countries.possessive(second),
        )
    return prose(
        _(
            "{when} {first} ledger shows a turnover of {a}, {second} ledger {b}: the first is "
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
        n=Plain(digits(found.of)),
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
    others = [level(kind[-1]) for kind in (found.stock, found.cumulative) if kind]
    told = [*flows, *others]
    if not told:
        return missing(
            _("investment from {investor} in {host}").format(
                investor=countries.name(found.investor), host=countries.name(found.host)
            )
        )
    if len(told) > 1:
        told.append(
            prose(
                _(
                    "Flows, stocks and cumulative counts measure different things: they are not"
                    " added or divided here."
                )
            )
        )
    return joined(told)


def feasible(share: Quantity, required: Quantity, windows: int, years: int) -> Prose:
    """Say how often the pair's own past grew as fast as asked: history, not a forecast."""
    return prose(
        _(
            "Of the {n} past stretches of {years} with figures at both ends, {share} grew by "
            "{rate} or more; that is history, not a forecast."
        ),
        n=Plain(wording.count_of(windows)),
        years=Plain(wording.years(indicators.span(years))),
        share=cite(wording.percent(share), share.note),
        rate=cite(wording.percent_a_year(required), required.note),
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
    return _(" by {source}").format(source=quantity.attribution)
