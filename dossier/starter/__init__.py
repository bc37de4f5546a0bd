"""A dossier of one's own: an empty one, with everything that it needs to be built, previewed and published.

It holds the engine whole (engine/), so that it depends on nothing but Python and the pinned libraries, wherever it is
cloned. What is the dossier's own (content/, static/, templates/, the workflows) stands beside that and is never
written again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from dossier.front_matter.formats import id_meant, shorten
from dossier.nearest import nearest
from dossier.vocabulary import COLLECTIONS, RESERVED_FOLDERS

#: What a new dossier has where nobody says otherwise: "things" are whatever the documents tell of.
USUAL = "sources, actors, weapons=things, events, claims"

_ALWAYS = ("sources", "pages")
_ENGINE = ("dossier", "templates", "static", "requirements.txt", "LICENSE")  #: what engine/ holds
_FILES = {
    "check.yml": ".github/workflows/check.yml",
    "pages.yml": ".github/workflows/pages.yml",
    "gitignore": ".gitignore",
    "README.md": "README.md",
    "site.yml": "content/site.yml",
    "about.md": "content/pages/about.md",
}
_EMPTY = ("static", "templates")  #: folders of the dossier's own, with nothing in them yet


class StarterError(Exception):
    """What keeps the dossier from being made, in a sentence."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A collection that the new dossier shall have."""

    name: str  #: the engine's
    folder: str
    label: str  #: "Ship logs"
    one: str  #: "ship log"


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, and what stood already and was left as it is, from the dossier's folder."""

    written: tuple[str, ...]
    stood: tuple[str, ...]


def choose(words: str) -> tuple[Chosen, ...]:
    """The collections of a list such as "sources, actors=people, weapons=ship logs/ship log, claims".

    Before "=" stands the engine's name, behind it what the dossier calls several of them and, after "/", one. Sources
    are always there. Raises StarterError.
    """
    chosen: dict[str, Chosen] = {}
    for part in filter(None, map(str.strip, words.split(","))):
        name, _, called = (each.strip() for each in part.partition("="))
        if name not in COLLECTIONS or name == "pages":
            known = [each for each in COLLECTIONS if each != "pages"]
            near = nearest(name, known)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
            raise StarterError(
                f"'{shorten(name)}' is no collection; {hint} 'weapons=ships' gives one another name"
            )
        if name in chosen:
            raise StarterError(f"'{name}' is chosen twice; each collection can be had once")
        chosen[name] = _called(name, called)
    found = {"sources": _called("sources", ""), **chosen}
    ordered = tuple(found[name] for name in COLLECTIONS if name in found)
    for number, each in enumerate(ordered):
        if each.folder in RESERVED_FOLDERS or each.folder == "pages":
            raise StarterError(f"'{each.folder}' is a folder of every site; '{each.name}' needs another name")
        if each.folder in [other.folder for other in ordered[:number]]:
            raise StarterError(f"two collections are called '{each.folder}'; each needs a folder of its own")
    return ordered


def _called(name: str, called: str) -> Chosen:
    usual = COLLECTIONS[name]
    if not called:
        return Chosen(name, name, usual.label, usual.one)
    many, _, one = (each.strip() for each in called.partition("/"))
    folder = id_meant(many)
    if not folder:
        raise StarterError(f"'{shorten(many)}' makes no folder's name, which holds a–z, 0–9 and hyphens")
    return Chosen(name, folder, many[:1].upper() + many[1:], one or singular(many))


def singular(many: str) -> str:
    """A guess at what one of several is called, for a file that a person looks over: "ship logs" → "ship log"."""
    start, space, last = many.rpartition(" ")
    for ending, instead in (("people", "person"), ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")):
        if last.endswith(ending):
            return f"{start}{space}{last.removesuffix(ending)}{instead}"
    return many.removesuffix("s") if not many.endswith("ss") else many


def start(
    folder: Path, *, title: str, language: str, chosen: Sequence[Chosen], build: Path, engine: Path
) -> Made:
    """Write what a folder lacks to be a dossier. Nothing that stands is written over.

    build: the build.py to copy; engine: the folder of the engine. Raises StarterError, and OSError where a file
    cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise StarterError(f"{folder} is a file; init takes a folder, which it makes")
    if engine.resolve().is_relative_to(folder.resolve() / "engine"):
        raise StarterError(f"{folder} is the dossier that this engine belongs to; another folder is needed")
    if any(folder.resolve().is_relative_to((engine / name).resolve()) for name in _ENGINE):
        raise StarterError(f"{folder} lies in the engine itself; a folder beside it is needed")
    has_content = os.path.lexists(folder / "content" / "site.yml")  # its collections are chosen already
    words = _words(title, language, chosen)
    written: list[str] = []
    stood: list[str] = []
    for path, data in _files(words, chosen, build):
        if has_content and path.startswith("content/") and path != "content/site.yml":
            continue
        (written if _write(folder / path, data) else stood).append(path)
    if (folder / "engine").exists():
        stood.append("engine/")
    else:
        _copy_engine(engine, folder / "engine")
        written.append("engine/")
    return Made(tuple(written), tuple(stood))


def _files(words: Mapping[str, str], chosen: Sequence[Chosen], build: Path) -> Iterator[tuple[str, bytes]]:
    """Every file but the engine's, by its path."""
    yield "build.py", build.read_bytes()
    for name, path in _FILES.items():
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        if not name.startswith(("check", "pages")):  # GitHub's workflows have "$" of their own
            text = Template(text).safe_substitute(words)
        yield path, text.encode()
    for each in (*_EMPTY, *(f"content/{each.folder}" for each in chosen)):
        yield f"{each}/.gitkeep", b""  # git keeps no empty folder


def _words(title: str, language: str, chosen: Sequence[Chosen]) -> dict[str, str]:
    called = {each.name: each for each in chosen}
    title = " ".join(title.split())
    return {
        "title": title,
        "quoted_title": _quoted(title),
        "first": "first-document",
        "sources": called["sources"].folder,
        "language": language,
        "collections": _collections(chosen),
        "things": called["weapons"].folder if "weapons" in called else called["sources"].folder,
        "folders": "\n".join(
            f"| `content/{each.folder}/` | {each.label.lower()}: {_ABOUT[each.name]} |" for each in chosen
        ),
    }


#: What the records of a collection are, whatever they are called.
_ABOUT = {
    "sources": "the documents, paragraph by paragraph in your own words, and works that are only cited",
    "actors": "those whom the documents tell of, and those who report and comment",
    "weapons": "the things that the documents tell of",
    "events": "anything with a date",
    "claims": "one question each, and the statement that answers it",
}


def _collections(chosen: Sequence[Chosen]) -> str:
    """The entry of site.yml; empty where all is called as the engine calls it."""
    found = {each.name: each for each in chosen}
    lines = []
    for name in COLLECTIONS:
        each = found.get(name)
        if each is None and name not in _ALWAYS:
            lines.append(f"  {name}: {{off: true}}")
        elif each and each.folder != name:
            called = f"folder: {each.folder}, label: {_quoted(each.label)}, one: {_quoted(each.one)}"
            lines.append(f"  {name}: {{{called}}}")
    return "\n".join(["collections:", *lines, ""]) if lines else ""


def _quoted(words: str) -> str:
    """Words as a YAML value, in quotes where they need them."""
    plain = words.replace(" ", "").isalpha() and words.lower() not in _YAML
    return words if plain else json.dumps(words, ensure_ascii=False)


_YAML = frozenset("true false null yes no on off y n".split())


def _write(path: Path, data: bytes) -> bool:
    """Whether a file was written: none is where one stands, or a link."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return False
    return True


def _copy_engine(engine: Path, to: Path) -> None:
    """The engine whole; a copy that breaks off leaves nothing that would be taken for one."""
    half = to.with_name(f".{to.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    try:
        for name in _ENGINE:
            if (engine / name).is_dir():
                shutil.copytree(
                    engine / name, half / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
                )
            else:
                shutil.copyfile(engine / name, half / name)
        os.replace(half, to)
    finally:
        shutil.rmtree(half, ignore_errors=True)


__all__ = ["USUAL", "Chosen", "Made", "StarterError", "choose", "singular", "start"]
