"""What stands in a document that a new record can begin with: title, date, notes, quotations, names, furniture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier import dates
from dossier.comparison.spellings import plain, spellings_of
from dossier.corpus import Corpus
from dossier.dates import DateError
from dossier.patterns import regex
from dossier.prose.dates import read_dates
from dossier.prose.footnotes import Footnotes, read_footnotes
from dossier.prose.furniture import is_furniture
from dossier.prose.quote_marks import quoted
from dossier.scaffold.captured import Captured, Linked
from dossier.scaffold.shown_words import STARTS, WORD, count_words

_NAME = regex(
    r"\b(?:[A-Z][\w’'.-]{0,40}\w(?:\s(?:(?:of|for|the|al|el|ad|bin|ibn|de|del|la|van|von|der)\s){0,2}[A-Z][\w’'.-]{0,40}\w){1,6}"
    r"|[A-Z]{3,10}\b)"
)
_BYLINE = regex(r"(?:By|by|BY|Written by|Author:)\s+([A-Z][^\d,;:|()]{2,60}?)(?:\s*[|,(–—].{0,80})?")
_ENGLISH = frozenset("the of and to in that is was for on with as by at from it".split())
_NUMBERED = regex(r"((?:[A-Z][\w-]{1,20} ){1,4}(?:No\.|Nr\.|Number|#) ?([0-9][0-9/-]{0,12}))")
_WRITER = regex(
    r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4})(?:, [A-Z][\w.]*)? is (?:the|an?|our) .{0,60}?"
    r"\b(?:reporter|correspondent|journalist|editor|writer|columnist|contributor|fellow|researcher|analyst|professor)\b"
)
_TOP = 8  #: paragraphs in which a document names itself
_SHORT = 25  #: words of a title
_FEW = 5  #: words beside the day on the line of a date


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as printed. paragraph: where it is defined; at: the ¶ of its marks; links: in its words."""

    label: str
    words: str
    paragraph: int
    at: tuple[int, ...]
    links: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class InText:
    """What was found, by paragraph where it has one."""

    title: int  #: ¶; 0 where none is printed
    dated: tuple[int, str]  #: ¶ and EDTF of the document's own date; (0, "")
    authors: tuple[str, ...]
    identifier: tuple[str, str]  #: as printed, and the number in it; ("", "")
    english: bool
    notes: tuple[Note, ...]
    marks: Mapping[int, tuple[str, ...]]  #: labels, by the paragraph that refers to them
    quotations: Mapping[int, tuple[str, ...]]
    dates: Mapping[int, tuple[str, ...]]  #: EDTF
    names: Mapping[int, tuple[str, ...]]  #: ids of records, in the order in which they are named
    named: Mapping[int, tuple[tuple[int, int], ...]]  #: where in each paragraph
    strangers: tuple[tuple[str, int], ...]  #: names without a record that recur, and in how many paragraphs
    omits: Mapping[int, str]  #: ¶ → why the digest may leave it out


def find_in_text(captured: Captured, corpus: Corpus) -> InText:
    """Everything that a document's paragraphs let one propose."""
    texts = captured.paragraphs
    title = _title(captured)
    notes, marks = _notes(captured)
    defined = {note.paragraph for note in notes}
    running = [n for n in range(1, len(texts) + 1) if n not in defined]
    names, named, strangers = _names(texts, running, corpus)
    dated = _dated(texts)
    return InText(
        title=title,
        dated=dated,
        authors=_authors(texts),
        identifier=_identifier(texts),
        english=_is_english(texts),
        notes=notes,
        marks=marks,
        quotations=dict(_quotations(texts, running)),
        dates={n: found for n in running if (found := _dates(texts[n - 1]))},
        names=names,
        named=named,
        strangers=strangers,
        omits=_omits(texts, title, dated[0], defined),
    )


def _title(captured: Captured) -> int:
    """The paragraph that is the document's title: a heading of the page, else a short line above running text."""
    texts = captured.paragraphs
    said = captured.said.get("title")
    for number in range(1, min(_TOP, len(texts)) + 1):
        text = texts[number - 1]
        if said and len(text) > 10 and text in said.value:
            return number
    headed = [n for n in sorted(captured.headings) if n <= _TOP]
    if headed:
        return headed[0]
    for number in range(1, min(_TOP, len(texts) - 1) + 1):
        text = texts[number - 1]
        words = count_words(text)
        if (
            3 <= words <= _SHORT
            and not is_furniture(text)
            and not _is_date_line(text)
            and text[-1] not in ".:;,"
        ):
            return number
        if words > 40:
            break
    return 0


def _is_date_line(text: str) -> bool:
    """Whether a line says little more than a day, which stands at its beginning or its end."""
    if len(text) > 120 or text.endswith("."):
        return False
    spans = [span for span in read_dates(text) if span.kind == "absolute"]
    left = count_words(text) - sum(count_words(span.text) for span in spans)
    return bool(spans) and left <= _FEW and (spans[0].start <= 12 or spans[-1].end >= len(text) - 12)


def _dated(texts: Sequence[str]) -> tuple[int, str]:
    """The day that a document prints of itself: on a line of its own near its beginning."""
    for number, text in enumerate(texts[:_TOP], 1):
        if _is_date_line(text):
            for span in read_dates(text):
                if span.edtf and len(span.edtf) == 10 and not span.alternatives:
                    return number, span.edtf
    return 0, ""


def _authors(texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts[:_TOP]:
        match = _BYLINE.fullmatch(text) if len(text) < 160 else None
        if match and count_words(match[1]) <= 8:
            return tuple(name.strip() for name in match[1].replace(" and ", ",").split(",") if name.strip())
    for text in (*texts[:_TOP], *texts[-4:]):
        writer = _WRITER.match(text) if len(text) < 600 else None
        if writer:
            return (writer[1],)
    return ()


def _identifier(texts: Sequence[str]) -> tuple[str, str]:
    """What its publisher numbers a document by, and the number: "Special Dispatch No. 11408"."""
    for text in texts[:_TOP]:
        match = _NUMBERED.search(text) if len(text) < 200 else None
        if match:
            return match[1], match[2]
    return "", ""


def _is_english(texts: Sequence[str]) -> bool:
    words = [word.casefold() for text in texts[:60] for word in WORD.findall(text)][:4000]
    return len(words) >= 40 and sum(word in _ENGLISH for word in words) >= 0.15 * len(words)


def _notes(captured: Captured) -> tuple[tuple[Note, ...], Mapping[int, tuple[str, ...]]]:
    texts = captured.paragraphs
    starts, whole = [], 0
    for text in texts:
        starts.append(whole)
        whole += len(text) + 1
    found: Footnotes = read_footnotes("\n".join(texts))
    marks: dict[int, list[str]] = defaultdict(list)
    for mark in found.marks:
        marks[mark.line].append(mark.label)
    linked: dict[int, list[Linked]] = defaultdict(list)
    for link in captured.links:
        linked[link.paragraph].append(link)
    at: dict[str, list[int]] = defaultdict(list)
    for number, labels in marks.items():
        for label in dict.fromkeys(labels):
            at[label].append(number)
    notes = []
    for each in found.definitions:
        begin = each.text_start - starts[each.line - 1] if each.line <= len(texts) else 0
        links = tuple(
            (max(link.start - begin, 0), link.end - begin, link.url)
            for link in linked[each.line]
            if link.end > begin
        )
        notes.append(Note(each.label, each.text, each.line, tuple(at[each.label]), links))
    return tuple(notes), {n: tuple(dict.fromkeys(labels)) for n, labels in marks.items()}


def _quotations(texts: Sequence[str], running: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number in running:
        text = texts[number - 1]
        found = tuple(text[start + 1 : end - 1].strip() for start, end in quoted(text) if end - start > 2)
        if found:
            yield number, found


def _dates(text: str) -> tuple[str, ...]:
    found = []
    for span in read_dates(text[:20_000]):
        if span.kind == "absolute" and span.edtf and "XXXX" not in span.edtf and not span.alternatives:
            try:
                dates.parse(span.edtf)
            except DateError:
                continue
            found.append(span.edtf)
    return tuple(dict.fromkeys(found))


def _names(
    texts: Sequence[str], running: Sequence[int], corpus: Corpus
) -> tuple[
    Mapping[int, tuple[str, ...]], Mapping[int, tuple[tuple[int, int], ...]], tuple[tuple[str, int], ...]
]:
    spellings = corpus.once(spellings_of)
    known: dict[int, tuple[str, ...]] = {}
    named: dict[int, tuple[tuple[int, int], ...]] = {}
    listed = {plain(name) for names in spellings.by_first.values() for name, _ in names}
    places: dict[str, set[int]] = defaultdict(set)
    for number in running:
        text = texts[number - 1]
        found = list(spellings.find(text))
        if found:
            known[number] = tuple(dict.fromkeys(naming.record.id for _, _, naming in found))
        taken = named[number] = tuple((start, end) for start, end, _ in found)
        for match in _NAME.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                for name in _variants(match.group()):
                    places[name].add(number)
    unknown = {
        name: found
        for name, found in places.items()
        if len(found) > 1 and not any(name.startswith(each) for each in listed)  # North Korean
    }
    strangers = [(name, len(found)) for name, found in unknown.items() if not _is_part(name, unknown)]
    return known, named, tuple(sorted(strangers, key=lambda each: (-each[1], each[0])))


def _variants(name: str) -> Iterator[str]:
    """A name, and what is left of it without the word that may only begin its sentence."""
    name = plain(name)
    first, _, rest = name.partition(" ")
    if first not in STARTS and (" " in name or name.isupper()):
        yield name
    if " " in rest:
        yield rest


def _is_part(name: str, names: Mapping[str, set[int]]) -> bool:
    """Whether a longer name ends with this one and stands wherever it does."""
    return any(each != name and each.endswith(f" {name}") and names[each] >= names[name] for each in names)


def _omits(texts: Sequence[str], title: int, dated: int, defined: set[int]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    seen: set[str] = set()
    for number, text in enumerate(texts, 1):
        if number in defined:
            continue
        if number == title:
            found[number] = "heading"
        elif number == dated or (number <= _TOP and _is_date_line(text)):
            found[number] = "date-line"
        elif is_furniture(text):
            found[number] = "furniture"
        elif text in seen:
            found[number] = "duplicate"
        seen.add(text)
    return found
