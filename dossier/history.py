"""When a file last changed, by the repository's own log: known, or not said."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dossier.patterns import regex

#: https://host/owner/name.git, ssh://git@host/owner/name, git@host:owner/name.git
_REMOTE = regex(
    r"(?:https://(?:[^@/]+@)?|ssh://git@|git@)(?P<host>[a-z0-9.-]+\.[a-z]+)[:/](?P<path>[\w.-]+/[\w./-]+?)(?:\.git)?/?"
)


class Change(NamedTuple):
    """The newest commit that touched a file."""

    day: str  #: the committer's date, "2026-11-21"
    commit: str  #: its whole hash


def last_changes(content: Path) -> Mapping[str, Change]:
    """The newest commit that touched each file.

    Keys: "content/sources/memo.md", as in `Record.file`. A file with changes that are not committed, and
    every file of a shallow clone or of a folder outside any repository, is left out: nothing is guessed.
    """
    try:
        if _git(content, "rev-parse", "--is-shallow-repository").strip() != "false":
            return {}
        log = _git(content, "log", "--format=%x01%cs %H", "--name-only", "-z", "--relative", "--", ".")
        dirty = _git(content, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
        prefix = _git(content, "rev-parse", "--show-prefix").strip()
    except (OSError, subprocess.CalledProcessError):
        return {}
    changed = {entry[3:].removeprefix(prefix) for entry in dirty.split("\0") if len(entry) > 3}
    found: dict[str, Change] = {}
    newest = Change("", "")
    for entry in log.split("\0"):
        for part in entry.strip("\n").split("\n"):
            if part.startswith("\x01"):
                newest = Change(*part[1:].split(" ", 1))
            elif part and part not in changed:
                found.setdefault(f"{content.name}/{part}", newest)
    return found


def remote_address(content: Path) -> str:
    """The web address of the remote `origin`, where it has one: "https://forge.example/owner/name"; else ""."""
    try:
        url = _git(content, "remote", "get-url", "origin").strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    found = _REMOTE.fullmatch(url)
    return f"https://{found['host']}/{found['path']}" if found else ""


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, text=True, errors="replace"
    )
    return done.stdout
