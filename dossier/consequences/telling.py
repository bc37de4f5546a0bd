"""A comparison in words: for a terminal, and as Markdown that is safe to show wherever Markdown is read.

What a pull request holds is a stranger's. In the Markdown every word of it stands in a code span, where nothing
is a mention, a link, a picture, HTML or an issue's number. What is no number or no text where one belongs is
left out, so that a comparison which somebody else made can be told too. Only the standard library is used.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

MOST = 20  #: lines of a list; the whole of it stands in the comparison itself
LONGEST = 200  #: code points of a foreign text
LARGEST = 10**9  #: no dossier counts further

Word = Callable[[object], str]
Section = tuple[str, list[str], int]  #: heading, lines, how many more there are


def as_text(data: object) -> str:
    """For a terminal: a heading, and its lines below."""
    sections = list(_sections(data, plain, most=10**6))
    told = [f"{heading}\n" + "".join(f"  {line}\n" for line in lines) for heading, lines, _ in sections]
    return "\n".join([f"{line}\n" for line in (_sum(data), *_site(data, plain))] + told)


def as_markdown(data: object, most: int = MOST) -> str:
    """For a comment or a summary: the sum, then each list, folded where it is long; 60,000 characters at most."""
    told = [_sum(data), *_site(data, code)]
    for heading, lines, more in _sections(data, code, most):
        listed = "\n".join(f"- {line}" for line in lines)
        if more:
            listed += f"\n- … and {more:,} more"
        if len(lines) > 8:
            told.append(f"<details><summary><b>{heading}</b></summary>\n\n{listed}\n\n</details>")
        else:
            told.append(f"**{heading}**\n\n{listed}")
    text = "\n\n".join(told) + "\n"
    if len(text) > 60_000:
        return as_markdown(data, most // 2) if most > 1 else f"{_sum(data)}\n"
    return text


def plain(text: object) -> str:
    """A foreign text in one line: without control, format and unassigned characters, cut where it is long."""
    if isinstance(text, bool) or not isinstance(text, (str, int)):
        return ""
    if isinstance(text, int):
        return str(text) if abs(text) <= LARGEST else ""
    shown = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text[: 4 * LONGEST])
    shown = " ".join(shown.split())
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def code(text: object) -> str:
    """The same as a code span; "" where nothing is left."""
    shown = plain(text).replace("`", "ˋ")
    return f"`{shown}`" if shown else ""


def _sum(data: object) -> str:
    """What changes, in one sentence."""
    names = {
        "records": ("record", "added", "changed", "moved", "gone"),
        "links": ("link", "added", "gone"),
        "findings": ("finding", "added", "changed", "gone"),
    }
    parts = []
    for part, (one, *states) in names.items():
        counted = [(len(_list(data, part, state)), state) for state in states if _list(data, part, state)]
        if counted:
            first, *others = counted
            words = f"{first[0]:,} {one if first[0] == 1 else one + 's'} {first[1]}"
            parts.append(", ".join([words, *(f"{number:,} {state}" for number, state in others)]))
    if not parts:
        return "No record, link or finding of the published site changes."
    return "; ".join(parts) + "."


def _site(data: object, word: Word) -> Iterator[str]:
    """What of the site's own settings is another: it may show on every page."""
    names = data.get("site") if isinstance(data, dict) else None
    shown = list(filter(None, map(word, names[:20]))) if isinstance(names, list) else []
    if shown:
        yield f"In site.yml, which every page depends on: {', '.join(shown)}."


def _sections(data: object, word: Word, most: int) -> Iterator[Section]:
    for part, state, heading, told in _LISTS:
        items = _list(data, part, state) if state else _list(data, part)
        lines = [line for line in (told(item, word) for item in items[:most]) if line.strip()]
        if lines:
            yield heading, lines, len(items) - len(items[:most])


def _record(item: dict[str, Any], word: Word) -> str:
    return " ".join(filter(None, (word(item.get("id")), word(item.get("title")))))


def _changed(item: dict[str, Any], word: Word) -> str:
    parts = item.get("parts")
    several = [word(part) for part in parts[:12]] if isinstance(parts, list) else []
    more = f" and {len(parts) - 12} more" if isinstance(parts, list) and len(parts) > 12 else ""
    return f"{word(item.get('id'))}: {', '.join(filter(None, several))}{more}"


def _moved(item: dict[str, Any], word: Word) -> str:
    return f"{word(item.get('from'))} → {word(item.get('id'))}"


def _link(item: dict[str, Any], word: Word) -> str:
    return f"{word(item.get('from'))} → {word(item.get('to'))}"


def _backlinks(item: dict[str, Any], word: Word) -> str:
    return f"{word(item.get('id'))}: {word(item.get('before'))} → {word(item.get('after'))}"


def _finding(item: dict[str, Any], word: Word) -> str:
    file, line = item.get("file"), item.get("line")
    spot = word(f"{file}:{line}" if plain(line) and isinstance(line, int) else file)
    said = f"{word(item.get('severity'))} {word(item.get('rule'))} {spot}: {word(item.get('message'))}"
    differs = item.get("differs")
    if isinstance(differs, list):
        said += f" (differs: {', '.join(filter(None, map(word, differs[:10])))})"
    return said


_LISTS: tuple[tuple[str, str, str, Callable[[dict[str, Any], Word], str]], ...] = (
    ("records", "added", "Records added", _record),
    ("records", "changed", "Records changed, and what in them", _changed),
    ("records", "moved", "Records under another id", _moved),
    ("records", "gone", "Records gone", _record),
    ("findings", "added", "Findings added", _finding),
    ("findings", "changed", "Findings changed", _finding),
    ("findings", "gone", "Findings gone", _finding),
    ("links", "added", "Links added", _link),
    ("links", "gone", "Links gone", _link),
    ("backlinks", "", "Backlinks: how many records lead to one, before and after", _backlinks),
)


def _list(data: object, *names: str) -> list[dict[str, Any]]:
    """The objects of a list inside the data; none where there is no such list."""
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
