"""What a figure measures when its clause does not say: the sentence, the figure before."""

import re

from analysis.extraction.subjects import governing
from analysis.extraction.subjects.indicators import of_cue
from analysis.extraction.surroundings.modality import wished
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import TOPICS, Setting

_IT = re.compile(
    r"\b(?:[Ii]t|(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:figure|total|volume|amount|tally|number|"
    r"sum))\b"
)


@rule("indicator", "a pronoun stands for what was spoken of first", 0.75)
def pronoun(at: Setting) -> str | None:
    """Read "want to bring it to $10bn" as of the first figure of the sentence, or of the last."""
    if not _IT.search(at.clause_left) or at.quantity.kind not in ("money", "percent", "ratio"):
        return None
    topics = [f for f in at.facts if f.indicator in TOPICS]
    last = at.previous_money
    if last is not None and last.paragraph != at.sentence.paragraph:
        last = next((f for f in topics if not f.is_title), last)
    first = next((f for f in topics if f.sentence == at.sentence.start), last)
    return None if first is None else first.indicator


@rule("indicator", "the nearest cue before, in the sentence", 0.75)
def sentence_cue(at: Setting) -> str | None:
    """Take the subject of an earlier clause."""
    return of_cue(at, governing.nearest_left(at))


@rule("indicator", "of the count just before", 0.7)
def of_count(at: Setting) -> str | None:
    """Read "by 1.3 million Russians, 23% more" as of the visitors."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.sentence != at.sentence.start or last.quantity.kind != "count":
        return None
    rate = at.quantity.kind in ("percent", "ratio") and at.quantity.start - last.quantity.end < 40
    return last.indicator if rate else None


_BUYERS = re.compile(
    r"\b(?:buyers?|purchasers?|customers?|takers?|(?:export|sales)\s(?:market|destination)s?|"
    r"destinations?|markets?|outlets?)\b",
    re.IGNORECASE,
)
_SUPPLIERS = re.compile(
    r"\b(?:suppliers?|sellers?|(?:sources?|origins?)\s(?:of|for)\s(?:\w+\s)?"
    r"(?:goods|imports|products|supplies)|providers?|vendors?)\b",
    re.IGNORECASE,
)


@rule("indicator", "who buys and who supplies", 0.6, "only the partner's part names it")
def traded(at: Setting) -> str | None:
    """Read "the biggest buyer of Kenyan tea, taking $5m" as exports, a supplier as imports."""
    buyers, suppliers = (_last(p, at.left) for p in (_BUYERS, _SUPPLIERS))
    if at.quantity.kind != "money" or max(buyers, suppliers) < 0:
        return None
    return "exports" if buyers > suppliers else "imports"


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((m.start() for m in pattern.finditer(words)), default=-1)


_BOTH = re.compile(r"\b(?:[Bb]oth|[Tt]he\stwo)\s(?:ministries|sides|governments|countries)\b")


@rule("indicator", "carried over from the figure before", 0.6, "the sentence does not name it")
def carried(at: Setting) -> str | None:
    """An elliptic sentence goes on about the figure before; both sides speak of their trade."""
    here = [f for f in at.facts if f.paragraph == at.sentence.paragraph]
    if _BOTH.search(at.left) and any(f.indicator == "trade_turnover" for f in here):
        return "trade_turnover"
    goal = re.search(
        r"\b(?:named|set|sides|parties|leaders|presidents|countries)\b", at.clause_left
    )
    if goal and (wished(at.clause_left) or re.match(r"\sas\s(?:the|a)\s", at.right)):
        return None
    if goal and re.match(r"\s(?:[\w-]+\s)?(?:goal|target|mark|objective)\b", at.right):
        return None
    return None if at.previous_money is None else at.previous_money.indicator


@rule("indicator", "any cue of the sentence", 0.5, "named only after the figure")
def any_cue(at: Setting) -> str | None:
    """Take the first cue after the figure."""
    goal = re.match(r"\s(?:[\w-]+\s)?(?:goal|target|mark|objective)\b", at.right)
    near = (c for c in at.cues if not goal or c.start < at.clause_end)
    return of_cue(at, next(near, None))


@rule("indicator", "the subject of the report", 0.4, "nothing near names it")
def assumed(at: Setting) -> str | None:
    """Without a word, a target or forecast of two countries is of their trade."""
    return (
        "trade_turnover" if re.search(r"\b[Tt]rade|[Tt]urnover|[Cc]ommerce", at.text) else "other"
    )
