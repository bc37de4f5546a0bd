"""The citation in a text, in Pandoc's form: `[@id]`, `[@id, ¶7]`, `[@a, ¶7; @b, para. 2-3]`, `[see @a]`."""

from __future__ import annotations

from typing import NamedTuple

from dossier.markdown.locators import FORMS, read_locators
from dossier.model import Locator
from dossier.patterns import regex

FORM = "a citation is written [@id] or [@id, ¶7]"

# Up to the closing bracket; brackets may stand in quoted words alone. A run ends at the next "[", so that a
# text of nothing but "[@" is read once, not once for each.
_INSIDE = regex(r'(?:[^\[\]"“]|"[^"]{0,400}"|“[^”]{0,400}”|["“])*+')
_ITEM = regex(r'(?:[^;"“]|"[^"]{0,400}"|“[^”]{0,400}”|["“])++')
_PREFIX = regex(r"\[(?:[^\W\d_][\w.’'-]{0,19},?\s){1,4}@(?=\w)")
_HEAD = regex(r'(?P<prefix>(?:[^\W\d_][\w.’\'-]{0,19},?\s){0,4})@(?P<id>[^\s,;\[\]"“”@]{1,200})')


class Slip(NamedTuple):
    """What cannot be read. start, end: offsets in the text that was searched."""

    rule: str
    start: int
    end: int
    message: str
    severity: str = ""


class CitedPlace(NamedTuple):
    """A source and one place in it. start, end: of the item, offsets in the text that was searched."""

    source: str
    locator: Locator
    start: int
    end: int


class CitationMark(NamedTuple):
    """A citation as written. end: the offset behind its closing bracket."""

    prefix: str  #: "see", "cf."
    places: tuple[CitedPlace, ...]
    slips: tuple[Slip, ...]
    end: int


def opens_citation(text: str, at: int) -> bool:
    """Whether a citation begins at this bracket: `[@`, or one to four words and `@`."""
    return text.startswith("[@", at) or _PREFIX.match(text, at) is not None


def read_citation_mark(text: str, at: int, limit: int) -> CitationMark | Slip | None:
    """The citation that opens at `text[at]`; a Slip where it is never closed; None where it is none.

    limit: where the text to be read ends. Linear in the length of the citation.
    """
    inside = _INSIDE.match(text, at + 1, limit)
    end = inside.end() if inside else at + 1
    plain = text.startswith("[@", at)
    if end >= limit or text[end] != "]":
        message = "'[@' opens a citation that no ']' closes; write '\\[@' where none is meant"
        return Slip("link-malformed", at, min(end, at + 40), message, "warning") if plain else None
    if not plain and text[end + 1 : end + 2] in ("(", "["):
        return None  # words with an @ in them that are a Markdown link
    prefix = ""
    places: list[CitedPlace] = []
    slips: list[Slip] = []
    for item in _ITEM.finditer(text, at + 1, end):
        words = item[0]
        start = item.start() + len(words) - len(words.lstrip())
        stop = item.end() - (len(words) - len(words.rstrip()))
        head = _HEAD.match(text, start, stop)
        if not head:
            message = f"{FORM}; after ';' comes the next '@id', not '{words.strip()[:60]}'"
            slips.append(Slip("link-malformed", start, max(stop, start + 1), message))
            continue
        if head["prefix"] and not places:
            prefix = head["prefix"].strip()
        rest = text[head.end() : stop]
        locators: tuple[Locator, ...] | None = (Locator(),)
        if rest.strip():
            locators = read_locators(rest.lstrip()[1:] if rest.lstrip().startswith(",") else rest)
        if locators is None:
            shown = rest.strip().lstrip(",").strip()
            message = f"'{shown}' names no place in {head['id']}; written are {FORMS}"
            slips.append(Slip("locator-missing", start, stop, message))
            locators = (Locator(),)
        at_sign = start + len(head["prefix"])
        places += [CitedPlace(head["id"], locator, at_sign, stop) for locator in locators]
    if not places:
        return Slip("link-malformed", at, end + 1, f"{FORM}; no id stands here")
    return CitationMark(prefix, tuple(places), tuple(slips), end + 1)
