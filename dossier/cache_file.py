"""Files of the cache: what was worked out for one state of what it is made of, and is never believed for another."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

_MAGIC = b"dossier cache 1\n"


def load(cache: Path | None, name: str, state: str) -> Any:
    """What was saved under this name for this state; None where there is none, or anything is odd."""
    if cache is None:
        return None
    try:
        data = (cache / name).read_bytes()
        head = len(_MAGIC) + 64
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : head] != _sum(state, data[head:]):
            return None
        return pickle.loads(data[head:])
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever is wrong with it, doing the work again is right
        logging.getLogger("dossier").info("%s is not used: %s", name, error)
        return None


def save(cache: Path, name: str, state: str, what: object) -> None:
    """Keep something in the place of what was kept under this name. A folder that cannot be written is left."""
    payload = pickle.dumps(what, protocol=5)
    made = None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cache, prefix=f"{name}.", suffix=".new", delete=False) as file:
            made = file.name
            file.write(_MAGIC + _sum(state, payload) + payload)
        os.replace(made, cache / name)
    except OSError as error:
        logging.getLogger("dossier").info("%s cannot be written: %s", name, error)
        if made:
            with contextlib.suppress(OSError):
                os.unlink(made)


def _sum(state: str, payload: bytes) -> bytes:
    return hashlib.sha256(state.encode() + payload).hexdigest().encode()
