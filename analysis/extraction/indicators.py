"""What a figure measures."""

import re

from analysis.extraction import governing
from analysis.extraction.counts import counted
from analysis.extraction.cues import Cue
from analysis.extraction.investments import investment
from analysis.extraction.parts import is_share
from analysis.extraction.rules import rule
from analysis.extraction.setting import TOPICS, Setting

_VALUED = re.compile(
    (
        r"\b(?:worth|valued|cost(?:s|ing)?|amounting|value\sof|totall?ing|estimated\sat|"
        r"volume\sof|total\sof)\b[^,;]{0,30}$"
    ),
    re.IGNORECASE,
)
KINDS = {
    "turnover": "trade_turnover", "exports": "exports", "imports": "imports",
    "balance": "trade_balance", "loan": "loan_aid", "project": "project_value",
    "agreement": "agreement_value", "applications": "fdi_flow", "other": "other",
    "people": "people_count", "company": "company_count",
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


_BUILT = re.compile(
    r"\b(?:build|built|building|construct\w*|set\sup)\b[^,;]{0,60}"
    r"\b(?:for|costing|at\sa\scost\sof|worth)\s(?:\w+\s){0,2}$"
)


@rule("indicator", "money put into something", 0.8)
def put_into(at: Setting) -> str | None:
    """Read "put $2bn into a plant" as the worth of a single deal."""
    if at.quantity.kind != "money":
        return None
    if _BUILT.search(at.clause_left):
        return "project_value"
    if not governing.into(at):
        return None
    if _INTO_COUNTRY.match(at.right):
        return investment(at)
    return "project_value"


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
    return _of_cue(at, governing.nearest_left(at, clause_only=True))


@rule("indicator", "the cue later in the clause", 0.7)
def later_cue(at: Setting) -> str | None:
    """Take what the amount is said to be of, further on in the clause."""
    return _of_cue(at, governing.in_clause_right(at))


_IT = re.compile(
    r"\b(?:[Ii]t|(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:figure|total|volume|amount|tally|number|"
    r"sum))\b"
)


@rule("indicator", "a pronoun stands for what was spoken of first", 0.75)
def pronoun(at: Setting) -> str | None:
    """Read "want to bring it to $10bn" as of the first figure of the sentence, or of the last."""
    if not _IT.search(at.clause_left) or at.quantity.kind not in ("money", "percent", "ratio"):
        return None
    here = (f for f in at.facts if f.sentence == at.sentence.start and f.indicator in TOPICS)
    first = next(here, at.previous_money)
    return None if first is None else first.indicator


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
            return investment(at) if kind == "investment" else KINDS.get(kind)
        return None
    if kind in ("people", "company"):
        return None
    if kind == "investment":
        return investment(at)
    if kind in ("project", "agreement"):
        return _worth(at, cue)
    return KINDS[kind]


def _worth(at: Setting, cue: Cue) -> str | None:
    """A project or agreement has a worth only if the words say so."""
    between = at.text[cue.end : at.quantity.start] if cue.end <= at.quantity.start else ""
    follows = cue.start >= at.quantity.end and cue.start - at.quantity.end < 40
    if follows or _VALUED.search(at.clause_left) or (len(between) < 25 and " and " not in between):
        return KINDS[cue.kind]
    return None
