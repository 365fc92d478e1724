"""Amounts of money: the currency before, after, shared by a list, or carried over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.extraction.numbers.amounts import Amount, amount, amount_pattern
from analysis.extraction.numbers.numerals import Style
from analysis.extraction.numbers.quantities import Quantity
from analysis.extraction.text import lexicon

_WORD_AFTER = (
    r"(?:[\s\-]?(?P<adj>(?:[A-Z][\w.]*[\s-]|US[\s-]|U\.S\.[\s-]|"
    r"convertible\s){0,2})(?P<name>[^\W\d_]{2,14}|[^\W\d_]\$))"
)


@dataclass(frozen=True, slots=True)
class MoneyContext:
    """What decides an ambiguous currency: the document's countries, the weightiest first."""

    style: Style
    alpha2: tuple[str, ...] = ()
    dollar: str = "USD"


@lru_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    codes = "|".join(sorted(lexicon.current_currencies()))
    symbols = sorted((*lexicon.SYMBOLS, *lexicon.AMBIGUOUS_SYMBOLS), key=len, reverse=True)
    marks = "|".join(
        (rf"(?<![A-Za-z]){re.escape(s)}" if s[0].isalpha() else re.escape(s)) for s in symbols
    )
    firsts = "".join(sorted({re.escape(s[0]) for s in symbols}))
    before = re.compile(
        rf"(?=[A-Z{firsts}])(?P<mark>(?<![A-Za-z])(?:{codes})(?:\s?\$)?|{marks})(?P<gap>[\s\-]?)"
        rf"(?P<amount>{amount_pattern()})(?P<tail>\s(?:US|U\.S\.)?\s?dollars?\b)?"
    )
    after = re.compile(rf"(?<![\w.,$€£]){_amount_group()}{_WORD_AFTER}")
    return before, after


def _amount_group() -> str:
    return rf"(?P<amount>{amount_pattern()})"


def money(text: str, context: MoneyContext) -> tuple[Quantity, ...]:
    """Return every amount of money with its own currency mark, in reading order."""
    found = list(_marked_before(text, context))
    spans = [(q.start, q.end) for q in found]
    for quantity in _named_after(text, context):
        if all(quantity.end <= a or b <= quantity.start for a, b in spans):
            found.append(quantity)
    found.sort(key=lambda q: q.start)
    return tuple(_with_shared_scale(text, found))


def _marked_before(text: str, context: MoneyContext) -> Iterator[Quantity]:
    for match in _patterns()[0].finditer(text):
        mark = match["mark"].strip()
        if len(mark) == 1 and mark.isalpha() and match["gap"] == " ":
            continue
        worth = amount(match["amount"], context.style)
        if worth is None or not _is_mark(mark, worth, match["amount"]):
            continue
        yield _quantity(match.start(), match.end(), worth, _by_mark(mark, context))


def _is_mark(mark: str, worth: Amount, printed: str) -> bool:
    if not any(c.isdigit() for c in printed) and not worth.has_scale:
        return False
    return mark not in lexicon.NOT_CODES or worth.has_scale


def _by_mark(mark: str, context: MoneyContext) -> str:
    if mark in lexicon.AMBIGUOUS_SYMBOLS:
        return _by_countries(lexicon.AMBIGUOUS_SYMBOLS[mark].split("/"), context)
    if mark == "$":
        return context.dollar
    plain = mark.rstrip("$ ") if mark[:3] in lexicon.current_currencies() else mark
    return lexicon.SYMBOLS.get(mark) or plain[:3]


def _by_countries(heads: list[str], context: MoneyContext) -> str:
    codes = [code for head in heads for code in lexicon.currency_heads()[head]]
    for alpha2 in context.alpha2:
        for code in lexicon.currencies_of(alpha2):
            if code in codes:
                return code
    return codes[0]


def _named_after(text: str, context: MoneyContext) -> Iterator[Quantity]:
    for match in _patterns()[1].finditer(text):
        code, stop = _by_name(match, context)
        worth = amount(match["amount"], context.style) if code else None
        if not code or worth is None:
            continue
        cut = re.search(r"\sto\s", match["amount"])
        if cut and worth.is_range and text[: match.start()].rstrip().lower().endswith("from"):
            yield from _two_ends(match, cut, stop, code, context)
        else:
            yield _quantity(match.start("amount"), stop, worth, code)


def _two_ends(
    match: re.Match[str], cut: re.Match[str], stop: int, code: str, context: MoneyContext
) -> Iterator[Quantity]:
    """Read "from 8 to 9 billion" as two amounts; the first takes what the second has."""
    start = match.start("amount")
    first = amount(match["amount"][: cut.start()], context.style)
    last = amount(match["amount"][cut.end() :], context.style)
    if first is None or last is None:
        return
    low = _quantity(start, start + cut.start(), first, code)
    yield low if first.has_scale else _scaled(low, last.scale)
    yield _quantity(start + cut.end(), stop, last, code)


def _by_name(match: re.Match[str], context: MoneyContext) -> tuple[str, int]:
    """Return the code and the end of the name; an empty code if it is no currency."""
    adjective = match["adj"].strip()
    name = match["name"]
    words = f"{adjective} {name}".split()
    for i, word in enumerate(words):
        code = word.rstrip(".")
        if code in lexicon.current_currencies():
            offset = match[0].index(code, len(match["amount"]))
            return code, match.start() + offset + len(code)
        if word.upper() in ("TL", "RMB") or word in ("zł", "Kč", "Ft"):
            offset = match[0].index(word, len(match["amount"]))
            return lexicon.SYMBOLS[word], match.start() + offset + len(word)
        if i == len(words) - 1:
            break
    head = lexicon.singular(name)
    codes = lexicon.currency_heads().get(head, ())
    if not codes or (name[0].isupper() and len(name) < 3):
        return "", 0
    full = f"{adjective.lower()} {head}".strip()
    known = lexicon.currency_names().get(full)
    if known is None and adjective:
        known = next((c for n, c in lexicon.currency_names().items() if n.endswith(full)), None)
    if known is None and head in ("dollar", "euro", "dolar"):
        known = codes[0]
    return known or _by_countries([head], context), match.end()


def _quantity(start: int, end: int, worth: Amount, code: str) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        kind="money",
        low=worth.low,
        high=worth.high,
        unit=code,
        is_range=worth.is_range,
        scale=worth.scale,
        decimals=worth.decimals,
    )


_JOIN = re.compile(r"\s*(?:to|and|or|-|–|—|,)\s*")


def _with_shared_scale(text: str, found: list[Quantity]) -> list[Quantity]:
    """Lend a scale to "$2" in "from $2 to $3 billion", and join "$5bn-$6bn" to one range."""
    done: list[Quantity] = []
    for quantity in reversed(found):
        after = done[-1] if done else None
        join = None if after is None else _JOIN.fullmatch(text[quantity.end : after.start])
        if after is None or join is None or not isinstance(quantity.low, float):
            done.append(quantity)
            continue
        lent = quantity
        if quantity.scale == 1.0 and quantity.low < 1000 and after.scale > 1.0:
            reason = f"the scale is taken from {text[after.start : after.end]!r}"
            lent = _scaled(quantity, after.scale).doubted(reason)
        if _is_spread(text, lent, after, join[0].strip()):
            done[-1] = replace(after, start=lent.start, low=lent.low, is_range=True)
        else:
            done.append(lent)
    return done[::-1]


def _is_spread(text: str, low: Quantity, high: Quantity, join: str) -> bool:
    rising = isinstance(low.low, float) and isinstance(high.high, float) and low.low < high.high
    between = join == "and" and text[: low.start].rstrip().lower().endswith("between")
    return rising and low.unit == high.unit and (between or join in ("-", "–", "—"))


def _scaled(quantity: Quantity, scale: float) -> Quantity:
    low = quantity.low * scale if isinstance(quantity.low, float) else None
    high = quantity.high * scale if isinstance(quantity.high, float) else None
    return replace(quantity, low=low, high=high, scale=scale)


@lru_cache
def _bare_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,$€£]){_amount_group()}(?![\w%])")


_SCALED = re.compile(
    r"\d\s?-?(?:[mbt](?:illion|rillion|n|ln|rln)?\b|crore|lakh|mrd|мл|milyar|milyon)|illion|crore",
    re.IGNORECASE,
)


def bare(text: str, start: int, end: int, unit: str, style: Style) -> tuple[Quantity, ...]:
    """Return scaled numbers in ``[start, end)`` without a currency, read as ``unit``.

    One currency word serves several numbers ("45.6 billion zlotys in 2022 and 51.7 billion
    in 2023"). A number before a counted thing ("3 million people") is not money.
    """
    found: list[Quantity] = []
    if not _SCALED.search(text, start, end):
        return ()
    for match in _bare_pattern().finditer(text, start, end):
        worth = amount(match["amount"], style)
        counted = re.match(
            (
                r"[\s-]+(?!in|by|to|at|as|on|is|was|were|from|during|after|for|last|this|year|a|"
                r"the|and|or|more|less|higher|lower|up|down|over|against|compared|while|with|of|"
                r"than|respectively|annually|earlier|come|comes|came|go|goes|went|has|had|have|are|will|credit|loans?|grants?|deal|contract|package|fund|project|plant|deficit|surplus)[A-Za-z]"
            ),
            text[match.end() :],
        )
        if worth is not None and worth.scale >= 1e6 and not counted:
            found.append(_quantity(match.start(), match.end(), worth, unit))
    return tuple(found)
