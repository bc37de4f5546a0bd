"""Files under content/ → records, read again only where their bytes have changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.fields import Format, Ref
from dossier.heads import SHAPES, Head, SourceHead
from dossier.model import Link, Mistake, Place, Record
from dossier.nearest import nearest
from dossier.patterns import regex
from dossier.record_cache import fingerprint, load_records, pack, save_records, uncollected, unpack
from dossier.settings import Collection
from dossier.vocabulary import RESERVED_IDS

if TYPE_CHECKING:
    from dossier.front_matter import Use

MANY = 400  #: files to be read from which on a second process is worth its start: half a second of work

_ID = regex(r"[a-z0-9][a-z0-9-]*")
_INDEX = regex(r"\[\d+\]")
_SLIPS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")  #: of a file that was meant as a record
_BESIDE = ("captures",)  #: folders under content/ that hold no records
_OWN_SORTING = ("title", "kind")  #: fields whose words are never the id of another record
_LEADS_OUT = "the link leads out of the content folder, and is not followed"
_LEADS_NOWHERE = "the link leads to no file, or back to itself"
_MAIN = ("value", "actor", "work", "to")  #: the key of a part that says what the part is about


Finish = Callable[[Record[Head]], Record[Head]]


class ContentError(Exception):
    """There is nothing to read; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that holds a record."""

    path: Path
    id: str
    collection: str
    shape: str
    file: str  #: as in Record.file


def read_records(
    content: Path,
    collections: Mapping[str, Collection],
    *,
    finish: Finish | None = None,
    cache: Path | None = None,
    jobs: int = 1,
) -> tuple[tuple[Record[Head], ...], tuple[tuple[str, Mistake], ...]]:
    """Every record under a content folder, by collection and id; mistakes in files that are none, by file.

    Two records may carry one id; a rule says so. finish: makes of each what is kept, and gives back what it need
    not make anew; it goes to other processes. cache: a folder for what was read; jobs: processes at most.
    Raises ContentError where there is no such folder, or no record in it.
    """
    if not content.is_dir():
        raise ContentError(f"{content}: there is no such folder; --content names the one with the records")
    files, mistakes = _find(content, collections)
    if not files:
        raise ContentError(_nothing(content, collections, mistakes))
    state = fingerprint() if cache else ""
    kept = load_records(cache, state) if cache else {}
    records: list[Record[Head] | None] = []
    changed: list[tuple[int, _File, bytes]] = []
    for file in files:
        try:
            data = file.path.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            mistakes.append((file.file, _mistake(f"the file cannot be read: {reason}")))
            continue
        record = kept.pop((file.file, file.shape), None)
        if record is None or record.digest != hashlib.sha256(data).hexdigest():
            changed.append((len(records), file, data))
            record = None
        records.append(record)
    for (index, _, _), record in zip(changed, _read_all(changed, finish, jobs), strict=True):
        records[index] = record
    read = [record for record in records if record is not None]
    found = tuple(finish(record) for record in read) if finish else tuple(read)
    renewed = any(one is not other for one, other in zip(found, read, strict=True))
    if cache and (changed or kept or renewed):
        save_records(cache, state, found)
    return found, tuple(sorted(mistakes, key=lambda mistake: (mistake[0], mistake[1].place)))


def read_again(
    content: Path, records: Sequence[Record[Head]], edited: Set[str], finish: Finish
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
        if hashlib.sha256(data).hexdigest() != record.digest:
            file = _File(path, record.id, record.collection, record.shape, record.file)
            found[number] = finish(_read_file(file, data))
    return tuple(found)


def read_record(data: bytes, *, id: str, collection: str, shape: str, file: str) -> Record[Head]:
    """One file. Never raises for what stands in it.

    shape: a key of SHAPES, else KeyError; file: as in Record.file.
    """
    from dossier.front_matter import decode, read_front_matter  # brings the libraries along, so only here
    from dossier.markdown import read_body

    text, undecodable = decode(data)
    front: Any = read_front_matter(text, SHAPES[shape], fallback_title=id)
    title = getattr(front.head, front.head.TITLE)
    read = read_body(
        front.body,
        front.body_line,
        id if shape == "sources" else None,
        numbered=isinstance(front.head, SourceHead) and front.head.text == "full",
        texts=_values(front.uses, "text"),
        cites=_values(front.uses, "cite"),
        file=text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"),
    )
    mistakes = [*_id_mistakes(id), *([undecodable] if undecodable else []), *front.mistakes, *read.mistakes]
    return Record(
        id=id,
        collection=collection,
        shape=shape,
        file=file,
        digest=hashlib.sha256(data).hexdigest(),
        head=front.head,
        title=title if isinstance(title, str) else title.value,
        texts=read.texts,
        body=read.body,
        links=(*read.links, *_links(front.uses)),
        references=read.references,
        mistakes=tuple(sorted(mistakes, key=lambda mistake: mistake.place[:2])),
        places=front.places,
    )


def _find(
    content: Path, collections: Mapping[str, Collection]
) -> tuple[list[_File], list[tuple[str, Mistake]]]:
    """The files of all collections, by collection and id; what lies or is called otherwise, as mistakes."""
    top, name = content.resolve(), content.name or content.resolve().name
    files: list[_File] = []
    mistakes: list[tuple[str, Mistake]] = []
    for folder, collection in collections.items():
        if not (content / folder).is_dir():
            if (content / folder).is_symlink():
                mistakes.append((f"{name}/{folder}", _mistake(_LEADS_NOWHERE)))
            continue
        if not (content / folder).resolve().is_relative_to(top):
            mistakes.append((f"{name}/{folder}", _mistake(_LEADS_OUT)))
            continue
        for entry in _entries(content / folder):
            path, file = Path(entry.path), f"{name}/{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not path.exists():  # is_file() of a loop raises, exists() does not
                if path.suffix.lower() in _SLIPS:
                    mistakes.append((file, _mistake(_LEADS_NOWHERE)))
                continue
            if not (entry.is_file() or entry.is_dir()):
                continue
            if entry.is_symlink() and not path.resolve().is_relative_to(top):
                mistakes.append((file, _mistake(_LEADS_OUT)))
            elif entry.is_dir():
                mistakes += _misplaced(path, file, f"records stand in {name}/{folder} itself")
            elif entry.name.endswith(".md"):
                files.append(_File(path, entry.name[:-3], folder, collection.like, file))
            elif path.suffix.lower() in _SLIPS:
                message = f"a record's file ends in .md; '{entry.name}' is not read"
                mistakes.append((file, _mistake(message, "warning")))
    known = {folder.split("/")[0] for folder in collections} | set(_BESIDE)
    for entry in _entries(content):
        if entry.name.startswith(".") or entry.name in known:
            continue
        if entry.is_dir(follow_symlinks=False):
            meant = nearest(entry.name, collections)
            hint = f"; did you mean '{meant}'?" if meant else f"; there are {', '.join(collections)}"
            why = f"'{entry.name}' is no collection{hint}"
            mistakes += _misplaced(Path(entry.path), f"{name}/{entry.name}", why)
        elif entry.name.lower().endswith(".md"):
            message = f"a record stands in the folder of its collection: {', '.join(collections)}"
            mistakes.append((f"{name}/{entry.name}", _mistake(message, "warning")))
    return files, mistakes


def _nothing(
    content: Path, collections: Mapping[str, Collection], mistakes: Sequence[tuple[str, Mistake]]
) -> str:
    """Where no record is: what was looked for, and what to write; the first file that was meant as one."""
    among = ", ".join(collections)
    if mistakes:
        file, mistake = mistakes[0]
        return f"{content}: no record stands in {among}; {file}: {mistake.message}"
    folder, like = next((each.folder, each.like) for each in collections.values())
    title = SHAPES[like].TITLE if like in SHAPES else "title"
    first = f"{content / folder / 'first.md'}, with a line '{title}: …' between two lines of ---"
    return f"{content}: no record stands in {among}; one is a file such as {first}"


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name. Raises ContentError where it cannot be read."""
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise ContentError(f"{folder}: cannot be read: {error.strerror or error}") from error


def _misplaced(folder: Path, shown: str, why: str) -> Iterable[tuple[str, Mistake]]:
    """A warning for every record in a folder that is not read, and in those below it; links are not followed."""
    if folder.is_symlink():  # what it leads to may be all of content/
        yield shown, _mistake(f"{why}; this link is not followed", "warning")
        return
    for within, below, names in os.walk(folder):
        below[:] = sorted(each for each in below if not each.startswith("."))
        at = "/".join([shown, *Path(within).relative_to(folder).parts])
        for each in sorted(names):
            if each.endswith(".md") and not each.startswith("."):
                yield f"{at}/{each}", _mistake(f"{why}; this folder is not read", "warning")


def _read_all(
    changed: Sequence[tuple[int, _File, bytes]], finish: Finish | None, jobs: int
) -> Iterable[Record[Head]]:
    if jobs > 1 and len(changed) >= MANY:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        _read_share(changed[:1], finish)  # loads what all will need
        size = -(-len(changed) // (jobs * 4))
        shares = [changed[start : start + size] for start in range(0, len(changed), size)]
        try:
            with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(finish,)) as pool:
                return [record for share in pool.map(_read_packed, shares) for record in unpack(share)]
        except (BrokenProcessPool, OSError):
            pass  # a machine that allows no second process
    return _read_share(changed, finish)


_finish: list[Finish | None] = [None]  #: of a process that reads for another


def _begin(finish: Finish | None) -> None:
    _finish[0] = finish


def _read_packed(share: Sequence[tuple[int, _File, bytes]]) -> bytes:
    return pack(_read_share(share, _finish[0]))


def _read_share(share: Sequence[tuple[int, _File, bytes]], finish: Finish | None) -> tuple[Record[Head], ...]:
    with uncollected():
        read = (_read_file(file, data) for _, file, data in share)
        return tuple(finish(record) for record in read) if finish else tuple(read)


def _read_file(file: _File, data: bytes) -> Record[Head]:
    return read_record(data, id=file.id, collection=file.collection, shape=file.shape, file=file.file)


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
        return [_mistake(f"'{id}' is the address of a page of every site; give the file another name")]
    if _ID.fullmatch(id):
        return []
    from dossier.front_matter.formats import id_meant  # as in read_record

    meant = id_meant(id)
    hint = f"; did you mean '{meant}'?" if meant else ""
    return [_mistake(f"'{id[:80]}' is no id, which holds a–z, 0–9 and hyphens alone; rename the file{hint}")]


def _mistake(message: str, severity: str = "") -> Mistake:
    return Mistake("front-matter-invalid", "", Place(1, 1), message, severity)
