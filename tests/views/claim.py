"""A question that seven statements answer, and one that none does."""

from __future__ import annotations

from dataclasses import replace

from dossier.drawings.stemma import Box, Line, draw
from dossier.views import (
    Assertion,
    BriefPage,
    ClaimLine,
    ClaimPage,
    Descent,
    Drawing,
    Html,
    Link,
    Origin,
    Quote,
    Tally,
    Told,
)
from dossier.views.brief import Document, Entry, Reply
from tests.views.comparisons import ON_A_CLAIM
from tests.views.findings import (
    EXPLAINED,
    LATER,
)
from tests.views.frame import (
    chrome,
    cite,
)
from tests.views.records import (
    WEAPON,
)
from tests.views.references import (
    REFERENCES,
)

ASSERTIONS = (
    Assertion(
        Link("Embassy cable 4471", "../sources/cable.html"),
        "Embassy in Halden, 12 March 1997",
        "a-cable-1",
        (Link("¶2", "../sources/cable.html#p2"),),
        speaker=Link("the document itself"),
        hedge="at least",
        quote=Quote("The vehicle covered at least 300 kilometres."),
        value="at least 300 km",
        origin=Link("not stated"),
    ),
    Assertion(
        Link("Brochure for the autumn fair", "../sources/brochure.html", quoted=True),
        "Halden Works, undated",
        "a-brochure-1",
        (Link("¶2", "../sources/brochure.html#p2"),),
        "in a caption",
        Link("Halden Works", "../actors/halden-works.html"),
        stance="asserts",
        stance_words="says so",
        quote=Quote("يبلغ مداه أربعمئة وخمسين كيلومترًا", "ar", "the speaker’s words, in Arabic"),
        value="450 km",
        origin=Link("itself", "../sources/brochure.html"),
        flags=(
            replace(
                LATER,
                heading="Stated with and without doubt",
                message="The cable says “at least”, the brochure states it flatly",
                readings=(),
                against=(),
            ),
        ),
    ),
    Assertion(
        Link("Interim report on the Kestrel test series", "../sources/interim-report.html", quoted=True),
        "Office of Technical Review, March 1998",
        "a-interim-1",
        (Link("¶4", "../sources/interim-report.html#p4"), Link("¶6", "../sources/interim-report.html#p6")),
        speaker=Link("Embassy in Halden", "../actors/embassy.html"),
        via="through the Office of Technical Review",
        stance="allows",
        stance_words="says it may be so",
        hedge="may have",
        hedge_note="the office’s word, on the distance",
        quote=Quote("may have reached the second marker boat"),
        value="",
        origin=Link("Embassy cable 4471", "../sources/cable.html"),
        fit="narrower than the claim",
        says=Html("The report speaks of the second flight alone."),
    ),
    Assertion(
        Link("“The bird that did not fly”", "../sources/column.html"),
        "Harbour Wire, 9 May 1998",
        "a-column-1",
        (Link("¶3", "../sources/column.html#p3"),),
        speaker=Link("Salim al-Rafi", "../actors/al-rafi.html"),
        stance="rejects",
        stance_words="says it is not so",
        quote=Quote("Nothing of the kind went further than the harbour wall."),
        origin=Link("unnamed"),
    ),
    Assertion(
        Link("“The bird that did not fly”", "../sources/column.html"),
        "Harbour Wire, 9 May 1998",
        "a-column-2",
        (Link("¶5", "../sources/column.html#p5"),),
        speaker=Link("a retired engineer"),
        via="through Harbour Wire",
        stance="doubts",
        stance_words="doubts it",
        quote=Quote("I should like to see the chart.", "", "translated from Danish by the document"),
        origin=Link("unnamed"),
    ),
    Assertion(
        Link("Question 212 in the assembly", "../sources/question.html"),
        "Assembly of Halden, 1 June 1998",
        "a-question-1",
        (Link("¶1", "../sources/question.html#p1"),),
        speaker=Link("a member of the assembly"),
        stance="asks",
        stance_words="asks",
        says=Html("The member asks whether the range was ever measured."),
    ),
    Assertion(
        Link("Weekly digest 22", "../sources/weekly.html"),
        "Harbour Wire, 8 June 1998",
        "a-weekly-1",
        (Link("¶9", "../sources/weekly.html#p9"),),
        speaker=Link("the document itself"),
        stance="reports",
        stance_words="passes it on",
        value="some 300 km",
        origin=Link("Embassy cable 4471", "../sources/cable.html"),
    ),
)

DESCENT = Descent(
    "6 documents, 2 origins named, 3 not stated",
    (
        Origin(
            Link("Embassy cable 4471", "../sources/cable.html"),
            "cable, 12 March 1997",
            "2 documents",
            (
                Told(
                    Link("Office of Review", "../sources/interim-report.html"),
                    "3 March 1998",
                    (Link("¶7", "../sources/interim-report.html#p7"),),
                    (Link("Harbour Wire", "../actors/harbour-wire.html"),),
                    ("the document itself says it may be so", "Embassy in Halden: says so"),
                ),
                Told(Link("Halden Works", "../sources/brochure.html"), "no date in our copy", ()),
            ),
        ),
        Origin(
            Link("Not stated"),
            "",
            "1 document",
            (Told(Link("A letter", "../sources/letter.html", quoted=True), "1999", ()),),
            named=False,
        ),
    ),
    Drawing(
        Html(
            draw(
                "stemma-drawing",
                (
                    {"cable": Box("Embassy cable 4471", "../sources/cable.html", ("12 March 1997",))},
                    {
                        "wire": Box("through Harbour Wire", "../actors/harbour-wire.html", kind="through"),
                        "?": Box("not stated", kind="unnamed"),
                    },
                    {
                        "office": Box(
                            "Office of Review",
                            "../sources/interim-report.html",
                            ("3 March 1998", "says it may be so"),
                            "document",
                        ),
                        "works": Box("Halden Works", "../sources/brochure.html", ("says so",), "document"),
                        "letter": Box(
                            "“A letter about divers engines and their uses in the northern provinces”",
                            "../sources/letter.html",
                            ("1999", "doubts it"),
                            "document",
                        ),
                    },
                ),
                (
                    Line("cable", "wire"),
                    Line("wire", "office"),
                    Line("cable", "works"),
                    Line("?", "letter", dotted=True),
                ),
                "Where each document had it from",
                "Embassy cable 4471: Office of Review, Halden Works; Not stated: A letter",
            )
        ),
        Html("Documents stand below, what they go back to above."),
    ),
)

CLAIM = ClaimPage(
    chrome=chrome(
        "How far did the Kestrel fly?",
        "Range",
        "claims",
        "How far did the Kestrel fly? No one who measured it is quoted.",
    ),
    question="How far did the Kestrel fly?",
    claim="The Kestrel covered 300 kilometres or more.",
    caveat=(Html("No one who measured it is quoted in any document that we hold."),),
    summary=(
        Html("Six documents speak of the missile’s range; two of them name where their figure comes from."),
        cite("1"),
    ),
    tallies=(
        Tally("6", "documents"),
        Tally("2", "origins named"),
        Tally("1", "itself the origin"),
        Tally("3", "do not say where from"),
    ),
    stances=(
        Tally("2", "say so", stance="asserts"),
        Tally("1", "says it may be so", stance="allows"),
        Tally("1", "passes it on", stance="reports"),
        Tally("1", "doubts it", stance="doubts"),
        Tally("1", "says it is not so", stance="rejects"),
        Tally("1", "asks", stance="asks"),
    ),
    measures="Range",
    assertions=ASSERTIONS,
    descent=DESCENT,
    brief=Link("Brief for print", "range.brief.html"),
    origins="Three of the six documents lead back to one cable.",
    flags=(
        replace(
            EXPLAINED,
            word="Note",
            answer=None,
            heading="Sources give different figures",
            message="At least 300 km and 450 km are named for one range",
            readings=(),
        ),
    ),
    wordings=(ON_A_CLAIM,),
    not_established=(
        (Html("who measured the distance, and how"), cite("1.2")),
        (Html("whether the flights of 1997 are the same as those in the brochure"), cite("2", "3")),
    ),
    depends_on=(
        ClaimLine(Link("Did the Kestrel fly in 1996?", "flew-in-1996.html"), "4 documents, 1 origin"),
    ),
    needed_by=(
        ClaimLine(
            Link("Could the Kestrel reach the islands?", "islands.html"), "2 documents, origins not stated"
        ),
    ),
    compared=(
        Link(
            "Embassy in Halden and Office of Technical Review",
            "../compare/cable--interim-report.html#on-range",
        ),
    ),
    about=(Link("Kestrel", "../weapons/kestrel.html"), Link("Halden Works", "../actors/halden-works.html")),
    references=REFERENCES,
    mentions=WEAPON.mentions[1:],
)

EMPTY_CLAIM = ClaimPage(
    chrome=chrome("Could the Kestrel reach the islands?", "", "claims"),
    question="Could the Kestrel reach the islands?",
    claim="The Kestrel could reach the outer islands.",
)

BRIEF = BriefPage(
    replace(chrome("Brief: How far did the Kestrel fly?", "Brief for print", "claims"), noindex=True),
    Link(CLAIM.question, "range.html"),
    CLAIM.claim,
    CLAIM.caveat,
    CLAIM.summary,
    CLAIM.tallies,
    CLAIM.stances,
    CLAIM.measures,
    tuple(Entry(str(number % 3 + 1), entry) for number, entry in enumerate(ASSERTIONS)),
    CLAIM.descent,
    (
        Reply(
            Link("Halden Works", "../actors/halden-works.html"),
            "says not so",
            Link("entry 2", "#a-brochure-1"),
            Quote("it was never so"),
        ),
        Reply(
            Link("Embassy cable 4471", "../sources/cable.html"),
            "asked on 3 May 2026",
            Link("Sources give different figures", "../findings.html#value-conflict"),
            answer=Html("The figure was rounded."),
        ),
    ),
    CLAIM.flags,
    CLAIM.not_established,
    tuple(
        Document(
            str(number),
            f"document-{number}",
            Link("Embassy cable 4471", "../sources/cable.html", quoted=number == 2),
            "Embassy in Halden, 12 March 1997",
            "https://review.example/" + "a-long-address/" * 8 if number == 1 else "",
            "https://archive.example/1" if number == 1 else "",
            "read in our copy of 20 November 2026, not compared with the page",
        )
        for number in (1, 2, 3)
    ),
    CLAIM.references,
)
EMPTY_BRIEF = replace(
    BRIEF,
    claim=EMPTY_CLAIM.claim,
    caveat=(),
    summary=(),
    tallies=(),
    stances=(),
    entries=(),
    descent=None,
    replies=(),
    flags=(),
    not_established=(),
    documents=(),
    references=(),
)
