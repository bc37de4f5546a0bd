"""The bytes of a content file → its lines, and those divided into front matter and body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from dossier.front_matter.yaml_nodes import Mistakes
from dossier.model import Mistake, Place
from dossier.patterns import regex

#: Characters that YAML does not read, that some programs take for the end of a line (U+0085, U+2028 and
#: U+2029), or that make a text look other than it is (bidirectional controls). Source: YAML 1.1, 5.1; UAX 9.
FORBIDDEN = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
#: Characters that turn the direction of the text round them: what is read is not what stands there.
_TURNING = "\u202a-\u202e\u2066-\u2069"
#: Characters that do not show at all. The joiners and direction marks that other scripts are written with are none.
#: Source: Default_Ignorable_Code_Point, Unicode 15.
_UNSEEN = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\U000e0000-\U000e0fff"
_HIDDEN = regex(f"[{_UNSEEN}]")
_IN_BODY = regex(FORBIDDEN.pattern[:-1] + _UNSEEN + "]")
_TURNS = regex(f"[{_TURNING}]")
_BLANKED = regex(FORBIDDEN.pattern.replace("\ufeff", ""))  # the mark of a byte order may part no word
_REFUSED = regex(FORBIDDEN.pattern[:-1] + "\t]")

_NEARLY_FENCE = regex(r"[ \t]*(?:[-\u2010-\u2015]{1,20}|\.\.\.)[ \t]*")
_HEAD_LINE = regex(r"[ \t]|#|-[ \t]|[\]}]|[\"']?[A-Za-z_][\w -]{0,60}[\"']?:(?:\s|$)|$")


class Divided(NamedTuple):
    """A file in two; line numbers count from 1."""

    head: list[str]
    head_line: int  #: 0 where there is no front matter
    body: list[str]
    body_line: int


def decode(data: bytes) -> tuple[str, Mistake | None]:
    """The text of a file, which is UTF-8; of anything else what can be read, and why that is not all."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace").replace("\0", "\ufffd")
        return text, _undecodable(Place(1, 1), "the file is UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _end_of(data[: error.start].decode("utf-8"))
        byte = f"byte {error.start + 1} is 0x{data[error.start]:02X}"
        text = data.decode("utf-8", "replace").replace("\0", "\ufffd")
        return text, _undecodable(place, f"{byte}, which is no UTF-8; save the file as UTF-8")
    if "\0" in text:
        position = text.index("\0")
        message = f"byte {len(text[:position].encode()) + 1} is zero; a text has none"
        return text.replace("\0", "\ufffd"), _undecodable(_end_of(text[:position]), message)
    return text, None


def _undecodable(place: Place, message: str) -> Mistake:
    return Mistake("front-matter-invalid", "", place, message)


def _end_of(before: str) -> Place:
    lines = lines_of(before)
    return Place(len(lines), len(lines[-1]) + 1)


def lines_of(text: str) -> list[str]:
    """The lines without their ends: LF, CR LF or CR, and nothing else (str.splitlines knows more)."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def is_fence(line: str) -> bool:
    """The line opens or closes a front matter: three hyphens."""
    return line.startswith("---") and not line[3:].strip(" \t")


def divide(lines: list[str], mistakes: Mistakes, noun: str) -> Divided:
    """Front matter and body; what is wrong with --- is told, and mended if possible."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not is_fence(lines[start]):
        begins = "does not begin with ---" if lines[start].strip() else "is empty"
        message = f"the file {begins}; {noun} has its fields between two lines of ---"
        text = lines[start].strip()
        mistakes.add("", Place(start + 1, lines[start].index(text) + 1, text[:40]), message)
        return Divided([], 0, lines, 1)
    if start:
        mistakes.add("", Place(start + 1, 1, "---"), "empty lines stand before ---, which begins the file")
    first = start + 1
    end = next((number for number in range(first, len(lines)) if is_fence(lines[number])), None)
    if end is not None:
        return Divided(lines[first:end], first + 1, lines[end + 1 :], end + 2)
    end = first
    while end < len(lines) and _HEAD_LINE.match(lines[end]) and (lines[end].strip() or end == first):
        end += 1
    nearly = end < len(lines) and _NEARLY_FENCE.fullmatch(lines[end])
    hint = f"; line {end + 1} is '{lines[end].strip()}'" if nearly else ""
    mistakes.add("", Place(start + 1, 1, "---"), f"no --- closes the front matter that opens here{hint}")
    body = end + 1 if nearly else end
    return Divided(lines[first:end], first + 1, lines[body:], body + 1)


def without_refused(lines: list[str], first_line: int, mistakes: Mistakes) -> list[str]:
    """The lines with a space for each character that YAML refuses or that misleads its readers."""
    whole = "\n".join(lines)
    if _HIDDEN.search(whole):
        for char, places in _places(_HIDDEN, lines, first_line).items():
            mistakes.add(
                "", places[0], _stands(char, places), against=tuple(places[1:20]), severity="warning"
            )
    if not _REFUSED.search(whole):
        return lines
    for char, places in _places(_REFUSED, lines, first_line).items():
        mistakes.add("", places[0], _stands(char, places), against=tuple(places[1:20]))
    return _REFUSED.sub(" ", whole).split("\n")


def shown(lines: list[str], first_line: int, mistakes: Mistakes) -> str:
    """A body as one text, with a space for what turns its direction; that is told, and what does not show."""
    whole = "\n".join(lines)
    if not _IN_BODY.search(whole):
        return whole
    for char, places in _places(_IN_BODY, lines, first_line).items():
        severity = "" if _TURNS.match(char) else "warning"
        against = tuple(places[1:20])
        mistakes.add(
            "body", places[0], _stands(char, places), rule="unsafe-markup", severity=severity, against=against
        )
    return _BLANKED.sub(" ", whole)


def _places(sought: re.Pattern[str], lines: Sequence[str], first_line: int) -> dict[str, list[Place]]:
    """Where each character that a pattern finds stands."""
    found: dict[str, list[Place]] = {}
    for number, line in enumerate(lines, first_line):
        for match in sought.finditer(line):
            found.setdefault(match[0], []).append(Place(number, match.start() + 1, match[0]))
    return found


def _stands(char: str, places: Sequence[Place]) -> str:
    more = f", and {len(places) - 1} more in this file" if len(places) > 1 else ""
    mend = "write spaces" if char == "\t" else "delete it"
    return f"{_called(char)} stands here{more}; {mend}"


def _called(char: str) -> str:
    if char == "\t":
        return "a tab, where YAML takes spaces,"
    code = f"U+{ord(char):04X}"
    if char in "\x85\u2028\u2029":
        return f"{code}, which some programs take for the end of a line,"
    if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
        return f"{code}, which turns the direction of the text round it,"
    return f"the character {code}, which does not show,"
