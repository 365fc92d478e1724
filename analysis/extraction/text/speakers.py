"""Who said it: the named person or body whose saying governs the sentence of a figure."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from analysis.extraction.text.places import gazetteer
from analysis.extraction.text.sentences import Sentence

_SAID = (
    r"(?:said|says|told|noted|notes|added|adds|stated|recalled|stressed|reported|explained|"
    r"announced|pointed\sout|emphasi[sz]ed|underlined|remarked|estimated|confirmed|went\son|"
    r"showed|continued)"
)
_UPPER = r"(?:(?![a-zß-öø-ÿ\d_])\w)"
_PERSON = (
    rf"{_UPPER}[\w'’.-]+(?:\s(?:(?:al|bin|bint|de|da|del|di|van|von|der|la)[\s-])?"
    rf"{_UPPER}[\w'’-]+){{0,7}}"
)
_BODY = (
    r"(?:[A-Z][\w'’&-]+\s)*(?:Ministry|Bureau|Bank|Administration|Department|Board|Chamber|"
    r"Institute|Office|Authority|Agency|Association|Statistics|Customs|Institution|Council)"
    r"(?:\s(?:of|for|and)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*)*"
)
_WHO = rf"(?P<who>{_BODY}|{_PERSON})"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}(?:,\s[^,;]{{2,120}},)?\s(?:has\s|had\s|also\s|then\s)?{_SAID}\b",
        rf"[,”\"’]\s(?:\w+\s)?{_SAID}\s(?:[a-z]+\s){{0,3}}{_WHO}",
        rf"\b[Aa]ccording\sto\s(?:data\s(?:from|of)\s|figures\sfrom\s)?(?:the\s)?{_WHO}",
    )
)
_AGAIN = re.compile(
    rf"\b(?:(?:he|she|He|She)\s(?:also\s|then\s)?{_SAID}|[Aa]ccording\sto\s(?:him|her)|"
    rf"the\s(?:minister|official|president|ambassador|envoy|diplomat)\s(?:also\s)?{_SAID})\b"
)
_TITLES = frozenset(
    re.findall(
        r"\S+",
        """President Prime Deputy First Vice Foreign Trade Commerce Economy Finance Energy Industry
        Minister Secretary Ambassador Secretary-General Cabinet Chairman Chairwoman Chair Director
        Director-General Governor Commissioner Consul General Speaker King Emir Sheikh Chancellor
        Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Premier The In On At Under Counsellor Envoy Economic
        Development Investment Interior Agriculture Transport Planning Head Chief""",
    )
)
_NO_NAME = frozenset(
    re.findall(r"\S+", "It He She They This That These Those There We But And Data Figures")
)
_TITLED = re.compile(
    rf"\b(?:Minister|President|[Aa]mbassador|Secretary|Premier|Chairman|Chancellor|Governor)\s"
    rf"(?P<who>{_PERSON})"
)
_MARK = re.compile(r"[“”\"]")


def speakers(text: str, sentences: tuple[Sentence, ...]) -> dict[int, str]:
    """Return the speaker of each sentence that has one, by the sentence's start.

    A saying in the sentence names them; a pronoun, or a quotation that goes on, keeps the last
    of the text or the paragraph. A surname is completed by the full name given before.
    """
    found: dict[int, str] = {}
    known: list[str] = []
    for sentence in sentences:
        said = text[sentence.start : sentence.end]
        who = _named(said)
        if who:
            who = _completed(who, known)
            known.append(who)
        elif known and _AGAIN.search(said):
            who = known[-1]
        elif named := [_bare(m["who"]) for m in _TITLED.finditer(said)]:
            known += filter(None, named[-1:])
        if who:
            found[sentence.start] = who
    found |= dict(_going_on(sentences, found))
    return found | dict(_quoted(text, sentences, found))


def _named(said: str) -> str:
    for form in _FORMS:
        for match in form.finditer(said):
            if name := _bare(match["who"]):
                return name
    return ""


def _bare(printed: str) -> str:
    """Return a name without titles, demonyms and possessives; empty if it is a country's."""
    if re.fullmatch(_BODY, printed):
        return printed.removeprefix("The ")
    words = printed.split()
    kept = 0
    for index, word in enumerate(words):
        plain = re.sub(r"[’']s$", "", word)
        if word in _TITLES or word in _NO_NAME or _is_place(plain, index) or plain != word:
            kept = index + 1
    return " ".join(words[kept:]).rstrip(".'’")


def _is_place(word: str, index: int) -> bool:
    """Return whether a word before a title is a country's: "Turkish President"."""
    form = gazetteer().get(word, ("", ""))[1]
    return form in ("name", "adjective") or (form == "city" and index == 0)


def _completed(name: str, known: list[str]) -> str:
    fuller = (n for n in reversed(known) if name in (n, n.split()[0], n.split()[-1]))
    return next(fuller, name)


def _going_on(sentences: tuple[Sentence, ...], found: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the sentences after a person's in a paragraph: the report of their words goes on."""
    last = (-1, "")
    for sentence in sentences:
        if who := found.get(sentence.start):
            last = (sentence.paragraph, "" if re.fullmatch(_BODY, who) else who)
        elif last[0] == sentence.paragraph and last[1]:
            yield sentence.start, last[1]


def _quoted(
    text: str, sentences: tuple[Sentence, ...], found: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a quotation that another sentence of the paragraph attributes."""
    starts = [s.start for s in sentences]
    for sentence in sentences:
        if sentence.start in found:
            continue
        inside = [s for s in sentences if s.paragraph == sentence.paragraph]
        opened = len(_MARK.findall(text[inside[0].start : sentence.start])) % 2 == 1
        opens = text[sentence.start] in '“"'
        if not (opened or opens):
            continue
        at = bisect_right(starts, sentence.start) - 1
        near = (s for s in (*sentences[at + 1 :], *reversed(sentences[:at])) if s in inside)
        who = next((found[s.start] for s in near if s.start in found), "")
        if who:
            yield sentence.start, who
