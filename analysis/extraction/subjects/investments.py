"""Flow, stock and single deals: three kinds of investment that are never mixed."""

import re

from analysis.extraction.surroundings.nearby import right_of
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.times.timex import Timex

_STOCK = re.compile(
    r"\b(?:stock|accumulated|accumulative|cumulative(?:ly)?|total(?:s|led|ed|ling|ing)?|"
    r"overall|so\sfar|to\sdate|has\sinvested|have\sinvested|in\stotal|aggregate|"
    r"book\svalue|stands?\sat|stood\sat|"
    r"exceeds?|is\s(?:now\s)?(?:over|more|about|around)|are\s(?:put|over|worth)|comes\sto|"
    r"has\s(?:reached|exceeded|surpassed|passed|topped)|have\s(?:reached|exceeded|"
    r"surpassed)|\d+-year|investment\sportfolio|registered\scapital|independence)\b",
    re.IGNORECASE,
)


_HARD_STOCK = re.compile(
    (
        r"\b(?:stock|accumulated|accumulative|cumulative(?:ly)?|so\sfar|to\sdate|since|"
        r"over\sthe\syears|total\sto|years?\stotal|-year\stotal|as\sof|by\sthe\send\sof|"
        r"at\sthe\send\sof|all\sthe\syears|from\s\d{4}\sto)\b"
    ),
    re.IGNORECASE,
)


_FLOW = re.compile(
    (
        r"\b(?:net|inflows?|outflows?|flows?|annual(?:ly)?|per\syear|year-on-year|new\sinvestments?|"
        r"fresh)\b"
    ),
    re.IGNORECASE,
)


_PLEDGE = re.compile(
    r"\b(?:pledg\w+|commit(?:ted|s|ment|ments|ting)?|plans?\s(?:to\s)?invest\w*|"
    r"will\sinvest|to\sinvest|intends?\sto|promis\w+|announced|earmark\w+|set\saside|"
    r"would\sinvest|planning\sto\sinvest|investment\splans?|plans?\s(?:of|for|worth)|"
    r"worth\sof\sinvestments?|proposals?)\b",
    re.IGNORECASE,
)


_THING = re.compile(
    r"^[^.;,]{0,12}\b(?:in|into|on|to\sbuild|for|to)\s(?:the\s)?(?:(?:\w|"
    r"['’-])+\s){0,6}?(?:plants?|refiner(?:y|ies)|factor(?:y|ies)|project|projects|"
    r"facilit(?:y|ies)|venture|complex|terminal|mine|ports?|railway|pipeline|hotel|"
    r"airport|company|park|farm|station|mill|Jio|Ltd|Inc|Corp|Motors|Group|Energy|Retail|"
    r"renewables|vehicles|infrastructure|power)\b"
)


def investment(at: Setting) -> str:
    """Tell a flow from a stock and both from the worth of single or promised deals."""
    if at.quantity.kind == "money" and _is_deal(at):
        return "project_value"
    clause = _own_words(at)
    if _HARD_STOCK.search(clause) or _OPENING.match(at.left):
        return "fdi_stock"
    if _FLOW.search(clause):
        return "fdi_flow"
    if re.search(r"\bin\stotal\b|\baltogether\b|\ball\stold\b", clause):
        return "fdi_stock"
    return _by_time(at)


_OPENING = re.compile(
    r"(?:Cumulatively|In\stotal|Altogether|In\sall|So\sfar(?!\s(?:this|in)\b)|To\sdate|Overall)\b"
)


def _is_deal(at: Setting) -> bool:
    pledged = _PLEDGE.search(at.clause_left[-70:]) or _PLEDGE.search(at.clause_right[:40])
    return bool(pledged or (_THING.match(at.right) and not _HARD_STOCK.search(at.left + at.right)))


def _own_words(at: Setting) -> str:
    """The words from the cue, or the last amount, to the end of the clause."""
    left = [c for c in at.cues if c.kind == "investment" and c.end <= at.quantity.start]
    start = at.clause_start
    if left:
        start = min(max(at.sentence.start, left[-1].start - 15), start)
    if at.quantity.kind == "money":
        earlier = [q.end for q in at.siblings if q.end <= at.quantity.start and q.kind == "money"]
        start = max([start, *earlier[-1:]])
    return at.text[start : at.quantity.start] + at.clause_right


_TOTALS = re.compile(
    r"\b(?:totals|amounts\sto|stands\sat|comes\sto|adds\sup\sto|exceeds|surpasses)\b"
)


def _is_long(time: Timex) -> bool:
    return bool(time.low and time.high) and int(str(time.high)[:4]) - int(str(time.low)[:4]) > 5


def _by_time(at: Setting) -> str:
    """A stated year makes a flow; several years, or none, a stock."""
    named = ("this or last year", "first months", "quarter", "fiscal year")
    spans = [t for t in at.times if (t.role == "period" and t.low) or t.form in named]
    own = right_of(at)
    if own is not None and own.form == "ago":
        return "fdi_stock"
    if own is not None and own in spans and own.low and own.high and not _is_long(own):
        return "fdi_flow"
    long = [t for t in spans if _is_long(t)]
    if not own and at.quantity.kind == "money" and _TOTALS.search(at.clause_left):
        return "fdi_stock"
    if long or any(t.role in ("since", "end", "now") for t in at.times):
        return "fdi_stock"
    if spans:
        return "fdi_flow"
    if at.quantity.kind == "money":
        return "fdi_stock"
    previous = at.previous_money
    known = previous.indicator if previous is not None else ""
    return known if known.startswith("fdi") else "fdi_flow"
