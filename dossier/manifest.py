"""The list of a site's files with their SHA-256: whoever has a copy can tell whether it is whole and unaltered.

The form is that of `sha256sum`, so that no tool of ours is needed: `sha256sum --check SHA256SUMS`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.patterns import regex

NAME = "SHA256SUMS"
#: What a host puts beside a site, and what marks our own folder: listed nowhere, missed by nobody.
BESIDE = frozenset({NAME, ".dossier-site", ".nojekyll", "CNAME"})
BACKSLASH = "\\"
_LINE = regex(r"(?P<escaped>\\?)(?P<sum>[0-9a-f]{64})[ ][ *](?P<path>.+)")
_ESCAPE = regex(r"\\(.)")


class ManifestUnreadable(Exception):
    """It is no list of sums: at which line, and what stands there."""


def text(sums: Mapping[str, bytes]) -> bytes:
    """The manifest of these files (SHA-256 by path), sorted by path; it does not list itself."""
    return "".join(_line(path, sum.hex()) for path, sum in sorted(sums.items()) if path != NAME).encode()


def _line(path: str, sum: str) -> str:
    """A path with a line's end or a backslash is told apart by a backslash before the sum, as sha256sum does it."""
    written = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if written == path else BACKSLASH}{sum}  {written}\n"


def read(data: bytes) -> dict[str, str]:
    """SHA-256 in hex by path. Raises ManifestUnreadable."""
    found = {}
    try:
        lines = data.decode().removesuffix("\n").split("\n") if data else []
    except UnicodeDecodeError as error:
        raise ManifestUnreadable(f"it is no UTF-8 at byte {error.start}") from error
    for number, line in enumerate(lines, 1):
        if not (parts := _LINE.fullmatch(line)):
            raise ManifestUnreadable(f"line {number} is no sum and path: {line[:80]!r}")
        path = parts["path"]
        if parts["escaped"]:
            path = _ESCAPE.sub(lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), path)
        found[path] = parts["sum"]
    return found


def differences(site: Path, sums: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every file of a folder that is not as listed, by path: "missing", "differs" or "not listed"."""
    top = len(str(site)) + 1
    there = {
        f"{within}{os.sep}{name}"[top:].replace(os.sep, "/")
        for within, folders, names in os.walk(site)
        for name in names
        if ".git" not in Path(within[top:]).parts
    }
    for path in sorted(there | sums.keys()):
        if path not in sums:
            if path not in BESIDE:
                yield path, "not listed"
        elif path not in there:
            yield path, "missing"
        elif _sum_of(site / path) != sums[path]:
            yield path, "differs"


def _sum_of(file: Path) -> str:
    if not file.is_file() or file.is_symlink():
        return ""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
