"""One flow in two ledgers: the importer's figure beside the exporter's, never merged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

from analysis import proportions
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import Ledger, Series
from analysis.proportions import CIF_TO_FOB, Discrepancy
from analysis.quantities import FRACTION, Quantity, derived


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """A flow as two countries count it, and D = importer's figure − exporter's figure.

    ``money`` is D in the flows' unit, positive where the importer counts more; ``relative``
    is D/((M+X)/2), ``bounded`` D/(M+X), both without an end on the side on which a figure has
    none; ``adjusted`` is ``relative`` after M is divided by
    the usual CIF/FOB ratio: a sensitivity, not a correction. Between two turnovers (not one
    flow) ``imports`` is the first ledger and ``exports`` the second.
    """

    imports: Quantity
    exports: Quantity
    money: Quantity
    relative: Quantity
    bounded: Quantity
    adjusted: Quantity


def mirror(imports: Quantity, exports: Quantity) -> Mirror:
    """Return the two figures and their discrepancy in four forms.

    Raises:
        ValueError: If the units differ, a figure may be negative, or both may be zero.
    """
    if imports.unit != exports.unit:
        raise ValueError(f"a mirror gap needs one unit: found {imports.unit} and {exports.unit}")
    return Mirror(
        imports=imports,
        exports=exports,
        money=_form(imports, exports, "gap", "D = M − X", imports.unit),
        relative=_form(imports, exports, "relative", "D / ((M + X) / 2)", FRACTION),
        bounded=_form(imports, exports, "bounded", "D / (M + X)", FRACTION),
        adjusted=_form(
            imports, exports, "adjusted", f"as relative, with M ÷ {CIF_TO_FOB}", FRACTION
        ),
    )


FORMS: dict[str, Callable[[Discrepancy], Interval]] = {
    "gap": lambda found: found.gap,
    "relative": lambda found: found.relative,
    "bounded": lambda found: found.bounded,
    "adjusted": lambda found: found.relative,
}


def _form(imports: Quantity, exports: Quantity, form: str, formula: str, unit: str) -> Quantity:
    def value(m: Interval, x: Interval) -> Interval:
        counted = proportions.fob(m) if form == "adjusted" else m
        return FORMS[form](proportions.mirror_discrepancy(counted, x))

    found = derived(
        value,
        imports,
        exports,
        id=f"mirror-{form}-{imports.note.id}-{exports.note.id}",
        label=_("mirror gap in {exports}").format(exports=exports.topic),
        formula=formula,
        unit=unit,
        period=imports.period,
    )
    return replace(found, bounds=_opened(found.bounds, imports, exports))


def _opened(bounds: Interval, imports: Quantity, exports: Quantity) -> Interval:
    """Return a gap without the end that only the formula sets, where a figure is open.

    Of "more than 5 billion" nothing bounds the gap from above; 200 % of the mean is no finding.
    """
    low = -inf if exports.bounds.high == inf else bounds.low
    high = inf if imports.bounds.high == inf else bounds.high
    return Interval(low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorYear:
    """One year in two ledgers; None where a ledger lacks the figure.

    ``there`` is the flow from the first country to the second (second's imports less first's
    exports), ``back`` the other; ``turnover`` is the first ledger's less the second's.
    """

    there: Mirror | None
    back: Mirror | None
    turnover: Mirror | None


def between(first: Ledger, second: Ledger, number: int) -> MirrorYear:
    """Return what the ledgers of the two countries say of one year's trade between them."""

    def pair(m: Series, x: Series) -> Mirror | None:
        both = number in m and number in x
        possible = both and m[number].bounds.low + x[number].bounds.low > 0
        return mirror(m[number], x[number]) if possible else None

    return MirrorYear(
        there=pair(second.imports, first.exports),
        back=pair(first.imports, second.exports),
        turnover=pair(first.turnover, second.turnover),
    )
