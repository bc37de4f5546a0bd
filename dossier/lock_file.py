"""content/captures.lock.json: the receipts as a file that is committed, sorted so that its changes read well."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.limits import LOCK_BYTES
from dossier.receipts import Checked, Kept, KeptPlace, Receipt

LOCK = "captures.lock.json"
VERSION = 2


class ReceiptsUnreadable(ValueError):
    """The lock file is damaged; the message says how."""


def read_receipts(content: Path) -> Mapping[str, Receipt]:
    """Receipts by source id; none where there is no file. Raises ReceiptsUnreadable for a damaged one."""
    try:
        file = content / LOCK
        size = file.stat().st_size
        data = file.read_bytes() if size <= LOCK_BYTES else b""
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReceiptsUnreadable(f"cannot be read: {error.strerror or error}") from error
    if size > LOCK_BYTES:
        raise ReceiptsUnreadable(f"has {size:,} bytes; it may have {LOCK_BYTES:,}")
    try:
        lock = json.loads(data)
        if lock["version"] != VERSION:
            raise ReceiptsUnreadable(f"is of version {lock['version']}; this engine writes {VERSION}")
        return {source: _receipt(source, entry) for source, entry in lock["captures"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        if isinstance(error, ReceiptsUnreadable):
            raise
        raise ReceiptsUnreadable("is no lock file of ours; `verify` writes a new one") from error


def _receipt(source: str, entry: Mapping[str, Any]) -> Receipt:
    return Receipt(
        source=source,
        capture=str(entry["capture"]),
        sha256=str(entry["sha256"]),
        text_rules=str(entry["text_rules"]),
        paragraphs=int(entry["paragraphs"]),
        marks=tuple(map(str, entry["footnotes"]["marks"])),
        definitions=tuple(map(str, entry["footnotes"]["definitions"])),
        checked=tuple(_checked(item) for item in entry["checked"]),
        particulars={
            paragraph: {kind: tuple(map(str, words)) for kind, words in kinds.items()}
            for paragraph, kinds in entry["particulars"].items()
        },
        sightings=tuple(map(_kept, entry["sightings"])),
        words=int(entry["words"]),
        published_words=int(entry["published_words"]),
    )


def _checked(item: Mapping[str, Any]) -> Checked:
    quote, position = {}, {}
    for selector in item.get("selectors", ()):
        if selector["type"] == "TextQuoteSelector":
            quote = selector
        else:
            position = selector
    return Checked(
        record=str(item["record"]),
        at=str(item["at"]),
        sha256=str(item["sha256"]),
        result=str(item["result"]),
        paragraph=int(item.get("paragraph", 0)),
        exact=str(quote.get("exact", "")),
        prefix=str(quote.get("prefix", "")),
        suffix=str(quote.get("suffix", "")),
        start=int(position.get("start", -1)),
        end=int(position.get("end", -1)),
        line=int(item.get("line", 0)),
    )


def _kept(item: Mapping[str, Any]) -> Kept:
    return Kept(
        rule=str(item["rule"]),
        at=_kept_place(item["at"]),
        message=str(item["message"]),
        against=tuple(map(_kept_place, item.get("against", ()))),
        suggestions=tuple(
            (str(value), tuple(map(str, reasons))) for value, reasons in item.get("suggestions", ())
        ),
    )


def _kept_place(item: Mapping[str, Any]) -> KeptPlace:
    return KeptPlace(
        paragraph=int(item["paragraph"]),
        line=int(item["line"]),
        start=int(item["start"]),
        end=int(item["end"]),
        text=str(item["text"]),
        message=str(item.get("message", "")),
        note=str(item.get("note", "")),
    )


def lock_text(receipts: Mapping[str, Receipt]) -> str:
    """The lock file's text: sorted, an entry a line where it can be, so that its changes read well."""
    captures = {source: _entry(receipts[source]) for source in sorted(receipts)}
    lock = {"version": VERSION, "captures": captures}
    return json.dumps(lock, ensure_ascii=False, indent=1) + "\n"


def _entry(receipt: Receipt) -> dict[str, Any]:
    return {
        "capture": receipt.capture,
        "sha256": receipt.sha256,
        "text_rules": receipt.text_rules,
        "paragraphs": receipt.paragraphs,
        "words": receipt.words,
        "published_words": receipt.published_words,
        "footnotes": {"marks": list(receipt.marks), "definitions": list(receipt.definitions)},
        "checked": [_item(checked) for checked in receipt.checked],
        "sightings": [_kept_item(kept) for kept in receipt.sightings],
        "particulars": {
            paragraph: {kind: list(words) for kind, words in kinds.items()}
            for paragraph, kinds in receipt.particulars.items()
        },
    }


def _item(checked: Checked) -> dict[str, Any]:
    item: dict[str, Any] = {
        "record": checked.record,
        "at": checked.at,
        "sha256": checked.sha256,
        "result": checked.result,
    }
    if checked.paragraph:
        item["paragraph"] = checked.paragraph
    if checked.line:
        item["line"] = checked.line
    if checked.exact:
        quote = {"type": "TextQuoteSelector", "exact": checked.exact}
        quote |= {
            key: words for key, words in (("prefix", checked.prefix), ("suffix", checked.suffix)) if words
        }
        item["selectors"] = [
            quote,
            {"type": "TextPositionSelector", "start": checked.start, "end": checked.end},
        ]
    return item


def _kept_item(kept: Kept) -> dict[str, Any]:
    item: dict[str, Any] = {"rule": kept.rule, "at": _place_item(kept.at), "message": kept.message}
    if kept.against:
        item["against"] = [_place_item(place) for place in kept.against]
    if kept.suggestions:
        item["suggestions"] = [[value, list(reasons)] for value, reasons in kept.suggestions]
    return item


def _place_item(place: KeptPlace) -> dict[str, Any]:
    item: dict[str, Any] = {
        "paragraph": place.paragraph,
        "line": place.line,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }
    said = {"message": place.message, "note": place.note}
    return item | {key: words for key, words in said.items() if words}
