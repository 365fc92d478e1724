"""Direction of flows with all partners: a country and the world."""

import re

from analysis.extraction.sides.ends import Direction, both, reporter
from analysis.extraction.sides.relations import Relations, is_group, relations
from analysis.extraction.subjects import governing
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting

_FLOWS = ("exports", "imports", "trade_turnover", "trade_balance")
_WORLD = re.compile(
    r"\b(?:global(?:ly)?|worldwide|all\s(?:destinations|countries|partners|markets)|"
    r"the\sworld(?!['’]s)|overall\s(?:exports?|imports?|trade|foreign)|total\s(?:exports?|imports?|"
    r"foreign\strade|merchandise\sexports)|"
    r"overall,\s|foreign\strade(?!\s(?:with|between))|exports?\sas\sa\swhole|external\strade)\b",
    re.IGNORECASE,
)


@rule("direction", "out of a total that has all partners", 0.75)
def of_all(at: Setting) -> Direction | None:
    """Read "1.98bn out of 3.8bn": the second is of all partners."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.sentence != at.sentence.start or last.quantity.kind != at.quantity.kind:
        return None
    ends: Direction | None = last.get("direction")
    total = re.search(r"\bout\sof\s(?:a\stotal\s(?:of\s)?)?(?:\w+\s)?$", at.left)
    if not total or ends is None or ends[2]:
        return None
    return (ends[0], "WLD", False) if last.indicator == "exports" else ("WLD", ends[1], False)


@rule("direction", "all partners go on", 0.75)
def all_go_on(at: Setting) -> Direction | None:
    """Read "overall exports rose to 41bn and imports to 70bn" as both with the world."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.sentence != at.sentence.start:
        return None
    indicator = at.get("indicator")
    ends = (last.get("direction") or (None, None))[:2]
    named = any(last.quantity.end <= s.place.start for s in relations(at).standings)
    if indicator not in ("exports", "imports", "trade_balance") or "WLD" not in ends or named:
        return None
    home = ends[0] if ends[1] == "WLD" else ends[1]
    return ("WLD", home, False) if indicator == "imports" else (home, "WLD", False)


@rule("direction", "a named country's partners all over the world", 0.75)
def world(at: Setting) -> Direction | None:
    """Read total, overall, global flows that name no partner."""
    if at.get("indicator") not in _FLOWS:
        return None
    rel = relations(at)
    if rel.listed() is not None or not _is_worldwide(at, rel):
        return None
    before = [
        s
        for s in rel.standings
        if s.place.start < at.quantity.start and (s.relation.endswith("owner") or s.relation == "")
    ]
    owner = before[0].code if before else reporter(at)
    if not owner:
        return None
    if at.get("indicator") == "trade_turnover":
        return both(owner, "WLD")
    return (owner, "WLD", False) if at.get("indicator") != "imports" else ("WLD", owner, False)


def _is_worldwide(at: Setting, rel: Relations) -> bool:
    """Return whether the words speak of all partners and name none."""
    cue = governing.nearest_left(at)
    begin = max(at.sentence.start, (cue.start if cue else at.clause_start) - 30)
    scope = at.text[begin : at.quantity.start] + at.clause_right[:40]
    if not _WORLD.search(scope) and not _WORLD.search(at.text[at.clause_start : at.clause_end]):
        return False
    if re.search(r"\b(?:all\s|world|global)", scope, re.IGNORECASE):
        return True
    if any(s.relation in ("to", "from", "with", "between", "into") for s in rel.standings):
        return False
    states = [c for c in rel.codes() if not is_group(c)]
    return len(states) < 2 or ";" in at.right
