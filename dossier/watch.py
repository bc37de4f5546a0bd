"""Notes what a page looks at, so that it need not be made again while all of it is the same.

A page is made from an `Edition`. In its place it is given a `Watched` one, which answers alike and notes every
part that is asked for: of a mapping the key, of anything else the whole. A part is known again by its fingerprint.
What an edition works out across the corpus is worked out on the plain one, and noted as a part itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import FunctionType, MethodType
from typing import Any

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


class Watched:
    """Answers as the thing it stands for, and notes what of it is asked for."""

    def __init__(self, plain: Any, note: Callable[[Part], None], names: tuple[str, ...] = ()) -> None:
        self._plain, self._note, self._names = plain, note, names

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
                return getattr(self._plain, name)
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
            return Watched(value, self._note, names)
        if joined in _GIVEN:
            return value
        if isinstance(value, Mapping):
            return _WatchedMapping(value, self._note, names)
        self._note(names)
        return None


class _WatchedMapping(Mapping[Any, Any]):
    def __init__(
        self, plain: Mapping[Any, Any], note: Callable[[Part], None], names: tuple[str, ...]
    ) -> None:
        self._plain, self._note, self._names = plain, note, names

    def __getitem__(self, key: Any) -> Any:
        self._note((self._names, key))
        return self._plain[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._note((self._names, key))
        return self._plain.get(key, default)

    def __contains__(self, key: Any) -> bool:
        self._note((self._names, key))
        return key in self._plain

    def __iter__(self) -> Iterator[Any]:
        self._note(self._names)
        return iter(self._plain)

    def __len__(self) -> int:
        self._note(self._names)
        return len(self._plain)


def fingerprint(edition: Any, part: Part) -> bytes:
    """What a part of a plain edition is, in a few bytes: equal for equal parts, in any process."""
    if part and isinstance(part[0], tuple):
        names, key = part[0], part[1]
        whole = _part(edition, names)
        if key not in whole:
            return b""
        value = whole[key]
        if names[-1] == "incoming":  # what leads here is as its records are
            return _digest("".join(dict.fromkeys(each.record.digest for each in value)))
        return _digest(repr(value))
    return _digest(repr(_part(edition, part)))


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
