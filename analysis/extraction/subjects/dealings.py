"""Money that is the worth of a deal: put into something, paid for it, promised, agreed."""

import re

from analysis.extraction.subjects import governing
from analysis.extraction.subjects.investments import investment
from analysis.extraction.surroundings.setting import Setting

_BOUGHT = re.compile(
    r"\b(?:took\sover|taken\sover|takeover|acqui\w+|purchase\sof|sale\sof|bought|stake)\b[^,;]{0,70}"
    r"\bfor\s(?:(?:about|around|some|over|nearly|up\sto|more\sthan|almost)\s)*$"
)
_GOODS = re.compile(r"\b(?:goods|tons?|tonnes|barrels|oil|gas|products|merchandise|grain|wheat)\b")
_PROMISED = re.compile(
    r"\b(?:pledg|commit|promis|announc|earmark)(?:ed|es?|s|ing|ting|ted)?\s(?:[a-z]+\s){0,4}$"
)
_VALUE_OF = re.compile(
    r"\b(?:(?P<deal>deals?|contracts?|projects?|orders?|tenders?)|(?:agreements?|memorand[au]\w*|MoUs?|"
    r"MOUs?|pacts?|accords?|documents))\b[^.;,$€£%]{0,50}\b(?:worth|valued\sat|value\sof|totall?ing|"
    r"amounting\sto|to\sthe\stune\sof)\s(?:[a-z]+\s){0,3}$"
)
_COST = re.compile(
    r"\b(?:cost(?:s|ing)?|price\stag\sof|budget\sof)\s(?:(?:about|around|some|over|nearly|up\sto|"
    r"an\sestimated|more\sthan|approximately|roughly|almost|at\sleast|close\sto)\s)*$"
)
_INTO_COUNTRY = re.compile(
    r"^\s(?:into|in)\s(?:(?:the|its|their)\s)?(?:(?:Gulf|Central|South|East|North|West|host|"
    r"neighbou?ring)\s)?(?:[A-Z]|country|kingdom|republic|island|economy|emirate|state\b)"
)


_BUILT = re.compile(
    r"\b(?:build|built|building|construct\w*|set\sup)\b[^,;]{0,60}"
    r"\b(?:for|costing|at\sa\scost\sof|worth)\s(?:\w+\s){0,2}$"
)


def deal(at: Setting) -> str | None:
    """Return the worth of what, if the money is put into, paid or promised for something."""
    if at.quantity.kind != "money":
        return None
    bought = _BOUGHT.search(at.clause_left)
    if bought and not _GOODS.search(bought[0]):
        return "project_value"
    if _BUILT.search(at.clause_left) or _COST.search(at.clause_left):
        return "project_value"
    if valued := _VALUE_OF.search(at.left):
        return "project_value" if valued["deal"] else "agreement_value"
    if _PROMISED.search(at.clause_left) and not _lends(at):
        return "project_value"
    if not governing.into(at):
        return None
    if _INTO_COUNTRY.match(at.right):
        return investment(at)
    return "project_value"


def _lends(at: Setting) -> bool:
    """Return whether the sentence speaks of loans and aid, or the cue follows at once."""
    return any(c.kind == "loan" for c in at.cues) or governing.attached_right(at) is not None
