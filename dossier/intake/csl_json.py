"""CSL-JSON → works. Source of the form: the CSL-JSON schema 1.0.2."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.intake.reference_words import Read, Reference, Unread, edtf_of, plain_words, printed_date

#: Its types as kinds of ours.
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


def read_csl(text: str) -> Read:
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
        title=plain_words(item.get("title")),
        kind=_CSL.get(str(item.get("type")), ""),
        authors=tuple(_csl_names(item.get("author"))),
        outlet=plain_words(item.get("container-title")) or plain_words(item.get("publisher")),
        published=published,
        accessed=accessed,
        number=plain_words(item.get("number")),
        doi=plain_words(item.get("DOI")),
        url=plain_words(item.get("URL")),
        language=plain_words(item.get("language")),
        notes=notes,
    )


def _csl_names(names: Any) -> Iterator[str]:
    for name in names if isinstance(names, list) else ():
        if isinstance(name, dict):
            keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            whole = plain_words(name.get("literal")) or " ".join(
                filter(None, (plain_words(name.get(key)) for key in keys))
            )
            if whole:
                yield whole


def _csl_date(given: Any) -> tuple[str, tuple[str, ...]]:
    """A date as EDTF, and why there is none."""
    if not isinstance(given, dict):
        return "", ()
    parts = given.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] and parts[0][0]:
        ends = [edtf_of([str(number) for number in part]) for part in parts[:2] if isinstance(part, list)]
        if all(ends):
            return "/".join(ends) + ("~" if given.get("circa") and len(ends) == 1 else ""), ()
    words = plain_words(given.get("raw")) or plain_words(given.get("literal"))
    return printed_date(words)
