"""A document as read: its text, and which part of it is headline, header and body."""

import re
from dataclasses import dataclass
from functools import lru_cache

HEADER_LINES = 8
"""How far down a publisher and date line may stand."""

MONTH_WORDS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_DATED = re.compile(
    r"^\W*(?:date\s+)?(?:published|modified|updated|posted|released|publication date|date)\b"
    r"[^:\n]{0,20}:\s*(?P<date>.*)$",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_WORDED = re.compile(r"\b(?:(\d{1,2})\s+)?([A-Z][a-z]{2,8})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text. Offsets count code points of ``text``, ends excluded.

    ``published`` is ``YYYY-MM-DD`` or ``YYYY-MM``, or empty if unknown. ``header`` spans the
    publisher and date lines, in which no fact is looked for; ``title`` the headline.
    """

    name: str
    text: str
    published: str = ""
    publisher: str = ""
    title: tuple[int, int] = (0, 0)
    header: tuple[int, int] = (0, 0)


def document(text: str, name: str, published: str = "") -> Document:
    """Return ``text`` with its headline and header found; ``published`` overrides the header.

    The headline is the first line, if it is no full sentence. The header is what follows up
    to the last line that begins like "Published: 2024-05-01" within the first lines.
    """
    lines = _lines(text)
    dated = [i for i, (a, b) in enumerate(lines[:HEADER_LINES]) if _DATED.match(text[a:b])]
    title = _title(text, lines)
    header = (0, 0)
    publisher = ""
    found = ""
    if dated and len(lines) > 1:
        first = 1 if dated[-1] >= 1 else 0
        header = (lines[first][0], lines[dated[-1]][1])
        publisher = " ".join(text[a:b].strip(" -") for a, b in lines[first : dated[0]])
        found = published_in(text[slice(*lines[dated[0]])])
    return Document(
        name=name,
        text=text,
        published=published or found,
        publisher=publisher,
        title=title,
        header=header,
    )


def published_in(line: str) -> str:
    """Return the day or month a line states, as ISO 8601, or an empty string.

    >>> published_in("Published Date: 01:33 | 10 May 2022"), published_in("Published: unknown")
    ('2022-05-10', '')
    """
    if iso := _ISO.search(line):
        return "-".join(part for part in iso.groups() if part)
    for worded in _WORDED.finditer(line):
        if month := month_number(worded[2]):
            day = worded[1] or worded[3]
            stem = f"{worded[4]}-{month:02d}"
            return f"{stem}-{int(day):02d}" if day else stem
    return ""


@lru_cache
def month_number(word: str) -> int:
    """Return 1 to 12 for an English month's name or its abbreviation, else 0."""
    low = word.lower().rstrip(".")
    if low == "sept":
        return 9
    matches = [
        i for i, m in enumerate(MONTH_WORDS, 1) if m == low or (len(low) == 3 and m[:3] == low)
    ]
    return matches[0] if matches else 0


def _lines(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def _title(text: str, lines: list[tuple[int, int]]) -> tuple[int, int]:
    if len(lines) < 2:
        return (0, 0)
    start, end = lines[0]
    first = text[start:end].strip()
    is_sentence = first.endswith((".", ":", ";")) or len(first) > 200
    return (0, 0) if is_sentence else (start, end)
