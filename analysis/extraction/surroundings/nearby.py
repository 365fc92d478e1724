"""Which times of a sentence belong to a figure."""

import re

from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.times import dates
from analysis.extraction.times.timex import Timex

Span = tuple[str | None, str | None]
NEVER: Span = (None, None)


HARD = re.compile(r"[;]\s|,\s(?:and|but|while|whereas|although)\s|\s(?:while|whereas|but)\s")


_COMPARED = re.compile(
    r"\b(?:from|than(?:\sin|\sfor|\sduring)?|compared\s(?:with|to)|versus|vs\.?|against|"
    r"relative\sto|as|below|up\sfrom|down\sfrom|on|above|as\sagainst|"
    r"measured\sagainst)\s(?:the\s|in\s|those\sof\s|that\sof\s|levels?\s(?:of|in)\s|"
    r"figures?\s(?:of|for|in)\s|just\s|for\s|all\sof\s)*$",
    re.IGNORECASE,
)


_SPEECHLESS = ("base", "rate", "weekday", "date", "now", "later", "whole", "to date", "same")


FLOWS = frozenset(["trade_turnover", "exports", "imports", "trade_balance", "fdi_flow"])
STOCKS = frozenset(("fdi_stock",))


def right_of(at: Setting) -> Timex | None:
    """Return the time that follows the figure before any other figure or clause."""
    for time in at.times:
        if time.start < at.quantity.end:
            continue
        between = at.text[at.quantity.end : time.start]
        if others_between(at, at.quantity.end, time.start) or len(between) > 75:
            return None
        if HARD.search(between) or _ASIDE.search(between) or _NEXT_CLAUSE.search(between):
            return None
        if not _is_passed_over(at, time):
            return time
    return None


_NEXT_CLAUSE = re.compile(r"\sand\s(?:for|in|during|over)\s(?:the\s)?$")
_ASIDE = re.compile(r"(?:,|\))\s(?:when|after|since|which|who|as)\b")


def _is_passed_over(at: Setting, time: Timex) -> bool:
    """Return whether a time after the figure says nothing about its period."""
    if time.role in ("weekday", "rate", "date", "now", "later", "whole", "to date", "same"):
        return True
    if time.role == "deadline":
        return is_ahead(at, time)
    if time.role != "base":
        return is_base(at, time)
    if at.get("status") in ("change", "actual") and at.quantity.kind != "money":
        return True
    compared = r"\b(?:from|against|compared|versus|than|was|were)\b[^,;]{0,40}$"
    return re.search(compared, at.left) is None


def others_between(at: Setting, start: int, end: int) -> bool:
    """Return whether another figure stands in ``[start, end)``."""
    return any(start <= q.start and q.end <= end and q.kind != "date" for q in at.siblings)


def is_ahead(at: Setting, time: Timex) -> bool:
    """Return whether a deadline cannot be the period of what is already realised."""
    now = at.reading.anchor.now
    past = now is not None and time.high is not None and time.high < now
    return at.get("status") in ("actual", "change") and not past


def is_base(at: Setting, time: Timex) -> bool:
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
                    r"(?:%|percent|per\scent|pc|billion|million|crore|bn|mln|bln|\dm|up|down)\)?,?\s"
                    r"(?:\w+\s)?on\s(?:the\s)?$",
                    lead,
                )
            )
            and time.role == "period"
        )
    return True


def counts(at: Setting, time: Timex) -> bool:
    """Return whether a time can be the period of the figure at all."""
    if time.role in _SPEECHLESS or (time.low is None and time.high is None):
        return False
    if time.role == "deadline" and is_ahead(at, time):
        return False
    if _is_event(at, time) or _is_comparison(at, time):
        return False
    return not is_base(at, time)


def _is_comparison(at: Setting, time: Timex) -> bool:
    """Return whether a time belongs to a figure that is only compared with."""
    for fact in at.facts[-4:]:
        compared = fact.decisions["period"].rule in COMPARISONS
        near = 0 <= time.start - fact.quantity.end < 30
        if compared and near and fact.sentence == at.sentence.start:
            return True
    return False


def _is_event(at: Setting, time: Timex) -> bool:
    return any(q.kind == "date" and q.start <= time.start < q.end for q in at.siblings)


def claimed(at: Setting, time: Timex) -> bool:
    """Return whether another figure stands right before the time, and so owns it."""
    before = [q for q in at.siblings if q.end <= time.start]
    if not before:
        return False
    between = at.text[before[-1].end : time.start]
    return bool(re.fullmatch(r"\)?[\w\s]{0,30}\(?", between)) and not re.search(
        r"\b(?:was|were|rose|grew|as|while|after|when|than)\b", between
    )


def appended(at: Setting, time: Timex) -> bool:
    """Return whether the figure continues the owner of the time: "5bn in 2022, up 4%"."""
    between = at.text[time.end : at.quantity.start]
    if re.search(r"\bto\s(?:\w+\s){0,3}$", between):
        return False
    return not re.search(r"\band\sto\b|\band\s(?:\w+\s){0,2}$", between)


def resolved(at: Setting, time: Timex) -> Span:
    """Return what a time means for the figure: a stock runs up to it."""
    low, high = time.low, time.high
    if _is_year_before(at, time) and low and high:
        return dates.shifted(low, -12), dates.shifted(high, -12)
    if at.get("status") == "change":
        return low, high
    if at.get("indicator") in STOCKS and _closes(at, time):
        return None, high
    if time.form == "ago" and low and (earlier := _counted_back(at, time)) is not None:
        return earlier
    if time.form == "end of a year" and high and len(high) == 7 and at.get("indicator") in FLOWS:
        return f"{high[:4]}-01", high
    return low, high


def _main(at: Setting, but: Timex) -> Span | None:
    """Return the period of the sentence that another time leans on."""
    others = (t for t in at.times if t != but and t.role == "period" and t.low)
    return next(((t.low, t.high) for t in others if not is_base(at, t)), None)


def _is_year_before(at: Setting, time: Timex) -> bool:
    """Return whether "the previous year" is the one before that of the sentence."""
    named = re.match(r"(?:the\s)?(?:previous|preceding|prior)", at.text[time.start : time.end])
    return named is not None and _main(at, time) == (time.low, time.high)


_CLOSING = re.compile(r"\bend\sof\s(?:the\s)?$|\b[Aa]s\s(?:of|at)\s(?:the\s)?$|\bby\s(?:the\s)?$")


def _closes(at: Setting, time: Timex) -> bool:
    """Return whether a time is the day up to which a stock is counted."""
    lead = at.text[max(0, time.start - 14) : time.start]
    return time.role in ("end", "deadline", "now") or _CLOSING.search(lead) is not None


def _counted_back(at: Setting, time: Timex) -> Span | None:
    """Return "ten years earlier" counted from the period spoken of."""
    if not at.text[time.start : time.end].endswith(("earlier", "before")):
        return None
    main, last = _main(at, time), at.previous
    if main is None and last is not None and last.paragraph == at.sentence.paragraph:
        main = last.get("period")
    if main is None or not main[0]:
        return None
    gap = (int(str(time.low)) - at.reading.anchor.year) * 12
    return dates.shifted(main[0], gap), dates.shifted(main[1] or main[0], gap)


COMPARISONS = ("the start of a rise has the comparison's period", "the comparison a year earlier")


def distance(at: Setting, time: Timex) -> int:
    """Return how far a time stands off; other figures between weigh as many words."""
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
    return gap + 60 * others_between(at, *between)
