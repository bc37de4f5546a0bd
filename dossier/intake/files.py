"""Files of the content folder as `new` and `import` write them: whole or not at all, and never over another."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


class CannotWrite(Exception):
    """A file cannot be written; the message says which, and why."""


def put_new(path: Path, text: str) -> None:
    """Write a file that does not exist yet. Raises CannotWrite, where it does too."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="\n")
        _name(fresh, path)
    except FileExistsError:
        raise CannotWrite(f"{path} is there already; it stays as it is") from None
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _name(fresh: Path, path: Path) -> None:
    """Give a whole file its name in one step. Raises FileExistsError where another has it."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(fresh, path)


def put_again(path: Path, data: bytes) -> None:
    """Put new bytes into a file that exists, in one step; through a link, into what it leads to."""
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.chmod(target.stat().st_mode & 0o777)
        os.replace(fresh, target)
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error
    finally:
        fresh.unlink(missing_ok=True)
