"""Nouns that are counted, and what they count under."""

from functools import lru_cache

from analysis.extraction.text.places import gazetteer

NOUNS = {
    "company_count": "company firm enterprise business corporation maker carmaker automaker "
    "manufacturer bank subsidiary entity investor exporter importer startup start-up affiliate "
    "supplier retailer producer producers unit brand conglomerate sme venture operator employer "
    "developer outlet branch exhibitor trader office shop store hotel",
    "people_count": "people person tourist visitor student national citizen executive "
    "businesspeople businesspersons businessmen businessman businesswomen representative delegate "
    "expatriate worker participant passenger entrepreneur resident traveller traveler migrant "
    "expat arrival employee specialist expert official leader guest attendee engineer scholar "
    "trainee holidaymaker workers personnel staff inhabitant consumer pilgrim member patient "
    "professional labourer laborer minister ceo refugee",
    "jobs": "job post vacancy workplaces",
    "project_count": "project application initiative plant factory facility scheme proposal "
    "programme program mine refinery park zone terminal site",
    "agreement_count": "agreement memorandum memoranda mou document deal contract treaty protocol "
    "accord pact instrument memorandums declaration understanding",
    "partner_count": "partner market destination country state nation economy",
    "event_count": "visit meeting session summit forum call trip flight round occasion event "
    "exhibition fair mission talk conference time",
    "other": "product item vehicle car truck bus tractor aircraft ship vessel container "
    "sector area field wagon train city town region province district province good line ton "
    "tariff category household home house unit seat room bed scholarship visa permit licence "
    "license order case point step measure route service species head animal university school "
    "institution hospital centre center station locomotive helicopter drone tank well block "
    "turbine reactor satellite machine component part model patent transaction shareholder "
    "stake goods border crossing checkpoint issue recommendation concession obstacle",
}
_IRREGULAR = {"people": "people", "businesspeople": "businesspeople", "memoranda": "memoranda",
              "businessmen": "businessmen", "businesswomen": "businesswomen", "staff": "staff",
              "businesspersons": "businesspersons", "aircraft": "aircraft", "countries": "country",
              "personnel": "personnel", "goods": "goods"}  # fmt: skip


@lru_cache
def _noun_indicators() -> dict[str, str]:
    return {noun: indicator for indicator, nouns in NOUNS.items() for noun in nouns.split()}


@lru_cache(maxsize=2048)
def counted(word: str) -> str:
    """Return the indicator a plural noun counts under, or an empty string.

    >>> counted("companies"), counted("memoranda"), counted("Indians"), counted("billion")
    ('company_count', 'agreement_count', 'people_count', '')
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _noun_indicators()[_IRREGULAR[low]]
    if word[0].isupper():
        known = gazetteer().get(word)
        if known and (known[1] == "people" or word.endswith("ese")):
            return "people_count"
    last = low.rsplit("-", 1)[-1]
    for form in dict.fromkeys((low, last)):
        for stem in stems(form):
            if stem in _noun_indicators():
                return _noun_indicators()[stem]
    return ""


def stems(plural: str) -> tuple[str, ...]:
    """Return what a plural may be the plural of."""
    if plural.endswith("ies"):
        return (plural[:-3] + "y",)
    if plural.endswith("es"):
        return (plural[:-1], plural[:-2])
    return (plural[:-1],) if plural.endswith("s") else ()
