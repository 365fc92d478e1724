"""Percentages, multiples and physical amounts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.extraction.numbers.amounts import DASH, amount, amount_pattern
from analysis.extraction.numbers.numerals import DIGITS, TENS, UNITS, WORDS, Style, words_value
from analysis.extraction.numbers.quantities import Quantity

FACTORS = {
    "double": 2.0, "doubles": 2.0, "doubled": 2.0, "doubling": 2.0, "twice": 2.0,
    "triple": 3.0, "triples": 3.0, "tripled": 3.0, "tripling": 3.0, "treble": 3.0,
    "trebled": 3.0, "trebling": 3.0, "thrice": 3.0, "quadruple": 4.0, "quadrupled": 4.0,
    "quadrupling": 4.0, "quintupled": 5.0, "quintuple": 5.0, "sextupled": 6.0,
    "halve": 0.5, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1,
             "ninth": 1 / 9, "sixth": 1 / 6, "eighth": 0.125, "seventh": 1 / 7}  # fmt: skip
PHYSICAL = {
    "tons": ("t", 1.0), "tonnes": ("t", 1.0), "ton": ("t", 1.0), "tonne": ("t", 1.0),
    "metric tons": ("t", 1.0), "metric tonnes": ("t", 1.0), "mt": ("t", 1.0), "тонн": ("t", 1.0),
    "kilograms": ("t", 1e-3), "barrels": ("bbl", 1.0), "barrel": ("bbl", 1.0),
    "bpd": ("bbl", 1.0), "bbl": ("bbl", 1.0),
    "cubic meters": ("m3", 1.0), "cubic metres": ("m3", 1.0), "bcm": ("m3", 1e9),
    "megawatts": ("MW", 1.0), "megawatt": ("MW", 1.0), "mw": ("MW", 1.0), "gw": ("GW", 1.0),
    "gwh": ("GWh", 1.0), "mwh": ("MWh", 1.0),
    "gigawatts": ("GW", 1.0), "gigawatt": ("GW", 1.0), "kwh": ("kWh", 1.0),
    "kilometers": ("km", 1.0), "kilometres": ("km", 1.0), "km": ("km", 1.0),
    "kilometer": ("km", 1.0), "kilometre": ("km", 1.0), "miles": ("mi", 1.0),
    "hectares": ("ha", 1.0), "acres": ("acre", 1.0), "square meters": ("m2", 1.0),
    "square metres": ("m2", 1.0), "liters": ("l", 1.0), "litres": ("l", 1.0), "teu": ("TEU", 1.0),
    "teus": ("TEU", 1.0), "bushels": ("bu", 1.0),
}  # fmt: skip

_SIGN = r"%|per\s?cent(?:age\spoints?)?\b|pct\b|pc\b|p\.c\.|percentage\spoints?\b|pp\b|процент\w*"


@lru_cache
def _percent_pattern() -> re.Pattern[str]:
    number = rf"(?:(?i:{WORDS})|{DIGITS})"
    return re.compile(
        rf"(?<![\w.,$€£])(?P<first>{number})(?P<list>(?:,\s{DIGITS})*)"
        rf"(?:(?P<one>\s?(?:{_SIGN}))?(?P<join>{DASH}|\sto\s|\sand\s|\sor\s|,\sand\s)"
        rf"(?P<last>{number}))?[\s\-]?(?:{_SIGN})|(?<!\w)%(?P<turkish>{DIGITS})"
    )


def percentages(text: str, style: Style) -> Iterator[Quantity]:
    """Yield percentages; a spread is one, and each number of a list before one sign is one."""
    for match in _percent_pattern().finditer(text):
        if match["turkish"]:
            yield _percent(match.start(), match.end(), match["turkish"], style)
        elif match["last"] is None:
            yield _percent(_tail(match), match.end(), _last_number(match), style)
        elif _is_spread(text, match):
            low = _percent(match.start(), match.end(), match["first"], style)
            high = _percent(match.start(), match.end(), match["last"], style)
            yield _spread(low, high)
        else:
            end = match.end("one") if match["one"] else match.end("first")
            yield from _listed(match, style)
            if not re.fullmatch(r"(?:19|20)\d\d", _last_number(match)):
                last = end if not match["list"] else match.end("list")
                yield _percent(_tail(match), last, _last_number(match), style)
            yield _percent(match.start("last"), match.end(), match["last"], style)


def _listed(match: re.Match[str], style: Style) -> Iterator[Quantity]:
    if match["list"]:
        numbers = [(match.start("first"), match["first"])]
        for item in re.finditer(DIGITS, match["list"]):
            numbers.append((match.start("list") + item.start(), item[0]))
        for start, printed in numbers[:-1]:
            if not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}(?=,\s(?:19|20))", printed):
                yield _percent(start, start + len(printed), printed, style)


def _tail(match: re.Match[str]) -> int:
    if not match["list"]:
        return match.start("first")
    return match.start("list") + list(re.finditer(DIGITS, match["list"]))[-1].start()


def _last_number(match: re.Match[str]) -> str:
    return re.findall(DIGITS, match["list"])[-1] if match["list"] else match["first"]


def _is_spread(text: str, match: re.Match[str]) -> bool:
    join = match["join"].strip()
    before = text[: match.start()].rstrip().lower()
    if join in ("-", "–", "—"):
        return True
    if join == "to":
        return not before.endswith("from")
    return join == "and" and before.endswith("between")


def _spread(first: Quantity, last: Quantity) -> Quantity:
    return Quantity(
        start=first.start, end=last.end, kind="percent", low=first.low, high=last.high,
        unit="percent", is_range=True, decimals=last.decimals,
    )  # fmt: skip


def _percent(start: int, end: int, printed: str, style: Style) -> Quantity:
    worth = amount(printed, style)
    value = worth.low if worth is not None else words_value(printed)
    decimals = worth.decimals if worth is not None else 0
    return Quantity(
        start=start, end=end, kind="percent", low=value, high=value, unit="percent",
        decimals=decimals,
    )  # fmt: skip


_PLAIN_WORDS = "|".join((*list(UNITS)[2:], *TENS, "hundred"))
_FRACTION = r"(?:third|quarter|fifth|tenth|sixth|seventh|eighth|ninth)"
_TENS = "three|four|five|six|seven|eight|nine|ten|twenty|hundred"
_MULTIPLE = re.compile(
    rf"(?P<factor>(?i:\b(?:{'|'.join(FACTORS)})\b))(?![- ](?:digit|taxation|tax|decker|"
    rf"track|whammy|standard|win))"
    rf"|(?P<fold>(?<![\w.,])(?:{DIGITS}|(?i:{_PLAIN_WORDS}))[\s-]?fold\b)"
    rf"|(?P<times>(?<![\w.,])(?:{DIGITS}|(?i:{WORDS}))\s?(?:times|"
    rf"x)\b)"
    rf"|(?P<half>(?i:\bhalf)(?=\s(?:of|the|its|their|all|is|was|are|were|a\s(?:percent|"
    rf"per)))(?!\sof\s(?:\d{{4}}|this|last|the\s(?:year|fiscal|financial|current|previous)|"
    rf"FY))(?!\sthe\s(?:year|time)))"
    rf"|(?P<part>(?i:\b(?:a|one|two|three|four|five|six|seven|eight|nine)[\s-]{_FRACTION}s?)"
    rf"(?=\s(?:of|in|last|this|year|compared|from|between|during|against|more|as|while|and|"
    rf"higher|lower|less|to|share|on|by|over|than|went|goes|came|comes|is|was)\b|[,.;)\n]|$))"
    rf"|(?P<among>\b(?i:{_PLAIN_WORDS}|one|\d{{1,2}})\s(?:out\sof|in)\s(?:every\s)?"
    rf"(?:{_TENS}|10|100)\b)(?=\s(?!years?\b|months?\b|days?\b|weeks?\b)[a-z]|[,.])"
)


_FOLLOWED = re.compile(
    r"\s(?:(?:as\s)?(?:high|much|many|large|big)|"
    r"more|higher|larger|bigger|greater|over|that|the|what|its|faster|lower|less|compared|"
    r"since|from|in\s(?:size|value|volume))\b|[,.;)]|$"
)
_GROWN = re.compile(
    r"\b(?:increas\w+|gr[eo]wn?|growth|ris(?:en|e|ing)|rose|jumped|soared|surged|multiplied|expanded|"
    r"climbed|up|higher|boosted|raised)\s(?:(?:by|of|more|than|over|about|almost|nearly|some|around|"
    r"as|much|at|least)\s)*$"
)
_HAPPENED = re.compile(
    r"\b(?:met|meet|visited|convened|gathered|spoke|spoken|travelled|been\sheld)\s(?:\w+\s){0,2}$"
)


def multiples(text: str, style: Style) -> Iterator[Quantity]:
    """Yield factors ("doubled", "three-fold", "2.5 times as much") and fractions of a whole."""
    for match in _MULTIPLE.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()].lower()
        if match["half"] and re.search(r"(?:first|second|last|latter|other|one)[\s-]$", before):
            continue
        if match["part"] and re.search(r"(?:years?|months?) and\s$", before):
            continue
        bare = match["times"] and not _FOLLOWED.match(text, match.end())
        if bare and not _GROWN.search(text[max(0, match.start() - 50) : match.start()]):
            continue
        if match["times"] and _HAPPENED.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        value = _factor(match, style)
        if value is not None:
            whole = match["half"] or match["part"] or match["among"]
            noun = "fraction" if whole else "multiple"
            yield Quantity(
                start=match.start(), end=match.end(), kind="ratio", low=value, high=value,
                unit="ratio", noun=noun,
            )  # fmt: skip


def _factor(match: re.Match[str], style: Style) -> float | None:
    if match["factor"]:
        return FACTORS[match["factor"].lower()]
    if match["half"]:
        return 0.5
    if match["part"]:
        words = re.split(r"[\s-]", match["part"].lower())
        number = 1.0 if words[0] == "a" else words_value(words[0]) or 1.0
        return round(number * FRACTIONS[words[1].rstrip("s")], 4)
    if match["among"]:
        part, whole = re.split(r"\s(?:out\sof|in)\s(?:every\s)?", match["among"].lower())
        parts, of = (float(w) if w.isdigit() else words_value(w) for w in (part, whole))
        return round(parts / of, 4) if parts and of and parts < of else None
    printed = re.sub(r"[\s-]?(?:fold|times|x)$", "", match["fold"] or match["times"])
    worth = amount(printed, style)
    return worth.low if worth is not None else None


@lru_cache
def _physical_pattern() -> re.Pattern[str]:
    units = "|".join(sorted((u.replace(" ", r"\s") for u in PHYSICAL), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,$€£])(?P<amount>{amount_pattern()})[\s\-]?(?P<unit>(?i:{units})|MMT)\b"
        rf"|(?P<bcm>{DIGITS})\s?(?:bcm|BCM)\b"
    )


@lru_cache
def _unit_pattern() -> re.Pattern[str]:
    last = "|".join(sorted({unit.rsplit(" ", 1)[-1] for unit in PHYSICAL}))
    return re.compile(rf"(?<![A-Za-z])(?:{last}|mmt)\b", re.IGNORECASE)


def physical(text: str, style: Style) -> Iterator[Quantity]:
    """Yield amounts of goods and capacity, converted only from a prefix of the same unit."""
    if not _unit_pattern().search(text):
        return
    for match in _physical_pattern().finditer(text):
        printed = match["amount"] or match["bcm"]
        unit, factor = PHYSICAL.get(
            re.sub(r"\s", " ", (match["unit"] or "bcm").lower()), ("t", 1e6)
        )
        worth = amount(printed, style)
        if worth is not None:
            yield Quantity(
                start=match.start(), end=match.end(), kind="physical", low=worth.low * factor,
                high=worth.high * factor, unit=unit, is_range=worth.is_range,
                scale=worth.scale, decimals=worth.decimals,
            )  # fmt: skip
