"""The state to compare with: a saved one, another folder's, or a commit's, taken out of git beside the tree."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dossier import pipeline
from dossier.consequences.state import State, read_state, state_of
from dossier.settings import Settings


class NoBase(Exception):
    """Why there is nothing to compare with, in a sentence."""


def state_at(settings: Settings, name: str, branch: str) -> State:
    """The state that a name leads to: of a saved state, a content folder, or a commit.

    name: "" for the commit at which this branch left the main one, `branch`. Raises NoBase, StateUnreadable,
    ContentError, OSError.
    """
    named = Path(name) if name else None
    if named and named.is_file():
        return read_state(named)
    # What is read of it is kept apart, as a cache holds one state of the content.
    settings = replace(settings, cache=settings.cache and settings.cache / "base")
    if named and named.is_dir():
        return _read(replace(settings, content=named.absolute()))
    commit = name or fork_point(settings.content, branch)
    with content_at(commit, settings.content, settings.static) as (content, static):
        return _read(replace(settings, content=content, static=static))


def _read(settings: Settings) -> State:
    checked = pipeline.check(settings)
    return state_of(checked.corpus, checked.result, settings.content)


def fork_point(content: Path, branch: str) -> str:
    """The commit at which this branch left the main one, as far as this clone knows it. Raises NoBase."""
    tried = (f"upstream/{branch}", f"origin/{branch}", branch)
    for name in tried:
        try:
            return _git(content, "merge-base", "HEAD", "--end-of-options", name).strip()
        except subprocess.CalledProcessError:
            continue
        except OSError as error:
            raise NoBase("git is not on the PATH; name a folder, or a file that --save wrote") from error
    raise NoBase(
        f"{content} is in no git repository that knows {', '.join(tried)}; "
        "name a commit, a content folder, or a file that --save wrote"
    )


@contextmanager
def content_at(commit: str, *folders: Path) -> Iterator[tuple[Path, ...]]:
    """Folders of a repository as a commit has them, under their own names; they are gone when the block ends.

    The first must be there; another that the commit knows nothing of is given as it is. Links and whatever else is
    no plain file are left out. Raises NoBase.
    """
    with tempfile.TemporaryDirectory(prefix="dossier-base-") as made:
        yield tuple(_take(commit, folder, Path(made) / str(n), n == 0) for n, folder in enumerate(folders))


def _take(commit: str, folder: Path, to: Path, required: bool) -> Path:
    try:
        name = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
        packed = _git_bytes(folder, "archive", "--format=tar", name.strip())
    except OSError as error:
        raise NoBase("git is not on the PATH; name a folder, or a file that --save wrote") from error
    except subprocess.CalledProcessError as error:
        if not required:
            return folder
        raise NoBase(
            f"'{commit}' is no commit that {folder} is part of, nor a folder, nor a file; "
            "`diff` takes a commit or branch, a content folder, or a file that --save wrote"
        ) from error
    # `git archive` takes the folder that it runs in, and writes paths from there.
    target = to / folder.name
    target.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(target, members=[each for each in archive if each.isfile()], filter="data")
    return target


def _git(folder: Path, *words: str) -> str:
    return _git_bytes(folder, *words).decode(errors="replace")


def _git_bytes(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True).stdout
