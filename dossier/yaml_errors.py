"""Why YAML cannot be read, in a sentence that says what to write instead.

PyYAML's own messages name the parser's state; what was meant can mostly be told from the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

_KEY = re.compile(r"\s*(?:- )*[\w-]{1,60}:(?=\s)")
_KEY_VALUE = re.compile(r"\s*(?:- +)*([\w-]{1,60}):\s+(.*)")
_GLUED_KEY = re.compile(r"\s*([A-Za-z_][\w-]{0,60}):(\S.*)")
_BRACKETED = re.compile(r"\[[^\[\]]{0,200}\]")

Explained = tuple[int, int, str, str]  #: line and column from 0, the text there, the message


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Explained:
    """Where a text stops being YAML, and why."""
    problem, context = error.problem or "", error.context or ""
    at = _position(error.problem_mark or error.context_mark, lines)
    opening = _position(error.context_mark or error.problem_mark, lines)
    if "quoted scalar" in context:
        return _quoted(problem, at, opening, lines)
    if "cannot start any token" in problem:
        return _forgotten_quotes(at, lines)
    if "values are not allowed here" in problem or "mapping values" in problem:
        return _stray_colon(at, lines)
    if "expected ':'" in problem:
        return _no_colon(opening, lines)
    if "flow" in context and "node content" not in problem:
        return _flow(at, opening, lines)
    if any(word in context for word in ("alias", "anchor", "tag", "block scalar", "directive")):
        return _special(opening, lines)
    if "sequence entries" in problem:
        return *at, "-", "a list begins on the line below its field, or stands in […]"
    if "node content" in problem or "node" in context:
        return *at, _text(at, lines)[:1], f"a value that begins with '{_text(at, lines)[:1]}' must stand in quotes"
    return _structure(problem, at, lines)


def _position(mark: yaml.Mark | None, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column from 0; beyond the text, the end of its last line."""
    if mark is None:
        return 0, 0
    if mark.line < len(lines):
        return mark.line, mark.column
    last = max(len(lines) - 1, 0)
    return last, len(lines[last]) if lines else 0


def _text(at: tuple[int, int], lines: Sequence[str]) -> str:
    return lines[at[0]][at[1] :] if at[0] < len(lines) else ""


def _quoted(problem: str, at: tuple[int, int], opening: tuple[int, int], lines: Sequence[str]) -> Explained:
    if "end of stream" in problem or "document" in problem:
        return *opening, _text(opening, lines)[:1], "the quotation mark that opens here is never closed"
    column = max(lines[at[0]].rfind("\\", 0, at[1] + 1), 0) if at[0] < len(lines) else 0
    text = _text((at[0], column), lines)[:2]
    return at[0], column, text, f"'{text}' is no escape of YAML; in double quotes a backslash is written twice"


def _forgotten_quotes(at: tuple[int, int], lines: Sequence[str]) -> Explained:
    line, column = at
    opens = lines[line].rfind("[", 0, column) if line < len(lines) else -1
    if opens >= 0 and not lines[line][opens + 1 : column].strip(" -@;,"):
        bracketed = _BRACKETED.match(lines[line], opens)
        text = bracketed[0] if bracketed else lines[line][opens:].rstrip()
        return line, opens, text, f'a value that begins with \'[{lines[line][column]}\' must stand in quotes: "{text}"'
    text = _text(at, lines).rstrip()
    return line, column, text[:1], f"a value that begins with '{text[:1]}' must stand in quotes"


def _stray_colon(at: tuple[int, int], lines: Sequence[str]) -> Explained:
    line, column = at
    text = lines[line] if line < len(lines) else ""
    key = _KEY.match(text)
    if key and key.end() == column + 1 and line:
        above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), 0)
        glued = _GLUED_KEY.fullmatch(lines[above])
        if glued and not _KEY.match(lines[above]):
            return above, glued.start(1), lines[above].strip(), f"'{glued[1]}:' has no space after its colon"
        start = len(text) - len(text.lstrip())
        return line, start, text[start:column], (
            f"'{text[start:column].removeprefix('- ')}' is indented deeper than the field above it, which has a value of its own"
        )
    written = _KEY_VALUE.match(text)
    if written:
        return line, column, ":", f"an unquoted value holds a colon and a space; quote it: {written[1]}: {_quote(written[2])}"
    return line, column, ":", "an unquoted value holds a colon and a space; quote it"


def _quote(value: str) -> str:
    value = value.rstrip()
    shown = value if len(value) <= 80 else value[:80] + "…"
    return f"'{shown}'" if '"' in shown and "'" not in shown else '"' + shown.replace('"', '\\"') + '"'


def _no_colon(opening: tuple[int, int], lines: Sequence[str]) -> Explained:
    text = _text(opening, lines)
    glued = _GLUED_KEY.fullmatch(text)
    if glued:
        return *opening, text.rstrip(), f"'{glued[1]}:' has no space after its colon"
    return *opening, text.rstrip()[:60], "this line has no 'field: value'; the rest of a longer value is indented"


def _flow(at: tuple[int, int], opening: tuple[int, int], lines: Sequence[str]) -> Explained:
    bracket = _text(opening, lines)[:1]
    char, before = _text(at, lines)[:1], lines[at[0]][: at[1]].rstrip()[-1:] if at[0] < len(lines) else ""
    if at[0] == opening[0] and char == ":":
        return *at, ":", "an unquoted value holds a colon and a space; quote it"
    if at[0] == opening[0] and char and before and before in "\"'":
        return *at, char, "text follows the closing quotation mark; a mark inside a text is written \\\""
    if at[0] == opening[0] and char and char in "]}":
        return *at, char, f"'{char}' closes what '{bracket}' opens"
    return *opening, bracket, f"the '{bracket}' that opens here is never closed, or a comma is missing in it"


def _special(opening: tuple[int, int], lines: Sequence[str]) -> Explained:
    char = _text(opening, lines)[:1]
    return *opening, char, f"a value that begins with '{char}' must stand in quotes"


def _structure(problem: str, at: tuple[int, int], lines: Sequence[str]) -> Explained:
    line, column = at
    text = lines[line] if line < len(lines) else ""
    before = text[:column].rstrip()
    if before.endswith(('"', "'")):
        return line, column, text[column:].rstrip(), "text follows the closing quotation mark; quote the whole value"
    if before.endswith(("]", "}")):
        return line, column, text[column:].rstrip(), f"text follows the closing '{before[-1]}'; quote the whole value"
    if not before and text.strip():
        key = _KEY.match(text)
        what = text.strip()[:60]
        if key and not what.startswith("- "):
            return line, column, what, "this field stands at no column of the fields above it"
        return line, column, what, "this line belongs neither to the field above it nor to a list"
    return line, column, text[column:].rstrip()[:60], f"YAML cannot be read here: {problem}"
