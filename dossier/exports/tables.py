"""A table for each collection, and one of all assertions, as CSV that spreadsheets open.

Several values of a cell stand in one, as `assertion_rows.listed` writes them; behind each fact stands how it is known.
Every row ends with the caveat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from dossier.exports.assertion_rows import assertions_csv, listed, row_of
from dossier.exports.record_data import record_kind
from dossier.exports.spreadsheet import table_text
from dossier.fields import DateFact, Fact, NamedFact
from dossier.heads import ActorHead, ClaimHead, EventHead, Head, SourceHead, WeaponHead
from dossier.model import Record
from dossier.pages.edition import Edition
from dossier.pages.running_text import RunningText
from dossier.pages.works import caveats
from dossier.settings import Collection

Columns = Mapping[str, str]  #: name → what stands in it

FIRST: Columns = {"id": "names the record everywhere", "title": "as its page has it", "kind": "its kind"}
LAST: Columns = {
    "summary": "one sentence, in plain words",
    "elsewhere": "addresses of the same thing elsewhere",
    "address": "of its page",
    "file": "that it is made from",
    "changed": "the day on which the file last changed, where that is known",
    "caveat": "what is to be kept in mind; goes with every row",
}
OWN: Mapping[str, Columns] = {
    "sources": {
        "title_known_from": "how the title is known, where our copy does not print it",
        "publisher": "by name",
        "authors": "by name; empty where our copy prints none, or nothing is known",
        "published": "EDTF",
        "published_known_from": "how the date is known, where our copy does not print it",
        "updated": "EDTF",
        "accessed": "EDTF",
        "language": "BCP 47",
        "identifier": "the publisher's own",
        "url": "of the original",
        "archive_url": "of an archived copy",
        "text": "digest, full or none: what the page holds of it",
        "republication_of": "id of the first publication",
        "about": "ids",
        "assertions": "how many it makes",
        "rights": "whose words they are",
    },
    "actors": {
        "role": "party, or voice: who reports and comments",
        "names": "spellings, with who writes them so",
        "born": "EDTF, each with how it is known",
        "died": "likewise",
        "facts": "likewise",
        "relations": "type, id, and who says so",
    },
    "weapons": {
        "names": "spellings, with who writes them so",
        "made_in": "with how it is known",
        "facts": "likewise",
        "relations": "type, id, and who says so",
    },
    "events": {
        "dates": "EDTF, or the words that are printed; each with who gives it",
        "place": "with how it is known",
        "participants": "ids, each with its part and who says so",
        "names": "spellings, with who writes them so",
        "facts": "with how each is known",
        "relations": "type, id, and who says so",
    },
    "claims": {
        "claim": "the proposition that documents take a stand on; no verdict",
        "about": "ids",
        "depends_on": "ids of claims",
        "documents": "how many carry it, over all stances; a republication is no second one",
        "origins": "named ones: ids or words",
        "origins_not_stated": "how many assertions name none",
        "not_established": "what no document says",
        "measures": "what its values are of",
        "unit": "in which unit",
    },
    "pages": {},
}
#: What a reader of the assertions wants beside them; `import` does not read it back.
BESIDE: Columns = {
    "question": "that the claim answers",
    "proposition": "what the stance is taken on",
    "document": "title",
    "document_date": "EDTF",
    "address": "of the assertion on the page of its document",
    "caveat": "what is to be kept in mind; goes with every row",
}


def table_columns(shape: str) -> Columns:
    """The columns of a collection of this shape, in their order."""
    return {**FIRST, **OWN[shape], **LAST}


def collection_csv(edition: Edition, collection: Collection) -> str:
    """The records of a collection, one a row, in the order of their ids."""
    columns = table_columns(collection.like)
    rows = (
        _row(edition, record)
        for record in records_of(edition, collection.like)
        if record.collection == collection.folder
    )
    return table_text(tuple(columns), ([row.get(name, "") for name in columns] for row in rows))


def records_of(edition: Edition, shape: str) -> tuple[Record[Head], ...]:
    """Those of a shape, asked for as one part of the edition."""
    corpus = edition.corpus
    if shape == "pages":
        return tuple(sorted(edition.own_pages, key=lambda page: page.id))
    return cast("tuple[Record[Head], ...]", getattr(corpus, shape))


def assertions_table(edition: Edition) -> str:
    """Every assertion, one a row, in the columns that `import` reads; documents in the order of their ids."""
    return assertions_csv(_assertions(edition), tuple(BESIDE))


def _assertions(edition: Edition) -> Iterable[dict[str, str]]:
    questions = {claim.id: claim for claim in edition.corpus.claims}
    former = edition.corpus.former
    for source in edition.corpus.sources:
        head = source.head
        for number, assertion in enumerate(head.assertions, 1):
            claim = questions.get(assertion.claim) or questions.get(former.get(assertion.claim, ""))
            yield row_of(source.id, number, assertion) | {
                "question": claim.title if claim else "",
                "proposition": claim.head.claim if claim else "",
                "document": source.title,
                "document_date": head.published.value if head.published else "",
                "address": f"{edition.base_url}{edition.path(source)}#assertion-{number}",
                "caveat": caveats(edition, *((claim,) if claim else ()), source),
            }


def _row(edition: Edition, record: Record[Head]) -> dict[str, str]:
    head = record.head
    return {
        "id": record.id,
        "title": record.title,
        "kind": record_kind(record),
        **(_CELLS[type(head)](edition, cast(Any, head), record) if type(head) in _CELLS else {}),
        "summary": RunningText(edition, record, "").plain(record.texts.get("summary"), record),
        "elsewhere": listed(head.same_as),
        "address": edition.base_url + edition.path(record),
        "file": record.file,
        "changed": edition.changes.get(record.file) or "",
        "caveat": caveats(edition, record),
    }


def _source(edition: Edition, head: SourceHead, record: Record[Head]) -> dict[str, str]:
    plain = ("updated", "accessed", "language", "identifier", "url", "archive_url", "text")
    return {
        **{name: getattr(head, name) for name in (*plain, "republication_of", "rights")},
        "title_known_from": head.title.known_from,
        "publisher": edition.link("", head.publisher.value).text if head.publisher else "",
        "authors": listed(edition.link("", author.value).text for author in head.authors or ()),
        "published": head.published.value if head.published else "",
        "published_known_from": head.published.known_from if head.published else "",
        "about": listed(head.about),
        "assertions": str(len(head.assertions)),
    }


def _actor(edition: Edition, head: ActorHead, record: Record[Head]) -> dict[str, str]:
    dates = {"born": listed(map(_fact, head.born)), "died": listed(map(_fact, head.died))}
    return {"role": head.role, **dates, **_named(head)}


def _weapon(edition: Edition, head: WeaponHead, record: Record[Head]) -> dict[str, str]:
    return {"made_in": listed(map(_fact, head.made_in)), **_named(head)}


def _event(edition: Edition, head: EventHead, record: Record[Head]) -> dict[str, str]:
    given = (*((head.date,) if head.date else ()), *head.dates)
    return {
        "dates": listed(
            _known(f"{d.date or d.printed}{f', {d.of}' if d.of else ''}", d.cite, d.claim) for d in given
        ),
        "place": listed(map(_fact, head.place)),
        "participants": listed(
            _known(f"{who.actor}{f', {who.as_}' if who.as_ else ''}", who.cite, who.claim)
            for who in head.participants
        ),
        **_named(head),
    }


def _claim(edition: Edition, head: ClaimHead, record: Record[Head]) -> dict[str, str]:
    weight, text = edition.weight(record.id), RunningText(edition, record, "")
    missing = (record.texts.get(f"not_established[{n}]") for n in range(1, len(head.not_established) + 1))
    return {
        "claim": head.claim,
        "about": listed(head.about),
        "depends_on": listed(head.depends_on),
        "documents": str(weight.documents),
        "origins": listed(weight.origins),
        "origins_not_stated": str(weight.unstated),
        "not_established": listed(text.plain(each, record) for each in missing),
        "measures": head.measures,
        "unit": head.unit,
    }


def _named(head: ActorHead | WeaponHead | EventHead) -> dict[str, str]:
    return {
        "names": listed(_known(each.name, each.cite, "") for each in head.names),
        "facts": listed(f"{fact.what}: {_fact(fact)}" for fact in head.facts),
        "relations": listed(_known(f"{tie.type} {tie.to}", tie.cite, tie.claim) for tie in head.relations),
    }


def _fact(fact: Fact | DateFact | NamedFact) -> str:
    known = _known(fact.value, fact.cite, fact.claim)
    return f"{known} (known from {fact.known_from})" if fact.known_from else known


def _known(value: str, cite: str, claim: str) -> str:
    """A value with its citation, as a contributor writes it, or the claim that carries it."""
    return " ".join((value, *((cite,) if cite else ()), *((f"(claim {claim})",) if claim else ())))


_CELLS: Mapping[type[Head], Callable[[Edition, Any, Record[Head]], dict[str, str]]] = {
    SourceHead: _source,
    ActorHead: _actor,
    WeaponHead: _weapon,
    EventHead: _event,
    ClaimHead: _claim,
}
