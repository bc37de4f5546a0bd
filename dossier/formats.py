"""Strings with a form of their own in a front matter: ids, dates, addresses, citations, files, paragraphs."""

from __future__ import annotations

import re

from dossier import dates

SCHEMES = ("http", "https", "mailto")  #: of addresses that a page may link to
MOST_PARAGRAPHS = 10_000  #: that one field may name

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_NO_ID = re.compile(r"[^a-z0-9]+")
_PART = re.compile(r"\s*¶?\s*([0-9]{1,6})\s*(?:[-–]\s*([0-9]{1,6}))?\s*")

Problem = tuple[str, str]  #: the rule and the message


def check(form: str, value: str) -> Problem | None:
    """What keeps a value from being of a form; None where it is.

    form: as in `fields.Format`. Raises KeyError for one that is not known here.
    """
    return _CHECKS[form](value)


def check_id(value: str) -> Problem | None:
    """An id: a–z, 0–9 and hyphens."""
    if ID.fullmatch(value):
        return None
    bare = value.removeprefix("[[").removesuffix("]]").partition("|")[0]
    meant = _NO_ID.sub("-", bare[:100].casefold()).strip("-")
    hint = f"; did you mean '{meant}'?" if meant and len(value) <= 100 else ""
    return _plainly(f"'{shorten(value)}' is no id, which holds a–z, 0–9 and hyphens alone{hint}")


def paragraphs(texts: list[str]) -> tuple[int, ...] | str:
    """The paragraphs that "8", "8-9" or several of them name, in their order; else the message."""
    found: list[int] = []
    for text in texts:
        for part in text.split(","):
            match = _PART.fullmatch(part) if len(part) < 100 else None
            if match is None:
                return f"'{shorten(text)}' names no paragraph; write 8, [8, 9] or \"8-9\""
            first, last = int(match[1]), int(match[2] or match[1])
            if first == 0:
                return f"'{shorten(text)}' names paragraph 0; the first is 1"
            if last < first:
                return f"'{shorten(text)}' begins after it ends"
            if last - first + len(found) >= MOST_PARAGRAPHS:
                return f"'{shorten(text)}' names more than {MOST_PARAGRAPHS} paragraphs"
            found.extend(range(first, last + 1))
    return tuple(dict.fromkeys(found))


def shorten(text: str) -> str:
    """A value as a message shows it: one line, at most 60 characters."""
    text = " ".join(text[:200].split())
    return text if len(text) <= 60 else text[:59] + "…"


def _plainly(message: str) -> Problem:
    return "front-matter-invalid", message


def _text(value: str) -> Problem | None:
    return None


def _date(value: str) -> Problem | None:
    try:
        dates.parse(value)
    except dates.DateError as error:
        rule = {"impossible": "date-impossible", "reversed": "date-range-reversed"}
        return rule.get(getattr(error, "kind", ""), "date-malformed"), str(error)
    return None


def _citation(value: str) -> Problem | None:
    if value.startswith("[@"):
        return None
    meant = value.strip().strip("[]").lstrip("@")
    return _plainly(f"'{shorten(value)}' is no citation; write \"[@{shorten(meant)}]\"")


def _address(value: str) -> Problem | None:
    bare = _HIDDEN.sub("", value)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in SCHEMES and not re.match(r"[0-9]", bare[scheme.end() :]):
        allowed = ", ".join(f"{each}:" for each in SCHEMES)
        return "unsafe-markup", f"'{shorten(value)}' is an address of the kind '{scheme[0]}'; allowed are {allowed}"
    if bare != value:
        return _plainly(f"'{shorten(value)}' holds a space or a character that does not show; an address has none")
    if scheme and scheme[1].lower() in SCHEMES and len(value) > scheme.end() + 2:
        if scheme[1].lower() == "mailto" or value[scheme.end() : scheme.end() + 2] == "//":
            return None
    if "@" in value and "/" not in value and not scheme:
        return _plainly(f"'{shorten(value)}' is no full address; write mailto:{shorten(value)}")
    return _plainly(f"'{shorten(value)}' is no full address, which begins with https:// or http://")


def _file(value: str) -> Problem | None:
    parts = value.replace("\\", "/").split("/")
    if ".." in parts or value[:1] in "/\\~" or ":" in parts[0] or _HIDDEN.search(value[:1]) or "\\" in value:
        return "unsafe-markup", f"'{shorten(value)}' leads out of its folder; a file is named from that folder on, with /"
    return None


_CHECKS = {
    "text": _text,
    "edtf": _date,
    "cite": _citation,
    "url": _address,
    "file": _file,
    "id": check_id,
}
