"""Works as reference managers write them → one form: CSL-JSON, BibTeX and RIS, as Zotero and others export them.

Sources of the forms: the CSL-JSON schema 1.0.2, the BibLaTeX manual 3.20, the RIS format specifications of 2011.
BibTeX is read by bibtexparser, for its LaTeX; the others are lists of names and values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier import dates
from dossier.dates import DateError
from dossier.front_matter.formats import shorten
from dossier.patterns import regex

LARGEST = 100_000_000  #: bytes of a file

_TAGS = regex(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,100})?>", re.IGNORECASE)
_RIS = regex(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_PARTS = regex(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?(?:[-/]([0-9]{1,2}))?(?:/.*|[T ].*)?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

#: Types of CSL, of BibLaTeX and of RIS as kinds of ours.
_CSL = {
    "article": "article", "article-journal": "paper", "article-magazine": "article", "article-newspaper": "news",
    "bill": "law", "book": "book", "broadcast": "broadcast", "chapter": "chapter", "dataset": "dataset",
    "entry-dictionary": "encyclopedia-entry", "entry-encyclopedia": "encyclopedia-entry", "figure": "photograph",
    "graphic": "photograph", "hearing": "testimony", "interview": "interview", "legal_case": "judgment",
    "legislation": "law", "map": "map", "motion_picture": "video", "paper-conference": "paper",
    "personal_communication": "letter", "post": "post", "post-weblog": "blog-post", "regulation": "law",
    "report": "report", "review": "article", "song": "audio", "speech": "speech", "thesis": "thesis",
    "treaty": "treaty", "webpage": "webpage",
}  # fmt: skip
_BIBTEX = {
    "article": "paper", "book": "book", "booklet": "book", "collection": "book", "dataset": "dataset",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper", "manual": "manual",
    "mastersthesis": "thesis", "online": "webpage", "phdthesis": "thesis", "proceedings": "book",
    "report": "report", "techreport": "report", "thesis": "thesis", "video": "video",
}  # fmt: skip
_RIS_KINDS = {
    "ART": "photograph", "BLOG": "blog-post", "BOOK": "book", "CASE": "judgment", "CHAP": "chapter",
    "CONF": "paper", "CPAPER": "paper", "DATA": "dataset", "EBOOK": "book", "ELEC": "webpage",
    "ENCYC": "encyclopedia-entry", "HEAR": "testimony", "JOUR": "paper", "LEGAL": "law", "MAP": "map",
    "MGZN": "article", "NEWS": "news", "PCOMM": "letter", "RPRT": "report", "SOUND": "audio", "STAT": "law",
    "THES": "thesis", "VIDEO": "video",
}  # fmt: skip


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


def read_references(data: bytes, name: str) -> Read:
    """The works in a file, whatever form its name and its first letters tell."""
    if len(data) > LARGEST:
        yield Unread(1, f"the file has {len(data):,} bytes; {LARGEST:,} are read at most")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield Unread(line, f"byte {error.start + 1} is no UTF-8; export it again as UTF-8")
        return
    yield from {"json": _read_csl, "bib": _read_bibtex, "ris": _read_ris}[form_of(data, name)](text)


def form_of(data: bytes, name: str) -> str:
    """json, bib, ris, or csv where it is none of them."""
    ending = name.rpartition(".")[2].lower()
    start = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if ending in ("json", "bib", "ris"):
        return ending
    if ending in ("csv", "tsv"):
        return "csv"
    if start.startswith((b"[", b"{")):
        return "json"
    if ending == "bibtex" or re.match(rb"(?:%[^\n]*\s+)*@\w+\s*[{(]", start):
        return "bib"
    return "ris" if re.match(rb"TY  ?-", start) else "csv"


def _read_csl(text: str) -> Read:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        yield Unread(error.lineno, f"this is no JSON: {error.msg}")
        return
    except RecursionError:
        yield Unread(1, "lists stand too deep in each other")
        return
    items = data if isinstance(data, list) else data.get("items", [data]) if isinstance(data, dict) else []
    if not isinstance(items, list):
        items = []
    if not items:
        yield Unread(1, "no work stands in it; CSL-JSON is a list of them")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or "itemType" in item or not ("type" in item or "title" in item):
            yield Unread(number, "this is no item of CSL-JSON; in Zotero: Export, format CSL JSON")
            continue
        yield _csl_item(number, item)


def _csl_item(number: int, item: Mapping[str, Any]) -> Reference:
    published, notes = _csl_date(item.get("issued"))
    accessed, _ = _csl_date(item.get("accessed"))
    return Reference(
        line=number,
        title=_plain(item.get("title")),
        kind=_CSL.get(str(item.get("type")), ""),
        authors=tuple(_csl_names(item.get("author"))),
        outlet=_plain(item.get("container-title")) or _plain(item.get("publisher")),
        published=published,
        accessed=accessed,
        number=_plain(item.get("number")),
        doi=_plain(item.get("DOI")),
        url=_plain(item.get("URL")),
        language=_plain(item.get("language")),
        notes=notes,
    )


def _csl_names(names: Any) -> Iterator[str]:
    for name in names if isinstance(names, list) else ():
        if isinstance(name, dict):
            keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            whole = _plain(name.get("literal")) or " ".join(
                filter(None, (_plain(name.get(key)) for key in keys))
            )
            if whole:
                yield whole


def _csl_date(given: Any) -> tuple[str, tuple[str, ...]]:
    """A date as EDTF, and why there is none."""
    if not isinstance(given, dict):
        return "", ()
    parts = given.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] and parts[0][0]:
        ends = [_edtf([str(number) for number in part]) for part in parts[:2] if isinstance(part, list)]
        if all(ends):
            return "/".join(ends) + ("~" if given.get("circa") and len(ends) == 1 else ""), ()
    words = _plain(given.get("raw")) or _plain(given.get("literal"))
    return _printed_date(words)


def _read_bibtex(text: str) -> Read:
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    stack = [ResolveStringReferencesMiddleware(True), RemoveEnclosingMiddleware(True)]
    library = parse_string(text, parse_stack=stack)
    for failed in library.failed_blocks:
        line = (failed.start_line or 0) + 1
        kind = type(failed).__name__
        if kind == "DuplicateBlockKeyBlock":
            fields = {
                field.key.lower(): str(field.value)
                for field in getattr(failed.ignore_error_block, "fields", ())
            }
            entry_type = getattr(failed.ignore_error_block, "entry_type", "")
            yield _bibtex_entry(line, entry_type.lower(), fields)
        else:
            yield Unread(line, "this entry is never closed, or is no BibTeX")
    for entry in library.entries:
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        yield _bibtex_entry((entry.start_line or 0) + 1, entry.entry_type.lower(), fields)
    if not library.entries and not library.failed_blocks:
        yield Unread(1, "no entry stands in it; one begins with @article{key, …}")


def _bibtex_entry(line: int, kind: str, fields: Mapping[str, str]) -> Reference:
    given = fields.get("date") or "-".join(
        filter(None, (fields.get("year", ""), _month(fields.get("month", ""))))
    )
    published, notes = _printed_date(given.strip("{} "))
    accessed, _ = _printed_date(fields.get("urldate", "").strip("{} "))
    outlets = (
        "journaltitle",
        "journal",
        "booktitle",
        "howpublished",
        "organization",
        "institution",
        "publisher",
        "school",
    )
    outlet = next(
        (_tex(fields[name]) for name in outlets if fields.get(name) and "url{" not in fields[name]), ""
    )
    language = fields.get("langid") or fields.get("language") or ""
    return Reference(
        line=line,
        title=_tex(fields.get("title", "")),
        kind=_BIBTEX.get(kind, ""),
        authors=tuple(_bibtex_names(fields.get("author", ""))),
        outlet=outlet,
        published=published,
        accessed=accessed,
        number=_tex(fields.get("number", "")) if kind in ("report", "techreport", "online", "misc") else "",
        doi=fields.get("doi", "").strip("{} "),
        url=fields.get("url", "").strip("{} ").replace("\\_", "_").replace("\\%", "%").replace("\\&", "&"),
        language=_LANGUAGES.get(language.casefold(), language),
        notes=notes,
    )


_LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "british": "en-GB",
    "french": "fr",
    "german": "de",
    "arabic": "ar",
}
_SIGNS = (
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbar", "|"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
)


def _bibtex_names(names: str) -> Iterator[str]:
    depth, start = 0, 0
    parts = []
    for match in re.finditer(r"[{}]|\s+and\s+", names):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(names[start : match.start()])
            start = match.end()
    for part in (*parts, names[start:]):
        bare = part.strip()
        whole = bare.startswith("{") and bare.endswith("}")
        name = _tex(bare) if whole else _turned(_tex(bare))
        if name and name != "others":
            yield name


def _tex(value: str) -> str:
    """LaTeX as plain words."""
    if "\\" in value or "~" in value or "$" in value:
        from pylatexenc.latex2text import LatexNodes2Text

        for sign, char in _SIGNS:
            value = re.sub(rf"\{{?\\{sign}(?:\{{\}}|\s)?\}}?", char, value)
        try:
            value = LatexNodes2Text(keep_braced_groups=False).latex_to_text(value)
        except (ValueError, RecursionError, IndexError):  # what it cannot read stays as it is
            pass
    return _plain(value.replace("{", "").replace("}", ""))


def _month(value: str) -> str:
    short = value.strip('{}" ')[:3].casefold()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else value if value.isdigit() else ""


def _read_ris(text: str) -> Read:
    fields: dict[str, list[str]] = {}
    start, last = 0, ""
    found = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        match = _RIS.match(line)
        if match is None:
            if last and line.strip():
                fields[last][-1] += f" {line.strip()}"
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            if start:
                yield Unread(start, "this work has no end: 'ER  -'")
            fields, start = {}, number
        elif not start:
            yield Unread(number, f"'{shorten(line)}' stands outside a work, which begins with 'TY  -'")
            continue
        fields.setdefault(tag, []).append(value)
        last = tag
        if tag == "ER":
            yield _ris_work(start, fields)
            fields, start, last, found = {}, 0, "", True
    if start:
        yield Unread(start, "this work has no end: 'ER  -'")
    elif not found:
        yield Unread(1, "no work stands in it; one begins with 'TY  - NEWS'")


def _ris_work(line: int, fields: Mapping[str, Sequence[str]]) -> Reference:
    def first(*tags: str) -> str:
        return next((_plain(fields[tag][0]) for tag in tags if fields.get(tag) and fields[tag][0]), "")

    published, notes = _printed_date(first("DA", "PY", "Y1").strip("/"))
    accessed, _ = _printed_date(first("Y2").strip("/"))
    names = [name for tag in ("AU", "A1") for name in fields.get(tag, ())]
    kind = first("TY")
    return Reference(
        line=line,
        title=first("TI", "T1", "CT"),
        kind=_RIS_KINDS.get(kind, ""),
        authors=tuple(_turned(_plain(name)) for name in names if name),
        outlet=first("T2", "JO", "JF", "JA", "PB"),
        published=published,
        accessed=accessed,
        number=first("IS", "M1", "SN") if kind in ("RPRT", "ELEC", "GEN") else "",
        doi=first("DO"),
        url=first("UR", "L1", "L2"),
        language=first("LA"),
        notes=notes,
    )


def _plain(value: Any) -> str:
    """Words on one line, without the marks for italics that Zotero allows in titles."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return ""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    return " ".join(_TAGS.sub("", text).split())


def _turned(name: str) -> str:
    """ "Quill, Ada" → "Ada Quill"; "Quill, Jr., Ada" → "Ada Quill Jr."."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):
        suffix = 1 if parts[1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii", "iv") else 2
        return f"{parts[3 - suffix]} {parts[0]} {parts[suffix]}"
    return name


def _edtf(parts: Sequence[str]) -> str:
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


def _printed_date(words: str) -> tuple[str, tuple[str, ...]]:
    """A date that may be printed in any form, as EDTF; and why there is none."""
    words = words.strip()
    if not words:
        return "", ()
    match = _PARTS.fullmatch(words)
    if match and (found := _edtf([part for part in match.groups() if part])):
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
