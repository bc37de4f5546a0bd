"""What the repository's own log tells of the content: when each file came and last changed, and what was corrected.

It is asked once for all files, and what it says of a commit is kept, as a commit never changes. Of a commit's
message nothing is shown but what its author wrote to be shown: the lines that begin with "Correction:".
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dossier import cache_file
from dossier.file_parts import differing, parts
from dossier.patterns import regex

MOST = 2_000  #: changes of files that are told, the newest; what in a file changed is read from both versions of it
LARGEST = 1_000_000  #: bytes of a version of a file that is compared with another
LONGEST = 600  #: characters of a correction
CACHE = "history.pickle"

_FORMAT = "%H %ct %cs %(trailers:key=Correction,valueonly,unfold,separator=%x1f)"
_FORM_OF_CACHE = "1"
_HEAD = regex(
    r"\s*(?P<commit>[0-9a-f]{40,64}) (?P<second>\d+) (?P<day>\d{4}-\d\d-\d\d) (?P<corrections>.*)", re.DOTALL
)
_RAW = regex(r"\s*:\d+ \d+ (?P<before>[0-9a-f]+) (?P<after>[0-9a-f]+) (?P<state>[A-Z])\d*")
#: https://host/owner/name.git, ssh://git@host/owner/name, git@host:owner/name.git
_REMOTE = regex(
    r"(?:https://(?:[^@/]+@)?|ssh://git@|git@)(?P<host>[a-z0-9.-]+\.[a-z]+)[:/](?P<path>[\w.-]+/[\w./-]+?)(?:\.git)?/?"
)


class Change(NamedTuple):
    """The newest commit that touched a file."""

    day: str  #: the committer's date, "2026-11-21"
    commit: str  #: its whole hash
    since: str = ""  #: the day of the oldest one


class Told(NamedTuple):
    """What one commit did to one file."""

    day: str
    file: str  #: "content/sources/memo.md", as in `Record.file`
    what: str  #: added, changed, published (it was a draft before)
    parts: tuple[str, ...] = ()  #: the fields that are not as they were, and "body"


class Corrected(NamedTuple):
    """A correction of ours, in the words of the commit that made it."""

    day: str
    commit: str
    text: str
    files: tuple[str, ...]  #: that the commit touched


class Log(NamedTuple):
    """What changed, the newest first. Of changed files it holds `MOST`, of added ones and of corrections all."""

    told: tuple[Told, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    whole: bool = True  #: no change was left out for want of room


class History(NamedTuple):
    """All of that. Nothing is guessed: where the log is not all there, it is empty."""

    changes: Mapping[str, Change] = {}  #: by file; one with changes that are not committed is left out
    log: Log = Log()


class Sight(NamedTuple):
    """What a repository looks like from outside: the same commit and the same edits have the same history."""

    commit: str = ""
    prefix: str = ""  #: where the content stands in it
    edited: tuple[str, ...] = ()  #: files with changes that are not committed
    lacking: str = ""  #: why nothing is known, in a clause


class _Touched(NamedTuple):
    """A file in a commit, in an order that depends on no way of walking through branches."""

    second: int  #: of the commit, since 1970
    commit: str
    day: str
    file: str
    state: str  #: A, M, D, T
    before: str  #: the names of its versions
    after: str


#: What is kept of all commits up to one: that one, each file's newest and oldest touch, what is told with the second
#: and commit that it is sorted by, corrections likewise, and how many changes there were.
_Kept = tuple[
    str, dict[str, tuple[_Touched, _Touched]], list[tuple[_Touched, Told]], list[tuple[int, Corrected]], int
]


def look_at(content: Path) -> Sight:
    """What git says of a folder at a glance."""
    try:
        words = _git(content, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD").split("\n")
        shallow, prefix, commit = words[:3]
        if shallow != "false":
            return Sight(
                lacking="this clone has the newest commits alone; git fetch --unshallow brings the others"
            )
        dirty = _git(content, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    except OSError:
        return Sight(lacking="git is not on the PATH")
    except (subprocess.CalledProcessError, ValueError):
        return Sight(lacking="the content is in no git repository that has a commit")
    edited = (entry[3:].removeprefix(prefix) for entry in dirty.split("\0") if len(entry) > 3)
    return Sight(commit, prefix, tuple(f"{content.name}/{file}" for file in edited))


def read_history(content: Path, cache: Path | None = None, sight: Sight | None = None) -> History:
    """What the log tells of the files below a content folder; nothing where it is not all there.

    cache: a folder for what was read; of a later commit only what is new is asked then. sight: what was seen already.
    """
    sight = sight or look_at(content)
    if not sight.commit:
        return History()
    state = f"{_FORM_OF_CACHE} {sight.prefix} {content.name}"
    kept: _Kept | None = cache_file.load(cache, CACHE, state)
    if kept is None or kept[0] != sight.commit:
        try:
            kept = _read_on(
                content, sight.commit, kept if kept and _leads_to(content, kept[0], sight.commit) else None
            )
        except (OSError, subprocess.CalledProcessError):  # a repository with objects missing
            return History()
        if cache:
            cache_file.save(cache, CACHE, state, kept)
    _, ends, told, corrected, changed = kept
    changes = {
        file: Change(newest.day, newest.commit, oldest.day)
        for file, (newest, oldest) in ends.items()
        if file not in sight.edited
    }
    entries = sorted((one for _, one in told), key=lambda one: one.file)
    entries.sort(key=lambda one: one.day, reverse=True)
    return History(changes, Log(tuple(entries), tuple(one for _, one in corrected), changed <= MOST))


def _leads_to(content: Path, old: str, new: str) -> bool:
    """Whether one commit is among those that led to another."""
    try:
        _git(content, "merge-base", "--is-ancestor", old, new)
        return True
    except subprocess.CalledProcessError:
        return False


def _read_on(content: Path, commit: str, kept: _Kept | None) -> _Kept:
    """All up to a commit, or what is new since another, with what was known there."""
    since, ends, told, corrected, changed = kept or ("", {}, [], [], 0)
    log = _git(
        content,
        *(
            "-c",
            "log.showSignature=false",
            "log",
            f"--format={_FORMAT}",
            "--raw",
            "--no-abbrev",
            "--no-renames",
        ),
        *(
            "-z",
            "--no-color",
            "--full-history",
            "--relative",
            f"{since}..{commit}" if since else commit,
            "--",
            ".",
        ),
    )
    ends, touched, corrected = dict(ends), list[_Touched](), list(corrected)
    for second, day, name, corrections, files in _commits(log, content.name):
        for one in files:
            newest, oldest = ends.get(one.file, (one, one))
            ends[one.file] = max(newest, one), min(oldest, one)
        touched += files
        names = tuple(one.file for one in files)
        corrected += [(second, Corrected(day, name, text, names)) for text in corrections]
    records = [one for one in touched if one.file.count("/") == 2 and one.file.endswith(".md")]
    added = [(one, Told(one.day, one.file, "added")) for one in records if one.state == "A"]
    new = sorted((one for one in records if one.state == "M"), reverse=True)
    known = [each for each in told if each[1].what != "added"]
    known = sorted([*known, *_compared(content, new[:MOST])], key=lambda each: each[0], reverse=True)[:MOST]
    came = [each for each in told if each[1].what == "added"] + added
    corrected.sort(key=lambda each: (each[0], each[1].commit), reverse=True)
    told = sorted([*known, *came], key=lambda each: each[0], reverse=True)
    return commit, ends, told, corrected, changed + len(new)


def _commits(log: str, folder: str) -> Iterator[tuple[int, str, str, list[str], list[_Touched]]]:
    """Each commit of a log: when it was, its day, its hash, the corrections it tells, its files.

    No message and no name of a file holds the character that stands between the parts.
    """
    fields = iter(log.split("\0"))
    second, day, commit = 0, "", ""
    corrections: list[str] = []
    files: list[_Touched] = []
    for field in fields:
        if raw := _RAW.fullmatch(field):
            file = f"{folder}/{next(fields, '')}"
            files.append(_Touched(second, commit, day, file, raw["state"], raw["before"], raw["after"]))
        elif head := _HEAD.fullmatch(field):
            if commit:
                yield second, day, commit, corrections, files
            second, day, commit, files = int(head["second"]), head["day"], head["commit"], []
            corrections = list(filter(None, map(_plain, head["corrections"].split("\x1f"))))
    if commit:
        yield second, day, commit, corrections, files


def _plain(text: str) -> str:
    """A line of a message, without what is no character of a text."""
    shown = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST].rsplit(' ', 1)[0]} […]"


def _compared(content: Path, changed: list[_Touched]) -> Iterator[tuple[_Touched, Told]]:
    """What in each file is not as it was; nothing for one whose parts are all as they were."""
    versions = _versions(content, dict.fromkeys(name for one in changed for name in (one.before, one.after)))
    for one in changed:
        before, after = versions.get(one.before), versions.get(one.after)
        if before is None or after is None:
            yield one, Told(one.day, one.file, "changed")
            continue
        several = differing(before, after)
        published = "draft" in several and _is_draft(before) and not _is_draft(after)
        if several:
            yield one, Told(one.day, one.file, "published" if published else "changed", several)


def _is_draft(text: str) -> bool:
    return "true" in parts(text).get("draft", "").lower()


def _versions(content: Path, names: Iterable[str]) -> dict[str, str]:
    """The texts of versions of files, by their names; those that are too large are left out."""
    asked = "".join(f"{name}\n" for name in names).encode()
    done = subprocess.run(
        ["git", "-C", str(content), "cat-file", "--batch"], input=asked, check=True, capture_output=True
    )
    found, at, data = {}, 0, done.stdout
    while at < len(data):
        end = data.index(b"\n", at)
        name, *words = data[at:end].decode().split(" ")
        at = end + 1
        if len(words) == 2:  # else it is missing, as in a partial clone
            size = int(words[1])
            if size <= LARGEST:
                found[name] = data[at : at + size].decode(errors="replace").replace("\r\n", "\n")
            at += size + 1
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
