"""Direction of money and people: from owner to host."""

import re

from analysis.extraction.sides.ends import Direction, completed, pair_of
from analysis.extraction.sides.relations import INVESTING, Relations, Standing, is_group, relations
from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.places import gazetteer

_SHARED = ("project_count", "project_value", "jobs", "people_count", "event_count")
_JOINT = re.compile(
    r"\b(?:joint(?:ly)?(?!\s(?:statement|declaration|communiqu|session|press|commission|committee|"
    r"meeting|news|economic|business\s(?:forum|council)))|bilateral|mutual|both\s(?:countries|sides|nations)|"
    r"two\s(?:countries|nations|sides)|together)\b"
)
_OPPOSITE = re.compile(
    r"\b(?:other|opposite|reverse)\s(?:direction|way)\b|\bconversely\b|\bin\sreturn\b",
    re.IGNORECASE,
)


def _is_rate_of(at: Setting, last: Fact | None) -> bool:
    """Return whether it tells how the count just before has changed."""
    counted = last is not None and last.quantity.kind == "count"
    return (
        counted
        and last is not None
        and last.sentence == at.sentence.start
        and at.quantity.kind in ("percent", "ratio")
    )


@rule("direction", "as the figure that goes on", 0.75)
def continued(at: Setting) -> Direction | None:
    """A sentence without countries, or the next owner of a list."""
    last = at.facts[-1] if at.facts else None
    before = last if _is_rate_of(at, last) else at.previous_money
    if before is None or before.indicator != at.get("indicator") or _OPPOSITE.search(at.left):
        return None
    known: Direction | None = before.get("direction")
    if not known or known[2]:
        return None
    rel = relations(at)
    if not rel.standings:
        return known
    listed = rel.listed()
    if listed is None or before.sentence != at.sentence.start or listed.code in known[:2]:
        return None
    return listed.code, known[1], False


@rule("direction", "money sent home leaves the host", 0.8)
def sent_home(at: Setting) -> Direction | None:
    """Read "Egyptians in Greece sent home $53 million" as going from Greece to Egypt."""
    if at.get("indicator") != "other" or not re.search(
        r"\b(?:[Rr]emit\w*|[Ss](?:ent|end)\s(?:back|home))\b", at.left + at.clause_right
    ):
        return None
    known = [s for s in relations(at).standings if s.place.form in ("people", "adjective")]
    if known:
        return completed(at, at.other(known[0].code), known[0].code)
    last = at.facts[-1] if at.facts else None
    ends: Direction | None = last.get("direction") if last else None
    people = last is not None and last.indicator == "people_count" and ends is not None
    return (ends[1], ends[0], False) if people and ends else None


@rule("direction", "debts run from creditor to debtor", 0.8)
def owed(at: Setting) -> Direction | None:
    """Read "Zambia owes China $4bn" and "$4bn is owed to China"."""
    if at.get("indicator") != "loan_aid":
        return None
    rel = relations(at)
    active = re.search(r"\bow(?:es?|ed|ing)\s(?:the\s)?(?=[A-Z])", at.clause_left)
    if active:
        spot = at.clause_start + active.end()
        creditor = next((s for s in rel.standings if 0 <= s.place.start - spot < 40), None)
        return completed(at, creditor.code, at.other(creditor.code)) if creditor else None
    if re.match(r"^[^.;,]{0,20}\bowed\sto\b", at.right):
        near = at.quantity.end
        lender = next((s for s in rel.standings if 0 <= s.place.start - near < 70), None)
        return completed(at, lender.code, at.other(lender.code)) if lender else None
    return None


@rule("direction", "people come from where they are of", 0.85)
def people(at: Setting) -> Direction | None:
    """Read "1.6 million Pakistanis live there"."""
    if at.get("indicator") == "jobs":
        return None
    found = gazetteer().get(at.quantity.noun)
    return completed(at, found[0], None) if found and found[1] == "people" else None


@rule("direction", "as the investor's rank just before", 0.75)
def ranked_investor(at: Setting) -> Direction | None:
    """Read "the fifth biggest investor with 2,450 projects"."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.sentence != at.sentence.start:
        return None
    akin = last.indicator in ("rank", "project_count", "project_value")
    if not akin or not re.search(r"\binvestor", at.left):
        return None
    found: Direction = last.get("direction")
    return found


@rule("direction", "the other way round", 0.8)
def opposite(at: Setting) -> Direction | None:
    """Read "in the other direction" against the figure before."""
    previous = _last_owned(at) if _OPPOSITE.search(at.left) else None
    return None if previous is None else (previous[1], previous[0], False)


@rule("direction", "joint undertakings are mutual", 0.8)
def joint(at: Setting) -> Direction | None:
    """Joint projects and what belongs to them have no direction."""
    found = at.get("indicator") in _SHARED and _JOINT.search(at.left + at.right)
    return pair_of(at) if found else None


@rule("direction", "money and people go from owner to host", 0.78)
def ownership(at: Setting) -> Direction | None:
    """Investment, projects, companies, jobs, aid: by the clause, else by the sentence."""
    rel = relations(at)
    relative = at.subject_start < at.clause_start
    near = at.clause_end if relative else at.clause_end + 45
    zones = [(at.subject_start, near), (at.sentence.start, at.sentence.end)]
    if not any(at.subject_start <= s.place.start < at.clause_end for s in rel.standings):
        zones = zones[1:]
    after = ("in owner",) if at.get("indicator") == "loan_aid" else ("owner",)
    end = at.quantity.end
    direct = rel.nearest(after, end, end + 12, end)
    if direct is not None and "," in at.text[end : direct.place.start]:
        direct = None
    for zone in zones:
        host = _host(at, rel, *zone)
        owner = direct.code if direct else _investor(at, rel, host, *zone)
        found = completed(at, owner, None if host == owner else host)
        if found is not None:
            return found
    return None


@rule("direction", "as what stood before in the paragraph", 0.6, "the sentence names no country")
def inherited(at: Setting) -> Direction | None:
    """A sentence without countries keeps the direction of what it goes on about."""
    if at.get("indicator") in _SHARED and not relations(at).standings:
        here = (f for f in reversed(at.facts) if f.paragraph == at.sentence.paragraph)
        known = (f.get("direction") for f in here)
        return next((d for d in known if d and d[0]), None) or pair_of(at)
    return _last_owned(at)


def _host(at: Setting, rel: Relations, begin: int, end: int) -> str | None:
    attracted = re.search(
        r"\b(?:attract|receiv|draw|drew|host|secured|obtain)\w*\b", at.clause_left
    )
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
    return found.code if found is not None and found.code != "WLD" else None


def _investor(at: Setting, rel: Relations, host: str | None, begin: int, end: int) -> str | None:
    kinds = (
        ("owner", "by owner", "from", "from owner", "by", "of owner", "with owner"),
        ("",),
        ("of",),
    )
    for group in kinds:
        fits = [
            s
            for s in rel.standings
            if s.relation in group and begin <= s.place.start < end and s.code != host
        ]
        fits = [s for s in fits if not _is_other_owner(s)]
        if group == ("",):
            fits = [s for s in fits if s.place.start < at.quantity.start]
            if fits:
                return fits[0].code
            continue
        before = [s for s in fits if s.place.start < at.quantity.start]
        if fits:
            return min(before or fits, key=lambda s: abs(s.place.start - at.quantity.start)).code
    people = next((s for s in rel.standings if s.place.form == "people" and s.code != host), None)
    return people.code if people else None


def _is_other_owner(standing: Standing) -> bool:
    """Return whether a possessive owns something else: "Morocco's second partner"."""
    own = INVESTING | {
        "total",
        "direct",
        "foreign",
        "outward",
        "accumulated",
        "cumulative",
        "overall",
    }
    if is_group(standing.code) and standing.place.form == "adjective":
        return True
    possessive = standing.relation.endswith("owner") and standing.place.form != "adjective"
    return possessive and standing.following not in own


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
