"""Sentences of a document, with the paragraph they stand in."""

import re
from dataclasses import dataclass

from analysis.extraction.text.document import Document
from analysis.extraction.text.lexicon import words

_ABBREVIATIONS = words(
    "Mr Mrs Ms Dr Prof Gen Lt Col Sen Rep Gov St No Nos Rs Re Tk Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec Inc Ltd Co Corp Pvt vs approx ca cf e.g i.e etc p pp U.S U.K U.A.E "
    "a.m p.m mln bln trln bn mn S N E W"
)
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[^\W_a-z])|\n+")


WIDEST, FULL = 130, 60
"""A text with no line wider than the first is taken as wrapped; a line as full from the second."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch ``[start, end)``; ``paragraph`` counts from 0, headline included."""

    start: int
    end: int
    paragraph: int
    is_title: bool
    is_item: bool


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of headline and body in reading order; the header is left out."""
    text = document.text
    found: list[Sentence] = []
    paragraph = 0
    start = 0
    is_wrapped = max(map(len, text.splitlines()), default=0) <= WIDEST
    for match in [*_END.finditer(text), None]:
        end = len(text) if match is None else match.start()
        is_break = match is None or "\n" in match[0]
        if match is not None and is_wrapped and _is_wrap(document, match):
            continue
        if match is not None and not is_break:
            if _is_abbreviation(text, match.start(), match.end()):
                continue
            end = match.end()
        piece = _trimmed(text, start, end)
        if piece and not _in_header(document, piece):
            piece = (piece[0] + _dateline(text[slice(*piece)]), piece[1])
            is_title = document.title != (0, 0) and piece[1] <= document.title[1]
            is_item = bool(re.match(r"[-*•·–▪]\s", text[piece[0] : piece[0] + 2]))
            found.append(Sentence(*piece, paragraph, is_title, is_item))
        start = end if match is None else match.end()
        paragraph += is_break
    return tuple(found)


_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?\s?(?:\d{1,2})?(?:,?\s\d{4})?"
_DATELINE = re.compile(
    r"[A-Z][\w.'’\s,]{1,40}?[(/][A-Z][\w\s.]{1,20}[)/]\.?\s?(?:--?|–|—|:)?\s"
    r"|[A-Z][A-Z.'’\s/]{2,40}(?:,\s[^–—:-]{1,25})?\s?(?:--?|–|—|:)\s"
    rf"|[A-Z][\w\s]{{2,20}},\s{_DAY}\s?(?:--?|–|—)\s"
)


def _dateline(sentence: str) -> int:
    """Return how many characters of "HANOI, Aug. 5 (VNA) - " stand before the sentence."""
    match = _DATELINE.match(sentence)
    return match.end() if match and match.end() < len(sentence) else 0


def _is_wrap(document: Document, match: re.Match[str]) -> bool:
    """Return whether a line end only wraps a sentence: a full line, and no end or item there."""
    if match[0] != "\n" or match.start() <= max(document.title[1], document.header[1]):
        return False
    line = document.text[document.text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = document.text[match.end() : match.end() + 2]
    return (
        len(line) >= FULL and not line.endswith((".", ":", ";", "!", "?")) and after[:1].isalnum()
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _in_header(document: Document, piece: tuple[int, int]) -> bool:
    start, end = document.header
    return start <= piece[0] and piece[1] <= end and end > start


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    if after - stop > 1:
        return False
    word = re.search(r"[\w.]+$", text[max(0, stop - 12) : stop])
    if not word:
        return False
    if word[0] in ("mln", "bln", "trln", "bn", "mn"):
        return not text[after:].lstrip()[:1].isupper()
    if word[0] in ("U.S", "U.K", "U.A.E"):
        return not re.match(r"\s+(?:The|In|It|He|She|But|At|On)\b", text[after:])
    return word[0] in _ABBREVIATIONS or bool(re.fullmatch(r"[A-Z]", word[0]))
