"""Whether a figure is realised, a change, a goal, a guess or a plan."""

import re

from analysis.extraction import changes
from analysis.extraction.indicators import is_share
from analysis.extraction.rules import rule
from analysis.extraction.setting import Setting

_TARGET = re.compile(
    r"\b(?:targets?|targeted|targeting|goals?|aim(?:s|ed|ing)?|objectives?|ambitions?|"
    r"ambitious|want(?:s|ed)?|seek(?:s|ing)?|sought|intend(?:s|ed)?|intention|"
    r"(?:agreed|agree|vowed|resolved|decided|determined|ready|keen|eager|committed|"
    r"pledged|hopes?|hoping|wish(?:es)?|plans?|planned|planning|strive|striving|task|"
    r"tasked|instructed|desire|instructions?|plan\sis|commitment|desires?|called|call|"
    r"urged|priority)"
    r"(?:\s\w+){0,3}?\s(?:to|for|of|on)\s(?:\w+\s){0,6}?(?:increas|rais|lift|bring|boost|"
    r"tak|doubl|tripl|expand|push|driv|grow|reach|hit|achiev|cross|mov|scal|attain|get|"
    r"elevat|enhanc|quadrupl|carry)\w*|"
    r"(?:committed|aiming|aspir\w+|commitment|path|way|looking|working|drive)\s(?:to|at|"
    r"towards?|of)\s(?:\w+\s)?(?:reach|rais|lift|bring|boost|tak|doubl|tripl|increas|"
    r"expand|achiev|hitt)ing|eye(?:s|ing|d)?(?=\s[$€£\d])|(?:measures|steps|ways|efforts|"
    r"opportunit\w+|work(?:ing)?|roadmap|programme|program|set\sthemselves|"
    r"possibilit\w+)(?:\s\w+){0,4}?\sto\s(?:increas|rais|lift|bring|boost|tak|doubl|tripl|"
    r"expand|push|grow|reach|hit|achiev|cross|attain)\w*|to\sbe\s(?:increased|raised|"
    r"brought|lifted|doubled|taken)|set\s(?:a|the)\sbar|the\sbar|benchmark|"
    r"should\s(?:reach|rise|grow|hit|be)|must\s(?:reach|rise|grow)|needs?\sto\s(?:reach|"
    r"rise|grow))\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:expect(?:s|ed|ing|ation|ations)?|forecasts?|project(?:ed|ion|"
    r"ions)(?!\s(?:worth|value))|anticipat\w+|likely|predict\w+|could|may(?=\s[a-z])|"
    r"might|would|will|potential|poised|on\s(?:track|course)|set\sto(?=\s\w)|"
    r"estimates?\sthat|"
    r"prospects?|outlook|seen\s(?:going|reaching|rising|at|growing|hitting|as)|on\space|"
    r"heading\s(?:for|towards?)|looks\sset|about\sto|"
    r"hopes?\s(?:that\s)?(?:\w+\s){0,4}(?:will|to)|believes?\s(?:\w+\s){0,5}(?:can|will|"
    r"could)|can\s(?:reach|rise|grow|exceed|hit|be)|confident|capable|capacity\sto|"
    r"due\sto\s(?:rise|reach|grow|hit|exceed))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:pledg(?:e|es|ed|ing)|plan(?:s|ned|ning)?|will\s(?:be\s(?:built|signed|invested|"
    r"opened|created|launched|spent|implemented|provided|held|allocated)|invest|build|"
    r"open|sign|create|spend|send|launch|provide|allocate|establish|set\sup|attend|"
    r"take\spart|participate|host|bring|supply|deliver|extend|visit|lend|finance)|"
    r"to\sbe\s(?:built|signed|invested|created|opened|launched|implemented|spent|held|"
    r"allocated|provided)|"
    r"commit(?:s|ted|ment|ments|ting)|promis(?:e|es|ed)|(?:is|are)\sto\s(?:be\s)?\w+|"
    r"capacity\sof|design\scapacity|earmarked|proposed|upcoming|under\sconsideration|"
    r"to\sinvest|to\sbuild|to\screate|in\sthe\spipeline|intends?\sto\sinvest|"
    r"announced\splans|agreed\sto\s(?:invest|provide|lend|build|buy|purchase|supply))\b",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    (
        r"\bfrom\s(?:the\s|its\s|a\s|their\s|today[’']s\s|some\s)?(?:current(?:ly)?\s|present\s|"
        r"existing\s|around\s|about\s|nearly\s|roughly\s|over\s|more\sthan\s|level\sof\s|"
        r"last\syear[’']s\s|figure\sof\s|\d{4}[’']s\s)*$"
    ),
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s(?:\w+\s){0,4}$", re.IGNORECASE)
_REALISED = re.compile(
    r"\b(?:reached|hit|stood|stands|amounted|totall?ed|was|were|came\sto|has\s(?:reached|"
    r"already|been|exceeded|grown|risen|passed|since)|have\s(?:reached|already|exceeded|"
    r"grown)|had\s(?:reached|grown|been|risen)|exceeded|surpassed|"
    r"rose|grew|increased|climbed|fell|dropped|is\s(?:now|over|about|at|worth)|recorded|"
    r"now|currently|made\sup|topped|crossed|jumped|declined|passed)\b",
    re.IGNORECASE,
)
_OUTDONE = re.compile(
    (
        r"\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed)?|beat(?:s|ing)?|met|meet|above|ahead\sof|"
        r"reached|hit|achieved)\b"
    ),
    re.IGNORECASE,
)
_EVENTUAL = re.compile(
    (
        r"\b(?:will|is\sto|are\sto|to\sbe|due|scheduled|planned|upcoming|next|expected|slated|"
        r"plans?)\b"
    ),
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    (
        r"\b(?:expected|likely|projected|forecast|could|might|potential\w*|anticipated|estimated|"
        r"predicted)\b"
    ),
    re.IGNORECASE,
)
_SPANNED = (
    "project_value",
    "agreement_value",
    "loan_aid",
    "project_count",
    "jobs",
    "company_count",
    "people_count",
    "agreement_count",
    "physical_volume",
    "event_count",
    "event_date",
    "event_ordinal",
)


@rule("status", "brackets restate the amount before", 0.97)
def restated(at: Setting) -> str | None:
    """Copy the status of the amount that is restated."""
    return None if at.original is None else at.original.status


@rule("status", "a dated event is to come or past", 0.85)
def dated(at: Setting) -> str | None:
    """An event after the publication day, or said to be to come, is planned."""
    if at.quantity.kind not in ("date", "duration", "ordinal"):
        return None
    now = at.reading.anchor.today
    low = at.quantity.low
    if (
        at.quantity.kind == "date"
        and now
        and isinstance(low, str)
        and low[: len(now)] > now[: len(low)]
    ):
        return "planned"
    unsure = not now or at.quantity.kind != "date"
    return "planned" if unsure and _EVENTUAL.search(at.clause_left[-60:]) else "actual"


@rule("status", "places in a list are held", 0.9)
def ranked(at: Setting) -> str | None:
    """A rank is actual unless it is wished or foreseen."""
    if at.quantity.kind != "rank":
        return None
    return _wished(at.clause_left[-80:]) or "actual"


@rule("status", "a goal that is said to be met is still a goal", 0.85)
def goal_named(at: Setting) -> str | None:
    """Read "the target of $10bn", "$10bn goal", "aiming for $20bn"."""
    if re.match(
        r"^\s?(?:-?\s?(?:\w+\s){0,3}?(?:target|goal|objective|mark\sset|trade\starget))\b", at.right
    ):
        return "target"
    if re.search(
        (
            r"\b(?:target|goal|objective|aim)s?\s(?:of|at|is|was|to\sreach|set\sat|"
            r"for\s[\w\s]{1,20}(?:at|of|is))\s(?:\w+\s){0,4}$|\baim(?:s|ed|ing)?\s(?:at|"
            r"for)\s(?:\w+\s){0,4}$|\btarget(?:s|ed|ing)\s(?:\w+\s){0,5}$"
        ),
        at.left,
    ):
        return "target"
    return None


@rule("status", "from the present level, though the aim is another", 0.85)
def starting_point(at: Setting) -> str | None:
    """The first of "to increase from 5 to 10 billion" is realised."""
    if at.quantity.kind in ("money", "count", "physical") and _FROM_NOW.search(at.left):
        return "actual"
    if re.search(
        (
            r"\b(?:current(?:ly)?|present|existing)(?:\s(?:level|figure|value|volume|"
            r"total))?(?:\s(?:of|at|some|about|around|nearly|over))*\s$"
        ),
        at.left,
    ):
        return "actual"
    return None


@rule("status", "signed is done", 0.85)
def signed(at: Setting) -> str | None:
    """Agreements that were signed are actual."""
    if at.get("indicator") not in ("agreement_count", "agreement_value"):
        return None
    done = re.search(
        r"\b(?:signed|signing|concluded|inked|exchanged|sign)\b",
        at.clause_left[-60:] + at.right[:60],
    )
    open_yet = re.search(
        r"\b(?:will|to\sbe|plan\w*|expected|would|to\ssign|are\sto|ready)\b",
        at.clause_left + at.right[:60],
    )
    return "actual" if done and not open_yet else None


@rule("status", "a list goes on", 0.8)
def listed(at: Setting) -> str | None:
    """A wish or plan holds for every figure of its list."""
    last = at.facts[-1] if at.facts else None
    if (
        last is None
        or last.sentence != at.sentence.start
        or last.status not in ("target", "forecast", "planned")
    ):
        return None
    between = at.text[last.quantity.end : at.quantity.start]
    goes_on = re.match(r"^[^;:.]{0,30}?(?:,|\sand|\sor|\()\s?", between) and len(between) < 70
    if (
        not goes_on
        or _REALISED.search(between)
        or re.search(r"\b(?:from|up|down|against|compared|since|which|has|have)\b", between)
    ):
        return None
    return last.status if not changes.is_difference(at) else None


@rule("status", "words of aiming or expecting govern the figure", 0.82)
def wish_or_guess(at: Setting) -> str | None:
    """Read want, aim, plan to raise; expect, could, will; pledge, to be built."""
    if is_share(at) and not _FORECAST.search(at.clause_left[-50:]):
        return "actual"
    scope = _modal_scope(at)
    found = _modal(at, scope)
    if found == "planned" and at.get("indicator") not in _SPANNED:
        found = "target" if at.quantity.kind in ("money", "percent", "ratio") else found
    return found


@rule("status", "by how much it changed", 0.9)
def difference(at: Setting) -> str | None:
    """A difference, rate or factor."""
    if at.quantity.kind in ("percent", "ratio"):
        if at.get("indicator") == "share":
            return "actual"
        if at.get("indicator") == "other" and not changes.is_rate(at):
            return "actual"
        return "change"
    if at.quantity.kind in ("money", "count", "physical") and changes.is_difference(at):
        return "change"
    return None


@rule("status", "stated as realised", 0.8)
def realised(at: Setting) -> str | None:
    """What remains is a level."""
    return "actual"


def _wished(words: str) -> str | None:
    if _TARGET.search(words):
        return "target"
    return "forecast" if _FORECAST.search(words) else None


def _modal_scope(at: Setting) -> str:
    """The words that may govern: the clause, cut after the last realised figure before it."""
    earlier = [
        q.end for q in at.siblings if at.clause_start <= q.start and q.end <= at.quantity.start
    ]
    start = at.clause_start
    joined = _joined_goal(at, earlier)
    if earlier and not joined:
        start = max(start, earlier[-1])
    left = at.text[start : at.quantity.start]
    if not earlier and not _REALISED.search(left) and start > at.sentence.start:
        left = at.text[_wider_start(at, start) : at.quantity.start]
    return left


def _joined_goal(at: Setting, earlier: list[int]) -> bool:
    """Return whether "from A to B", "A or B", "A by 2025 and B by 2030" hang on one verb."""
    if not earlier:
        return False
    between = at.text[earlier[-1] : at.quantity.start]
    return not _REALISED.search(between) and len(between) < 80


def _wider_start(at: Setting, start: int) -> int:
    """Go one clause back where this one has no verb of its own."""
    before = at.text[at.sentence.start : start]
    cut = max(
        before.rfind("; "),
        before.rfind(", while"),
        before.rfind(", but"),
        before.rfind(" whereas "),
        before.rfind(": "),
    )
    figures = [q.end for q in at.siblings if q.end <= start]
    return max(at.sentence.start, at.sentence.start + cut if cut > 0 else 0, *(figures[-1:] or [0]))


def _modal(at: Setting, scope: str) -> str | None:
    """Return what the last modal words before the figure, or those right after it, make of it."""
    if at.quantity.kind == "ratio":
        scope += at.text[at.quantity.start : at.quantity.end]
    target, forecast, planned = (_last(p, scope) for p in (_TARGET, _FORECAST, _PLANNED))
    realised = _last(_REALISED, scope)
    best = max(target, forecast, planned)
    if best < 0:
        return _after(at)
    if realised > best + 40 or (realised > best and re.search(r"[,;]", scope[best:realised])):
        return None
    if target >= 0 and forecast >= 0:
        return "forecast" if forecast > target and _OUTDONE.search(scope[forecast:]) else "target"
    wished = at.get("indicator") in _SPANNED and not re.search(
        r"\b(?:targets?|goals?|aim|objective)\b", scope, re.IGNORECASE
    )
    if at.get("indicator") in _SPANNED and _EXPECTED.search(scope):
        return "forecast"
    if at.get("indicator") in _SPANNED and (planned >= 0 or (target >= 0 and wished)):
        return "planned"
    if target >= 0:
        return "target"
    if forecast >= 0:
        return "forecast"
    return "planned"


def _last(pattern: re.Pattern[str], scope: str) -> int:
    found = -1
    for match in pattern.finditer(scope):
        found = match.start()
    return found


def _after(at: Setting) -> str | None:
    """Read what follows: "$10bn is the target", "$10bn is expected", "$10bn by 2030"."""
    right = at.clause_right[:60]
    if re.match(
        (
            r"^\s(?:is|was|being|as)\s(?:the|a|their|its)\s(?:\w+\s){0,3}(?:target|goal|aim|"
            r"objective)"
        ),
        right,
    ):
        return "target"
    if re.match(r"^\s(?:can|could|will|may|might|would|should)\s(?:soon\s)?be\b", right):
        return "forecast"
    if re.match(
        r"^\s(?:is|are|was|were)\s(?:expected|forecast|projected|anticipated|likely)", right
    ):
        return "forecast"
    if re.match(
        (
            r"^[^.;,]{0,40}\b(?:on\sthe\s(?:programme|agenda|schedule)|(?:is|are)\s(?:scheduled|"
            r"slated|due)\s(?:to|for))"
        ),
        at.right,
    ):
        return "planned"
    if re.match(
        (
            r"^\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:pledged|planned|to\sbe|earmarked|"
            r"promised)"
        ),
        right,
    ):
        return "planned"
    return None
