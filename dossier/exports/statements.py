"""All assertions in the statement columns of FollowTheMoney, for those who load a dossier into its tools.

Three kinds of entities: a document is an `Article`, a claim a `Note`, an assertion the `Documentation` that links
them; its role is the stance in words, never a verdict. `dataset` is the site, `origin` the file and field that a
statement stands in. Source: followthemoney 4, `followthemoney/statement/serialize.py`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.exports.spreadsheet import defused
from dossier.fields import Assertion
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.assertions import FITS, stance_words
from dossier.pages.edition import Edition, date_view
from dossier.pages.running_text import RunningText
from dossier.pages.works import caveats

COLUMNS = {
    "canonical_id": "the entity, as entity_id",
    "entity_id": "a document or claim by its id; an assertion as document, slash and number",
    "prop": "the property",
    "prop_type": "its type in FollowTheMoney",
    "schema": "Article, Note or Documentation",
    "value": "what the property holds",
    "dataset": "this dossier",
    "origin": "file and field that it stands in",
    "lang": "not used",
    "original_value": "not used",
    "external": "always f: nothing comes from elsewhere",
    "first_seen": "the day of the edition",
    "last_seen": "likewise",
    "id": "FollowTheMoney's own key of the statement",
}
_TYPES = {
    **dict.fromkeys(("document", "entity"), "entity"),
    **dict.fromkeys(("publishedAt", "date"), "date"),
    **dict.fromkeys(("sourceUrl",), "url"),
    **dict.fromkeys(("summary", "description", "notes"), "text"),
    "name": "name",
}


class _Told(NamedTuple):
    entity: str
    schema: str
    prop: str
    value: str
    origin: str


def statements_csv(edition: Edition) -> str:
    """The statements as CSV, quoted as FollowTheMoney writes it; a cell that a spreadsheet would run is defused."""
    dataset, day = _slug(edition.corpus.site.title), edition.result_day
    out = io.StringIO()
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    for told in dict.fromkeys(_told(edition)):
        value = defused(" ".join(told.value.split()))
        if value:
            key = f"{dataset}.{told.entity}.{told.prop}.{value}"
            writer.writerow(
                (
                    told.entity,
                    told.entity,
                    told.prop,
                    _TYPES.get(told.prop, "string"),
                    told.schema,
                    value,
                    dataset,
                )
                + (told.origin, "", "", "f", day, day)
                + (hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),)
            )
    return out.getvalue()


def _told(edition: Edition) -> Iterator[_Told]:
    taken: dict[str, None] = {}
    former = edition.corpus.former
    for source in edition.corpus.sources:
        if source.head.assertions:
            yield from _article(edition, source)
        for number, assertion in enumerate(source.head.assertions, 1):
            claim = former.get(assertion.claim, assertion.claim)
            taken[claim] = None
            yield from _documentation(edition, source, number, assertion, claim)
    for claim_record in edition.corpus.claims:
        if claim_record.id in taken:
            text = {"name": claim_record.title, "description": claim_record.head.claim}
            notes = caveats(edition, claim_record)
            address = _address(edition, edition.path(claim_record))
            yield from _each(
                claim_record.id, "Note", claim_record.file, {**text, "notes": notes, "sourceUrl": address}
            )


def _article(edition: Edition, source: Record[SourceHead]) -> Iterable[_Told]:
    head = source.head
    told = {
        "title": source.title,
        "fileName": source.file.rpartition("/")[2],
        "publisher": edition.link("", head.publisher.value).text if head.publisher else "",
        "publishedAt": date_view(head.published.value).datetime if head.published else "",
        "sourceUrl": head.url or head.archive_url or _address(edition, edition.path(source)),
        "notes": caveats(edition, source),
    }
    yield from _each(source.id, "Article", source.file, told)
    for author in head.authors or ():
        yield _Told(source.id, "Article", "author", edition.link("", author.value).text, source.file)


def _documentation(
    edition: Edition, source: Record[SourceHead], number: int, assertion: Assertion, claim: str
) -> Iterable[_Told]:
    path = f"assertions[{number}]"
    says = RunningText(edition, source, "").plain(source.texts.get(f"{path}.says"), source)
    speakers = ", ".join(edition.link("", id).text for id in assertion.said_by) or "the document itself"
    quote = f"“{assertion.quote.text}”" if assertion.quote else ""
    hedge = f"word of doubt: “{assertion.hedge.word}”" if assertion.hedge else ""
    told = {
        "document": source.id,
        "entity": claim,
        "role": f"{speakers}: {stance_words(assertion)}",
        "status": FITS.get(assertion.fits, ""),
        "summary": says,
        "description": "; ".join(part for part in (quote, hedge, assertion.value) if part),
        "date": date_view(assertion.date).datetime if assertion.date else "",
        "sourceUrl": _address(edition, f"{edition.path(source)}#assertion-{number}"),
        "recordId": f"{source.id}/{path}",
    }
    return _each(f"{source.id}/{number}", "Documentation", f"{source.file} {path}", told)


def _each(entity: str, schema: str, origin: str, told: dict[str, str]) -> Iterator[_Told]:
    return (_Told(entity, schema, prop, value, origin) for prop, value in told.items() if value)


def _address(edition: Edition, path: str) -> str:
    """An address must be whole to be one."""
    return edition.base_url + path if edition.base_url else ""


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_") or "dossier"
