"""The reference of an invented site: what can be written, and what is found."""

from __future__ import annotations

from dossier.views import Html, Link, NavItem, ReferenceManual, ReferencePage, ReferenceRow, ReferenceTable
from tests.views.frame import chrome

_PARTS = (
    NavItem("Records", "fields.html", "page"),
    NavItem("Parts", "parts.html"),
    NavItem("Footnotes", "rules-footnotes.html"),
)

FIELDS = ReferencePage(
    chrome=chrome("Fields of records", folder="search"),
    heading="Fields of records",
    lead=Html("What a record can hold. <code>python3 build.py explain NAME</code> tells of one field."),
    parts=_PARTS,
    tables=(
        ReferenceTable(
            id="values",
            heading="How values are written",
            lead=Html("YAML between two lines of <code>---</code> at the head of a file."),
            columns=("Value", "How it is written"),
            rows=(ReferenceRow(Html("a date"), (Html("<code>1995-05</code>"),), "form-edtf"),),
        ),
        ReferenceTable(
            id="of-documents",
            heading="Document",
            lead=Html("A document that is annotated."),
            columns=("Field", "Takes", "What it is for"),
            rows=(
                ReferenceRow(
                    Html("<code>title</code> (needed)"),
                    (Html('<a href="parts.html#fact">a fact</a>'), Html("as printed")),
                ),
                ReferenceRow(
                    Html("<code>updated</code>"),
                    (
                        Html('<a href="#form-edtf">a date</a>'),
                        Html("the date of its last change, as printed"),
                    ),
                ),
            ),
            schema=Link("JSON Schema", "documents.schema.json"),
        ),
    ),
)

RULES = ReferencePage(
    chrome=chrome("Rules: Footnotes", folder="search"),
    heading="Rules: Footnotes",
    lead=Html("What is found, and what is left alone."),
    parts=_PARTS,
    manuals=(
        ReferenceManual(
            "footnote-undefined",
            "A mark leads to no footnote",
            "error, in our own files",
            (Html("Holds when a mark has no definition."), Html("Fix: write it.")),
        ),
        ReferenceManual(
            "footnote-order",
            "The numbers of footnotes jump",
            "note, in the document",
            (Html("Holds when one is left out."),),
        ),
    ),
)
