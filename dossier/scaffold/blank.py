"""A record's file before anybody has filled it in: every field of its kind, with what it takes behind it.

Made from the declarations that the reader of front matter is made from, so a field that is added stands here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier.front_matter.file_text import FORBIDDEN
from dossier.front_matter.yaml_writer import quoted
from dossier.heads import SHAPES
from dossier.scaffold.field_notes import FieldNote, field_notes
from dossier.vocabulary import Words, with_article

WIDTH = 110  #: of a line; a longer comment goes on below
_INDENT = 26  #: where comments stand

#: What stands for a value that is still to be written, by its form.
_EXAMPLES = {
    "cite": '"[@source, ¶7]"',
    "edtf": "2023-11-02",
    "url": "https://…",
    "paragraphs": "7",
    "id": "an-id",
    "file": "a-file.txt",
    "text": '"…"',
}
_DATES = "Dates: 2023-11-02, 2014-07, 1970, 1970~ (about), 2009?, 2023-10-07/2023-10-26."
_FREED = "A line with a field counts once its # is taken out; the others may go."


@dataclass(frozen=True, slots=True)
class Filled:
    """What is known of a record before it is written.

    fields: YAML by field: `"a title"`, or lines of a list that begin on the next line; notes: why, by field.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    about: Sequence[str] = ()  #: lines that stand above the fields, as comments
    body: str = ""


def blank_record(shape: str, folder: str, title: str, words: Words, filled: Filled) -> str:
    """The text of a file with a front matter of which only what is filled in stands uncommented."""
    head: Any = SHAPES[shape]
    given = {head.TITLE: quoted(title), "draft": "true", **filled.fields}
    why = {"draft": "not published; take this line out when the record is ready", **filled.notes}
    lines = ["---", *(f"# {line}".rstrip() for line in (*filled.about, _FREED, _DATES))]
    for note in _sorted(field_notes(head), given, head.TITLE):
        if note.name in given and given[note.name]:
            lines += _set(note.name, given[note.name], why.get(note.name, ""))
        else:
            lines += _commented(note, folder, words)
    body = filled.body.strip("\n") or f"[[{TO_TELL}]] {_BODY.get(shape, _OTHER_BODY)}"
    text = "\n".join([*lines, "---", "", body, ""])
    return FORBIDDEN.sub("", text)  # what a capture brings along and no file of ours may hold


TO_TELL = "to-tell"  #: no record has this id: a link to it is an error, once its record is no draft any more
_OTHER_BODY = "What the sources say, a statement a sentence, each with its citation: `[@source, ¶7]`."
_BODY = {
    "sources": "Our own words on the document. In a digest `{p=7}` stands on a line of its own before the block that"
    "\nrenders paragraph 7; the footnotes stand below as they are printed, with their labels: `[^1]: …`.",
    "claims": "What is said to it, by whom, in which words; never a verdict.",
    "pages": "Text of the site's own.",
}


def _sorted(notes: Iterable[FieldNote], given: Mapping[str, str], title: str) -> list[FieldNote]:
    """The title first, then `draft`; the rest as declared."""
    order = {title: 0, "draft": 1}
    return sorted(notes, key=lambda note: order.get(note.name, 2))


def _set(name: str, value: str, why: str) -> Iterator[str]:
    """A field that is filled in. A reason stands behind a short value, else above it."""
    first, *more = value.split("\n")
    line = f"{name}: {first}".rstrip()
    if why and len(line) + len(why) + 4 <= WIDTH:
        yield f"{line}  # {why}"
    elif why:
        yield from _wrapped(why, "# ")
        yield line
    else:
        yield line
    yield from more


def _commented(note: FieldNote, folder: str, words: Words) -> Iterator[str]:
    """A field that is not filled in: what it takes, and how it is written."""
    told = _told(note, folder, words)
    if note.part and note.several and not note.one_will_do:
        yield from _wrapped(told, "# ") if told else ()
        yield f"# {note.name}:"
        yield from _block(note, folder, words)
        return
    yield from _beside(f"# {note.name}: {_example(note)}".rstrip(), told)


def _block(note: FieldNote, folder: str, words: Words) -> Iterator[str]:
    """The fields of a part, in braces where they are few, else each on its line."""
    flow = f"#   {'- ' if note.several else ''}{_mapping(note)}"
    if len(flow) <= WIDTH and not any(part.words for part in note.part):
        yield flow
        return
    for number, part in enumerate(note.part):
        mark = "- " if note.several and number == 0 else "  " if note.several else ""
        told = _told(part, "", words)
        yield from _beside(f"#   {mark}{part.name}: {_example(part)}".rstrip(), told)


def _beside(line: str, told: str) -> Iterator[str]:
    """A line with a comment behind it, which goes on below; a long one stands above."""
    start = max(len(line) + 2, _INDENT)
    if told and start > WIDTH // 2 and len(told) > WIDTH - start - 2:
        yield from _wrapped(told, "# ")
        yield line
        return
    wrapped = textwrap.wrap(told, WIDTH - start - 2, break_on_hyphens=False) if told else []
    yield f"{line:<{start}}# {wrapped[0]}" if wrapped else line
    yield from (f"#{'':<{start - 1}}# {each}" for each in wrapped[1:])


def _wrapped(told: str, margin: str) -> list[str]:
    return textwrap.wrap(told, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def _told(note: FieldNote, folder: str, words: Words) -> str:
    """What a field is for, and what it takes where that does not say so."""
    takes = _takes(note, folder, words)
    if note.name == "kind" and takes:
        return takes
    if note.words and all(f"`{word}`" in note.note for word in note.words):
        takes = ""
    return "; ".join(part for part in (note.note, takes) if part)


def _takes(note: FieldNote, folder: str, words: Words) -> str:
    """What a field takes, where its example does not say so."""
    if note.name == "kind" and folder:
        return f"one of {', '.join(words.kinds[folder])}" if words.kinds[folder] else ""
    if note.words and note.words != ("true", "false"):
        return f"one of {', '.join(note.words)}"
    told = []
    if " id of " in note.note:
        pass
    elif note.form == "id" and note.records:
        told.append(with_article(words.ones(note.records)) + "'s id")
        told += ["or a name in words"] * note.open_words
    elif note.form == "id" and note.open_words:
        told.append("words, or a record's id")
    if note.bare and len(note.part) > 1:
        inner = next(part for part in note.part if part.name == note.bare)
        if inner.open_words and not inner.records and " id of " not in note.note:
            told.append("words, or a record's id")
        told.append(f"or {{{', '.join(part.name for part in note.part)}}}")
    if note.name == "relations":
        ties = words.relations.items()
        told.append(
            "type is one of "
            + ", ".join(name for name, tie in ties if not tie.from_ or folder in words.folders(tie.from_))
        )
    return ", ".join(told)


def _example(note: FieldNote) -> str:
    """The value of a field as it may be written."""
    if note.name == "kind" or note.open_words and not note.records:
        return ""
    if note.part and note.bare:
        return _example(next(part for part in note.part if part.name == note.bare))
    if note.part:
        return _mapping(note)
    if note.words:
        return "[]" if note.several else note.words[0]
    one = _EXAMPLES.get(note.form, "")
    return f"[{one}]" if note.several and one else one


def _mapping(note: FieldNote) -> str:
    """`{p: 7, because: …}`: every field of a part."""
    return "{" + ", ".join(f"{part.name}: {_example(part) or '…'}" for part in note.part) + "}"
