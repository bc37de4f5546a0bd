"""Notes what a page looks at, so that it need not be made again while all of it is the same.

A page is made from an `Edition`. In its place it is given a `Watched` one, which answers alike and notes every
part that is asked for: of a mapping the key, of anything else the whole. A part is known again by its fingerprint.
What an edition works out across the corpus is worked out on the plain one, and noted as a part itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import fields, replace
from importlib import import_module
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any

from dossier.corpus import Carried, Incoming
from dossier.heads import Head
from dossier.model import Record

#: A part of an edition: the names that lead to it, and the key where it is one of a mapping.
Part = tuple[str, ...] | tuple[tuple[str, ...], object]

#: What has parts of its own that are asked for by name.
_OPEN = frozenset(
    {"corpus", "beside", "result", "corpus.once:dossier.comparison.shared_claims:shared_claims"}
)
#: What the caller knows to be the same: settings, the site's own words, the rules.
_GIVEN = frozenset(
    {
        "settings",
        "corpus.site",
        "corpus.words",
        "collections",
        "corpus.as_of",
        "result.rules",
        "work_rules",
        "corpus.pictures",
    }
)


#: What is noted where a page looks at the text of a record, and not at its front matter alone.
_BODY = ("corpus", "records", "body")


class _Seen(Record[Head]):
    """A record as pages see it. Whoever has it has looked at its front matter; a look at its text is noted."""

    __slots__ = ("_note", "_plain")
    _plain: Record[Head]
    _note: Callable[[Part], None]

    def __init__(self, plain: Record[Head], note: Callable[[Part], None]) -> None:
        put = object.__setattr__
        put(self, "_plain", plain)
        put(self, "_note", note)
        for name in _OF_FRONT:
            put(self, name, getattr(plain, name))


_OF_FRONT = ("id", "collection", "shape", "file", "front", "head", "title", "texts", "places")
_OF_TEXT = tuple(field.name for field in fields(Record) if field.name not in _OF_FRONT)


def _of_text(name: str) -> property:
    read = attrgetter(f"_plain.{name}")

    def look(self: _Seen) -> Any:
        self._note((_BODY, self.id))
        return read(self)

    return property(look)


for _name in _OF_TEXT:
    setattr(_Seen, _name, _of_text(_name))


class _Watch:
    """What all parts of one watched edition share."""

    def __init__(self, note: Callable[[Part], None]) -> None:
        self.note = note
        self._seen: dict[int, _Seen] = {}

    def shown(self, value: Any) -> Any:
        """The same value, with records in it as pages see them."""
        if type(value) is Record:
            if id(value) not in self._seen:
                self._seen[id(value)] = _Seen(value, self.note)
            return self._seen[id(value)]
        if type(value) is tuple and value:
            if type(value[0]) is Record:
                return tuple(map(self.shown, value))
            if type(value[0]) is Incoming:
                return tuple(Incoming(self.shown(each.record), each.link) for each in value)
            if type(value[0]) is Carried:
                return tuple(replace(each, source=self.shown(each.source)) for each in value)
        return value


class Watched:
    """Answers as the thing it stands for, and notes what of it is asked for."""

    def __init__(
        self,
        plain: Any,
        note: Callable[[Part], None],
        names: tuple[str, ...] = (),
        watch: _Watch | None = None,
    ) -> None:
        self._plain, self._names, self._watch = plain, names, watch or _Watch(note)

    def __getattr__(self, name: str) -> Any:
        kind = getattr(type(self._plain), name, None)
        if isinstance(kind, FunctionType):
            answer: Any = MethodType(kind, self)  # what it looks at is noted too
        elif isinstance(kind, property) and kind.fget:
            return kind.fget(self)
        elif name.startswith("_"):
            return getattr(self._plain, name)  # what it remembers for itself
        else:
            answer = self._open((*self._names, name), getattr(self._plain, name))
            if answer is None:
                return self._watch.shown(getattr(self._plain, name))
        self.__dict__[name] = answer
        return answer

    def once(self, make: Callable[[Any], Any]) -> Any:
        """As `Corpus.once`; what is made there is made of all records, and noted as one part."""
        names = (*self._names, f"once:{make.__module__}:{make.__qualname__}")
        value = self._plain.once(make)
        answer = self._open(names, value)
        return value if answer is None else answer

    def _open(self, names: tuple[str, ...], value: Any) -> Any:
        """What stands for a part; None where it is noted as a whole, and given as it is."""
        joined = ".".join(names)
        if joined in _OPEN:
            return Watched(value, self._watch.note, names, self._watch)
        if joined in _GIVEN:
            return value
        if isinstance(value, Mapping):
            return _WatchedMapping(value, self._watch, names)
        self._watch.note(names)
        return None


class _WatchedMapping(Mapping[Any, Any]):
    def __init__(self, plain: Mapping[Any, Any], watch: _Watch, names: tuple[str, ...]) -> None:
        self._plain, self._watch, self._names = plain, watch, names
        self._shown: dict[Any, Any] = {}

    def _show(self, key: Any) -> Any:
        if key not in self._shown:
            self._shown[key] = self._watch.shown(self._plain[key])
        return self._shown[key]

    def __getitem__(self, key: Any) -> Any:
        self._watch.note((self._names, key))
        return self._show(key)

    def get(self, key: Any, default: Any = None) -> Any:
        self._watch.note((self._names, key))
        return self._show(key) if key in self._plain else default

    def __contains__(self, key: Any) -> bool:
        self._watch.note((self._names, key))
        return key in self._plain

    def __iter__(self) -> Iterator[Any]:
        self._watch.note(self._names)
        return iter(self._plain)

    def __len__(self) -> int:
        self._watch.note(self._names)
        return len(self._plain)

    def values(self) -> ValuesView[Any]:
        """All of them: noted as a whole, and not one by one as well."""
        self._watch.note(self._names)
        return {key: self._show(key) for key in self._plain}.values()

    def items(self) -> ItemsView[Any, Any]:
        self._watch.note(self._names)
        return {key: self._show(key) for key in self._plain}.items()


def fingerprint(edition: Any, part: Part) -> bytes:
    """What a part of a plain edition is, in a few bytes: equal for equal parts, in any process."""
    if not (part and isinstance(part[0], tuple)):
        return _digest(_told(_part(edition, part)))
    names, key = part[0], part[1]
    if names == _BODY:
        record = edition.corpus.records.get(key)
        return _digest(record.digest) if record else b""
    whole = _part(edition, names)
    return _digest(_told(whole[key])) if key in whole else b""


def _told(value: Any) -> str:
    """What a part is, in words. Of records in it no more than `_Seen` gives without a note, and a page may look at."""
    if isinstance(value, Mapping):
        return repr([(key, _told(each)) for key, each in value.items()])
    if type(value) is Record:
        return value.front.hex()
    if type(value) is tuple and value:
        if type(value[0]) is Record:
            return "".join(each.front.hex() for each in value)
        if type(value[0]) is Incoming:
            leading = dict.fromkeys((each.record.front, each.record.leads) for each in value)
            return b"".join(front + leads for front, leads in leading).hex()
        if type(value[0]) is Carried:
            return "".join(f"{each.source.front.hex()} {each.path}" for each in value)
    return repr(value)


def fingerprint_of(value: object) -> bytes:
    """What a value is, as its `repr` tells it, in a few bytes."""
    return _digest(repr(value))


def _part(edition: Any, names: tuple[str, ...]) -> Any:
    value = edition
    for name in names:
        if name.startswith("once:"):
            _, module, function = name.split(":")
            value = value.once(getattr(import_module(module), function))
        else:
            value = getattr(value, name)
    return value


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=12).digest()
