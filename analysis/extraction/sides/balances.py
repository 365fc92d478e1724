"""Direction of balances, from the surplus country to the deficit country, and their sign."""

import re

from analysis.extraction.sides.ends import Direction, completed
from analysis.extraction.sides.relations import Relations, relations
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting

_DEFICIT = re.compile(r"\b(?:deficit|shortfall|negative)\b", re.IGNORECASE)

_SIGNED = re.compile(r"\b(?:deficit|surplus|shortfall|imbalance|gap)\b", re.IGNORECASE)
_NARROWED = re.compile(
    r"\b(?:narrow|clos|reduc|cut|bridg|shrink|tackl|address|correct|redress|trim)\w*\b[^,;.]*"
    r"\b(?:gap|imbalance)\b",
    re.IGNORECASE,
)
"""Who wants a gap closed has the deficit."""


@rule("direction", "the surplus country to the deficit country", 0.78)
def balance(at: Setting) -> Direction | None:
    """A surplus belongs to its seller, a deficit to its buyer."""
    if at.get("indicator") != "trade_balance":
        return None
    rel = relations(at)
    sentence = at.left + at.right
    favoured = re.search(
        r"\bin\s(?:\w+\s)?favou?r\sof\s(?:the\s)?|\bin\s(?=[A-Z][\w\s]{2,20}[’']s?\sfavou?r)",
        sentence,
    )
    if favoured:
        start = at.sentence.start
        spot = sentence.find(favoured[0]) + start
        near = min(
            rel.standings, key=lambda s: abs(s.place.start - spot - len(favoured[0])), default=None
        )
        if near is not None:
            return completed(at, near.code, at.other(near.code))
    owner = _balance_owner(at, rel)
    if owner is None:
        return None
    partner = rel.nearest(
        ("with", "against", "to"), at.sentence.start, at.sentence.end, at.quantity.start
    )
    other = partner.code if partner and partner.code != owner else at.other(owner)
    return completed(at, other, owner) if deficit(at) else completed(at, owner, other)


@rule("sign", "the words call it a deficit", 1.0)
def deficit(at: Setting) -> str | None:
    """Return "deficit" if the balance is worded as the shortfall of who buys more."""
    if at.get("indicator") != "trade_balance":
        return None
    words = _balance_words(at)
    return "deficit" if _DEFICIT.search(words) or _NARROWED.search(words) else None


def _balance_words(at: Setting) -> str:
    named = list(_SIGNED.finditer(at.left))
    if named and not _SIGNED.match(at.right.lstrip()[:40]):
        return at.left[named[-1].start() - 40 if named[-1].start() > 40 else 0 :]
    return at.text[
        max(at.sentence.start, at.quantity.start - 120) : min(at.sentence.end, at.quantity.end + 60)
    ]


def _balance_owner(at: Setting, rel: Relations) -> str | None:
    for standing in rel.standings:
        if standing.relation in ("", "owner", "by", "leaving", "for", "of"):
            return standing.code
    rest = [s.code for s in rel.standings if s.relation in ("with", "against")]
    if rest:
        return at.other(rest[0])
    return at.reading.focus or None
