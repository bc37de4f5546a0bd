"""Links by id: `[[id]]`, `[[id|label]]`, `[[id#fragment|label]]`."""

from __future__ import annotations

import re
from typing import NamedTuple

from dossier.limits import LABEL_CHARACTERS
from dossier.markdown.citation_marks import Slip
from dossier.patterns import regex

_TARGET = regex(
    r"\[\[(?P<id>[^\[\]|#\n\\]{0,200})(?:#(?P<fragment>[^\[\]|\n\\]{0,200}))?(?P<then>\]\]|\\?\|)?"
)
_NEXT_BRACKET = regex(r"[^\[\]]{0,300}+([\[\]])")
_ADDRESS = regex(r"\((?:<|https?:|mailto:|[./#])", re.IGNORECASE)
_SHIELDED = regex(r"(\[\[[^\[\]|\n\\]{0,400})\|(?=(?:(?!\[\[)[^\n]){0,1000}?\]\])")

#: One of these stands for an unescaped bar of a link while a table's row is cut into cells.
_SHIELDS = "\ue0bf\ue0c0\U000f00bf\ufdd0"


class WikiLink(NamedTuple):
    """A link as written. label: Markdown, "" where none is given; end: the offset behind it."""

    target: str
    fragment: str
    label: str
    end: int


def read_wiki_link(text: str, at: int, limit: int) -> WikiLink | Slip | None:
    """The link that opens with `[[` at `text[at]`; a Slip where somebody meant one; None where nobody did."""
    match = _TARGET.match(text, at, limit)
    if not match:
        return None
    target = match["id"].strip()
    if target.startswith("^"):
        return None  # a footnote's mark in brackets
    if match["then"] is None:
        return _unclosed(text, at, match.end(), limit, target)
    if match["then"] == "]]":
        label, end = "", match.end()
        if _ADDRESS.match(text, end, limit):
            return None  # `[[1]](https://…)`: a Markdown link whose words stand in brackets
    else:
        close = text.find("]]", match.end(), min(limit, match.end() + LABEL_CHARACTERS))
        if close < 0:
            return Slip("link-malformed", at, match.end(), "'[[' opens a link that no ']]' closes", "warning")
        if text.startswith("]", close + 2) and close + 2 < limit and _opens_more(text[match.end() : close]):
            close += 1  # `[[id|part of [our]]]`
        label, end = text[match.end() : close], close + 2
        if "[[" in label:
            return Slip("link-malformed", at, match.end(), "a link's words hold another link", "warning")
    if target.startswith("@"):
        return Slip("link-malformed", at, end, f"a citation has one bracket: [{target}]", "warning")
    if not target:
        message = "a link without an id; it is written [[id]] or [[id|words]]"
        return Slip("link-malformed", at, end, message, "warning")
    return WikiLink(target, (match["fragment"] or "").strip(), " ".join(label.split()), end)


def shield_bars(text: str) -> tuple[str, str]:
    """The text with a stand-in for the bar of every link, so that no row is cut there, and the stand-in.

    The text as it is, and "", where there is no such bar, or every stand-in is in the text already.
    """
    shield = next((each for each in _SHIELDS if each not in text), "")
    if not shield or "[[" not in text or "|" not in text:
        return text, ""
    return _SHIELDED.sub(lambda match: match[1] + shield, text), shield


def _opens_more(label: str) -> bool:
    return label.count("[") > label.count("]")


def _unclosed(text: str, at: int, end: int, limit: int, target: str) -> Slip | None:
    """`[[id` and no bracket: a slip; `[[words] more]` or `[[words](address)]`: ordinary brackets."""
    if not target or not (target[0].isalnum() or target[0] == "@"):
        return None
    if text.startswith("]", end) and end < limit:
        follows = _NEXT_BRACKET.match(text, end + 1, limit)
        if text.startswith(("](", "][", "]:"), end) or (follows and follows[1] == "]"):
            return None
        end += 1
    return Slip("link-malformed", at, end, "'[[' opens a link that no ']]' closes", "warning")
