"""Footnotes of a captured text: marks in its running text, definitions at the start of its lines.

A capture is plain text, so a mark is "[1]", "¹" or "^1", and a definition begins its line: "[1] …", "[1], …",
"¹ …", or, under a heading such as "Notes", "1. …". What may as well be something else is no mark: a year in
brackets, a word put into a quotation, "[a]" without a definition, m², "Text.12 Next".
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from dossier.patterns import regex

_LEFT, _RIGHT = r"[\[［【〔]", r"[\]］】〕]"
_ROMAN = r"x{0,3}(?:ix|iv|v?i{1,3}|v|x)"
_LABEL = rf"\d{{1,4}}[a-z]?|(?:note|fn|n)\.?\s?\d{{1,3}}|{_ROMAN}|[a-z]|\*{{1,3}}|[†‡§]{{1,2}}"
_UP = "[⁰¹²³⁴-⁹]"
_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹^"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = regex(
    rf"{_LEFT}\s?\^?(?P<label>{_LABEL})\s?{_RIGHT}"
    rf"|{_LEFT}(?P<many>\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}}){{1,20}}){_RIGHT}"
    rf"|(?P<up>{_UP}{{1,3}}(?:[,⁻–]\s?{_UP}{{1,3}}){{0,8}})"
    r"|\^(?P<hat>\d{1,3})(?!\d)"
)
_HEADING = regex(
    r"^[^\S\n\r]{0,8}[#*]{0,6}[^\S\n\r]{0,2}(?:(?:end|foot)?notes?|references?|sources|citations|works\scited|bibliography"
    r"|notes\s(?:and|&)\s(?:references|sources)|references\s(?:and|&)\snotes)[:*]{0,3}[^\S\n\r]{0,4}\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_LISTED = regex(
    r"^[^\S\n\r]{0,12}(?P<label>\d{1,3})(?:[.)](?=\s)|(?=[^\S\n\r]))[^\S\n\r]{0,4}(?=\S)", re.MULTILINE
)
_WORD = regex(r"[^\W\d_]{3}\Z")
_YEAR = regex(r"(?<!\d)\d{4}\Z")
_OPENING = regex(r"[(\[“‘«]\Z|(?:\A|\s)[\"']\Z")
_SMALL = regex(r"\s?[^\W\dA-ZÀ-Þ_]")
_ENDS = regex(r"[.,;:](?:\s|\Z)")
_REST = regex(r"[^\S\n]*(?:\n|\Z)")
_BELOW = regex(r"\s{0,8}\n\s{0,8}(?=\S)")
_RAISED = regex(r"[\s,.:]|[A-Z“\"‘][\w ]")
_BEFORE = 24  # code points read before a mark
_STOPS = ".,;:!?…\"'”’»)]］】〕"
_MANY = 8  # as many definitions without a mark are no accident
_GROUP = 50  # a range of marks longer than this is none: "[1-900]" are pages or years


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to a footnote in the running text."""

    label: str  #: "4" for "[4]", "⁴" and "[^4]"
    start: int  #: code points
    end: int
    line: int  #: counted from 1


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote itself: one line, or the line below a mark that stands alone."""

    label: str
    start: int  #: code points; of its mark
    end: int  #: of its words
    line: int  #: counted from 1
    text: str  #: its words, which begin after the mark and one comma, colon or full stop
    text_start: int


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The marks and definitions of a text, each by place."""

    marks: tuple[Mark, ...]
    definitions: tuple[Definition, ...]


def read_footnotes(text: str) -> Footnotes:
    """The footnotes of a plain text; nothing where they cannot be told from other text. Linear time."""
    candidates = list(_candidates(text))
    referred = {label for found in candidates if found.attached for label in found.labels}
    definitions = _bracketed(text, candidates, referred)
    definitions += _listed(text, candidates, {note.label for note in definitions})
    definitions.sort(key=lambda note: note.start)
    labels = {note.label for note in definitions}
    inside = _Within([(note.start, max(note.end, note.start + 1)) for note in definitions])
    marks = []
    spaced = any(
        found.spaced and found.may_refer and not labels.isdisjoint(found.labels) for found in candidates
    )
    for found in candidates:
        defined = found.may_refer and not labels.isdisjoint(found.labels)
        if (found.sure or defined or spaced and found.spaced) and not inside(found.start):
            marks += [Mark(label, found.start, found.end, found.line) for label in found.labels]
    if not marks and _are_paragraphs(text, definitions):
        definitions = []
    return Footnotes(tuple(marks), tuple(definitions))


def as_json(footnotes: Footnotes) -> dict[str, object]:
    """marks: label, start, end, line; definitions: also text and text_start."""
    return {name: [asdict(each) for each in getattr(footnotes, name)] for name in ("marks", "definitions")}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What has the form of a mark."""

    labels: tuple[str, ...]
    start: int
    end: int
    line: int
    opens: bool  # nothing but space stands before it on its line
    attached: bool  # no space stands between it and the word or stop before it
    may_refer: bool  # a mark where something defines it
    sure: bool  # a mark even where nothing does
    spaced: bool  # a space stands before it and a stop behind it: a mark where other marks stand so


def _candidates(text: str) -> Iterator[_Candidate]:
    line, counted = 1, 0
    for match in _MARK.finditer(text):
        start, end = match.span()
        line, counted = line + text.count("\n", counted, start), start
        before = text[max(0, start - _BEFORE) : start]
        bare = before.rstrip(" \t\u00a0\u202f")
        opens = bare.endswith(("\n", "\r")) or not bare and start <= _BEFORE
        attached = not opens and not before[-1:].isspace() and not _OPENING.search(before)
        labels, may_refer, sure, spaced = _labels(match), attached, False, False
        if match["up"]:
            may_refer = attached = attached and _carries_raised(before)
            sure = attached and not before[-1].isdigit()
        elif match["hat"]:
            may_refer = attached = attached and _carries_raised(before)
        elif match["label"] and _is_count(labels[0]):
            # "At least [12] people" is a figure put into a quotation.
            stopped = bare[-1:] in _STOPS and not _OPENING.search(bare) and not _SMALL.match(text, end)
            may_refer = not opens or _is_blank(text, end)
            sure = attached or stopped and not opens
            spaced = not attached and not opens and _ENDS.match(text, end) is not None
        elif match["label"]:
            symbol = not labels[0][0].isalnum()
            may_refer = attached or not opens and (symbol or bare[-1:] in _STOPS)
        yield _Candidate(labels, start, end, line, opens, attached, may_refer, sure, spaced)


def _is_count(label: str) -> bool:
    return label.isdecimal() and 0 < int(label) < 1000


def _is_blank(text: str, place: int) -> bool:
    """Whether nothing but space follows on the line."""
    return _REST.match(text, place) is not None


def _carries_raised(before: str) -> bool:
    """Whether a raised figure behind these words can be a mark: not behind a unit, a symbol or a figure."""
    return _WORD.search(before) is not None or before[-1] in _STOPS or _YEAR.search(before) is not None


def _labels(match: re.Match[str]) -> tuple[str, ...]:
    if match["label"] or match["hat"]:
        return (match["label"] or match["hat"],)
    labels: list[str] = []
    whole = (match["many"] or match["up"]).translate(_SUPERSCRIPTS)
    for part in re.split(r"\s?[,;]\s?", whole):
        first, *last = re.split(r"\s?[⁻–-]\s?", part)
        if last and 0 <= int(last[-1]) - int(first) <= _GROUP:
            labels += [str(number) for number in range(int(first), int(last[-1]) + 1)]
        elif not last:
            labels.append(first)
    return tuple(labels)


def _bracketed(text: str, candidates: list[_Candidate], referred: set[str]) -> list[Definition]:
    """Definitions that begin with a mark. A letter or a year counts only where something refers to it."""
    found: list[Definition] = []
    alone: list[_Candidate] = []
    for each in candidates:
        if (
            not each.opens
            or len(each.labels) != 1
            or not (_is_count(each.labels[0]) or each.labels[0] in referred)
        ):
            continue
        if text[each.start] in _FIGURES and not _RAISED.match(text, each.end):
            continue  # ²³⁵U
        note = _definition(text, each, each.end)
        if note.text:
            found.append(note)
        elif each.labels[0] in referred:
            alone.append(each)
    defined = {note.label for note in found}
    for each in alone:
        below = _BELOW.match(text, each.end)
        if each.labels[0] not in defined and below and not _MARK.match(text, below.end()):
            found.append(_definition(text, each, below.end()))
    return found


def _are_paragraphs(text: str, definitions: list[Definition]) -> bool:
    """Whether they make up most of a text that never refers to them: a judgment numbers its paragraphs so."""
    return len(definitions) >= _MANY and 2 * sum(note.end - note.start for note in definitions) > len(text)


def _definition(text: str, candidate: _Candidate, place: int) -> Definition:
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    while end > place and text[end - 1].isspace():
        end -= 1
    if place < end and text[place] in ",:.":
        place += 1
    while place < end and text[place].isspace():
        place += 1
    return Definition(candidate.labels[0], candidate.start, end, candidate.line, text[place:end], place)


def _listed(text: str, candidates: list[_Candidate], defined: set[str]) -> list[Definition]:
    """Numbered lines under "Notes" or the like, where a mark before them has the number of one of them.

    Without such a mark the list is a bibliography, or its marks were lost in copying: "Text.12 Next" may be
    anything.
    """
    headings = [match.end() for match in _HEADING.finditer(text)]
    marks = [(found.start, label) for found in candidates if found.attached for label in found.labels]
    referred: set[str] = set()
    found: list[Definition] = []
    line, counted, passed = 1, 0, 0
    for begin, stop in zip(headings, [*headings, len(text)][1:], strict=False):
        while passed < len(marks) and marks[passed][0] < begin:
            referred.add(marks[passed][1])
            passed += 1
        here: list[Definition] = []
        for match in _LISTED.finditer(text, begin, stop):
            if here and int(match["label"]) <= int(here[-1].label):
                break
            start, place = match.start("label"), match.end()
            line, counted = line + text.count("\n", counted, start), start
            end = text.find("\n", start)
            words = text[place : len(text) if end < 0 else end].rstrip()
            here.append(Definition(match["label"], start, place + len(words), line, words, place))
        if any(note.label in referred - defined for note in here):
            found += here
    return found


class _Within:
    """Whether a place lies in one of some spans in order; to be asked in order too."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans, self._next = spans, 0

    def __call__(self, place: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= place:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= place
