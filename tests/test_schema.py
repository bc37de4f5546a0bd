"""The JSON Schemas: never stricter than the reader, and no friend of what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from front_matter_cases import cases
from jsonschema import Draft202012Validator

from dossier.front_matter import read_front_matter, read_site
from dossier.front_matter.file_text import divide, is_fence, lines_of
from dossier.front_matter.yaml_composer import compose
from dossier.front_matter.yaml_nodes import Items, Mistakes, Node, Scalar
from dossier.heads import SHAPES
from dossier.reference.schema import schemas
from dossier.vocabulary import words_of

ROOT = Path(__file__).parent.parent
DOSSIERS = [
    ROOT / "content",
    ROOT / "tests" / "sample" / "content",
    ROOT / "examples" / "wick-hours" / "content",
]


class Loader(yaml.SafeLoader):
    """YAML 1.2 as programs outside read it: numbers and truth are no strings, `on` and dates are."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@cache
def validators(content: Path) -> dict[str, Draft202012Validator]:
    site = read_site((content / "site.yml").read_text(encoding="utf-8")).head
    found = schemas(words_of(site))
    for schema in found.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema) for name, schema in found.items()}


def as_strings(node: Node | None) -> Any:
    """A head as the reader sees it: every value a string, nothing where nothing stands."""
    if node is None:
        return {}
    if isinstance(node, Scalar):
        return None if node.absent else node.value
    if isinstance(node, Items):
        return [as_strings(item) for item in node.items]
    return {name: as_strings(entry.value) for name, entry in node.entries.items()}


def head_lines(text: str) -> list[str]:
    return divide(lines_of(text), Mistakes(), "a record").head


def readings(lines: list[str]) -> Iterator[Any]:
    yield as_strings(compose(lines, 1, Mistakes()))
    yield yaml.load("\n".join(lines), Loader) or {}


def told(validator: Draft202012Validator, data: Any) -> list[str]:
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in validator.iter_errors(data)
    ]


@pytest.mark.parametrize("content", DOSSIERS, ids=lambda path: path.parent.name)
def test_every_real_record_and_site_yml_is_valid(content: Path) -> None:
    found = validators(content)
    wrong, count = [], 0
    files = [content / "site.yml", *sorted(content.glob("*/*.md"))]
    for path in files:
        text = path.read_text(encoding="utf-8")
        lines = lines_of(text) if path.suffix == ".yml" else head_lines(text)
        for data in readings(lines):
            name = "site" if path.suffix == ".yml" else path.parent.name
            wrong += [f"{path.name}: {each}" for each in told(found[name], data)]
            count += 1
    assert wrong == [] and count > 20


@pytest.mark.parametrize(
    "case", [case for case in cases() if not case.mistakes], ids=lambda case: case.sentence
)
def test_what_the_reader_takes_is_valid(case: Any) -> None:
    by_kind = {shape.removesuffix("s"): shape for shape in SHAPES}
    validator = validators(DOSSIERS[0])[by_kind.get(case.kind, "site")]
    if case.kind == "site":
        lines = lines_of(case.text)
        lines = lines[1:] if is_fence(lines[0]) else lines
    else:
        lines = head_lines(case.text)
    assert told(validator, as_strings(compose(lines, 1, Mistakes()))) == []


WRONG = """
sources  | title: A\\nknid: news                                  | knid
sources  | kind: news                                             | 'title' is a required property
sources  | title: [A, B]                                          | not valid
sources  | title: A\\ntext: whole                                 | 'whole'
sources  | title: A\\npublished: 3 May 1931                       | '3 May 1931'
sources  | title: A\\nurl: javascript:alert(1)                    | javascript
sources  | title: A\\nurl: //example.org                          | example.org
sources  | title: A\\ncapture: ../../etc/passwd                   | passwd
sources  | title: A\\nassertions: [{stance: asserts}]             | 'claim' is a required property
sources  | title: A\\nassertions: [{claim: a, stance: claims}]    | 'claims'
sources  | title: A\\nassertions: [{claim: A Claim}]              | 'A Claim'
sources  | title: A\\nassertions: [{claim: a, at: [one]}]         | one
sources  | title: A\\nomits: [{p: 0, because: furniture}]         | 0
sources  | title: A\\nwithhold: [{p: 5}]                          | 'because' is a required property
sources  | title: A\\nassertions: {claim: a}                      | is not valid
actors   | title: A                                               | 'name' is a required property
actors   | name: A\\nrole: witness                                | 'witness'
actors   | name: A\\nrelations: [{type: likes, to: b}]            | 'likes'
actors   | name: A\\nrelations: [{type: member-of}]               | 'to' is a required property
actors   | name: A\\nfacts: [{what: height}]                      | 'value' is a required property
weapons  | name: A\\nborn: 1900                                   | born
weapons  | name: A\\nmade_in: {value: [a, b], cite: x}            | not valid
events   | title: A\\ndate: {date: 1931, cite: "¶3"}              | ¶3
events   | title: A\\nparticipants: [{as: host}]                  | is not valid
claims   | question: A\\ndraft: perhaps                           | 'perhaps'
claims   | question: A\\nreview: {by: me}                         | 'on' is a required property
pages    | title: A\\norder: first                                | 'first'
site     | language: en                                           | 'title' is a required property
site     | title: A\\nquote_words: many                           | 'many'
site     | title: A\\nrelations: {met: {label: met}}              | 'reverse' is a required property
site     | title: A\\ncollections: {weapons: {lable: Ships}}      | lable
site     | title: A\\nrules: {page-orphan: quiet}                 | quiet
""".strip().splitlines()


@pytest.mark.parametrize("line", WRONG, ids=lambda line: " ".join(line.split()))
def test_what_is_wrong_in_form_is_refused_by_schema_and_reader(line: str) -> None:
    shape, head, wanted = (part.strip() for part in line.split("|"))
    text = head.replace("\\n", "\n")
    (strings, plain) = readings(lines_of(text))
    validator = validators(DOSSIERS[0])[shape]
    for data in (strings, plain):
        errors = [
            deeper.message
            for error in validator.iter_errors(data)
            for deeper in (error, *_all(error.context))
        ]
        assert any(wanted in message for message in errors), errors
    if shape == "site":
        assert read_site(text).mistakes
    elif "likes" not in text:  # that there is no such tie a rule says, which sees site.yml
        assert read_front_matter(f"---\n{text}\n---\n", SHAPES[shape], "a").mistakes


def _all(context: Any) -> Iterator[Any]:
    for error in context or ():
        yield error
        yield from _all(error.context)


def test_fields_say_what_they_are_for_and_kinds_are_offered() -> None:
    content = DOSSIERS[2]
    found = schemas(words_of(read_site((content / "site.yml").read_text(encoding="utf-8")).head))
    assert list(found) == ["documents", "people", "manuscripts", "events", "questions", "pages", "site"]
    manuscripts = found["manuscripts"]
    assert manuscripts["title"] == "The front matter of manuscripts"
    assert manuscripts["properties"]["kind"]["anyOf"][0] == {"enum": ["binding", "codex", "leaf"]}
    assert "leaf-of" in str(manuscripts["$defs"]["relation"]) and "'owned'" not in str(
        manuscripts["$defs"]["relation"]["properties"]["type"]
    )
    undescribed = [
        f"{name}.{field}"
        for name, schema in found.items()
        for field, each in schema["properties"].items()
        if "description" not in each
    ]
    assert undescribed == []
