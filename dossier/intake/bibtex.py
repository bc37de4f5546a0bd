"""BibTeX and BibLaTeX → works; bibtexparser reads the entries, pylatexenc the LaTeX in them.

Source of the form: the BibLaTeX manual 3.20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dossier.intake.reference_words import Read, Reference, Unread, name_in_order, plain_words, printed_date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
#: Its types as kinds of ours.
_BIBTEX = {
    "article": "paper", "book": "book", "booklet": "book", "collection": "book", "dataset": "dataset",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper", "manual": "manual",
    "mastersthesis": "thesis", "online": "webpage", "phdthesis": "thesis", "proceedings": "book",
    "report": "report", "techreport": "report", "thesis": "thesis", "video": "video",
}  # fmt: skip


def read_bibtex(text: str) -> Read:
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
    published, notes = printed_date(given.strip("{} "))
    accessed, _ = printed_date(fields.get("urldate", "").strip("{} "))
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


_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  #: no characters
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
        name = _tex(bare) if whole else name_in_order(_tex(bare))
        if name and name != "others":
            yield name


def _tex(value: str) -> str:
    """LaTeX as plain words; a brace that is meant as one is kept over the reading."""
    value = value.replace("\\{", _OPEN).replace("\\}", _CLOSE)
    if "\\" in value or "~" in value or "$" in value:
        from pylatexenc.latex2text import LatexNodes2Text

        for sign, char in _SIGNS:
            value = re.sub(rf"\{{?\\{sign}(?:\{{\}}|\s)?\}}?", char, value)
        try:
            value = LatexNodes2Text(keep_braced_groups=False).latex_to_text(value)
        except (ValueError, RecursionError, IndexError):  # what it cannot read stays as it is
            pass
    plain = value.replace("{", "").replace("}", "").replace(_OPEN, "{").replace(_CLOSE, "}")
    return plain_words(plain)


def _month(value: str) -> str:
    short = value.strip('{}" ')[:3].casefold()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else value if value.isdigit() else ""
