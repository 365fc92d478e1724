"""Words of aiming, expecting and planning, and how far they govern."""

import re

from analysis.extraction.surroundings.setting import Setting

_TARGET = re.compile(
    r"\b(?:targets?|targeted|targeting|goals?|aim(?:s|ed|ing)?|objectives?|ambitions?|"
    r"ambitious|want(?:s|ed)?|seek(?:s|ing)?|sought|intend(?:s|ed)?|intention|"
    r"(?:agreed|agree|vowed|resolved|decided|determined|ready|keen|eager|committed|"
    r"pledged|hopes?|hoping|wish(?:es)?|plans?|planned|planning|strive|striving|task|"
    r"tasked|instructed|desire|instructions?|plan\sis|commitment|desires?|called|call|"
    r"urged|priority)"
    r"(?:\s\w+){0,3}?\s(?:to|for|of|on|with)\s(?:\w+\s){0,6}?(?:increas|rais|lift|bring|boost|"
    r"tak|doubl|tripl|expand|push|driv|grow|reach|hit|achiev|cross|mov|scal|attain|get|"
    r"elevat|enhanc|quadrupl|carry)\w*|"
    r"(?:eyes|sights)\son|work(?:s|ing)?\s(?:for|towards?)(?=\s(?:a\s)?(?:[$€£\d]|$))|would\slike\sto|(?:hopes?|wish(?:es)?|wants?|likes?)\sto\ssee|look(?:s|ing)?\sto\s(?:\w+\s)?"
    r"(?:double|triple|raise|boost|lift|increase|expand|grow|reach|hit|bring|take)|"
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


FORECAST = re.compile(
    r"\b(?:expect(?:s|ed|ing|ation|ations)?|forecasts?|project(?:ed|ion|"
    r"ions)(?!\s(?:worth|value))|anticipat\w+|likely|predict\w+|could|may(?=\s[a-z])|"
    r"might|would|will|potential|poised|on\s(?:track|course)|set\sto(?=\s\w)|"
    r"estimates?\sthat|"
    r"prospects?|outlook|seen\s(?:\w+ing|at|as)|"
    r"should\s(?:create|generate|bring|add|save|boost|lead|allow|enable|attract)|on\space|"
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
    r"take\spart|participate|host|bring|supply|deliver|extend|visit|lend|finance|put\sup|"
    r"erect|construct|develop|install|expand|fund|purchase|buy|order|deploy|upgrade|hire|train|"
    r"recruit|double\sits|set\saside)|"
    r"to\sbe\s(?:built|signed|invested|created|opened|launched|implemented|spent|held|"
    r"allocated|provided)|"
    r"commit(?:s|ted|ment|ments|ting)|promis(?:e|es|ed)|(?:is|are)\sto\s(?:be\s)?\w+|"
    r"(?:will|would|to)\s(?:cost|require)|capacity\sof|design\scapacity|earmarked|proposed|upcoming|under\sconsideration|"
    r"to\sinvest|to\slead|to\sbuild|to\screate|in\sthe\spipeline|intends?\sto\sinvest|"
    r"announced\splans|agreed\sto\s(?:invest|provide|lend|build|buy|purchase|supply))\b",
    re.IGNORECASE,
)


REALISED = re.compile(
    r"\b(?:reached|hit|stood|stands|amounted|totall?ed|was|were|came\sto|has\s(?:reached|"
    r"already|been|exceeded|grown|risen|passed|since)|have\s(?:reached|already|exceeded|"
    r"grown)|had\s(?:reached|grown|been|risen)|exceeded|surpassed|"
    r"went|got|rose|grew|increased|climbed|fell|dropped|is\s(?:now|over|about|at|worth)|recorded|"
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


_EXPECTED = re.compile(
    (
        r"\b(?:expected|likely|projected|forecast|could|might|potential\w*|anticipated|estimated|"
        r"predicted)\b"
    ),
    re.IGNORECASE,
)


SPANNED = (
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


CAPACITY = ("MW", "GW", "GWh", "km", "m2", "ha", "TEU")
"""Units of what is built: that much "will" be is a plan."""


def wished(words: str) -> str | None:
    """Return target or forecast if the words say so."""
    if _TARGET.search(words):
        return "target"
    return "forecast" if FORECAST.search(words) else None


def modal_scope(at: Setting) -> str:
    """The words that may govern: the clause, cut after the last realised figure before it."""
    earlier = [
        q.end for q in at.siblings if at.clause_start <= q.start and q.end <= at.quantity.start
    ]
    start = at.clause_start
    joined = _joined_goal(at, earlier)
    if earlier and not joined:
        start = max(start, earlier[-1])
    left = at.text[start : at.quantity.start]
    if not earlier and not REALISED.search(left) and start > at.sentence.start:
        left = at.text[_wider_start(at, start) : at.quantity.start]
    return left


def _joined_goal(at: Setting, earlier: list[int]) -> bool:
    """Return whether "from A to B", "A or B", "A by 2025 and B by 2030" hang on one verb."""
    if not earlier:
        return False
    between = at.text[earlier[-1] : at.quantity.start]
    other = re.search(r"\b(?:we|they|he|she|last\syear)\b", between)
    return not REALISED.search(between) and not other and len(between) < 80


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


def modal(at: Setting, scope: str) -> str | None:
    """Return what the last modal words before the figure, or those right after it, make of it."""
    if at.quantity.kind == "ratio":
        scope += at.text[at.quantity.start : at.quantity.end]
    target, forecast, planned = (_last(p, scope) for p in (_TARGET, FORECAST, _PLANNED))
    realised = _last(REALISED, scope)
    best = max(target, forecast, planned)
    if best < 0:
        return _after(at)
    if realised > best + 40 or (realised > best and re.search(r"[,;]", scope[best:realised])):
        return None
    if target >= 0 and forecast >= 0:
        return "forecast" if forecast > target and _OUTDONE.search(scope[forecast:]) else "target"
    if at.get("indicator") in SPANNED:
        return _undertaking(scope, target, planned, at.quantity.unit)
    kinds = ((target, "target"), (forecast, "forecast"))
    return next((kind for found, kind in kinds if found >= 0), "planned")


def _undertaking(scope: str, target: int, planned: int, unit: str | None) -> str:
    """Projects, deals and jobs are planned, unless expected or an outright goal."""
    if re.search(r"\b(?:capable\sof|capacity)\b", scope):
        return "planned"
    if unit in CAPACITY and re.search(r"\bwill\b", scope):
        return "planned"
    if _EXPECTED.search(scope):
        return "forecast"
    goal = re.search(
        r"\b(?:targets?|goals?|aim|objective|want\w*\sto\s(?:see|have|attract|reach|bring|get))\b",
        scope,
        re.IGNORECASE,
    )
    if planned >= 0 or (target >= 0 and not goal):
        return "planned"
    return "target" if target >= 0 else "forecast"


def _last(pattern: re.Pattern[str], scope: str) -> int:
    found = -1
    for match in pattern.finditer(scope):
        found = match.start()
    return found


_NEXT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("target", re.compile(r"\sas\b[^.;]{0,70}\bshould\s(?:attain|reach|rise|hit|grow)")),
    ("target", re.compile(
        r"\sas\sthe\s(?:\w+\s){1,3}to\sbe\s(?:achieved|reached|attained|met|aimed)\b")),
    ("target", re.compile(
        r"\s(?:is|was|being|as)\s(?:the|a|their|its)\s(?:\w+\s){0,3}"
        r"(?:target|goal|aim|objective|milestone)")),
    ("forecast", re.compile(r"\s(?:can|could|will|may|might|would|should)\s(?:soon\s)?be\b")),
    ("forecast", re.compile(
        r"\s(?:is|are|was|were)\s(?:expected|forecast|projected|anticipated|likely)")),
    ("planned", re.compile(
        r"[^.;,$€£]{0,30}\bwill\s(?:follow|arrive|be\s(?:delivered|built|added|opened|sent|signed))\b")),
    ("planned", re.compile(
        r"[^.;,]{0,40}\b(?:on\sthe\s(?:programme|agenda|schedule)|"
        r"(?:is|are)\s(?:scheduled|slated|due)\s(?:to|for))")),
    ("planned", re.compile(
        r"[^.;,$€£]{0,60}\b(?:is|are)\s(?:in\sthe\s(?:pipeline|works|making)|under\s(?:consideration|"
        r"discussion|negotiation|preparation))\b")),
    ("planned", re.compile(
        r"\s(?:is|are|was|were|has\sbeen|have\sbeen)\s"
        r"(?:pledged|planned|to\sbe|earmarked|promised)")),
)  # fmt: skip
_LATER = re.compile(
    r"[^.;$€£\d]{0,120}\b(?:is|are|was|were)\sto\sbe\s(?:signed|agreed|concluded|inked|opened|launched)\b"
)
_FINISHED = re.compile(
    r"[^.;]{0,40}\b(?:should|will|(?:is|are)\s(?:to|due\sto|expected\sto))\sbe\s(?:ready|"
    r"completed|finished|operational|opened|commissioned|built|launched)\b"
)


def _after(at: Setting) -> str | None:
    """Read what follows: "$10bn is the target", "$10bn is expected", "should be ready"."""
    if at.get("indicator") == "project_value" and _FINISHED.match(at.right):
        return "planned"
    if at.get("indicator") in SPANNED and _LATER.match(at.right):
        return "planned"
    return next((status for status, words in _NEXT if words.match(at.right)), None)
