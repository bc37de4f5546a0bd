"""A dossier that holds a string in every field of every kind of record, in site.yml, bodies, file names and receipts.

The fields are those that the engine declares: a field that is added to it is attacked without anybody thinking of it.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier.fields import Format, Ref
from dossier.heads import SHAPES
from dossier.settings import Site

ONE = {
    "sources": "harbour",
    "actors": "quill",
    "weapons": "halcyon",
    "events": "launch",
    "claims": "late",
    "pages": "about",
}
PICTURE = "icon.svg"
_LISTS = 2  #: items of a list


def write_dossier(content: Path, strings: Sequence[str], *, named: bool = True) -> None:
    """Write a record of each kind for each string, and those that they lead to. named: as names of files too."""
    for shape in SHAPES:
        (content / shape).mkdir(parents=True, exist_ok=True)
        (content / shape / f"{ONE[shape]}.md").write_text(_record(shape, "plain words", 0), encoding="utf-8")
    for number, text in enumerate(strings, 1):
        for shape in SHAPES:
            name = f"{shape}-{number}.md"
            (content / shape / name).write_bytes(_record(shape, text, number).encode("utf-8", "replace"))
        if named and (name := file_name(text)):
            (content / "pages" / name).write_bytes(_record("pages", text, -number).encode("utf-8", "replace"))
    (content / "site.yml").write_bytes(_site(strings).encode("utf-8", "replace"))
    (content / "captures.lock.json").write_text(_receipts(strings), encoding="utf-8", errors="replace")


def file_name(text: str) -> str:
    """The string as the name of a record's file; "" where no system takes it."""
    name = f"{text}.md"
    return (
        ""
        if set("/\0\\") & set(text) or len(name.encode("utf-8", "replace")) > 120 or text[:1] == "."
        else name
    )


def _record(shape: str, text: str, number: int) -> str:
    head = {
        field.name.rstrip("_"): _value(kind, field.name, text, number, f"{shape}.{field.name}")
        for field, kind in _fields(SHAPES[shape])
    }
    head["draft"], head["former_ids"] = False, [f"old-{shape}-{number % 10**6}"] if number > 0 else []
    if shape == "sources":
        head |= {
            "text": ("digest", "full", "none")[number % 3],
            "published": _day(number),
            "republication_of": "",
        }
        head["capture"] = f"c-{number}.txt"
    # What YAML reads in quotation marks is what JSON writes there.
    lines = [f"{name}: {json.dumps(value)}" for name, value in head.items() if value not in ("", [], None)]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{_body(shape, text)}"


def _day(number: int) -> str:
    return f"19{20 + number % 70}-0{1 + number % 9}-1{number % 10}"


def _fields(cls: type) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    hints = get_type_hints(cls, include_extras=True)
    for field in dataclasses.fields(cls):
        yield field, hints[field.name]


def _value(kind: Any, name: str, text: str, number: int, path: str) -> Any:
    """Something that a field of this type takes, with the string wherever words are taken; odd ones by turns."""
    origin, given = get_origin(kind), get_args(kind)
    if origin is typing.Annotated:
        marker = next((each for each in given[1:] if isinstance(each, (Format, Ref))), None)
        if isinstance(marker, Ref):
            return _reference(marker, text, number, path)
        return _formatted(marker.name, text, number) if marker else _value(given[0], name, text, number, path)
    if origin in (Union, types.UnionType):
        return _value(next(each for each in given if each is not types.NoneType), name, text, number, path)
    if origin is Literal:
        return text if number % 11 == 7 else given[number % len(given)]
    if origin is tuple:
        return [_value(given[0], name, text, number + more, path) for more in range(_LISTS)]
    if dataclasses.is_dataclass(kind):
        inner = _fields(typing.cast(type, kind))
        return {f.name.rstrip("_"): _value(k, f.name, text, number, f"{path}.{f.name}") for f, k in inner}
    if kind is bool:
        return False
    if kind is int:
        return 1
    return text


def _reference(marker: Ref, text: str, number: int, path: str) -> str:
    if marker.words and number % 2:
        return text
    return ONE[marker.collections[0]] if marker.collections else ONE["actors"]


def _formatted(name: str, text: str, number: int) -> Any:
    """A value of a form of its own: what it takes, with the string where it has room; each fifth as it is."""
    if number % 5 == 3 and name in ("url", "contact", "edtf", "cite", "id"):
        return text
    return {
        "text": f"{text} [@harbour, ¶1] {text}",
        "cite": f'[@harbour, ¶1 "{text}"]'.replace("\n", " "),
        "edtf": _day(number),
        "url": "https://example.org/?" + text.replace(" ", "%20"),
        "contact": "https://example.org/?" + text.replace(" ", "%20"),
        "paragraphs": 1,
        "id": "old-name",
        "file": PICTURE if number % 4 else text,
    }[name]


def _body(shape: str, text: str) -> str:
    line = " ".join(text.split())
    bar = line.replace("|", "\\|")
    mark = "{p=1}\n" if shape == "sources" else ""
    second = "{p=2}\n" if shape == "sources" else ""
    return (
        f'{mark}{text}\n\n# {line}\n\n{second}“{line}” [[halcyon|{bar}]] and [[{line}]] [@harbour, ¶1 "{line}"] on '
        f"May 3, 2031.[^1] Also [@{line}]. Captain {line} said so.[^{line[:40]}]\n\n> {line}\n\n"
        f"- {line}\n- [x]({line})\n\n"
        f"| {bar} | b |\n| --- | --- |\n| [[halcyon\\|{bar}]] | {bar} |\n\n```{line}\n{text}\n```\n\n    {line}\n\n"
        f"`{line}` **{line}** ![{line}](static/{PICTURE} '{line}') <{line}> [x][r]\n\n[r]: {line}\n\n"
        f"[^1]: {line}, “{line},” {line}, May 3, 2031, https://example.org/?{line.replace(' ', '+')}\n"
    )


def _site(strings: Sequence[str]) -> str:
    words = " · ".join(strings[:40])
    site: dict[str, Any] = {
        "title": strings[0],
        "description": words,
        "caveat": words,
        "licence": strings[-1],
    }
    site |= {
        "corrections": "https://example.org/?" + strings[0].replace(" ", "+"),
        "loaded_words": list(strings[:40]),
    }
    site |= {
        "repository": "https://example.org/" + strings[-1].replace(" ", "+"),
        "branch": strings[-1],
        "language": "en",
    }
    site["relations"] = {strings[0]: {"label": words, "reverse": words}}
    site["rules"] = {"page-orphan": {"level": "note", "because": words}}
    site["collections"] = {
        "weapons": {"label": words, "one": strings[0], "lead": words},
        "actors": {"party": {"label": words, "one": words}, "voice": {"label": words, "one": words}},
    }
    site["kinds"] = {
        shape: [{"name": each, "label": each} for each in strings[:40]] for shape in ("sources", "actors")
    }
    unknown = set(site) - {field.name for field in dataclasses.fields(Site)}
    assert not unknown, unknown
    return "\n".join(f"{name}: {json.dumps(value)}" for name, value in site.items()) + "\n"


def _receipts(strings: Sequence[str]) -> str:
    """Receipts that a stranger may have written: a finding of the private text and a near quotation for each string."""
    captures = {}
    for number, text in enumerate(strings, 1):
        place = {"paragraph": 1, "line": 1, "start": 0, "end": 5, "text": text, "message": text, "note": text}
        quote = {"type": "TextQuoteSelector", "exact": text, "prefix": text, "suffix": text}
        captures[f"sources-{number}"] = {
            "capture": f"c-{number}.txt",
            "sha256": "0" * 64,
            "text_rules": text,
            "paragraphs": 3,
            "words": 500,
            "published_words": 5,
            "footnotes": {"marks": [text], "definitions": [text]},
            "checked": [
                {
                    "record": f"sources-{number}",
                    "at": "assertions[1].quote",
                    "sha256": "0" * 64,
                    "result": "near",
                    "paragraph": 1,
                    "selectors": [quote, {"type": "TextPositionSelector", "start": 0, "end": 5}],
                }
            ],
            "sightings": [
                {
                    "rule": rule,
                    "at": place,
                    "message": text,
                    "against": [place],
                    "suggestions": [[text, [text]]],
                }
                for rule in ("date-malformed", "sum-mismatch")
            ],
            "particulars": {"1": {"figures": [text], "dates": [text], "names": [text]}},
        }
    return json.dumps({"version": 2, "captures": captures}, ensure_ascii=True)
