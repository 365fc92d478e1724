"""Trade over time: what each country's own books show, side by side and never merged."""

from collections.abc import Sequence

from analysis import countries, ledgers, marks, periods, sentences, spans, wording
from analysis.columns import Column, Row
from analysis.dossier import Dossier
from analysis.figures import trade
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, worth_drawing
from analysis.language import _
from analysis.ledgers import Ledger, Series
from analysis.origins import topic
from analysis.prose import Cited, Part, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sentences import capital, figure, listed
from analysis.tables import Table

MILLION = 1e6
INDICATORS = ("exports", "imports", "balance", "turnover")


def latest(series: Series) -> Quantity | None:
    """Return the value of the last year of a series; None where there is none."""
    return series[max(series)] if series else None


def levels(dossier: Dossier) -> Prose:
    """Say the latest turnover of each ledger, and its exports and imports beside it."""
    told = (_level(ledger) for ledger in dossier.ledgers.values())
    return joined([*told, _absent(dossier, "turnover")])


def turnover_chart(dossier: Dossier) -> Chart | Prose:
    """Return turnover as each country reports it, one panel a ledger, with events.

    Nothing where ``levels`` says that nothing is known.
    """
    drawn = lines.by_ledger(dossier, "turnover")
    if not lines.noted(drawn):
        return lines.UNSAID
    return trade.turnover_chart(
        drawn,
        _caption(dossier, "turnover", turnover_message(dossier), drawn),
        events=lines.chosen(dossier),
    )


def flows_chart(dossier: Dossier) -> Chart | Prose:
    """Return exports and imports as each country reports them, side by side."""
    ledgers = lines.flows(dossier)
    drawn = [line for _label, pair in ledgers for line in pair]
    if not lines.noted(drawn):
        return sentences.missing(
            _("exports and imports between {pair}").format(pair=_pair(dossier))
        )
    return trade.flows_chart(ledgers, _caption(dossier, "flows", flows_message(dossier), drawn))


def balance_chart(dossier: Dossier) -> Chart | Prose:
    """Return each country's balance as bars about zero, for the years with both flows.

    Nothing where there is too little for a chart; ``balances`` says what there is.
    """
    drawn = lines.by_ledger(dossier, "balance")
    if not worth_drawing(drawn):
        return lines.UNSAID
    return trade.balance_chart(drawn, _caption(dossier, "balance", balance_message(dossier), drawn))


def balances(dossier: Dossier) -> Prose:
    """Say how each ledger's balance moved from the first to the latest, in words and money."""
    told = (_balance(ledger) for ledger in dossier.ledgers.values())
    return joined([*told, _absent(dossier, "balance")])


def yearly_table(dossier: Dossier, country: str) -> Table | Prose:
    """Return one country's books year by year, in millions; or that they hold nothing.

    Args:
        dossier: What the edition knows.
        country: Whose books.
    """
    ledger = dossier.ledgers[country]
    rows = [_row(ledger, number) for number in ledger.years]
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
        subtitle=_("Trade with {partner}, million US dollars at current prices").format(
            partner=countries.name(ledger.partner)
        ),
        columns=(
            Column(key="year", label=_("Year"), header=True),
            *(_column(name) for name in INDICATORS),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, notes),
        symbols=marks.symbols(texts),
    )


def missing_years(dossier: Dossier) -> Prose:
    """Say for which of the years asked for each ledger has no turnover.

    Nothing of a ledger of which ``levels`` says that nothing is known.
    """
    return joined(_gap(dossier, ledger) for ledger in dossier.ledgers.values())


def turnover_message(dossier: Dossier) -> Prose:
    """Return where turnover stands in each ledger, as the title of a chart."""
    courses = [_course(ledger) for ledger in dossier.ledgers.values() if ledger.turnover]
    if not courses:
        return Prose(capital(topic("turnover", *dossier.pair)))
    if len({verb for verb, _where in courses}) == 1:
        told = listed(where for _verb, where in courses)
        return prose(_("Turnover {verb} {told}"), verb=courses[0][0], told=told)
    parted = listed(prose("{verb} {where}", verb=v, where=where) for v, where in courses)
    return prose(_("Turnover {told}"), told=parted)


def flows_message(dossier: Dossier) -> Prose:
    """Return who sells more to whom in each ledger's latest year, as the title of a chart."""
    told = [_larger(ledger) for ledger in dossier.ledgers.values() if ledger.balance]
    alone = [_flow(q) for ledger in dossier.ledgers.values() for q in _latest_flows(ledger)]
    if not told and not alone:
        return Prose(_("Exports and imports as each country reports them"))
    return _sentence(told or alone)


def balance_message(dossier: Dossier) -> Prose:
    """Return each ledger's latest balance, as the title of a chart."""
    told = [
        prose(
            _("{balance} {when} in {country} statistics"),
            balance=cite(wording.balance(last), last.note),
            when=Plain(spans.stated(last)),
            country=countries.possessive(ledger.reporter),
        )
        for ledger in dossier.ledgers.values()
        if (last := latest(ledger.balance)) is not None
    ]
    if not told:
        return Prose(_("The trade balance as each country reports it"))
    return _sentence(told)


def _sentence(parts: Sequence[Prose]) -> Prose:
    text = listed(parts)
    first = text.markdown.lstrip("[")[:1]
    return Prose(text.markdown.replace(first, first.upper(), 1), text.notes)


def _level(ledger: Ledger) -> Prose:
    last = latest(ledger.turnover)
    if last is None:
        return joined(map(sentences.level, _latest_flows(ledger)))
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


def _latest_flows(ledger: Ledger) -> list[Quantity]:
    found = (latest(ledger.series(name)) for name in ledgers.FLOWS)
    return [quantity for quantity in found if quantity is not None]


def _flow(quantity: Quantity) -> Prose:
    return prose(
        _("{topic} came to {value} {when}"),
        topic=quantity.topic,
        value=figure(quantity),
        when=Plain(spans.stated(quantity)),
    )


def _pair(dossier: Dossier) -> str:
    first, second = (countries.name(code) for code in dossier.pair)
    return _("{first} and {second}").format(first=first, second=second)


def _said_by(quantity: Quantity) -> str:
    return sentences.source(quantity) if quantity.note.basis == "claim" else ""


def _balance(ledger: Ledger) -> Prose:
    last = latest(ledger.balance)
    if last is None:
        return lines.UNSAID
    before = ledger.balance[min(ledger.balance)]
    return sentences.balance(last) if before is last else sentences.balance_change(before, last)


def _course(ledger: Ledger) -> tuple[str, Prose]:
    """Return how a ledger's turnover moved, and to what, when, in whose statistics."""
    first, last = ledger.turnover[min(ledger.turnover)], ledger.turnover[max(ledger.turnover)]
    parts: dict[str, Part] = {
        "last": figure(last),
        "now": Plain(spans.stated(last)),
        "country": countries.possessive(ledger.reporter),
    }
    if first is last:
        return _("was"), prose(_("{last} {now} in {country} statistics"), **parts)
    return _verb(first, last), prose(_("to {last} {now} in {country} statistics"), **parts)


def _verb(first: Quantity, last: Quantity) -> str:
    change = last.bounds - first.bounds
    if change.low > 0:
        return _("rose")
    return _("fell") if change.high < 0 else _("came")


def _larger(ledger: Ledger) -> Prose:
    last = ledger.balance[max(ledger.balance)]
    compared = _("about as many exports as imports")
    if last.bounds.low > 0 or last.bounds.high < 0:
        more, fewer = _("more exports than imports"), _("fewer exports than imports")
        compared = more if last.bounds.low > 0 else fewer
    return prose(
        _("{country} statistics show {compared} {when}"),
        country=countries.possessive(ledger.reporter),
        compared=compared,
        when=Plain(spans.stated(last)),
    )


def _caption(dossier: Dossier, name: str, title: Prose, drawn: Sequence[Line]) -> Caption:
    subtitles = {
        "turnover": _("Exports plus imports, US dollars at current prices, {years}"),
        "flows": _("Exports and imports, US dollars at current prices, {years}"),
        "balance": _("Exports less imports, US dollars at current prices, {years}"),
    }
    return Caption(
        id=name,
        title=title,
        subtitle=prose(subtitles[name], years=Plain(lines.shown_years(dossier, drawn))),
        source=lines.credit(dossier, lines.noted(drawn)),
    )


def _books(ledger: Ledger) -> str:
    return _("{country} statistics on trade with {partner}").format(
        country=countries.possessive(ledger.reporter), partner=countries.name(ledger.partner)
    )


def _column(name: str) -> Column:
    labels = {
        "exports": _("Exports"),
        "imports": _("Imports"),
        "balance": _("Exports less imports"),
        "turnover": _("Turnover"),
    }
    return Column(key=name, label=labels[name], unit=_("US$ million"), align="right")


def _row(ledger: Ledger, number: int) -> Row:
    return (
        Plain(str(number)),
        *(_cell(ledger, name, number) for name in INDICATORS),
    )


def _cell(ledger: Ledger, name: str, number: int) -> Cited | str:
    quantity = ledger.series(name).get(number)
    if quantity is None:
        return marks.missing()
    text = marks.tabular(quantity, MILLION, 0)
    if number in ledger.breaks.get(name, frozenset()) and "[b]" not in text:
        text = marks.marked(text, "b")
    return Cited(text, quantity.note)


def _gap(dossier: Dossier, ledger: Ledger) -> Prose:
    # A year that is not over has no yearly figure, so none is missing.
    asked = range(dossier.first_year, min(dossier.last_year, dossier.day.year - 1) + 1)
    absent = [number for number in asked if number not in ledger.turnover]
    if not absent or len(absent) == len(asked):
        return lines.UNSAID
    return prose(
        _("{books} give no turnover for {years}."),
        books=capital(_books(ledger)),
        years=Plain(wording.listing(_runs(absent))),
    )


def _runs(numbers: Sequence[int]) -> list[str]:
    """Return years as spans: 1993–1995, 1997."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [spans.name(periods.years(run[0], run[-1])) for run in found]
