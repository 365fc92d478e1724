"""Where a quantity stands: its sentence, its clause, its neighbours, what came before."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from analysis.extraction.numbers.quantities import Quantity, within
from analysis.extraction.surroundings.facts import Decision, Fact
from analysis.extraction.surroundings.reading import Reading
from analysis.extraction.text.cues import Cue
from analysis.extraction.text.lexicon import words
from analysis.extraction.text.places import GROUPS, Place
from analysis.extraction.text.sentences import Sentence
from analysis.extraction.times.timex import Timex

_LEFT_BOUND = re.compile(
    r";\s|:\s|\s[–—]\s|,\s(?:and|but|while|whereas|although|though|with|after|as|yet|so|"
    r"including|of\swhich|leaving|making)\s|"
    r"\s(?:while|whereas|although|though|but|because)\s|\s(?:after|"
    r"following)\s(?=\w+ing\b)|,\s(?:who|which|where)\s|,\s(?=[a-z]+ing\s)|[“”\"]"
)
_RIGHT_BOUND = re.compile(
    r"[;:]\s|\s[–—]\s|,\s|\s(?:while|whereas|although|though|but|which|because|after|and|"
    r"compared)\s|[“”\"]|\.\s|\("
)


_HANGING = re.compile(r",\s(?:who|which|where)\s$")
"""What makes a clause hang on the noun before it."""


@dataclass
class Setting:
    """A quantity in its surroundings, as the rules see it. Offsets are the document's."""

    reading: Reading
    sentence: Sentence
    quantity: Quantity
    facts: list[Fact]
    decisions: dict[str, Decision] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    @cached_property
    def left(self) -> str:
        """The sentence up to the quantity."""
        return self.text[self.sentence.start : self.quantity.start]

    @cached_property
    def right(self) -> str:
        """The sentence after the quantity."""
        return self.text[self.quantity.end : self.sentence.end]

    @cached_property
    def clause_start(self) -> int:
        """Where the clause of the quantity begins."""
        bounds = list(_LEFT_BOUND.finditer(self.left))
        return self.sentence.start + (bounds[-1].end() if bounds else 0)

    @cached_property
    def subject_start(self) -> int:
        """Where the clause begins, with the noun a relative clause or participle hangs on."""
        bounds = [0, *(m.end() for m in _LEFT_BOUND.finditer(self.left))]
        at = len(bounds) - 1
        while at > 0 and (
            _HANGING.search(self.left[bounds[at - 1] : bounds[at]])
            or re.match(r"[a-z]+ing\s", self.left[bounds[at] :])
        ):
            at -= 1
        return self.sentence.start + bounds[at]

    @cached_property
    def clause_end(self) -> int:
        """Where it ends: at the next boundary or before the next quantity."""
        bound = _RIGHT_BOUND.search(self.right)
        end = self.quantity.end + (bound.start() if bound else len(self.right))
        later = [q.start for q in self.siblings if self.quantity.end <= q.start < end]
        return min([end, *later])

    @cached_property
    def clause_left(self) -> str:
        """The clause up to the quantity."""
        return self.text[self.clause_start : self.quantity.start]

    @cached_property
    def clause_right(self) -> str:
        """The clause after the quantity."""
        return self.text[self.quantity.end : self.clause_end]

    @cached_property
    def siblings(self) -> tuple[Quantity, ...]:
        """The quantities of the sentence, itself included."""
        return self.reading.by_sentence.get(self.sentence.start, ())

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The countries named in the sentence."""
        s = self.sentence
        return tuple(within(self.reading.places, s.start, s.end))

    @cached_property
    def times(self) -> tuple[Timex, ...]:
        """The expressions of time in the sentence."""
        s = self.sentence
        return tuple(within(self.reading.timexes, s.start, s.end))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues of the sentence."""
        s = self.sentence
        return tuple(within(self.reading.cues, s.start, s.end))

    @cached_property
    def previous(self) -> Fact | None:
        """The fact before, headline excluded once the body has begun."""
        for fact in reversed(self.facts):
            if fact.is_title == self.sentence.is_title:
                return fact
        return None

    @cached_property
    def previous_money(self) -> Fact | None:
        """The last fact before that measures trade or investment."""
        last: Fact | None = None
        for fact in reversed(self.facts):
            if fact.is_title != self.sentence.is_title or fact.indicator not in TOPICS:
                continue
            if last is not None and (
                fact.sentence != last.sentence or last.sentence == self.sentence.start
            ):
                break
            last = fact
        return last

    @cached_property
    def original(self) -> Fact | None:
        """The amount this one restates in brackets in another currency."""
        previous = self.facts[-1] if self.facts else None
        if previous is None or self.quantity.kind != "money" or previous.quantity.kind != "money":
            return None
        between = self.text[previous.quantity.end : self.quantity.start]
        other = previous.quantity.unit != self.quantity.unit
        joined = re.fullmatch(
            r"(?:\s(?:in|a|for|to|last|year|the|\d{4}|of|worth|per|"
            r"plus)){0,4}\s?[(\[]\s?(?:or\s)?(?:US|about|around|approximately|some|"
            r"roughly|nearly|"
            r"equivalent\sto|equal\sto|i\.e\.|over|more\sthan|worth|almost|~|≈|approx\.?|"
            r"just|under|\s)*",
            between,
        ) or re.fullmatch(
            (
                r",?\s(?:or|equivalent\sto|equal\sto|or\sabout|which\sis|i\.e\.,?|around|"
                r"about)(?:\s(?:about|around|some|roughly|nearly|approximately))?\s"
            ),
            between,
        )
        return previous if other and joined else None

    def get(self, name: str) -> str | None:
        """Return a field that is already decided."""
        decision = self.decisions.get(name)
        return None if decision is None else decision.value

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two countries the passage is about: those of the sentence, else the document's.

        A sentence, or one before it in the paragraph, that names exactly two states, one of
        them of the document's pair, is about these two.
        """
        for sentence in reversed(self.reading.by_paragraph[self.sentence.paragraph]):
            if sentence.start <= self.sentence.start and (local := self._named_pair(sentence)):
                return local
        return self.reading.pair

    def _named_pair(self, sentence: Sentence) -> tuple[str, ...]:
        named = {
            p.code
            for p in within(self.reading.places, sentence.start, sentence.end)
            if p.code not in REGIONS
            and not (p.code in GROUPS and p.form == "adjective")
            and not _BESIDE.search(self.text[sentence.start : p.start])
            and not (p.form == "city" and _VENUE.search(self.text[sentence.start : p.start]))
        }
        if len(named) == 2 and named & set(self.reading.pair):
            return tuple(sorted(named))
        return ()

    def other(self, code: str) -> str | None:
        """Return the other country of the pair, or None if ``code`` is not of it."""
        local = self.pair
        focus = self.reading.focus
        if focus and focus not in local and focus in self.reading.pair:
            local = ()
        for pair in (local, self.reading.pair):
            if len(pair) == 2 and code in pair:
                return pair[1] if pair[0] == code else pair[0]
        return None


_BESIDE = re.compile(
    r"\b(?:after|behind|than|second\sto|next\sto|compared\s(?:to|with)|like|ahead\sof|followed\sby|such\sas|including|overtak\w+|among|"
    r"via|through|unlike|except|besides)\s(?:the\s|only\s|"
    r"neighbou?ring\s)?(?:[A-Z]\w+,?\s(?:and\s)?(?:the\s)?)*$"
)
_VENUE = re.compile(r"\b(?:in|at|near|outside)\s$", re.IGNORECASE)
"""Before a city: where something was held or said, not whom it is about."""
REGIONS = frozenset(("WLD", "XCA", "XME", "XNA", "LCN"))
TOPICS = words(
    "trade_turnover exports imports trade_balance fdi_flow fdi_stock project_value loan_aid "
    "agreement_value"
)
