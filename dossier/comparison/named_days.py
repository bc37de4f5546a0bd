"""The days by which a document names events: "the October 7 massacre", "the strike on the harbour of 3 March".

They place what a clause tells without a day, where clause and name share a word for what happened and one more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.dates import Day
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import Sight, TextParagraph

_WORD = regex(r"[^\W\d_]{4,40}")
_NAME_BEFORE = regex(r"\b(?:the|its|his|their|’s|'s) \Z", re.I)
_NAME_AFTER = regex(r"(?:\s[\w’'-]+){1,5}")
_OF_DAY = regex(r"(?:[\w’'-]{1,40}\s){1,6}(?:of|on)\s\Z")
_COMMON = frozenset(
    "about after against also been before between both could down during each every from full have home into just"
    " many more most much near only other over people person same some such than that their them then there these"
    " they this those through under until upon were what when where which while will with would year years month"
    " months week weeks days last first when since".split()
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, and the words that stand with it. names: those with a capital letter are not among `acts`."""

    sight: Sight
    span: DateSpan
    acts: frozenset[str]
    names: frozenset[str]


def named_days(paragraphs: Sequence[TextParagraph], reference: Day | None) -> tuple[NamedDay, ...]:
    """Every day that is part of an event's name."""
    return tuple(named for paragraph in paragraphs for named in _in(paragraph, reference))


def _in(paragraph: TextParagraph, reference: Day | None) -> Iterator[NamedDay]:
    text = paragraph.text
    for span in read_dates(text, reference):
        before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 80]
        words = ""
        if _NAME_BEFORE.search(before) and (name := _NAME_AFTER.match(after)):
            words = name[0]
        elif named := _OF_DAY.search(before):
            words = named[0]
        if words and span.problem is None and re.search(r"[A-Za-z]{3}.*\d", span.text):
            acts, names = stems(words)
            yield NamedDay(Sight(paragraph.number, span.start, span.end), span, acts, names)


def stems(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of the words that say something, common words and names apart."""
    found = [word for word in _WORD.findall(words) if word.casefold() not in _COMMON]
    acts = frozenset(word[:6] for word in found if word.islower())
    return acts, frozenset(word.casefold()[:5] for word in found if not word.islower())


def day_of(clause: str, named: Sequence[NamedDay]) -> tuple[NamedDay, ...]:
    """The places that name the day of what a clause tells; empty where none does, or where they differ."""
    acts, names = stems(clause)
    fit = [each for each in named if acts & each.acts and len(acts & each.acts) + len(names & each.names) > 1]
    return tuple(fit) if len({each.span.edtf for each in fit}) == 1 else ()
