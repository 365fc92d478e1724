"""Direction of shares: the part's country to the country whose total it is."""

import re

from analysis.extraction.sides.ends import Direction, completed, flow_before, pair_of
from analysis.extraction.sides.relations import Relations, Standing, is_group, relations
from analysis.extraction.subjects.parts import is_share
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting


@rule("direction", "the next of a list of shares", 0.8)
def next_share(at: Setting) -> Direction | None:
    """Read "China for 20%, Russia for 18%"."""
    last = at.facts[-1] if at.facts else None
    if last is None or not is_share(at) or last.indicator != "share":
        return None
    rel = relations(at)
    listed = rel.listed() or next(
        (s for s in rel.standings if at.text[s.place.end : at.quantity.start] in ("'s ", "’s ")),
        None,
    )
    if listed is None or last.sentence != at.sentence.start:
        return None
    return completed(at, listed.code, last.get("direction")[1])


@rule("direction", "settlements are mutual", 0.75)
def settled(at: Setting) -> Direction | None:
    """What part of payments is made in which currency concerns both sides."""
    if at.get("indicator") != "share":
        return None
    around = at.clause_left[-90:] + at.clause_right
    if re.search(r"\bcurrenc(?:y|ies)\b", at.left + at.right):
        return pair_of(at)
    between = re.search(r"\b(?:settle|payments?|mutual|bilateral|between)\w*", around)
    return pair_of(at) if between and _whole(at, relations(at)) is None else None


@rule("direction", "as the rank it goes with", 0.75)
def share_of_ranked(at: Setting) -> Direction | None:
    """Read "its biggest supplier, with a share of 30%"."""
    goes_with = re.search(r"\bwith\s(?:a|an|about|some)\s(?:[\w.]+\s)?share\b[^,;]*$", at.left)
    if at.get("indicator") != "share" or not goes_with:
        return None
    last = at.facts[-1] if at.facts else None
    near = last is not None and last.indicator == "rank" and last.sentence == at.sentence.start
    return _last_directed(at) if near else None


@rule("direction", "the part of a flow that goes to one partner", 0.75)
def part_to_partner(at: Setting) -> Direction | None:
    """Read "two-thirds of its exports to Turkey" as Turkey's part."""
    if at.get("indicator") != "share":
        return None
    flow = re.match(
        r"^\sof\s(?:(?:them|it|which|this|that)\s(?:(?:went|goes|going|bound|sent|sold)\s)?(?P<there>to|from)\s)|"
        r"^\sof\s(?:[\w’'-]+\s){0,4}?(?:exports|imports|shipments|sales|purchases|trade)\s"
        r"(?:\w+\s){0,2}?(?P<way>to|from|with)\s",
        at.right,
    )
    flow = flow or re.match(
        r"^\sof\s(?:what|all)\s[^.;,]{3,25}?\b(?P<out>from)\s|"
        r"^\sof\s[^.;,]{3,60}?\b(?:originat\w+|comes?|came|(?:is|are|was|were)\s(?:sourced|bought|imported|"
        r"supplied|purchased))\s(?:in|from|by)\s(?:the\s)?",
        at.right,
    )
    if flow is None:
        return None
    spot = at.quantity.end + flow.end()
    near = next((s for s in relations(at).standings if 0 <= s.place.start - spot < 12), None)
    return completed(at, near.code, None) if near and not is_group(near.code) else None


@rule("direction", "the part that the trade just told is of", 0.75)
def part_of_trade(at: Setting) -> Direction | None:
    """Read "Uzbekistan put it at $13bn, 21.9 percent of its trade": the partner's part."""
    last = at.facts[-1] if at.facts else None
    if at.get("indicator") != "share" or last is None or last.indicator != "trade_turnover":
        return None
    beside = _BESIDE.fullmatch(at.text[last.quantity.end : at.quantity.start])
    if not beside or not re.match(r"^\sof\s(?:its|the\scountry[’']s)\s", at.right):
        return None
    subject = _subject(relations(at), at, "")
    return completed(at, at.other(subject), subject) if subject else None


_BESIDE = re.compile(
    r",?\s(?:or\s|equal\sto\s|which\sis\s)?(?:(?:about|some|nearly|over|around)\s)?"
)


@rule("direction", "the part to the owner of the whole", 0.75)
def part(at: Setting) -> Direction | None:
    """The part's country to the country whose total it is."""
    if at.get("indicator") != "share":
        return None
    rel = relations(at)
    if re.match(r"^\s?of\s(?:all\s)?(?:the\s)?(?:world|global)\b", at.right):
        subject = _subject(rel, at, "WLD")
        return (subject, "WLD", False) if subject else None
    whole = _whole(at, rel)
    if whole is None:
        begin, near = at.sentence.start, at.quantity.start
        whole = rel.nearest(("of owner", "of", "in owner", "in"), begin, near, near)
        owned = rel.nearest(("owner",), begin, near, near)
        if whole is None and owned is not None and re.search(r"share", at.left):
            return completed(at, owned.code, at.other(owned.code))
    if whole is None:
        return None
    return completed(at, at.other(whole.code) or _subject(rel, at, whole.code), whole.code)


def _whole(at: Setting, rel: Relations) -> Standing | None:
    """Return the country named right after the figure, or after "share of A in B"."""
    near = at.quantity.end
    if re.match(r"^\s?of\s(?:what|everything|all)\b", at.right):
        owner = rel.nearest(("",), near, near + 40, near)
        if owner is not None:
            return owner
    found = rel.nearest(("of", "owner", "of owner", "in owner", "in"), near, near + 70, near)
    if found is not None and re.search(
        r"\b(?:to|than|after|behind|against|from|ahead)\b|[,;]\s(?!of\b)",
        at.text[near : found.place.start],
    ):
        found = None
    if found is None and re.search(r"\bshare\sof\s", at.left):
        found = rel.nearest(("in", "in owner"), at.sentence.start, at.sentence.end, near)
    return found


@rule("direction", "part of the flow just before", 0.75)
def part_of_flow(at: Setting) -> Direction | None:
    """Read "exports were $18bn, or 38% of the total"."""
    known = flow_before(at) if at.get("indicator") == "share" else None
    total = re.match(
        r"^\s(?:of|share\sof)\s(?:the\s|its\s)?(?:total|all|overall|country)", at.right
    )
    return (known[1], known[0], False) if known is not None and total else None


@rule("direction", "the subject has the share", 0.65, "whose total it is must be guessed")
def share_of_subject(at: Setting) -> Direction | None:
    """Without the whole's owner, the subject's part of the other's total."""
    if at.get("indicator") != "share":
        return None
    subject = _subject(relations(at), at, "")
    if subject:
        return completed(at, subject, at.other(subject))
    previous = _last_directed(at)
    if previous is not None:
        return previous
    return completed(at, at.other(at.reading.focus), at.reading.focus)


def _subject(rel: Relations, at: Setting, but: str) -> str | None:
    cut = at.sentence.start + max(at.left.rfind("; "), 0)
    for s in sorted(rel.standings, key=lambda s: s.place.start < cut):
        if (
            s.relation in ("", "owner", "to", "by", "from")
            and s.code != but
            and s.place.start < at.quantity.start
        ):
            return s.code
    return None


def _last_directed(at: Setting) -> Direction | None:
    """Return the direction of a rank or share just before in the same sentence."""
    for fact in reversed(at.facts[-3:]):
        if fact.sentence == at.sentence.start and fact.indicator in (
            "rank",
            "share",
            "fdi_stock",
            "fdi_flow",
        ):
            found: Direction = fact.get("direction")
            return found
    return None
