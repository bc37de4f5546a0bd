"""Why YAML cannot be read, in a sentence that says what to write instead.

PyYAML's own messages name the parser's state; what was meant can mostly be told from the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from dossier.front_matter.formats import shorten
from dossier.patterns import regex

_KEY = regex(r" *(?:- +)*([\w-]{1,60}):(?=\s|$)")
_KEY_VALUE = regex(r" *(?:- +)*([\w-]{1,60}): +(.*)")
_GLUED_KEY = regex(r" *(?:- +)*([A-Za-z_][\w-]{0,60}):(?=\S)")
_BRACKETED = regex(r"\[[^\[\]]{0,200}\]")
_NEXT_PAIR = regex(r", *[\w-]{1,60}: ")


NO_FIELD = "this line holds no 'name: value'; what goes on from the line above is indented"


class Explained(NamedTuple):
    """Line and column from 0, the text there, the message."""

    line: int
    column: int
    text: str
    message: str


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Explained:
    """Where a text stops being YAML, and why."""
    problem, context = error.problem or "", error.context or ""
    at = _position(error.problem_mark or error.context_mark, lines)
    opening = _position(error.context_mark or error.problem_mark, lines)
    if "quoted scalar" in context:
        return _in_quotes(problem, at, opening, lines)
    if "cannot start any token" in problem:
        return _forgotten_quotes(at, lines)
    if "mapping values" in problem:
        return _stray_colon(at, lines)
    if "expected ':'" in problem:
        return _no_colon(opening, lines)
    if "sequence entries" in problem:
        return Explained(*at, "-", "a list begins on the line below its field, or stands in […]")
    if "node content" in problem or "mapping keys" in problem:
        return _must_be_quoted(at, lines)
    if "flow" in context:
        return _in_brackets(at, opening, lines)
    if any(word in context for word in ("alias", "anchor", "tag", "block scalar", "directive")):
        return _must_be_quoted(opening, lines)
    return _structure(problem, at, lines)


def _position(mark: yaml.Mark | None, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column from 0; of a place beyond the text, the end of its last line."""
    if mark is not None and mark.line < len(lines):
        return mark.line, mark.column
    last = max(len(lines) - 1, 0)
    return last, len(lines[last]) if lines else 0


def _rest(at: tuple[int, int], lines: Sequence[str]) -> str:
    return lines[at[0]][at[1] :].rstrip() if lines else ""


def _must_be_quoted(at: tuple[int, int], lines: Sequence[str]) -> Explained:
    text = _rest(at, lines)
    if not text:
        return Explained(*at, "", "a value is missing at the end of this line")
    return Explained(*at, text, f"a value that begins with '{text[0]}' stands in quotes: {_quote(text)}")


def _quote(value: str) -> str:
    shown = shorten(value)
    if '"' not in shown:
        return f'"{shown}"'
    return f"'{shown}'" if "'" not in shown else '"' + shown.replace('"', '\\"') + '"'


def _in_quotes(
    problem: str, at: tuple[int, int], opening: tuple[int, int], lines: Sequence[str]
) -> Explained:
    if "end of stream" in problem or "document" in problem:
        mark = _rest(opening, lines)[:1]
        return Explained(*opening, mark, "the quotation mark that opens here is never closed")
    column = max(lines[at[0]].rfind("\\", 0, at[1] + 1), 0)
    text = lines[at[0]][column : column + 2]
    message = f"'{text}' begins no escape of YAML; in double quotes a backslash is written twice"
    return Explained(at[0], column, text, message)


def _forgotten_quotes(at: tuple[int, int], lines: Sequence[str]) -> Explained:
    """A value begins with @, % or the like; mostly it is a citation."""
    line, column = at
    opens = lines[line].rfind("[", 0, column)
    if opens < 0 or lines[line][opens + 1 : column].strip(" -;,"):
        return _must_be_quoted(at, lines)
    bracketed = _BRACKETED.match(lines[line], opens)
    text = bracketed[0] if bracketed else lines[line][opens:].rstrip()
    message = f"a value that begins with '[{lines[line][column]}' stands in quotes: {_quote(text)}"
    return Explained(line, opens, text, message)


def _stray_colon(at: tuple[int, int], lines: Sequence[str]) -> Explained:
    line, column = at
    text = lines[line]
    key = _KEY.match(text)
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if key and key.end() == column + 1 and above is not None:
        glued = _GLUED_KEY.match(lines[above])
        if glued and not _KEY.match(lines[above]):
            return _no_space(above, glued)
        message = f"'{key[1]}' stands deeper than the field above it, which has a value of its own"
        message += "; both begin in one column"
        return Explained(line, key.start(1), key[1], message)
    written = _KEY_VALUE.match(text)
    message = "an unquoted value holds a colon and a space; it stands in quotes"
    if written:
        return Explained(line, written.start(2), written[2].rstrip(), f"{message}: {_quote(written[2])}")
    return Explained(line, column, ":", message)


def _no_space(line: int, glued: re.Match[str]) -> Explained:
    text = f"{glued[1]}:"
    return Explained(
        line, glued.start(1), text, f"no space follows '{text}'; one stands between name and value"
    )


def _no_colon(opening: tuple[int, int], lines: Sequence[str]) -> Explained:
    glued = _GLUED_KEY.match(lines[opening[0]])
    if glued:
        return _no_space(opening[0], glued)
    text = _rest(opening, lines)
    message = NO_FIELD
    return Explained(*opening, text, message)


def _in_brackets(at: tuple[int, int], opening: tuple[int, int], lines: Sequence[str]) -> Explained:
    bracket, char = _rest(opening, lines)[:1], _rest(at, lines)[:1]
    before = lines[at[0]][: at[1]].rstrip()[-1:]
    if at[0] == opening[0] and char == ":":
        start = max(lines[at[0]].rfind(mark, 0, at[1]) for mark in (": ", "{", "[", ","))
        value = _NEXT_PAIR.split(_rest((at[0], start + 1), lines), maxsplit=1)[0].strip(" ]},")
        message = f"an unquoted value holds a colon and a space; it stands in quotes: {_quote(value)}"
        return Explained(*at, ":", message)
    if at[0] == opening[0] and char and before and before in "\"'":
        return _after_quotes(at, lines)
    if at[0] == opening[0] and char and char in "]}":
        return Explained(*at, char, f"'{char}' stands where '{bracket}' is still open")
    message = f"the '{bracket}' that opens here is not closed, or a comma is missing in it"
    return Explained(*opening, bracket, message)


def _after_quotes(at: tuple[int, int], lines: Sequence[str]) -> Explained:
    message = "text follows the closing quotation mark; quotes stand round the whole value"
    return Explained(*at, _rest(at, lines), message)


def _structure(problem: str, at: tuple[int, int], lines: Sequence[str]) -> Explained:
    """A line that does not fit to those above it."""
    text = _rest(at, lines)
    before = lines[at[0]][: at[1]].rstrip() if lines else ""
    if before.endswith(('"', "'")):
        return _after_quotes(at, lines)
    if before.endswith(("]", "}")):
        message = f"text follows the closing '{before[-1]}'; quotes stand round the whole value"
        return Explained(*at, text, message)
    if before or not text:
        return Explained(*at, text, f"YAML cannot be read here: {problem}")
    if text.startswith("- "):
        return Explained(
            *at,
            text,
            "this item stands at no column of the items above it; the hyphens of a list stand in one column",
        )
    if _KEY.match(text):
        return Explained(
            *at,
            text,
            "this field stands at no column of the fields above it; fields that belong together begin in one",
        )
    return _no_colon(at, lines)
