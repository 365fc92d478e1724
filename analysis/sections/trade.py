"""Trade over time: what each country's own books show, side by side and never merged."""

from analysis import countries, ledgers, marks, sentences, spans, wording
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.language import _
from analysis.ledgers import Ledger, Series
from analysis.prose import Cited, Part, Plain, Prose, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.lines import Money
from analysis.sentences import capital, figure, listed
from analysis.tables import Table

INDICATORS = ("exports", "imports", "balance", "turnover")


def latest(series: Series) -> Quantity | None:
    """Return the value of the last year of a series; None where there is none."""
    return series[max(series)] if series else None


def levels(dossier: Dossier) -> Prose:
    """Say the latest turnover of each ledger, and its exports and imports beside it."""
    told = (_level(ledger) for ledger in dossier.ledgers.values())
    return joined([*told, _absent(dossier, "turnover")])


def balances(dossier: Dossier) -> Prose:
    """Say how each ledger's balance moved from the first to the latest, in words and money."""
    told = (_balance(ledger) for ledger in dossier.ledgers.values())
    return joined([*told, _absent(dossier, "balance")])


def yearly_table(dossier: Dossier, country: str) -> Table | Prose:
    """Return one country's books year by year; or that they hold nothing.

    Args:
        dossier: What the edition knows.
        country: Whose books.
    """
    ledger = dossier.ledgers[country]
    money = lines.money(q for name in INDICATORS for q in ledger.series(name).values())
    rows = [_row(ledger, number, money) for number in ledger.years]
    if not rows:
        books = capital(_books(ledger))
        return prose(_("{books} hold no figure known to this edition."), books=books)
    texts = [value.text for row in rows for value in row if isinstance(value, Cited | Plain)]
    notes = [value.note for row in rows for value in row if isinstance(value, Cited)]
    return Table(
        id=f"ledger-{country.lower()}",
        title=_("What {country} statistics show, year by year").format(
            country=countries.possessive(country)
        ),
        subtitle=_("Trade with {partner} at current prices").format(
            partner=countries.name(ledger.partner)
        ),
        columns=(
            Column(key="year", label=_("Year"), header=True),
            *(_column(name, money.unit) for name in INDICATORS),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, notes),
        symbols=marks.symbols(texts),
    )


def _level(ledger: Ledger) -> Prose:
    last = latest(ledger.turnover)
    if last is None:
        return joined(map(sentences.level, latest_flows(ledger)))
    number = max(ledger.turnover)
    sides = [
        prose(_("{flow} {value}"), flow=_(name), value=figure(ledger.series(name)[number]))
        for name in ledgers.FLOWS
        if number in ledger.series(name)
    ]
    parts: dict[str, Part] = {
        "country": countries.possessive(ledger.reporter),
        "partner": countries.name(ledger.partner),
        "value": figure(last),
        "when": Plain(spans.stated(last)),
        "sides": prose(_(": {sides}"), sides=listed(sides)) if sides else "",
        "source": _said_by(last),
    }
    return prose(
        _("In {country} statistics, trade with {partner} came to {value} {when}{sides}{source}."),
        **parts,
    )


def _absent(dossier: Dossier, name: str) -> Prose:
    """Say in one sentence which ledgers lack an indicator; nothing if both have it."""
    without = [ledger for ledger in dossier.ledgers.values() if not ledger.series(name)]
    if not without:
        return lines.UNSAID
    what = {"turnover": _("turnover"), "balance": _("the balance")}[name]
    if len(without) == 1:
        return sentences.missing(_("{what} in {books}").format(what=what, books=_books(without[0])))
    whose = wording.listing(countries.possessive(ledger.reporter) for ledger in without)
    return sentences.missing(
        _("{what} in {whose} statistics on their trade").format(what=what, whose=whose)
    )


def latest_flows(ledger: Ledger) -> list[Quantity]:
    """Return the last figure of exports and of imports, of those a ledger has."""
    found = (latest(ledger.series(name)) for name in ledgers.FLOWS)
    return [quantity for quantity in found if quantity is not None]


def _said_by(quantity: Quantity) -> str:
    return sentences.source(quantity) if quantity.note.basis == "claim" else ""


def _balance(ledger: Ledger) -> Prose:
    last = latest(ledger.balance)
    if last is None:
        return lines.UNSAID
    before = ledger.balance[min(ledger.balance)]
    return sentences.balance(last) if before is last else sentences.balance_change(before, last)


def _books(ledger: Ledger) -> str:
    return _("{country} statistics on trade with {partner}").format(
        country=countries.possessive(ledger.reporter), partner=countries.name(ledger.partner)
    )


def _column(name: str, unit: str) -> Column:
    labels = {
        "exports": _("Exports"),
        "imports": _("Imports"),
        "balance": _("Exports less imports"),
        "turnover": _("Turnover"),
    }
    return Column(key=name, label=labels[name], unit=unit, align="right")


def _row(ledger: Ledger, number: int, money: Money) -> Row:
    return (
        Plain(str(number)),
        *(_cell(ledger, name, number, money) for name in INDICATORS),
    )


def _cell(ledger: Ledger, name: str, number: int, money: Money) -> Cited | str:
    told = money.cell(ledger.series(name).get(number))
    if not isinstance(told, Cited):
        return told
    is_break = number in ledger.breaks.get(name, frozenset())
    apart = name not in ledgers.FLOWS and not ledger.adds_up(number)
    letters = [*(["b"] if is_break else []), *(["d"] if apart else [])]
    fresh = [letter for letter in letters if f"[{letter}]" not in told.text]
    return Cited(marks.marked(told.text, fresh), told.note)
