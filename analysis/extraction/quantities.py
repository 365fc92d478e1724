"""Value expressions: where a number with its unit stands, and what it is worth."""

from dataclasses import dataclass, replace


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


def free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether ``[start, end)`` overlaps none of ``taken``."""
    return all(end <= a or b <= start for a, b in taken)
