"""The numbers of footnotes jump or run backwards

Holds when numbered footnotes stand out of their order, or with a number left out: 1, 3, 4 or 1, 3, 2.
Definitions are compared with one another, and marks by their first appearance; of marks only the order
counts, because a digest leaves out paragraphs and their marks with them. Silent about labels that are not
plain numbers, and about a list that begins with another number than 1 and then counts on.

Read: a number that is left out may be a note that was lost in copying or in editing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier.alone import Alone
from dossier.cited import is_document
from dossier.comparison.sequences import out_of_order
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.heads import Head
from dossier.model import Note, NoteMark, Record

GROUP = "Footnotes"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    record = alone.record
    fault = None if is_document(record) else Fault.ANNOTATION
    notes, marks = _numbered(record.body.notes), _numbered(record.body.marks)
    coverage.compared += len(notes)
    flags = {flag.where.at: flag for flag in _backwards(record, marks, "is referred to")}
    flags |= {flag.where.at: flag for flag in _backwards(record, notes, "is printed")}
    yield from (replace(flag, fault=fault) for flag in (*_jumps(record, notes), *flags.values()))


def _numbered(found: Iterable[Note] | Iterable[NoteMark]) -> dict[int, Note | NoteMark]:
    """Those with a number for a label, in their order, each number where it first stands."""
    first: dict[int, Note | NoteMark] = {}
    for each in found:
        if each.label.isascii() and each.label.isdigit() and len(each.label) <= 3:
            first.setdefault(int(each.label), each)
    return first


def _jumps(record: Record[Head], notes: dict[int, Note | NoteMark]) -> Iterator[Flag]:
    numbers = sorted(notes)
    for before, number in zip(numbers, numbers[1:], strict=False):
        if number > before + 1:
            left_out = f"{before + 1} is" if number == before + 2 else f"{before + 1} to {number - 1} are"
            message = f"Footnote {number} follows footnote {before}; {left_out} not printed"
            yield _flag(record, notes[number], message, notes[before])


def _backwards(record: Record[Head], found: dict[int, Note | NoteMark], stands: str) -> Iterator[Flag]:
    numbers = list(found)
    for number in sorted(out_of_order(numbers)):
        place = numbers.index(number)
        late = next((other for other in reversed(numbers[:place]) if other > number), None)
        early = next((other for other in numbers[place:] if other < number), number)
        word, other = ("before", early) if late is None else ("after", late)
        message = f"Footnote {number} {stands} {word} footnote {other}"
        yield _flag(record, found[number], message, found[other])


def _flag(record: Record[Head], each: Note | NoteMark, message: str, other: Note | NoteMark) -> Flag:
    against = locate(record, f"footnote {other.label}", other.place)
    return Flag(locate(record, f"footnote {each.label}", each.place), message, (against,))
