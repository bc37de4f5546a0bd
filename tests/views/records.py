"""A weapon, with everything that a record can carry."""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    ClaimLine,
    Date,
    EntityPage,
    Fact,
    FactValue,
    Html,
    Link,
    Mention,
    MentionGroup,
    Moment,
    Note,
    OtherDate,
    Relation,
    RelationGroup,
    Section,
    Sentence,
    Spelling,
)
from tests.views.findings import (
    EXPLAINED,
    UNCITED,
)
from tests.views.frame import (
    chrome,
    cite,
    heading,
    text,
)
from tests.views.references import (
    REFERENCES,
)
from tests.views.ties import (
    TIE_LIST,
)

WEAPON = EntityPage(
    chrome=chrome("Kestrel", "Cruise missile", "weapons"),
    name="Kestrel",
    summary=(
        Html(
            "A subsonic cruise missile said to have flown three times in 1996. The sources differ on its "
            "range."
        ),
        cite("1"),
    ),
    caveat=(Html("Nobody who is quoted here has measured it."),),
    facts=(
        Fact("Kind", (FactValue((Html("cruise missile"), cite("1.2"))),)),
        Fact(
            "Range",
            (
                FactValue(
                    (Html("at least 300 km"), cite("2")),
                    claim=Link("How far did the Kestrel fly?", "../claims/range.html"),
                ),
                FactValue((Html("450 km"), cite("3"))),
            ),
            (
                replace(
                    EXPLAINED,
                    word="Note",
                    answer=None,
                    heading="Two sources give different figures",
                    message="The cable has at least 300 km, the brochure 450 km",
                ),
            ),
        ),
        Fact(
            "Made by",
            (FactValue((Html('<a href="../actors/halden-works.html">Halden Works</a>'), cite("1.3"))),),
        ),
        Fact("Length", (FactValue((Html("6.4 m"),), ""),), (UNCITED,)),
    ),
    who_writes=Link("Who writes which, document by document", "../spellings.html#name-kestrel"),
    spellings=(
        Spelling("Kestrel", "", "", (cite("1.4"),)),
        Spelling("العوسق", "ar", "Arabic", (Html("in the brochure"),)),
        Spelling("Κίρκινος", "el", "Greek", (), "shared with another record"),
        Spelling("KS-2"),
    ),
    body=Section(
        "What is told of it",
        "body",
        (
            heading("Career", 3, "career"),
            text(
                "Its first flight is told in the report of 1998.",
                cite("1.5"),
                " The cable adds a second, and the brochure a range that no flight bears out.",
                cite("2.2", "3.2"),
            ),
            text(
                "A fourth airframe was built and, as far as is told, never fuelled.",
                Note(
                    "a",
                    "note-a",
                    "noteref-a",
                    (
                        Html(
                            "The report says “a fourth airframe”; the brochure shows four noses in one "
                            "photograph."
                        ),
                    ),
                    own=True,
                ),
            ),
            text(
                "A figure of ours without a source stands here so that the flag can be seen.",
                flags=(UNCITED,),
            ),
        ),
    ),
    timeline=(
        Moment(Date("1994", "1994", "year"), Link("Contract signed"), pieces=(cite("2.3"),)),
        Moment(
            Date("about April 1996", "1996-04", "approximate"),
            Link("First flight", "../events/first-flight.html"),
            kind="event",
            detail="over the northern range",
            differs=(OtherDate(Date("autumn 1995", "", "range"), "carried"),),
        ),
        Moment(
            Date("17 May 1996", "1996-05-17"),
            Link("Second flight", "../events/second-flight.html"),
            kind="event",
        ),
        Moment(Date("1997 to 1999", "", "range"), Link("Trials at sea")),
        Moment(Date("since 1999", "", "open"), Link("In store")),
    ),
    relations=(
        RelationGroup(
            "made by",
            (Relation(Link("Halden Works", "../actors/halden-works.html"), "1994 to 1999", (cite("1.6"),)),),
        ),
        RelationGroup(
            "used by",
            (
                Relation(
                    Link("Northern Squadron", "../actors/squadron.html"),
                    "",
                    (),
                    Link("Did the squadron hold the Kestrel?", "../claims/held.html"),
                ),
                Relation(Link("سلاح الحدود", "../actors/border.html", "ar"), "since 1999", (cite("3.3"),)),
            ),
        ),
    ),
    ties=TIE_LIST,
    claims=(
        ClaimLine(Link("How far did the Kestrel fly?", "../claims/range.html"), "5 documents, 2 origins"),
        ClaimLine(
            Link("Did the Kestrel fly in 1996?", "../claims/flew-in-1996.html"), "4 documents, 1 origin"
        ),
    ),
    references=REFERENCES,
    mentions=(
        MentionGroup(
            "Makes",
            "mentions-makes",
            "1 mention",
            (Mention(Link("Halden Works", "../actors/halden-works.html")),),
        ),
        MentionGroup(
            "Documents",
            "mentions-documents",
            "212 pages",
            (
                Mention(
                    Link(
                        "Interim report on the Kestrel test series",
                        "../sources/interim-report.html#p1",
                        quoted=True,
                    ),
                    (
                        Sentence(
                            Link("¶1", "../sources/interim-report.html#p1"),
                            "The report puts the first flight of the ",
                            "Kestrel",
                            " in the spring of 1996, and says that two further flights followed within the year.",
                        ),
                    ),
                ),
                Mention(
                    Link("نشرة معرض الخريف", "../sources/brochure.html#p2", "ar", True),
                    (
                        Sentence(
                            Link("¶2", "../sources/brochure.html#p2"),
                            "يبلغ مدى ",
                            "العوسق",
                            " أربعمئة وخمسين كيلومترًا.",
                        ),
                    ),
                    "ar",
                ),
            ),
            folded=(Mention(Link("Harbour Wire", "../actors/harbour-wire.html")),),
            fold="1 more",
            more=Link("The other 209", "kestrel.documents-2.html"),
        ),
    ),
)
