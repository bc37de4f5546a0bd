"""Strings with a form of their own in a front matter: ids, dates, addresses, citations, files, paragraphs."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dossier import dates
from dossier.limits import FIELD_PARAGRAPHS, LAST_PARAGRAPH
from dossier.patterns import regex

SCHEMES = ("http", "https", "mailto")  #: of addresses that a page may link to

_ID = regex(r"[a-z0-9][a-z0-9-]*")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_NO_ID = regex(r"[^a-z0-9]+")
_SCHEME = regex(r"([a-z][a-z0-9+.-]{0,30}):(?![0-9])", re.IGNORECASE)  # example.org:80 is a port
_HOST = regex(
    r"(?://)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10}\.(?!html?\b|md\b|pdf\b|txt\b)[a-z]{2,24}(?::[0-9]{1,5})?(?:/|$)",
    re.IGNORECASE,
)
_HIDDEN = regex(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_PART = regex(r"\s*(?:¶\s*)?([0-9]{1,20})\s*(?:[-–]\s*([0-9]{1,20})\s*)?")
_EDTF_OF_A_KIND = regex(r"[-0-9XYEST:?~%]*")  # what is wrong in it, `dates` says
_LONGEST_PRINTED = 100  # characters; no date is as long
_DATE_RULES = {
    "impossible": "date-impossible",
    "reversed": "date-range-reversed",
    "ambiguous": "date-ambiguous",
}


class Problem(NamedTuple):
    """What keeps a value from being of a form."""

    message: str
    rule: str = "front-matter-invalid"


def check(form: str, value: str) -> Problem | None:
    """What keeps a value from being of a form; None where it is.

    form: as in `fields.Format`, without "paragraphs". Raises KeyError for one that there is none of.
    """
    return _CHECKS[form](value)


def paragraphs(texts: list[str]) -> tuple[int, ...] | str:
    """The paragraphs that "8", "8-9" or several such texts name, in their order; else why they name none."""
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
                return f"'{shorten(text)}' ends before it begins; write {last}-{first}"
            if last - first + len(found) >= FIELD_PARAGRAPHS:
                return f"'{shorten(text)}' names more than {FIELD_PARAGRAPHS:,} paragraphs, the most that a field takes"
            if last > LAST_PARAGRAPH:
                return f"'{shorten(text)}' names paragraph {last}; the last may be {LAST_PARAGRAPH}"
            found.extend(range(first, last + 1))
    return tuple(dict.fromkeys(found))


def id_meant(words: str) -> str:
    """The id that is nearest to some words, accents unfolded: "Café Noir" → "cafe-noir"; "" where none is."""
    spelt = unicodedata.normalize("NFKD", words[:100].casefold()).translate(_ACCENTS)
    return _NO_ID.sub("-", spelt).strip("-")


def shorten(text: str) -> str:
    """A value as a message shows it: one line, at most 60 characters."""
    text = " ".join(text[:200].split())
    return text if len(text) <= 60 else text[:59] + "…"


def _text(value: str) -> Problem | None:
    return None


def _id(value: str) -> Problem | None:
    """a–z, 0–9 and hyphens; what is written as a name or a link is turned into one for the message."""
    if _ID.fullmatch(value):
        return None
    meant = id_meant(value.removeprefix("[[").removesuffix("]]").partition("|")[0])
    hint = f"; did you mean '{meant}'?" if meant else ""
    return Problem(f"'{shorten(value)}' is no id, which holds a–z, 0–9 and hyphens alone{hint}")


def _date(value: str) -> Problem | None:
    try:
        dates.parse(value)
    except dates.DateError as error:
        printed = _printed(value) if error.kind == "malformed" else None
        message, kind = printed or (str(error), error.kind)
        return Problem(message, _DATE_RULES.get(kind, "date-malformed"))
    return None


def _printed(value: str) -> tuple[str, str] | None:
    """What to say of a date that is written as in print, and the kind of error; None for any other value.

    "June 2014" is malformed: 2014-06 is to be written. "30 Feb 2023" is impossible, "1986 to 1979" reversed.
    """
    if len(value) > _LONGEST_PRINTED or _EDTF_OF_A_KIND.fullmatch(value):
        return None
    # Here, not above: a site without mistakes can spare its patterns.
    from dossier.prose.dates import read_dates

    spans, shown = read_dates(value), shorten(value)
    if len(spans) != 1 or spans[0].text != value or spans[0].kind == "relative":
        return None
    span = spans[0]
    if span.problem == "impossible":
        return f"'{shown}' is no day of the calendar", "impossible"
    if span.problem == "reversed":
        return f"'{shown}' ends before it begins", "reversed"
    if span.problem == "ambiguous" and len(span.alternatives) > 1:
        return f"'{shown}' may be {' or '.join(span.alternatives)}; write the one that is meant", "ambiguous"
    if span.edtf is None or "XXXX" in span.edtf:
        return None
    return f"'{shown}' is no EDTF date; write {span.edtf}", "malformed"


def _citation(value: str) -> Problem | None:
    if value.startswith("[@"):
        return None
    meant = value.strip().strip("[]").lstrip("@")
    return Problem(f"'{shorten(value)}' is no citation; did you mean \"[@{shorten(meant)}]\"?")


def _address(value: str) -> Problem | None:
    """An address that a page may link to; never a relative one, and nothing that runs.

    Browsers skip blanks and controls inside a scheme, so they are left out before it is looked at.
    """
    bare, shown = _HIDDEN.sub("", value), shorten(value)
    match = _SCHEME.match(bare)
    scheme = match[1].lower() if match else ""
    if scheme and scheme not in SCHEMES:
        message = f"'{shown}' is an address of the kind {scheme}; allowed are {', '.join(SCHEMES)}"
        return Problem(message, "unsafe-markup")
    if bare != value:
        return Problem(f"'{shown}' holds a space or a hidden character; a space in an address is written %20")
    rest = value[len(scheme) + 1 :]
    if (scheme == "mailto" and rest) or (scheme and rest.startswith("//") and len(rest) > 2):
        return None
    if not scheme and "@" in value and "/" not in value:
        return Problem(f"'{shown}' is no full address; did you mean 'mailto:{shown}'?")
    hint = (
        f"; did you mean 'https://{shown.lstrip('/')}'?"
        if _HOST.match(value)
        else ", which begins with https:// or http://"
    )
    return Problem(f"'{shown}' is no full address{hint}")


def _file(value: str) -> Problem | None:
    parts = value.split("/")
    if "" in parts or ".." in parts or value[0] in "~ " or "\\" in value or ":" in parts[0]:
        message = f"'{shorten(value)}' may lead out of its folder; a file is named from there on: a/b.txt"
        return Problem(message, "unsafe-markup")
    return None


def _contact(value: str) -> Problem | None:
    """The id of a page of the site's own, or an address."""
    return None if _ID.fullmatch(value) else _address(value)


_CHECKS = {
    "contact": _contact,
    "text": _text,
    "id": _id,
    "edtf": _date,
    "cite": _citation,
    "url": _address,
    "file": _file,
}
