"""Direction of goods: from seller to buyer."""

import re

from analysis.extraction.sides.ends import Direction, completed, reported, reporter
from analysis.extraction.sides.relations import Relations, Standing, relations
from analysis.extraction.subjects import governing
from analysis.extraction.surroundings.nearby import HARD
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.cues import Cue


@rule("direction", "goods go from seller to buyer", 0.8)
def goods(at: Setting) -> Direction | None:
    """Exports and imports by the countries around their cue."""
    indicator = at.get("indicator")
    if indicator not in ("exports", "imports"):
        return None
    cue = _cue_of(at, indicator)
    if (listed := _listed_flow(at, cue, indicator)) is not None:
        return listed
    found = flow(at, cue, indicator)
    if found is not None:
        return found
    return _carried_flow(at, indicator)


def _listed_flow(at: Setting, cue: Cue | None, indicator: str) -> Direction | None:
    """Align a list whose cue is in the sentence before: "Armenia ($590m) followed"."""
    listed = relations(at).listed()
    if listed is None:
        return None
    if cue is not None and cue.end <= listed.place.start and listed.relation != "":
        return None
    home = reporter(at)
    if not home or home == listed.code:
        return None
    return (home, listed.code, False) if indicator == "exports" else (listed.code, home, False)


def _cue_of(at: Setting, kind: str) -> Cue | None:
    right = governing.attached_right(at)
    if right is not None and right.kind == kind:
        return right
    left = [c for c in at.cues if c.end <= at.quantity.start and c.kind == kind]
    if left:
        return left[-1]
    return next((c for c in at.cues if c.kind == kind), None)


def flow(at: Setting, cue: Cue | None, indicator: str) -> Direction | None:
    """Find seller and buyer; the reporter is the seller of exports and the buyer of imports."""
    if cue is None:
        return None
    rel = relations(at)
    begin, stop = _zone(at, cue)
    anchor = at.quantity.start
    listed = rel.listed()
    seller = buyer = None
    to = _governed(rel, at, ("to", "into", "to owner", "for"), begin, stop)
    source = _governed(rel, at, ("from", "from owner", "of owner", "out"), begin, stop)
    owner = _owner(rel, at, cue)
    if indicator == "exports":
        buyer = to.code if to else None
        seller = source.code if source else owner
        inside = rel.nearest(("in",), cue.end, stop, anchor)
        if buyer is None and inside is not None and inside.code != seller and cue.is_verb:
            buyer = inside.code
    else:
        seller = source.code if source else None
        buyer = to.code if to else owner
        if (
            seller is None
            and owner is not None
            and (_are_foreign(at, cue, rel) or _mirrors(at, owner, buyer))
        ):
            seller, buyer = owner, None
    if listed is not None and listed.code not in (
        seller if indicator == "exports" else buyer,
        None,
    ):
        buyer, seller = (listed.code, seller) if indicator == "exports" else (buyer, listed.code)
    given = rel.nearest(("", "owner"), cue.end, cue.end + 6, cue.end) if cue.is_verb else None
    if indicator == "exports" and given is not None and given.place.form == "name":
        buyer = given.code
        seller = next((s.code for s in rel.standings if s.place.end <= cue.start), None)
    if seller == buyer:
        seller, buyer = (None, buyer) if indicator == "exports" and to else (seller, None)
    return _from_home(at, seller, buyer)


def _from_home(at: Setting, seller: str | None, buyer: str | None) -> Direction | None:
    """Fill a missing end with the country whose trade is told, if the other is a third one."""
    known, home = seller or buyer, reporter(at)
    third = known is not None and known not in at.reading.pair and home not in (known, "", "WLD")
    if third and not (seller and buyer):
        return (seller, home, False) if seller else (home, buyer, False)
    return completed(at, seller, buyer)


def _governed(
    rel: Relations, at: Setting, kinds: tuple[str, ...], begin: int, stop: int
) -> Standing | None:
    """Return the country after a preposition: at once after the figure, else before, else after."""
    end = at.quantity.end
    after = rel.nearest(kinds, end, stop, end)
    if after is not None and _AT_ONCE.fullmatch(at.text[end : after.place.start]):
        return after
    return rel.nearest(kinds, begin, at.quantity.start, at.quantity.start) or after


_AT_ONCE = re.compile(r"\s(?:worth\s)?(?:[\w-]+\s){0,4}?(?:to|into|from|for)\s(?:[a-z]+\s){0,2}")


def _are_foreign(at: Setting, cue: Cue, rel: Relations) -> bool:
    """Return whether "imports of Kenyan goods" names the seller by an adjective after the cue."""
    return any(
        s.relation == "of owner" and cue.end <= s.place.start < cue.end + 25 for s in rel.standings
    )


def _mirrors(at: Setting, owner: str, buyer: str | None) -> bool:
    """Return whether "Serbian exports were 1bn and Chinese imports 4bn" means goods from China."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.sentence != at.sentence.start or last.indicator != "exports":
        return False
    ends: Direction | None = last.get("direction")
    return bool(ends) and buyer in (None, owner) and ends is not None and ends[1] == owner


def _zone(at: Setting, cue: Cue) -> tuple[int, int]:
    """Return the stretch whose prepositions belong to the cue: to the next cue after both."""
    stop = at.sentence.end
    for other in at.cues:
        if other.start > max(cue.end, at.quantity.end) and other.kind != cue.kind:
            stop = other.start
            break
    earlier = [c.end for c in at.cues if c.end <= cue.start and c.kind != cue.kind]
    begin = cue.start if earlier else at.sentence.start
    hard = HARD.search(at.text, at.quantity.end, stop)
    stop = hard.start() if hard else stop
    later = [q.start for q in at.siblings if q.start > at.quantity.end]
    if later and cue.end <= at.quantity.start:
        stop = min(stop, later[0])
    return begin, stop


def _owner(rel: Relations, at: Setting, cue: Cue) -> str | None:
    """Return whose flow it is: possessive or adjective right before the cue, or the subject."""
    zone = max(at.sentence.start, cue.start - 60)
    own = [
        s
        for s in rel.standings
        if zone <= s.place.start < cue.start
        and s.relation
        in ("owner", "of owner", "in owner", "that owner", "by owner", "with owner", "and owner")
    ]
    figures = [q for q in at.siblings if q.kind not in ("rank", "ordinal")]
    own = [s for s in own if not any(s.place.end <= q.start < cue.start for q in figures)]
    own = [
        s
        for s in own
        if not re.search(r"[,;]|\b(?:while|and\sits|whereas)\b", at.text[s.place.end : cue.start])
    ]
    if own:
        return own[-1].code
    if re.search(
        (
            r"\b(?:its|their|his\scountry[’']s|her\scountry[’']s|"
            r"the\scountry[’']s)\s(?:[\w-]+\s){0,3}$"
        ),
        at.text[at.sentence.start : cue.start],
    ):
        free = [s for s in rel.standings if s.place.end <= cue.start and s.relation == ""]
        return free[0].code if free else None
    free = [
        s
        for s in rel.standings
        if s.place.end <= cue.start
        and s.relation in ("", "owner")
        and s.place.start >= at.sentence.start
    ]
    if cue.is_verb and free:
        return free[0].code
    return free[-1].code if free and free[-1].relation == "" else None


def _carried_flow(at: Setting, indicator: str) -> Direction | None:
    """Keep the reporting country of the flow before; exports and imports mirror each other."""
    rel = relations(at)
    named = [c for c in rel.codes() if at.other(c)]
    for fact in reversed(at.facts):
        known = reported(fact)
        if (
            known is not None
            and fact.is_title == at.sentence.is_title
            and fact.paragraph == at.sentence.paragraph
        ):
            reporter, partner = known
            return (
                (reporter, partner, False) if indicator == "exports" else (partner, reporter, False)
            )
    reporter_code = named[0] if len(named) == 1 else at.reading.focus
    if not reporter_code:
        return None
    other = at.other(reporter_code)
    return (
        (reporter_code, other, False) if indicator == "exports" else (other, reporter_code, False)
    )
