"""Where a report's panel comes from: the reader's store, or the slice that is shipped."""

from datetime import date
from pathlib import Path

from analysis import seeds
from analysis.panels.answers import Panel, Slice


def opened(store: Path | None = None, as_of: date | None = None) -> Panel:
    """Return the panel of an edition: the store's, or without one the seeds' own.

    Args:
        store: A store's folder.
        as_of: Only what was published by this day; None for everything.

    Raises:
        PanelError: If there is no store in the folder, or it cannot be used.
        SeedError: If the seeds' panel breaks its rules.
    """
    if store is None:
        return Slice(seeds.load_panel(as_of=as_of or date.max))
    from analysis.panels.store import Store

    return Store(store, as_of)
