"""Files of the content folder as `new` and `import` write them: whole or not at all, and never over another."""

from __future__ import annotations

import os
from pathlib import Path


class CannotWrite(Exception):
    """A file cannot be written; the message says which, and why."""


def put_new(path: Path, text: str) -> None:
    """Write a file that does not exist yet. Raises CannotWrite, where it does too."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CannotWrite(f"{path} is there already; it stays as it is") from None
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error


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
