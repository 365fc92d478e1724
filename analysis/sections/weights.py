"""What the trade of two countries weighs: beside the world's, and beside what each produces."""

from collections.abc import Iterable
from dataclasses import replace
from math import inf

from analysis import countries, indicators, statistics, wording
from analysis.comparisons import intensity as intensity_sentence
from analysis.dossier import Dossier
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import FLOWS, Ledger
from analysis.observations import TOTAL, WORLD, Observation
from analysis.origins import topic
from analysis.prose import Plain, Prose, cite, joined, prose
from analysis.quantities import FRACTION, Quantity, from_observation
from analysis.sections.products import at_least


def of_output(dossier: Dossier) -> Prose:
    """Say what each country's trade with the other is of its gross domestic product, or why not."""
    told, without = [], []
    for code, ledger in dossier.ledgers.items():
        output = statistics.gdp(dossier.visible.observations, code)
        years = [year for year in ledger.turnover if year in output]
        if years:
            told.append(_of_output(ledger, output[max(years)]))
        elif ledger.turnover:
            without.append(countries.possessive(code))
    if without:
        told.append(
            prose(
                _(
                    "Beside {whose} gross domestic product the trade cannot be weighed: no figure "
                    "of it is known here for a year with trade."
                ),
                whose=wording.listing(without),
            )
        )
    return joined(told)


def _of_output(ledger: Ledger, output: Quantity) -> Prose:
    assert output.year is not None
    traded = ledger.turnover[output.year]
    part = indicators.ratio(traded, output, FRACTION)
    return prose(
        _(
            "In {year} trade with {partner} came to {part} of {whose} gross domestic product, by "
            "{whose} statistics."
        ),
        year=Plain(str(output.year)),
        partner=countries.name(ledger.partner),
        part=cite(wording.percent(part), part.note),
        whose=countries.possessive(ledger.reporter),
    )


def intensity(dossier: Dossier) -> Prose:
    """Say trade intensity in each direction, for the latest year with all four figures."""
    told = [
        _told_intensity(dossier, one, other) for one, other in (dossier.pair, dossier.pair[::-1])
    ]
    if any(part.markdown for part in told):
        return joined(told)
    return prose(
        _(
            "Trade intensity cannot be computed: no source here has both the pair’s and the "
            "world’s totals."
        )
    )


def _told_intensity(dossier: Dossier, reporter: str, partner: str) -> Prose:
    found = _intensity(dossier, reporter, partner)
    if found is None:
        return Prose("")
    if found.bounds.low < 1 < found.bounds.high:
        return prose(
            _(
                "For {topic} the intensity is not available: the product groups known leave it "
                "open."
            ),
            topic=topic("exports", reporter, partner),
        )
    return intensity_sentence(found, reporter, partner)


def _intensity(dossier: Dossier, reporter: str, partner: str) -> Quantity | None:
    """Return (X_ij / X_i·) / (X_wj / X_w·) of the latest year of which one source has all four.

    All four as exporters count them, or as importers do; the pair may be a lower bound, and
    what the partner takes of all may be its own imports.
    """
    for source, number in _sources_with_world(dossier):
        rows = [
            o
            for o in dossier.visible.observations
            if (o.source.source_id, o.year) == (source, number)
        ]
        for flow in FLOWS:
            found = _of_flow(rows, flow, reporter, partner)
            if found is not None:
                return found
    return None


def _of_flow(rows: list[Observation], flow: str, reporter: str, partner: str) -> Quantity | None:
    """Return intensity as exporters count all four figures (``exports``), or importers do."""
    pair = _pair(rows, reporter, partner)
    world = _one(rows, flow, WORLD, WORLD)
    if flow == "exports":
        whole = _one(rows, flow, reporter, WORLD)
        theirs = _one(rows, "imports", partner, WORLD) or _one(rows, flow, WORLD, partner)
    else:
        whole = _one(rows, flow, WORLD, reporter)
        theirs = _one(rows, flow, partner, WORLD)
    if not (whole and theirs and world and pair):
        return None
    found = indicators.intensity(pair, whole, theirs, world)
    high = inf if pair.bounds.high == inf else found.bounds.high
    return replace(found, bounds=Interval(found.bounds.low, high))


def _sources_with_world(dossier: Dossier) -> list[tuple[str, int]]:
    found = {
        (o.year, o.source.source_id)
        for o in dossier.visible.observations
        if o.reporter == o.partner == WORLD and dossier.first_year <= o.year <= dossier.last_year
    }
    return [(source, number) for number, source in sorted(found, reverse=True)]


def _one(rows: Iterable[Observation], flow: str, reporter: str, partner: str) -> Quantity | None:
    fitting = [
        o
        for o in rows
        if (o.indicator, o.reporter, o.partner, o.product) == (flow, reporter, partner, TOTAL)
    ]
    return from_observation(fitting[0]) if fitting else None


def _pair(rows: Iterable[Observation], reporter: str, partner: str) -> Quantity | None:
    """Return exports to the partner: as a total, else at least the sum of the groups known."""
    told = list(rows)
    ways = (("exports", reporter, partner), ("imports", partner, reporter))
    own = [o for o in told if (o.indicator, o.reporter, o.partner) in ways]
    whole = [o for o in own if o.product == TOTAL]
    if whole:
        return from_observation(whole[0])
    parts = [from_observation(o) for o in own]
    if not parts:
        return None
    return at_least(parts, reporter, partner)
