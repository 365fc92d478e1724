"""The period a figure is of."""

import re

from analysis.extraction import dates
from analysis.extraction.facts import Fact
from analysis.extraction.rules import rule
from analysis.extraction.setting import Setting
from analysis.extraction.timex import Timex

Span = tuple[str | None, str | None]
NEVER: Span = (None, None)
_HARD = re.compile(r"[;]\s|,\s(?:and|but|while|whereas|although)\s|\s(?:while|whereas|but)\s")
_COMPARED = re.compile(
    r"\b(?:from|than(?:\sin|\sfor|\sduring)?|compared\s(?:with|to)|versus|vs\.?|against|"
    r"relative\sto|below|up\sfrom|down\sfrom|on|above|as\sagainst|"
    r"measured\sagainst)\s(?:the\s|in\s|those\sof\s|that\sof\s|levels?\s(?:of|in)\s|"
    r"figures?\s(?:of|for|in)\s|just\s|for\s|all\sof\s)*$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|stands?|ranks?|remains?|accounts?|makes?\sup|amounts?\sto|exceeds?|"
    r"totals|employs?|operates?|live|lives|now|currently|run|runs|has|have|holds?|hosts?|"
    r"represents?|comes?\sto|constitutes?|current|being|takes?|makes|buys|sells|supplies|"
    r"depends?)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|rose|grew|fell|reached|totall?ed|amounted|climbed|dropped|hit|came|"
    r"stood|recorded|exceeded|increased|jumped|declined|worth|gained|put|invested)\b"
)
_SPEECHLESS = ("base", "rate", "weekday", "date", "now", "later", "whole", "to date", "same")
_STOCKS = frozenset(("fdi_stock",))
_LEVELS = frozenset(
    [
        "rank",
        "share",
        "company_count",
        "people_count",
        "project_count",
        "partner_count",
        "jobs",
        "project_value",
        "agreement_count",
    ]
)


@rule("period", "brackets restate the amount before", 0.97)
def restated(at: Setting) -> Span | None:
    """Copy the period of the amount that is restated."""
    return None if at.original is None else at.original.get("period")


@rule("period", "an event is its own date", 0.95)
def own_date(at: Setting) -> Span | None:
    """A date is its own period."""
    if at.quantity.kind != "date":
        return None
    low, high = at.quantity.low, at.quantity.high
    return (str(low), str(high)) if low else NEVER


@rule(
    "period", "a length of ties ends now", 0.6, "the span is counted back from the publication year"
)
def length(at: Setting) -> Span | None:
    """Years of ties reach to the publication year."""
    anchor = at.reading.anchor
    if at.quantity.kind != "duration":
        return None
    if at.quantity.unit != "year" or not anchor.is_known:
        return (anchor.today, anchor.today)
    year = str(anchor.year)
    if re.match(r"^\ssince", at.right):
        return year, year
    return dates.shifted(year, -12 * int(float(at.quantity.low or 0))), year


@rule("period", "a visit, meeting or forum happens when reported", 0.7)
def occasion(at: Setting) -> Span | None:
    """Ordinals of events take the date in the sentence, else the publication date."""
    if at.quantity.kind != "ordinal" or at.quantity.noun.endswith("in a row"):
        return None
    spans = [t for t in at.times if t.low and t.role in ("date", "period", "weekday")]
    if spans:
        return spans[0].low, spans[0].high
    anchor = at.reading.anchor
    if at.quantity.noun in ("visit", "trip", "meeting", "session", "forum", "summit", "round"):
        return anchor.today, anchor.today
    return NEVER


@rule("period", "the deadline that is set", 0.85)
def deadline(at: Setting) -> Span | None:
    """A target, forecast or plan takes its deadline."""
    if at.get("status") not in ("target", "forecast", "planned"):
        return None
    after = [
        t
        for t in at.times
        if t.start >= at.quantity.end and t.low and t.role in ("deadline", "period", "end")
    ]
    if (
        after
        and not _others_between(at, at.quantity.end, after[0].start)
        and after[0].start - at.quantity.end < 30
        and _not_over(at, after[0])
    ):
        return after[0].low, after[0].high
    fits = [t for t in at.times if t.role == "deadline" and t.low]
    if fits:
        best = min(fits, key=lambda t: _distance(at, t))
        low, high = best.low, best.high
        return low, high
    if at.get("status") == "planned" and at.get("indicator") in (
        "company_count",
        "people_count",
        "event_count",
    ):
        return at.reading.anchor.now, at.reading.anchor.now
    spans = [
        t
        for t in at.times
        if t.role in ("period", "end")
        and t.low
        and not _is_base(at, t)
        and t.form not in ("decade", "years past", "ago")
    ]
    right = [
        t
        for t in spans
        if t.start >= at.quantity.end and not _others_between(at, at.quantity.end, t.start)
    ]
    current = [t for t in right or spans if _not_over(at, t)]
    if current and at.get("status") == "forecast":
        return current[0].low, current[0].high
    if right and at.get("status") in ("target", "planned") and current:
        return current[0].low, current[0].high
    return NEVER


def _not_over(at: Setting, time: Timex) -> bool:
    now = at.reading.anchor.now
    return (
        now is None
        or (time.high or "") >= now[: len(time.high or "")]
        or (time.high or "") >= now[:4]
    )


@rule("period", "the start of a rise has the comparison's period", 0.7)
def start_of_rise(at: Setting) -> Span | None:
    """ "From 3 to 5 billion": the first is of the period compared with."""
    if at.get("status") != "actual" or not re.search(
        (
            r"\b(?:from|against|compared\s(?:with|to)|versus|vs|than\sthe|up\sfrom|"
            r"down\sfrom)\s(?:(?:the|about|around|just|over|some|a|nearly|only|mere|more\sthan|"
            r"less\sthan|previous|level\sof|figure\sof)\s)*$"
        ),
        at.left,
        re.IGNORECASE,
    ):
        return None
    own = _right_of(at)
    if own is not None and own.role not in ("base", "rate"):
        return _resolved(at, own)
    if re.search(r"\bcurrent|present\b", at.left[-30:]):
        return None
    if _modal_sentence(at):
        return NEVER
    main = _main_span(at)
    is_change_of_year = own is not None and own.role == "base"
    if own is not None and own.low:
        return _base_span(own, main)
    if main is not None and main[0] and main[1] and (is_change_of_year or _year_compared(at)):
        return dates.shifted(main[0], -12), dates.shifted(main[1], -12)
    return NEVER


def _modal_sentence(at: Setting) -> bool:
    return bool(
        re.search(
            (
                r"\b(?:potential|will|could|would|target|goal|aim\w*|plan\w*|want|expected|intend\w*|"
                r"seek|agreed)\b"
            ),
            at.left,
        )
    )


def _base_span(base: Timex, main: Span | None) -> Span:
    if main and main[0] and main[1] and base.low and len(base.low) == 4 and len(main[0]) > 4:
        gap = (int(base.low) - int(main[1][:4])) * 12
        return dates.shifted(main[0], gap), dates.shifted(main[1], gap)
    return base.low, base.high


def _year_compared(at: Setting) -> bool:
    """Return whether the sentence compares with the year before, openly or by its wording."""
    if any(t.role in ("base", "rate") for t in at.times):
        return True
    return not any(t.form in ("years past", "ago", "since", "span") for t in at.times)


def _main_span(at: Setting) -> Span | None:
    spans = [t for t in at.times if t.role == "period" and t.low and not _is_base(at, t)]
    if spans:
        return spans[0].low, spans[0].high
    if (
        at.previous is not None
        and at.previous.paragraph == at.sentence.paragraph
        and at.previous.quantity.kind != "date"
    ):
        found: Span = at.previous.get("period")
        return found
    return None


@rule("period", "the comparison a year earlier", 0.75)
def year_earlier(at: Setting) -> Span | None:
    """ "5bn, against 4bn a year earlier": one year before the figure compared."""
    own = _right_of(at)
    if (
        own is None
        or own.role != "base"
        or at.get("status") == "change"
        or at.get("indicator") == "share"
    ):
        return None
    if at.quantity.kind != "money" or not re.search(
        r"\b(?:from|against|compared|versus|was|were|than)\b[^,;]{0,40}$", at.left
    ):
        return None
    main = _main_span(at)
    if not main or not main[0] or not main[1]:
        return None
    return dates.shifted(main[0], -12), dates.shifted(main[1], -12)


@rule("period", "the year after the figure before", 0.8)
def year_later(at: Setting) -> Span | None:
    """Read "29bn a year later" from the figure before."""
    later = [
        t
        for t in at.times
        if t.role == "later"
        and not _others_between(at, min(t.end, at.quantity.end), max(t.start, at.quantity.start))
    ]
    base: Span | None = at.previous.get("period") if at.previous else None
    if not later or not base or not base[0] or not base[1]:
        return None
    return dates.shifted(base[0], 12), dates.shifted(base[1], 12)


@rule("period", "the whole year of which a part was given", 0.7)
def whole_year(at: Setting) -> Span | None:
    """Read "for the year as a whole" from the part-year figure before."""
    whole = [t for t in at.times if t.role == "whole" and t.start < at.quantity.end]
    base: Span | None = at.previous.get("period") if at.previous else None
    if not whole or not base or not base[0] or not at.reading.anchor.is_known:
        return None
    start = at.reading.anchor.fiscal_start
    if start > 1 and base[0][5:7] == f"{start:02d}":
        return dates.fiscal_year(int(base[0][:4]) + 1, start)
    return base[0][:4], base[0][:4]


@rule("period", "a total over so many years", 0.7)
def years_total(at: Setting) -> Span | None:
    """Read "the 30-year total"."""
    total = re.search(
        r"\b(\d{1,2})-year\s(?:total|period|cumulative)\b[^,;]{0,25}$", at.clause_left
    )
    anchor = at.reading.anchor
    if not total or not anchor.is_known:
        return None
    return str(anchor.year - int(total[1])), str(anchor.year)


@rule("period", "the same period as before", 0.8)
def same_period(at: Setting) -> Span | None:
    """Read "in that period"."""
    if not any(t.role == "same" for t in at.times) or not at.facts:
        return None
    for fact in reversed(at.facts):
        span: Span | None = fact.get("period")
        if span and span[0] and fact.quantity.kind != "date" and not fact.is_title:
            return span
    return None


@rule("period", "so far means up to the publication", 0.85)
def so_far(at: Setting) -> Span | None:
    """Read "so far" and "to date"; a count of what has been done runs to now as well."""
    clause = at.clause_left + at.clause_right
    near = [
        t
        for t in at.times
        if t.role == "to date" and at.clause_start <= t.start < at.clause_end + 90
    ]
    done = at.get("indicator") == "event_count" and re.search(r"\b(?:has|have)\b", clause)
    if at.get("status") != "actual" or not (near or done):
        return None
    if any(t.form in ("years past", "since", "this or last year") and t.low for t in at.times):
        return None
    return None, at.reading.anchor.now


@rule("period", "a year before the figures of the sentence before", 0.7)
def opening_base(at: Setting) -> Span | None:
    """Read "A year earlier the figure had been 8bn"."""
    opened = [t for t in at.times if t.role == "base" and t.start - at.sentence.start < 8]
    last: Span | None = at.previous.get("period") if at.previous else None
    if not opened or len(at.times) > 1 or not last or not last[0] or not last[1]:
        return None
    return dates.shifted(last[0], -12), dates.shifted(last[1], -12)


@rule("period", "the time said right after the figure", 0.88)
def right_time(at: Setting) -> Span | None:
    """Read "$5bn in 2022"."""
    own = _right_of(at)
    return None if own is None or own.role in ("base", "rate") else _resolved(at, own)


@rule("period", "the time said before the figure in its clause", 0.85)
def left_time(at: Setting) -> Span | None:
    """Read "in 2022 it surpassed $5bn"; a time that belongs to another figure is passed over."""
    spans = [t for t in at.times if t.end <= at.quantity.start and _counts(at, t)]
    for time in reversed(spans):
        between = at.text[time.end : at.quantity.start]
        if _HARD.search(between):
            break
        if not _claimed(at, time) or _appended(at, time):
            return _resolved(at, time)
    return None


@rule("period", "the time said after the next figure", 0.8)
def far_right_time(at: Setting) -> Span | None:
    """Read "rose 5% to $3bn in 2023"."""
    for time in at.times:
        if time.start >= at.quantity.end and _counts(at, time):
            if (
                at.quantity.kind == "count"
                and time.role != "since"
                and _others_between(at, at.quantity.end, time.start)
            ):
                return None
            between = at.text[at.quantity.end : time.start]
            if not _HARD.search(between) and not re.search(
                r"\b(?:from|against|compared|versus|than|including|such\sas|of\swhich|with)\b",
                between,
            ):
                return _resolved(at, time)
            return None
    return None


@rule("period", "the time of the sentence", 0.75)
def sentence_time(at: Setting) -> Span | None:
    """Take the nearest time before, then any after."""
    if re.search(r"\b(?:now|currently|at\spresent|today)\b", at.clause_left):
        return None
    if at.get("indicator") in _LEVELS and re.search(
        r"\b(?:is|are)\b", at.clause_left + at.clause_right[:40]
    ):
        return None
    spans = [t for t in at.times if t.end <= at.quantity.start and _counts(at, t)]
    if spans:
        return _resolved(at, spans[-1])
    if any(
        t.start < at.quantity.start
        and t.form in ("this or last year", "first months", "fiscal year")
        and not t.low
        for t in at.times
    ):
        return NEVER
    return None


@rule("period", "investment to date ends with the publication", 0.75)
def to_date(at: Setting) -> Span | None:
    """A total without a period runs to the publication month."""
    if at.get("indicator") not in _STOCKS or at.get("status") != "actual":
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


@rule("period", "signed at the time of the report", 0.65, "the day of signing is not stated")
def signing(at: Setting) -> Span | None:
    """Agreements signed at the occasion reported are of the publication month."""
    if (
        at.get("indicator") not in ("agreement_count", "agreement_value")
        or at.get("status") != "actual"
    ):
        return None
    words = at.clause_left[-70:] + at.right[:60]
    return (
        (at.reading.anchor.now, at.reading.anchor.now)
        if re.search(r"\b(?:sign\w*|inked|exchanged|concluded)\b", words)
        else None
    )


@rule("period", "yearly rates in the present tense are of the publication month", 0.7)
def yearly(at: Setting) -> Span | None:
    """Read "exports over 58bn every year"."""
    rate = any(
        t.role == "rate"
        and re.search(r"(?i)annual|year", at.text[t.start : t.end])
        and "on" not in at.text[t.start : t.end]
        for t in at.times
    )
    if not rate or at.get("status") != "actual" or _PAST.search(at.left + at.right):
        return None
    return at.reading.anchor.now, at.reading.anchor.now


@rule("period", "present tense is the publication month", 0.72)
def present(at: Setting) -> Span | None:
    """A level, rank or count in the present tense is of the day it was printed."""
    clause = at.clause_left + at.clause_right[:40]
    present_tense = _PRESENT.search(clause) and not re.search(r"\b(?:had|was|were)\b", clause)
    levels = at.get("indicator") in _LEVELS
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
        ) and re.search(r"\b(?:has|have)\b", clause):
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
    return found


@rule("period", "a count without a time is of the publication month", 0.55, "no time is stated")
def counted(at: Setting) -> Span | None:
    """Counts, ranks and shares stand for the day they were printed."""
    now = at.reading.anchor.now
    if at.get("status") != "actual":
        return NEVER
    if at.get("indicator") in _LEVELS - {"project_value"} or at.quantity.kind == "count":
        return now, now
    return None


@rule("period", "no time can be known", 0.5, "no time is stated")
def never(at: Setting) -> Span | None:
    """Nothing tells."""
    return NEVER


def _right_of(at: Setting) -> Timex | None:
    """Return the time that follows the figure before any other figure or clause."""
    for time in at.times:
        if time.start < at.quantity.end:
            continue
        between = at.text[at.quantity.end : time.start]
        if (
            _others_between(at, at.quantity.end, time.start)
            or _HARD.search(between)
            or len(between) > 75
        ):
            return None
        if time.role in ("weekday", "rate", "date", "now", "later", "whole", "to date", "same"):
            continue
        if time.role == "deadline" and at.get("status") in ("actual", "change"):
            continue
        if time.role != "base" and _is_base(at, time):
            continue
        if re.search(r"(?:,|\))\s(?:when|after|since|which|who|as)\b", between):
            return None
        if (
            time.role == "base"
            and at.get("status") in ("change", "actual")
            and at.quantity.kind != "money"
        ):
            continue
        if time.role == "base" and not re.search(
            r"\b(?:from|against|compared|versus|than|was|were)\b[^,;]{0,40}$", at.left
        ):
            continue
        return time
    return None


def _others_between(at: Setting, start: int, end: int) -> bool:
    return any(start <= q.start and q.end <= end and q.kind != "date" for q in at.siblings)


def _is_base(at: Setting, time: Timex) -> bool:
    """Return whether a time is only what a change is compared with."""
    if time.role == "base" or (time.form == "ago" and at.get("status") == "change"):
        return True
    lead = at.text[at.sentence.start : time.start]
    match = _COMPARED.search(lead)
    if not match:
        over = re.search(r"\bover\s(?:the\s)?$", lead)
        return (
            bool(over)
            and time.form in ("year", "this or last year")
            and bool(
                re.search(
                    (
                        r"(?:%|percent|per\scent|increase|rise|growth|higher|"
                        r"up)\s[\w\s]{0,12}over\s(?:the\s)?$"
                    ),
                    lead,
                )
            )
        )
    word = match[0].split()[0].lower()
    if word == "from":
        after = at.text[time.end : time.end + 6]
        after = at.text[time.end : time.end + 24]
        return time.form not in ("years", "span", "months", "days") and not re.match(
            r"\s(?:to|through)\s(?:the\s)?(?:[A-Z]\w+\s)?(?:19|20)\d\d", after
        )
    if word == "on":
        return (
            bool(
                re.search(
                    r"(?:%|percent|billion|million|bn|up|down)\)?\s(?:\w+\s)?on\s(?:the\s)?$", lead
                )
            )
            and time.role == "period"
        )
    return True


def _counts(at: Setting, time: Timex) -> bool:
    if time.role in _SPEECHLESS or (time.low is None and time.high is None):
        return False
    if time.role == "deadline" and at.get("status") in ("actual", "change"):
        return False
    if _is_event(at, time) or _is_comparison(at, time):
        return False
    return not _is_base(at, time)


def _is_comparison(at: Setting, time: Timex) -> bool:
    """Return whether a time belongs to a figure that is only compared with."""
    for fact in at.facts[-4:]:
        if fact.sentence == at.sentence.start and fact.decisions["period"].rule in _COMPARISONS:
            if 0 <= time.start - fact.quantity.end < 30:
                return True
    return False


def _is_event(at: Setting, time: Timex) -> bool:
    return any(q.kind == "date" and q.start <= time.start < q.end for q in at.siblings)


def _claimed(at: Setting, time: Timex) -> bool:
    """Return whether another figure stands right before the time, and so owns it."""
    before = [q for q in at.siblings if q.end <= time.start]
    if not before:
        return False
    between = at.text[before[-1].end : time.start]
    return bool(re.fullmatch(r"\)?[\w\s]{0,30}\(?", between)) and not re.search(
        r"\b(?:was|were|rose|grew|as|while|after|when|than)\b", between
    )


def _appended(at: Setting, time: Timex) -> bool:
    """Return whether the figure continues the owner of the time: "5bn in 2022, up 4%"."""
    between = at.text[time.end : at.quantity.start]
    if re.search(r"\bto\s(?:\w+\s){0,3}$", between):
        return False
    return not re.search(r"\band\sto\b|\band\s(?:\w+\s){0,2}$", between)


def _resolved(at: Setting, time: Timex) -> Span:
    low, high = time.low, time.high
    main = next(
        (
            (t.low, t.high)
            for t in at.times
            if t != time and t.role == "period" and t.low and not _is_base(at, t)
        ),
        None,
    )
    if (
        re.match(r"(?:the\s)?(?:previous|preceding|prior)", at.text[time.start : time.end])
        and main == (low, high)
        and low
        and high
    ):
        return dates.shifted(low, -12), dates.shifted(high, -12)
    stock = at.get("indicator") in _STOCKS
    ended = re.search(r"\bend\sof\s(?:the\s)?$", at.text[max(0, time.start - 14) : time.start])
    if (time.role == "end" or ended) and stock:
        return None, high
    if (
        re.search(
            r"\b[Aa]s\s(?:of|at)\s(?:the\s)?$|\bby\s(?:the\s)?$",
            at.text[max(0, time.start - 14) : time.start],
        )
        and stock
    ):
        return None, high
    if (
        time.form == "ago"
        and main
        and main[0]
        and low
        and at.text[time.start : time.end].endswith(("earlier", "before"))
    ):
        gap = (int(low) - at.reading.anchor.year) * 12
        return dates.shifted(main[0], gap), dates.shifted(main[1] or main[0], gap)
    if time.role == "now":
        return (None, high) if stock else (low, high)
    return low, high


_ALL_DATA = re.compile(
    (
        r"\b(?:all|these|the|following)\s(?:data|figures|statistics|numbers|"
        r"values)\b[^.]*\b(?:refer|relate|are\sfor|cover|is\sfor|for)\b"
    ),
    re.IGNORECASE,
)


def _announced(at: Setting) -> Span | None:
    """Return the period of a heading line before, or one said to hold for all data."""
    found: Span | None = None
    for sentence in at.reading.sentences:
        if sentence.start >= at.sentence.start:
            break
        words = at.text[sentence.start : sentence.end]
        heading = (
            words.endswith(":")
            and at.sentence.is_item
            and not at.reading.by_sentence.get(sentence.start)
        )
        if _ALL_DATA.search(words) or heading:
            spans = [
                t
                for t in at.reading.timexes
                if sentence.start <= t.start < sentence.end and t.low and t.role == "period"
            ]
            found = (spans[0].low, spans[0].high) if spans else found
    return found


def _carry(at: Setting) -> Span | None:
    """Return the period of the last figure of this paragraph; targets and events lend none."""
    if at.get("indicator") not in _CARRYING:
        return None
    for fact in reversed(at.facts):
        past_place = at.get("indicator") in ("share", "rank") and re.search(
            r"\b(?:was|were|took|accounted|made|ranked|had)\b", at.left
        )
        if fact.paragraph != at.sentence.paragraph and (
            _own_times(at)
            or (at.get("indicator") not in _TRADE and not past_place)
            or fact.is_title != at.sentence.is_title
        ):
            break
        lends = fact.status in ("actual", "change") and fact.quantity.kind not in (
            "date",
            "duration",
            "ordinal",
        )
        lends = lends and fact.decisions["period"].rule not in _COMPARISONS
        if lends and _is_akin(at, fact):
            found: Span = fact.get("period")
            if found and found[0] and found[1] and not _is_long(found):
                return found
    return _context_time(at)


def _own_times(at: Setting) -> bool:
    return any(t.role in ("period", "end", "since", "now") for t in at.times)


_COMPARISONS = ("the start of a rise has the comparison's period", "the comparison a year earlier")
_TRADE = frozenset(["trade_turnover", "exports", "imports", "trade_balance"])
_CARRYING = _TRADE | frozenset(
    [
        "share",
        "rank",
        "fdi_flow",
        "project_count",
        "jobs",
        "people_count",
        "company_count",
        "physical_volume",
    ]
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
    return at.get("indicator") == fact.indicator or (
        at.get("indicator") in trade and fact.indicator in trade
    )


def _context_time(at: Setting) -> Span | None:
    """Return the time of the sentence before in the paragraph, if it holds no figure."""
    earlier = [
        s
        for s in at.reading.sentences
        if s.paragraph == at.sentence.paragraph and s.start < at.sentence.start
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
        for t in at.reading.timexes
        if earlier[-1].start <= t.start < earlier[-1].end
        and t.low
        and t.role == "period"
        and t.form not in ("decade", "ago", "years past")
    ]
    return (spans[-1].low, spans[-1].high) if spans else None


def _distance(at: Setting, time: Timex) -> int:
    gap = (
        time.start - at.quantity.end
        if time.start >= at.quantity.end
        else at.quantity.start - time.end
    )
    between = (
        (at.quantity.end, time.start)
        if time.start >= at.quantity.end
        else (time.end, at.quantity.start)
    )
    return gap + 60 * _others_between(at, *between)
