"""The report of findings, full and empty."""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    Against,
    Answer,
    CoverageRow,
    FindingList,
    FindingRow,
    Html,
    Link,
    ReportPage,
    RuleSection,
    Tally,
)
from tests.views.findings import (
    EXPLAINED,
    LATER,
)
from tests.views.frame import (
    chrome,
)

LATER_RULE = RuleSection(
    "citation-after-document",
    "citation-after-document",
    "A cited date is later than the document",
    (
        Html("A footnote or citation is dated after the latest day that the document itself prints."),
        Html("Only days that cannot lie before that date count: “1998” is not later than “March 1998”."),
        Html("Read: the document may have been revised since; most often a digit has slipped."),
    ),
    "1 note",
    "61 compared, 2 not read",
    (
        FindingRow(
            "f-later-4",
            "note",
            "Note",
            Link(
                "Interim report on the Kestrel test series", "sources/interim-report.html#fn-4", quoted=True
            ),
            "footnote 4",
            Link("sources/interim-report.md:88", "https://example.org/kestrel/interim-report.md#L88"),
            "12 March 2031",
            "Footnote 4 prints “12 March 2031”; the document is dated March 1998",
            "in the document, as our copy has it",
            (
                Against(
                    Link("published", "sources/interim-report.html"), "March 1998", "the document’s own date"
                ),
            ),
            LATER.readings,
        ),
    ),
)
DATED_RULE = RuleSection(
    "event-dated-differently",
    "event-dated-differently",
    "Documents date one event differently",
    (Html("Two documents give an event dates that lie further apart than either is precise."),),
    "1 explained",
    "12 compared",
    (
        FindingRow(
            "f-dated",
            "note",
            "Explained",
            Link("First flight of the Kestrel", "events/first-flight.html"),
            "dates[1]",
            Link("events/first-flight.md:5", "https://example.org/kestrel/first-flight.md#L5"),
            "17 May 1996",
            "Two documents give two dates",
            "not known",
            (
                Against(Link("Annex A", "sources/annex.html#p3"), "autumn 1995", "the earlier"),
                Against(Link("Interim report", "sources/interim-report.html#p1"), "spring of 1996"),
            ),
            (),
            EXPLAINED.answer,
        ),
    ),
)
WORK_RULE = RuleSection(
    "fact-uncited",
    "fact-uncited",
    "A fact of ours has no source",
    (Html("A fact on one of our pages names neither a citation nor a claim."),),
    "1 error, 1 warning",
    "140 compared",
    (
        FindingRow(
            "work-fact-uncited",
            "error",
            "Error",
            Link("Kestrel", "weapons/kestrel.html"),
            "facts[1]",
            Link("weapons/kestrel.md:14", "https://example.org/kestrel/kestrel.md#L14"),
            "6.4 m",
            "The fact ‘length’ names neither a citation nor a claim",
            "in our notes",
        ),
        FindingRow(
            "work-fact-uncited-2",
            "warning",
            "Warning",
            Link("site.yml"),
            "kinds",
            Link("site.yml:3"),
            "",
            "‘misile’ is no kind of weapon; did you mean ‘missile’?",
            "in our notes",
        ),
    ),
)
REPORT = ReportPage(
    chrome("Findings", folder=""),
    Html(
        "Every date, figure and quotation is compared with the document that carries it and with the "
        "others. What does not agree stands here, with both places; nothing is mended."
    ),
    (Tally("1", "note", "#documents"), Tally("1", "explained", "#documents"), Tally("2", "to do", "#work")),
    (
        FindingList(
            "What the documents contradict",
            "documents",
            "Between documents, and between a document and itself. To differ is not to be wrong.",
            "2",
            (LATER_RULE, DATED_RULE),
        ),
        FindingList(
            "Our work to do",
            "work",
            "Mistakes and gaps in our own files. They say nothing about the documents.",
            "2",
            (WORK_RULE,),
            work=True,
        ),
    ),
    (
        replace(
            LATER_RULE,
            id="set-aside-citation-after-document",
            manual=(),
            coverage="",
            count="1",
            rows=(
                replace(
                    LATER_RULE.rows[0],
                    id="set-aside-1",
                    answer=Answer("Mistaken", Html("The number is a shelf mark."), "T. Okafor"),
                ),
            ),
        ),
    ),
    (
        CoverageRow(
            Link("A cited date is later than the document", "#citation-after-document"),
            "citation-after-document",
            "61",
            "2",
            "1",
        ),
        CoverageRow(
            Link("Resembles a known name"),
            "name-near-miss",
            "0",
            "0",
            "0",
            "off: the spellings are still being collected",
        ),
    ),
    Link("The same as data (JSON)", "findings.json"),
)
EMPTY_REPORT = ReportPage(
    chrome("Findings"),
    Html("Nothing was found to differ."),
    (),
    (
        FindingList(
            "What the documents contradict",
            "documents",
            "",
            "0",
            (),
            "Nothing was found to differ in 61 comparisons.",
        ),
        FindingList("Our work to do", "work", "", "0", (), "Nothing is left to do.", work=True),
    ),
)
