"""RIS → works. Source of the form: the RIS format specifications of 2011."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.front_matter.formats import shorten
from dossier.intake.reference_words import Read, Reference, Unread, name_in_order, plain_words, printed_date
from dossier.patterns import regex

_RIS = regex(r"([A-Z][A-Z0-9])  ?- ?(.*)")
#: Its types as kinds of ours.
_RIS_KINDS = {
    "ART": "photograph", "BLOG": "blog-post", "BOOK": "book", "CASE": "judgment", "CHAP": "chapter",
    "CONF": "paper", "CPAPER": "paper", "DATA": "dataset", "EBOOK": "book", "ELEC": "webpage",
    "ENCYC": "encyclopedia-entry", "HEAR": "testimony", "JOUR": "paper", "LEGAL": "law", "MAP": "map",
    "MGZN": "article", "NEWS": "news", "PCOMM": "letter", "RPRT": "report", "SOUND": "audio", "STAT": "law",
    "THES": "thesis", "VIDEO": "video",
}  # fmt: skip


def read_ris(text: str) -> Read:
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
        return next((plain_words(fields[tag][0]) for tag in tags if fields.get(tag) and fields[tag][0]), "")

    published, notes = printed_date(first("DA", "PY", "Y1").strip("/"))
    accessed, _ = printed_date(first("Y2").strip("/"))
    names = [name for tag in ("AU", "A1") for name in fields.get(tag, ())]
    kind = first("TY")
    return Reference(
        line=line,
        title=first("TI", "T1", "CT"),
        kind=_RIS_KINDS.get(kind, ""),
        authors=tuple(name_in_order(plain_words(name)) for name in names if name),
        outlet=first("T2", "JO", "JF", "JA", "PB"),
        published=published,
        accessed=accessed,
        number=first("IS", "M1", "SN") if kind in ("RPRT", "ELEC", "GEN") else "",
        doi=first("DO"),
        url=first("UR", "L1", "L2"),
        language=first("LA"),
        notes=notes,
    )
