"""Every form in which the data can be taken away: for the build, for `export`, and for the page that tells of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from dossier.exports import database, statements, tables, web_annotations, whole
from dossier.exports.assertion_rows import AFTER, BEFORE, assertion_columns
from dossier.exports.json_schema import schema_text
from dossier.exports.references import bibliography
from dossier.pages.edition import Edition

#: What stands in the columns of the assertions that are no field of one.
_ROUND = {
    "source": "id of the document that makes the assertion",
    "entry": "its number among those of the document, from 1",
    "as_exported": "tells whether the file was edited after this table was written",
}
#: What stands in those that are.
_ASSERTION = {
    "claim": "id of the claim that it is about",
    "fits": "exact, narrower, wider or related: how the statement lies to the claim",
    "says": "the statement in a sentence of ours",
    "said_by": "ids or names of the speakers, jointly; empty: the document itself",
    "via": "through whom, nearest to the document first",
    "stance": "asserts, rejects, allows, doubts, asks or reports; never a verdict",
    "hedge": "a word of doubt, as printed",
    "hedge_by": "whose doubt, where it is not the speaker’s",
    "hedge_on": "what is doubted",
    "at": "paragraphs, as our copy numbers them",
    "in": "text, headline, caption, footnote or quotation",
    "quote": "exact words, short",
    "quote_words_of": "speaker, document or translation",
    "quote_translated_by": "by whom, where the document says so",
    "quote_from": "from which language",
    "quote_utterance": "one word for one utterance, wherever it is printed",
    "value": "as printed, with its bound",
    "date": "EDTF, where the assertion is about when",
    "origin": "where it was first put on record: an id, words, self, unnamed or not-stated",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One file. text: makes it, unless it is made of the data of all records."""

    format: str  #: the word for `export --format`
    path: str  #: from the root of the site
    media: str
    about: str
    columns: Mapping[str, str] = field(default_factory=dict)
    text: Callable[[Edition], str] | None = None


def forms(edition: Edition) -> tuple[Form, ...]:
    """All of them, in the order in which a reader is told of them."""
    return (
        Form(
            "json",
            whole.PATH,
            "application/json",
            "Everything: each record as its own page has it, with its findings.",
        ),
        Form(
            "schema",
            whole.SCHEMA_PATH,
            "application/schema+json",
            "What stands in that file and in each record’s own, as JSON Schema 2020-12.",
            text=lambda _: schema_text(),
        ),
        Form(
            "sqlite",
            database.PATH,
            "application/vnd.sqlite3",
            "The same as tables that lead to one another, with a full-text index: “datasette dossier.sqlite” opens it.",
        ),
        *(
            Form(
                "csv",
                f"data/tables/{folder}.csv",
                "text/csv",
                f"{collection.label}, one a row.",
                tables.table_columns(collection.like),
                partial(_table, folder=folder),
            )
            for folder, collection in edition.collections.items()
        ),
        Form(
            "assertions",
            "data/assertions.csv",
            "text/csv",
            "What every document says on every claim, one assertion a row. “build.py import” reads it back.",
            {**_assertion_columns(), **tables.BESIDE},
            tables.assertions_table,
        ),
        Form(
            "ftm",
            "data/statements.csv",
            "text/csv",
            "The assertions in the statement columns of FollowTheMoney: documents, claims, and what links them.",
            statements.COLUMNS,
            statements.statements_csv,
        ),
        *(
            Form(word, f"data/bibliography{ending}", media, about, text=partial(bibliography, ending=ending))
            for word, ending, media, about in (
                ("bibtex", ".bib", "application/x-bibtex", "All sources in BibTeX, as BibLaTeX reads it."),
                ("csl", ".csl.json", "application/vnd.citationstyles.csl+json", "All sources in CSL-JSON."),
                ("ris", ".ris", "application/x-research-info-systems", "All sources in RIS."),
            )
        ),
        Form(
            "annotations",
            web_annotations.PATH,
            "application/ld+json",
            "Every quotation that was verified word for word, as a W3C Web Annotation with a TextQuoteSelector.",
            text=web_annotations.annotations_text,
        ),
    )


def _table(edition: Edition, folder: str) -> str:
    return tables.collection_csv(edition, edition.collections[folder])


def _assertion_columns() -> Mapping[str, str]:
    names = (*BEFORE, *(column.name for column in assertion_columns()), *AFTER)
    return {name: (_ROUND | _ASSERTION).get(name, "") for name in names}
