"""Verbs that tell now from then, and figures that stand for the day they are printed."""

import re

from analysis.extraction.text.lexicon import words

PRESENT = re.compile(
    r"\b(?:is|are|stands?|ranks?|remains?|accounts?|makes?\sup|amounts?\sto|exceeds?|"
    r"totals|employs?|operates?|live|lives|now|currently|run|runs|has|have|holds?|hosts?|"
    r"represents?|comes?\sto|constitutes?|current|being|takes?|makes?|works?|exists?|buys?|sells?|supplies|"
    r"depends?|hovers?|revolves?|enjoys?|records|posts|sees|attracts|sends?|ships|covers|provides?|"
    r"includes?|generates?|earns?|owes?|serves?|adds?\sup\sto|tops|surpasses|crosses|"
    r"originates?|follows|leads|trails|absorbs|receives?|boasts?|counts|figures|occupies|sits|owns|"
    r"spends?|invests?|imports(?=\s(?:some|about|over|around|more\sthan\s[$€£\d]|[$€£\d]))|"
    r"exports(?=\s(?:some|about|over|around|more\sthan\s[$€£\d]|[$€£\d])))\b"
)


PAST = re.compile(
    r"\b(?:was|were|had|rose|grew|fell|reached|totall?ed|amounted|climbed|dropped|hit|came|"
    r"stood|recorded|exceeded|increased|jumped|declined|worth|gained|put|invested|"
    r"advanced|expanded|slipped|soared|surged|shrank|slid|edged|sank|went|brought|accounted|bought|"
    r"sold|imported|exported|shipped|earned|added|doubled|tripled)\b"
)


LEVELS = words(
    "rank share company_count people_count project_count partner_count jobs project_value "
    "agreement_count"
)
