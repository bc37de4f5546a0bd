"""All records together: what refers to what, who says what on which claim, and when a document was.

A corpus is made once, after every file has been read, and is the only thing that rules see.
Look-ups are indexes, so that a rule stays linear in the corpus.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

from dossier import dates
from dossier.cited import Cited, citations_of, group_by_work
from dossier.dates import Day
from dossier.fields import Assertion
from dossier.heads import ActorHead, ClaimHead, EventHead, Head, SourceHead, WeaponHead
from dossier.model import Link, Mistake, Record, Reference
from dossier.pictures import Size
from dossier.receipts import Receipt, Wanted, wanted_texts
from dossier.settings import Site
from dossier.static_files import Refused
from dossier.vocabulary import Words, words_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileMistake:
    """A mistake in a file that is no record: site.yml, a stray file."""

    file: str
    mistake: Mistake


class Incoming(NamedTuple):
    """A link or citation, seen from the record that it leads to."""

    record: Record[Head]
    link: Link | Reference


@dataclass(frozen=True, slots=True)
class Carried:
    """One assertion, and the source that carries it. path: its field, "assertions[2]"."""

    source: Record[SourceHead]
    path: str
    assertion: Assertion


UNDATED = (10**9, 0, 0)  #: sorts behind every day


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day that a document's citations are compared with: its latest printed date, else one known otherwise."""

    edtf: str
    earliest: Day | None
    latest: Day | None
    path: str  #: the field it comes from: "updated", "published", "not_before"
    known_from: str  #: "" if our copy prints it


@dataclass(frozen=True)
class Corpus:
    """Every record that is published, in the order of collection and id."""

    site: Site
    as_of: Day
    read: tuple[Record[Head], ...]  #: every record, drafts too
    all_records: tuple[Record[Head], ...]  #: those that are published; two may carry one id
    hidden: frozenset[str]  #: ids of drafts, which are left out
    mistakes: tuple[FileMistake, ...]
    receipts: Mapping[str, Receipt]  #: what was verified against the captures, by source
    locked: bool = False  #: receipts must be of the present
    pictures: Mapping[str, Size | None] | None = (
        None  #: the files under static/, "portraits/quill.png"; None: not read
    )
    heavy: Mapping[str, int] = field(default_factory=dict)  #: those of them that are too large, in bytes
    refused: Mapping[str, Refused] = field(default_factory=dict)  #: files under static/ that are not taken
    outdated: Mapping[str, Receipt] = field(
        default_factory=dict
    )  #: that `verify --locked` leaves as they are

    def once(self, make: Callable[[Corpus], T]) -> T:
        """What `make` makes of this corpus, made when it is first asked for: what rules and pages share.

        make: a function of a module; it must not depend on anything else.
        """
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    @cached_property
    def _made(self) -> dict[Callable[[Corpus], Any], Any]:
        return {}

    @cached_property
    def words(self) -> Words:
        """What the site calls its collections, kinds and ties."""
        return words_of(self.site)

    @cached_property
    def records(self) -> Mapping[str, Record[Head]]:
        """By id; of two records with one id the first."""
        found: dict[str, Record[Head]] = {}
        for record in self.all_records:
            found.setdefault(record.id, record)
        return found

    def of_shape(self, shape: str) -> tuple[Record[Head], ...]:
        return tuple(record for record in self.records.values() if record.shape == shape)

    @cached_property
    def sources(self) -> tuple[Record[SourceHead], ...]:
        return cast("tuple[Record[SourceHead], ...]", self.of_shape("sources"))

    @cached_property
    def actors(self) -> tuple[Record[ActorHead], ...]:
        return cast("tuple[Record[ActorHead], ...]", self.of_shape("actors"))

    @cached_property
    def weapons(self) -> tuple[Record[WeaponHead], ...]:
        return cast("tuple[Record[WeaponHead], ...]", self.of_shape("weapons"))

    @cached_property
    def events(self) -> tuple[Record[EventHead], ...]:
        return cast("tuple[Record[EventHead], ...]", self.of_shape("events"))

    @cached_property
    def claims(self) -> tuple[Record[ClaimHead], ...]:
        return cast("tuple[Record[ClaimHead], ...]", self.of_shape("claims"))

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Old id → the id that took its place."""
        return {
            old: record.id
            for record in self.records.values()
            for old in record.head.former_ids
            if old not in self.records
        }

    def resolve(self, id: str) -> Record[Head] | None:
        """The record of an id or former id."""
        return self.records.get(id) or self.records.get(self.former.get(id, ""))

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Incoming, ...]]:
        """Every link and citation by the id that it leads to, in the order of the linking records."""
        found: dict[str, list[Incoming]] = defaultdict(list)
        for record in self.records.values():
            for id, link in _leading(self, record):
                found[id].append(Incoming(record, link))
        return {id: tuple(links) for id, links in found.items()}

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """Every text that claims to be a document's own words."""
        return tuple(wanted_texts(self.records.values()))

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every printed citation: heads of sources and footnotes of all records."""
        return tuple(cited for record in self.records.values() for cited in citations_of(record))

    @cached_property
    def works(self) -> tuple[tuple[Cited, ...], ...]:
        """The same by the work that they cite, the head of its own record first."""
        return group_by_work(self.cited)

    @cached_property
    def _works_by_citation(self) -> Mapping[int, tuple[Cited, ...]]:
        return {id(cited): work for work in self.works for cited in work}

    def work_of(self, cited: Cited) -> tuple[Cited, ...]:
        """All citations of the work that one of `cited` cites, itself among them."""
        return self._works_by_citation[id(cited)]

    @cached_property
    def carried(self) -> Mapping[str, tuple[Carried, ...]]:
        """Every assertion by the claim that it takes a stand on, documents by date, then id."""
        found: dict[str, list[Carried]] = defaultdict(list)
        for source in sorted(self.sources, key=self.age):
            for number, assertion in enumerate(source.head.assertions, 1):
                claim = self.former.get(assertion.claim, assertion.claim)
                found[claim].append(Carried(source, f"assertions[{number}]", assertion))
        return {claim: tuple(carried) for claim, carried in found.items()}

    def age(self, record: Record[Head]) -> tuple[tuple[int, int, int], str]:
        """Sorts documents by date, those without one, and texts of ours, last."""
        is_source = isinstance(record.head, SourceHead)
        date = document_date(cast("Record[SourceHead]", record)) if is_source else None
        first = date.earliest if date else None
        return (first.year, first.month, first.day) if first else UNDATED, record.id

    def document(self, source: Record[SourceHead]) -> Record[SourceHead]:
        """The first publication of a text: a republication is no second document."""
        seen = {source.id}
        while source.head.republication_of:
            first = self.resolve(source.head.republication_of)
            if first is None or first.shape != "sources" or first.id in seen:
                break
            source = cast("Record[SourceHead]", first)
            seen.add(source.id)
        return source


def connect(
    records: Iterable[Record[Head]],
    *,
    site: Site,
    as_of: Day,
    mistakes: Iterable[FileMistake] = (),
    receipts: Mapping[str, Receipt] | None = None,
    drafts: bool = False,
    locked: bool = False,
    pictures: Mapping[str, Size | None] | None = None,
    heavy: Mapping[str, int] | None = None,
    refused: Mapping[str, Refused] | None = None,
) -> Corpus:
    """All records as one corpus; drafts only where they are asked for."""
    records = tuple(records)
    hidden = frozenset(record.id for record in records if record.head.draft and not drafts)
    return Corpus(
        site=site,
        as_of=as_of,
        read=records,
        all_records=tuple(record for record in records if drafts or not record.head.draft),
        hidden=hidden,
        mistakes=tuple(mistakes),
        receipts=receipts or {},
        locked=locked,
        pictures=pictures,
        heavy=heavy or {},
        refused=refused or {},
    )


def edited(old: Corpus, new: Corpus) -> bool:
    """Whether one corpus is another with some of its records edited; then what the old one has made is taken over.

    What leads to what is brought up to date, in time that the edit takes and not the corpus. All else that was
    made for several to share stays as it was: this corpus is for looking at an edit at once, until the next is made.
    """
    if [(record.file, record.id) for record in old.all_records] != [(r.file, r.id) for r in new.all_records]:
        return False
    if old.former != new.former or (old.site, old.receipts) != (new.site, new.receipts):
        return False
    incoming = dict(old.incoming)
    order = {id: number for number, id in enumerate(new.records)}
    for before, after in zip(old.records.values(), new.records.values(), strict=True):
        if before is not after:
            links: dict[str, list[Incoming]] = defaultdict(list)
            for id, link in _leading(new, after):
                links[id].append(Incoming(after, link))
            for id in {*(id for id, _ in _leading(old, before)), *links}:
                rest = [each for each in incoming.get(id, ()) if each.record.id != after.id]
                at = bisect_left(rest, order[after.id], key=lambda each: order[each.record.id])
                incoming[id] = (*rest[:at], *links[id], *rest[at:])
    new.__dict__["incoming"] = {id: found for id, found in incoming.items() if found}
    new.__dict__["_made"] = dict(old._made)
    return True


def _leading(corpus: Corpus, record: Record[Head]) -> Iterator[tuple[str, Link | Reference]]:
    """The links of a record, then its citations, with the ids that they lead to."""
    former = corpus.former
    for link in record.links:
        yield former.get(link.target, link.target), link
    for reference in record.references:
        yield former.get(reference.source, reference.source), reference


def document_date(source: Record[SourceHead]) -> DocumentDate | None:
    """The latest date that a document prints of itself: updated, else published, else known otherwise.

    An update said to lie before the publication is no later date. None where nothing is known, or the date
    cannot be read (its own finding says so).
    """
    head = source.head
    candidates = [("updated", head.updated, "")]
    if head.published is not None:
        candidates.append(("published", head.published.value, head.published.known_from))
    latest: DocumentDate | None = None
    for path, edtf, known_from in candidates:
        if not edtf:
            continue
        try:
            date = dates.parse(edtf)
        except dates.DateError:
            continue
        before = latest and latest.latest and date.earliest and latest.latest < date.earliest
        if latest is None or before and not known_from:
            latest = DocumentDate(edtf, date.earliest, date.latest, path, known_from)
    return latest
