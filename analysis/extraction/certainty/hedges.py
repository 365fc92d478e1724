"""How firmly a figure is stated, by the words before and after it."""

import re

from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting

_FILL = (
    r"(?:\s(?:a|an|the|that|by|to|of|at|as|US|its|their|level|mark|figure|threshold|slightly|"
    r"well|far|some|just|combined|total|value|worth|annual|bilateral|trade|currently|"
    r"now)){0,4}\s?[(]?\s?$"
)
_MORE = re.compile(
    r"(?:\b(?:more\sthan|over|above|exceed(?:s|ed|ing)?|in\sexcess\sof|surpass(?:es|ed|"
    r"ing)?|topp(?:ed|ing)|tops?|cross(?:es|ed|ing)?|"
    r"(?:has|have|had|to|since)\spass(?:ed)?|passed|pass(?:es|ing)|past|beyond|at\sleast|"
    r"upwards?\sof|north\sof|(?:greater|higher|larger|bigger)\sthan|no\sfewer\sthan|"
    r"no\sless\sthan|not\sless\sthan|minimum\sof|outstripped|upward\sof|"
    r"broke(?:n)?(?:\sthrough)?|breach(?:ed|ing)|overtook|excess\sof|a\slittle\sover)|>)" + _FILL,
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|approximately|approx\.?|roughly|circa|ca\.?|"
    r"an?\sestimated|estimated(?:\sat)?|in\sthe\s(?:region|order|neighbou?rhood)\sof|"
    r"somewhere\saround|more\sor\sless|put\sat\saround|an\saverage\sof\sabout)|~|≈)"
    r"(?:\s(?:a|an|the|US|at|to|of|by|another|additional|further)){0,2}\s?[(]?$",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|close\sto|just\sunder|just\sbelow|just\sshort\sof|near(?:s|ed|"
    r"ing)?|approach(?:es|ed|ing)|slightly\s(?:less\sthan|under|below)|not\squite|"
    r"little\sunder|a\slittle\s(?:less|under)(?:\sthan)?|shy\sof|just\sshy\sof|"
    r"nudging)(?:\s(?:a|an|the|US|to|of)){0,2}\s?[(]?$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?:\b(?:less\sthan|under|below|fewer\sthan|lower\sthan|short\sof|"
    r"not\sexceed(?:ing)?|smaller\sthan)|<)(?:\s(?:a|an|the|US)){0,2}\s?[(]?$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    (
        r"\b(?:up\sto|as\s(?:much|many|high|large)\sas|at\smost|a\smaximum\sof|maximum\sof|"
        r"no\smore\sthan|ceiling\sof|capped\sat)(?:\s(?:a|an|the|US)){0,2}\s?$"
    ),
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|grow\w*|grew|increas\w*|climb\w*|jump\w*|went|gone|"
    r"go(?:es|ing)?|soar\w*|surg\w*|expand\w*|boost\w*|rais\w*|bring\w*|brought|driv\w*|"
    r"lift\w*|shot|edg\w*|adds?|added|mov\w*)(?:\s\w+){0,3}\sup\sto\s$",
    re.IGNORECASE,
)
_THAN_BASE = re.compile(
    (
        r"(?:%|percent|per\scent|pc|times|billion|million|bn|crore|much|fold)\)?,?\s(?:more|less|"
        r"higher|lower|larger|bigger|smaller|greater)\sthan\s(?:the\s)?$"
    ),
    re.IGNORECASE,
)
_PLUS = re.compile(
    r"^\s?(?:-?plus\b|\+|or\s(?:more|above|higher|so\smore)\b|and\s(?:more|above)\b|-odd\b)",
    re.IGNORECASE,
)
_SO = re.compile(r"^\s?(?:or\sso\b|or\sthereabouts)", re.IGNORECASE)
_PER = re.compile(r"\b(?:above|below|over|under)\s(?:the\s)?(?:previous|last)\b", re.IGNORECASE)


@rule("hedge", "brackets share the hedge of the amount they restate", 0.95)
def restated(at: Setting) -> str | None:
    """Copy the hedge of the amount that is restated."""
    return None if at.original is None else str(at.original.get("hedge"))


@rule("hedge", "top N means rank 1 to N", 0.98)
def top(at: Setting) -> str | None:
    """Read "top five" as the places up to five."""
    return (
        "up_to"
        if at.quantity.kind == "rank" and at.quantity.is_range and at.quantity.low == 1.0
        else None
    )


@rule("hedge", "exceed before a spread bounds it from below", 0.9)
def exceeded_spread(at: Setting) -> str | None:
    """Read "exceed 15-20 billion" as more than the lower end."""
    return "more_than" if at.quantity.is_range and _MORE.search(at.left) else None


@rule("hedge", "two ends are a range", 0.97)
def spread(at: Setting) -> str | None:
    """Read "15-20 billion" as a range."""
    return "range" if at.quantity.is_range else None


@rule("hedge", "dates and places in a list are plain", 0.97)
def plain_kind(at: Setting) -> str | None:
    """Dates and ranks carry no hedge but their own words."""
    return "exact" if at.quantity.kind in ("date", "rank", "ordinal", "duration") else None


@rule("hedge", "risen up to is the idiom, not a bound", 0.7, "'up to' may also be a bound")
def risen_up_to(at: Setting) -> str | None:
    """Read "has risen up to 5 billion" as a plain level."""
    return "exact" if _RISEN.search(at.left) else None


@rule("hedge", "a word of nearness before the number", 0.93)
def nearly(at: Setting) -> str | None:
    """Read nearly, almost, close to."""
    return "nearly" if _NEARLY.search(at.left) else None


_OVER_BASE = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|improvement|decline|drop|decrease)\b[^;.]{0,40}"
    r"(?:%|percent|per\scent|pc)\sover\s(?:the\s)?$",
    re.IGNORECASE,
)


@rule("hedge", "an increase over a figure compares, it is no bound", 0.9)
def over_base(at: Setting) -> str | None:
    """Read "an increase of 5 per cent over the 800 million of 2020"."""
    return "exact" if _OVER_BASE.search(at.left) else None


@rule("hedge", "not more than is a ceiling", 0.9)
def ceiling(at: Setting) -> str | None:
    """Read up to, as much as, no more than."""
    return "up_to" if _UP_TO.search(at.left) else None


@rule("hedge", "a word of exceeding before the number, or a plus after it", 0.94)
def more_than(at: Setting) -> str | None:
    """Read more than, over, exceeded, passed, at least; and 5bn-plus."""
    if re.search(
        (
            r"\bnot\sexceed(?:ing)?\s$|\b(?:hand|roll|turn|carr|spread|stretch|distribut|repa|"
            r"paid|pay|phas|last|tak|took|all|won|mull|sign|spann?)\w*\sover\s(?:(?:a|an|the|its|"
            r"their|his)\s)?$"
        ),
        at.left,
    ):
        return None
    against = re.search(r"\d[^,;]*,\s(?:\w+\s){0,2}(?:more|higher|larger)\sthan\sthe\s$", at.left)
    if _THAN_BASE.search(at.left) or against:
        return None
    return "more_than" if _MORE.search(at.left) or _PLUS.match(at.right) else None


@rule("hedge", "a word of falling short before the number", 0.93)
def less_than(at: Setting) -> str | None:
    """Read less than, under, below."""
    return "less_than" if _LESS.search(at.left) and not _THAN_BASE.search(at.left) else None


@rule("hedge", "a word of approximation before the number", 0.94)
def about(at: Setting) -> str | None:
    """Read about, around, some, roughly, an estimated."""
    return "about" if _ABOUT.search(at.left) or _SO.match(at.right) else None


@rule("hedge", "no hedging word", 0.9)
def exact(at: Setting) -> str | None:
    """A plain figure."""
    return "exact"


def _printed(at: Setting) -> str:
    return at.text[at.quantity.start : at.quantity.end]
