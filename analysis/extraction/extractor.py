"""A document to facts: every value expression, each field decided by the first rule that knows."""

from dataclasses import replace
from importlib import import_module
from typing import Any

from analysis.extraction.numbers.quantities import Quantity
from analysis.extraction.subjects.changes import is_down
from analysis.extraction.surroundings.facts import Decision, Fact
from analysis.extraction.surroundings.reading import Reading, read
from analysis.extraction.surroundings.rules import HOME, ORDER, decide
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.document import Document
from analysis.extraction.text.sentences import Sentence
from analysis.extraction.text.speakers import speakers

for _module in ORDER:
    import_module(HOME + _module)

FIELDS = ("hedge", "indicator", "status", "direction", "period")
"""The order of deciding: later rules look at earlier fields."""

ASIDE = ("sign", "base")
"""What only some figures have: a deficit's sign, and what a change is compared with."""


def facts(document: Document) -> tuple[Fact, ...]:
    """Return the facts of headline and body, in reading order."""
    reading = read(document)
    found: list[Fact] = []
    for sentence in reading.sentences:
        for quantity in reading.by_sentence.get(sentence.start, ()):
            found.append(_fact(reading, sentence, quantity, found))
    said = speakers(document.text, reading.sentences)
    spoken = [replace(fact, speaker=said.get(fact.sentence, "")) for fact in found]
    return tuple(_headed(fact, spoken) for fact in spoken)


def _fact(reading: Reading, sentence: Sentence, quantity: Quantity, before: list[Fact]) -> Fact:
    at = Setting(reading, sentence, quantity, before)
    for name in FIELDS:
        at.decisions[name] = decide(name, at)
    aside = {name: decide(name, at) for name in ASIDE}
    at.decisions |= {name: found for name, found in aside.items() if found.value is not None}
    original = at.original
    return Fact(
        quantity=_bounded(_signed(quantity, at), str(at.get("hedge"))),
        sentence=sentence.start,
        paragraph=sentence.paragraph,
        is_title=sentence.is_title,
        decisions=at.decisions,
        alt_of=before.index(original) if original is not None else None,
    )


def _signed(quantity: Quantity, at: Setting) -> Quantity:
    """A decline is a negative change."""
    is_factor = quantity.kind == "ratio" and quantity.noun != "fraction"
    is_change = at.get("status") in ("change", "forecast") and not is_factor
    changed = is_change and (quantity.kind == "percent" or at.get("status") == "change")
    if not changed or not is_down(at):
        return quantity
    low, high = quantity.high, quantity.low
    return replace(
        quantity,
        low=-low if isinstance(low, float) else low,
        high=-high if isinstance(high, float) else high,
    )


def _bounded(quantity: Quantity, hedge: str) -> Quantity:
    """Open the end a hedge leaves open: more_than has no high, less_than and up_to no low."""
    if quantity.kind in ("rank", "date"):
        return quantity
    if hedge == "more_than":
        return replace(quantity, high=None)
    if hedge in ("less_than", "up_to"):
        return replace(quantity, low=None)
    return quantity


def _headed(fact: Fact, found: list[Fact]) -> Fact:
    """A headline repeats the body: it takes the fields of the body's equal figure."""
    if not fact.is_title or fact.quantity.kind in ("ordinal", "date"):
        return fact
    equal = [b for b in found if not b.is_title and _same(fact.quantity, b.quantity)]
    equal.sort(
        key=lambda b: (b.indicator != fact.indicator, b.quantity.is_range != fact.quantity.is_range)
    )
    equal = [b for b in equal if fact.status in ("actual", "change", b.status)]
    for body in equal[:1]:
        if (
            body.indicator == fact.indicator
            or fact.decisions["indicator"].confidence < 0.85
            or len(equal) == 1
        ):
            shared = {n: _from_body(d) for n, d in body.decisions.items() if n != "hedge"}
            quantity = replace(fact.quantity, low=body.quantity.low, high=body.quantity.high)
            kept = quantity if fact.get("hedge") == body.get("hedge") else fact.quantity
            decisions = {**shared, "hedge": fact.decisions["hedge"]}
            return replace(fact, decisions=decisions, quantity=kept)
    return _timed_by_body(fact, found)


def _timed_by_body(fact: Fact, found: list[Fact]) -> Fact:
    """A headline without a time has that of the body's first figure of its kind."""
    unsure = fact.get("period") == (None, None) or fact.decisions["period"].confidence < 0.73
    if not unsure or (fact.status not in ("actual", "change") and fact.quantity.kind != "ratio"):
        return fact
    realised = ("actual", "change")
    fits = realised if fact.status in realised else (fact.status,)
    ordered = sorted(found, key=lambda b: b.quantity.kind != fact.quantity.kind)
    for body in ordered:
        alike = body.indicator == fact.indicator and body.status in fits
        if not body.is_title and alike and body.get("period") != (None, None):
            timed = {n: _from_body(d) for n, d in body.decisions.items() if n in ("period", "base")}
            return replace(fact, decisions=fact.decisions | timed)
    return fact


def _from_body(decision: Decision) -> Decision:
    return replace(decision, rule=f"as in the body: {decision.rule}")


def _same(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and a.kind == b.kind and _core(a) == _core(b)


def _core(quantity: Quantity) -> frozenset[Any]:
    ends = (abs(v) if isinstance(v, float) else v for v in (quantity.low, quantity.high))
    return frozenset(v for v in ends if v is not None)
