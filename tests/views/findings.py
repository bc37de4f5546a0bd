"""A finding in every state: open, explained, a warning, our own mistake."""

from __future__ import annotations

from dossier.views import (
    Against,
    Answer,
    Flag,
    Html,
    Link,
    Reading,
)

LATER = Flag(
    "note",
    "Note",
    "A cited date is later than the document",
    "Footnote 4 prints “12 March 2031”; the document is dated March 1998",
    "in the document, as our copy has it",
    "../findings.html#f-later-4",
    readings=(
        Reading(
            "12 March 1997",
            "1997-03-12",
            ("the passage says “in the spring of 1997”", "note 3 is of that year"),
        ),
        Reading("12 March 1991", "1991-03-12", ("one digit",)),
    ),
    against=(Against(Link("the document", "#facts"), "March 1998", "its own date"),),
)
INCOMPLETE = Flag(
    "note",
    "Note",
    "A note says only when",
    "Footnote 1 names no author, title, outlet or address",
    "in our copy",
    "../findings.html#f-incomplete-1",
)
UNDEFINED = Flag(
    "note",
    "Note",
    "A mark leads to no note",
    "The text has a mark 2 and no footnote 2",
    "in our copy",
    "../findings.html#f-undefined-2",
)
EXPLAINED = Flag(
    "note",
    "Explained",
    "Two documents date one event differently",
    "The annex gives 1995, this report 1996",
    "not known",
    "../findings.html#f-dated",
    against=(Against(Link("Annex A", "annex.html#p3"), "autumn 1995", "the other date"),),
    answer=Answer(
        "Holds",
        Html('The 1995 trial was a captive carry, <a href="annex.html">as the annex says</a>; nothing flew.'),
        "T. Okafor",
        "The author was asked on 3 May 2026",
        Html("“Both dates are right.”"),
    ),
)
UNCITED = Flag(
    "error",
    "Error",
    "A fact of ours has no source",
    "The fact ‘length’ names neither a citation nor a claim",
    "in our notes",
    "../findings.html#work-fact-uncited",
)
WARNED = Flag(
    "warning",
    "Warning",
    "The archive has it before it was published",
    "Archived on 2 February 1998, published in March 1998",
    "not known",
    "../findings.html#f-archived",
)
