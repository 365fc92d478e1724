"""How each country of a sentence stands in it: owner, destination, source, list member."""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.lexicon import words
from analysis.extraction.text.places import GROUPS, Place

_PREPOSITION = re.compile(
    r"\b(?P<p>to|into|from|with|in|inside|within|by|of|between|for|against|among|than|"
    r"across|through|towards?|via|behind|after|on|at|and|or|beyond|like|versus|outside)\s"
    r"(?:(?:the|its|their|both|all|neighbou?ring|fellow|Republic\sof|markets?\ssuch\sas|"
    r"countries\ssuch\sas|countries\slike|capital|territory\sof|economy\sof|partner|"
    r"partners|companies\sof|companies\sfrom|Gulf\sstate|kingdom\sof|city\sof|mainland|"
    r"nearby|firms\sfrom|side\sof)\s)*$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?:['’]s)?\s?(?:\([^)]*\)|with\s[^,;]{1,30}|at\s[^,;]{1,25}|[$€£][\d.,]+\s?\w*|"
    r"by\s[^,;]{1,25})?\s?(?:,\s(?:and\s)?|\sand\s|and\s|\sor\s|-|–|/)(?:the\s|to\s)?$"
)


SPEAKERS = words(
    "ambassador minister president envoy official officials leader leaders prime customs "
    "embassy authorities ministry foreign news media agency government diplomat consul "
    "statistics"
)
"""Nouns that make an adjective name who speaks, not whose trade it is."""


OWNED = words(
    "exports imports trade investment investments investors companies firms goods shipments "
    "sales capital businesses enterprises fdi purchases tourists visitors products exporters "
    "importers"
)
"""Nouns before which a country's bare name owns them: "Singapore investors"."""

INVESTING = OWNED - {
    "exports", "imports", "trade", "goods", "shipments", "sales", "purchases", "products",
    "exporters", "importers",
}  # fmt: skip
"""Those of them that tell an investor, a migrant or a donor."""

_STATES = words("country nation state neighbour neighbor giant republic kingdom bloc side")
_NO_NOUNS = words(
    "was is are were has had have will would could can may and or to with in on at for from "
    "by as but while ranks ranked remains remained took takes came stands stood became "
    "becomes also now accounts accounted buys bought sells sold imported exported invested "
    "plans expects wants the a an its which who that"
)


_GIVEN = re.compile(
    r"\b(?:promis|pledg|offer|grant|donat|extend|award|provid|loan|allocat|hand)(?:ed|es|s|ing|e)?\s"
    r"$|\b(?:g[ai]ves?|given|giving|lent|lends?|lending|s[eo]lls?|sold|sent|sends?|paid|pays?)\s$"
)
"""Before a country: whom something is given to."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A country mention and its role.

    ``relation`` is the preposition that governs it, "owner" if it is possessive or an
    adjective of a following noun, "" if it stands free (often the subject).
    """

    place: Place
    relation: str
    following: str

    @property
    def code(self) -> str:
        """Its alpha-3 code."""
        return self.place.code


_POSSESSIVE = re.compile(r"['’]s?\s")
_WHAT = re.compile(r"\s(?:[\w-]+\s){0,3}?[$€£\d]|\swith\b")
_BESIDE = re.compile(
    r"\b(?:second|next|close|compared|equal|similar)\s(?:only\s)?to\s(?:the\s|that\sof\s)?$"
)
_HEADED = re.compile(
    r",?\s(?:was|is|came|comes|ranks?|ranked|led|leads|topped|tops|stood|stands|remains|remained|"
    r"followed|follows|placed)\b[^.;$€£]{0,60}\b(?:with|at)\s(?:(?:about|around|over|some|nearly|a)\s)*"
)
"""Between a country and its figure in a list: "Germany was first among them with"."""


@dataclass
class Relations:
    """The standings of the countries in the sentence of a setting."""

    at: Setting

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """All of them in reading order; members of a list share the relation of the first."""
        found: list[Standing] = []
        for place in self.at.places:
            found.append(self._standing(place, found[-1] if found else None))
        return tuple(found)

    def _standing(self, place: Place, before: Standing | None) -> Standing:
        text = self.at.text
        lead = text[max(self.at.sentence.start, place.start - 90) : place.start]
        after = text[place.end : place.end + 40]
        following = re.match(r"(?:['’]s?)?[\s-]+([a-z\d][\w-]*)", after)
        noun = following[1] if following else ""
        if place.form == "name" and _GIVEN.search(lead) and _WHAT.match(after):
            return Standing(place, "to", noun)
        relation = self._relation(place, before, lead, noun)
        if self._is_body(place, noun, after, relation):
            return Standing(place, f"{relation} body".strip(), noun)
        possessive = _POSSESSIVE.match(after) is not None
        named = place.form == "name" and noun in OWNED
        adjective = place.form == "adjective" and noun not in _NO_NOUNS
        if noun and (adjective or possessive or named):
            relation = f"{relation} owner".strip()
        return Standing(place, relation, noun)

    def _relation(self, place: Place, before: Standing | None, lead: str, noun: str) -> str:
        """Return the preposition that governs a mention; a list shares that of its first."""
        if before is not None and _LIST.match(self.at.text[before.place.end : place.start]):
            opens = place.form == "adjective" and noun and before.place.form != "adjective"
            return "owner" if opens else before.relation
        if _BESIDE.search(lead):
            return "beside"
        match = _PREPOSITION.search(lead)
        word = match["p"].lower() if match else ""
        return "" if word in ("and", "or") else word

    def _is_body(self, place: Place, noun: str, after: str, relation: str) -> bool:
        """Return whether a mention is part of a body's name or of a roundabout expression."""
        if _POSSESSIVE.match(after):
            return place.code == "WLD" or noun in SPEAKERS - {"customs", "statistics", "foreign"}
        if noun in SPEAKERS or (noun in _STATES and place.code in GROUPS | {"XCA"}):
            return True
        free = relation in ("", "with", "through", "by", "of")
        return free and not self.at.sentence.is_title and bool(re.match(r"\s[A-Z][a-z]+", after))

    def nearest(self, relations: tuple[str, ...], start: int, end: int, to: int) -> Standing | None:
        """Return the standing with one of ``relations`` in ``[start, end)`` nearest to ``to``."""
        fits = [
            s
            for s in self.standings
            if s.relation in relations
            and start <= s.place.start < end
            and s.code not in ("XCA", "XNA")
        ]
        return min(fits, key=lambda s: abs(s.place.start - to), default=None)

    def listed(self) -> Standing | None:
        """Return the country this figure is aligned with: "China ($1bn)", "respectively"."""
        at = self.at
        left = [s for s in self.standings if s.place.end <= at.quantity.start]
        if left:
            between = at.text[left[-1].place.end : at.quantity.start]
            if re.fullmatch(
                r"\s?\((?:about|around|over|some|nearly|US)?\s?", between
            ) or re.fullmatch(
                (
                    r"\s(?:with|at|by|for|-|–|—|:)\s(?:about\s|around\s|over\s|some\s|nearly\s)?|"
                    r":\s|,\s(?=$)"
                ),
                between,
            ):
                return left[-1] if left[-1].place.form != "adjective" else None
            if _HEADED.fullmatch(between) and left[-1].relation == "":
                return left[-1]
        if "respectively" in at.right:
            return self._respective(left)
        return None

    def _respective(self, left: list[Standing]) -> Standing | None:
        group = [q for q in self.at.siblings if q.kind == self.at.quantity.kind]
        run = [s for s in left if s.code not in ("WLD",)]
        size = len(group)
        if size < 2 or len(run) < size:
            return None
        return run[-size:][group.index(self.at.quantity)]

    def codes(self) -> tuple[str, ...]:
        """The countries in reading order, once each, without the world."""
        return tuple(
            dict.fromkeys(
                s.code for s in self.standings if s.code not in ("WLD", "XCA", "XME", "XNA")
            )
        )


def relations(at: Setting) -> Relations:
    """Return the relations of a setting, made once."""
    known = at.__dict__.get("_relations")
    if not isinstance(known, Relations):
        known = at.__dict__["_relations"] = Relations(at)
    return known


def is_group(code: str) -> bool:
    """Return whether a code names more than one state."""
    return code in GROUPS
