"""How well drafted facts agree with annotated ones, at three levels.

A fact agrees at level 1 in span, value and unit; at level 2 also in sign, indicator and
status; at level 3 also in direction, period and hedge. Facts of a document are paired one to
one, so that as many as possible agree; an optional annotation is neither missed nor wrong.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Score:
    """How many agree, of how many drafted and annotated; precision, recall and F1 from it."""

    agreed: int
    drafted: int
    annotated: int

    @property
    def precision(self) -> float:
        """The part of the drafted that agrees."""
        return self.agreed / self.drafted if self.drafted else 1.0

    @property
    def recall(self) -> float:
        """The part of the annotated that was found."""
        return self.agreed / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        """Return the sum over documents."""
        return Score(
            self.agreed + other.agreed,
            self.drafted + other.drafted,
            self.annotated + other.annotated,
        )


def scores(drafted: Sequence[Record], annotated: Sequence[Record]) -> dict[int, Score]:
    """Return the score of one document at each level."""
    wanted = [a for a in annotated if not a.get("optional")]
    spare = [a for a in annotated if a.get("optional")]
    pairs = {n: _paired(wanted, drafted, n) for n in LEVELS}
    taken = set(pairs[1].values())
    rest = [d for i, d in enumerate(drafted) if i not in taken]
    allowed = len(_paired(spare, rest, 1))
    return {n: Score(len(pairs[n]), len(drafted) - allowed, len(wanted)) for n in LEVELS}


def level(drafted: Record, annotated: Record) -> int:
    """Return the highest level at which two facts agree; 0 if they are not the same figure."""
    if not _overlap(drafted, annotated) or drafted["unit"] != annotated["unit"]:
        return 0
    if not _same_values(_values(drafted), _values(annotated)):
        return 0
    same = all(drafted[n] == annotated[n] for n in ("indicator", "status"))
    if not same or _negative(drafted) != _negative(annotated):
        return 1
    whole = _same_direction(drafted, annotated) and drafted["hedge"] == annotated["hedge"]
    return 3 if whole and _months(drafted) == _months(annotated) else 2


def _paired(wanted: Sequence[Record], drafted: Sequence[Record], least: int) -> dict[int, int]:
    """Return a largest pairing by augmenting paths, wanted index to drafted index."""
    fits = {
        i: [j for j, d in enumerate(drafted) if level(d, a) >= least] for i, a in enumerate(wanted)
    }
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in fits[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in fits:
        place(i, set())
    return {i: j for j, i in owner.items()}


def _overlap(a: Record, b: Record) -> bool:
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    lengths = (a["end"] - a["start"], b["end"] - b["start"])
    return bool(common > 0 and (common == min(lengths) or common / (sum(lengths) - common) >= 0.5))


def _values(fact: Record) -> list[Any]:
    ends = (fact["value_low"], fact["value_high"])
    return [abs(v) if isinstance(v, int | float) else v for v in ends if v is not None]


def _same_values(a: Iterable[Any], b: Iterable[Any]) -> bool:
    def within(value: Any, others: list[Any]) -> bool:
        return any(_near(value, other) for other in others)

    first, second = list(a), list(b)
    return all(within(v, second) for v in first) and all(within(v, first) for v in second)


def _near(a: Any, b: Any) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return bool(a == b)
    return bool(abs(a - b) <= 1e-6 * max(1e-9, abs(a), abs(b)))


def _negative(fact: Record) -> bool:
    ends = (fact["value_low"], fact["value_high"])
    return next((v < 0 for v in ends if isinstance(v, int | float)), False)


def _same_direction(a: Record, b: Record) -> bool:
    if b["mutual"]:
        return {a["from"], a["to"]} == {b["from"], b["to"]}
    return bool(a["from"] == b["from"] and a["to"] == b["to"])


def _months(fact: Record) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    return _month(fact["period_start"], 1), _month(fact["period_end"], 12)


def _month(iso: str | None, default: int) -> tuple[int, int] | None:
    match = re.match(r"(\d{4})(?:-(\d{2}))?", iso or "")
    return (int(match[1]), int(match[2] or default)) if match else None
