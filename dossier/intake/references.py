"""Works as reference managers write them → one form: CSL-JSON, BibTeX and RIS, as Zotero and others export them."""

from __future__ import annotations

import re

from dossier.intake.bibtex import read_bibtex
from dossier.intake.csl_json import read_csl
from dossier.intake.reference_words import Read, Reference, Unread
from dossier.intake.ris import read_ris

__all__ = ["Read", "Reference", "Unread", "form_of", "read_references"]

LARGEST = 100_000_000  #: bytes of a file


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
    yield from {"json": read_csl, "bib": read_bibtex, "ris": read_ris}[form_of(data, name)](text)


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
