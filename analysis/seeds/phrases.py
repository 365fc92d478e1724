"""The numbers in a phrase, as digits or as words."""

import re
from decimal import Decimal

WORDS_AT_MOST = 8

# fmt: off
WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
    "once": 1, "twice": 2, "doubled": 2, "doubling": 2, "tripled": 3, "twofold": 2,
    "threefold": 3, "tenfold": 10,
}
# fmt: on

NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)


def numbers(phrase: str) -> frozenset[Decimal]:
    """Return every number in ``phrase``; "4,000" and "3,1" are read both ways round.

    >>> sorted(str(n) for n in numbers("top five, over 4,000 firms"))
    ['4.000', '4000', '5']
    """
    found: set[Decimal] = set()
    for match in NUMBER.finditer(phrase):
        text = match[0].lower()
        if text in WORDS:
            found.add(Decimal(WORDS[text]))
            continue
        found.add(Decimal(re.sub(r"[.,](?=.*[.,])|,", "", text)))
        found.add(Decimal(re.sub(r"[.,](?=.*[.,])", "", text).replace(",", ".")))
    return frozenset(found)
