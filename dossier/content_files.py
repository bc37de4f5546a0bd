"""Which files under content/ hold a record, and which were meant to: told by their names alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.heads import SHAPES
from dossier.mendable import Mendable
from dossier.model import Mistake, Place
from dossier.nearest import nearest
from dossier.settings import Collection
from dossier.vocabulary import COLLECTIONS, nouns_of

_LEADS_NOWHERE = "the link leads to no file, or back to itself"
_LEADS_OUT = "the link leads out of the content folder, and is not followed"
_BESIDE = ("captures",)  #: folders under content/ that hold no records
_SLIPS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")  #: of a file that was meant as a record


class ContentError(Mendable):
    """There is nothing to read; the message says what was looked for."""


class RecordFile(NamedTuple):
    """A file that holds a record."""

    path: str
    id: str
    collection: str
    shape: str
    file: str  #: as in Record.file
    nouns: Mapping[str, str] = {}  #: as in vocabulary.nouns_of


def find_records(
    content: Path, collections: Mapping[str, Collection]
) -> tuple[list[RecordFile], list[tuple[str, Mistake]]]:
    """The files of all collections, by collection and id; what lies or is called otherwise, as mistakes."""
    top, name = content.resolve(), content.name or content.resolve().name
    files: list[RecordFile] = []
    mistakes: list[tuple[str, Mistake]] = []
    for folder, collection in collections.items():
        if not (content / folder).is_dir():
            if (content / folder).is_symlink():
                mistakes.append((f"{name}/{folder}", file_mistake(_LEADS_NOWHERE)))
            continue
        if not (content / folder).resolve().is_relative_to(top):
            mistakes.append((f"{name}/{folder}", file_mistake(_LEADS_OUT)))
            continue
        nouns = nouns_of(collections, collection)
        for entry in _entries(content / folder):
            file = f"{name}/{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):  # nearly always
                files.append(RecordFile(entry.path, entry.name[:-3], folder, collection.like, file, nouns))
                continue
            path = Path(entry.path)
            if entry.is_symlink() and not path.exists():  # is_file() of a loop raises, exists() does not
                if path.suffix.lower() in _SLIPS:
                    mistakes.append((file, file_mistake(_LEADS_NOWHERE)))
                continue
            if not (entry.is_file() or entry.is_dir()):
                continue
            if entry.is_symlink() and not path.resolve().is_relative_to(top):
                mistakes.append((file, file_mistake(_LEADS_OUT)))
            elif entry.is_dir():
                mistakes += _misplaced(path, file, f"records stand in {name}/{folder} itself")
            elif entry.name.endswith(".md"):
                files.append(RecordFile(entry.path, entry.name[:-3], folder, collection.like, file, nouns))
            elif path.suffix.lower() in _SLIPS:
                message = f"a record's file ends in .md; '{entry.name}' is not read"
                mistakes.append((file, file_mistake(message, "warning")))
    known = {folder.split("/")[0] for folder in collections} | set(_BESIDE)
    for entry in _entries(content):
        if entry.name.startswith(".") or entry.name in known:
            continue
        if entry.is_dir(follow_symlinks=False):
            meant = nearest(entry.name, collections)
            hint = f"; did you mean '{meant}'?" if meant else f"; there are {', '.join(collections)}"
            if entry.name in COLLECTIONS:  # the engine's name, which the site does not use
                own = [folder for folder, each in collections.items() if each.like == entry.name]
                hint = f"; site.yml calls it {' or '.join(own)}" if own else "; site.yml switches it off"
            why = f"'{entry.name}' is no collection{hint}"
            mistakes += _misplaced(Path(entry.path), f"{name}/{entry.name}", why)
        elif entry.name.lower().endswith(".md"):
            message = f"a record stands in the folder of its collection: {', '.join(collections)}"
            mistakes.append((f"{name}/{entry.name}", file_mistake(message, "warning")))
    return files, mistakes


def nothing_found(
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
        yield shown, file_mistake(f"{why}; this link is not followed", "warning")
        return
    for within, below, names in os.walk(folder):
        below[:] = sorted(each for each in below if not each.startswith("."))
        at = "/".join([shown, *Path(within).relative_to(folder).parts])
        for each in sorted(names):
            if each.endswith(".md") and not each.startswith("."):
                yield f"{at}/{each}", file_mistake(f"{why}; this folder is not read", "warning")


def file_mistake(message: str, severity: str = "") -> Mistake:
    """What is wrong with a file as a whole."""
    return Mistake("front-matter-invalid", "", Place(1, 1), message, severity)
