"""Defects of footnotes: one is lost, doubled, out of its order, or dated otherwise than it can be."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.plant.defects import Planted, noted
from benchmarks.plant.files import Source
from benchmarks.plant.texts import Text
from dossier.prose.footnotes import Definition

_YEAR = re.compile(r"(?<![\d/_=-])(?:19|20)\d\d(?![\d/_-])")
_ACCESSED = re.compile(r"(?:Retrieved|Accessed|accessed)[^.;\d]{0,20}(?:\d{1,2},? )?((?:19|20)\d\d)")
_ARCHIVED = re.compile(r"[Aa]rchived [^.;\d]{0,40}(?:\d{1,2},? )?((?:19|20)\d\d)")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(
    rf"(?P<year>(?:19|20)\d\d), (?P<month>{_MONTH}) (?P<day>\d{{1,2}})|{_MONTH} (?P<day2>\d{{1,2}}), (?:19|20)\d\d"
)
#: Not a folder of uploads, which the rule's manual leaves alone.
_ADDRESS = re.compile(
    r"https?://(?![^\s<>]*(?:/(?:wp-content|uploads?|files?|media|images|assets)/|\.pdf))"
    r"[^\s<>]*?/((?:19|20)\d\d)/(\d\d)/[^\s<>]*"
)


def undefined(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A footnote is missing."""
    for note in _referred(text):
        yield noted(text, text.without(_line(text, note)), note.label)


def unreferenced(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Every mark of a footnote is lost."""
    for note in _referred(text):
        changed = text
        for number in text.prose:
            if number < _first(text):
                changed = changed.with_paragraph(
                    number, changed.paragraph(number).replace(f"[{note.label}]", "")
                )
        yield noted(text, changed, note.label)


def redefined(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A footnote bears the label of the one before it."""
    for one, two in _pairs(text):
        number = _line(text, two)
        words = text.paragraph(number).replace(two.label, one.label, 1)
        yield noted(text, text.with_paragraph(number, words), one.label)


def swapped(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Two footnotes have changed places."""
    for one, two in _pairs(text):
        changed = text.with_paragraph(_line(text, one), text.paragraph(_line(text, two)))
        changed = changed.with_paragraph(_line(text, two), text.paragraph(_line(text, one)))
        places = tuple((text.name, f"footnote {note.label}") for note in (one, two))
        yield Planted((Source(changed),), places=places)


def only_when(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Of a footnote its date is left."""
    for note in text.footnotes.definitions:
        day = _DAY.search(note.text)
        if day:
            words = f"{day['month']} {day['day']}, {day['year']}." if day["year"] else f"{day[0]}."
            yield noted(text, _with(text, note, words), note.label)


def repeated(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A footnote has the words of another."""
    for one, two in _pairs(text):
        if len(one.text.split()) > 5 and not re.search(r"\bpp?\. ?\d|, \d+\.?$", one.text):
            yield noted(text, _with(text, two, one.text), two.label)


def transcribed(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A word of a footnote is transcribed otherwise."""
    for note in text.footnotes.definitions:
        words = list(re.finditer(r"\b[a-z]{5,}\b", note.text.split("http")[0]))
        if words:
            word = dice.choice(words)
            other = note.text[: word.start()] + word[0][1:] + word[0][0] + note.text[word.end() :]
            source = Source(text, notes=_with(text, note, other))
            yield Planted((source,), places=((text.name, f"footnote {note.label}"),))


def after_document(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A footnote gets a year after the document's own; where that prints none, after all that its notes print."""
    published = text.date or _latest(text)
    for note in text.footnotes.definitions if published else ():
        year = _YEAR.search(note.text)
        if year and (later := int(published[:4]) + dice.randint(1, 3)) <= 2025:
            changed = _at(text, note, year.span(), str(later))
            yield replace(noted(text, changed, note.label), sources=(Source(changed, published=published),))


def in_future(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A footnote gets a year that has not come."""
    for note in text.footnotes.definitions:
        year = _YEAR.search(note.text)
        if year:
            yield noted(text, _at(text, note, year.span(), str(dice.randint(2031, 2089))), note.label)


def out_of_sequence(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A note is dated ten years off that, as all those before it, is of a year that its paragraph names."""
    notes = {note.label: note for note in text.footnotes.definitions}
    published = text.date or _latest(text)
    for number in text.prose if notes else ():
        labels = dict.fromkeys(mark.label for mark in text.footnotes.marks if mark.line <= number)
        named = {int(match[0]) for match in _YEAR.finditer(text.paragraph(number))}
        dated = [
            (notes[each], year) for each in labels if each in notes and (year := _published(notes[each]))
        ]
        years = [int(year[0]) for _, year in dated]
        if number < _first(text) and len(dated) >= 2 and len(named) == 1 and max(years) - min(years) <= 1:
            note, year = dated[-1]
            changed = _at(text, note, year.span(), str(int(year[0]) - 10))
            source = Source(changed, published=published, full=True)
            yield replace(noted(text, changed, note.label), sources=(source,))


def accessed(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The day of access comes before that of publication."""
    yield from _before_published(text, _ACCESSED)


def archived(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The day of archiving comes before that of publication."""
    yield from _before_published(text, _ARCHIVED)


def other_address(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The year in an address is not the stated one."""
    for note in text.footnotes.definitions:
        address, year = _ADDRESS.search(note.text), _published(note)
        if address and year and year[0] == address[1] and year.end() < address.start():
            yield noted(text, _at(text, note, address.span(1), str(int(address[1]) - 3)), note.label)


def dated_twice(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Another document dates the same work otherwise."""
    for note in text.footnotes.definitions:
        day = _DAY.search(note.text)
        if day and "http" in note.text and day["year"]:
            place = day.span("year")
            words = note.text[: place[0]] + str(int(day["year"]) - 2) + note.text[place[1] :]
            other = replace(
                text, name=f"{text.name}-b", date="", paragraphs=(f"{text.title} again", "It is told.[1]")
            )
            other = replace(other, paragraphs=(*other.paragraphs, f"[1] {words}"))
            places = ((text.name, f"footnote {note.label}"), (other.name, "footnote 1"))
            yield Planted((Source(text), Source(other)), places=places)


def letters(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A letter in the year of a footnote, or a digit too many."""
    for note in text.footnotes.definitions:
        year = _YEAR.search(note.text)
        if year:
            new = dice.choice((year[0].replace("0", "O", 1), year[0] + year[0][-1]))
            yield noted(text, _at(text, note, year.span(), new), note.label)


def days(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A footnote has a day that no month has."""
    for note in text.footnotes.definitions:
        day = _DAY.search(note.text)
        if day:
            yield noted(text, _at(text, note, day.span("day" if day["day"] else "day2"), "32"), note.label)


def _before_published(text: Text, pattern: re.Pattern[str]) -> Iterator[Planted]:
    for note in text.footnotes.definitions:
        later, year = pattern.search(note.text), _published(note)
        if later and year and year.end() <= later.start(1):
            yield noted(text, _at(text, note, later.span(1), str(int(year[0]) - 4)), note.label)


def _published(note: Definition) -> re.Match[str] | None:
    """The year of publication: the first, unless it is that of access or archiving."""
    year = _YEAR.search(note.text)
    others = [match.start(1) for p in (_ACCESSED, _ARCHIVED) for match in p.finditer(note.text)]
    return year if year and year.start() not in others else None


def _latest(text: Text) -> str:
    years = [match[0] for note in text.footnotes.definitions for match in _YEAR.finditer(note.text)]
    return f"{max(years)}-12-31" if years else ""


def _referred(text: Text) -> list[Definition]:
    marked = {mark.label for mark in text.footnotes.marks}
    return [note for note in text.footnotes.definitions if note.label in marked]


def _pairs(text: Text) -> Iterator[tuple[Definition, Definition]]:
    notes = text.footnotes.definitions
    yield from zip(notes, notes[1:], strict=False)


def _line(text: Text, note: Definition) -> int:
    return text.number_at(note.start)[0]


def _first(text: Text) -> int:
    return min(_line(text, note) for note in text.footnotes.definitions)


def _with(text: Text, note: Definition, words: str) -> Text:
    """The text with a footnote in other words."""
    number, start = text.number_at(note.text_start)
    return text.with_paragraph(number, text.paragraph(number)[:start] + words)


def _at(text: Text, note: Definition, span: tuple[int, int], new: str) -> Text:
    return _with(text, note, note.text[: span[0]] + new + note.text[span[1] :])
