"""What a figure measures."""

import re

from analysis.extraction.numbers.nouns import counted
from analysis.extraction.subjects import governing
from analysis.extraction.subjects.dealings import deal
from analysis.extraction.subjects.investments import investment
from analysis.extraction.subjects.parts import is_share
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.cues import Cue

_VALUED = re.compile(
    (
        r"\b(?:worth|valued|cost(?:s|ing)?|amounting|value\sof|whose\s(?:\w+\s)?(?:value|worth|cost)|totall?ing|estimated\sat|"
        r"volume\sof|total\sof)\b[^,;]{0,30}$"
    ),
    re.IGNORECASE,
)
KINDS = {
    "turnover": "trade_turnover", "exports": "exports", "imports": "imports",
    "balance": "trade_balance", "loan": "loan_aid", "project": "project_value",
    "agreement": "agreement_value", "applications": "fdi_flow", "other": "other",
    "people": "people_count", "company": "company_count", "volume": "physical_volume",
}  # fmt: skip


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
    if noun in ("more", "ones"):
        last = [
            f
            for f in at.facts
            if f.quantity.kind == "count" and f.paragraph == at.sentence.paragraph
        ]
        named = (counted(word) for word in reversed(re.findall(r"[A-Za-z-]+", at.left)))
        return last[-1].indicator if last else next(filter(None, named), "other")
    found = counted(noun) or "other"
    if found in ("people_count", "other") and re.search(
        (
            r"\b(?:employ(?:s|ed|ing)?|jobs?\sfor|employment\s(?:for|to)|"
            r"work\sfor|(?:giv|provid|offer)\w*\s(?:work|jobs|employment|livelihoods?)\s(?:to|for))"
            r"\s(?:\w+\s){0,3}$"
        ),
        at.clause_left,
    ):
        return "jobs"
    if found == "jobs" and re.search(r"\bdiplomatic|border|trade\sposts?\b", at.clause_left):
        return "other"
    return found


@rule("indicator", "so much by weight", 0.85)
def weighed(at: Setting) -> str | None:
    """Read "21% less in weight" as a change of the physical volume."""
    weighs = re.match(
        r"^\s(?:\w+\s){0,3}?(?:in|by|on)\s(?:weight|tonnage|quantity|volume\sterms|physical)\b",
        at.right,
    )
    return "physical_volume" if weighs and at.quantity.kind in ("percent", "ratio") else None


@rule("indicator", "added to a country's product", 0.85)
def to_product(at: Setting) -> str | None:
    """Read "add $291 million to Georgia's GDP"."""
    added = re.match(
        r"^\s(?:a\syear\s|annually\s)?to\s(?:(?:[\w.]+\s){0,3}?[\w.]+[’']s?\s|the\s|its\s|their\s)?"
        r"(?:[\w-]+\s){0,2}?(?:GDP|gross\sdomestic|economy|budget|coffers|treasury)\b",
        at.right,
    )
    grown = re.search(r"\b(?:add|contribut|inject|boost)\w*\b", at.clause_left[-60:])
    raised = re.search(
        r"\b(?:boost|lift|increase|raise|grow|enlarge|expand|benefit)\w*\s(?:[\w’'.]+\s){0,3}?"
        r"(?:economy|GDP|output)\s(?:by\s)?(?:[\w]+\s){0,2}$",
        at.clause_left,
    )
    return "other" if (added and grown) or raised else None


@rule("indicator", "a part of a total is a share", 0.9)
def share(at: Setting) -> str | None:
    """Read accounts for, makes up, a share of, 5% of."""
    return "share" if is_share(at) else None


_OF = re.compile(
    r"\s(?:of|worth|totall?ing|amounting\sto)\s(?:(?:about|around|some|over|nearly|just|more|than)\s)*"
)


@rule("indicator", "the flow right before", 0.92)
def flow_of(at: Setting) -> str | None:
    """Read "imports of $4.7bn gave it a surplus" as imports."""
    for cue in at.cues:
        near = (
            cue.end <= at.quantity.start and cue.kind in ("exports", "imports") and not cue.is_verb
        )
        if near and _OF.fullmatch(at.text[cue.end : at.quantity.start]):
            return cue.kind
    return None


@rule("indicator", "the cue that follows at once", 0.88)
def right_cue(at: Setting) -> str | None:
    """Read "$5bn in exports", "a 5% rise in trade", "$10bn trade target"."""
    return of_cue(at, governing.attached_right(at))


@rule("indicator", "money put into something", 0.8)
def put_into(at: Setting) -> str | None:
    """Read "put $2bn into a plant", "built for $2bn", "pledged $2bn"."""
    return deal(at)


_OTHER_WAY = re.compile(r"\b(?:other|opposite|reverse)\s(?:way|direction)\b")


@rule("indicator", "goods that go the other way", 0.75)
def other_way(at: Setting) -> str | None:
    """Read "goods coming the other way" as imports after exports, and the reverse."""
    last = at.previous_money.indicator if at.previous_money else ""
    flipped = {"exports": "imports", "imports": "exports"}
    return flipped.get(last) if _OTHER_WAY.search(at.clause_left) else None


@rule("indicator", "the nearest cue before, in the clause", 0.85)
def left_cue(at: Setting) -> str | None:
    """Take the subject of the clause."""
    return of_cue(at, governing.nearest_left(at, clause_only=True))


@rule("indicator", "the cue later in the clause", 0.7)
def later_cue(at: Setting) -> str | None:
    """Take what the amount is said to be of, further on in the clause."""
    return of_cue(at, governing.in_clause_right(at))


def of_cue(at: Setting, cue: Cue | None) -> str | None:
    """Return what a cue makes of a figure of this kind, if anything."""
    if cue is None:
        return None
    kind = cue.kind
    if kind == "other" and (receipts := _receipts(at, cue)):
        return receipts
    buying = cue.is_verb or at.text[cue.start : cue.end].lower() == "buying"
    if kind == "imports" and buying and _EXPORT_MARKET.search(at.left):
        kind = "exports"
    if kind == "investment":
        return investment(at)
    valued = kind in ("project", "agreement")
    if at.quantity.kind != "money":
        return None if valued else KINDS.get(kind)
    if kind in ("people", "company", "volume"):
        return None
    return _worth(at, cue) if valued else KINDS[kind]


_EXPORT_MARKET = re.compile(r"\bexport\s(?:market|destination|customer)")


def _receipts(at: Setting, cue: Cue) -> str | None:
    """Read "earnings" after exports as of these."""
    printed = at.text[cue.start : cue.end].lower()
    if printed not in ("earnings", "receipts", "revenue", "revenues", "income", "proceeds"):
        return None
    before = [c for c in at.cues if c.end <= cue.start]
    if before:
        return "exports" if before[-1].kind == "exports" else None
    last = at.previous_money
    return "exports" if last is not None and last.indicator == "exports" else None


def _worth(at: Setting, cue: Cue) -> str | None:
    """A project or agreement has a worth only if the words say so."""
    between = at.text[cue.end : at.quantity.start] if cue.end <= at.quantity.start else ""
    follows = cue.start >= at.quantity.end and cue.start - at.quantity.end < 40
    if follows or _VALUED.search(at.clause_left) or (len(between) < 25 and " and " not in between):
        return KINDS[cue.kind]
    return None
