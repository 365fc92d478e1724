"""The two ends of a direction, and what earlier figures tell about them."""

from analysis.extraction.sides.relations import Relations, is_group
from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.surroundings.setting import Setting

Ends = tuple[str | None, str | None]


Direction = tuple[str | None, str | None, bool]

NOWHERE: Direction = (None, None, False)


def pair_of(at: Setting) -> Direction:
    """Return the document's pair as a mutual direction."""
    pair = at.pair
    return (pair[0], pair[1], True) if len(pair) == 2 else NOWHERE


def both(a: str, b: str) -> Direction:
    """Return two countries as a mutual direction, in alphabetical order."""
    return (min(a, b), max(a, b), True)


def completed(at: Setting, first: str | None, second: str | None) -> Direction | None:
    """Fill one missing end from the pair, or from the reporting country for a third one."""
    if first and second and first != second:
        return first, second, False
    known = first or second
    if known is None:
        return None
    missing = at.other(known) or (at.reading.focus if at.reading.focus != known else None)
    if missing is None:
        return None
    if first and second:
        return None
    return (first, missing, False) if first else (missing, second, False)


def flow_before(at: Setting) -> tuple[str, str] | None:
    """Return reporter and partner of the flow just before in the sentence."""
    last = at.facts[-1] if at.facts else None
    return reported(last) if last is not None and last.sentence == at.sentence.start else None


def without_groups(rel: Relations) -> Relations:
    """Leave out groups of states that are not one of the pair: "second among ASEAN members"."""
    pair = rel.at.reading.pair
    found = Relations(rel.at)
    found.standings = tuple(s for s in rel.standings if not is_group(s.code) or s.code in pair)
    return found


def reporter(at: Setting) -> str:
    """Return the country whose trade the figure before was of, else the reporting one."""
    for fact in reversed(at.facts):
        known = reported(fact)
        if known is not None:
            return known[0]
    return at.reading.focus


def reported(fact: Fact) -> tuple[str, str] | None:
    """Return the reporting country and its partner of a flow of goods, else None."""
    direction = fact.get("direction")
    if (
        not direction
        or direction[2]
        or not direction[0]
        or fact.indicator not in ("exports", "imports")
    ):
        return None
    return (
        (direction[0], direction[1])
        if fact.indicator == "exports"
        else (direction[1], direction[0])
    )
