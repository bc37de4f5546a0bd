"""The works and statements that a document tells of, with the dates that other records give them.

A relative word beside a name ("Quill said Thursday") is tested against them where the document prints no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.comparison.namings import namings_of
from dossier.corpus import Corpus
from dossier.dates import DateError, PartialDate, parse
from dossier.heads import ActorHead, SourceHead
from dossier.model import Record
from dossier.prose.document import DatedElsewhere

_OWN_WORDS = frozenset("interview statement post speech briefing letter".split())


def dated_elsewhere(corpus: Corpus, source: Record[SourceHead]) -> tuple[DatedElsewhere, ...]:
    """What a document cites and asserts, paragraph by paragraph, as far as its date is known; in their order."""
    return (*_cited(corpus, source), *_asserted(corpus, source))


def _cited(corpus: Corpus, source: Record[SourceHead]) -> Iterator[DatedElsewhere]:
    for cite in source.head.cites:
        work = corpus.resolve(cite.work)
        if not cite.at or work is None or work.id == source.id or not isinstance(work.head, SourceHead):
            continue
        head = work.head
        people = [fact.value for fact in head.authors or ()]
        people += [head.publisher.value] if head.publisher else []
        people += [participant.actor for participant in head.participants]
        report = head.kind not in _OWN_WORDS
        yield DatedElsewhere(cite.at, _names(corpus, people), f"'{work.title}'", _date(head), report)


def _asserted(corpus: Corpus, source: Record[SourceHead]) -> Iterator[DatedElsewhere]:
    for assertion in source.head.assertions:
        if not assertion.at or not assertion.said_by:
            continue
        names, said = _names(corpus, assertion.said_by), _read(assertion.date)
        origin = corpus.resolve(assertion.origin)
        if said is None and origin is not None and isinstance(origin.head, SourceHead):
            report = origin.head.kind not in _OWN_WORDS
            date = _date(origin.head) if origin.id != source.id else None
            yield DatedElsewhere(assertion.at, names, f"'{origin.title}'", date, report)
        else:
            yield DatedElsewhere(assertion.at, names, "what is said there", said, False)


def _date(head: SourceHead) -> PartialDate | None:
    return _read(head.published.value) if head.published else None


def _read(edtf: str) -> PartialDate | None:
    """A date of a record; None where none is given or it cannot be read, which is a finding of its own."""
    try:
        return parse(edtf) if edtf else None
    except DateError:
        return None


def _names(corpus: Corpus, people: Sequence[str]) -> tuple[str, ...]:
    """Every name of some actors, and the family names of persons."""
    found: list[str] = []
    for person in people:
        record = corpus.resolve(person)
        names = [naming.name for naming in namings_of(record)] if record else [person]
        head = record.head if record else None
        if isinstance(head, ActorHead) and any(kind.value == "person" for kind in head.kind):
            names += [name.split()[-1] for name in names if len(name.split()[-1]) > 3]
        found += names
    return tuple(dict.fromkeys(name for name in found if len(name) > 1))
