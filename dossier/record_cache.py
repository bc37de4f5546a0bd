"""Records as they were read last time: one file for one state of the engine, used only if it is sound."""

from __future__ import annotations

import contextlib
import copyreg
import gc
import hashlib
import io
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from dossier.fields import DateFact, Fact
from dossier.heads import Head
from dossier.model import (
    Block,
    Body,
    CitePiece,
    Link,
    LinkPiece,
    Locator,
    Mention,
    Note,
    NoteMark,
    NotePiece,
    Phrase,
    Quotation,
    Record,
    Reference,
)
from dossier.prose.citations import Citation, PrintedDate
from dossier.prose.dates import DateSpan

#: What reading does not depend on; everything else below dossier/ is part of the fingerprint.
NOT_READING = ("pages", "views")

_MAGIC = b"dossier records 1\n"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "PyYAML")


def fingerprint() -> str:
    """The state of the engine as far as a record depends on it: its source files, Python, the libraries."""
    top = Path(__file__).parent
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for path in sorted(top.rglob("*.py")):
        relative = path.relative_to(top)
        if relative.parts[0] not in NOT_READING:
            digest.update(relative.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_records(folder: Path, state: str) -> dict[tuple[str, str], Record[Head]]:
    """The records kept for this state of the engine, by file and shape; none where anything is odd."""
    path = _path(folder, state)
    try:
        data = path.read_bytes()
        head = len(_MAGIC) + 64
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : head] != _sum(state, data[head:]):
            raise ValueError("it is not as it was written")
        return {(record.file, record.shape): record for record in unpack(data[head:])}
    except FileNotFoundError:
        return {}
    except Exception as error:  # whatever is wrong with a cache, reading the files again is right
        logging.getLogger("dossier").info("%s is not used: %s", path.name, error)
        return {}


def save_records(folder: Path, state: str, records: Iterable[Record[Head]]) -> None:
    """Keep these records for this state, and none for any other. A folder that cannot be written is left."""
    payload = pack(tuple(records))
    path = _path(folder, state)
    made = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="records.", suffix=".new", delete=False) as file:
            made = file.name
            file.write(_MAGIC + _sum(state, payload) + payload)
        os.replace(made, path)
        for other in folder.glob("records.*"):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger("dossier").info("%s cannot be written: %s", path.name, error)
        if made:
            with contextlib.suppress(OSError):
                os.unlink(made)


def pack(records: tuple[Record[Head], ...]) -> bytes:
    """Records as bytes, for `unpack` in this program or another process of it."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _Reducers(copyreg.dispatch_table)
    pickler.dump(records)
    return buffer.getvalue()


def unpack(data: bytes) -> tuple[Record[Head], ...]:
    """The records that `pack` was given."""
    with uncollected():
        records: tuple[Record[Head], ...] = pickle.loads(data)
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
    """How objects are taken apart: a frozen dataclass into its maker and its values."""

    def __missing__(self, cls: type) -> Callable[[Any], Any]:
        if not is_dataclass(cls) or not hasattr(cls, "__slots__"):
            raise KeyError(cls)
        names = [field.name for field in fields(cls)]
        maker = _MAKERS.get(cls)
        if maker:
            self[cls] = lambda thing: (maker, tuple([getattr(thing, name) for name in names]))
        else:
            self[cls] = lambda thing: (_make, (cls, *[getattr(thing, name) for name in names]))
        reduce: Callable[[Any], Any] = self[cls]
        return reduce


def _make(cls: type, *values: Any) -> Any:
    """A frozen object with these values in its fields, in their order."""
    thing: object = object.__new__(cls)
    for field, value in zip(fields(cls), values, strict=True):
        getattr(cls, field.name).__set__(thing, value)
    return thing


def _maker(cls: type) -> Callable[..., Any]:
    """`_make` for one class, written out: a third of the time of what frozen dataclasses bring along."""
    names = [field.name for field in fields(cls)]
    lines = [f"def make({', '.join(names)}):", "    thing = new(cls)"]
    lines += [f"    set_{name}(thing, {name})" for name in names]
    scope: dict[str, Any] = {f"set_{name}": getattr(cls, name).__set__ for name in names}
    scope.update(new=object.__new__, cls=cls)
    exec("\n".join([*lines, "    return thing"]), scope)
    made: Callable[..., Any] = scope["make"]
    made.__module__, made.__qualname__ = __name__, f"_make_{cls.__name__}"
    return made


#: Of these a corpus has the most. Pickle finds their makers again by name, so they stand in this module.
_MAKERS: dict[type, Callable[..., Any]] = {
    cls: _maker(cls)
    for cls in (
        *(Block, Body, Citation, CitePiece, DateFact, DateSpan, Fact, Link, LinkPiece, Locator, Mention),
        *(Note, NoteMark, NotePiece, Phrase, PrintedDate, Quotation, Record, Reference),
    )
}
globals().update({maker.__qualname__: maker for maker in _MAKERS.values()})


def _path(folder: Path, state: str) -> Path:
    return folder / f"records.{state[:16]}.pickle"


def _sum(state: str, payload: bytes) -> bytes:
    return hashlib.sha256(state.encode() + payload).hexdigest().encode()
