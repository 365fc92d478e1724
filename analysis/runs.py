"""Which years of a series compare with one another, and what follows from those that do."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from analysis.indicators import year_on_year
from analysis.ledgers import Series
from analysis.quantities import Quantity

LEAST_FULL = 0.5
"""More than this part of the years from first to last need a figure for a trend through them."""

WIDEST_HOLE = 10
"""Years in a row without a figure that a trend may still pass over."""


def comparable(series: Series, before: int, after: int, breaks: frozenset[int]) -> bool:
    """Return whether growth may be computed from one year of a series to a later one.

    Not across a break, not between a statement and a series, not from one series' source to
    another's.
    """
    if before not in series or after not in series:
        return False
    first, last = series[before], series[after]
    if any(before < number <= after for number in breaks):
        return False
    stated = [q.note.basis == "claim" for q in (first, last)]
    return all(stated) or (not any(stated) and first.attribution == last.attribution)


def longest_run(series: Series, breaks: frozenset[int] = frozenset()) -> dict[int, Quantity]:
    """Return the most years of a series that compare with one another.

    One basis, one source and no break between them; gaps are allowed. Levels that may be
    zero are left out, and those without an upper end, which a trend cannot place. Of runs of
    equal length the later wins.
    """
    return _longest(series, _runs(series, breaks))


def trend_run(series: Series, breaks: frozenset[int] = frozenset()) -> dict[int, Quantity]:
    """Return the most years that compare and lie close enough for a trend through them.

    Of every run only a stretch without a hole wider than ``WIDEST_HOLE``, of which more than
    ``LEAST_FULL`` of the years have a figure: over less, a trend is a guess between two ends.
    """
    stretches = (
        run[start:end]
        for run in _runs(series, breaks)
        for start, end in combinations(range(len(run) + 1), 2)
    )
    return _longest(series, (stretch for stretch in stretches if _is_close(stretch)))


def _runs(series: Series, breaks: frozenset[int]) -> list[list[int]]:
    """Return the years of a series by what compares, each run in order."""
    runs: list[list[int]] = []
    placed = [n for n, q in series.items() if q.bounds.low > 0 and q.bounds.is_bounded]
    for number in sorted(placed):
        fits = [run for run in runs if comparable(series, run[-1], number, breaks)]
        if fits:
            fits[0].append(number)
        else:
            runs.append([number])
    return runs


def _longest(series: Series, runs: Iterable[list[int]]) -> dict[int, Quantity]:
    best = max(runs, key=lambda run: (len(run), run[-1]), default=[])
    return {number: series[number] for number in best}


def _is_close(years: Sequence[int]) -> bool:
    full = len(years) / (years[-1] - years[0] + 1)
    holes = (after - before - 1 for before, after in pairwise(years))
    return full > LEAST_FULL and max(holes, default=0) <= WIDEST_HOLE


def growth(series: Series, breaks: frozenset[int] = frozenset()) -> dict[int, Quantity]:
    """Return year-on-year growth by year, only where it has a meaning.

    Left out: a first year, a year after a gap, a change of basis or a break, and growth from
    a level that may be zero or less.
    """
    return {
        after: year_on_year(series[after - 1], series[after])
        for after in sorted(series)
        if comparable(series, after - 1, after, breaks) and series[after - 1].bounds.low > 0
    }
