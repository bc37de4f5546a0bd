"""The names that records bear: their own, and the spellings under which they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.comparison.same_works import words_of
from dossier.corpus import Corpus
from dossier.fields import Name
from dossier.heads import ActorHead, EventHead, Head, WeaponHead
from dossier.model import Record

LINK_TITLE = 140  #: characters of a title in a link; the longest headlines of newspapers have about 120


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that a record bears."""

    record: Record[Head]
    path: str  #: its field: "name", "names[2]"
    name: str
    shared_with: tuple[str, ...]  #: ids of records that rightly bear it too

    @property
    def key(self) -> str:
        """Equal for names that differ in case, accents, punctuation and spaces alone."""
        return "".join(words_of(self.name)) or self.name

    @property
    def is_part_of_person(self) -> bool:
        """Whether it is one word of a person's longer name: a family name, a given name."""
        head, title = self.record.head, words_of(self.record.title)
        person = isinstance(head, ActorHead) and any(kind.value == "person" for kind in head.kind)
        word = words_of(self.name)
        return person and len(word) == 1 and len(title) > 1 and word[0] in title


def namings_by_record(corpus: Corpus) -> Mapping[str, tuple[Naming, ...]]:
    """The names of every record by its id; for `Corpus.once`."""
    return {record.id: tuple(namings_of(record)) for record in corpus.records.values()}


def namings_of(record: Record[Head]) -> Iterator[Naming]:
    """Every name of an actor or a weapon, and the other names of an event, whose title is a description."""
    head = record.head
    if isinstance(head, ActorHead | WeaponHead) and head.name:
        yield Naming(record, "name", head.name, ())
    names: tuple[Name, ...] = head.names if isinstance(head, ActorHead | WeaponHead | EventHead) else ()
    for number, name in enumerate(names, 1):
        if name.name:
            yield Naming(record, f"names[{number}]", name.name, name.shared_with)


def short_title(title: str) -> str:
    """A title in a link or a message: one of 300 characters stands in full on its own page alone."""
    if len(title) <= LINK_TITLE:
        return title
    start = title[: LINK_TITLE - 1]
    return (start.rpartition(" ")[0] or start).rstrip(",;:–— ") + " …"
