"""A work as a reference manager has it, and what all forms share: names in order, dates as EDTF, words on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dossier import dates
from dossier.dates import DateError
from dossier.front_matter.formats import shorten
from dossier.patterns import regex

_TAGS = regex(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,100})?>", re.IGNORECASE)
_PARTS = regex(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?(?:[-/]([0-9]{1,2}))?(?:/.*|[T ].*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work as a reference manager has it; what it does not say is "" or ()."""

    line: int  #: of its file; in CSL-JSON the number of the item
    title: str
    kind: str = ""
    authors: tuple[str, ...] = ()  #: given name first
    outlet: str = ""  #: paper, journal, site; else the publisher
    published: str = ""  #: EDTF
    accessed: str = ""  #: EDTF
    number: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()  #: what could not be taken, and why


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that cannot be read."""

    line: int
    message: str


Read = Iterator[Reference | Unread]


def plain_words(value: Any) -> str:
    """Words on one line, without the marks for italics that Zotero allows in titles."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return ""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    return " ".join(_TAGS.sub("", text).split())


def name_in_order(name: str) -> str:
    """ "Quill, Ada" → "Ada Quill"; "Quill, Jr., Ada" → "Ada Quill Jr."."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):
        suffix = 1 if parts[1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii", "iv") else 2
        return f"{parts[3 - suffix]} {parts[0]} {parts[suffix]}"
    return name


def edtf_of(parts: Sequence[str]) -> str:
    """Year, month and day as EDTF; "" where they are none."""
    if not parts or not all(part.isascii() and part.lstrip("-").isdigit() for part in parts):
        return ""
    text = "-".join([f"{int(parts[0]):04d}", *(f"{int(part):02d}" for part in parts[1:3])])
    return text if _is_edtf(text) else ""


def _is_edtf(text: str) -> bool:
    try:
        dates.parse(text)
    except DateError:
        return False
    return True


def printed_date(words: str) -> tuple[str, tuple[str, ...]]:
    """A date that may be printed in any form, as EDTF; and why there is none."""
    words = words.strip()
    if not words:
        return "", ()
    match = _PARTS.fullmatch(words)
    if match and (found := edtf_of([part for part in match.groups() if part])):
        return found, ()
    if _is_edtf(words):
        return words, ()
    from dossier.prose.dates import read_dates

    spans = [
        span
        for span in read_dates(words[:200])
        if span.edtf and span.kind == "absolute" and not span.alternatives
    ]
    if len(spans) == 1 and spans[0].edtf and "XXXX" not in spans[0].edtf:
        return spans[0].edtf, ()
    return "", (f"its date '{shorten(words)}' is left out; it names no day or year alone",)
