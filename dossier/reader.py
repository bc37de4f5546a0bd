"""Files under content/ → records, read again only where their bytes have changed."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.content_files import ContentError, RecordFile, file_mistake, find_records, nothing_found
from dossier.fields import Format, Ref
from dossier.heads import SHAPES, Head, SourceHead
from dossier.limits import MARKS, RECORD_BYTES
from dossier.model import Link, Mistake, Place, Record
from dossier.patterns import regex
from dossier.phases import Advance, Phases
from dossier.record_cache import (
    Kept,
    Packed,
    file_name,
    fingerprint,
    load_records,
    pack,
    save_records,
    uncollected,
    unpack,
)
from dossier.settings import Collection
from dossier.vocabulary import RESERVED_IDS, nouns_of

if TYPE_CHECKING:
    from dossier.front_matter import Use

__all__ = ["ContentError", "read_again", "read_record", "read_records"]

MANY = 400  #: files to be read from which on a second process is worth its start: half a second of work

_ID = regex(r"[a-z0-9][a-z0-9-]*")
_INDEX = regex(r"\[\d+\]")
_MARKS = ("[@", "[[", "[^")  #: what opens a citation, a link, a footnote's mark
_OWN_SORTING = ("title", "kind")  #: fields whose words are never the id of another record
_MAIN = ("value", "actor", "work", "to")  #: the key of a part that says what the part is about


Finish = Callable[[Record[Head]], Record[Head]]


_Changed = tuple[int, RecordFile, bytes]  #: its place among the records, and what it holds


def read_records(
    content: Path,
    collections: Mapping[str, Collection],
    *,
    finish: Finish | None = None,
    cache: Path | None = None,
    jobs: int = 1,
    phases: Phases | None = None,
) -> tuple[tuple[Record[Head], ...], tuple[tuple[str, Mistake], ...]]:
    """Every record under a content folder, by collection and id; mistakes in files that are none, by file.

    Two records may carry one id; a rule says so. finish: makes of each what is kept, and gives back what it need
    not make anew; it goes to other processes. cache: a folder for what was read; jobs: processes at most.
    Raises ContentError where there is no such folder, or no record in it.
    """
    if not content.is_dir():
        raise ContentError(f"{content}: there is no such folder; --content names the one with the records")
    files, mistakes = find_records(content, collections)
    if not files:
        raise ContentError(nothing_found(content, collections, mistakes))
    nouns = [nouns_of(collections, each) for each in collections.values()]  # they stand in messages
    state = fingerprint(*filter(None, nouns)) if cache else ""
    kept = load_records(cache, state) if cache else Kept({}, {})
    records: list[Record[Head] | None] = []
    changed: list[_Changed] = []
    for file in files:
        try:
            with open(file.path, "rb", buffering=0) as opened:
                size = os.fstat(opened.fileno()).st_size
                data = opened.read() if size <= RECORD_BYTES else b""
        except OSError as error:
            reason = error.strerror or type(error).__name__
            mistakes.append((file.file, file_mistake(f"the file cannot be read: {reason}")))
            continue
        if size > RECORD_BYTES:
            mistakes.append((file.file, file_mistake(_too_large(size))))
            continue
        record = kept.records.get((file.file, file.shape))
        if record is None or record.digest != hashlib.sha256(data).hexdigest():
            changed.append((len(records), file, data))
            record = None
        records.append(record)
    shares = _shares(changed, state, len(records))
    packed = {}
    with (phases or Phases()).bar("read", len(changed), "files") as advance:
        several = _read_all(list(shares.values()), finish, jobs, advance)
        for (name, share), read in zip(shares.items(), several, strict=True):
            packed[name] = read
            for (index, _, _), record in zip(share, read.records, strict=True):
                records[index] = record
    found = tuple(finish(record) if finish else record for record in records if record is not None)
    if cache:
        save_records(cache, state, found, kept, packed)
    return found, tuple(sorted(mistakes, key=lambda mistake: (mistake[0], mistake[1].place)))


def read_again(
    content: Path,
    collections: Mapping[str, Collection],
    records: Sequence[Record[Head]],
    edited: Set[str],
    finish: Finish,
) -> tuple[Record[Head], ...] | None:
    """The same records, those in the files `edited` (as in Record.file) read again.

    None where that does not do: a file is new, gone or cannot be read.
    """
    found = list(records)
    numbers = [number for number, record in enumerate(records) if record.file in edited]
    if len(numbers) < len(edited):
        return None
    for number in numbers:
        record = records[number]
        path = content.joinpath(*record.file.split("/")[1:])
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if len(data) > RECORD_BYTES:
            return None
        if hashlib.sha256(data).hexdigest() != record.digest:
            nouns = nouns_of(collections, collections[record.collection])
            file = RecordFile(str(path), record.id, record.collection, record.shape, record.file, nouns)
            found[number] = finish(_read_file(file, data))
    return tuple(found)


def read_record(
    data: bytes, *, id: str, collection: str, shape: str, file: str, nouns: Mapping[str, str] | None = None
) -> Record[Head]:
    """One file. Never raises for what stands in it.

    shape: a key of SHAPES, else KeyError; file: as in Record.file; nouns: as in vocabulary.nouns_of.
    """
    from dossier.front_matter import decode, read_front_matter  # brings the libraries along, so only here
    from dossier.markdown import read_body

    text, undecodable = decode(data)
    front: Any = read_front_matter(text, SHAPES[shape], fallback_title=id, nouns=nouns)
    title = getattr(front.head, front.head.TITLE)
    body, too_much = _bounded(front.body, front.body_line)
    read = read_body(
        body,
        front.body_line,
        id if shape == "sources" else None,
        numbered=isinstance(front.head, SourceHead) and front.head.text == "full",
        texts=_values(front.uses, "text"),
        cites=_values(front.uses, "cite"),
        file=text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"),
    )
    mistakes = [
        *_id_mistakes(id),
        *([undecodable] if undecodable else []),
        *too_much,
        *front.mistakes,
        *read.mistakes,
    ]
    links = (*read.links, *_links(front.uses))
    lines = text.split("\n", front.body_line - 1)[: front.body_line - 1]
    return Record(
        id=id,
        collection=collection,
        shape=shape,
        file=file,
        digest=hashlib.sha256(data).hexdigest(),
        front=_short_digest(file, lines, read.texts),
        leads=_short_digest(links, read.references),
        head=front.head,
        title=title if isinstance(title, str) else title.value,
        texts=read.texts,
        body=read.body,
        links=links,
        references=read.references,
        mistakes=tuple(sorted(mistakes, key=lambda mistake: mistake.place[:2])),
        places=front.places,
    )


def _short_digest(*what: object) -> bytes:
    return hashlib.blake2b(repr(what).encode(errors="surrogatepass"), digest_size=12).digest()


def _bounded(body: str, line: int) -> tuple[str, list[Mistake]]:
    """A body, or nothing of one that would make too many lines of pages, with what is wrong then."""
    count = sum(body.count(mark) for mark in _MARKS)
    if count <= MARKS:
        return body, []
    message = (
        f"the text has {count:,} links, citations and footnote marks; a record may have {MARKS:,}; divide it"
    )
    return "", [Mistake("front-matter-invalid", "body", Place(line, 1), message)]


def _too_large(size: int) -> str:
    return f"the file has {size:,} bytes and is not read; a record may have {RECORD_BYTES:,}; divide it"


def _shares(changed: Iterable[_Changed], state: str, count: int) -> dict[str, list[_Changed]]:
    """What is to be read, by the file of the cache in which it will be kept, of `count` records."""
    shares: dict[str, list[_Changed]] = defaultdict(list)
    for each in changed:
        shares[file_name(state, each[1].file, count)].append(each)
    return shares


def _read_all(
    shares: Sequence[Sequence[_Changed]], finish: Finish | None, jobs: int, advance: Advance
) -> list[Packed]:
    """The records of each share. Another process must pack them, and what it packed is what the cache will keep."""
    if jobs > 1 and sum(map(len, shares)) >= MANY:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        _read_share(shares[0][:1], finish)  # loads what all will need
        try:
            with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(finish,)) as pool:
                packed = []
                for share, data in zip(shares, pool.map(_read_packed, shares), strict=True):
                    packed.append(Packed(unpack(data), data))
                    advance(len(share))
                return packed
        except (BrokenProcessPool, OSError):
            pass  # a machine that allows no second process
    return [Packed(_read_share(share, finish, advance), b"") for share in shares]


_finish: list[Finish | None] = [None]  #: of a process that reads for another


def _begin(finish: Finish | None) -> None:
    from dossier.workers import end_with_parent

    end_with_parent()
    _finish[0] = finish


def _read_packed(share: Sequence[_Changed]) -> bytes:
    return pack(_read_share(share, _finish[0]))


def _read_share(
    share: Sequence[_Changed], finish: Finish | None, advance: Advance = lambda done: None
) -> tuple[Record[Head], ...]:
    found = []
    with uncollected():
        for _, file, data in share:
            record = _read_file(file, data)
            found.append(finish(record) if finish else record)
            advance(1)
    return tuple(found)


def _read_file(file: RecordFile, data: bytes) -> Record[Head]:
    return read_record(
        data, id=file.id, collection=file.collection, shape=file.shape, file=file.file, nouns=file.nouns
    )


def _values(uses: Iterable[Use], form: str) -> list[tuple[str, str, Place]]:
    return [
        (use.path, use.value, use.place)
        for use in uses
        if isinstance(use.marker, Format) and use.marker.name == form and use.value
    ]


def _links(uses: Iterable[Use]) -> Iterable[Link]:
    """The ids in a front matter; words where words are allowed are no link."""
    for use in uses:
        marker, field = use.marker, _field(use.path)
        if not isinstance(marker, Ref) or field in _OWN_SORTING or use.value in ("", *marker.instead):
            continue
        if not marker.words or _ID.fullmatch(use.value):
            shapes = marker.collections
            yield Link(use.value, "", use.path, "", use.place, field, None, marker.words, shapes)


def _field(path: str) -> str:
    """A path without its indexes and the key that says what a part is about: cites[1].work → cites."""
    keys = _INDEX.sub("", path).split(".")
    if len(keys) > 1 and (keys[-1] in _MAIN or keys == ["assertions", "claim"]):
        keys.pop()
    return ".".join(keys)


def _id_mistakes(id: str) -> list[Mistake]:
    if id in RESERVED_IDS:
        return [file_mistake(f"'{id}' is the address of a page of every site; give the file another name")]
    if _ID.fullmatch(id):
        return []
    from dossier.front_matter.formats import id_meant  # as in read_record

    meant = id_meant(id)
    hint = f"; did you mean '{meant}'?" if meant else ""
    return [
        file_mistake(f"'{id[:80]}' is no id, which holds a–z, 0–9 and hyphens alone; rename the file{hint}")
    ]
