"""Direction of ranks: who stands in whose list."""

import re

from analysis.extraction.sides.ends import (
    Direction,
    completed,
    pair_of,
    reported,
    without_groups,
)
from analysis.extraction.sides.relations import Relations, Standing, relations
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting

_ASIDE = re.compile(r"[,;(]\s?(?:with|and\s(?:has|is|was|its)|thanks|having|while|as)\b")
_ALIGNED = re.compile(r"\s(?:\w+\s)?")


@rule("direction", "who ranks in whose list", 0.8)
def ranked(at: Setting) -> Direction | None:
    """The ranked country to the one whose list it is."""
    if at.get("indicator") != "rank":
        return None
    if at.quantity.kind == "ordinal":
        return pair_of(at)
    rel = without_groups(relations(at))
    owner = _owner_before(at, rel)
    if owner is None and _OUR.search(at.left) and at.reading.focus:
        return completed(at, at.other(at.reading.focus), at.reading.focus)
    owner = owner or _owner_after(at, rel)
    subject = _who_ranks(at, rel, owner)
    if owner is not None:
        before = subject is not None and subject.place.start < at.quantity.start
        named = subject.code if subject and before and subject.code != owner.code else None
        return completed(at, named or at.other(owner.code), owner.code)
    if subject is not None:
        return completed(at, subject.code, at.other(subject.code))
    return _as_before(at)


_OUR = re.compile(r"\b[Oo]ur\s(?:[\w-]+\s)?$")
_NAMED_BY = ("among", "of", "in", "for", "to", "by", "as", "on", "from")
_OWNERS = ("owner", *(f"{word} owner" for word in _NAMED_BY))


def _owner_before(at: Setting, rel: Relations) -> Standing | None:
    """Return whose list it is, named right before: "Kenya's third largest"."""
    begin, spot = max(at.sentence.start, at.quantity.start - 45), at.quantity.start
    owner = rel.nearest(_OWNERS, begin, spot, spot)
    if owner is None or _VERB.search(at.text[owner.place.end : spot]):
        return None
    return owner


_VERB = re.compile(r"\b(?:is|are|was|were|has|have|remains?|became|ranks?|stands?)\b")


def _owner_after(at: Setting, rel: Relations) -> Standing | None:
    """Return whose list it is, named after: "second in Kenya"; else among whom, before it."""
    behind = re.match(r"^\s(?:only\s)?(?:to|after|behind)\s(?:the\s)?[\w.]+", at.right)
    near = at.quantity.end + (behind.end() if behind else 0)
    aside = _ASIDE.search(at.text, near, at.sentence.end)
    limit = min(at.sentence.end, near + 90, aside.start() if aside else near + 90)
    kinds = (*_OWNERS, "in", "of", "for", "to", "into", "within", "among")
    spot = at.quantity.start
    among = ("among owner", "in owner", "among", "of owner", "for owner")
    return rel.nearest(kinds, near, limit, near) or rel.nearest(
        among, at.sentence.start, spot, spot
    )


_APPOSED = re.compile(r",\s(?:its|their|whose)\s(?:\w+\s)?")


def _who_ranks(at: Setting, rel: Relations, owner: Standing | None) -> Standing | None:
    """Return the subject: the next of a list, else the first free country of the clause."""
    free = [s for s in rel.standings if s.relation in ("", "owner") and s is not owner]
    cut = at.sentence.start + at.left.rfind("; ") + 1
    own = [s for s in free if cut <= s.place.start < at.quantity.start]
    aligned = (s for s in own if _ALIGNED.fullmatch(at.text[s.place.end : at.quantity.start]))
    beside = (
        s for s in rel.standings if _APPOSED.fullmatch(at.text[s.place.end : at.quantity.start])
    )
    return (
        rel.listed() or next(beside, None) or next(aligned, None) or next(iter(own or free), None)
    )


def _as_before(at: Setting) -> Direction | None:
    """Without a country, the partner of the flow before ranks in the reporter's list."""
    previous = at.previous_money
    trade = reported(previous) if previous is not None else None
    if trade is not None:
        return trade[1], trade[0], False
    known: Direction | None = previous.get("direction") if previous is not None else None
    if known and not known[2]:
        return known
    return completed(at, at.other(at.reading.focus), at.reading.focus)
