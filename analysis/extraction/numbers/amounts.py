"""Numbers with their scale: ``5``, ``2.21 lakh crore``, ``1 milyar 788 milyon``, ``15-20 bln``."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.extraction.numbers.numerals import DIGITS, WORDS, Style, digits_value, words_value
from analysis.extraction.text.lexicon import scales

DASH = r"\s?[-–—]\s?"
FRACTION_WORDS = {"half a": 0.5, "a quarter of a": 0.25, "a": 1.0, "one and a half": 1.5}


@dataclass(frozen=True, slots=True)
class Amount:
    """What an amount's text is worth; ``scale`` is the power of ten that was printed."""

    low: float
    high: float
    scale: float
    decimals: int
    has_scale: bool

    @property
    def is_range(self) -> bool:
        """Whether two different ends were printed."""
        return self.low != self.high


@lru_cache
def scale_pattern() -> str:
    """Return a pattern for any scale word, the longest first; one-letter forms stand close."""
    words = sorted((w for w in scales() if len(w) > 1), key=len, reverse=True)
    long = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in words)
    return (
        rf"(?:[\s\-]?\s?(?:{long})\b(?:\.(?=\s(?-i:[a-zа-я])))?(?!\w)|\s?(?:[mMbBkK](?![\w'’])|"
        rf"T(?![\w'’])|tn\b))"
    )


@lru_cache
def amount_pattern() -> str:
    """Return a pattern for digits or number words with an optional scale, or several."""
    scale = scale_pattern()
    single = (
        rf"(?:{DIGITS}|(?i:{WORDS})|(?i:half\sa|one\sand\sa\shalf|a\squarter\sof\sa|"
        rf"(?<!half\s)\ba)(?=[\s-](?:thousand|million|billion|trillion)\b))"
    )
    compound = rf"{DIGITS}{scale}(?:\s{DIGITS}(?:{scale}))+"
    return (
        rf"(?:{compound}|(?!(?:19|20)\d\d\s?(?:to\b|"
        rf"[-–—])){single}(?i:{scale})?(?:(?:{DASH}|\sto\s){DIGITS}(?i:{scale}))"
        rf"|{DIGITS}{DASH}{DIGITS}(?!\d)|{single}(?i:{scale})?)"
    )


def amount(printed: str, style: Style) -> Amount | None:
    """Return the value of text that :func:`amount_pattern` matched."""
    parts = re.split(rf"(?<=[\w.])(?:{DASH}|\sto\s)(?=\d)", printed, maxsplit=1)
    if len(parts) == 2 and all(any(c.isdigit() for c in p) for p in parts):
        return _spread(parts[0], parts[1], style)
    pieces = re.findall(rf"{DIGITS}(?i:{scale_pattern()})", printed)
    if len(pieces) > 1 and "".join(pieces).replace(" ", "") == printed.replace(" ", ""):
        sums = [_single(piece, style) for piece in pieces]
        values = [a for a in sums if a is not None]
        if all(a.scale > b.scale for a, b in itertools.pairwise(values)):
            total = sum(a.low for a in values)
            return Amount(total, total, values[0].scale, 0, True)
    return _single(printed, style)


def _spread(first: str, second: str, style: Style) -> Amount | None:
    low, high = _single(first, style), _single(second, style)
    if low is None or high is None:
        return None
    factor = 1.0 if low.has_scale else high.scale
    return Amount(low.low * factor, high.low, high.scale, high.decimals, high.has_scale)


def _single(printed: str, style: Style) -> Amount | None:
    match = re.match(rf"\s*({DIGITS})", printed)
    if match:
        number, rest = digits_value(match[1], style), printed[match.end() :]
        decimals = _decimals(match[1], number)
    else:
        number_words, rest = _worded(printed)
        if number_words is None:
            return None
        number, decimals = number_words, 0
    word = re.sub(r"\s+", " ", rest.strip(" -\xa0").rstrip(".").lower())
    if not word:
        return Amount(number, number, 1.0, decimals, False)
    scale = scales().get(word)
    if scale is None:
        return None
    value = float(f"{number * scale:.12g}")
    return Amount(value, value, scale, decimals, True)


def _worded(printed: str) -> tuple[float | None, str]:
    low = printed.strip()
    for words, value in FRACTION_WORDS.items():
        if low.lower().startswith(words + " "):
            return value, low[len(words) :]
    match = re.match(rf"(?i:{WORDS})", low)
    if not match:
        return None, ""
    return words_value(match[0]), low[match.end() :]


def _decimals(printed: str, value: float) -> int:
    tail = re.search(r"[.,](\d+)$", printed)
    return len(tail[1]) if (tail and value != int(value)) or (tail and len(tail[1]) < 3) else 0
