"""Claims against documents: who says what, where; a cell names the speakers, never the outlet alone."""

from __future__ import annotations

from dossier import views
from dossier.corpus import Carried
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.assertions import stance_words
from dossier.pages.chrome import chrome
from dossier.pages.compare_index import index_link
from dossier.pages.edition import Edition
from dossier.pages.running_text import document_words
from dossier.views import Link, MatrixRow, Voice

PATH = "matrix.html"
WIDEST = 8  #: documents that fit side by side; a dossier with more has the claims' own pages


def documents(edition: Edition) -> tuple[Record[SourceHead], ...]:
    """The documents that take a stand on any claim, by date; none where they are too many for a table."""
    found = {entry.source.id: entry.source for told in edition.corpus.carried.values() for entry in told}
    ordered = tuple(sorted(found.values(), key=edition.corpus.age))
    return ordered if 2 <= len(ordered) <= WIDEST else ()


def matrix_page(edition: Edition) -> views.MatrixPage:
    """The table of all claims that a document takes a stand on."""
    columns = documents(edition)
    rows = []
    for claim in edition.corpus.claims:
        told = edition.corpus.carried.get(claim.id, ())
        cells = tuple(
            tuple(dict.fromkeys(_voice(edition, entry) for entry in told if entry.source.id == column.id))
            for column in columns
        )
        if any(cells):
            rows.append((-sum(map(bool, cells)), claim.title, MatrixRow(edition.link("", claim.id), cells)))
    return views.MatrixPage(
        chrome=chrome(
            edition,
            PATH,
            title="Questions and documents",
            description=f"Who says what, in which document. {edition.corpus.site.caveat}".strip(),
        ),
        heading="Questions and documents",
        lead="Each cell names who speaks in the document, and what they say to the question.",
        columns=tuple(
            Link(document_words(edition, column.id), edition.href("", column.id)) for column in columns
        ),
        rows=tuple(row for _, _, row in sorted(rows, key=lambda row: row[:2])),
        also=tuple(index_link(edition, "")),
    )


def _voice(edition: Edition, entry: Carried) -> Voice:
    assertion = entry.assertion
    speakers = assertion.said_by
    speaker = edition.link("", speakers[0]) if speakers else Link("the document itself")
    if len(speakers) > 1:
        speaker = Link(f"{speaker.text} and others", speaker.href)
    stance = "reports" if assertion.fits == "related" else assertion.stance
    return Voice(speaker, stance, stance_words(assertion))
