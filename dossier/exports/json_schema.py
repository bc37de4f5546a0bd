"""The JSON Schema of the data: of a record's own file, and of all of them together. Source: JSON Schema 2020-12.

What a record's `fields` can hold is read from the classes that read the front matter, so that neither can run ahead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier.exports.record_data import LEFT_OUT, VERSION
from dossier.fields import Assertion, Format, Ref
from dossier.findings import Fault, Severity
from dossier.heads import SHAPES, Head
from dossier.vocabulary import shape_in_data

Json = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
CARRIED = ("document", "path", "claim")  #: what every assertion has on the data of its claim
#: What a string of a form of its own is, for people.
_FORMS = {
    "text": "Inline Markdown: links are [[id]], citations [@id, ¶7].",
    "cite": "A citation: [@id, ¶7]; several are parted by semicolons.",
    "edtf": "A date in EDTF (ISO 8601-2, level 1): 2024-06-19, 1970~, 196X.",
    "url": "A whole address.",
    "id": "The id of a record that is no more.",
    "file": "The name of a file.",
}
_TEXT: Json = {"type": "string"}
_NUMBER: Json = {"type": "integer", "minimum": 0}
_DATE: Json = {"type": "string", "description": _FORMS["edtf"]}


def schema_text() -> str:
    """The schema as it is published beside the data."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> Json:
    """The schema of `dossier.json`; `#/$defs/record` is that of a record's own file."""
    parts: dict[str, Json] = {}
    heads = {shape_in_data(shape): _object_of(head, parts) for shape, head in SHAPES.items()}
    defs: dict[str, Json] = {
        "record": _record(heads),
        "finding": _finding(),
        "place": _object(
            {
                "record": _or_null(_TEXT),
                "file": _TEXT,
                **dict.fromkeys(("line", "column"), _or_null({"type": "integer", "minimum": 1})),
                **dict.fromkeys(("at", "text", "message"), _TEXT),
            }
        ),
        **{f"fields of {shape}": head for shape, head in heads.items()},
        **parts,
    }
    collection = _object(dict.fromkeys(("shape", "label", "one"), _TEXT))
    relation = _object(dict.fromkeys(("label", "reverse"), _TEXT))
    texts = ("$schema", "title", "description", "caveat", "licence", "language", "address", "edition")
    return {
        "$schema": DIALECT,
        "$comment": f"Version {VERSION} of the form of the data.",
        "title": "The data of a dossier",
        "description": "Everything that a dossier publishes, a record an entry. The caveat goes with all of it.",
        **_object(
            {
                **dict.fromkeys(texts, _TEXT),
                "version": {"const": VERSION},
                "collections": {"type": "object", "additionalProperties": collection},
                "relations": {"type": "object", "additionalProperties": relation},
                "records": _list({"$ref": "#/$defs/record"}),
            }
        ),
        "$defs": defs,
    }


def _record(heads: Mapping[str, Json]) -> Json:
    cited = {"source": _TEXT, "locator": _TEXT, "at": _TEXT}
    note = {
        **{"label": _TEXT, "text": _TEXT, "authors": _list(_TEXT), "title": _TEXT, "outlet": _TEXT},
        **{"published": _DATE, "accessed": _DATE, "url": _TEXT},
    }
    made_from = {"file": _TEXT, "changed": _TEXT, "commit": _TEXT}
    weight = {"documents": _NUMBER, "origins": _list(_TEXT), "not_stated": _NUMBER}
    carried = _object(
        {"document": _TEXT, "path": _TEXT, **_object_of(Assertion, {})["properties"]}, needed=CARRIED
    )
    of_claims = {"weight": _object(weight), "assertions": _list(carried)}
    needed = {
        "version": {"const": VERSION},
        **dict.fromkeys(("id", "collection"), _TEXT),
        "shape": {"enum": list(heads)},
        **dict.fromkeys(("title", "address", "caveat", "licence", "edition"), _TEXT),
        "made_from": _object(made_from, needed=("file",)),
        "fields": {"type": "object"},
        "paragraphs": _list(_object(dict.fromkeys(("at", "kind", "text"), _TEXT))),
        "footnotes": _list(_object(note, needed=("label", "text"))),
        "citations": _list(_object(cited)),
        "linked_from": _list(_object({"id": _TEXT, "at": _TEXT, "sentence": _TEXT}, needed=("id", "at"))),
        "findings": _list({"$ref": "#/$defs/finding"}),
    }
    made = _object(needed | of_claims, needed=tuple(needed))
    made["allOf"] = [
        {
            "if": {"properties": {"shape": {"const": shape}}},
            "then": {"properties": {"fields": {"$ref": f"#/$defs/fields of {shape}".replace(" ", "%20")}}},
        }
        for shape in heads
    ]
    return made


def _finding() -> Json:
    places = dict.fromkeys(("rule", "title", "file", "at", "text", "message", "address"), _TEXT)
    number = _or_null({"type": "integer", "minimum": 1})
    suggestion = _object({"value": _TEXT, "reasons": _list(_TEXT)})
    capture = _object({"file": _TEXT, **dict.fromkeys(("line", "start", "end"), {"type": "integer"})})
    answer = _object({"because": _TEXT, "verdict": _TEXT, "file": _TEXT, "line": number})
    return _object(
        {
            **places,
            "severity": {"enum": [each.value for each in Severity]},
            "fault": {"enum": [each.value for each in Fault]},
            "record": _or_null(_TEXT),
            **dict.fromkeys(("line", "column"), number),
            "against": _list({"$ref": "#/$defs/place"}),
            "suggestions": _list(suggestion),
            "capture": _or_null(capture),
            "explained": _or_null(answer),
        }
    )


def _object_of(made: type[Any], parts: dict[str, Json]) -> Json:
    """The schema of a class of the front matter; those of its parts are added to `parts`."""
    hints = get_type_hints(made, include_extras=True)
    properties, needed = {}, []
    for field in fields(made):
        if issubclass(made, Head) and field.name in LEFT_OUT:
            continue
        name = field.name.rstrip("_")
        properties[name] = _of(hints[field.name], parts)
        if field.default is MISSING and field.default_factory is MISSING:
            needed.append(name)
    return _object(properties, needed=tuple(needed))


def _of(kind: Any, parts: dict[str, Json]) -> Json:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(inner[0], parts) | _told(inner[1:])
    if origin in (Union, UnionType):
        return _of(next(each for each in inner if each is not NoneType), parts)
    if origin is tuple:
        return _list(_of(inner[0], parts))
    if origin is Literal:
        return {"enum": list(inner)}
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}  # stands for itself while it is made
            parts[kind.__name__] = _object_of(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {str: _TEXT, int: {"type": "integer"}, bool: {"type": "boolean"}}[kind]


def _told(marks: tuple[Any, ...]) -> Json:
    for mark in marks:
        if isinstance(mark, Format) and mark.name in _FORMS:
            return {"description": _FORMS[mark.name]}
        if isinstance(mark, Ref):
            whose = f" of {' or '.join(mark.collections)}" if mark.collections else ""
            return {"description": f"The id of a record{whose}{', or words' if mark.words else ''}."}
    return {}


def _object(properties: Json, needed: tuple[str, ...] | None = None) -> Json:
    required = list(properties if needed is None else needed)
    made = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return made | ({"required": required} if required else {})


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _or_null(kind: Json) -> Json:
    return {"anyOf": [kind, {"type": "null"}]}
