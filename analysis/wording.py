"""Phrases for bounded numbers; the only place where a number becomes text.

A phrase never claims more than the bounds allow, keeps the source's hedge, and shows two or
three significant figures. Each takes a Quantity, or an Interval where only bounds are known.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import inf

from analysis import rendering
from analysis.claims import Hedge
from analysis.interval import Interval
from analysis.language import LOCALE, _
from analysis.numerals import NEAREST, cardinal, ordinal
from analysis.quantities import RANK, USD, Quantity
from analysis.rendering import Number, Sayer


def money(number: Number) -> str:
    r"""Say an amount of US dollars.

    >>> money(Interval(4.5e9, 5.5e9)).replace("\u00a0", " ")
    'between $4.5 and $5.5 billion'
    """
    return rendering.worded(number, rendering.dollars)


def percent(number: Number) -> str:
    r"""Say a fraction as a percentage, to one decimal; negative with a true minus sign.

    >>> percent(Interval.point(0.186)) == "18.6\u00a0%"
    True
    """
    return rendering.worded(number, rendering.percentages)


def percent_a_year(number: Number) -> str:
    """Say a rate, as a percentage a year."""
    return rendering.worded(number, rendering.percentages, _("{figure} a year"))


def points(number: Number) -> str:
    """Say a difference of fractions, in percentage points."""
    return rendering.worded(number, rendering.points)


def times(number: Number) -> str:
    r"""Say a multiple.

    >>> times(Interval.point(2.0)) == "2\u00a0times"
    True
    """
    return rendering.worded(number, rendering.times)


def years(number: Number) -> str:
    """Say a length of time in years; "1 year" for one."""
    return rendering.worded(number, rendering.years)


def half_years(number: Number) -> str:
    """Say a computed length of time to the half year, which is all that it is good for."""
    return rendering.worded(number, rendering.half_years)


def count(number: Number) -> str:
    """Say a number of things, in full."""
    return rendering.worded(number, rendering.counts)


def amount(number: Quantity) -> str:
    """Say a quantity by its own unit."""
    if number.unit.startswith(USD) and number.unit != USD:
        base = number.unit.removeprefix(USD)
        return _("{money} in prices of {year}").format(money=money(number), year=base)
    if number.unit == RANK:
        return rank(number)
    return rendering.worded(number, rendering.UNITS.get(number.unit, rendering.plain))


def rank(number: Number, joint: bool = False) -> str:
    """Say a place in words: "fourth", "joint fourth", "among the top five", "third to fifth"."""
    bounds = _bounds(number)
    if isinstance(number, Quantity) and number.hedge in (Hedge.UP_TO, Hedge.LESS_THAN):
        return _("among the top {n}").format(n=cardinal(round(bounds.high)))
    if bounds.is_point:
        place = ordinal(round(bounds.low))
        return _("joint {place}").format(place=place) if joint else place
    if bounds.low <= 1 and bounds.high < inf and not isinstance(number, Quantity):
        return _("among the top {n}").format(n=cardinal(round(bounds.high)))
    if bounds.high == inf:
        return _("{place} or lower").format(place=ordinal(round(bounds.low)))
    return _rank_span(number, bounds, joint)


def change(number: Number) -> str:
    r"""Say a change; the noun carries the sign and the figure is absolute.

    Works for fractions (in percent) and for money.

    >>> change(Interval.point(-0.031)) == "a decrease of 3.1\u00a0%"
    True
    """
    say = _sayer(number)
    return _signed(
        number,
        say,
        up=_("an increase of {figure}"),
        down=_("a decrease of {figure}"),
        none=_("no change"),
    )


def change_a_year(number: Number) -> str:
    """Say a rate as a change a year: "a decrease of 3.1 % a year"."""
    return _signed(
        number,
        rendering.percentages,
        up=_("an increase of {figure}"),
        down=_("a decrease of {figure}"),
        none=_("no change"),
        frame=_("{figure} a year"),
    )


def balance(number: Number) -> str:
    """Say a trade balance: surplus or deficit, never a sign."""
    return _signed(
        number,
        rendering.dollars,
        up=_("a surplus of {figure}"),
        down=_("a deficit of {figure}"),
        none=_("a balance of zero"),
    )


def improvement(moved: Number, before: Number, after: Number) -> str:
    """Say the change of a signed balance, in money.

    A surplus or a deficit grew or shrank; from one to the other the balance moved.

    Args:
        moved: The difference, after less before.
        before: The earlier balance.
        after: The later balance.
    """
    first, last = _bounds(before), _bounds(after)
    if first.low >= 0 and last.low >= 0:
        return _grew(
            moved, _("so the surplus grew by {figure}"), _("so the surplus shrank by {figure}")
        )
    if first.high <= 0 and last.high <= 0:
        own = _turned(moved)
        return _grew(
            own, _("so the deficit grew by {figure}"), _("so the deficit shrank by {figure}")
        )
    return _signed(
        moved,
        rendering.dollars,
        up=_("a move of {figure} towards surplus"),
        down=_("a move of {figure} towards deficit"),
        none=_("no change"),
    )


def _grew(moved: Number, up: str, down: str) -> str:
    """Say that something grew or shrank; by which nouns, where that is open."""
    bounds = _bounds(moved)
    if bounds.low < 0 < bounds.high:
        return change(moved)
    return _signed(moved, rendering.dollars, up=up, down=down, none=_("no change"))


def compared(number: Number) -> str:
    """Say a difference between two counts of one thing: "$1.2 billion more", or less."""
    return _signed(
        number,
        _sayer(number),
        up=_("{figure} more"),
        down=_("{figure} less"),
        none=_("the same"),
    )


def size(number: Number) -> str:
    """Say how large a difference is, whatever its sign; "up to" where the sign is open."""
    bounds, say = _bounds(number), _sayer(number)
    if bounds.low < 0 < bounds.high:
        return rendering.worded(Interval(0, max(-bounds.low, bounds.high)), say)
    return rendering.worded(_turned(number) if bounds.high <= 0 else number, say)


def direction(number: Number) -> str:
    """Return the verb for a change: rose, fell, did not change, or "rose or fell"."""
    bounds = _bounds(number)
    say = _sayer(number)
    if _is_nothing(bounds, say):
        return _("did not change")
    if bounds.low >= 0:
        return _("rose")
    return _("fell") if bounds.high <= 0 else _("rose or fell")


DOUBLED = Interval(1.95, 2.05)
"""What rounds to a multiple of two in steps of a tenth."""


def doubled(multiple: Number) -> str:
    """Return "doubled", "more than doubled" or an empty string, by the bounds of a multiple."""
    bounds = _bounds(multiple)
    if bounds.low >= DOUBLED.low and bounds.high <= DOUBLED.high:
        return _("doubled")
    return _("more than doubled") if bounds.low > DOUBLED.high else ""


def count_of(number: int) -> str:
    """Return a count of ours, in words up to twelve."""
    return cardinal(number)


def listing(items: Iterable[str]) -> str:
    """Return several things as one phrase.

    >>> listing(["A", "B", "C"])
    'A, B and C'
    """
    from babel.lists import format_list

    return str(format_list(list(items), locale=LOCALE))


def _bounds(number: Number) -> Interval:
    return number if isinstance(number, Interval) else number.bounds


def _sayer(number: Number) -> Sayer:
    return (
        rendering.UNITS.get(number.unit, rendering.plain)
        if isinstance(number, Quantity)
        else rendering.percentages
    )


def _is_nothing(bounds: Interval, say: Sayer) -> bool:
    if not bounds.is_bounded:
        return False
    texts, _before, _after = say((bounds.low, bounds.high), 0.0, (NEAREST, NEAREST))
    return all(not text.strip("0.,−") for text in texts)


def _signed(
    number: Number, say: Sayer, *, up: str, down: str, none: str, frame: str = "{figure}"
) -> str:
    bounds = _bounds(number)
    if _is_nothing(bounds, say):
        return none
    if bounds.low >= 0:
        return up.format(figure=rendering.worded(number, say, frame))
    if bounds.high <= 0:
        return down.format(figure=rendering.worded(_turned(number), say, frame))
    if not bounds.is_bounded:
        return _("anything between a fall and a rise")
    return _("between {down} and {up}").format(
        down=down.format(figure=frame.format(figure=rendering.one(-bounds.low, 0.0, say))),
        up=up.format(figure=frame.format(figure=rendering.one(bounds.high, 0.0, say))),
    )


def _turned(number: Number) -> Number:
    """Return the number with its sign turned; a hedge turns with it."""
    if isinstance(number, Interval):
        return number.scaled(-1)
    hedges = {Hedge.MORE_THAN: Hedge.LESS_THAN, Hedge.LESS_THAN: Hedge.MORE_THAN}
    printed = None if number.printed is None else -number.printed
    return replace(
        number,
        bounds=number.bounds.scaled(-1),
        printed=printed,
        hedge=hedges.get(number.hedge, number.hedge),
    )


def _rank_span(number: Number, bounds: Interval, joint: bool) -> str:
    low, high = ordinal(round(bounds.low)), ordinal(round(bounds.high))
    if isinstance(number, Interval) or number.printed is None:
        return _("{low} to {high}").format(low=low, high=high)
    place = ordinal(round(number.printed))
    if joint:
        return _("joint {place}").format(place=place)
    return _("{place} ({low} to {high}, given the rounding)").format(
        place=place, low=low, high=high
    )
