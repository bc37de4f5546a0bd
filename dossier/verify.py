"""Our words against the private captures: what stands there word for word, elsewhere, nearly, or not at all."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.comparison.printed_notes import paragraph_at, with_notes, with_their_notes
from dossier.comparison.texts import read_at_most, text_of
from dossier.corpus import Corpus
from dossier.heads import SourceHead
from dossier.limits import CAPTURE_BYTES, CAPTURE_LINE
from dossier.lock_file import LOCK, lock_text
from dossier.model import Record
from dossier.patterns import regex
from dossier.prose.dates import read_dates
from dossier.prose.document import Sight, TextParagraph, words_at
from dossier.prose.footnotes import Footnotes, read_footnotes
from dossier.prose.likeness import Match, Normal, find_exactly, find_nearly, normal
from dossier.prose.paragraphs import Paragraph, paragraphs, unified, unwrapped
from dossier.receipts import (
    TEXT_RULES,
    Checked,
    Kept,
    KeptPlace,
    Receipt,
    Wanted,
    digest,
)
from dossier.rules import load_rules

LONGEST_NOTE = 2000  #: characters of a footnote that a receipt keeps; no citation is longer
_WORD = regex(r"\w[\w'’-]*")
_FIGURE = regex(r"\d[\d,.]*\d|\d")
_NAME = regex(
    r"\b[A-Z][\w'’.-]*(?:\s+(?:(?:of|for|the|al|el|ad|bin|ibn|de|del|la|du|van|von|der)\s+){0,2}[A-Z][\w'’.-]*){0,8}"
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A capture that could not be read, and why; its receipt stays as it was."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class CaptureText:
    """A capture, read. normals: of each paragraph, by number."""

    text: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    normals: Mapping[int, Normal]
    footnotes: Footnotes
    hidden: frozenset[int]  #: withheld paragraphs, in which nothing is looked for


def verify(corpus: Corpus, captures: Path) -> tuple[Mapping[str, Receipt], tuple[Trouble, ...]]:
    """Receipts for every source, new where its capture exists; and the captures that cannot be read."""
    receipts = dict(corpus.receipts)
    troubles = []
    by_source: dict[str, list[Wanted]] = defaultdict(list)
    for wanted in corpus.wanted:
        by_source[wanted.source].append(wanted)
    for source in corpus.sources:
        if source.head.capture is None or not (captures / source.head.capture.file).exists():
            continue
        try:
            capture = read_capture(captures / source.head.capture.file, source)
        except (OSError, ValueError) as error:
            troubles.append(Trouble(source.id, str(error)))
            continue
        sightings = tuple(_sightings(corpus, source, capture))
        receipts[source.id] = _receipt(source, capture, by_source[source.id], sightings)
    known = {source.id for source in corpus.sources}
    return {id: receipts[id] for id in sorted(receipts) if id in known}, tuple(troubles)


def read_capture(file: Path, source: Record[SourceHead]) -> CaptureText:
    """A capture's text and paragraphs. Raises ValueError for what is no text, OSError for what cannot be read."""
    size = file.stat().st_size
    if size > CAPTURE_BYTES:
        raise ValueError(f"{file.name} has {size} bytes; a capture has at most {CAPTURE_BYTES}")
    data = file.read_bytes()
    try:
        whole = unified(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"{file.name} is not UTF-8: byte {error.start} cannot be read") from error
    text = unwrapped(whole)
    longest = max(map(len, text.split("\n")))
    if longest > CAPTURE_LINE:
        raise ValueError(
            f"{file.name} has a line of {longest} characters; a paragraph has at most {CAPTURE_LINE}"
        )
    found = paragraphs(whole)
    footnotes = read_footnotes(text)
    hidden = with_their_notes(
        frozenset(number for omission in source.head.withhold for number in omission.p), footnotes, found
    )
    normals = {
        paragraph.number: normal(paragraph.text) for paragraph in found if paragraph.number not in hidden
    }
    sha256 = hashlib.sha256(data).hexdigest()
    return CaptureText(text, sha256, found, normals, footnotes, hidden)


def lock_changes(content: Path, receipts: Mapping[str, Receipt]) -> bool:
    """Whether writing the lock file would change a byte of it."""
    target = content / LOCK
    return not target.exists() or target.read_bytes() != lock_text(receipts).encode()


def write_lock(content: Path, receipts: Mapping[str, Receipt]) -> bool:
    """Write the lock file, whole or not at all; whether a byte changed. Raises OSError."""
    if not lock_changes(content, receipts):
        return False
    text = lock_text(receipts).encode()
    target = content / LOCK
    fresh = target.with_name(f".{LOCK}.{os.getpid()}")
    try:
        fresh.write_bytes(text)
        os.replace(fresh, target)
    finally:
        for left in content.glob(f".{LOCK}.*"):  # also that of a run that was killed
            left.unlink(missing_ok=True)
    return True


def _sightings(corpus: Corpus, source: Record[SourceHead], capture: CaptureText) -> Iterator[Kept]:
    """What the rules that read texts see in a capture; withheld paragraphs are not shown to them."""
    shown = tuple(
        TextParagraph(paragraph.number, paragraph.text)
        for paragraph in capture.paragraphs
        if paragraph.number not in capture.hidden
    )
    text = with_notes(text_of(corpus, source, shown), source, capture.footnotes, capture.paragraphs)

    def kept(sight: Sight) -> KeptPlace:
        paragraph = capture.paragraphs[sight.paragraph - 1]
        words = words_at(paragraph.text, sight.start, sight.end)
        start, end = paragraph.start + sight.start, paragraph.start + sight.end
        return KeptPlace(sight.paragraph, paragraph.line, start, end, words, sight.message, sight.note)

    for rule in load_rules():
        for seen in read_at_most(rule.read_text, text) if rule.read_text else ():
            against = tuple(kept(sight) for sight in seen.against)
            yield Kept(rule.name, kept(seen.at), seen.message, against, seen.suggestions)


def _receipt(
    source: Record[SourceHead],
    capture: CaptureText,
    wanted: Iterable[Wanted],
    sightings: tuple[Kept, ...],
) -> Receipt:
    checked = tuple(dict.fromkeys(_check(item, capture) for item in wanted))
    assert source.head.capture is not None
    return Receipt(
        source=source.id,
        capture=source.head.capture.file,
        sha256=capture.sha256,
        text_rules=TEXT_RULES,
        paragraphs=len(capture.paragraphs),
        marks=tuple(dict.fromkeys(mark.label for mark in capture.footnotes.marks)),
        definitions=tuple(definition.label for definition in capture.footnotes.definitions),
        checked=tuple(sorted(checked, key=lambda item: item.key)),
        particulars=_particulars(capture),
        sightings=sightings,
        words=len(_WORD.findall(capture.text)),
        published_words=_published(capture.text, checked, sightings),
    )


def _check(wanted: Wanted, capture: CaptureText) -> Checked:
    found = Checked(wanted.record, wanted.at, digest(wanted.words), "absent")
    if wanted.at.startswith("footnote "):
        return _check_note(wanted, capture, found)
    named = [number for number in wanted.paragraphs if number in capture.normals]
    others = [number for number in capture.normals if number not in named]
    if not wanted.paragraphs:
        named, others = others, []
    for result, numbers in (("verbatim", named), ("elsewhere", others)):
        for number in numbers:
            match = find_exactly(wanted.words, capture.normals[number])
            if match:
                return _at(found, result, number, match, capture)
    likely = max(
        (
            (near[1], number, near[0])
            for number in named
            if (near := find_nearly(wanted.words, capture.normals[number]))
        ),
        default=None,
        key=lambda entry: entry[0],
    )
    return _at(found, "near", likely[1], likely[2], capture) if likely else found


def _check_note(wanted: Wanted, capture: CaptureText, found: Checked) -> Checked:
    """A footnote is compared with the words after its own label, whole."""
    label = wanted.at.removeprefix("footnote ")
    for definition in capture.footnotes.definitions:
        if definition.label != label:
            continue
        start = definition.text_start
        paragraph = paragraph_at(capture.paragraphs, definition.start)
        same = normal(definition.text).text in (normal(wanted.words).text, normal(wanted.written).text)
        exact = definition.text[:LONGEST_NOTE]
        place = replace(found, result="verbatim" if same else "near", paragraph=paragraph.number)
        return replace(place, exact=exact, start=start, end=start + len(exact), line=definition.line)
    return found


def _at(found: Checked, result: str, number: int, match: Match, capture: CaptureText) -> Checked:
    """The result with its selectors: no more of the text than it takes to find the passage again."""
    paragraph = capture.paragraphs[number - 1]
    start, end = paragraph.start + match.start, paragraph.start + match.end
    exact = capture.text[start:end]
    prefix = suffix = ""
    if capture.text.count(exact) > 1:
        prefix, suffix = _round(capture.text, paragraph, start, end)
    return replace(
        found,
        result=result,
        paragraph=number,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        start=start,
        end=end,
    )


def _round(text: str, paragraph: Paragraph, start: int, end: int) -> tuple[str, str]:
    """As few words before and after as make the passage the only one; at most five on each side."""
    before = [match.start() for match in _WORD.finditer(text, paragraph.start, start)][-5:]
    after = [match.end() for match in _WORD.finditer(text, end, paragraph.end)][:5]
    for count in range(1, 6):
        left = before[-count] if len(before) >= count else before[0] if before else start
        if text.count(text[left:end]) == 1:
            return text[left:start], ""
        right = after[count - 1] if len(after) >= count else after[-1] if after else end
        if text.count(text[start:right]) == 1:
            return "", text[end:right]
        if text.count(text[left:right]) == 1:
            return text[left:start], text[end:right]
    return "", ""


def _particulars(capture: CaptureText) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The figures, dates and capitalised names of each paragraph, as sets; of withheld ones nothing."""
    found = {}
    for paragraph in capture.paragraphs:
        if paragraph.number in capture.hidden:
            continue
        text = paragraph.text
        kinds = {
            "figures": _set(_FIGURE.findall(text)),
            "dates": _set(span.edtf for span in read_dates(text) if span.edtf),
            "names": _set(" ".join(name.split()) for name in _NAME.findall(text)),
        }
        filled = {kind: words for kind, words in kinds.items() if words}
        if filled:
            found[str(paragraph.number)] = filled
    return found


def _set(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _published(text: str, checked: Iterable[Checked], sightings: Iterable[Kept]) -> int:
    """How many words of the text stand in our quotations, receipts and findings, each counted once."""
    covered: set[int] = set()
    for kept in sightings:
        for place in (kept.at, *kept.against):
            covered.update(range(place.start, place.start + len(place.text)))
    for item in checked:
        if item.start >= 0:
            covered.update(range(item.start - len(item.prefix), item.end + len(item.suffix)))
    return sum(match.start() in covered for match in _WORD.finditer(text))
