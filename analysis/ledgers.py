"""One country's books on its trade with another: what its own statistics or officials state.

Two countries' books are never merged. Within one, a statistical series is the ledger's value;
a figure that officials only state fills the years without one, and stands as a rival beside
the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from analysis import countries
from analysis.claims import Claim
from analysis.interval import Interval
from analysis.language import _
from analysis.observations import TOTAL, Observation
from analysis.origins import labelled, topic
from analysis.preferences import candidates, first, is_statement
from analysis.quantities import Quantity, derived, year

Series = Mapping[int, Quantity]
"""A quantity by calendar year, in the order of the years."""

FLOWS = ("exports", "imports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Trade with ``partner`` in the books of ``reporter``, by calendar year.

    ``note.basis`` of a value tells a series ("series", or "computed" from two) from a
    statement ("claim"). Turnover and balance may rest on other figures of exports and imports
    than those that stand for the year (see ``adds_up``). ``rivals`` holds, by indicator and
    year, the figures of the same ledger that were not taken. ``breaks`` holds the years, by
    indicator, that do not compare with the year before.
    """

    reporter: str
    partner: str
    exports: Series
    imports: Series
    turnover: Series
    balance: Series
    rivals: Mapping[str, Mapping[int, tuple[Quantity, ...]]]
    breaks: Mapping[str, frozenset[int]]

    def series(self, indicator: str) -> Series:
        """Return the values of exports, imports, turnover or balance."""
        found: Series = getattr(self, indicator)
        return found

    @property
    def years(self) -> tuple[int, ...]:
        """Every year with any figure, in order."""
        return tuple(sorted({*self.exports, *self.imports, *self.turnover}))

    def adds_up(self, number: int) -> bool:
        """Return whether a year's exports and imports may be added: of one source, or series."""
        both = number in self.exports and number in self.imports
        return not both or _belong_together(self.exports[number], self.imports[number])

    @property
    def attribution(self) -> str:
        """Whose books these are, in words."""
        return _("{country} statistics").format(country=countries.possessive(self.reporter))


def ledger(
    observations: Iterable[Observation], claims: Iterable[Claim], reporter: str, partner: str
) -> Ledger:
    """Return the books of ``reporter`` on its trade with ``partner``.

    Exports and imports: the statistical series, else the official statement. Turnover: the
    sum of the two where both are series, else a series of turnover, else the statement, else
    the sum of two statements. Of several sources for one year the ledger takes an undoubted
    figure before a suspect one, then the source with the longer run, then the finer figure.
    Of several statements, one whose source states both flows comes first; two statements are
    added only if one source made them, also where a series stands before one of them. A figure
    that is nobody's own (see ``is_own``) stands in no ledger.
    """
    own = [
        o
        for o in observations
        if (o.reporter, o.partner, o.product) == (reporter, partner, TOTAL) and is_own(o)
    ]
    told = [c for c in claims if is_statement(c, reporter, partner)]
    found = {name: candidates(own, told, name, reporter) for name in (*FLOWS, "turnover")}
    exports, imports = (first(found[name]) for name in FLOWS)
    pairs = _pairs(found["exports"], found["imports"])
    for number, total in _sums(pairs, reporter, partner, "turnover").items():
        found["turnover"][number] = _placed(total, found["turnover"].get(number, ()))
    turnover = dict(sorted(first(found["turnover"]).items()))
    return Ledger(
        reporter=reporter,
        partner=partner,
        exports=exports,
        imports=imports,
        turnover=turnover,
        balance=_sums(pairs, reporter, partner, "balance"),
        rivals={
            name: {y: several[1:] for y, several in by_year.items() if several[1:]}
            for name, by_year in found.items()
        },
        breaks=_breaks(exports, imports, turnover),
    )


def is_own(observation: Observation) -> bool:
    """Return whether a figure comes out of the reporter's own statistics.

    Not one that was reconciled from both sides' reports, nor one that its source took from
    the other side's: exports as the importer counts them, imports as the exporter does.
    """
    other = {"exports": "importer_side", "imports": "exporter_side"}.get(observation.indicator)
    return not observation.quality & {*NOBODYS, other}


NOBODYS = frozenset(["reconciled", "mirrored"])
"""Flags of a figure that is in neither country's books."""


def reconciled(
    observations: Iterable[Observation], reporter: str, partner: str
) -> dict[str, dict[int, Quantity]]:
    """Return what sources made of both sides' reports: exports there and back, by year.

    Nobody's ledger: shown for itself, never in a ledger and never compared with one as such.
    """
    rows = [o for o in observations if o.quality & NOBODYS and o.product == TOTAL]
    found: dict[str, dict[int, Quantity]] = {}
    for flow, one, other in (("exports", reporter, partner), ("imports", partner, reporter)):
        own = [o for o in rows if (o.indicator, o.reporter, o.partner) == ("exports", one, other)]
        found[flow] = first(candidates(own, [], "exports", one))
    return found


def _placed(total: Quantity, others: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the sum first if it rests on series, else after whatever is there."""
    of_series = all(note.basis == "series" for note in total.note.inputs)
    return (total, *others) if of_series else (*others, total)


Several = Mapping[int, tuple[Quantity, ...]]
"""Every figure by calendar year, the ledger's own choice first."""


def _pairs(exports: Several, imports: Several) -> dict[int, tuple[Quantity, Quantity]]:
    """Return by year the first figures of the two flows that may be added."""
    found = {
        number: next(
            (p for p in product(exports[number], imports[number]) if _belong_together(*p)), None
        )
        for number in sorted(exports.keys() & imports.keys())
    }
    return {number: pair for number, pair in found.items() if pair is not None}


def _sums(
    pairs: Mapping[int, tuple[Quantity, Quantity]], reporter: str, partner: str, name: str
) -> dict[int, Quantity]:
    """Return turnover X + M, or balance X − M, by year."""
    signs = {"turnover": (Interval.__add__, "X + M"), "balance": (Interval.__sub__, "X − M")}
    operation, formula = signs[name]
    told = topic(name, reporter, partner)
    return {
        number: replace(
            derived(
                operation,
                *flows,
                id=f"{name}-{reporter}-{partner}-{number}".lower(),
                label=labelled(told, str(number)),
                formula=formula,
                unit=flows[0].unit,
                period=year(number),
            ),
            topic=told,
            attribution=_("{country} statistics").format(country=countries.possessive(reporter)),
        )
        for number, flows in pairs.items()
    }


def _belong_together(exports: Quantity, imports: Quantity) -> bool:
    """Return whether two flows may be added: two series, or two statements of one source."""
    bases = (exports.note.basis, imports.note.basis)
    return bases == ("series", "series") or (
        bases == ("claim", "claim") and exports.note.source == imports.note.source
    )


def _breaks(exports: Series, imports: Series, turnover: Series) -> dict[str, frozenset[int]]:
    def marked(series: Series) -> frozenset[int]:
        return frozenset(number for number, value in series.items() if "b" in value.marks)

    both = marked(exports) | marked(imports)
    return {
        "exports": marked(exports),
        "imports": marked(imports),
        "turnover": both | marked(turnover),
        "balance": both,
    }
