"""A drafted fact: a value expression and what the rules made of its surroundings."""

from dataclasses import dataclass, field
from typing import Any

from analysis.extraction.numbers.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Decision:
    """What one field was set to, how surely (0 to 1), by which rule."""

    value: Any
    rule: str
    confidence: float = 0.9
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact. ``decisions`` holds a :class:`Decision` for every field but the value."""

    quantity: Quantity
    sentence: int
    paragraph: int
    is_title: bool
    decisions: dict[str, Decision] = field(default_factory=dict)
    alt_of: int | None = None
    speaker: str = ""

    def get(self, name: str) -> Any:
        """Return the value of a field, or None."""
        decision = self.decisions.get(name)
        return None if decision is None else decision.value

    @property
    def indicator(self) -> str:
        """What the figure measures."""
        return str(self.get("indicator"))

    @property
    def status(self) -> str:
        """Whether it is realised, a change, a wish or a guess."""
        return str(self.get("status"))

    @property
    def confidence(self) -> float:
        """The confidence of the least sure field."""
        return min((d.confidence for d in self.decisions.values()), default=0.0)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why somebody should look: the doubts of the value and of the fields."""
        named = (f"{n}: {d.doubt}" for n, d in self.decisions.items() if d.doubt)
        return (*self.quantity.doubts, *named)
