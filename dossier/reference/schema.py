"""A JSON Schema of each kind of record's front matter, and of site.yml, from the classes that read them.

It is never stricter than the reader: what the reader takes is valid. A rule that looks beyond one record (is there such
an id? is the kind listed?) is none of a schema's. Source: JSON Schema, draft 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier.fields import Format, OneOrMore, Ref, Relation
from dossier.heads import SHAPES, Head
from dossier.reference.declared import comments, slug_of
from dossier.settings import Collection, Site
from dossier.vocabulary import Words

Json = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

#: A value as YAML may give it to a program: 1984 is a number there, and the reader takes it as it is written.
_WORDS: Json = {"type": ["string", "number", "boolean"]}
_NONE: Json = {"type": "null"}  #: `field:` with nothing behind it, which is as good as no field
_ID: Json = {"type": ["string", "integer", "boolean"], "pattern": r"^\s*([a-z0-9][a-z0-9-]*)?\s*$"}
_PARAGRAPHS = "^(?![ ¶]*0*$)[ ¶0-9,–-]+$"

_FORMS: Mapping[str, Json] = {
    "text": _WORDS,
    "cite": {"type": "string", "pattern": r"^\s*(\[@|$)"},
    "edtf": {"type": ["string", "integer"], "pattern": r"^\s*[-0-9XYEST:?~%./]*\s*$"},
    "url": {"type": "string", "pattern": r"^\s*([Hh][Tt][Tt][Pp][Ss]?://.|[Mm][Aa][Ii][Ll][Tt][Oo]:.|$)"},
    "contact": _WORDS,
    "id": _ID,
    "file": {"type": "string", "pattern": r"^(?!.*(^|/)\.\.(/|$))([^~/\\]|$)"},
    "paragraphs": {
        "anyOf": [
            {"type": ["string", "integer"], "pattern": _PARAGRAPHS, "minimum": 1},
            {
                "type": "array",
                "items": {"type": ["string", "integer"], "pattern": _PARAGRAPHS, "minimum": 1},
            },
        ]
    },
}


def schemas(words: Words, *, base: str = "") -> Mapping[str, Json]:
    """The schema of each collection by its folder, and of site.yml as "site". base: their address, if it is known."""
    found: dict[str, Json] = {}
    for folder, collection in words.collections.items():
        found[folder] = _schema(SHAPES[collection.like], words, collection)
    found["site"] = _schema(Site, words, None)
    for name, schema in found.items():
        found[name] = {"$schema": DRAFT, "$id": f"{base}{file_name(name)}", **schema}
    return found


def schema_texts(words: Words, *, base: str = "") -> Mapping[str, str]:
    """The same as files, by their names."""
    return {
        file_name(name): json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in schemas(words, base=base).items()
    }


def file_name(name: str) -> str:
    return f"{name}.schema.json"


def _schema(made: type[Any], words: Words, collection: Collection | None) -> Json:
    writer = _Writer(words, collection)
    whole = writer.mapping(made)
    title = f"The front matter of {collection.many}" if collection else "site.yml"
    about = " ".join((made.__doc__ or "").split())
    definitions = {name: writer.made[name] for name in sorted(writer.made)}
    return {"title": title, "description": about, **whole, "$defs": definitions}


class _Writer:
    """Writes the schema of one kind of record. The parts that recur in it stand once, under "$defs"."""

    def __init__(self, words: Words, collection: Collection | None) -> None:
        self.words = words
        self.collection = collection
        self.made: dict[str, Json] = {}

    def mapping(self, made: type[Any], *, several: str = "") -> Json:
        """The fields of a class. several: a field that may stand for several items, `{value: [a, b], …}`."""
        hints = get_type_hints(made, include_extras=True)
        known = fields(made)
        needed = [each.name.rstrip("_") for each in known if _is_needed(each)]
        properties = {}
        for each in known:
            name = each.name.rstrip("_")
            schema = self.of(hints[each.name])
            if made is Relation and name == "type":
                schema = {"enum": self._relations()}
            if name == "kind" and issubclass(made, Head) and self.collection:
                schema = _either(_offered(self.words.kinds[self.collection.folder]), schema)
            if name == several:
                schema = _either(schema, {"type": "array", "items": schema})
            if not _is_needed(each):
                schema = _either(schema, _NONE)
            about = comments(made).get(each.name) or _inherited(made, each.name)
            properties[name] = {"description": about, **schema} if about else schema
        return {
            "type": "object",
            "properties": properties,
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
        }

    def of(self, kind: Any, markers: tuple[Any, ...] = ()) -> Json:
        """The schema of a type."""
        origin = get_origin(kind)
        if origin is Annotated:
            inner, *more = get_args(kind)
            return self.of(inner, (*markers, *more))
        if origin in (Union, UnionType):
            return self.of(next(each for each in get_args(kind) if each is not type(None)), markers)
        form = next((each for each in markers if isinstance(each, Format)), None)
        if form:
            return dict(_FORMS[form.name])
        if origin is tuple:
            return self._several(get_args(kind)[0], any(isinstance(each, OneOrMore) for each in markers))
        if origin is Literal:
            return {"enum": list(get_args(kind))}
        if kind is bool:
            return {"enum": [True, False, "true", "false"]}
        if kind is int:
            return {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,9}$"}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(get_args(kind)[1])}
        if kind is str:
            ref = next((each for each in markers if isinstance(each, Ref)), None)
            return dict(_WORDS if ref is None or ref.words else _ID)
        return self._part(kind)

    def _several(self, item: Any, one_or_more: bool) -> Json:
        one = self.of(item)
        bare: str = getattr(item, "BARE", "")
        if one_or_more and bare:
            shared = f"{slug_of(item)}-of-several"
            self.made[shared] = self.mapping(item, several=bare)
            one = _either(one, {"$ref": f"#/$defs/{shared}"})
        several: Json = {"type": "array", "items": one}
        return _either(one, several) if one_or_more else several

    def _part(self, made: type[Any]) -> Json:
        name = slug_of(made)
        if name not in self.made:
            self.made[name] = {}  # one that holds itself would be written without end
            whole = self.mapping(made)
            bare = getattr(made, "BARE", "")
            if bare:
                hints = get_type_hints(made, include_extras=True)
                whole = _either(self.of(hints[bare]), whole)
            about = " ".join((made.__doc__ or "").split())
            self.made[name] = {"description": about, **whole}
        return {"$ref": f"#/$defs/{name}"}

    def _relations(self) -> list[str]:
        own = self.collection
        return sorted(
            name
            for name, tie in self.words.relations.items()
            if own is None or not tie.from_ or {own.folder, own.like} & set(tie.from_)
        )


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _inherited(made: type[Any], name: str) -> str:
    return comments(Head).get(name, "") if issubclass(made, Head) else ""


def _offered(kinds: Iterable[str]) -> Json:
    """What an editor can offer; another value is no fault of the schema's."""
    return {"enum": sorted(kinds)}


def _either(*schemas: Json) -> Json:
    """One of several, those of one kind put together."""
    found: list[Json] = []
    for schema in schemas:
        found += schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
    return {"anyOf": found}
