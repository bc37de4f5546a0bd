"""Footnote definitions: every one is kept as evidence, cited or not, with its label as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dossier.markdown.passage import Gathered, Passage
from dossier.markdown.writer import Sheet, escaped, origin_of, write_code, write_inline
from dossier.model import Mistake, Note, Place
from dossier.patterns import regex
from dossier.prose.citations import read_citation

if TYPE_CHECKING:
    from markdown_it.token import Token

_PLAIN = regex(r"[A-Za-z0-9_-]+")
_SET_APART = (",", ":", ".")


def words_begin(text: str) -> int:
    """Where the words of a definition begin: after blanks and one comma, colon or full stop.

    `[^1]: , November 2, 2023.`, `[^1]: November 2, 2023.` and a copy's `[1], November 2, 2023.` say the same.
    """
    at = len(text) - len(text.lstrip())
    # Three dots are an omission, and part of the words.
    if text.startswith(_SET_APART, at) and text[at + 1 : at + 2] != text[at]:
        at += 1
        at += len(text[at:]) - len(text[at:].lstrip())
    return at


def note_anchor(label: str) -> str:
    """The fragment of a footnote: `fn-4`; a label that is no plain word is spelt in hex."""
    return f"fn-{label}" if _PLAIN.fullmatch(label) else f"fn-x{label.encode(errors='replace').hex()}"


def split_notes(tokens: Iterable[Token]) -> tuple[list[Token], list[tuple[Token, list[Token]]]]:
    """The tokens outside definitions; each definition's opening token with what it holds, in order."""
    outside: list[Token] = []
    notes: list[tuple[Token, list[Token]]] = []
    open_lists = [outside]
    for token in tokens:
        if token.type == "footnote_reference_open":
            held: list[Token] = []
            notes.append((token, held))
            open_lists.append(held)
        elif token.type == "footnote_reference_close":
            open_lists.pop()
        else:
            open_lists[-1].append(token)
    return outside, notes


def write_note(
    opening: Token, tokens: Sequence[Token], gathered: Gathered, sheet: Sheet
) -> tuple[Note, Passage]:
    """A definition as phrases: a note stands in the middle of a line, so its paragraphs are spans."""
    label = opening.meta["label"]
    passage = Passage(f"footnote {label}", note_anchor(label), gathered)
    texts = [token for token in tokens if token.type in ("inline", "fence", "code_block")]
    for token in texts:
        if len(texts) > 1:
            passage.draw('<span class="note__part">')
        if token.type == "inline":
            write_inline(passage, token, origin_of(token, sheet), sheet)
        else:
            passage.draw(f"<code>{escaped(token.content.rstrip())}</code>")
            write_code(passage, token, sheet)
        if len(texts) > 1:
            passage.draw("</span>")
    start, stop = opening.map or [0, 1]
    for token in tokens:
        if token.type in ("table_open", "bullet_list_open", "ordered_list_open", "heading_open"):
            line = token.map[0] if token.map else start
            message = "a note holds a list, a table or a heading; it is set as plain paragraphs"
            passage.mistake("unsafe-markup", Place(sheet.first_line + line, 1), message, "warning")
            break
    phrase = passage.phrase()
    mark = f"[^{label}]:"
    column = max(sheet.lines[start].find(mark), 0)
    place = Place(sheet.first_line + start, column + 1, mark[:-1])
    text_place = _text_place(sheet, start, stop, column + len(mark))
    begin = words_begin(phrase.text)
    citation = read_citation(phrase.text[begin:])
    places = tuple(
        passage.place(phrase.text, begin + date.start, begin + date.end) for date in citation.dates
    )
    words = phrase.text[begin:].strip()
    return Note(label, phrase, place, text_place, citation, places, words), passage


def repeated(notes: Sequence[Note]) -> list[Mistake]:
    """A mistake for every definition whose label has one already."""
    first: dict[str, Note] = {}
    mistakes = []
    for note in notes:
        known = first.setdefault(note.label, note)
        if known is not note:
            message = f"[^{note.label}] is defined here and in line {known.place.line}"
            at = f"footnote {note.label}"
            mistakes.append(Mistake("footnote-redefined", at, note.place, message, against=(known.place,)))
    return mistakes


def _text_place(sheet: Sheet, start: int, stop: int, column: int) -> Place:
    """Where the words begin: behind the mark, or on the first line below it that holds any."""
    for index in range(start, max(stop, start + 1)):
        line = sheet.lines[index][column:]
        if line.strip():
            at = words_begin(line)
            if at >= len(line.rstrip()):
                column = 0  # nothing but a full stop
                continue
            return Place(sheet.first_line + index, column + at + 1, line[at:].rstrip())
        column = 0
    return Place(sheet.first_line + start, len(sheet.lines[start]) + 1)
