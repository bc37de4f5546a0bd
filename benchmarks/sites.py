"""The same records as a site of one program after another, and the edits that a person makes in them."""

from __future__ import annotations

import compileall
import hashlib
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpora
from benchmarks.measuring import Edit
from dossier import __version__

ROOT = Path(__file__).parent.parent
SCRATCH = Path(tempfile.gettempdir(), "dossier-benchmarks")
ATTACK = ROOT.parent / "shared" / "testsets" / "attack-v10.1-content.tar.gz"
POPULAR = 4  #: of so many edits one is in the record that has the most links

#: The first word of a paragraph of prose, behind which a word can be put.
_FIRST_WORD = re.compile(r"^(?:[A-Z][a-z]+|\[\[[^\]\n]*\]\]|\[[^\]\n]*\]\([^)\n]*\))(?= [a-z])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Site:
    """Records prepared for one program. Paths are below its folder; "{kind}" and "{id}" stand for a record's."""

    name: str
    version: str
    folder: Path
    build: tuple[str, ...]
    serve: tuple[str, ...]  #: with "{port}"
    source: str  #: "content/{kind}/{id}.md"
    page: str  #: "site/{kind}/{id}.html"
    address: str  #: "/{kind}/{id}.html"
    made: tuple[str, ...]  #: what a cold build must not find: output first, then caches
    good: tuple[int, ...] = (0,)  #: the exit statuses of a build that is done

    def forget(self, *names: str) -> None:
        """Remove what builds have made: these, or all."""
        for name in names or self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self, record: tuple[str, str], word: str) -> Edit:
        """This word put into the record's first paragraph of prose."""
        kind, id = record
        file = self.folder / self.source.format(kind=kind, id=id)
        text = with_word(file.read_text("utf-8"), word)
        return Edit(file, text, self.address.format(kind=kind, id=id), word)

    def save(self, record: tuple[str, str], word: str) -> None:
        edit = self.edit(record, word)
        edit.file.write_text(edit.text, encoding="utf-8")

    def shows(self, record: tuple[str, str], word: str) -> bool:
        """Whether the built page of the record has the word."""
        kind, id = record
        return word in (self.folder / self.page.format(kind=kind, id=id)).read_text("utf-8")


def with_word(text: str, word: str) -> str:
    """The text with a word behind the first word of its first paragraph of prose.

    Raises ValueError where no paragraph of the body, below the head, begins with a word or a link.
    """
    head, rule, body = text.partition("\n---\n")
    changed, times = _FIRST_WORD.subn(lambda found: f"{found[0]} {word}", body if rule else text, count=1)
    if not times:
        raise ValueError("no paragraph begins with a word")
    return head + rule + changed if rule else changed


def word(number: int) -> str:
    """A word that no corpus has, another one for each number: 27 → "quillettebb"."""
    letters = ""
    while True:
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
        if not number:
            return f"quillette{letters}"


def edited(content: Path, count: int, seed: int = 1) -> list[tuple[str, str]]:
    """The records that are edited, as (kind, id): their kinds take turns, and now and then it is the most linked.

    Records without a paragraph of prose are passed over.
    """
    by_kind = {
        folder.name: sorted(path.stem for path in folder.glob("*.md"))
        for folder in sorted(content.iterdir())
        if folder.is_dir()
    }
    chance = random.Random(f"{seed}/edits")
    kinds = [kind for kind, ids in by_kind.items() if ids]
    found: list[tuple[str, str]] = []
    for turn in range(100 * count):
        if len(found) == count:
            break
        kind = kinds[turn % len(kinds)]
        first = f"{kind[:-1]}-1"
        popular = len(found) % POPULAR == POPULAR - 1 and first in by_kind[kind]
        id = first if popular else chance.choice(by_kind[kind])
        if _FIRST_WORD.search((content / kind / f"{id}.md").read_text("utf-8").partition("\n---\n")[2]):
            found.append((kind, id))
    return found


def corpus(pages: int, seed: int, scratch: Path) -> Path:
    """A made-up content folder of this size, made once for this state of corpora.py."""
    state = hashlib.sha256(Path(corpora.__file__).read_bytes()).hexdigest()[:12]
    folder = scratch / "corpora" / f"{pages}-{seed}-{state}" / "content"
    if not folder.is_dir():
        half = folder.with_name("half-made")
        shutil.rmtree(half, ignore_errors=True)
        corpora.write(half, pages, seed)
        half.rename(folder)
    return folder


def attack(archive: Path, scratch: Path) -> Path:
    """The content folder of a corpus that lies beside the project as an archive."""
    state = hashlib.sha256(archive.read_bytes()).hexdigest()[:12]
    folder = scratch / "corpora" / f"attack-{state}" / "content"
    if not folder.is_dir():
        half = folder.with_name("half-made")
        shutil.rmtree(half, ignore_errors=True)
        with tarfile.open(archive) as packed:
            packed.extractall(half, filter="data")
        half.rename(folder)
    return folder


def dossier(content: Path, folder: Path, *words: str, good: Sequence[int] = (0,)) -> Site:
    """A whole project of ours with this content, in a repository with one commit, as contributors have it.

    words: more options of every command.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("dossier", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", ".gitignore"):
        shutil.copy2(ROOT / name, folder)
    shutil.copytree(content, folder / "content")
    compileall.compile_dir(folder / "dossier", quiet=1)
    for git in _commit():
        subprocess.run(git, cwd=folder, check=True, capture_output=True)
    command = (sys.executable, "-m", "dossier.cli")
    return Site(
        name="Dossier",
        version=__version__,
        folder=folder,
        build=(*command, "build", "--no-search", "--verbose", *words),
        serve=(*command, "serve", "--port", "{port}"),
        source="content/{kind}/{id}.md",
        page="site/{kind}/{id}.html",
        address="/{kind}/{id}.html",
        made=("site", ".cache"),
        good=tuple(good),
    )


def _commit() -> Iterator[tuple[str, ...]]:
    git = ("git", "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org", "-c", "gc.auto=0")
    yield (*git, "init", "--quiet", "--initial-branch=main")
    yield (*git, "add", "--all")
    yield (*git, "commit", "--quiet", "--message=The corpus as it is")
