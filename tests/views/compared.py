"""Two documents side by side, and the table and the list of all such pairs."""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    Assertion,
    Beside,
    CarriedAlone,
    ClaimLine,
    ComparedClaim,
    ComparedDocument,
    CompareIndexPage,
    ComparePage,
    Date,
    FacingRow,
    FacingStatements,
    Html,
    Link,
    NavItem,
    PairCell,
    PairGroup,
    PairLine,
    PairRow,
    Quote,
)
from tests.views.comparisons import TWO
from tests.views.findings import LATER
from tests.views.frame import chrome

CABLE = Assertion(
    Link("Embassy in Halden", "../sources/cable.html"),
    id="assertion-1-cable",
    places=(Link("¶2", "../sources/cable.html#p2"),),
    speaker=Link("Salim al-Rafi", "../actors/al-rafi.html"),
    jointly=(Link("two engineers"),),
    via="through Harbour Wire",
    hedge="at least",
    hedge_note="the embassy’s word, on the distance",
    quote=Quote("The vehicle covered at least 300 kilometres."),
    value="at least 300 km",
    date=Date("4 June 1996", "1996-06-04"),
    origin=Link("Embassy cable 4471", "../sources/cable.html"),
)
REPORT = replace(
    CABLE,
    id="assertion-4-interim-report",
    places=(Link("¶4", "../sources/interim-report.html#p4"),),
    medium="in a footnote",
    jointly=(),
    via="",
    stance="doubts",
    stance_words="doubts it",
    hedge="",
    quote=None,
    says=Html("The report gives no distance."),
    value="",
    date=None,
    fit="wider than the claim",
    flags=(replace(LATER, against=()),),
)
ROWS = (
    FacingRow("speaker", "Who speaks", True),
    FacingRow("stance", "Stance", True),
    FacingRow("hedge", "Word of doubt", True),
    FacingRow("words", "Words"),
    FacingRow("value", "Value"),
    FacingRow("date", "When"),
    FacingRow("origin", "Origin", note="one origin"),
)
COMPARE = ComparePage(
    chrome("Embassy in Halden and Office of Technical Review, side by side", folder="sources"),
    "Embassy in Halden and Office of Technical Review",
    "Questions on which something differs stand first.",
    (
        ComparedDocument(
            "Embassy in Halden",
            Link("Embassy cable 4471", "../sources/cable.html"),
            "12 March 1997",
            "4 questions in all",
        ),
        ComparedDocument(
            "Office of Technical Review",
            Link("Interim report on the Kestrel test series", "../sources/interim-report.html", quoted=True),
            "March 1998",
            "9 questions in all",
        ),
    ),
    (
        ComparedClaim(
            Link("How far did the Kestrel fly?", "../claims/range.html"),
            "on-range",
            "speaker, stance and word of doubt differ; both have it from one origin",
            (FacingStatements(CABLE, REPORT, ROWS), FacingStatements(None, REPORT, ROWS[:2])),
            (replace(TWO, whole=Link("As all documents print it", "../wordings.html#said-boat")),),
        ),
        ComparedClaim(
            Link("Did the Kestrel fly in 1996?", "../claims/flew-in-1996.html"),
            "on-flew-in-1996",
            "",
            (FacingStatements(REPORT, REPORT, ROWS[:1]),),
        ),
    ),
    "Both carry 2 questions, 1 of them from one origin.",
    "The two are publications of one text and count as one document.",
    alone=(
        CarriedAlone(
            "In Embassy in Halden alone",
            "alone-cable",
            (
                ClaimLine(
                    Link("Could the Kestrel reach the islands?", "../claims/islands.html"),
                    "1 document, 1 origin",
                ),
            ),
            more="and 12 more, on its own page",
        ),
        CarriedAlone(
            "In Office of Technical Review alone",
            "alone-interim-report",
            (),
            "No question that the other does not carry.",
        ),
    ),
    all=Link("All documents side by side", "index.html"),
    parts=(
        NavItem("part 1", "cable--interim-report.html", "page"),
        NavItem("part 2", "cable--interim-report.2.html"),
    ),
)
NAMES = (
    Link("Embassy in Halden", "../sources/cable.html"),
    Link("Office of Technical Review", "../sources/interim-report.html"),
    Link("Harbour Wire", "../sources/column.html"),
)
COMPARED = PairCell(
    Link("2", "cable--interim-report.html"), "Embassy in Halden and Office of Technical Review: 2 questions"
)
NONE = PairCell(Link(""), "")
COMPARE_INDEX = CompareIndexPage(
    chrome("Documents side by side", folder="sources"),
    "Documents side by side",
    "Any two documents on the questions that both carry.",
    NAMES,
    (
        PairRow(NAMES[0], (PairCell(Link("4"), "4 questions in all", own=True), COMPARED, NONE)),
        PairRow(NAMES[1], (COMPARED, PairCell(Link("9"), "9 questions in all", own=True), NONE)),
        PairRow(NAMES[2], (NONE, NONE, PairCell(Link("1"), "1 question in all", own=True))),
    ),
)
LONG_COMPARE_INDEX = replace(
    COMPARE_INDEX,
    columns=(),
    rows=(),
    groups=tuple(
        PairGroup(
            f"with-{number}",
            name,
            "compared with 1 document",
            (
                PairLine(
                    Link(NAMES[1 - number].text, "cable--interim-report.html"),
                    "2 questions, 1 of them from one origin",
                ),
            ),
        )
        for number, name in enumerate(NAMES[:2])
    ),
    left_out="12 further pairs of documents have no more questions in common than these and stand on no page.",
)
BESIDE = (
    Beside(
        NAMES[0],
        "12 March 1997",
        "2 questions, 1 of them from one origin",
        Link("side by side", "../compare/cable--interim-report.html"),
    ),
    Beside(NAMES[2], "no date in our copy", "1 question"),
)
