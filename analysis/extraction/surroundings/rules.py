"""The registry of rules: each field is set by the first of its rules that has an answer."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analysis.extraction.surroundings.facts import Decision
from analysis.extraction.surroundings.setting import Setting

HOME = "analysis.extraction."
ORDER = (
    "certainty.hedges",
    "subjects.indicators", "subjects.antecedents",
    "certainty.statuses",
    "sides.directions", "sides.placing", "sides.portions", "sides.worldwide", "sides.mutual",
    "sides.flows", "sides.balances", "sides.ownership",
    "periods.occasions", "periods.baselines", "periods.timing", "periods.carrying",
    "periods.bases",
)  # fmt: skip
"""The modules of ``HOME`` that hold rules, in the order in which their rules are asked."""

Answer = Callable[[Setting], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule for one field; ``answer`` returns None when it does not apply."""

    field: str
    name: str
    confidence: float
    doubt: str
    answer: Answer


RULES: dict[str, list[Rule]] = defaultdict(list)


def rule(
    field: str, name: str, confidence: float = 0.9, doubt: str = ""
) -> Callable[[Answer], Answer]:
    """Register the decorated function as the next rule for ``field``.

    ``doubt`` is what a reviewer is told when this rule decided.
    """

    def register(answer: Answer) -> Answer:
        rules = RULES[field]
        rules.append(Rule(field, name, confidence, doubt, answer))
        rules.sort(key=lambda each: ORDER.index(each.answer.__module__.removeprefix(HOME)))
        return answer

    return register


def decide(field: str, setting: Setting) -> Decision:
    """Return the first answer among the rules of ``field``."""
    for each in RULES[field]:
        value = each.answer(setting)
        if value is not None:
            return Decision(value, each.name, each.confidence, each.doubt)
    return Decision(None, "no rule applied", 0.3, f"nothing tells the {field}")
