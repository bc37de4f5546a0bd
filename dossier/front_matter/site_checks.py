"""What site.yml says about folders, kinds, ties, rules and its language, against what there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from dossier.front_matter.formats import check, shorten
from dossier.front_matter.value_readers import Reading
from dossier.heads import SHAPES
from dossier.model import Place
from dossier.nearest import nearest
from dossier.patterns import regex
from dossier.settings import Collection, Site
from dossier.vocabulary import COLLECTIONS, LANGUAGES, RESERVED_FOLDERS, collections, is_renamed

#: One file a rule. Their names alone are read: rules are built upon front matters and cannot be imported.
_RULES = Path(__file__).parent.parent / "rules"

#: Language, its extensions, script, region, variants, extensions, private use. Source: RFC 5646 (BCP 47), 2.1.
_LANGUAGE = regex(
    r"([a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,8}(?:-[a-wyz0-9](?:-[a-z0-9]{2,8}){1,8}){0,8}"
    r"(?:-x(?:-[a-z0-9]{1,8}){1,8})?",
    re.IGNORECASE,
)


def check_site(site: Site, reading: Reading) -> None:
    """Add to the reading's mistakes what names a thing that there is none of, or a folder twice."""
    _check_language(site, reading)
    _check_shapes(site, reading)
    _check_folders(site, reading)
    shown = collections(site)
    known = {*SHAPES, *shown}
    for name in site.kinds:
        _check_known(f"kinds.{name[:60]}", name, "collection", known, reading, shown)
    for name, tie in site.relations.items():
        for side, ends in (("from", tie.from_), ("to", tie.to)):
            for number, end in enumerate(ends, 1):
                path = f"relations.{name[:60]}.{side}[{number}]"
                _check_known(path, end, "collection", known, reading, shown)
    _check_rules(site, reading)


def _tell(reading: Reading, path: str, message: str, *, near_to: str = "", severity: str = "") -> None:
    """A mistake at a path; where that is not written, at the part that it would stand in."""
    place = reading.places.get(path) or reading.places.get(near_to, Place(1, 1))
    reading.mistakes.add(path, place, message, severity=severity)


def _check_known(
    path: str, word: str, noun: str, known: Set[str], reading: Reading, shown: Iterable[str]
) -> None:
    """shown: those of the known that the message offers."""
    if word not in known:
        near = nearest(word, shown) or nearest(word, known)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(shown)}"
        _tell(reading, path, f"'{shorten(word)}' is no {noun}; {hint}")


def _check_language(site: Site, reading: Reading) -> None:
    if is_language(site.language):
        return
    meant = site.language.strip().replace("_", "-")
    hint = f"did you mean '{meant}'?" if is_language(meant) else "such are en, ar, pt-BR and zh-Hant"
    _tell(reading, "language", f"'{shorten(site.language)}' is no language tag; {hint}")


def is_language(tag: str) -> bool:
    """A tag of the form of BCP 47, whose language, where it has two letters, is one of ISO 639-1."""
    match = _LANGUAGE.fullmatch(tag) if len(tag) <= 100 else None
    return match is not None and (len(match[1]) == 3 or match[1].lower() in LANGUAGES)


def _check_shapes(site: Site, reading: Reading) -> None:
    """Folders are names of folders, each is like one of the shapes, and its words are all there."""
    for name, collection in site.collections.items():
        path = f"collections.{name[:60]}"
        place = reading.places.get(path, Place(1, 1))
        problem = check("id", name)
        if problem:
            reading.mistakes.add(path, place, problem.message, rule=problem.rule)
        if collection.like in SHAPES or (not collection.like and name in SHAPES):
            _check_words(name, collection, path, reading)
            continue
        near = nearest(collection.like, SHAPES)
        hint = f"did you mean '{near}'?" if near else f"'like' may be {', '.join(SHAPES)}"
        what = f"is like '{shorten(collection.like)}'" if collection.like else "is like none of the shapes"
        message = f"the collection '{shorten(name)}' {what}; {hint}"
        _tell(reading, f"{path}.like", message, near_to=path)


def _check_words(name: str, collection: Collection, path: str, reading: Reading) -> None:
    """What is called otherwise needs a word for one, too; sources are what everything else rests on."""
    if collection.off:
        if name == "sources":
            _tell(reading, f"{path}.off", "sources cannot be switched off: all other records cite them")
        return
    if is_renamed(name, collection) and not collection.one:
        label = collection.label or (collection.folder or name).replace("-", " ").capitalize()
        message = f"'{shorten(name)}' is called '{shorten(label)}', and 'one' does not say what one of them is called"
        _tell(reading, f"{path}.one", f"{message}, as in 'one: ship'", near_to=path, severity="warning")
    for role in ("party", "voice"):
        if getattr(collection, role) and (collection.like or name) != "actors":
            like = collection.like or name
            message = f"'{role}' is a role of actors, and '{shorten(name)}' is a collection of {like}"
            message += "; what it is called stands under 'label' and 'one'"
            _tell(reading, f"{path}.{role}", message, near_to=path)


def _check_folders(site: Site, reading: Reading) -> None:
    """No folder is two collections', nor one that every site has for something else."""
    taken: dict[str, str] = {}
    for name, folder in _folders(site):
        if folder in RESERVED_FOLDERS:
            path = f"collections.{name[:60]}"
            message = f"the folder '{folder}' is one of every site's own; 'folder' may name another"
            _tell(reading, f"{path}.folder", message, near_to=path)
        first = taken.setdefault(folder, name)
        if first != name:
            told, other = (name, first) if name in site.collections else (first, name)
            path = f"collections.{told[:60]}"
            message = f"the folder '{shorten(folder)}' is that of the collection '{shorten(other)}' already"
            message += "; 'folder' may name another"
            _tell(reading, f"{path}.folder", message, near_to=path)


def _folders(site: Site) -> Iterator[tuple[str, str]]:
    """Every collection, the engine's first, and its folder."""
    for name in dict.fromkeys((*COLLECTIONS, *site.collections)):
        own = site.collections.get(name)
        yield name, (own.folder if own else "") or name


def _check_rules(site: Site, reading: Reading) -> None:
    if not site.rules:
        return
    known = {file.stem.replace("_", "-") for file in _RULES.glob("[a-z]*.py")}
    for name, setting in site.rules.items():
        path = f"rules.{name[:60]}"
        if name not in known:
            near = nearest(name, known)
            hint = f"; did you mean '{near}'?" if near else "; `explain` lists all"
            _tell(reading, path, f"'{shorten(name)}' is no rule{hint}", severity="warning")
        elif setting.level == "off" and not setting.because.strip():
            message = f"'{name}' is off, and no reason is given; 'because' holds it"
            _tell(reading, path, message, severity="warning")
