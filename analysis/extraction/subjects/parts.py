"""Whether a percentage or fraction is a part of a total."""

import re

from analysis.extraction.subjects import changes
from analysis.extraction.surroundings.setting import Setting

_SHARE_AFTER = re.compile(
    r"^\s?(?:share\b|stake\b|(?:market\s)?share\b|interest\sin\b|of\s(?:which\s|the\s|"
    r"its\s|their\s|it\b|them\b|all\s|everything\b|total\s|what\b|our\s|his\s|this\s|that\s|these\s|"
    r"those\s|global\s|world|overall\s|[A-Z]|all\b|goods\b|foreign\b|bilateral\b|mutual\b|"
    r"exports\b|imports\b|settlements?\b|trade\b|payments?\b|GDP\b)|owned\b)"
)


_SHARE_BEFORE = re.compile(
    r"\b(?:shares?|account(?:s|ed|ing)?\sfor|mak(?:es|ing|e)\sup|made\sup|compris(?:es|ed|"
    r"ing|e)|constitut(?:es|ed|ing|e)|represent(?:s|ed|ing)?|equal\sto|equivalent\sto|"
    r"proportion|portion|contribut(?:es|ed|ing|e)|cover(?:s|ed|ing)?|"
    r"supplied|provid(?:es|ed)|absorb(?:s|ed)|took|takes|fall(?:s|ing)?\son|goes|hold(?:s|"
    r"ing)?|stake)\b[^;]{0,60}$|\bshare\sof\b[^;.%]{0,110}\b(?:is|was|stands|stood|reached|passed|"
    r"exceeds|exceeded|amounts\sto|amounted\sto)\s(?:\w+\s){0,3}$"
)


_MOVING = re.compile(
    r"\b(?:r(?:ose|isen|ise|ising|ises)|gr(?:ew|own|ow|owing|owth)|increas\w+|climb\w*|"
    r"jump\w*|surg\w+|up|down|fell|fallen|declin\w+|drop\w*|decreas\w+|higher|"
    r"lower)\b(?:\s\w+){0,4}\s(?:by\s)?(?:[\w\s]{0,20})$"
)


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
    if _follows_share(at) or _is_bracketed_part(at):
        return True
    before = _SHARE_BEFORE.search(at.left)
    made_up = re.sub(r"\bma(?:ke|kes|king|de)\sup\b", "", before[0]) if before else ""
    if before and not changes.MOVE.search(made_up):
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


def _is_bracketed_part(at: Setting) -> bool:
    """Return whether it is a part in brackets: "of all exports, £322 million (44%) were goods"."""
    bracketed = at.left.endswith("(") and at.right.startswith(")")
    split = re.match(r"\W*Of\b|.*\bof\swhich\b", at.left)
    return bracketed and bool(split or re.match(r"\)\s(?:of|was|were|is|are)\s\w+\b", at.right))


def _follows_share(at: Setting) -> bool:
    """Return whether it goes on a list of shares: "China for 20%, Russia for 18%"."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.indicator != "share":
        return False
    if last.sentence != at.sentence.start:
        opened = re.fullmatch(
            r"(?:[Tt]he\s)?[A-Z][\w. ]{1,25},?\s(?:\w+\s){0,2}with\s(?:\w+\s)?", at.left
        )
        return last.paragraph == at.sentence.paragraph and opened is not None
    between = at.text[last.quantity.end : at.quantity.start]
    return (
        not changes.MOVE.search(between)
        and bool(re.search(r"(?:,|\band|\bwith|against|from|\()\s", between))
        and len(between) < 70
    )
