"""Which file a new record becomes: its collection, its kind, its id."""

from __future__ import annotations

from collections.abc import Collection as Container
from itertools import chain, count
from typing import NamedTuple

from dossier.front_matter.formats import id_meant, shorten
from dossier.nearest import nearest
from dossier.settings import Collection
from dossier.vocabulary import RESERVED_IDS, Words

LONGEST_TITLE = 500  #: characters
_LONGEST_ID = 48
_SMALL = frozenset("a an the of in on at to for and or by with from as is was that it its his her".split())


class CannotMake(Exception):
    """What was asked for cannot be made; the message says what would do."""


class Wanted(NamedTuple):
    """A collection, and the kind of record in it where a kind was named."""

    collection: Collection
    kind: str


def wanted_kind(word: str, words: Words) -> Wanted:
    """What "source", "actors", "person" or "interview" asks for. Raises CannotMake."""
    called: dict[str, Wanted] = {}
    for collection in words.collections.values():
        names = (collection.one, collection.folder, collection.like.removesuffix("s"), collection.like)
        for name in names:
            called.setdefault(name.casefold(), Wanted(collection, ""))
    plain = word.strip().casefold()
    if plain in called:
        return called[plain]
    kinds = [each for each in words.collections.values() if plain in words.kinds[each.folder]]
    if len(kinds) == 1:
        return Wanted(kinds[0], plain)
    if kinds:
        raise CannotMake(f"'{plain}' is a kind of {' and of '.join(each.folder for each in kinds)}; "
                         f"write {' or '.join(each.one for each in kinds)}")  # fmt: skip
    everything = [*called, *(kind for folder in words.kinds.values() for kind in folder)]
    near = nearest(plain, everything)
    ones = ", ".join(dict.fromkeys(each.one for each in words.collections.values()))
    hint = f"; did you mean '{near}'?" if near else ""
    raise CannotMake(
        f"'{shorten(word)}' is no kind of record{hint}; there are {ones}, and their kinds, such as person"
    )


def checked_title(title: str) -> str:
    """A title on one line. Raises CannotMake where there is none."""
    text = " ".join("".join(char if char.isprintable() else " " for char in title).split())
    if not text:
        raise CannotMake('a record has a title: build.py new source "What it is called"')
    if len(text) > LONGEST_TITLE:
        raise CannotMake(f"the title has {len(text):,} characters; {LONGEST_TITLE} may be")
    return text


def suggested_id(title: str, publisher: str, year: str, taken: Container[str]) -> str:
    """An id that is free: the publisher and the words that say most, then the year, then a number.

    Raises CannotMake where no letter of the title can stand in an id.
    """
    words = [word for word in id_meant(title).split("-") if word not in _SMALL] or id_meant(title).split("-")
    begin = [id_meant(publisher)] if publisher and len(id_meant(publisher)) <= 24 else []
    parts = [*begin, *words[: 4 if begin else 5]]
    base = "-".join(part for part in parts if part)
    while len(base) > _LONGEST_ID and "-" in base:
        base = base.rpartition("-")[0]
    base = base[:_LONGEST_ID].strip("-")
    if not base:
        raise CannotMake(
            "no letter of the title can stand in an id, which holds a–z and 0–9; give one: --id my-record"
        )
    candidates = chain([base], [f"{base}-{year}"] if year else [], (f"{base}-{n}" for n in count(2)))
    return next(each for each in candidates if each not in taken and each not in RESERVED_IDS)


def checked_id(id: str, taken: Container[str]) -> str:
    """An id that a person chose. Raises CannotMake."""
    from dossier.front_matter.formats import check

    problem = check("id", id) if id else None
    if problem or not id:
        raise CannotMake(f"--id: {problem.message if problem else 'it is empty'}")
    if id in RESERVED_IDS:
        raise CannotMake(f"--id: '{id}' is the address of a page of every site")
    if id in taken:
        raise CannotMake(f"--id: there is a record '{id}' already; it stays as it is")
    return id
