"""Which parts of a report its reader gets: talking points, the brief, or the annex too."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.errors import ParameterError, fault
from analysis.prose import Prose, prose

DETAILS = ("talking-points", "brief", "annex")


class Nothing(Prose):
    """A text without words, of which a notebook shows not even an empty line."""

    __slots__ = ()

    def _ipython_display_(self) -> None:
        return


NOTHING = Nothing("")
"""What stands in place of a part that this reader does not get."""


@dataclass(slots=True)
class Page:
    """The report as its reader sees it.

    A part is given to ``talking``, ``brief`` or ``annex``, which return it if the reader gets
    it, and nothing if not. A part is a text, something to show, or a function and what it is
    asked with: then it is made only for those who get it. The checks are given made, as they
    must stop the report of every reader. What was given out is kept in ``shown``, so that the
    report can check its own text at the end.

    >>> Page("brief").annex("## All tables").markdown
    ''
    """

    detail: str = "brief"
    shown: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.detail not in DETAILS:
            raise ParameterError(
                fault("detail", repr(self.detail), f"one of {', '.join(DETAILS)}", "Choose one.")
            )

    def talking(self, part: Any, *asked: Any) -> Any:
        """Return a part of the one page of talking points."""
        return self._given(["talking-points"], part, asked)

    def brief(self, part: Any, *asked: Any) -> Any:
        """Return a part of the brief, which the annex has too."""
        return self._given(["brief", "annex"], part, asked)

    def annex(self, part: Any, *asked: Any) -> Any:
        """Return a part for those who want every table."""
        return self._given(["annex"], part, asked)

    def most(self, number: int) -> int | None:
        """Return how many of a thing the brief tells; None, for all of them, in the annex."""
        return None if self.detail == "annex" else number

    def _given(self, details: Collection[str], part: Any, asked: Sequence[Any]) -> Any:
        if self.detail not in details:
            return NOTHING
        made = part(*asked) if callable(part) else part
        told = prose(made) if isinstance(made, str) else made
        if told == Prose(""):
            return NOTHING
        self.shown.append(told)
        return told
