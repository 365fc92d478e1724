"""Numbers as newspapers print them: grouped, decimal, worded, scaled."""

import re
from dataclasses import dataclass
from functools import lru_cache

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {word[:-1] + "ieth": value for word, value in TENS.items()}

DIGITS = (
    r"(?:\d{1,3}(?:[   ]\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
    r"|\d+(?:[.,]\d+)?)"
)
_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
WORDS = (
    rf"(?:(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(UNITS)[1:10])})\b|(?:{_SMALL})\b"
    rf"(?:\s+and\s+a\s+(?:half|quarter)\b)?)"
)
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)\b|(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(ORDINALS)})\b)"


@dataclass(frozen=True, slots=True)
class Style:
    """How a document writes numbers: whether its comma is the decimal sign."""

    decimal_comma: bool = False


def style(text: str) -> Style:
    """Return the number style of ``text``, by which mark stands where only a decimal can.

    A comma with one or two digits after it and none before a further group is decimal; so
    is a point. The more frequent wins; a tie is the English one.
    """
    commas = len(re.findall(r"(?<![\d,.])\d+,\d{1,2}(?![\d,]|\.\d)", text))
    points = len(re.findall(r"(?<![\d,.])\d+\.\d{1,2}(?![\d.]|,\d)", text))
    return Style(commas > points)


def digits_value(printed: str, how: Style) -> float:
    """Return the value of digits with marks.

    >>> [digits_value(printed, Style()) for printed in ("1,373", "5,3", "1,23,456")]
    [1373.0, 5.3, 123456.0]
    >>> digits_value("1,345", Style(decimal_comma=True)), digits_value("3.276.000", Style())
    (1.345, 3276000.0)
    """
    plain = re.sub(r"\s", "", printed)
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        decimal = "," if plain.rindex(",") > plain.rindex(".") else "."
    elif commas == 1:
        group = len(plain.split(",")[1]) == 3 and not plain.startswith("0")
        decimal = "." if group and not how.decimal_comma else ","
    elif points == 1:
        group = len(plain.split(".")[1]) == 3 and not plain.startswith("0")
        decimal = "," if group and how.decimal_comma else "."
    else:
        decimal = "." if commas else ","
    other = "," if decimal == "." else "."
    return float(plain.replace(other, "").replace(decimal, "."))


@lru_cache(maxsize=512)
def words_value(printed: str) -> float | None:
    """Return the value of a worded number up to 99, or None.

    >>> words_value("twenty-five"), words_value("two and a half"), words_value("some")
    (25.0, 2.5, None)
    """
    low = printed.lower().strip()
    extra = 0.0
    for tail, part in ((" and a half", 0.5), (" and a quarter", 0.25)):
        if low.endswith(tail):
            low, extra = low.removesuffix(tail), part
    total = 0.0
    for word in re.split(r"[-\s]+", low):
        if word not in UNITS and word not in TENS:
            return None
        total += UNITS.get(word, 0) + TENS.get(word, 0)
    return total + extra


def ordinal_value(printed: str) -> int:
    """Return the place an ordinal names: 13 for ``13th``, 21 for ``twenty-first``."""
    low = printed.lower()
    if low[0].isdigit():
        return int(re.sub(r"\D", "", low))
    tens, _, unit = low.rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[unit]
