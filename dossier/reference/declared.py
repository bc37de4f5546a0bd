"""What can be written in a front matter, read from the classes that read it: types, docstrings, comments.

A field's entry in the reference is the `#:` comment behind it, or above it, in `heads`, `fields` and `settings`.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from dossier.fields import Format, OneOrMore, Ref
from dossier.heads import SHAPES, Head
from dossier.settings import Site
from dossier.vocabulary import Words, with_article


class Form(NamedTuple):
    """A value with a form of its own: what a field says of it in a word, and how it is written."""

    word: str
    written: str


#: The forms of `fields.Format`.
FORMS: Mapping[str, Form] = {
    "text": Form("text", "Words of ours in which links `[[id]]` and citations `[@source, ¶7]` are read."),
    "cite": Form(
        "a citation", 'Where it stands, in quotes: `"[@source, ¶7]"`, `"[@source, note 4; @other, ¶2-3]"`.'
    ),
    "edtf": Form(
        "a date",
        "As far as it is known (EDTF): `1931-04-12`, `1931-04`, `1931`, `1970~` for about, `2009?` for uncertain, "
        "`196X` for the sixties, `1931-04/1931-06` for a span.",
    ),
    "url": Form("an address", "It begins with `https://`, `http://` or `mailto:`."),
    "contact": Form("an address or a page", "An address, or the id of a page of the site."),
    "id": Form(
        "an id", "a–z, 0–9 and hyphens: the name of a file without its ending, unique in all folders."
    ),
    "file": Form("a file", "Its name from the folder on in which such files lie: `a/b.txt`."),
    "paragraphs": Form("paragraphs", 'Their numbers: `8`, `[8, 9]` or `"8-9"`.'),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field. name: as it is written."""

    name: str
    takes: str  #: what it takes, in words; code stands between backticks
    about: str  #: what it is for
    more: str  #: the anchor of what says more of it: "fact", "form-edtf"; "" where there is nothing
    required: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of record, site.yml, or a part that recurs in them. made: its class."""

    made: type[Any]
    noun: str  #: "a source", "a cited work", "site.yml"
    about: str
    bare: str  #: the field that a bare value stands for; "" where nothing but a mapping will do
    entries: tuple[Entry, ...]  #: in the order of the code

    @property
    def slug(self) -> str:
        """Its anchor: "cited-work"."""
        return slug_of(self.made)


def records(words: Words) -> Iterator[Part]:
    """Every kind of record that a site has, in the order of its collections; a shape is told once."""
    for shape, made in SHAPES.items():
        if words.like(shape):
            yield part_of(made, words)


def everything(words: Words) -> tuple[Part, ...]:
    """What every record may carry, each kind of record, their parts in the order in which they come up, site.yml."""
    found = [part_of(Head, words), *records(words)]
    site = part_of(Site, words)
    recurring = {part.made: part for each in found for part in parts_of(each, words)}
    return (*found, *recurring.values(), site, *parts_of(site, words))


def parts_of(part: Part, words: Words) -> tuple[Part, ...]:
    """The parts that a record or site.yml can have, in the order in which they come up, each once."""
    seen: dict[type[Any], Part] = {}

    def gather(made: type[Any]) -> None:
        for hint in get_type_hints(made, include_extras=True).values():
            for each in _classes(hint):
                if each not in seen:
                    seen[each] = part_of(each, words)
                    gather(each)

    gather(part.made)
    return tuple(seen.values())


def part_of(made: type[Any], words: Words) -> Part:
    """A class as the reference tells it. words: of the site that it is told for."""
    hints = get_type_hints(made, include_extras=True)
    inherited = {each.name for each in fields(Head)} if issubclass(made, Head) and made is not Head else set()
    return Part(
        made=made,
        noun=noun_of(made, words),
        about=" ".join((made.__doc__ or "").split()),
        bare=getattr(made, "BARE", "").rstrip("_"),
        entries=tuple(
            Entry(
                name=each.name.rstrip("_"),
                takes=_takes(hints[each.name], words),
                about=comments(made).get(each.name, ""),
                more=_more(hints[each.name]),
                required=each.default is MISSING and each.default_factory is MISSING,
            )
            for each in fields(made)
            if each.name not in inherited
        ),
    )


def noun_of(made: type[Any], words: Words) -> str:
    """What a site calls what a class stands for: "a manuscript", "a cited work"."""
    if made is Site:
        return "site.yml"
    if made is Head:
        return "every record"
    for shape, head in SHAPES.items():
        if made is head:
            return with_article(words.like(shape)[0].one)
    return with_article(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", made.__name__).lower())


def slug_of(made: type[Any]) -> str:
    """The anchor of a class: CitedWork → "cited-work"; of a kind of record its shape, of site.yml "site"."""
    named: dict[type[Any], str] = {head: f"of-{shape}" for shape, head in SHAPES.items()}
    named[Head] = "every-record"
    return named.get(made) or re.sub(r"(?<=[a-z])(?=[A-Z])", "-", made.__name__).lower()


def _more(hint: Any) -> str:
    for made in _classes(hint):
        return slug_of(made)
    form = next(_forms(hint), "")
    return f"form-{form}" if form else ""


def _forms(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Annotated:
        yield from (each.name for each in kind.__metadata__ if isinstance(each, Format))
    for each in get_args(kind):
        yield from _forms(each)


def comments(made: type[Any]) -> Mapping[str, str]:
    """The `#:` comments of a class by field, those that run over several lines joined."""
    return _comments_in(made.__module__).get(made.__name__, {})


@cache
def _comments_in(module: str) -> Mapping[str, Mapping[str, str]]:
    source = Path(importlib.import_module(module).__file__ or "").read_text(encoding="utf-8")
    lines = source.split("\n")
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {
                item.target.id: _comment(lines, item)
                for item in node.body
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
            }
    return found


def _comment(lines: list[str], item: ast.AnnAssign) -> str:
    """The comment behind a field, else that above it."""
    last = lines[(item.end_lineno or item.lineno) - 1].encode()[item.end_col_offset :].decode()
    if "#:" in last:
        return last.partition("#:")[2].strip()
    above: list[str] = []
    for line in reversed(lines[: item.lineno - 1]):
        if not line.strip().startswith("#:"):
            break
        above.insert(0, line.strip().removeprefix("#:").strip())
    return " ".join(above)


def _classes(kind: Any) -> Iterator[type[Any]]:
    """The classes with fields that a type holds."""
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
    elif get_origin(kind) is Annotated:
        yield from _classes(get_args(kind)[0])
    elif get_origin(kind) is not Literal:
        for each in get_args(kind):
            yield from _classes(each)


def _takes(kind: Any, words: Words, markers: tuple[Any, ...] = ()) -> str:
    """What a field of a type takes, in words."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *more = get_args(kind)
        return _takes(inner, words, (*markers, *more))
    if origin in (Union, UnionType):
        return _takes(next(each for each in get_args(kind) if each is not type(None)), words, markers)
    form = next((each for each in markers if isinstance(each, Format)), None)
    if form:
        return FORMS[form.name].word
    if origin is tuple:
        item = get_args(kind)[0]
        if any(isinstance(each, OneOrMore) for each in markers):
            return f"{_takes(item, words)}, or a list of such"
        return f"a list, each item {_takes(item, words)}"
    if origin is Literal:
        return _or([f"`{each}`" for each in get_args(kind)])
    if kind is bool:
        return "`true` or `false`"
    if kind is int:
        return "a whole number"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"`name: …` on a line for each: {_takes(get_args(kind)[1], words)}"
    if kind is str:
        ref = next((each for each in markers if isinstance(each, Ref)), None)
        return _reference(ref, words) if ref else "words"
    return noun_of(kind, words)


def _reference(ref: Ref, words: Words) -> str:
    id = f"the id of {with_article(words.ones(ref.collections))}"
    others = [f"`{each}`" for each in ref.instead]
    if ref.words:
        return f"{id}, {', '.join((*others, 'or words'))}" if others else f"{id}, or words"
    return ", ".join((id, *others))


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
