"""Dates and durations that are facts about the two countries, not periods of a figure."""

import re
from collections.abc import Iterator

from analysis.extraction.numbers.numerals import TENS, UNITS, words_value
from analysis.extraction.numbers.quantities import Quantity
from analysis.extraction.text.document import Document
from analysis.extraction.text.sentences import Sentence
from analysis.extraction.times.timex import Timex

EVENT = re.compile(
    r"\b(?:sign(?:ed|ing|s)?|inked|establish(?:ed|ment|ing)?|enter(?:ed|s|ing)?\sinto\sforce|"
    r"(?:took|take|takes|taking)\s(?:effect|place)|(?:came|come|comes|coming|went|"
    r"put)\sinto\s(?:force|effect|operation)|"
    r"launch(?:ed|es|ing)?|inaugurat\w+|joined|founded|visit(?:s|ed|ing)?|conclud\w+|"
    r"ratif\w+|opened|opening|"
    r"start(?:ed|ing|s)?\soperations|recogni[sz]\w+|stepped\sdown|elevated|upgraded|held|"
    r"hosted|hosting|"
    r"summit|forum|accession|acceded|initialled|adopted|effective|travel(?:l)?ed|convened|"
    r"meeting|session|conference|"
    r"anniversary|in\sforce|ties\swere|relations\s(?:were|began|date)|declared|set\sup|"
    r"created|agreement\sof|began|begins|"
    r"begin|started|starts|arriv\w+|talks|met|will\smeet|roadshow|delegation|exhibition|"
    r"expo|fair|implemented|"
    r"became|celebrat\w+|commenced|is\sin|due\sin|scheduled|mission)\b",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\b(?:diplomatic\s(?:relations|ties|contacts|links)|sign(?:ed|ing|s)|inked|establish(?:ed|ment|ing)|enter(?:ed|s|ing)?\sinto\sforce|"
    r"t(?:oo|a)kes?\seffect|took\seffect|in\sforce|"
    r"(?:came|went|comes?|goes)\sinto\s(?:force|effect)|inaugurat\w+|founded|visited|"
    r"conclud(?:ed|ing)|ratified|visit|"
    r"start(?:ed|ing)\soperations|recogni[sz]\w+|stepped\sdown|elevated|upgraded|acceded|"
    r"accession|launched|opened|joined|met|dates?\s(?:back\sto|from)|"
    r"held|hosted|adopted|relations\s(?:were|began|date)|began\son|set\sup|"
    r"comprehensive\sstrategic\spartnership|initialled|became|convened|commenced)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|reports|announced|published|released|showed|shows|"
    r"wrote|writes|noted|stated|according\sto|"
    r"figures|data|statistics|statement|issued|quoted|revealed|posted|disclosed|report|added)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^[\W_]*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}(?:,\s[A-Z]\w+)?[,:(/–—-]?\s*[(]?\s*$"
)
_BOUND = re.compile(
    r"\b(?:as\sof|as\sat|since|until|ending|ended|ends|through|up\sto)\s(?:the\s)?$", re.IGNORECASE
)
_FIGURE = re.compile(r"[$€£₹%]|\d,\d{3}|\b(?:percent|per\scent|billion|million|crore|bln|mln|bn)\b")


def event_dates(
    document: Document, sentence: Sentence, times: tuple[Timex, ...]
) -> Iterator[Quantity]:
    """Yield the dates in a sentence on which something between the countries happened."""
    text = document.text
    whole = text[sentence.start : sentence.end]
    for time in times:
        before, after = text[sentence.start : time.start], text[time.end : sentence.end]
        if time.low is None and time.role not in ("date",):
            continue
        if _is_event(time, whole, before, after):
            high = time.low if time.role == "since" else time.high
            yield Quantity(
                start=time.start, end=time.end, kind="date", low=time.low, high=high,
                unit="date", noun=time.form,
            )  # fmt: skip


def _is_event(time: Timex, whole: str, before: str, after: str) -> bool:
    if time.role == "since":
        day = len(time.low or "") == 10
        return day and bool(
            re.search(
                r"\b(?:force|effect|applied)\ssince\s$|"
                r"\b(?:had|has|have)\s(?:\w+\s){0,2}(?:an?|the|diplomatic)\s(?:[\w-]+\s){0,5}"
                r"(?:agreement|treaty|pact|accord|relations|ties)\ssince\s$",
                before,
            )
        )
    if time.role == "date":
        return _is_day_of_event(whole, before, after)
    near = _near(before, after)
    figures = _FIGURE.search(before[-70:]) or _FIGURE.search(
        re.split(r"[,;]", after[: 50 if time.form == "year" else 28])[0]
    )
    if time.role == "weekday":
        return bool(
            re.search(
                r"\b(?:began|begins|opened|opens|arriv\w+|starts?|started)(?:\s\w+){0,3}\son\s$",
                before,
            )
        )
    if time.form == "year" and time.role == "period":
        return bool(STRONG.search(near)) and not figures and _ends_with_in(before)
    if time.form == "month and year":
        return bool(STRONG.search(near)) and not figures and not _is_listing(before)
    if time.form == "month":
        return (
            bool(
                re.search(
                    r"\b(?:signed|launched|inaugurated|force|effect|held)(?:\s\w+){0,4}\sin\s$",
                    before,
                )
            )
            and not figures
        )
    return False


def _near(before: str, after: str) -> str:
    """Return the clause around a date; a label before it is a part."""
    before = before.removesuffix(": ")
    left = re.split(r"[;:]|,\s(?:and|but|while|which)\s(?=\w+\s)|\b(?:while|whereas)\b", before)[-1]
    right = re.split(r"[;:]|\b(?:while|whereas|when|but)\b|,\s(?:and|but|while)\s", after)[0]
    return f"{left[-120:]} | {right[:90]}"


def _ends_with_in(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:[Ii]n|of|[Ss]ince|back\sin|the|dates?\sfrom|back\sto)\s(?:early\s|late\s|mid-)?$|[(]$",
            before,
        )
    )


def _is_listing(before: str) -> bool:
    return before.rstrip().endswith("(") and bool(_FIGURE.search(before))


def _is_day_of_event(whole: str, before: str, after: str) -> bool:
    if _DATELINE.match(before) and re.match(r"\s*(?:[.)/–—(-]|\(?[A-Z]{2,})", after):
        return False
    if not before.strip() and re.match(r"\s*[./–—-]", after):
        return False
    if _BOUND.search(before):
        return bool(re.search(r"\b(?:in\s(?:full\s)?(?:force|effect)|applied)\ssince\s$", before))
    if re.search(r"\b(?:exchange\srate|rate\sof|as\sof|between)\b[^.]*$", before[-40:]):
        return False
    if re.search(
        (
            r"\b(?:said|told|reported|announced|stated|wrote|published|noted|"
            r"added)(?:\s\w+){0,3}\son\s$"
        ),
        before,
    ):
        return False
    near = _near(before, after)
    said = _SAID.search(near[max(0, near.find("|") - 60) : near.find("|") + 40])
    strong = STRONG.search(near)
    if said and not strong:
        return False
    return bool(strong or EVENT.search(whole)) and not re.search(r"\b(?:1st|first)\sof\s$", before)


_NUMBER = (
    rf"(?:\d{{1,3}}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(list(UNITS)[1:10])}))?|"
    rf"{'|'.join(list(UNITS)[1:])})"
)
_LONG = re.compile(
    rf"\b(?P<n>{_NUMBER})(?:-(?P<a>year|month|week|day|decade|hour)(?:-long|"
    rf"-old)?(?=\s(?:\w+\s){{0,3}}?(?:visit|trip|tour|stay|agreement|"
    r"contract|deal|plan|total|loan|lease|programme|program|event|conference|exhibition|"
    r"talks|mission|summit|forum|extension|"
    r"partnership|concession|roadmap|memorandum|expo|fair|meeting|relationship|history|"
    r"friendship|maturity|tenor|grace|visa|roadshow|treaty|cooperation|accord|pact|swap))"
    r"|\s(?P<b>years?|decades?|months?)(?=\s(?:of\s(?!\d)(?:\w+\s){0,3}?(?:ties|relations|"
    r"friendship|cooperation|partnership|diplomatic|links|relationship|independence|(?:[A-Za-z–-]+\s)?(?:business|commerce|trade))|"
    r"since\s|after\sestablishing|(?:have\s|had\s)?passed\ssince)))|\b(?:mark(?:s|ed|ing)?|celebrat\w+|commemorat\w+)\s(?:the\s)?"
    rf"(?P<m>{_NUMBER})\s(?P<c>years?|decades?)\b",
    re.IGNORECASE,
)


def durations(text: str) -> Iterator[Quantity]:
    """Yield lengths of time that are said of ties, visits, agreements and loans."""
    for match in _LONG.finditer(text):
        unit = (match["a"] or match["b"] or match["c"]).lower().rstrip("s")
        printed = match["n"] or match["m"]
        value = float(printed) if printed.isdigit() else words_value(printed)
        if value is None or re.search(
            r"(?i:past|last|next|coming|previous|in|(?:in|over|for|during)\sthe)\s$",
            text[max(0, match.start() - 10) : match.start()],
        ):
            continue
        if unit == "decade":
            unit, value = "year", value * 10
        start = match.start("n" if match["n"] else "m")
        end = match.end("a" if match["a"] else "b" if match["b"] else "c")
        optional = unit in ("day", "hour") or (
            match["a"] is not None and "total" in text[end : end + 8]
        )
        yield Quantity(
            start=start, end=end, kind="duration", low=value, high=value, unit=unit,
            is_optional=optional,
        )  # fmt: skip
