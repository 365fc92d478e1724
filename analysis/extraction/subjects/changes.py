"""Whether a figure is a difference, a rate or a factor, and which way it goes."""

import re

from analysis.extraction.surroundings.setting import Setting

_UP_VERB = (
    r"r(?:ise|ises|ose|isen|ising)|grow(?:s|n|ing|th)?|grew|increas(?:e|es|ed|ing)|"
    r"climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    r"surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|"
    r"expansion|advanc(?:e|es|ed|ing)|add(?:s|ed|ing)?|rocket(?:ed)?|"
    r"leap(?:s|ed|t)?|leapt|strengthen(?:ed)?|accelerat\w+|swell(?:ed)?|swollen|"
    r"spike[sd]?|uptick|upturn|upswing|mount(?:ed)|boost(?:ed|ing)?|"
    r"higher|up|more|improv\w+|widen(?:ed|ing|s)?|multipl(?:y|ied|ies)|bounce(?:d)?|"
    r"rebound(?:s|ed)?|recover(?:ed|y)|pick(?:ed)?\sup|go(?:es|ne)?\sup|went\sup|"
    r"inch(?:ed)?|edg(?:e|ed)\sup|ballooned|above|hike|bigger|larger|ahead|faster|extra|"
    r"raise[ds]?|lift(?:ed|ing)?"
)
_DOWN_VERB = (
    r"f(?:all|alls|ell|allen|alling)|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    r"drop(?:s|ped|ping)?|down|lower|slump(?:s|ed|ing)?|"
    r"plung(?:e|es|ed|ing)|shr(?:ink|inks|ank|unk|inking)|contract(?:ed|ion|ing)|slid(?:e|"
    r"es|ing)?|slip(?:s|ped|ping)?|tumbl(?:e|es|ed|ing)|"
    r"dip(?:s|ped|ping)?|eas(?:e|ed|ing)|less|fewer|reduc(?:e|ed|tion|ing)|narrow(?:s|ed|"
    r"ing)?|collaps(?:e|ed)|sank|sunk|cut|los(?:s|t|ing)|"
    r"shed|plummet(?:ed|ing)?|retreat(?:ed)?|weaken(?:ed)?|downturn|shrinkage|slowdown|"
    r"below|halv(?:ed|ing)|smaller|trimmed"
)
UP = re.compile(rf"\b(?:{_UP_VERB})\b", re.IGNORECASE)
DOWN = re.compile(rf"\b(?:{_DOWN_VERB})\b", re.IGNORECASE)
MOVE = re.compile(rf"\b(?:{_UP_VERB}|{_DOWN_VERB}|chang(?:e|ed)|growth|rate)\b", re.IGNORECASE)
_HEDGE = (
    r"(?:(?:more\sthan|over|about|around|some|nearly|almost|approximately|roughly|just|only|"
    r"at\sleast|as\smuch\sas|up\sto|less\sthan|under|close\sto|an?|another|a\sfurther|further|"
    r"US|the|well|an\sestimated|a\srecord|a\swhopping|annual)\s){0,3}"
)
_NOUN = (
    r"(?:increase|rise|growth|jump|gain|surge|climb|expansion|decline|fall|drop|decrease|"
    r"reduction|slump|plunge|contraction|improvement|dip|slide|hike|uptick|leap|loss|cut|"
    r"advance|rebound|deterioration|shortfall)"
)
_BY = re.compile(
    rf"\b(?:by|{_NOUN}\s(?:rate\s)?of|{_NOUN},?\s(?:amounting\sto|equivalent\sto|worth|"
    rf"totall?ing)|rate\sof)\s{_HEDGE}[(]?$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    rf"\b(?:(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)up|down|higher|lower|r(?:ose|"
    rf"isen|ises|ising|ise)|grew|grown|grows?|grow|increas(?:ed|es|ing)|climbed|jumped|"
    rf"surged|soared|gained|gaining|added|adds|expanded|advanced|"
    rf"fell|fallen|falling|declined|decreased|dropped|slumped|plunged|shrank|shrunk|"
    rf"contracted|slid|slipped|tumbled|dipped|lost|rocketed|leapt|leaped|shed|eased|sank|"
    rf"swelled|spiked|"
    rf"rebounded|widened|narrowed|improved|plummeted)(?:\s(?:a|an|by|strongly|sharply|"
    rf"slightly|steadily|further|only|year-on-year|annually|again|on\saverage|"
    rf"modestly)){{0,2}},?\s{_HEDGE}$",
    re.IGNORECASE,
)
_OR = re.compile(
    (
        rf"(?:%|percent|per\scent|pc|-?fold|doubled|tripled|quadrupled)\s?(?:,\s?)?(?:or|\(|"
        rf",?\si\.e\.|,?\sthat\sis,?|,\sequal\sto|,\sequivalent\sto)\s?(?:by\s)?{_HEDGE}$"
    ),
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s?(?:-\s?)?(?:\s?(?:year-on-year|annual|yearly|y-o-y|YoY|yoy|net|sharp|further|"
    r"slight|or\sso))*\s?(?:more|less|higher|lower|up|down|increase|rise|growth|jump|gain|"
    r"surge|climb|decline|fall|drop|decrease|reduction|slump|plunge|contraction|"
    r"improvement|above|below|fewer|bigger|larger|smaller|hike|expansion|extra|leap|spike|"
    r"dip|slide|boost)\b",
    re.IGNORECASE,
)
_OF_GAIN = re.compile(rf"^\sof\s(?:the|that|this|its)\s(?:\w+\s)?{_NOUN}\b", re.IGNORECASE)


def is_difference(at: Setting) -> bool:
    """Return whether a money amount or count is by how much something changed."""
    left, right = at.left, at.right
    if (
        re.match(r"^\s(?:more|less)\b(?!\sthan\s(?:in|a|the|last|during|at|was)|\sthan\b)", right)
        and at.quantity.kind == "count"
    ):
        return False
    if re.match(r"^\s(?:more|less|higher|lower|above|below)\s", right) and not re.search(
        r"\b(?:to|at|reached|hit|was|were)\s$", left
    ):
        return True
    if re.match(
        (
            r"^\s?(?:increase|rise|growth|jump|gain|surge|decline|fall|drop|decrease|improvement|"
            r"slump)\b"
        ),
        right,
    ):
        return True
    if re.match(
        (
            r"^,?\s(?:or|\(|\()\s?[\d.,]+\s?(?:%|percent|per\scent|times)[,)]?\s(?:more|less|"
            r"higher|lower|up|down)\b"
        ),
        right,
    ):
        return True
    if _OF_GAIN.match(right) or (_OR.search(left) and not is_parenthesised(at)):
        return True
    if _BY.search(left) and not _is_actor_by(left):
        return bool(MOVE.search(at.clause_left[-110:]) or MOVE.search(left[-110:]))
    return bool(
        re.search(rf"[(,]\s?(?:up|down|an?\s{_NOUN}\sof)\s(?:by\s)?{_HEDGE}$", left)
        or (
            _DIRECT.search(left)
            and at.quantity.kind == "money"
            and not re.search(r"\bto\s(?:\w+\s){0,3}$", left[-24:])
        )
    )


def is_parenthesised(at: Setting) -> bool:
    """Return whether the quantity restates something before it in brackets."""
    return at.original is not None


def _is_actor_by(left: str) -> bool:
    return _ACTOR.search(left) is not None


_ACTOR = re.compile(
    r"\b(?:followed|led|made|carried\sout|run|owned|supplied|produced|bought|handled|visited|attended|"
    r"signed|used|backed|headed|joined|represented|driven|supported|sent|held|built|operated|"
    r"provided|served|staffed|manned)\s(?:mainly\s|mostly\s)?by\s(?:\w+\s){0,3}$"
)


def is_rate(at: Setting) -> bool:
    """Return whether a percentage or factor is a change, going by the nearest words."""
    if (
        _AFTER.match(at.right)
        or _BY.search(at.left)
        or _DIRECT.search(at.left)
        or _OR.search(at.left)
    ):
        return True
    if MOVE.search(at.clause_left):
        return True
    return bool(
        re.search(r"\b(?:growth|increase|rise|decline|drop|fall|jump)\b", at.clause_right[:50])
    )


def is_down(at: Setting) -> bool:
    """Return whether the change is a decline: by the word nearest to the figure."""
    if at.quantity.kind == "ratio" and at.quantity.noun == "multiple":
        return False
    after = _AFTER.match(at.right)
    if after and not re.match(r"^\s(?:up|down)\s(?:to|from)\b", at.right):
        return bool(DOWN.search(after[0]))
    left = at.clause_left if MOVE.search(at.clause_left) else at.left
    ups, downs = list(UP.finditer(_unhedged(left))), list(DOWN.finditer(_unhedged(left)))
    if not ups and not downs:
        tail = at.clause_right[:60]
        return bool(DOWN.search(tail)) and not UP.search(tail)
    last_up = ups[-1].start() if ups else -1
    last_down = downs[-1].start() if downs else -1
    return last_down > last_up


def _unhedged(left: str) -> str:
    """Blank out "more than 5": a hedge is no direction."""
    return re.sub(
        (
            r"\b(?:(?:more|less|lower|higher|fewer|larger)\sthan|over|above|below|up\sto|down\sto|"
            r"add(?:ed|ing)?\sthat|added)\b"
        ),
        lambda m: " " * len(m[0]),
        left,
    )
