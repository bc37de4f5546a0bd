"""Every quotation that was verified word for word, as a W3C Web Annotation: what is quoted, and where we quote it.

Sources: Web Annotation Data Model (2017), 4.2.4 `TextQuoteSelector`. Nothing but receipts is read: what they hold is
published beside the content, nothing of a withheld paragraph is among it, and of a draft nothing is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from dossier.exports.record_data import unique
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, is_printed
from dossier.pages.linked_data import THING
from dossier.pages.works import caveats
from dossier.prose.likeness import OMISSION
from dossier.receipts import Checked, Wanted, wanted_texts

Json = dict[str, Any]
PATH = "data/annotations.jsonld"
#: The context of Web Annotations, and one word for what they have none for.
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"caveat": "https://schema.org/usageInfo"}]


def annotations_text(edition: Edition) -> str:
    """All of them as one collection with one page; an annotation a line."""
    site = edition.corpus.site
    items = list(_annotations(edition))
    address = _address(edition)
    head = {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": f"Quotations in {site.title}, verified word for word",
        "caveat": site.caveat,
        "total": len(items),
    }
    page = {"id": f"{address}#all", "type": "AnnotationPage", "startIndex": 0}
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    start, page_start = (json.dumps(each, ensure_ascii=False)[:-1] for each in (head, page))
    return f'{start},\n"first": {page_start}, "items": [\n{lines}\n]}}}}\n'


def _annotations(edition: Edition) -> Iterator[Json]:
    records = unique(edition)
    for record in records.values():
        for wanted in wanted_texts([record]):
            source = records.get(wanted.source)
            checked = _checked(edition, wanted)
            if is_quotation(wanted.at) and checked and source and not _is_withheld(source, checked.paragraph):
                yield _annotation(edition, record, source, wanted, checked)


def is_quotation(at: str) -> bool:
    """Whether a text at this place is quoted; titles, words of doubt, figures and footnotes are transcribed."""
    return at.endswith("quote") or not at.startswith(("assertions[", "footnote ", "title"))


def _checked(edition: Edition, wanted: Wanted) -> Checked | None:
    """The receipt of words as they stand now, if they were found word for word."""
    receipt = edition.corpus.receipts.get(wanted.source)
    found = (each for each in receipt.checked if each.key == wanted.key) if receipt else ()
    return next((each for each in found if each.result == "verbatim"), None)


def _is_withheld(source: Record[Head], paragraph: int) -> bool:
    head = source.head
    return isinstance(head, SourceHead) and any(paragraph in each.p for each in head.withhold)


def _annotation(
    edition: Edition, record: Record[Head], source: Record[Head], wanted: Wanted, checked: Checked
) -> Json:
    root = edition.base_url or "../"
    place = f"{root}{edition.path(record)}#{_fragment(wanted.at)}".rstrip("#")
    assert isinstance(source.head, SourceHead)
    # A document without an address is named by that of our page about it.
    document = source.head.url or source.head.archive_url or f"{root}{edition.path(source)}{THING}"
    parts = [part for part in OMISSION.split(wanted.words.strip()) if part]
    if len(parts) == 1:
        quoted = {"exact": checked.exact, "prefix": checked.prefix, "suffix": checked.suffix}
        selectors = [{"type": "TextQuoteSelector"} | {key: words for key, words in quoted.items() if words}]
    else:  # what we leave out is no part of the quotation
        selectors = [{"type": "TextQuoteSelector", "exact": part} for part in parts]
    targets = [{"source": document, "selector": selector} for selector in selectors]
    title = f"“{source.title}”" if is_printed(source) else source.title
    said = " ".join((f"Quoted from {title}, ¶{checked.paragraph} of our copy.", caveats(edition, source)))
    return {
        "id": f"{_address(edition)}#{quote(f'{record.id}/{wanted.at}/{checked.sha256[:8]}')}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            place,
            {
                "type": "TextualBody",
                "value": said,
                "format": "text/plain",
                "language": edition.corpus.site.language,
            },
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _address(edition: Edition) -> str:
    """Of the collection itself; relative to where it lies where the site has no address."""
    return edition.base_url + PATH if edition.base_url else PATH.rpartition("/")[2]


def _fragment(at: str) -> str:
    if at.startswith("¶"):
        return f"p{at[1:].split('–')[0]}"
    return f"assertion-{at.removeprefix('assertions[').split(']')[0]}" if at.startswith("assertions[") else ""
