"""Defects of dates in running text: another weekday, a day that no month has, a letter, ends the wrong way round."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from benchmarks.plant.defects import Planted, Spot, replaced
from benchmarks.plant.files import Source
from benchmarks.plant.texts import Text
from dossier.dates import Day, weekday

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_MONTH = "|".join(rf"{month}|{month[:3]}\.?" for month in MONTHS) + r"|Sept\.?"
_AMERICAN = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b")
_BRITISH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b"
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}),? $")
_YEARS = re.compile(
    r"\b(?:from|between) (?P<one>(?:19|20)\d\d) (?:to|and|until) (?P<two>(?:19|20)\d\d)\b"
    r"|\b(?P<a>(?:19|20)\d\d) ?[–-] ?(?P<b>(?:19|20)\d\d)\b"
)
_TOLD = re.compile(
    rf"\b[Ii]n (?:(?:{_MONTH}) )?(?P<year>(?:19|20)\d\d)\b(?![,/–-]\d)"
    rf"|\b[Oo]n (?P<date>(?:{'|'.join(WEEKDAYS)})(?! (?:night|morning|evening|afternoon))"
    rf"(?:, (?:{_MONTH}) \d{{1,2}}(?:, (?:19|20)\d\d)?)?|(?:{_MONTH}) \d{{1,2}}(?:, (?:19|20)\d\d)?)(?![\w’'])"
    rf"(?!,? (?:{_MONTH}) \d)"
    rf"|(?<!on )(?<!On )(?<!the )(?<!next )(?<!every )(?<!since )(?<!by )(?<!until )(?<!from )(?<!to )(?<!for )"
    rf"\b(?P<bare>(?:last |this )?(?:{'|'.join(WEEKDAYS)})(?! (?:night|morning|evening|afternoon|and|to)\b)"
    rf"|last (?:week|month|year)|yesterday)(?![\w’'-])(?!,? \(?(?:{_MONTH}) \d)"
)
_ENDS = re.compile(r"[.!?](?=[\s”\"’\[]|$)")
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|wrote|took|went|came|began|met|held|made|gave|left|fell|won|lost|found|died|rose"
    r"|broke|shot|sent|became|fought|brought|led|sold|bought|built|saw|spoke|grew|paid|ran|[a-z]{3,}ed)\b"
)
#: What the rule's manual leaves alone: sentences that look ahead, and the days of a page itself.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|(?-i:may)|might|could|plan\w*|until|schedul\w*|expect\w*|if|to be|going to"
    r"|next|before|due|deadline\w*|propos\w*|forecast\w*|predict\w*|intend\w*|hop(?:ed|ing)|set to|is|are|has|have"
    r"|updated|published|posted|released|issued|retrieved|accessed)\b",
    re.I,
)
_ANY_YEAR = re.compile(r"(?<![\d$£€.,/-])(?:19|20)\d\d(?![\d,/-])")


def weekdays(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Another weekday where one stands before a full date; one that is not the date's where none does."""
    for number, match, day in _full_dates(text):
        words = text.paragraph(number)
        other = dice.choice([name for name in WEEKDAYS if name != weekday(day)])
        before = _WEEKDAY.search(words[: match.start()])
        if before:
            yield replaced(text, number, before.start(1), before.end(1), other)
        else:
            yield replaced(text, number, match.start(), match.start(), f"{other}, ")


def days(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A day that the month does not have."""
    for number, match, day in _full_dates(text):
        last = 29 if day.month == 2 else 30 if day.month in (4, 6, 9, 11) else 31
        yield replaced(text, number, *match.span("day"), str(last + 1))


def letters(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A letter in a year, or a digit too many."""
    for number, match, _ in _full_dates(text):
        year = match["year"]
        new = dice.choice([year.replace("0", "O", 1), year + year[-1], year.replace("1", "l", 1)])
        yield replaced(text, number, *match.span("year"), new if new != year else year + "7")


def figures(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A date in figures that may be read in two ways; no weekday stands before it, which would settle it."""
    for number, match, day in _full_dates(text):
        settled = _WEEKDAY.search(text.paragraph(number)[: match.start()])
        if day.day <= 12 and day.day != day.month and not settled:
            written = f"{day.month:02}/{day.day:02}/{day.year}"
            yield replaced(text, number, match.start(), match.end(), written)


def ends(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A stretch of years from the later to the earlier."""
    for number in text.prose:
        for match in _YEARS.finditer(text.paragraph(number)):
            one, two = ("one", "two") if match["one"] else ("a", "b")
            if match[one] < match[two]:
                words = match[0].replace(match[one], "#").replace(match[two], match[one])
                yield replaced(text, number, match.start(), match.end(), words.replace("#", match[two]))


def after_document(text: Text, dice: random.Random) -> Iterator[Planted]:
    """What a sentence tells as past gets a day, a month or a year after the document's own."""
    for number in text.prose if text.date else ():
        words = text.paragraph(number)
        for match in _TOLD.finditer(words):
            ends = [end.end() for end in _ENDS.finditer(words)]
            start = max((end for end in ends if end <= match.start()), default=0)
            end = next((end for end in ends if end >= match.end()), 0)
            sentence = words[start:end]
            if not end or len(re.findall('[“”"]', words[: match.start()])) % 2 or _AHEAD.search(sentence):
                continue
            clause = re.split(r"[,;:()—–]| that | which | who ", words[start : match.start()])[-1]
            if len(clause.split()) < 2 and start + len(clause) >= match.start():
                clause = words[match.end() : end]  # "In 2014, he resigned": the clause comes behind
            if not _PAST.search(clause):
                continue
            year = str(int(text.date[:4]) + dice.randint(2, 9))
            if match["year"]:
                if match["year"] <= text.date[:4]:
                    yield replaced(text, number, *match.span("year"), year)
            else:
                day = f"{dice.choice(MONTHS)} {dice.randint(1, 28)}, {year}"
                span = match.span("date") if match["date"] else match.span("bare")
                yield replaced(text, number, *span, day if match["date"] else f"on {day}")


def undated(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The document's own date is lost."""
    if text.date:
        yield Planted((Source(text.without(2), published=""),), places=((text.name, "*"),))


def _full_dates(text: Text) -> Iterator[tuple[int, re.Match[str], Day]]:
    first = min((note.line for note in text.footnotes.definitions), default=len(text.paragraphs) + 1)
    for number in text.prose:
        for pattern in (_AMERICAN, _BRITISH) if number < first else ():
            for match in pattern.finditer(text.paragraph(number)):
                month = next(at for at, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3])
                day = int(match["day"])
                if 1 <= day <= 28:
                    yield number, match, Day(int(match["year"]), month, day)


def spot_of(text: Text, number: int, words: str) -> Spot:
    """The first place of some words in a paragraph."""
    start = text.paragraph(number).index(words)
    return Spot(text.name, number, start, start + len(words))
