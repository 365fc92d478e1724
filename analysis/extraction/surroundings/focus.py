"""Which countries a document is about, and whose figures it reports."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.extraction.text.document import Document
from analysis.extraction.text.lexicon import currencies_of
from analysis.extraction.text.places import GROUPS, Place, alpha2, places
from analysis.extraction.times import dates

_STATISTICS = re.compile(
    r"(?i:\b(?:customs|statistic(?:s|al)|central\sbank|ministry|bureau|board\sof|"
    r"government|official|minister|reserve\sbank|"
    r"national\sbank|department|export\spromotion|ambassador|envoy|federation|chamber)\b)"
)


_OFFICE = re.compile(
    r"\b(?:Bank|Bureau|Secretariat|Statistics|Institute|Customs|Agency|Board)\s(?:of|in|for)\s(?:the\s)?$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about.

    ``pair`` are the two countries in alphabetical order, fewer if fewer are named; ``focus``
    the one whose statistics or spokesman it reports; ``ranked`` all, that one first, then the
    most mentioned; ``dollar`` the currency a plain "$" means.
    """

    pair: tuple[str, ...]
    focus: str
    ranked: tuple[str, ...]
    dollar: str

    @property
    def fiscal_start(self) -> int:
        """The first month of the fiscal year that is meant; 0 if of none of them."""
        for code in self.ranked[:3]:
            if code in _UNCOMMON:
                return dates.FISCAL_STARTS[code]
        known = (dates.FISCAL_STARTS[c] for c in self.ranked[:2] if c in dates.FISCAL_STARTS)
        return next(known, 0)


_UNCOMMON = ("IND", "PAK", "BGD", "AUS", "IRN", "NPL", "EGY", "ETH", "KEN", "UGA", "TZA", "MMR")
"""Countries whose news reckon in fiscal years that are not calendar years."""


def subject(document: Document, mentions: tuple[Place, ...]) -> Subject:
    """Return what ``document``, with these mentions of countries, is about."""
    ranked = [c for c, _ in _weights(document, mentions).most_common()]
    pair = tuple(sorted(ranked[:2]))
    focus = _focus(document, mentions, pair)
    if focus and len(pair) == 2 and focus not in pair:
        pair = tuple(sorted((focus, next(c for c in ranked if c not in GROUPS or c in pair))))
    first = (focus, *(c for c in ranked if c != focus)) if focus else tuple(ranked)
    return Subject(pair, focus, first, _dollar(document, focus))


def _weights(document: Document, mentions: tuple[Place, ...]) -> Counter[str]:
    """Count mentions; the headline weighs more, groups and the world hardly."""
    weights: Counter[str] = Counter()
    for place in mentions:
        if place.code in ("WLD", "XCA", "XME", "XNA"):
            continue
        in_title = place.end <= document.title[1]
        weight = 3.0 if in_title else 1.0
        group = place.code in GROUPS and (not in_title or place.form == "adjective")
        weights[place.code] += weight * (0.4 if group else 1.0)  # type: ignore[assignment]
    return weights


_OWN_TRADE = re.compile(
    r"(?:[’']s?)?\s(?:[a-z-]+\s){0,2}?(?:exports|imports|shipments|foreign\strade|purchases|sales)\b"
)


def _focus(document: Document, mentions: tuple[Place, ...], pair: tuple[str, ...]) -> str:
    """Return the country whose figures are reported: publisher, then offices, then the first."""
    outlet = outlet_country(document.publisher)
    owns = any(p.code == outlet and _OWN_TRADE.match(document.text, p.end) for p in mentions)
    if outlet in pair or owns:
        return outlet
    votes: Counter[str] = Counter()
    for place in mentions:
        if place.code in pair and (
            _STATISTICS.search(document.text[place.end : place.end + 34])
            or _OFFICE.search(document.text[max(0, place.start - 40) : place.start])
        ):
            votes[place.code] += 1
    if votes:
        top = votes.most_common(2)
        if len(top) == 1 or top[0][1] > top[1][1]:
            return top[0][0]
    return next((p.code for p in mentions if p.code in pair), "")


@lru_cache
def _outlets() -> tuple[tuple[str, str], ...]:
    with (Path(__file__).parent / "outlets.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["word"], row["code"]) for row in csv.DictReader(lines))


@lru_cache(maxsize=256)
def outlet_country(publisher: str) -> str:
    """Return the country of a news agency or ministry by its name; empty if unknown."""
    for word, code in _outlets():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", publisher):
            return code
    named = [p for p in places(publisher) if p.code not in GROUPS or p.code == "EUU"]
    return named[0].code if named else ""


_OFFICIAL = re.compile(
    r"\b(?:Ministr?y|Minister|Department|Government|govt|Treasury|Bureau|Office|Statistics|Stats|"
    r"Beehive|Austrade|DFAT|MFAT|Global\sAffairs|Prime\sMinister|High\sCommission|Embassy)\b"
)


def _dollar(document: Document, focus: str) -> str:
    """Return what a plain "$" is: in official texts of another dollar country its own."""
    if not _OFFICIAL.search(document.publisher):
        return "USD"
    speaks = focus if re.search(r"\bour\b", document.text) else ""
    codes = currencies_of(alpha2(outlet_country(document.publisher) or speaks))
    return next((code for code in codes if code in _DOLLARS), "USD")


_DOLLARS = ("AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "FJD", "NAD", "JMD", "TTD", "BND", "GYD")
