"""A document with every kind of fact, and a work that is only cited."""

from __future__ import annotations

from dossier.views import (
    Assertion,
    BackLink,
    CitedWork,
    Date,
    Fact,
    FactValue,
    FindingLine,
    Html,
    Link,
    Mention,
    MentionGroup,
    PrintedDate,
    PrintedDates,
    Quote,
    Reference,
    RefPlace,
    Sentence,
    SourcePage,
)
from tests.views.compared import BESIDE
from tests.views.comparisons import OTHER_WORDS
from tests.views.digest import DIGEST
from tests.views.findings import WARNED
from tests.views.frame import chrome

DATES = PrintedDates(
    "What names no full date is read from 3 March 1998, the document’s own date.",
    "7 dates",
    (
        PrintedDate(
            "12 March 2031",
            Date("12 March 2031", "2031-03-12"),
            where=Link("footnote 4", "#fn-4"),
            findings=(
                Link("A cited date is later than the document", "../findings/f-later-4.html"),
                Link("A cited date is yet to come", "../findings/f-later-4.html"),
            ),
        ),
        PrintedDate(
            "last week",
            Date("23 February 1998 to 1 March 1998", "", "range"),
            "from the document’s own date",
            Link("¶1", "#p1"),
        ),
        PrintedDate("", Date("spring 1996", "", "range"), "", Link("¶4")),
        PrintedDate("30 February 1997", None, "no day of the calendar", Link("headline")),
    ),
    folded=True,
    more="and 3 more",
)
SOURCE = SourcePage(
    chrome=chrome("Interim report on the Kestrel test series", "Government report", "sources"),
    title="Interim report on the Kestrel test series",
    printed=True,
    language="en",
    original=Link("Read the original at review.example", "https://review.example/interim"),
    facts=(
        Fact(
            "Issued by",
            (FactValue((Html('<a href="../actors/review.html">Office of Technical Review</a>'),)),),
            preview=True,
        ),
        Fact("Authors", (FactValue((Html("none printed"),), "in our copy"),)),
        Fact(
            "Published",
            (
                FactValue((Html('<time datetime="1998-03">March 1998</time>'),), "as printed"),
                FactValue(
                    (Html('<time datetime="1998-04-02">2 April 1998</time>'),),
                    "known from a public catalogue",
                    "https://catalogue.example/4471",
                ),
            ),
            preview=True,
        ),
        Fact(
            "About",
            (
                FactValue((Html('<a href="../weapons/kestrel.html">Kestrel</a>'),)),
                FactValue((Html('<a href="../actors/halden-works.html">Halden Works</a>'),)),
            ),
            together=True,
        ),
        Fact("Identifier", (FactValue((Html("OTR 98/14"),)),)),
        Fact(
            "Archived",
            (
                FactValue(
                    (
                        Html(
                            '<a href="https://archive.example/otr"><time datetime="1998-02-02">2 '
                            "February 1998</time></a>"
                        ),
                    )
                ),
            ),
            (WARNED,),
        ),
        Fact(
            "Text first in",
            (
                FactValue(
                    (Html('<a href="annex.html">“Annex A to the programme plan”</a>'),),
                    "the two count as one document",
                ),
            ),
        ),
    ),
    status="digest",
    status_words="What follows is a digest in our own words, paragraph by paragraph, with short "
    "quotations. Footnotes stand as printed.",
    summary=(
        Html(
            "The office sums up three flights of the Kestrel and says which of its figures it could not "
            "check."
        ),
    ),
    caveat=(Html("Its figures for range rest on two witnesses, neither of whom was at the range."),),
    weight="It speaks on 1 question: 1 origin named, 1 not stated.",
    flags=(),
    findings=(
        FindingLine(Link("footnote 1", "#fn-1"), "A note says only when", "../findings.html#f-incomplete-1"),
        FindingLine(Link("footnote 2", "#fn-2"), "A mark leads to no note", "../findings.html#f-undefined-2"),
        FindingLine(
            Link("footnote 4", "#fn-4"),
            "A cited date is later than the document",
            "../findings/f-later-4.html",
        ),
        FindingLine(
            Link("¶2", "#p2"),
            "Two documents date one event differently",
            "../findings.html#f-dated",
            "Explained",
            "explained",
        ),
    ),
    findings_words="Three notes and one that is explained. What lies in the document is reproduced as "
    "printed.",
    body=DIGEST,
    omitted=(Html("¶9–11 are left out: furniture of the page."),),
    dates=DATES,
    beside=BESIDE,
    cited=(
        CitedWork(
            Link("Annex A to the programme plan", "annex.html", quoted=True),
            "footnote 1",
            (Link("¶1", "#p1"),),
        ),
        CitedWork(Link("Embassy cable 4471", "cable.html"), "footnote 4", (Link("¶4", "#p4"),)),
        CitedWork(Link("a letter to the office"), "known from the text", (Link("¶2", "#p2"),)),
    ),
    other_words=OTHER_WORDS,
    assertions=(
        Assertion(
            Link("Did the Kestrel fly in 1996?", "../claims/flew-in-1996.html"),
            "also in 3 documents",
            places=(Link("¶1", "#p1"),),
            speaker=Link("the document itself"),
            quote=Quote("the first flight took place in the spring of 1996"),
            date=Date("spring 1996", ""),
            origin=Link("Witness hearing", "../events/hearing.html"),
        ),
        Assertion(
            Link("How far did the Kestrel fly?", "../claims/range.html"),
            "also in 4 documents",
            places=(Link("¶4", "#p4"),),
            medium="in a footnote",
            speaker=Link("Embassy in Halden", "../actors/embassy.html"),
            via="through the Office of Technical Review",
            stance="allows",
            stance_words="says it may be so",
            hedge="at least",
            quote=Quote("at least 300 kilometres"),
            value="at least 300 km",
            origin=Link("not stated"),
            fit="wider than the claim",
            says=Html("The cable speaks of the whole family of missiles."),
        ),
    ),
    references=(
        Reference(
            "1",
            "ref-1",
            Link("Memorandum on the witnesses", "memorandum.html", quoted=True),
            "Office of Technical Review",
            Date("4 June 1996", "1996-06-04"),
            (RefPlace(Link("¶3–7", "memorandum.html#p3"), (BackLink("a", "#cite-1-2"),)),),
        ),
    ),
    mentions=(
        MentionGroup(
            "Questions",
            "mentions-questions",
            "2 mentions",
            (
                Mention(
                    Link("How far did the Kestrel fly?", "../claims/range.html"),
                    (
                        Sentence(
                            Link("¶2", "../claims/range.html#p2"),
                            "No one who was at the range is quoted in the ",
                            "interim report",
                            ", and it says so.",
                        ),
                        Sentence(Link(""), "The ", "report", " gives a figure."),
                    ),
                ),
                Mention(Link("Did the Kestrel fly in 1996?", "../claims/flew-in-1996.html")),
            ),
        ),
        MentionGroup(
            "Weapons",
            "mentions-weapons",
            "1 mention",
            (
                Mention(
                    Link("Kestrel", "../weapons/kestrel.html#career"),
                    (Sentence(Link(""), "Its first flight is told in the ", "report", " of 1998."),),
                ),
            ),
        ),
    ),
)

CITED_ONLY = SourcePage(
    chrome=chrome("Halden tests “bird”", "News", "sources"),
    title="Halden tests ‘bird’",
    printed=True,
    language="en",
    original=None,
    facts=(
        Fact("Outlet", (FactValue((Html('<a href="../actors/harbour-wire.html">Harbour Wire</a>'),)),)),
        Fact(
            "Published",
            (
                FactValue(
                    (Html('<time datetime="1996-05">May 1996</time>'),),
                    "known from footnote 2 of the interim report",
                ),
            ),
        ),
    ),
    status="none",
    status_words="We hold no copy of this work. It stands here because documents that we hold name it.",
    findings_words="",
    mentions=(
        MentionGroup(
            "Named as a source by",
            "mentions-cited",
            "1 mention",
            (
                Mention(
                    Link("Interim report on the Kestrel test series", "interim-report.html#p4", quoted=True),
                    (Sentence(Link("¶4", "interim-report.html#p4")),),
                ),
            ),
        ),
    ),
)
