"""Value expressions: where a number with its unit stands, and what it is worth."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value expression ``[start, end)``.

    ``kind`` is money, percent, ratio, rank, ordinal, count, physical, duration or date;
    ``low`` and ``high`` are in ``unit``, dates as ISO 8601 strings. ``noun`` is the counted
    or ranked thing, lower case; ``doubts`` say what had to be supplied or guessed.
    """

    start: int
    end: int
    kind: str
    low: float | str | None
    high: float | str | None
    unit: str | None
    noun: str = ""
    noun_end: int = 0
    is_range: bool = False
    is_optional: bool = False
    scale: float = 1.0
    decimals: int = 0
    doubts: tuple[str, ...] = ()

    def doubted(self, reason: str) -> "Quantity":
        """Return it with one more doubt."""
        return replace(self, doubts=(*self.doubts, reason))


class Taken:
    """Stretches of a text that are given away, none overlapping another."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Take ``[start, end)`` unless some of it is taken; return whether it was free."""
        at = bisect_left(self._spans, (start, end))
        before = self._spans[at - 1] if at else (0, 0)
        after = self._spans[at] if at < len(self._spans) else (end, end)
        if before[1] > start or after[0] < end:
            return False
        self._spans.insert(at, (start, end))
        return True


def within(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Return those of ``items``, sorted by start, that begin in ``[start, end)``."""
    first = bisect_left(items, start, key=_start)
    return items[first : bisect_left(items, end, lo=first, key=_start)]


def _start(item: Spanned) -> int:
    return item.start
