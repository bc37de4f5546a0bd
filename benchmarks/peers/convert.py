"""The made-up records as Markdown pages that any program reads: links, footnotes and facts, nothing of ours.

A citation becomes a footnote with a link to its page, a fact of the head becomes an item of a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST = 100  #: of the pages that the entrance lists

_TITLE = re.compile(r"^(?:title|name|claim): (.+)$", re.MULTILINE)
_DAY = re.compile(r"^published: (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[([\w-]+)\]\]")
_CITATION = re.compile(r" ?\[@([\w-]+), (¶\d+)\]")
_ID = re.compile(r"\b(?:source|actor|weapon|event|claim)-x?\d+\b")
_PARAGRAPH = re.compile(r"^\{p=\d+\}\n", re.MULTILINE)
_FACT = re.compile(r"^(?:  - |(?=publisher|dates|participants|relations|about))(.+)$", re.MULTILINE)
_BRACKETS = str.maketrans("", "", "{}[]\"'")


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is written for one program."""

    kind: str
    id: str
    title: str
    day: str  #: "1923-02-17", or empty
    links: tuple[str, ...]  #: ids, each once, sorted
    body: str  #: Markdown


Target = Callable[[str, str], str]  #: the address that a program wants in a link, of kind and id


def pages(content: Path, target: Target) -> Iterator[Page]:
    """Each record of a content folder as a page, sorted by kind and id."""
    files = sorted(content.glob("*/*.md"))
    texts = {(path.parent.name, path.stem): path.read_text("utf-8") for path in files}
    known = {id: (kind, _title(text)) for (kind, id), text in texts.items()}

    def link(id: str) -> str:
        kind, title = known[id]
        return f"[{title}]({target(kind, id)})"

    for (kind, id), text in texts.items():
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        day = _DAY.search(head)
        yield Page(kind, id, known[id][1], day[1] if day else "", _links(text), _body(head, body, link))


def _body(head: str, body: str, link: Callable[[str], str]) -> str:
    notes: list[str] = []

    def note(found: re.Match[str]) -> str:
        notes.append(f"[^c{len(notes) + 1}]: {link(found[1])}, {found[2]}.")
        return f"[^c{len(notes)}]"

    body = _WIKI_LINK.sub(lambda found: link(found[1]), _PARAGRAPH.sub("", body).strip())
    body = _CITATION.sub(note, body)
    facts = []
    for found in _FACT.finditer(head):
        # what is cited is taken out first, as a footnote's mark has brackets of its own
        plain, *cited = _CITATION.split(found[1])
        marks = "".join(note(each) for each in _CITATION.finditer(found[1])) if cited else ""
        words = plain.translate(_BRACKETS).removesuffix(", cite: ")
        facts.append(f"- {_ID.sub(lambda id: link(id[0]), words)}{marks}")
    parts = (body, "\n".join(facts), "\n\n".join(notes))
    return "\n\n".join(part for part in parts if part) + "\n"


def _title(text: str) -> str:
    found = _TITLE.search(text)
    return found[1] if found else ""


def _links(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(_ID.findall(text))))


def as_yaml(page: Page) -> str:
    """The page with a head in YAML, which most programs read."""
    lines = [f"title: {json.dumps(page.title, ensure_ascii=False)}", f"kind: {page.kind}"]
    if page.day:
        lines.append(f"date: {page.day}")
    lines.append(f"links: [{', '.join(page.links)}]")
    return "---\n" + "\n".join(lines) + "\n---\n\n" + page.body


def as_lines(page: Page) -> str:
    """The page with a head as Pelican reads it: lines, then an empty one."""
    day = [f"Date: {page.day}"] if page.day else []
    head = [f"Title: {page.title}", f"Kind: {page.kind}", *day, f"Links: {', '.join(page.links)}"]
    return "\n".join(head) + "\n\n" + page.body


def entrance(first: list[Page], target: Target) -> str:
    """The body of the page that one comes to first: some links, as a list of all is not what is compared."""
    return "\n".join(f"- [{page.title}]({target(page.kind, page.id)})" for page in first[:FIRST]) + "\n"
