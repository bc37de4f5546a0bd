"""Lists, the front door and the timeline, each full and empty."""

from __future__ import annotations

from dataclasses import replace

from dossier.drawings.spans import Span, bar
from dossier.drawings.strip import Column, strip
from dossier.views import (
    ClaimLine,
    DataColumn,
    DataForm,
    DataGroup,
    DataPage,
    Date,
    Drawing,
    FindingLine,
    HomePage,
    Html,
    Link,
    ListGroup,
    ListItem,
    ListPage,
    MatrixPage,
    MatrixRow,
    Moment,
    NavItem,
    OtherDate,
    Part,
    Tally,
    TimelinePage,
    Voice,
    Year,
)
from tests.views.frame import (
    chrome,
)

YEAR = (728659, 729024, 12)  #: 1996, in months

ENTRIES = (
    ListItem(
        Link("Interim report on the Kestrel test series", "interim-report.html", quoted=True),
        ("Office of Technical Review", "government report", "3 notes"),
        Date("March 1998", "1998-03"),
        Html("The office sums up three flights and says which figures it could not check."),
    ),
    ListItem(
        Link("نشرة معرض الخريف", "brochure.html", "ar", True),
        ("Halden Works", "brochure", "undated"),
        None,
        Html(""),
        (Link("Brochure for the autumn fair"),),
    ),
    ListItem(
        Link("Halden tests ‘bird’", "halden-tests-bird.html", quoted=True),
        ("Harbour Wire", "cited only"),
        Date("May 1996", "1996-05"),
    ),
)

SOURCES = ListPage(
    chrome("Documents", folder="sources"),
    "Documents",
    "What is annotated here, newest first; below it, works that are only cited.",
    "3",
    (ListGroup("Held", "held", "2", ENTRIES[:2]), ListGroup("Only cited", "cited", "1", ENTRIES[2:])),
    parts=(NavItem("1 to 3", "index.html", "page"), NavItem("4 to 5", "index.2.html")),
)
ACTORS = ListPage(
    chrome("Actors", folder="actors"),
    "Actors",
    "",
    "2",
    (
        ListGroup(
            "",
            "all",
            "2",
            (
                ListItem(Link("Halden Works", "halden-works.html"), ("organization", "7 documents")),
                ListItem(
                    Link("Salim al-Rafi", "al-rafi.html"),
                    ("person", "voice"),
                    names=(Link("سليم الرافعي", lang="ar"),),
                ),
            ),
        ),
    ),
    also=(Link("Names and their spellings, document by document", "../spellings.html"),),
)
EMPTY_LIST = ListPage(chrome("Events", folder="events"), "Events", "", "0", (), "No event is recorded yet.")

HOME = HomePage(
    replace(chrome(""), title="", cite="", made_from=(), edit="", changed=None, caveat=""),
    Html(
        "Six documents speak of a missile that few people saw. This file sets side by side what each of "
        "them says, who says it, and where they do not agree."
    ),
    "What is told here is what documents state; that they state it does not make it so.",
    (
        ClaimLine(Link("How far did the Kestrel fly?", "claims/range.html"), "6 documents, 2 origins"),
        ClaimLine(Link("Did the Kestrel fly in 1996?", "claims/flew-in-1996.html"), "4 documents, 1 origin"),
        ClaimLine(
            Link("Could the Kestrel reach the islands?", "claims/islands.html"), "no document that we hold"
        ),
    ),
    Link("All 31 questions", "claims/index.html"),
    (
        FindingLine(
            Link(
                "“Interim report on the Kestrel test series”, footnote 4", "sources/interim-report.html#fn-4"
            ),
            "A cited date is later than the document",
            "findings.html#f-later-4",
        ),
        FindingLine(
            Link("First flight of the Kestrel", "events/first-flight.html"),
            "Two documents date one event differently",
            "findings.html#f-dated",
            "Explained",
            "explained",
        ),
    ),
    Link("All findings", "findings.html"),
    tuple(replace(item, title=replace(item.title, href=f"sources/{item.title.href}")) for item in ENTRIES),
    Link("All documents", "sources/index.html"),
    (
        Tally("6", "documents", "sources/index.html"),
        Tally("31", "questions", "claims/index.html"),
        Tally("14", "findings", "findings.html"),
    ),
    (
        Html(
            "A number after a word leads to the <b>document and paragraph</b> it rests on. A note in the "
            "margin is the document’s own, with its own label; ours are lettered."
        ),
        Html(
            "A tinted note marks a place where two statements do not agree. It says what was compared "
            "and <b>never which is right</b>."
        ),
        Html(
            "“Says so”, “says it may be so” and “asks” are the speaker’s position, in plain words. An "
            "origin is where a statement was first put on record: six articles with one origin are one "
            "source."
        ),
    ),
)

EMPTY_HOME = HomePage(replace(chrome(""), title=""), Html("Nothing is published here yet."))

TIMELINE = TimelinePage(
    chrome("Timeline"),
    "Everything that a document dates, in order. Dates are worded as the sources word them.",
    (
        Year(
            "1994",
            "y1994",
            (
                Moment(
                    Date("1994", "1994", "year"),
                    Link("Contract signed", "events/contract.html"),
                    "m-contract",
                ),
            ),
        ),
        Year(
            "1996",
            "y1996",
            (
                Moment(
                    Date("about April 1996", "1996-04", "approximate"),
                    Link("First flight of the Kestrel", "events/first-flight.html"),
                    "m-first",
                    "flight test",
                    "over the northern range",
                    (),
                    Html(bar(Span("about", 728688, 728778), *YEAR)),
                    (
                        OtherDate(
                            Date("17 May 1996", "1996-05-17"),
                            "flown",
                            (Html("Interim report"),),
                            Html(bar(Span("day", 728796, 728796), *YEAR)),
                        ),
                        OtherDate(
                            Date("autumn 1995", "", "range"),
                            "carried",
                            (Html("Annex A"),),
                            Html(bar(Span("within", 728537, 728627), *YEAR)),
                        ),
                        OtherDate(Date("“in the spring”", "", "open")),
                    ),
                    True,
                    "Northern Squadron|Halden Works",
                    "Kestrel",
                    "Interim report|Annex A",
                ),
                Moment(
                    Date("May 1996", "1996-05", "month"),
                    Link("Halden tests ‘bird’", "sources/halden-tests-bird.html", quoted=True),
                    "m-bird",
                    "news",
                ),
                Moment(
                    Date("4 June 1996", "1996-06-04"),
                    Link("Hearing of the witnesses", "events/hearing.html"),
                    "m-hearing",
                    "hearing",
                    pieces=(Html(' <span class="known">by the memorandum, ¶1</span>'),),
                ),
            ),
        ),
        Year(
            "1997",
            "y1997",
            (
                Moment(
                    Date("1997 to 1999", "", "range"),
                    Link("Trials at sea"),
                    "m-sea",
                    bar=Html(bar(Span("lasting", 729025, 730119), 729025, 729389, 12)),
                    chosen=True,
                    documents="Annex A",
                ),
                Moment(
                    Date("since 1997", "", "open"),
                    Link("In store"),
                    "m-store",
                    bar=Html(bar(Span("lasting", 729025, None), 729025, 729389, 12)),
                ),
            ),
        ),
    ),
    (
        Moment(
            Date("“Thursday”", "", "approximate"),
            Link("The call to the desk", "events/call.html"),
            "m-call",
            "statement",
        ),
    ),
)
TIMELINE = replace(
    TIMELINE,
    filter="party=Actor|thing=Weapon|document=Document|kind=Kind",
    lists=(Link("Actors", "actors/index.html"), Link("Weapons", "weapons/index.html")),
    strip=Drawing(
        Html(
            strip(
                "years",
                (
                    Column("1994", 1994, "#y1994", 0, 1, "1994: 1 entry, without a day"),
                    Column("1996", 1996, "#y1996", 14, 3, "1996: 17 entries, 3 of them without a day"),
                    Column("1997", 1997, "#y1997", 0, 2, "1997: 2 entries, without a day"),
                ),
                title="All years at a glance",
                says="A full square is an entry whose day is known.",
            )
        )
    ),
)
LONG_TIMELINE = TimelinePage(
    chrome("Timeline"),
    "There are 1,204 entries; they stand on several pages.",
    strip=TIMELINE.strip
    and replace(TIMELINE.strip, html=Html(TIMELINE.strip.html.replace("#y", "timeline/1994.html#y"))),
    periods=(
        Part(Link("1994 – 1996", "timeline/1994.html"), "241 entries"),
        Part(Link("Without a date", "timeline/undated.html"), "120 entries"),
    ),
)
PART_OF_TIMELINE = replace(
    TIMELINE,
    heading="Timeline, 1994 – 1996",
    strip=None,
    lists=(),
    nearby=(Link("The whole timeline", "../timeline.html"), Link("1997 – 2001", "1997.html")),
)
EMPTY_TIMELINE = TimelinePage(chrome("Timeline"), "", (), empty="Nothing here has a date yet.")

MATRIX = MatrixPage(
    chrome("Questions and documents"),
    "Questions and documents",
    "Each cell names who speaks in the document, and what they say to the question.",
    (Link("Office of Technical Review", "sources/interim-report.html"), Link("“Halden tests ‘bird’ in …”")),
    (
        MatrixRow(
            Link("Did the Kestrel fly in 1996?", "claims/flew-in-1996.html"),
            (
                (
                    Voice(Link("Halden Works", "actors/halden-works.html"), "asserts", "says so"),
                    Voice(Link("the document itself"), "doubts", "doubts it"),
                ),
                (Voice(Link("the Ministry"), "rejects", "says not so"),),
            ),
        ),
        MatrixRow(
            Link("How far did the Kestrel fly?", "claims/range.html"),
            ((Voice(Link("the document itself"), "reports", "says something related"),), ()),
        ),
    ),
    also=(Link("Any two documents side by side", "compare/index.html"),),
)

DATA = DataPage(
    chrome("Data"),
    "Data",
    "All that these pages show can be taken away.",
    "What is told here is what documents state.",
    "Text CC BY 4.0; quotations belong to their authors.",
    (
        DataGroup(
            "Tables",
            "tables",
            "For a spreadsheet.",
            (
                DataForm(
                    Link("tables/weapons.csv", "data/tables/weapons.csv"),
                    "Weapons, one a row.",
                    "text/csv",
                    (
                        DataColumn("id", "names the record everywhere"),
                        DataColumn("made_in", "with how it is known"),
                    ),
                ),
                DataForm(
                    Link("assertions.csv", "data/assertions.csv"), "What every document says.", "text/csv"
                ),
            ),
        ),
    ),
    ("Every form carries the caveat.",),
)
