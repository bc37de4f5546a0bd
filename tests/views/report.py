"""The report of findings, full and empty."""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    Against,
    Answer,
    AtomEntry,
    AtomFeed,
    CoverageRow,
    FindingLine,
    FindingList,
    FindingPage,
    FindingRow,
    Html,
    Link,
    NavItem,
    OrderedGroup,
    OrderedLine,
    OrderedList,
    OrderPage,
    ReportPage,
    RulePage,
    RuleSection,
    Tally,
    Traits,
)
from tests.views.findings import (
    EXPLAINED,
    LATER,
)
from tests.views.frame import (
    chrome,
)

FEEDS = (
    Link("Feed: What the documents contradict", "findings.xml"),
    Link("Feed: Our work to do", "work.xml"),
)
ORDERS = (
    NavItem("By rule", "findings.html", "page"),
    NavItem("By document", "findings/by-document.html"),
    NavItem("By where it lies", "findings/by-place.html"),
)
LATER_TRAITS = Traits(
    "A cited date is later than the document",
    "Interim report on the Kestrel test series",
    "in the document, as our copy has it",
    "Note",
    "not explained",
)
DATED_TRAITS = Traits(
    "Documents date one event differently", "First flight of the Kestrel", "not known", "Note", "explained"
)
WORK_TRAITS = Traits("A fact of ours has no source", "Kestrel", "in our notes", "Error", "not explained")
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
    "61 compared, 2 not read: the document has no date",
    (
        FindingRow(
            "f-later-4",
            "findings/f-later-4.html",
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
            LATER_TRAITS,
            (
                Against(
                    Link("published", "sources/interim-report.html"), "March 1998", "the document’s own date"
                ),
            ),
            "",
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
            "findings/f-dated.html",
            "note",
            "Explained",
            Link("First flight of the Kestrel", "events/first-flight.html"),
            "dates[1]",
            Link("events/first-flight.md:5", "https://example.org/kestrel/first-flight.md#L5"),
            "17 May 1996",
            "Two documents give two dates",
            "not known",
            DATED_TRAITS,
            (
                Against(Link("Annex A", "sources/annex.html#p3"), "autumn 1995", "the earlier"),
                Against(Link("Interim report", "sources/interim-report.html#p1"), "spring of 1996"),
            ),
            "and 2 more places",
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
            "findings/work-fact-uncited.html",
            "error",
            "Error",
            Link("Kestrel", "weapons/kestrel.html"),
            "facts[1]",
            Link("weapons/kestrel.md:14", "https://example.org/kestrel/kestrel.md#L14"),
            "6.4 m",
            "The fact ‘length’ names neither a citation nor a claim",
            "in our notes",
            WORK_TRAITS,
        ),
        FindingRow(
            "work-fact-uncited-2",
            "findings/work-fact-uncited-2.html",
            "warning",
            "Warning",
            Link("site.yml"),
            "kinds",
            Link("site.yml:3"),
            "",
            "‘misile’ is no kind of weapon; did you mean ‘missile’?",
            "in our notes",
            replace(WORK_TRAITS, document="site.yml", severity="Warning"),
        ),
    ),
)
LARGE_RULE = RuleSection(
    "statement-uncited",
    "work-statement-uncited",
    "A statement of ours has no source",
    (Html("A paragraph of ours has no citation."),),
    "692 findings",
    "2,140 compared",
    (),
    (
        Link("Findings 1–500", "findings/by-rule/work-statement-uncited.html"),
        Link("Findings 501–692", "findings/by-rule/work-statement-uncited-2.html"),
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
            (WORK_RULE, LARGE_RULE),
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
            "61 compared, 2 not read",
            ("the document has no date (1)", "the date cannot be read (1)"),
            "1",
        ),
        CoverageRow(
            Link("Resembles a known name"),
            "name-near-miss",
            "not run",
            (),
            "0",
            "off: the spellings are still being collected",
        ),
    ),
    ORDERS,
    (Link("findings.json", "findings.json"), *FEEDS),
    FEEDS,
    also=(Link("Names and their spellings, document by document", "spellings.html"),),
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

_UP = "../"
BY_RULE = RulePage(
    replace(
        chrome("A statement of ours has no source"),
        root="../../",
        home="../../index.html",
        crumbs=(Link("Reconciliation", "../../findings.html"),),
    ),
    replace(WORK_RULE, id="work-statement-uncited", pages=()),
    (
        NavItem("By rule", "../../findings.html"),
        NavItem("By document", "../by-document.html"),
        NavItem("By where it lies", "../by-place.html"),
    ),
    (
        NavItem("1–500", "work-statement-uncited.html", "page"),
        NavItem("501–692", "work-statement-uncited-2.html"),
    ),
    tuple(replace(feed, href=f"../../{feed.href}") for feed in FEEDS),
)
BY_DOCUMENT = OrderPage(
    replace(chrome("Findings by document"), root=_UP, home="../index.html"),
    "Findings by document",
    "What was found in each document, and below it what is left to do on each of our pages.",
    (
        OrderedList(
            "What the documents contradict",
            "documents",
            "2 findings",
            (
                OrderedGroup(
                    Link(
                        "Interim report on the Kestrel test series",
                        "../sources/interim-report.html",
                        quoted=True,
                    ),
                    "of-interim-report",
                    "2 findings",
                    (
                        OrderedLine(
                            FindingLine(
                                Link("footnote 4", "../sources/interim-report.html#fn-4"),
                                "Footnote 4 prints “12 March 2031”; the document is dated March 1998",
                                "f-later-4.html",
                            ),
                            LATER_TRAITS,
                        ),
                        OrderedLine(
                            FindingLine(
                                Link("¶3", "../sources/interim-report.html#p3"),
                                "Two documents give two dates",
                                "f-dated.html",
                                "Explained",
                                "explained",
                            ),
                            DATED_TRAITS,
                        ),
                    ),
                ),
            ),
        ),
        OrderedList(
            "Our work to do",
            "ours",
            "1 finding",
            (
                OrderedGroup(
                    Link("Kestrel", "../weapons/kestrel.html"),
                    "work-of-kestrel",
                    "1 finding",
                    (
                        OrderedLine(
                            FindingLine(
                                Link("facts[1]", "../weapons/kestrel.html"),
                                "The fact ‘length’ names neither a citation nor a claim",
                                "work-fact-uncited.html",
                                "Error",
                                "error",
                            ),
                            WORK_TRAITS,
                        ),
                    ),
                ),
            ),
        ),
    ),
    (
        NavItem("By rule", "../findings.html"),
        NavItem("By document", "by-document.html", "page"),
        NavItem("By where it lies", "by-place.html"),
    ),
    (),
    tuple(replace(feed, href=_UP + feed.href) for feed in FEEDS),
)
FINDING = FindingPage(
    replace(
        chrome("A cited date is later than the document", kind="Finding"),
        root=_UP,
        home="../index.html",
        crumbs=(Link("Reconciliation", "../findings.html"),),
    ),
    "A cited date is later than the document",
    Link("What the documents contradict", "../findings.html#documents"),
    "explained",
    "Explained",
    "Footnote 4 prints “12 March 2031”; the document is dated March 1998",
    "in the document, as our copy has it",
    Against(
        Link("Interim report on the Kestrel test series", "../sources/interim-report.html#fn-4", quoted=True),
        "12 March 2031",
        "footnote 4",
    ),
    (
        Against(
            Link("Interim report on the Kestrel test series", "../sources/interim-report.html", quoted=True),
            "",
            "March 1998, the document’s own date",
        ),
    ),
    "and 260 more places, in findings.json",
    LATER.readings,
    EXPLAINED.answer,
    Link("sources/interim-report.md:88", "https://example.org/kestrel/interim-report.md#L88"),
    Link("A cited date is later than the document", "../findings.html#citation-after-document"),
    "citation-after-document",
    LATER_RULE.manual,
    Link("Report a mistake about this finding", "mailto:corrections@example.org?subject=Finding%20f-later-4"),
    tuple(replace(feed, href=_UP + feed.href) for feed in FEEDS),
)
FEED = AtomFeed(
    "https://example.org/kestrel/findings.xml",
    "What the documents contradict – The Kestrel File",
    "What is told here is what documents state; that they state it does not make it so.",
    "en",
    "The Kestrel File",
    "2026-11-04T00:00:00Z",
    "https://example.org/kestrel/findings.html#documents",
    "https://example.org/kestrel/findings.xml",
    "What is told here is what documents state; that they state it does not make it so.",
    (
        AtomEntry(
            "https://example.org/kestrel/findings/f-later-4.html",
            "Interim report & annex: A cited date is later than the document",
            "https://example.org/kestrel/findings/f-later-4.html",
            "2026-11-04T00:00:00Z",
            "citation-after-document",
            "Footnote 4 prints “12 March 2031”; the document is dated March 1998",
            (
                Against(
                    Link("Interim report", "https://example.org/kestrel/sources/interim-report.html#fn-4"),
                    "12 March 2031",
                    "footnote 4",
                ),
                Against(Link("site.yml"), "", "the document’s own date"),
            ),
            ("12 March 1998: two digits differ",),
            "Harmless: the note was added later",
            "in the document, as our copy has it",
        ),
    ),
)
