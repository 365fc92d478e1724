"""What a fetched release adds to a store, and what it revises: old and new side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.observations import TOTAL, WORLD, Observation

Place = tuple[str, str, str, str, int, str]
"""Source, indicator, reporter, partner, year and product: where a figure stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure as the store has it (None: not at all) and as the service now gives it.

    ``is_revised`` tells another value from the same value that only now has a date.
    """

    old: Observation | None
    new: Observation

    @property
    def is_revised(self) -> bool:
        """Whether the store has another value."""
        return self.old is not None and not _agree(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a fetch brings. ``gone`` are figures the store has and the service gives no more."""

    changed: tuple[Change, ...]
    unchanged: int
    gone: tuple[Observation, ...]

    @property
    def revised(self) -> tuple[Change, ...]:
        """Figures with another value than the store has."""
        return tuple(change for change in self.changed if change.is_revised)

    @property
    def added(self) -> tuple[Change, ...]:
        """Figures that the store has not."""
        return tuple(change for change in self.changed if change.old is None)

    @property
    def dated(self) -> tuple[Change, ...]:
        """Figures that the store has without a day of release."""
        return tuple(c for c in self.changed if c.old is not None and not c.is_revised)


def place(o: Observation) -> Place:
    """Return where a figure stands, whatever its value and release."""
    return o.source.source_id, o.indicator, o.reporter, o.partner, o.year, o.product


def compare(held: Iterable[Observation], fetched: Iterable[Observation]) -> Changes:
    """Return what ``fetched`` changes in ``held``.

    A figure that is held without a day of release and now has one counts as changed: it
    becomes visible to dated editions.
    """
    known = {place(o): o for o in held}
    given = {place(o): o for o in fetched}
    pairs = [Change(known.get(where), o) for where, o in sorted(given.items())]
    changed = tuple(change for change in pairs if not _is_known(change))
    gone = tuple(o for where, o in sorted(known.items()) if where not in given)
    return Changes(changed, len(pairs) - len(changed), gone)


def _is_known(change: Change) -> bool:
    old, new = change.old, change.new
    if old is None or not _agree(old, new):
        return False
    return bool(old.source.published) or not new.source.published


def _agree(old: Observation, new: Observation) -> bool:
    return abs(old.value - new.value) < 0.01 and old.unit == new.unit


def lines(changes: Changes, name: str, pair: tuple[str, str]) -> Iterator[str]:
    """Yield the changes as text: counts, what is new by series, each revision by itself.

    What concerns other partners than the pair and the world is counted only.
    """
    yield (
        f"{name}: {len(changes.added):,} new, {len(changes.revised):,} revised, "
        f"{changes.unchanged:,} as held"
    )
    near = {*pair, WORLD, ""}
    yield from _added([c.new for c in changes.added if c.new.partner in near])
    yield from _counted("new", [c for c in changes.added if c.new.partner not in near])
    for change in changes.revised:
        if change.new.partner in near:
            yield f"  revised: {_revision(change)}"
    yield from _counted("revised", [c for c in changes.revised if c.new.partner not in near])
    if changes.dated:
        yield f"  held without a date, now dated: {len(changes.dated):,}"
    for o in changes.gone:
        yield f"  no longer given, kept as it was: {_series(o)}, {o.year}"


def _added(new: Iterable[Observation]) -> Iterator[str]:
    years: dict[str, list[int]] = {}
    for o in new:
        years.setdefault(_series(o), []).append(o.year)
    for series, found in years.items():
        first, last = min(found), max(found)
        span = str(first) if first == last else f"{first} to {last}"
        yield f"  new: {series}, {span} ({len(found):,})"


def _counted(what: str, found: list[Change]) -> Iterator[str]:
    if found:
        yield f"  {what}: {len(found):,} with other partners"


def _series(o: Observation) -> str:
    """Return what a figure is of, without its year; product groups of a flow are one."""
    if not o.partner:
        return f"{o.reporter} {o.indicator}"
    towards = "to" if o.indicator == "exports" else "from"
    partner = "the world" if o.partner == WORLD else o.partner
    groups = "" if o.product == TOTAL else ", product groups"
    return f"{o.reporter} {o.indicator} {towards} {partner}{groups}"


def _revision(change: Change) -> str:
    old, new = change.old, change.new
    group = "" if new.product == TOTAL else f" {new.product}"
    before = "" if old is None else f"{_stated(old)} → "
    return f"{_series(new)}{group}, {new.year}: {before}{_stated(new)}"


def _stated(o: Observation) -> str:
    released = f"released {o.source.published}" if o.source.published else "undated"
    return f"{o.value:,.15g} {o.unit} ({released})"
