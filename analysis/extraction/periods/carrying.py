"""The period of figures whose sentence names none: announced, present, or carried over."""

import re

from analysis.extraction.numbers.quantities import within
from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.surroundings.nearby import COMPARISONS, NEVER, STOCKS, Span
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.lexicon import words
from analysis.extraction.text.tenses import LEVELS, PAST, PRESENT

NOW = "present tense is the publication month"


@rule("period", "investment to date ends with the publication", 0.75)
def to_date(at: Setting) -> Span | None:
    """A total without a period runs to the publication month."""
    if at.get("indicator") not in STOCKS or at.get("status") != "actual":
        return None
    anchor = at.reading.anchor
    inherited = _announced(at)
    if inherited is not None:
        return inherited
    return (None, anchor.now) if anchor.is_known else NEVER


@rule("period", "the period announced for all figures", 0.8)
def announced(at: Setting) -> Span | None:
    """Read "all data refer to 2021" and the heading of a list."""
    return _announced(at)


@rule("period", "yearly rates in the present tense are of the publication month", 0.7)
def yearly(at: Setting) -> Span | None:
    """Read "exports over 58bn every year"."""
    rate = any(
        t.role == "rate"
        and re.search(r"(?i)annual|year", at.text[t.start : t.end])
        and "on" not in at.text[t.start : t.end]
        for t in at.times
    )
    if not rate or at.get("status") != "actual" or PAST.search(at.left + at.right):
        return None
    return at.reading.anchor.now, at.reading.anchor.now


@rule("period", NOW, 0.72)
def present(at: Setting) -> Span | None:
    """A level, rank or count in the present tense is of the day it was printed."""
    clause = at.clause_left + at.clause_right[:40]
    if re.match(r"[a-z]+ing\b", at.clause_left):
        clause = at.text[at.subject_start : at.clause_start] + clause
    present_tense = PRESENT.search(clause) and not re.search(r"\b(?:had|was|were)\b", clause)
    levels = at.get("indicator") in LEVELS
    if at.get("status") not in ("actual",) or not at.reading.anchor.is_known:
        return None
    if present_tense and (
        levels
        or at.get("indicator")
        in (
            "trade_turnover",
            "trade_balance",
            "exports",
            "imports",
            "loan_aid",
            "other",
            "agreement_value",
            "event_count",
        )
    ):
        if (
            not levels
            and re.search(r"\b(?:has|have)\b", clause)
            and _carry(at) is not None
            and not re.search(
                r"\b(?:reached|exceeded|risen|passed|surpassed|grown|topped)\b", clause
            )
        ):
            return None
        now = at.reading.anchor.now
        if at.get("indicator") in (
            "project_value",
            "project_count",
            "agreement_count",
        ) and re.search(
            r"\b(?:has|have)\s(?:\w+\s)?(?:been\s)?\w+(?:ed|en|ilt|un|ne|ut|et)\b", at.clause_left
        ):
            return None, now
        return now, now
    return None


@rule("period", "carried over from the figure before", 0.65, "the sentence names no time")
def carried(at: Setting) -> Span | None:
    """An elliptic sentence of the same paragraph keeps the period."""
    return _carry(at)


@rule("period", "as the figure before in the sentence", 0.6, "no time of its own is stated")
def beside(at: Setting) -> Span | None:
    """The worth of a counted thing has the time of the count."""
    last = at.facts[-1] if at.facts else None
    akin = (
        "project_value",
        "agreement_value",
        "jobs",
        "company_count",
        "project_count",
        "share",
        "fdi_stock",
        "people_count",
        "agreement_count",
    )
    if (
        last is None
        or last.sentence != at.sentence.start
        or at.get("indicator") not in akin
        or at.get("status") != last.status
        or last.indicator not in akin
    ):
        return None
    found: Span | None = last.get("period")
    counts = at.quantity.kind == "count" and at.get("indicator") != "project_count"
    return (found[1], found[1]) if found and found[0] is None and counts else found


@rule("period", "a count without a time is of the publication month", 0.55, "no time is stated")
def counted(at: Setting) -> Span | None:
    """Counts, ranks and shares stand for the day they were printed."""
    now = at.reading.anchor.now
    if at.get("status") != "actual":
        return NEVER
    if at.get("indicator") in LEVELS - {"project_value"} or at.quantity.kind == "count":
        return now, now
    return None


@rule("period", "no time can be known", 0.5, "no time is stated")
def never(at: Setting) -> Span | None:
    """Nothing tells."""
    return NEVER


def _announced(at: Setting) -> Span | None:
    """Return the period of a heading line before, or one said to hold for all data."""
    for sentence in reversed(at.reading.announcing):
        words = at.text[sentence.start : sentence.end]
        heading = words.endswith(":") and at.sentence.is_item
        if sentence.start < at.sentence.start and (heading or not words.endswith(":")):
            times = within(at.reading.timexes, sentence.start, sentence.end)
            span = next(((t.low, t.high) for t in times if t.low and t.role == "period"), None)
            if span is not None:
                return span
    return None


def _carry(at: Setting) -> Span | None:
    """Return the period of the last figure of this paragraph; targets and events lend none."""
    if at.get("indicator") not in _CARRYING:
        return None
    found: list[Fact] = []
    for fact in reversed(at.facts):
        if found and (fact.sentence != found[0].sentence or at.sentence.start == fact.sentence):
            break
        past_place = at.get("indicator") in ("share", "rank") and re.search(
            r"\b(?:was|were|took|accounted|made|ranked|had|remained|stayed|became|came|stood|placed|"
            r"finished|topped|led|followed|overtook|rose|climbed|moved|held|occupied|supplied|"
            r"absorbed|bought|represented)\b",
            at.left,
        )
        if fact.paragraph != at.sentence.paragraph and (
            _own_times(at)
            or (at.get("indicator") not in _TRADE and not past_place)
            or fact.is_title != at.sentence.is_title
        ):
            break
        lends = fact.status in ("actual", "change") and fact.quantity.kind not in _DATED
        lends = lends and fact.decisions["period"].rule not in COMPARISONS
        lends = lends and not (fact.decisions["period"].rule == NOW and PAST.search(at.clause_left))
        lends = lends and not _COMPARED.search(at.text[fact.sentence : fact.quantity.start])
        if lends and _is_akin(at, fact):
            span: Span = fact.get("period")
            if span[0] and span[1] and not _is_long(span):
                found.append(fact)
    if found:
        latest: Span = max((f.get("period") for f in found), key=lambda s: str(s[1]))
        return latest
    return _context_time(at)


_COMPARED = re.compile(
    r"\b(?:from|against|than|below|above|beyond|beneath|twice|times|double|triple|compared\s(?:with|to)|versus|vs)\s"
    r"(?:(?:the|its|about|around|some|just|only|over|nearly|what|a)\s)*$"
)
_DATED = ("date", "duration", "ordinal")


def _own_times(at: Setting) -> bool:
    return any(t.role in ("period", "end", "since", "now") for t in at.times)


_TRADE = frozenset(["trade_turnover", "exports", "imports", "trade_balance"])


_CARRYING = _TRADE | words(
    "share rank fdi_flow project_count jobs people_count company_count physical_volume"
)


def _is_long(span: Span) -> bool:
    return bool(span[0] and span[1]) and int(str(span[1])[:4]) - int(str(span[0])[:4]) > 2


def _is_akin(at: Setting, fact: Fact) -> bool:
    trade = (
        "trade_turnover",
        "exports",
        "imports",
        "trade_balance",
        "share",
        "rank",
        "physical_volume",
    )
    new_capital = at.get("indicator") == "fdi_flow" and fact.paragraph == at.sentence.paragraph
    return at.get("indicator") == fact.indicator or (
        (at.get("indicator") in trade or new_capital) and fact.indicator in trade
    )


def _context_time(at: Setting) -> Span | None:
    """Return the time of the sentence before in the paragraph, if it holds no figure."""
    earlier = [
        s for s in at.reading.by_paragraph[at.sentence.paragraph] if s.start < at.sentence.start
    ]
    if not earlier or at.get("indicator") not in (
        "trade_turnover",
        "exports",
        "imports",
        "trade_balance",
        "fdi_flow",
        "share",
    ):
        return None
    spans = [
        t
        for t in within(at.reading.timexes, earlier[-1].start, earlier[-1].end)
        if t.low and t.role == "period" and t.form not in ("decade", "ago", "years past")
    ]
    return (spans[-1].low, spans[-1].high) if spans else None
