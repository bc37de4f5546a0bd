"""Works as reference managers read them: BibTeX, CSL-JSON and RIS.

Names stand as they are printed, as one literal: nothing tells which part of a stranger's name is the family's.
Sources of the forms: the BibLaTeX manual 3.20 (`@online`, `date` as EDTF), the CSL-JSON schema 1.0.2, and the
RIS format specifications of 2011.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dossier import dates
from dossier.patterns import regex


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is cited: a page of ours, or a source."""

    id: str  #: a–z, 0–9, hyphens
    title: str
    kind: str = "webpage"  #: a type of CSL
    authors: tuple[str, ...] = ()
    container: str = ""  #: the site, the paper
    publisher: str = ""  #: of what stands in no container: a book, a report
    published: str = ""  #: EDTF
    accessed: str = ""  #: EDTF
    number: str = ""
    url: str = ""
    language: str = ""
    note: str = ""  #: the caveat travels with it


#: Types of CSL as RIS has them; whatever is not here is generic.
_RIS_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "song": "SOUND",
    "thesis": "THES",
    "webpage": "ELEC",
}
#: Types of CSL as entries of BibLaTeX, with the field that takes the publisher; whatever is not here is `@online` or
#: `@misc`.
_ENTRIES = {
    "book": ("book", "publisher"),
    "report": ("report", "institution"),
    "thesis": ("thesis", "institution"),
    "dataset": ("dataset", "organization"),
}
#: What TeX reads as more than a letter.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "$&#%_"},
    }
)
_SIMPLE = regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def bibtex(work: Work) -> str:
    """An entry of BibLaTeX: `@book`, `@report` …; else `@online` where it has an address, and `@misc`.

    An article is `@article` where its container is known, which that entry must have.
    """
    entry, house = _ENTRIES.get(work.kind, ("online" if work.url else "misc", "publisher"))
    holder = "organization"
    if work.container and work.kind.startswith("article"):
        entry, holder = "article", "journaltitle"
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        holder: _tex(work.container),
        **({house: _tex(work.publisher)} if work.publisher else {}),
        "date": work.published if dates_of(work.published) else "",
        "year": _year(work.published),
        "number": _tex(work.number),
        "url": "" if not work.url else _address(work.url),
        "urldate": work.accessed if work.url and dates_of(work.accessed) else "",
        "langid": _tex(work.language),
        "note": _tex(work.note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value and value != "{}")
    return f"@{entry}{{{work.id},\n{lines}}}\n"


def csl(work: Work) -> dict[str, Any]:
    """An item of CSL-JSON."""
    item: dict[str, Any] = {"id": work.id, "type": work.kind, "title": work.title}
    if work.authors:
        item["author"] = [{"literal": author} for author in work.authors]
    for key, value in (
        ("container-title", work.container),
        ("publisher", work.publisher),
        ("number", work.number),
        ("URL", work.url),
        ("language", work.language),
        ("note", work.note),
    ):
        if value:
            item[key] = value
    for key, edtf in (("issued", work.published), ("accessed", work.accessed)):
        if edtf:
            item[key] = _csl_date(edtf)
    return item


def csl_text(works: Iterable[Work]) -> str:
    """A list of items as reference managers import it."""
    return json.dumps([csl(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def ris(work: Work) -> str:
    """A record of RIS; a field is one line."""
    lines = [("TY", _RIS_TYPES.get(work.kind, "GEN")), ("ID", work.id), ("TI", work.title)]
    lines += [("AU", author) for author in work.authors]
    lines += [
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", _year(work.published)),
        ("DA", _ris_date(work.published)),
        ("Y2", _ris_date(work.accessed)),
        ("IS", work.number),
        ("UR", work.url),
        ("LA", work.language),
        ("N1", work.note),
    ]
    body = "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value)
    return f"{body}ER  - \n"


def dates_of(edtf: str) -> list[tuple[int, ...]]:
    """Year, month and day of a date or of both ends of a range, as far as they are given; [] for any other."""
    parts = []
    for part in edtf.rstrip("?~%").split("/"):
        found = _SIMPLE.fullmatch(part)
        if found is None:
            return []
        parts.append(tuple(int(number) for number in found.groups() if number))
    return parts[:2]


def _csl_date(edtf: str) -> dict[str, Any]:
    parts = dates_of(edtf)
    if not parts:
        return {"literal": _in_words(edtf)}
    date: dict[str, Any] = {"date-parts": [list(part) for part in parts]}
    if edtf[-1] in "?~%":
        date["circa"] = True
    return date


def _ris_date(edtf: str) -> str:
    """YYYY/MM/DD/other; what is no such date stands in words behind the year."""
    parts = dates_of(edtf)
    if not parts:
        return f"///{_in_words(edtf)}" if edtf else ""
    numbers = [f"{parts[0][0]:04d}", *(f"{number:02d}" for number in parts[0][1:])]
    return "/".join([*numbers, "", ""][:3]) + "/"


def _in_words(edtf: str) -> str:
    try:
        return dates.in_words(edtf)
    except dates.DateError:
        return edtf  # as it is written; its own finding says what is off


def _year(edtf: str) -> str:
    parts = dates_of(edtf)
    return f"{parts[0][0]:04d}" if parts else ""


def _tex(words: str) -> str:
    return " ".join(words.split()).translate(_TEX)


def _address(url: str) -> str:
    """BibLaTeX sets an address as it is; only what would end the field is spelt out."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
