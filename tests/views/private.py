"""A document's page in the private preview, which no published site has."""

from __future__ import annotations

from dataclasses import fields, replace

from dossier.views import AlignedRow, FullParagraph, LegendItem, Link, PrivateSourcePage, Seen, SourcePage
from tests.views.document import SOURCE

COMMON = {field.name: getattr(SOURCE, field.name) for field in fields(SourcePage)}
COMMON["chrome"] = replace(SOURCE.chrome, draft="Private: not to be published.", noindex=True)
PASSAGES = SOURCE.body.passages if SOURCE.body else ()

PRIVATE = PrivateSourcePage(
    **COMMON,
    rows=(
        AlignedRow(
            PASSAGES[:2],
            (
                FullParagraph(
                    "¶1",
                    "full-1",
                    (
                        Seen("The first flight of the "),
                        Seen("Kestrel", ("mention",), "Kestrel", "../weapons/kestrel.html"),
                        Seen(" was made "),
                        Seen("in the spring of ", ("quotation",), "quoted here, ¶1", "#p1"),
                        Seen(
                            "1996",
                            ("quotation", "date", "finding"),
                            "quoted here, ¶1; read as 1996; A cited date is later than the document",
                            "../findings/f-later-4.html",
                            (Link("quoted", "#p1"),),
                        ),
                        Seen(".", (), "", ""),
                        Seen("[4]", ("note",), "footnote 4", "#fn-4"),
                    ),
                ),
            ),
        ),
        AlignedRow(
            (), (FullParagraph("¶2", "full-2", (Seen("A line of the page."),)),), "Left out of the digest."
        ),
        AlignedRow(
            (), (FullParagraph("¶3", "full-3", note="Withheld here too: it names a private person."),)
        ),
        AlignedRow(PASSAGES[2:], ()),
    ),
    legend=(
        LegendItem("mention", "a name that a record of ours bears", "1"),
        LegendItem("quotation", "words that we quote", "2"),
        LegendItem("date", "a date that is read", "1"),
        LegendItem("note", "a footnote’s mark", "1"),
        LegendItem("finding", "what a finding is about", "1"),
    ),
    limits="Shown are the first 1,500 paragraphs.",
    published=Link("The page as it is published", "?published"),
)
