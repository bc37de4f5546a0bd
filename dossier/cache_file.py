"""Files of the cache: what was worked out for one state of what it is made of, and is never believed for another."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import stat
from pathlib import Path
from typing import Any

_MAGIC = b"dossier cache 1\n"


def load(cache: Path | None, name: str, state: str) -> Any:
    """What was saved under this name for this state; None where there is none, or anything is odd."""
    if cache is None:
        return None
    try:
        data = read(cache / name)
        head = len(_MAGIC) + 64
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : head] != _sum(state, data[head:]):
            return None
        return pickle.loads(data[head:])
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever is wrong with it, doing the work again is right
        tell(f"{name} is not used: {error}")
        return None


def save(cache: Path, name: str, state: str, what: object) -> None:
    """Keep something in the place of what was kept under this name. A folder that cannot be written is left."""
    import tempfile  # as below: not wanted where nothing is written

    payload = pickle.dumps(what, protocol=5)
    made = None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cache, prefix=f"{name}.", suffix=".new", delete=False) as file:
            made = file.name
            file.write(_MAGIC + _sum(state, payload) + payload)
        clear(cache / name)
        os.replace(made, cache / name)
        for left in cache.glob(
            f"{name}.*.new"
        ):  # of a build that was killed; one at work does without its own
            left.unlink(missing_ok=True)
    except OSError as error:
        tell(f"{name} cannot be written: {error}")
        if made:
            with contextlib.suppress(OSError):
                os.unlink(made)


def read(file: Path) -> bytes:
    """A file of the cache. Raises OSError: for what is a link or no file as well, as nothing here writes one."""
    if not stat.S_ISREG(os.lstat(file).st_mode):
        raise OSError("it is no file")
    return file.read_bytes()


def clear(file: Path) -> None:
    """Take a folder away that stands where a file of the cache is to be."""
    if file.is_dir() and not file.is_symlink():
        import shutil

        shutil.rmtree(file, ignore_errors=True)


def tell(message: str) -> None:
    """For the log: a cache that is not used is no trouble for anybody."""
    import logging  # nearly never

    logging.getLogger("dossier").info("%s", message)


def _sum(state: str, payload: bytes) -> bytes:
    return hashlib.sha256(state.encode() + payload).hexdigest().encode()
