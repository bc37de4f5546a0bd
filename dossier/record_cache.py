"""Records as they were read last time, for one state of the engine, used only as far as they are sound.

They lie in some files, so that an edit writes one of them anew, not all. Nothing here loads what reads a file.
"""

from __future__ import annotations

import contextlib
import copyreg
import gc
import hashlib
import importlib
import io
import os
import pickle
import sys
from binascii import crc32
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter, is_
from pathlib import Path
from typing import Any

from dossier import cache_file
from dossier.heads import Head
from dossier.model import Record

#: What reading does not depend on; everything else below dossier/ is part of the fingerprint.
NOT_READING = ("pages", "views")

Key = tuple[str, str]  #: a record's file and shape
Records = tuple[Record[Head], ...]

_MAGIC = b"dossier records 2\n"
_LIBRARIES = ("markdown_it_py-", "mdit_py_plugins-", "pyyaml-")
_TOGETHER = 100  #: records in one file, about


def fingerprint(*known: object) -> str:
    """The state of the engine as far as a record depends on it: its source files, Python, the libraries.

    known: what else it depends on, of which `repr` tells all.
    """
    digest = hashlib.sha256(f"{sys.version}{known}".encode())
    for name in sorted(_libraries()):
        digest.update(f"{name}\n".encode())
    top = os.path.dirname(__file__)
    for folder, below, names in os.walk(top):
        within = folder[len(top) :].replace(os.sep, "/")
        below[:] = sorted(each for each in below if within or each not in NOT_READING)
        for name in sorted(names):
            if name.endswith(".py"):
                with open(f"{folder}/{name}", "rb", buffering=0) as file:
                    digest.update(f"{within}/{name}\0".encode() + file.read() + b"\0")
    return digest.hexdigest()


def _libraries() -> set[str]:
    """The libraries that read, with their versions, as pip has installed them: "pyyaml-6.0.3.dist-info"."""
    found = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            names = (name.lower() for name in os.listdir(folder))
            found |= {name for name in names if name.startswith(_LIBRARIES) and name.endswith("-info")}
    return found


@dataclass(frozen=True, slots=True)
class Kept:
    """What a cache holds."""

    records: dict[Key, Record[Head]]
    files: dict[str, Records]  #: as they stand there, by the file's name


@dataclass(frozen=True, slots=True)
class Packed:
    """Records, and what `pack` made of them."""

    records: Records
    data: bytes  #: empty where they are not packed yet


def load_records(folder: Path, state: str) -> Kept:
    """The records kept for this state of the engine; none from a file in which anything is odd."""
    files: dict[str, Records] = {}
    with uncollected():
        for name in _names(folder, f"records.{state[:16]}."):
            try:
                files[name] = pickle.loads(_checked(state, cache_file.read(folder / name)))
            except Exception as error:  # whatever is wrong with a cache, reading the files again is right
                cache_file.tell(f"{name} is not used: {error}")
    return Kept({(each.file, each.shape): each for kept in files.values() for each in kept}, files)


def save_records(
    folder: Path, state: str, records: Records, kept: Kept, ready: Mapping[str, Packed] | None = None
) -> None:
    """Keep these records for this state, and none for any other. A folder that cannot be written is left.

    kept: what stands there; a file that would hold the same is not written. ready: what is packed already.
    """
    together: dict[str, list[Record[Head]]] = defaultdict(list)
    for record in records:
        together[file_name(state, record.file, len(records))].append(record)
    for name, group in together.items():
        if _same(group, kept.files.get(name, ())):
            continue
        packed = ready.get(name) if ready else None
        data = packed.data if packed and _same(group, packed.records) else b""
        data = data or pack(tuple(group))
        if not _write(folder, name, (_MAGIC, _sum(state, data), data)):
            return
    for name in _names(folder, "records."):
        if name not in together:
            cache_file.clear(folder / name)
            with contextlib.suppress(OSError):
                os.unlink(folder / name)


def file_name(state: str, file: str, count: int) -> str:
    """The file of the cache in which a record is kept. file: the record's; count: of all records."""
    files = 1 << (count // _TOGETHER).bit_length()
    return f"records.{state[:16]}.{files}-{crc32(file.encode()) % files}.pickle"


def pack(records: Records) -> bytes:
    """Records as bytes, for `unpack` in this program or another process of it."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _Reducers(copyreg.dispatch_table)
    pickler.dump(records)
    return buffer.getvalue()


def unpack(data: bytes) -> Records:
    """The records that `pack` was given."""
    with uncollected():
        records: Records = pickle.loads(data)
        return records


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector, which looks at new objects again and again, and frees none of them.

    Records hold no circles and stay to the end of the run, so it is told to pass them by from then on.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


class _Reducers(dict[Any, Any]):
    """How objects are taken apart, so that few steps put them together again, and none of them is Python's."""

    def __missing__(self, cls: type) -> Callable[[Any], Any]:
        make: Any
        if issubclass(cls, tuple):  # a named one
            make, self[cls] = tuple.__new__, lambda thing: (make, (cls, tuple(thing)))
        elif is_dataclass(cls) and hasattr(cls, "__slots__"):
            make, names = _maker(cls), [field.name for field in fields(cls)]
            values = (
                attrgetter(*names) if len(names) > 1 else lambda thing: [getattr(thing, n) for n in names]
            )
            self[cls] = lambda thing: (make, tuple(values(thing)))
        else:
            raise KeyError(cls)
        reduce: Callable[[Any], Any] = self[cls]
        return reduce


@cache
def _maker(cls: type) -> Callable[..., Any]:
    """What makes a frozen object of its values, in the order of its fields: a third of the time of its own way."""
    names = [field.name for field in fields(cls)]
    lines = [f"def make({', '.join(names)}):", "    thing = new(cls)"]
    lines += [f"    set_{name}(thing, {name})" for name in names]
    scope: dict[str, Any] = {f"set_{name}": getattr(cls, name).__set__ for name in names}
    scope.update(new=object.__new__, cls=cls)
    exec("\n".join([*lines, "    return thing"]), scope)
    made: Callable[..., Any] = scope["make"]
    name = f"make {cls.__module__} {cls.__qualname__}"
    made.__module__, made.__qualname__ = __name__, name.replace(".", "/")  # pickle would divide it at a dot
    return made


def __getattr__(name: str) -> Any:
    """The maker of a class by its name, as pickle asks for it: "make dossier/model Record"."""
    word, _, path = name.partition(" ")
    if word != "make":
        raise AttributeError(name)
    module, _, cls = path.partition(" ")
    return _maker(getattr(importlib.import_module(module.replace("/", ".")), cls))


def _names(folder: Path, start: str) -> list[str]:
    """The files of a folder whose names begin so."""
    try:
        return sorted(name for name in os.listdir(folder) if name.startswith(start))
    except OSError:
        return []


def _write(folder: Path, name: str, parts: Iterable[bytes]) -> bool:
    """Write a file in one step; whether that was possible."""
    made = folder / f"{name}.{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(made, "wb") as file:
            file.writelines(parts)
        cache_file.clear(folder / name)
        os.replace(made, folder / name)
        return True
    except OSError as error:
        cache_file.tell(f"{name} cannot be written: {error}")
        with contextlib.suppress(OSError):
            os.unlink(made)
        return False


def _checked(state: str, data: bytes) -> memoryview:
    """What `pack` made, of a file. Raises ValueError where the file is not as it was written."""
    head = len(_MAGIC) + 64
    packed = memoryview(data)[head:]
    if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : head] != _sum(state, packed):
        raise ValueError("it is not as it was written")
    return packed


def _sum(state: str, packed: bytes | memoryview) -> bytes:
    digest = hashlib.sha256(state.encode())
    digest.update(packed)
    return digest.hexdigest().encode()


def _same(some: Sequence[Record[Head]], others: Sequence[Record[Head]]) -> bool:
    """Whether these are the very same objects."""
    return len(some) == len(others) and all(map(is_, some, others))
