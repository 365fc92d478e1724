"""Between which countries, and which way: from seller to buyer, from owner to host."""

import re

from analysis.extraction import governing
from analysis.extraction.cues import Cue
from analysis.extraction.facts import Fact
from analysis.extraction.places import gazetteer
from analysis.extraction.relations import Relations, is_group
from analysis.extraction.rules import rule
from analysis.extraction.setting import Setting

Ends = tuple[str | None, str | None]
Direction = tuple[str | None, str | None, bool]

NOWHERE: Direction = (None, None, False)
_WORLD = re.compile(
    r"\b(?:global(?:ly)?|worldwide|all\s(?:destinations|countries|partners|markets)|"
    r"the\sworld|overall\s(?:exports?|imports?|trade|foreign)|total\s(?:exports?|imports?|"
    r"foreign\strade|merchandise\sexports)|"
    r"foreign\strade(?!\s(?:with|between))|exports?\sas\sa\swhole|external\strade)\b",
    re.IGNORECASE,
)
_OPPOSITE = re.compile(
    r"\b(?:other|opposite|reverse)\s(?:direction|way)\b|\bconversely\b|\bin\sreturn\b",
    re.IGNORECASE,
)
_DEFICIT = re.compile(r"\b(?:deficit|shortfall|negative)\b", re.IGNORECASE)


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


@rule("direction", "brackets restate the amount before", 0.97)
def restated(at: Setting) -> Direction | None:
    """Copy the direction of the amount that is restated."""
    return None if at.original is None else at.original.get("direction")


@rule("direction", "capacity and foreign facts have none", 0.6, "not about the two countries")
def nowhere(at: Setting) -> Direction | None:
    """Physical capacity, and dates of one country's own affairs."""
    if at.get("indicator") == "physical_volume":
        cue = governing.nearest_left(at) or governing.in_clause_right(at)
        if cue is None or cue.kind not in ("exports", "imports", "turnover"):
            return NOWHERE
        return _flow(at, cue, "imports" if cue.kind == "imports" else "exports")
    if at.get("indicator") == "event_date" and re.search(
        r"\bstepped\sdown|took\soffice|was\sborn|independence\b", at.clause_left
    ):
        return NOWHERE
    return None


@rule("direction", "who ranks in whose list", 0.8)
def ranked(at: Setting) -> Direction | None:
    """The ranked country to the one whose list it is."""
    if at.get("indicator") != "rank":
        return None
    if at.quantity.kind == "ordinal":
        return pair_of(at)
    rel = Relations(at)
    near = at.quantity.end
    rel = _without_groups(rel)
    limit = min(at.sentence.end, near + 90)
    owner = rel.nearest(
        (
            "owner",
            "among owner",
            "of owner",
            "in owner",
            "for owner",
            "to owner",
            "by owner",
            "as owner",
            "on owner",
        ),
        max(at.sentence.start, at.quantity.start - 45),
        at.quantity.start,
        at.quantity.start,
    )
    if owner is not None and re.search(
        r"\b(?:is|are|was|were|has|have|remains?|became|ranks?|stands?)\b",
        at.text[owner.place.end : at.quantity.start],
    ):
        owner = None
    owner = owner or rel.nearest(
        (
            "in",
            "of",
            "for",
            "to",
            "among owner",
            "of owner",
            "for owner",
            "into",
            "to owner",
            "in owner",
            "from owner",
            "within",
            "among",
            "owner",
        ),
        near,
        limit,
        near,
    )
    owner = owner or rel.nearest(
        ("among owner", "in owner", "among", "of owner", "for owner"),
        at.sentence.start,
        at.quantity.start,
        at.quantity.start,
    )
    subject = next(
        (
            s
            for s in rel.standings
            if s.relation in ("", "owner")
            and s is not owner
            and not s.relation.startswith(("among", "behind", "after"))
        ),
        None,
    )
    if owner is not None:
        first = (
            subject.code
            if subject and subject.code != owner.code and subject.place.start < at.quantity.start
            else at.other(owner.code)
        )
        return completed(at, first, owner.code)
    if subject is not None:
        return completed(at, subject.code, at.other(subject.code))
    previous = at.previous_money
    if previous is not None and previous.get("direction") and not previous.get("direction")[2]:
        return previous.get("direction")
    return completed(at, at.other(at.reading.focus), at.reading.focus)


@rule("direction", "the part to the owner of the whole", 0.75)
def shared(at: Setting) -> Direction | None:
    """The part's country to the country whose total it is."""
    if at.get("indicator") != "share":
        return None
    rel = Relations(at)
    near = at.quantity.end
    whole = rel.nearest(("of", "owner", "of owner", "in owner", "in"), near, near + 70, near)
    if re.match(r"^\s?of\s(?:what|everything|all)\b", at.right):
        whole = rel.nearest(("",), near, near + 40, near) or whole
    named = re.search(r"\bshare\sof\s", at.left)
    inside = rel.nearest(("in", "in owner"), at.sentence.start, at.sentence.end, near)
    if whole is None and named and inside is not None:
        whole = inside
    listed = rel.listed()
    last = at.facts[-1] if at.facts else None
    if (
        listed is not None
        and last is not None
        and last.indicator == "share"
        and last.sentence == at.sentence.start
    ):
        return completed(at, listed.code, last.get("direction")[1])
    if (
        re.search(
            r"\b(?:settle|currenc|payments?|mutual|bilateral|between)\w*",
            at.left[-90:] + at.right[:90],
        )
        and whole is None
    ):
        return pair_of(at)
    if re.search(r"\bcurrenc(?:y|ies)\b", at.left + at.right):
        return pair_of(at)
    if whole is None:
        whole = rel.nearest(
            ("of owner", "of", "in owner", "in"),
            at.sentence.start,
            at.quantity.start,
            at.quantity.start,
        )
        owned = rel.nearest(("owner",), at.sentence.start, at.quantity.start, at.quantity.start)
        if whole is None and owned is not None and re.search(r"share", at.left):
            return completed(at, owned.code, at.other(owned.code))
    flow = _flow_before(at)
    if (
        whole is None
        and flow is not None
        and re.match(
            r"^\s(?:of|share\sof)\s(?:the\s|its\s)?(?:total|all|overall|country)", at.right
        )
    ):
        return flow[1], flow[0], False
    if whole is not None:
        return completed(at, at.other(whole.code) or _subject(rel, at, whole.code), whole.code)
    subject = _subject(rel, at, "")
    if subject:
        return completed(at, subject, at.other(subject))
    previous = _last_directed(at)
    if previous is not None:
        return previous
    return completed(at, at.other(at.reading.focus), at.reading.focus)


def _flow_before(at: Setting) -> tuple[str, str] | None:
    """Return reporter and partner of the flow just before in the sentence."""
    last = at.facts[-1] if at.facts else None
    return _reported(last) if last is not None and last.sentence == at.sentence.start else None


def _without_groups(rel: Relations) -> Relations:
    """Leave out groups of states that are not one of the pair: "second among ASEAN members"."""
    pair = rel.at.reading.pair
    rel.standings = tuple(s for s in rel.standings if not is_group(s.code) or s.code in pair)
    return rel


def _subject(rel: Relations, at: Setting, but: str) -> str | None:
    for s in rel.standings:
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


@rule("direction", "a named country's partners all over the world", 0.75)
def world(at: Setting) -> Direction | None:
    """Read total, overall, global flows that name no partner."""
    indicator = at.get("indicator")
    if indicator not in ("exports", "imports", "trade_turnover", "trade_balance"):
        return None
    clause = at.text[at.clause_start : at.clause_end]
    cue = governing.nearest_left(at)
    scope = (
        at.text[
            max(at.sentence.start, (cue.start if cue else at.clause_start) - 30) : at.quantity.start
        ]
        + at.clause_right[:40]
    )
    rel = Relations(at)
    if (not _WORLD.search(scope) and not _WORLD.search(clause)) or rel.listed() is not None:
        return None
    if not re.search(r"\b(?:all\s|world|global)", scope, re.IGNORECASE):
        partners = [
            s for s in rel.standings if s.relation in ("to", "from", "with", "between", "into")
        ]
        if partners or (
            len([c for c in rel.codes() if not is_group(c)]) > 1 and not re.search(r"[;]", at.right)
        ):
            return None
    before = [
        s
        for s in rel.standings
        if s.place.start < at.quantity.start and (s.relation.endswith("owner") or s.relation == "")
    ]
    owner = before[0].code if before else _reporter(at)
    if not owner:
        return None
    if indicator == "trade_turnover":
        return both(owner, "WLD")
    return (owner, "WLD", False) if indicator != "imports" else ("WLD", owner, False)


def _reporter(at: Setting) -> str:
    """Return the country whose trade the figure before was of, else the reporting one."""
    for fact in reversed(at.facts):
        known = _reported(fact)
        if known is not None:
            return known[0]
    return at.reading.focus


@rule("direction", "trade and events are mutual", 0.88)
def mutual(at: Setting) -> Direction | None:
    """Turnover, agreements and events have no direction; the partner may be a third country."""
    if at.get("indicator") not in (
        "trade_turnover",
        "agreement_count",
        "agreement_value",
        "event_date",
        "event_ordinal",
    ):
        return None
    if at.get("indicator") == "event_ordinal" and at.quantity.noun in ("visit", "trip"):
        return _visit(at)
    if at.get("indicator") == "event_ordinal" and at.quantity.noun in (
        "country",
        "state",
        "nation",
        "diplomatic mission",
    ):
        return _pioneer(at)
    return _with_whom(at) or pair_of(at)


def _with_whom(at: Setting) -> Direction | None:
    rel = Relations(at)
    third = [c for c in rel.codes() if at.other(c) is None]
    if not third or at.get("indicator") != "trade_turnover":
        return None
    if (
        (listed := rel.listed()) is not None
        and at.reading.focus
        and listed.code != at.reading.focus
    ):
        return both(at.reading.focus, listed.code)
    partner = rel.nearest(
        ("with", "between", "with owner", "between owner"),
        at.sentence.start,
        at.quantity.end + 40,
        at.quantity.start,
    )
    if partner is None:
        return None
    if partner.relation.startswith("between"):
        ends = [
            s.code
            for s in rel.standings
            if s.relation == partner.relation and abs(s.place.start - partner.place.start) < 60
        ]
        if len(ends) == 2 and ends[0] != ends[1]:
            return both(ends[0], ends[1])
        return None
    owner = rel.nearest(("owner", ""), at.sentence.start, partner.place.start, partner.place.start)
    home = owner.code if owner and owner.code != partner.code else at.reading.focus
    return both(home, partner.code) if home and home != partner.code else None


def _pioneer(at: Setting) -> Direction | None:
    """ "The first country to recognise" goes from who did it to whom it was done."""
    free = [
        s
        for s in Relations(at).standings
        if s.relation in ("", "by") and s.place.start < at.quantity.start
    ]
    return (completed(at, free[0].code, at.other(free[0].code)) if free else None) or pair_of(at)


def _visit(at: Setting) -> Direction | None:
    rel = Relations(at)
    host = rel.nearest(("to", "in"), at.sentence.start, at.sentence.end, at.quantity.end)
    guest = rel.nearest(
        ("by owner", "by", "of", "owner", ""), at.sentence.start, at.sentence.end, at.quantity.end
    )
    if host is not None:
        return completed(at, at.other(host.code), host.code)
    return completed(at, guest.code, None) if guest else pair_of(at)


@rule("direction", "goods go from seller to buyer", 0.8)
def goods(at: Setting) -> Direction | None:
    """Exports and imports by the countries around their cue."""
    indicator = at.get("indicator")
    if indicator not in ("exports", "imports"):
        return None
    cue = _cue_of(at, indicator)
    if (listed := _listed_flow(at, cue, indicator)) is not None:
        return listed
    found = _flow(at, cue, indicator)
    if found is not None:
        return found
    return _carried_flow(at, indicator)


def _listed_flow(at: Setting, cue: Cue | None, indicator: str) -> Direction | None:
    """Align a list whose cue is in the sentence before: "Armenia ($590m) followed"."""
    standing = Relations(at).listed()
    if standing is None or (
        cue is not None and cue.end <= standing.place.start and standing.relation != ""
    ):
        return None
    reporter = _reporter(at)
    if not reporter or reporter == standing.code:
        return None
    return (
        (reporter, standing.code, False)
        if indicator == "exports"
        else (standing.code, reporter, False)
    )


def _cue_of(at: Setting, kind: str) -> Cue | None:
    right = governing.attached_right(at)
    if right is not None and right.kind == kind:
        return right
    left = [c for c in at.cues if c.end <= at.quantity.start and c.kind == kind]
    if left:
        return left[-1]
    return next((c for c in at.cues if c.kind == kind), None)


def _flow(at: Setting, cue: Cue | None, indicator: str) -> Direction | None:
    """Find seller and buyer; the reporter is the seller of exports and the buyer of imports."""
    if cue is None:
        return None
    rel = Relations(at)
    begin, stop = _zone(at, cue)
    anchor = at.quantity.start
    listed = rel.listed()
    seller = buyer = None
    to = rel.nearest(("to", "into", "to owner", "for"), begin, stop, anchor)
    source = rel.nearest(("from", "from owner", "of owner", "out"), begin, stop, anchor)
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
        if seller is None and owner is not None and _are_foreign(at, cue, rel):
            seller, buyer = owner, None
    if listed is not None and listed.code not in (
        seller if indicator == "exports" else buyer,
        None,
    ):
        buyer, seller = (listed.code, seller) if indicator == "exports" else (buyer, listed.code)
    if seller == buyer:
        seller, buyer = (None, buyer) if indicator == "exports" and to else (seller, None)
    return completed(at, seller, buyer)


def _are_foreign(at: Setting, cue: Cue, rel: Relations) -> bool:
    """Return whether "imports of Kenyan goods" names the seller by an adjective after the cue."""
    return any(
        s.relation == "of owner" and cue.end <= s.place.start < cue.end + 25 for s in rel.standings
    )


def _zone(at: Setting, cue: Cue) -> tuple[int, int]:
    """Return the stretch whose prepositions belong to the cue: to the next cue after both."""
    stop = at.sentence.end
    for other in at.cues:
        if other.start > max(cue.end, at.quantity.end) and other.kind != cue.kind:
            stop = other.start
            break
    earlier = [c.end for c in at.cues if c.end <= cue.start and c.kind != cue.kind]
    begin = cue.start if earlier else at.sentence.start
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
    own = [s for s in own if not any(s.place.end <= q.start < cue.start for q in at.siblings)]
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
    rel = Relations(at)
    named = [c for c in rel.codes() if at.other(c)]
    for fact in reversed(at.facts):
        known = _reported(fact)
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


def _reported(fact: Fact) -> tuple[str, str] | None:
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


@rule("direction", "the surplus country to the deficit country", 0.78)
def balance(at: Setting) -> Direction | None:
    """A surplus belongs to its seller, a deficit to its buyer."""
    if at.get("indicator") != "trade_balance":
        return None
    rel = Relations(at)
    sentence = at.left + at.right
    favoured = re.search(
        r"\bin\s(?:\w+\s)?favou?r\sof\s(?:the\s)?|\bin\s(?=[A-Z][\w\s]{2,20}[’']s?\sfavou?r)",
        sentence,
    )
    if favoured:
        start = at.sentence.start
        spot = sentence.find(favoured[0]) + start
        near = min(
            rel.standings, key=lambda s: abs(s.place.start - spot - len(favoured[0])), default=None
        )
        if near is not None:
            return completed(at, near.code, at.other(near.code))
    owner = _balance_owner(at, rel)
    if owner is None:
        return None
    partner = rel.nearest(
        ("with", "against", "to"), at.sentence.start, at.sentence.end, at.quantity.start
    )
    other = partner.code if partner and partner.code != owner else at.other(owner)
    deficit = bool(_DEFICIT.search(_balance_words(at)))
    return completed(at, other, owner) if deficit else completed(at, owner, other)


def _balance_words(at: Setting) -> str:
    return at.text[
        max(at.sentence.start, at.quantity.start - 120) : min(at.sentence.end, at.quantity.end + 60)
    ]


def _balance_owner(at: Setting, rel: Relations) -> str | None:
    for standing in rel.standings:
        if standing.relation in ("", "owner", "by", "leaving", "for", "of"):
            return standing.code
    rest = [s.code for s in rel.standings if s.relation in ("with", "against")]
    if rest:
        return at.other(rest[0])
    return at.reading.focus or None


@rule("direction", "money and people go from owner to host", 0.78)
def ownership(at: Setting) -> Direction | None:
    """Investment, projects, companies, jobs, aid, visitors."""
    rel = Relations(at)
    before = at.previous_money
    akin = (
        before is not None and before.indicator == at.get("indicator") and before.get("direction")
    )
    if before is not None and akin and not akin[2]:
        if not rel.standings:
            return akin
        listed = rel.listed()
        if (
            listed is not None
            and before.sentence == at.sentence.start
            and listed.code not in akin[:2]
        ):
            return listed.code, akin[1], False
    people = gazetteer().get(at.quantity.noun)
    if people and people[1] == "people":
        return completed(at, people[0], None)
    last = at.facts[-1] if at.facts else None
    if (
        last is not None
        and last.indicator in ("rank", "project_count", "project_value")
        and last.sentence == at.sentence.start
        and re.search(r"\binvestor", at.left)
    ):
        placed: Direction = last.get("direction")
        return placed
    if _OPPOSITE.search(at.left) and (previous := _last_owned(at)) is not None:
        return previous[1], previous[0], False
    names = {s.code for s in rel.standings}
    joint = re.search(
        (
            r"\b(?:joint(?:ly)?|bilateral|mutual|both\s(?:countries|sides|nations)|"
            r"two\s(?:countries|nations|sides)|together)\b"
        ),
        at.left + at.right,
    )
    if (
        at.get("indicator")
        in ("project_count", "project_value", "jobs", "people_count", "event_count")
        and joint
    ):
        return pair_of(at)
    zones = [(at.clause_start, at.clause_end + 45), (at.sentence.start, at.sentence.end)]
    if not any(at.clause_start <= s.place.start < at.clause_end for s in rel.standings):
        zones = zones[1:]
    for begin, end in zones:
        host = _host(at, rel, begin, end)
        direct = rel.nearest(
            ("in owner",) if at.get("indicator") == "loan_aid" else ("owner",),
            at.quantity.end,
            at.quantity.end + 12,
            at.quantity.end,
        )
        owner = direct.code if direct else _investor(at, rel, host, begin, end)
        host = None if host == owner else host
        found = completed(at, owner, host)
        if found is not None:
            return found
    if len(names) == 0 and at.get("indicator") in (
        "project_count",
        "project_value",
        "jobs",
        "people_count",
    ):
        previous = (
            at.facts[-1].get("direction")
            if at.facts and at.facts[-1].paragraph == at.sentence.paragraph
            else None
        )
        return previous if previous else pair_of(at)
    owned = _last_owned(at)
    if owned is not None:
        return owned
    return None


def _host(at: Setting, rel: Relations, begin: int, end: int) -> str | None:
    attracted = re.search(r"\b(?:attract|receiv|draw|drew|host|secur|obtain)\w*\b", at.clause_left)
    if attracted:
        subject = next(
            (
                s.code
                for s in rel.standings
                if s.relation in ("", "owner") and s.place.start < at.quantity.start
            ),
            None,
        )
        if subject:
            return subject
    if at.get("indicator") == "loan_aid" and rel.nearest(
        ("in owner",), begin, end, at.quantity.start
    ):
        return None
    found = rel.nearest(
        ("in", "into", "to", "inside", "within", "across", "in owner", "into owner", "to owner"),
        begin,
        end,
        at.quantity.start,
    )
    return found.code if found is not None else None


def _investor(at: Setting, rel: Relations, host: str | None, begin: int, end: int) -> str | None:
    kinds = (
        ("owner", "by owner", "from", "from owner", "by", "of owner", "with owner"),
        ("",),
        ("of",),
    )
    for relations in kinds:
        fits = [
            s
            for s in rel.standings
            if s.relation in relations and begin <= s.place.start < end and s.code != host
        ]
        if relations == ("",):
            fits = [s for s in fits if s.place.start < at.quantity.start]
            if fits:
                return fits[0].code
            continue
        before = [s for s in fits if s.place.start < at.quantity.start]
        if fits:
            return min(before or fits, key=lambda s: abs(s.place.start - at.quantity.start)).code
    people = next((s for s in rel.standings if s.place.form == "people" and s.code != host), None)
    return people.code if people else None


def _last_owned(at: Setting) -> Direction | None:
    for fact in reversed(at.facts):
        direction = fact.get("direction")
        if (
            fact.paragraph == at.sentence.paragraph
            and direction
            and not direction[2]
            and fact.indicator not in ("exports", "imports", "rank", "share")
        ):
            found: Direction = direction
            return found
    return None


@rule("direction", "the pair the document is about", 0.5, "no direction is stated")
def fallback(at: Setting) -> Direction | None:
    """Without a word, the pair, without direction."""
    return pair_of(at)
