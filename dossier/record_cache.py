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
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from dossier.heads import Head
from dossier.model import Record

#: What reading does not depend on; everything else below dossier/ is part of the fingerprint.
NOT_READING = ("rules", "pages", "views")

_MAGIC = b"dossier records 1\n"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "PyYAML")
_SETTERS: dict[type, tuple[Callable[[Any, Any], None], ...]] = {}


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
    """The records that `pack` was given.

    Without the garbage collector, which would look at every new object several times and free none.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        records: tuple[Record[Head], ...] = pickle.loads(data)
        return records
    finally:
        if enabled:
            gc.enable()


class _Reducers(dict[Any, Any]):
    """How objects are taken apart. Frozen dataclasses' own way takes twice as long to put together."""

    def __missing__(self, cls: type) -> Callable[[Any], Any]:
        if not is_dataclass(cls) or not hasattr(cls, "__slots__"):
            raise KeyError(cls)
        names = [field.name for field in fields(cls)]
        self[cls] = reduce = lambda thing: (_restore, (cls, *[getattr(thing, name) for name in names]))
        return reduce


def _restore(cls: type, *values: Any) -> Any:
    """A frozen object with these values in its fields, in their order."""
    setters = _SETTERS.get(cls)
    if setters is None:
        setters = _SETTERS[cls] = tuple(getattr(cls, field.name).__set__ for field in fields(cls))
    thing: object = object.__new__(cls)
    for set_field, value in zip(setters, values, strict=True):
        set_field(thing, value)
    return thing


def _path(folder: Path, state: str) -> Path:
    return folder / f"records.{state[:16]}.pickle"


def _sum(state: str, payload: bytes) -> bytes:
    return hashlib.sha256(state.encode() + payload).hexdigest().encode()
