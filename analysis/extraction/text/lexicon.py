"""Words for scales, months and currencies, from CLDR and from the usage of news desks."""

import re
from collections import defaultdict
from functools import lru_cache

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "tr", "ru", "kk")
"""Languages whose number forms are read in every document."""


def words(listed: str) -> frozenset[str]:
    """Return the words of a text, once each."""
    return frozenset(listed.split())


NEWS_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thousands": 1e3, "thsd": 1e3, "k": 1e3,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
    "lakh crore": 1e12, "lakh crores": 1e12, "lakh cr": 1e12,
    "million": 1e6, "millions": 1e6, "mln": 1e6, "mn": 1e6, "mio": 1e6, "m": 1e6,
    "billion": 1e9, "billions": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "mrd": 1e9, "milliard": 1e9,
    "trillion": 1e12, "trillions": 1e12, "trln": 1e12, "trn": 1e12, "tn": 1e12, "t": 1e12,
    "тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12,
    "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "миллион": 1e6, "миллиона": 1e6,
    "миллионов": 1e6, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9,
    "триллион": 1e12, "триллиона": 1e12, "триллионов": 1e12, "мың": 1e3,
    "bin": 1e3, "milyon": 1e6, "milyar": 1e9, "trilyon": 1e12,
}  # fmt: skip
SYMBOLS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "USD$": "USD", "€": "EUR", "£": "GBP", "₹": "INR",
    "₽": "RUB", "₺": "TRY", "₸": "KZT", "₴": "UAH", "₦": "NGN", "₩": "KRW", "₱": "PHP",
    "฿": "THB", "₫": "VND", "₪": "ILS", "৳": "BDT", "₼": "AZN", "₾": "GEL", "֏": "AMD",
    "₵": "GHS", "GH₵": "GHS", "GH¢": "GHS", "₮": "MNT", "₭": "LAK", "₡": "CRC", "₲": "PYG",
    "RM": "MYR", "Rp": "IDR", "Tk": "BDT", "Tk.": "BDT", "Dh": "AED", "Dhs": "AED", "DH": "AED",
    "Dh.": "AED", "TL": "TRY", "RMB": "CNY", "CN¥": "CNY", "JP¥": "JPY", "KSh": "KES",
    "Ksh": "KES", "KSh.": "KES", "USh": "UGX", "Ush": "UGX", "TSh": "TZS",
    "Tsh": "TZS", "R": "ZAR", "N": "NGN",
    "NIS": "ILS", "K": "ZMW", "C$": "CAD", "CA$": "CAD", "AU$": "AUD", "A$": "AUD",
    "NZ$": "NZD", "S$": "SGD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN",
    "TT$": "TTD", "J$": "JMD", "Fr": "CHF", "Fr.": "CHF", "SFr": "CHF", "N$": "NAD", "RD$": "DOP",
    "FJ$": "FJD", "Php": "PHP", "PhP": "PHP", "FCFA": "XOF", "CFA": "XOF", "Bs": "BOB", "S/": "PEN",
    "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "SR": "SAR", "QR": "QAR", "BD": "BHD", "KD": "KWD",
    "RO": "OMR", "JD": "JOD", "Br": "ETB", "Lek": "ALL",
}  # fmt: skip
AMBIGUOUS_SYMBOLS = {
    "P": "peso/pula",
    "Sh": "shilling",
    "Shs": "shilling",
    "Shs.": "shilling",
    "kr": "krona/krone",
    "Rs": "rupee",
    "Rs.": "rupee",
    "₨": "rupee",
    "Re": "rupee",
    "¥": "yen/yuan",
}

_NEWS_NAMES = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB",
    "rupee": "INR", "won": "KRW", "lira": "TRY", "zloty": "PLN", "tenge": "KZT", "som": "KGS",
    "sum": "UZS", "soum": "UZS", "manat": "AZN", "rand": "ZAR", "naira": "NGN", "riyal": "SAR",
    "rial": "IRR", "toman": "IRR", "dirham": "AED", "shilling": "KES", "birr": "ETB", "peso": "MXN",
    "real": "BRL", "reais": "BRL", "franc": "CHF", "krona": "SEK", "kronor": "SEK",
    "krone": "NOK", "kroner": "NOK", "crown": "CZK", "koruna": "CZK", "forint": "HUF",
    "leu": "RON", "lei": "RON", "lev": "BGN", "leva": "BGN", "hryvnia": "UAH", "hryvnias": "UAH",
    "lari": "GEL", "dram": "AMD", "somoni": "TJS", "dinar": "KWD", "baht": "THB", "dong": "VND",
    "ringgit": "MYR", "rupiah": "IDR", "taka": "BDT", "kyat": "MMK", "kip": "LAK", "riel": "KHR",
    "tugrik": "MNT", "shekel": "ILS", "cedi": "GHS", "kwacha": "ZMW", "pula": "BWP",
    "mark": "DEM", "deutschmark": "DEM", "доллар": "USD", "рубль": "RUB", "руб": "RUB",
    "тенге": "KZT", "теңге": "KZT", "dolar": "USD", "доллары": "USD", "доллара": "USD",
    "долларов": "USD", "рубля": "RUB", "рублей": "RUB", "евро": "EUR", "юаней": "CNY",
    "avro": "EUR",
    "лир": "TRY", "долл": "USD", "сомов": "KGS", "сумов": "UZS", "манатов": "AZN", "сом": "KGS",
}  # fmt: skip
_EXTRA_NAMES = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "kiwi dollar": "NZD",
    "soviet rouble": "SUR", "soviet ruble": "SUR", "rupiahs": "IDR", "emirati dirham": "AED",
    "uae dirham": "AED", "moroccan dirham": "MAD", "saudi riyal": "SAR", "qatari riyal": "QAR",
    "omani riyal": "OMR", "chinese yuan": "CNY", "south korean won": "KRW", "korean won": "KRW",
    "swiss franc": "CHF", "cfa franc": "XOF", "british pound": "GBP", "pound sterling": "GBP",
    "turkish lira": "TRY", "deutsche mark": "DEM", "german mark": "DEM", "d-mark": "DEM",
    "uzbek sum": "UZS", "uzbek soum": "UZS", "kyrgyz som": "KGS", "special drawing right": "XDR",
}  # fmt: skip
NOT_CODES = frozenset(("ALL", "TOP", "TRY", "CUP", "MAD", "PEN", "SOS", "BOB", "COP", "GEL", "ALL"))
"""Codes that are also words in capitals; taken only before a number with a scale."""


@lru_cache
def scales() -> dict[str, float]:
    """Return scale word (lower case) to its power of ten: CLDR's compact forms and news forms."""
    found: dict[str, float] = {}
    for language in LANGUAGES:
        formats = Locale(language)._data["compact_decimal_formats"]
        for width in ("long", "short"):
            for patterns in formats[width].values():
                _add_compact(found, patterns)
    return found | NEWS_SCALES


def _add_compact(found: dict[str, float], patterns: dict[str, object]) -> None:
    for power in ("1000", "1000000", "1000000000", "1000000000000"):
        word = re.sub(r"[0\s'\xa0.]", "", str(getattr(patterns.get(power), "pattern", "")))
        if len(word) > 1 and word.isalpha():
            found[word.lower()] = float(power)


@lru_cache
def current_currencies() -> frozenset[str]:
    """Return the ISO 4217 codes that some territory uses now, and those of trade news."""
    tender = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, is_tender in entries
        if end is None and is_tender
    }
    return frozenset(tender | {"XDR", "SUR", "DEM", "CNH"})


@lru_cache
def currencies_of(alpha2: str) -> tuple[str, ...]:
    """Return the codes of the money a territory uses now, as CLDR has it."""
    entries = get_global("territory_currencies").get(alpha2, ())
    return tuple(code for code, _, end, is_tender in entries if end is None and is_tender)


@lru_cache
def currency_names() -> dict[str, str]:
    """Return full currency names, singular and lower case, to codes ("indian rupee": "INR")."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).currencies.items():
            if code in current_currencies():
                names.setdefault(name.lower(), code)
    return names | _EXTRA_NAMES


@lru_cache
def currency_heads() -> dict[str, tuple[str, ...]]:
    """Return the last word of a currency's name to every code it may mean, the usual first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for word, code in _NEWS_NAMES.items():
        heads[word].append(code)
    for name, code in currency_names().items():
        head = name.split()[-1]
        if head.isalpha() and len(head) > 2 and head not in ("mark", "unit", "right"):
            heads[head].append(code)
    return {head: tuple(dict.fromkeys(codes)) for head, codes in heads.items()}


def singular(word: str) -> str:
    """Return a currency word without its plural ending, lower case."""
    low = word.lower()
    if low in currency_heads():
        return low
    for tail, put in (("ies", "y"), ("s", ""), ("es", ""), ("ler", ""), ("lar", ""), ("ы", "")):
        stem = low.removesuffix(tail) + put
        if low.endswith(tail) and stem in currency_heads():
            return stem
    return low
