"""Which rule set which field of which fact, as lines to print."""

from collections.abc import Iterator

from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.text.document import Document

SHOWN = ("indicator", "status", "direction", "sign", "period", "base", "hedge")


def explained(document: Document, facts: tuple[Fact, ...]) -> Iterator[str]:
    """Yield, for each fact, its text and place, then a line per field with the rule's name."""
    for number, fact in enumerate(facts, 1):
        quantity = fact.quantity
        printed = document.text[quantity.start : quantity.end]
        yield f"{number}. {printed!r} at {quantity.start}–{quantity.end}, read as {_value(fact)}"
        for name in (name for name in SHOWN if name in fact.decisions):
            decision = fact.decisions[name]
            doubt = f" [{decision.doubt}]" if decision.doubt else ""
            yield (
                f"   {name:<9} {_shown(decision.value)}: {decision.rule} "
                f"({decision.confidence:.2f}){doubt}"
            )
        for doubt in quantity.doubts:
            yield f"   value     {doubt}"


def _value(fact: Fact) -> str:
    low, high = fact.quantity.low, fact.quantity.high
    ends = str(_plain(low)) if low == high else f"{_plain(low)} to {_plain(high)}"
    return f"{ends} {fact.quantity.unit or ''}".rstrip()


def _plain(value: float | str | None) -> str:
    return f"{value:,.12g}" if isinstance(value, float) else str(value or "open")


def _shown(value: object) -> str:
    if isinstance(value, tuple) and len(value) == 3:
        a, b, mutual = value
        return f"{a or '?'} {'and' if mutual else 'to'} {b or '?'}"
    if isinstance(value, tuple):
        low, high = value
        return "unknown" if low is None and high is None else f"{low or 'open'} to {high}"
    return str(value)
