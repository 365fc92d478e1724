"""Which cue governs a quantity: the word that says what is being counted."""

import re

from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.cues import Cue

_LINK = re.compile(
    r"^[\s-]*(?:(?:worth\sof|worth|of|in|for|into|as|a\syear\sin|"
    r"annual)\b)?(?:\s?(?!and\b|from\b|to\b|by\b|while\b|as\b|with\b|is\b|are\b|was\b|"
    r"were\b|has\b|have\b|will\b|compared\b|against\b|than\b|or\b|on\b|that\b|at\b|last\b|"
    r"over\b|when\b|after\b|but\b|remains?\b|remained\b|ma[dk]es?\b|bec[ao]mes?\b|g[ai]ves?\b|"
    r"leaves?\b|left\b|puts?\b)"
    r"[\w’'&/-]+\s?){0,5}$"
)
_VERB_LINK = re.compile(
    r"^\s(?:of\s(?:which|that|this|it|them)\s)?(?:was|were|has\sbeen|have\sbeen|is|are|had\sbeen|being|"
    r"came\sfrom|consisted\sof)(?:\s\w+){0,2}\s$|"
    r"^\s(?:worth\sof\s\w+\s)$"
)
_INTO = re.compile(
    (
        r"\b(?:put|puts|putting|pour(?:ed|s|ing)?|pump(?:ed|s|ing)?|plough(?:ed|s)?|spen[dt]|sunk|"
        r"inject(?:ed|s)?|plac(?:ed|ing)|channel(?:l)?ed)\b"
    ),
    re.IGNORECASE,
)


def attached_right(at: Setting) -> Cue | None:
    """Return the cue that follows at once: "$5bn in exports", "$10bn trade target"."""
    limit = at.quantity.end + 70
    for cue in at.cues:
        if at.quantity.end <= cue.start < limit:
            between = re.sub(r"^\s?\([^)]*\)", "", at.text[at.quantity.end : cue.start])
            aside = at.quantity.end + (cue.start - at.quantity.end - len(between))
            timed = any(
                at.quantity.end <= t.start < cue.start and t.role != "rate" for t in at.times
            )
            counted = any(aside <= q.start < cue.start for q in at.siblings)
            if timed or counted:
                return None
            if _LINK.match(between) or _VERB_LINK.match(between):
                return cue
            return None
    return None


def nearest_left(at: Setting, *, clause_only: bool = False) -> Cue | None:
    """Return the head cue before the quantity; modifiers of an earlier cue are passed over."""
    start = at.clause_start if clause_only else at.sentence.start
    before = [c for c in at.cues if start <= c.start and c.end <= at.quantity.start]
    if not before:
        return None
    found = before[-1]
    for earlier in reversed(before[:-1]):
        between = at.text[earlier.end : found.start]
        if any(earlier.end <= q.start < found.start for q in at.siblings):
            break
        if _is_modifier(between, earlier, found):
            found = earlier
            continue
        break
    return found


def _is_modifier(between: str, earlier: Cue, later: Cue) -> bool:
    """Return whether the later cue only qualifies the earlier: "investment in projects"."""
    if earlier.kind in ("other",) and later.kind not in ("project", "agreement"):
        return bool(re.fullmatch(r"\s(?:of|from)\s(?:[\w'’-]+\s){0,2}", between))
    linked = bool(
        re.fullmatch(
            r"(?:[’']s?)?\s(?:in|on|of|by|for|from|through|across)\s(?:[\w'’-]+\s){0,4}", between
        )
    )
    if later.kind in ("project", "agreement", "company", "people"):
        return linked or between.strip() == ""
    if earlier.kind == "balance":
        return linked
    if earlier.kind == "turnover" and later.kind in ("exports", "imports"):
        return False
    if earlier.kind == "loan":
        return linked and later.kind in ("turnover", "exports", "imports")
    return False


def in_clause_right(at: Setting) -> Cue | None:
    """Return the next cue later in the clause ("$2bn was spent on projects")."""
    end = at.clause_end
    return next((c for c in at.cues if at.quantity.end <= c.start < end), None)


def into(at: Setting) -> bool:
    """Return whether somebody puts the money into something."""
    return bool(_INTO.search(at.clause_left[-60:])) and bool(
        re.match(r"[^.;,]{0,45}\b(?:into|in|on|to)\b", at.right)
    )
