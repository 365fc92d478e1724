"""The printed forms of numbers, money, ranks and counts, and what they are worth."""

import pytest

from analysis.extraction.extractor import facts
from analysis.extraction.numbers.apart import numbers_of
from analysis.extraction.numbers.counts import counts
from analysis.extraction.numbers.money import MoneyContext, money
from analysis.extraction.numbers.numerals import Style, style
from analysis.extraction.numbers.ranks import ranks
from analysis.extraction.numbers.shares import multiples, percentages, physical
from analysis.extraction.surroundings.reading import read
from analysis.extraction.text.document import document

INDIA = MoneyContext(Style(), ("IN",))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$5 billion", 5e9, "USD"),
        ("US$ 1,345 billion", 1345e9, "USD"),
        ("USD6B", 6e9, "USD"),
        ("USD 3.2 bn", 3.2e9, "USD"),
        ("$10bln", 10e9, "USD"),
        ("€2.3bn", 2.3e9, "EUR"),
        ("£760m", 760e6, "GBP"),
        ("Rs 2.21 lakh crore", 2.21e12, "INR"),
        ("Rs.4.57 lakh crore", 4.57e12, "INR"),
        ("₹ 1,234 crore", 12.34e9, "INR"),
        ("R2,9-billion", 2.9e9, "ZAR"),
        ("R36.2-billion", 36.2e9, "ZAR"),
        ("AED 3.67 billion", 3.67e9, "AED"),
        ("16.13 billion yuan", 16.13e9, "CNY"),
        ("229,385,000 TL", 229_385_000, "TRY"),
        ("1 milyar 788 milyon dolar", 1.788e9, "USD"),
        ("4,1 млрд долларов", 4.1e9, "USD"),
        ("5 million Kazakh tenge", 5e6, "KZT"),
        ("3 billion Hong Kong dollars", 3e9, "HKD"),
        ("NZ$20 billion", 20e9, "NZD"),
        ("C$3.4 billion", 3.4e9, "CAD"),
        ("Tk 500 crore", 5e9, "BDT"),
        ("half a billion dollars", 5e8, "USD"),
        ("a billion dollars", 1e9, "USD"),
        ("two billion euros", 2e9, "EUR"),
        ("1.2 million Saudi riyals", 1.2e6, "SAR"),
        ("KSh9.2 billion", 9.2e9, "KES"),
    ],
)
def test_money_is_read_in_every_printed_form(text: str, value: float, unit: str) -> None:
    sentence = f"Trade came to {text}, officials said."

    found = money(sentence, INDIA)

    assert [(sentence[q.start : q.end], q.low, q.unit) for q in found] == [(text, value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("15-20 bln USD", 15e9, 20e9),
        ("$30-35 billion", 30e9, 35e9),
        ("$5bn-$6bn", 5e9, 6e9),
    ],
)
def test_a_spread_is_one_amount(text: str, low: float, high: float) -> None:
    (found,) = money(f"It may reach {text}.", INDIA)

    assert (found.low, found.high, found.is_range) == (low, high, True)


def test_from_one_amount_to_another_is_two() -> None:
    found = money("Trade rose from 8.7 billion to 57.1 billion dollars.", INDIA)

    assert [q.low for q in found] == [8.7e9, 57.1e9]


def test_a_bare_amount_takes_the_scale_of_the_next() -> None:
    first, _ = money("from $2 to $3 billion", INDIA)

    assert first.low == 2e9
    assert first.doubts == ("the scale is taken from '$3 billion'",)


def test_one_currency_word_serves_the_later_amounts_of_a_sentence() -> None:
    reading = read(
        document("Sales were 45.6 billion zlotys in 2022 and 51.7 billion in 2023.", "x")
    )

    assert [(q.low, q.unit) for q in reading.quantities] == [(45.6e9, "PLN"), (51.7e9, "PLN")]


def test_an_ambiguous_currency_is_that_of_the_documents_country() -> None:
    (found,) = money("worth Rs 300 billion", MoneyContext(Style(), ("PK", "CN")))

    assert found.unit == "PKR"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("up 29%", [29]),
        ("9.6 percent", [9.6]),
        ("7.95 pc", [7.95]),
        ("by %8,9", [8.9]),
        ("by 4 and 5 percent respectively", [4, 5]),
        ("by 3.2, 4.1 and 5.0 percent", [3.2, 4.1, 5.0]),
        ("for the first quarter of 2025, 11.9 percent more", [11.9]),
    ],
)
def test_percentages_are_read_one_by_one(text: str, values: list[float]) -> None:
    assert [q.low for q in percentages(text, Style())] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("more than doubled", 2),
        ("a three-fold rise", 3),
        ("rose fivefold", 5),
        ("2.5 times higher", 2.5),
        ("half of exports", 0.5),
        ("two-thirds of its gas", 0.6667),
    ],
)
def test_factors_are_ratios(text: str, value: float) -> None:
    assert [q.low for q in multiples(text, Style())] == [value]


@pytest.mark.parametrize(
    "text", ["double taxation", "the first half of 2024", "a double-digit rise"]
)
def test_names_and_periods_are_no_factors(text: str) -> None:
    assert list(multiples(text, Style())) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("seventh largest trade partner", 7, 7),
        ("ranks 3rd among the partners", 3, 3),
        ("top five foreign partners", 1, 5),
        ("eighth or ninth largest market", 8, 9),
        ("its No. 1 supplier", 1, 1),
        ("third after Germany", 3, 3),
    ],
)
def test_places_in_a_list_are_ranks(text: str, low: float, high: float) -> None:
    found = next(ranks(text))

    assert (found.kind, found.low, found.high) == ("rank", low, high)


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("17 Turkish companies", 17, "companies"),
        ("3.5 million Indians live there", 3.5e6, "Indians"),
        ("over 400 Japanese executives", 400, "executives"),
        ("six car makers", 6, "makers"),
        ("20 Memoranda of Understanding", 20, "Memoranda"),
        ("a hundred firms", 100, "firms"),
    ],
)
def test_counted_things_are_counts(text: str, value: float, noun: str) -> None:
    assert [(q.low, q.noun) for q in counts(text, Style())] == [(value, noun)]


@pytest.mark.parametrize("text", ["the two countries", "two-way goods trade", "in 2023 companies"])
def test_function_words_are_no_counts(text: str) -> None:
    assert list(counts(text, Style())) == []


def test_a_count_may_stand_after_its_noun() -> None:
    (found,) = numbers_of("the number of joint projects has reached 450", Style())

    assert (found.low, found.noun) == (450, "projects")


def test_physical_amounts_are_converted_within_their_unit() -> None:
    (found,) = physical("500 thousand tons of steel", Style())

    assert (found.low, found.unit) == (500_000, "t")


@pytest.mark.parametrize(
    ("text", "decimal"),
    [("4,1 and 5,3 of 2,9", True), ("4.1 and 5.3, or 1,200", False), ("nothing", False)],
)
def test_the_decimal_comma_is_told_from_the_document(text: str, decimal: bool) -> None:
    assert style(text).decimal_comma is decimal


@pytest.mark.parametrize(
    "sentence",
    ["The commission has met 16 times.", "They visited Lima 12 times.", "It convened 7 times."],
)
def test_how_often_people_met_is_a_count_and_no_multiple(sentence: str) -> None:
    assert not list(multiples(sentence, Style()))
    assert [count.noun for count in counts(sentence, Style())] == ["times"]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Imports were N220.6 billion. The rest was oil.", "N220.6 billion"),
        ("Exports came to NIS 4.1 billion. Diamonds led.", "NIS 4.1 billion"),
        ("Trade hit 38b shekels, or NIS 38b.", "NIS 38b"),
    ],
)
def test_a_full_stop_is_no_part_of_an_amount(sentence: str, printed: str) -> None:
    source = document(f"Trade\nAgency\nPublished: 2024-03-05\n\n{sentence}", "a")

    texts = [source.text[f.quantity.start : f.quantity.end] for f in facts(source)]

    assert texts[-1] == printed
