"""What a figure measures."""

import re

from analysis.extraction import changes, governing
from analysis.extraction.counts import counted
from analysis.extraction.cues import Cue
from analysis.extraction.rules import rule
from analysis.extraction.setting import Setting

_SHARE_AFTER = re.compile(
    r"^\s?(?:share\b|stake\b|(?:market\s)?share\b|interest\sin\b|of\s(?:which\s|the\s|"
    r"its\s|their\s|all\s|everything\b|total\s|what\b|our\s|his\s|this\s|that\s|these\s|"
    r"those\s|global\s|world|overall\s|[A-Z]|all\b|goods\b|foreign\b|bilateral\b|mutual\b|"
    r"exports\b|imports\b|settlements?\b|trade\b|payments?\b|GDP\b)|owned\b)"
)
_SHARE_BEFORE = re.compile(
    r"\b(?:shares?|account(?:s|ed|ing)?\sfor|mak(?:es|ing|e)\sup|made\sup|compris(?:es|ed|"
    r"ing|e)|constitut(?:es|ed|ing|e)|represent(?:s|ed|ing)?|equal\sto|equivalent\sto|"
    r"proportion|portion|contribut(?:es|ed|ing|e)|cover(?:s|ed|ing)?|"
    r"supplied|provid(?:es|ed)|absorb(?:s|ed)|took|takes|fall(?:s|ing)?\son|goes|hold(?:s|"
    r"ing)?|stake)\b[^;]{0,60}$"
)
_MOVING = re.compile(
    r"\b(?:r(?:ose|isen|ise|ising|ises)|gr(?:ew|own|ow|owing|owth)|increas\w+|climb\w*|"
    r"jump\w*|surg\w+|up|down|fell|fallen|declin\w+|drop\w*|decreas\w+|higher|"
    r"lower)\b(?:\s\w+){0,4}\s(?:by\s)?(?:[\w\s]{0,20})$"
)
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
        r"\b(?:inflows?|outflows?|flows?|annual(?:ly)?|per\syear|year-on-year|new\sinvestments?|"
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
_VALUED = re.compile(
    (
        r"\b(?:worth|valued|cost(?:s|ing)?|amounting|value\sof|totall?ing|estimated\sat|"
        r"volume\sof)\b[^,;]{0,30}$"
    ),
    re.IGNORECASE,
)
_THING = re.compile(
    r"^[^.;]{0,12}\b(?:in|into|on|to\sbuild|for|to)\s(?:the\s)?(?:(?:\w|"
    r"['’-])+\s){0,6}?(?:plants?|refiner(?:y|ies)|factor(?:y|ies)|project|projects|"
    r"facilit(?:y|ies)|venture|complex|terminal|mine|ports?|railway|pipeline|hotel|"
    r"airport|company|park|farm|station|mill|Jio|Ltd|Inc|Corp|Motors|Group|Energy|Retail|"
    r"renewables|vehicles|infrastructure|power)\b"
)
KINDS = {
    "turnover": "trade_turnover", "exports": "exports", "imports": "imports",
    "balance": "trade_balance", "loan": "loan_aid", "project": "project_value",
    "agreement": "agreement_value", "applications": "fdi_flow", "other": "other",
    "people": "people_count", "company": "company_count",
}  # fmt: skip


def is_share(at: Setting) -> bool:
    """Return whether a percentage or fraction is a part of a total."""
    if at.quantity.kind not in ("percent", "ratio") or at.quantity.noun == "multiple":
        return False
    if re.match(r"^\s?(?:of\s(?:the\s)?(?:increase|growth|gain|rise))\b", at.right):
        return True
    moving = _MOVING.search(at.clause_left)
    if re.match(
        (
            r"^\s?(?:increase|rise|growth|jump|decline|drop|fall|surge|higher|lower|more|less|"
            r"up\b|down\b|year-on-year)"
        ),
        at.right,
    ):
        return False
    if _SHARE_AFTER.match(at.right):
        return True
    if _follows_share(at):
        return True
    before = _SHARE_BEFORE.search(at.left)
    if before and not changes.MOVE.search(before[0]):
        return not re.search(r"[%$€£]|\d\spercent|per\scent", before[0]) or bool(
            re.search(r"\band\s[^,;%]*$", before[0])
        )
    if (
        before
        and re.search(r"\bshare\b", before[0])
        and re.search(r"\b(?:to|from|at)\s(?:\w+\s){0,2}$", at.left)
    ):
        return True
    return not moving and bool(
        re.match(r"^\s(?:in|of)\s(?:total|overall|foreign|the\stotal|the\soverall)\b", at.right)
    )


def _follows_share(at: Setting) -> bool:
    """Return whether it goes on a list of shares: "China for 20%, Russia for 18%"."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.indicator != "share" or last.sentence != at.sentence.start:
        return False
    between = at.text[last.quantity.end : at.quantity.start]
    return (
        not changes.MOVE.search(between)
        and bool(re.search(r"(?:,|\band|\bwith|against|from|\()\s", between))
        and len(between) < 70
    )


@rule("indicator", "brackets restate the amount before", 0.97)
def restated(at: Setting) -> str | None:
    """Copy the indicator of the amount that is restated."""
    return None if at.original is None else at.original.indicator


@rule("indicator", "the kind of value names it", 0.95)
def by_kind(at: Setting) -> str | None:
    """Ranks, dates, durations and physical amounts name their indicator themselves."""
    kinds = {
        "rank": "rank", "ordinal": "event_ordinal", "date": "event_date",
        "duration": "duration", "physical": "physical_volume",
    }  # fmt: skip
    found = kinds.get(at.quantity.kind)
    if found == "event_ordinal" and at.quantity.noun.endswith("in a row"):
        return "rank"
    return found


@rule("indicator", "the counted noun names it", 0.9)
def by_noun(at: Setting) -> str | None:
    """A count takes what its noun counts."""
    if at.quantity.kind != "count":
        return None
    noun = at.quantity.noun
    if noun == "more" and re.match(r"\sof\sthem", at.right):
        named = (counted(word) for word in reversed(re.findall(r"[A-Za-z-]+", at.left)))
        return next(filter(None, named), "other")
    if noun == "more":
        last = [
            f
            for f in at.facts
            if f.quantity.kind == "count" and f.paragraph == at.sentence.paragraph
        ]
        named = (counted(word) for word in reversed(re.findall(r"[A-Za-z-]+", at.left)))
        return last[-1].indicator if last else next(filter(None, named), "other")
    found = counted(noun) or "other"
    if found == "people_count" and re.search(
        (
            r"\b(?:employ(?:s|ed|ing)?|jobs?\sfor|employment\s(?:for|to)|"
            r"work\sfor)\s(?:\w+\s){0,3}$"
        ),
        at.clause_left,
    ):
        return "jobs"
    if found == "jobs" and re.search(r"\bdiplomatic|border|trade\sposts?\b", at.clause_left):
        return "other"
    return found


@rule("indicator", "a part of a total is a share", 0.9)
def share(at: Setting) -> str | None:
    """Read accounts for, makes up, a share of, 5% of."""
    return "share" if is_share(at) else None


@rule("indicator", "the cue that follows at once", 0.88)
def right_cue(at: Setting) -> str | None:
    """Read "$5bn in exports", "a 5% rise in trade", "$10bn trade target"."""
    return _of_cue(at, governing.attached_right(at))


_INTO_COUNTRY = re.compile(
    r"^\s(?:into|in)\s(?:(?:the|its|their)\s)?(?:(?:Gulf|Central|South|East|North|West|host|"
    r"neighbou?ring)\s)?(?:[A-Z]|country|kingdom|republic|island|economy|emirate|state\b)"
)


@rule("indicator", "money put into something", 0.8)
def put_into(at: Setting) -> str | None:
    """Read "put $2bn into a plant" as the worth of a single deal."""
    if at.quantity.kind != "money" or not governing.into(at):
        return None
    if _INTO_COUNTRY.match(at.right):
        return _investment(at)
    return "project_value"


@rule("indicator", "the nearest cue before, in the clause", 0.85)
def left_cue(at: Setting) -> str | None:
    """Take the subject of the clause."""
    return _of_cue(at, governing.nearest_left(at, clause_only=True))


@rule("indicator", "the cue later in the clause", 0.7)
def later_cue(at: Setting) -> str | None:
    """Take what the amount is said to be of, further on in the clause."""
    return _of_cue(at, governing.in_clause_right(at))


@rule("indicator", "the nearest cue before, in the sentence", 0.75)
def sentence_cue(at: Setting) -> str | None:
    """Take the subject of an earlier clause."""
    return _of_cue(at, governing.nearest_left(at))


@rule("indicator", "carried over from the figure before", 0.6, "the sentence does not name it")
def carried(at: Setting) -> str | None:
    """An elliptic sentence goes on about the figure before."""
    return None if at.previous_money is None else at.previous_money.indicator


@rule("indicator", "any cue of the sentence", 0.5, "named only after the figure")
def any_cue(at: Setting) -> str | None:
    """Take the first cue after the figure."""
    return _of_cue(at, next(iter(at.cues), None))


@rule("indicator", "the subject of the report", 0.4, "nothing near names it")
def assumed(at: Setting) -> str | None:
    """Without a word, a target or forecast of two countries is of their trade."""
    return (
        "trade_turnover" if re.search(r"\b[Tt]rade|[Tt]urnover|[Cc]ommerce", at.text) else "other"
    )


def _of_cue(at: Setting, cue: Cue | None) -> str | None:
    if cue is None:
        return None
    kind = cue.kind
    if (
        kind == "imports"
        and cue.is_verb
        and re.search(r"\bexport\s(?:market|destination|customer)", at.left)
    ):
        kind = "exports"
    if at.quantity.kind != "money":
        if kind in ("people", "company") or kind not in ("project", "agreement"):
            return _investment(at) if kind == "investment" else KINDS.get(kind)
        return None
    if kind in ("people", "company"):
        return None
    if kind == "investment":
        return _investment(at)
    if kind in ("project", "agreement"):
        return _worth(at, cue)
    return KINDS[kind]


def _worth(at: Setting, cue: Cue) -> str | None:
    """A project or agreement has a worth only if the words say so."""
    between = at.text[cue.end : at.quantity.start] if cue.end <= at.quantity.start else ""
    follows = cue.start >= at.quantity.end and cue.start - at.quantity.end < 40
    if follows or _VALUED.search(at.clause_left) or len(between) < 25:
        return KINDS[cue.kind]
    return None


def _investment(at: Setting) -> str:
    """Tell a flow from a stock and both from the worth of single or promised deals."""
    sentence = at.left + at.right
    left = [c for c in at.cues if c.kind == "investment" and c.end <= at.quantity.start]
    start = (
        min(max(at.sentence.start, left[-1].start - 15), at.clause_start)
        if left
        else at.clause_start
    )
    earlier = [q.end for q in at.siblings if q.end <= at.quantity.start and q.kind == "money"]
    if at.quantity.kind == "money":
        start = max([start, *earlier[-1:]])
    clause = at.text[start : at.quantity.start] + at.clause_right
    if at.quantity.kind == "money":
        if _PLEDGE.search(at.clause_left[-70:]) or _PLEDGE.search(at.clause_right[:40]):
            return "project_value"
        if _THING.match(at.right) and not _HARD_STOCK.search(sentence):
            return "project_value"
    if _HARD_STOCK.search(clause):
        return "fdi_stock"
    if _FLOW.search(clause):
        return "fdi_flow"
    if re.search(r"\bin\stotal\b|\baltogether\b|\ball\stold\b", clause):
        return "fdi_stock"
    spans = [
        t
        for t in at.times
        if (t.role == "period" and t.low is not None)
        or t.form in ("this or last year", "first months", "quarter", "fiscal year")
    ]
    long = [t for t in spans if t.low and t.high and int(t.high[:4]) - int(t.low[:4]) > 2]
    if long or any(t.role in ("since", "end", "now") for t in at.times):
        return "fdi_stock"
    if spans:
        return "fdi_flow"
    if at.quantity.kind != "money":
        previous = at.previous_money
        return (
            previous.indicator if previous and previous.indicator.startswith("fdi") else "fdi_flow"
        )
    return "fdi_stock"
