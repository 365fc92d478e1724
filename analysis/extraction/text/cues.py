"""Words that tell what a number measures."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Cue:
    """A word ``[start, end)`` that names a kind of figure; ``is_verb`` if somebody does it."""

    start: int
    end: int
    kind: str
    is_verb: bool = False


_NAMED = (
    r"(?i:agreements?|deals?|pacts?|accords?|talks|negotiations?|wars?|ministers?|ministry|"
    r"ministries|missions?|offices?|fairs?|forums?|councils?|chambers?|ties|relations|"
    r"relationships?|links|cooperation|partners?|partnerships?|policy|policies|routes?|"
    r"facilitation|promotion|blocs?|barriers?|union|houses?|commissioners?|representatives?|"
    r"envoys?|experts?|associations?|organi[sz]ations?|delegations?|advisers?|hubs?|"
    r"corridors?|curbs?|restrictions?|framework|regime|zones?|department|board|authority|"
    r"agency|bank(?!\sloans?)|protection|climate|opportunities|treaty|treaties|conference|"
    r"summit|commission|committee|secretary|roadshow|accords|rules|rights|licen[cs]e\w*|"
    r"centre|center|disputes?|tensions|news|officials?|unions?|attach[eé]s?|schemes?|bodies|"
    r"body|bans?|dut(?:y|ies)|tariffs?)"
)

_CUES: tuple[tuple[str, bool, str], ...] = (
    ("turnover", True, (
        r"\b(?:exchanged|traded)(?=\s(?:goods|[$€£\d]|some|about|over|more|nearly|US))"
    )),
    ("volume", False, (
        r"\b(?:[Cc]argo|[Ff]reight|[Tt]ransit|[Cc]ontainer)\b(?:\s(?:traffic|volumes?|turnover|"
        r"transport\w*|shipments|transit|flows?))?(?!\s(?:rates?|costs?|ships?|planes?|trains?|fees?))"
    )),
    ("applications", True, r"\bapplied\sfor\b"),
    ("none", False, (
        rf"\((?:[Ee]xports\s(?:plus|and|\+)\simports|[Ii]mports\s(?:plus|and|\+)\sexports)\)|"
        rf"(?:[Ff]ree[\s-]|[Pp]referential\s|[Ff]air\s)[Tt]rad\w+|(?:[Tt]rade|[Ii]nvestments?|"
        rf"[Ee]xports?|[Ii]mports?|[Cc]ommerce)(?:(?:\s(?:and|&)\s|,\s|-)(?:[Ii]nvestments?|"
        rf"[Tt]rade|[Ee]conomic|[Tt]ourism|[Ii]ndustry|[Ii]mport|[Ee]xport|[Ff]inance|"
        rf"[Tt]echnology|[Dd]evelopment))*\s{_NAMED}\b|(?:[Mm]inist(?:ry|er)|[Cc]hamber|"
        rf"[Dd]epartment|[Bb]oard|[Cc]ommissioner|[Ss]ecretary|[Aa]uthority|[Bb]ureau|"
        rf"[Mm]ember)\s(?:of|for)\s(?:[A-Z]\w+(?:,\s|\sand\s|\s))*(?:Trade|Commerce|"
        rf"Investments?|Exports?|International\sTrade)|Board of Investments?"
    )),
    ("other", False, (
        r"\b(?:achiev\w+|generat\w+|post\w*|record\w*|make|with)\s(?:an?\s)?(?:(?:annual|combined|total|"
        r"joint|yearly)\s)*(?:[Tt]urnover|revenues?|profits?)(?=\sof\s[^.]{0,40}(?:companies|firms|jobs|a\syear))|"
        r"\b(?:companies|firms|subsidiaries|enterprises)\b[^.;,]{0,50}\b(?:annual|combined)\sturnover"
    )),
    ("balance", False, (
        r"(?:[Tt]rade\s)?(?:deficit|surplus|imbalance|shortfall)(?:es|s)?|[Tt]rade\s(?:gap|"
        r"balance)|[Bb]alance\sof\strade|(?:negative|positive)\s(?:trade\s)?(?:balance|saldo)|"
        r"(?:the|a|an|this|that|its|their|widening|growing|yawning)\sgap"
    )),
    ("turnover", False, (
        r"(?:[Ii]mports?(?:\s(?:and|&)\s|-)[Ee]xports?|[Ee]xports?(?:\s(?:and|&)\s|"
        r"-)[Ii]mports?)(?=\s(?:volume|trade|turnover|total|value|of|between|with|hit|reached|"
        r"amounted|were|was|to|rose|came))"
    )),
    ("loan", False, (
        r"\b(?:loans?|credit(?:\sline|s)?|lines?\sof\scredit|grants?|aid|(?:financial|budget|state|government|"
        r"humanitarian|military|technical)\ssupport|subsid(?:y|ies)|assistance|swap|financing|lending|deposits?|debts?|"
        r"bonds?|(?:sovereign\s|joint\s|investment\s|development\s|green\s|wealth\s)?fund\b|"
        r"funding|guarantees?|bailout|lent|(?:to|will|would)\s(?:lend|loan)|lends|ow(?:e|es|ed)|donat\w+)"
    )),
    ("investment", False, (
        r"\b(?:[Ff]oreign\s)?(?:[Dd]irect\s)?(?:[Ii]nvestments?(?!\s(?:projects?|"
        r"applications?|bank))|FDI|[Ii]nvestors?|(?:[Ee]quity\s|[Cc]apital\s|"
        r"[Cc]umulative\s)?[Ii]nflows?)\b|\bcapital\b(?=\s(?:of|in|from|into|inflows?|outlay|"
        r"that|has|flows?|investment|spending))|\b[Cc]apital(?=\sin\s)"
    )),
    ("investment", True, (
        r"\b(?:invest(?:s|ed|ing)?|poured|pouring|pumped|ploughed|plowed|injected|"
        r"channel(?:l)?ed)\b"
    )),
    ("applications", False, r"\b(?:[Ii]nvestment\s)?(?:applications?|approvals?|"
        r"approved\s(?:capital|projects))\b"),
    ("project", False, (
        r"\b(?:[Ii]nvestment\s)?(?:projects?|contracts?|deals?|tenders?|acquisitions?|"
        r"takeovers?|joint\sventures?|refinery|plants?|pipeline|ports?(?=\s(?:project|"
        r"expansion))|orders?\b|stakes?|buyout|construction\sof|facility|railway)\b"
    )),
    ("agreement", False, r"\b(?:agreements?|documents|MoUs?|MOUs?|[Mm]emorand(?:a|um|ums)|"
        r"accords?|pacts?)\b"),
    ("exports", False, (
        r"\b(?:re-)?[Ee]xport(?:s)?\b(?!-import|ers?)|\b[Ss]hipments?\b(?!\sfrom\s(?:abroad))|"
        r"\b(?:[Ss]ales?)(?=\s(?:to|of\s[\w\s]{1,40}\sto|abroad|in\sthe\sother\sdirection|"
        r"there|went|there|into)\b)|\b[Dd]eliveries\b|\b[Ss]upplies\b|\boutbound\strade|"
        r"\bgoods\s(?:sold|sent|shipped)\sto\b|\b[Ss]ales\b"
    )),
    ("exports", True, (
        r"\b(?:(?:re-)?export(?:ed|ing)|ship(?:ped|s|ping)|sold|sells|selling|sell|supplied|"
        r"(?:earned|fetched|netted|grossed)(?=\s(?:about\s|some\s|around\s|it\s|the\scountry\s)?[$€£A-Z\d])|"
        r"suppl(?:y|ying)|deliver(?:ed|s)|absorb(?:s|ed|ing)|sends|sent(?=\s(?:goods|\$|€|£|[A-Z])))\b"
    )),
    ("imports", False, (
        r"\b[Ii]mport(?:s)?\b(?!-export|ers?)|\b[Pp]urchases?\b|\binbound\sshipments\b|"
        r"\b[Bb]uying\b"
    )),
    ("imports", True, r"\b(?:import(?:ed|ing)|bought|buys|buy|purchas(?:ed|ing))\b"),
    ("people", False, (
        r"\b(?:[Tt]ourists?|[Vv]isitors?|[Tt]ourism|[Aa]rrivals|[Ss]tudents|[Tt]ravell?ers|"
        r"[Pp]assengers|[Ww]orkers)\b"
    )),
    ("company", False, r"\b(?:companies|firms|enterprises|businesses)\b"),
    ("other", False, (
        r"\b(?:sent\s(?:back|home)|remitted|GDP|gross\sdomestic\sproduct|[Rr]emittances|"
        r"(?:foreign\sexchange\s)?[Rr]eserves|(?:[Cc]ustoms\s)?[Tt]ariffs?|(?:import\s|"
        r"customs\s)?dut(?:y|ies)|taxe?s?|inflation|[Ee]conomic\sgrowth|population|"
        r"interest\srates?|wages?|salaries|revenues?|income|(?<!xport\s)earnings|receipts|proceeds|profits?|savings|per\scapita|"
        r"market\scapitali[sz]ation|turnover\stax|[Ee]conomy(?=\s(?:grew|expanded|shrank|will|"
        r"is\s(?:expected|forecast|worth))))\b"
    )),
    ("turnover", False, (
        r"\b(?:[Tt]rade(?:s|d|ing)?|[Tt]urnover|[Cc]ommerce|[Cc]ommercial\sexchanges?|"
        r"(?:goods\s|trade\s)?[Ee]xchanges?(?=\s(?:of\s(?:goods|over|about|around|more|nearly|some|[$€£\d])|between|reached|hit|totall?ed|"
        r"rose|were|was|stood|came|amounted|grew|fell))|business\s(?:volume|between)|"
        r"[Tt]wo-way\sbusiness|flow\sof\sgoods)\b(?!\s(?:names?|marks?))"
    )),
)  # fmt: skip


@lru_cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<c{i}>{p})" for i, (_, _, p) in enumerate(_CUES)))


def cues(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """Return the cues of ``text[start:end]`` in reading order; names of bodies are left out."""
    found = []
    for match in _pattern().finditer(text, start, end):
        kind, is_verb, _ = _CUES[int((match.lastgroup or "c0")[1:])]
        if kind != "none":
            found.append(Cue(match.start(), match.end(), kind, is_verb))
    return tuple(found)
