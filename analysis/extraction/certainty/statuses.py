"""Whether a figure is realised, a change, a goal, a guess or a plan."""

import re

from analysis.extraction.subjects import changes
from analysis.extraction.subjects.parts import is_share
from analysis.extraction.surroundings.modality import (
    FORECAST,
    REALISED,
    SPANNED,
    modal,
    modal_scope,
    wished,
)
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting

_FROM_NOW = re.compile(
    (
        r"\bfrom\s(?:the\s|its\s|a\s|their\s|today[’']s\s|some\s)?(?:current(?:ly)?\s|present\s|"
        r"existing\s|around\s|about\s|nearly\s|roughly\s|over\s|more\sthan\s|level\sof\s|"
        r"last\syear[’']s\s|figure\sof\s|\d{4}[’']s\s)*$"
    ),
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s(?:\w+\s){0,4}$", re.IGNORECASE)
_EVENTUAL = re.compile(
    (
        r"\b(?:will|is\sto|are\sto|to\sbe|due|scheduled|planned|upcoming|next|expected|slated|"
        r"plans?)\b"
    ),
    re.IGNORECASE,
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
    return wished(at.clause_left[-80:]) or "actual"


_TO_BE_PASSED = re.compile(
    r"^[^.;]{0,70}\b(?:may|will|could|might|to)\sbe\s(?:exceeded|surpassed|topped|beaten|passed)\b"
)


@rule("status", "a goal that is said to be met is still a goal", 0.85)
def goal_named(at: Setting) -> str | None:
    """Read "the target of $10bn", "$10bn goal", "aiming for $20bn"; if to be passed, a forecast."""
    if _TO_BE_PASSED.match(at.right) and re.search(
        r"\b(?:target|goal|objective)\b", at.clause_left
    ):
        return "forecast"
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
    raised = re.search(
        r"\b(?:target|goal|objective)\s(?:[\w-]+\s){0,3}?from\s(?:\w+\s){0,3}$", at.left
    )
    if raised:
        return "target"
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


@rule("status", "what is pledged is planned", 0.85)
def pledged(at: Setting) -> str | None:
    """Read "pledged $1bn", "announced $1bn in investments"."""
    if at.get("indicator") not in ("project_value", "loan_aid"):
        return None
    before = re.search(
        r"\b(?:pledg|promis|announc|commit)(?:ed|es?|s|ing|ting|ted)?\s(?:[a-z]+\s){0,4}$",
        at.clause_left,
    )
    after = re.match(
        r"^[^.;,]{0,60}\b(?:was|were|has\sbeen|have\sbeen)\s(?:announced|pledged|promised)\b",
        at.right,
    )
    return "planned" if before or after else None


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


_GAP = re.compile(r"^\s?(?:[\w-]+\s){0,3}?(?:gap|deficit|imbalance|surplus|shortfall)\b")


@rule("status", "the gap that is to be narrowed exists", 0.85)
def gap_to_close(at: Setting) -> str | None:
    """Read "hopes to narrow the $5bn trade gap"."""
    lead = r"\b(?:narrow|clos|reduc|cut|bridg|shrink|tackl|address|correct|redress|eras|trim)\w*\s"
    named = re.search(lead + r"(?:\w+[’']?s?\s){0,4}$", at.left)
    return "actual" if at.quantity.kind == "money" and named and _GAP.match(at.right) else None


@rule("status", "a figure of a year that is over is realised", 0.8)
def over(at: Setting) -> str | None:
    """Read "to lift trade, $481 million in 2023, to $1.5 billion"."""
    now = at.reading.anchor.now
    aside = at.quantity.kind == "money" and re.search(r",\s(?:\w+\s){0,2}$", at.left)
    came = at.quantity.kind == "count" and re.match(
        r"^\s(?:\w+\s){0,3}?(?:who|that|which)\s", at.right
    )
    if now is None or not (aside or came):
        return None
    for time in at.times:
        near = 0 <= time.start - at.quantity.end < (40 if came else 5)
        if near and time.role == "period" and time.high and time.high < now[: len(time.high)]:
            return "actual"
    return None


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
        or REALISED.search(between)
        or re.search(r"\b(?:from|up|down|against|compared|since|which|has|have)\b", between)
    ):
        return None
    return last.status if not changes.is_difference(at) else None


@rule("status", "words of aiming or expecting govern the figure", 0.82)
def wish_or_guess(at: Setting) -> str | None:
    """Read want, aim, plan to raise; expect, could, will; pledge, to be built."""
    if is_share(at) and not FORECAST.search(at.clause_left[-50:]):
        return "actual"
    scope = modal_scope(at)
    found = modal(at, scope)
    if found == "planned" and at.get("indicator") not in SPANNED:
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
