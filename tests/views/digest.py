"""The body of a document: every kind of paragraph and note, with their flags."""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    Html,
    Note,
    NoteLink,
    Passage,
    Section,
)
from tests.views.findings import EXPLAINED, INCOMPLETE, LATER, UNDEFINED
from tests.views.frame import cite, heading, text

FOOTNOTES = {
    "1": Note("1", "fn-1", "fnref-1", (Html("2 November 1996."),), (INCOMPLETE,)),
    "2": Note(
        "2", "fn-2", "fnref-2", (Html("<em>The document prints no note of this label.</em>"),), (UNDEFINED,)
    ),
    "3": Note(
        "3",
        "fn-3",
        "fnref-3",
        (
            Html(
                '<span class="note__part">Memorandum of 4 June 1996, ¶¶ 3–7, in the Harbour Archive, box '
                "14.</span>"
            ),
            Html('<span class="note__part">See <a href="memorandum.html">the memorandum</a>.</span>'),
        ),
    ),
    "4": Note("4", "fn-4", "fnref-4", (Html("Embassy cable 4471, 12 March 2031."),), (LATER,)),
    "a": Note(
        "a",
        "note-a",
        "noteref-a",
        (Html("The same two witnesses; counted here as one origin."), cite("1.2")),
        own=True,
    ),
}

DIGEST = Section(
    "The digest",
    "digest",
    (
        text(
            'The report puts the first flight of the <a href="../weapons/kestrel.html">Kestrel</a> '
            "in the spring of 1996,",
            FOOTNOTES["1"],
            " and says that two further flights followed within the year.",
            FOOTNOTES["2"],
            " It calls the programme “modest in its means and immodest in its claims.”",
            anchors=("p1",),
            label="¶1",
        ),
        text(
            "An earlier trial is left out of the count because the airframe never left its carrier. "
            "The committee did not see the "
            "telemetry itself; its figure rests on the two witnesses of the memorandum,",
            FOOTNOTES["3"],
            " and neither was present on the day.",
            FOOTNOTES["a"],
            " A reader should therefore count report and memorandum as one source, not two.",
            anchors=("p2", "p3"),
            label="¶2–3",
            flags=(EXPLAINED,),
        ),
        heading("What the embassy reported", 3, "embassy"),
        text(
            "In the spring of 1997 a cable from the embassy describes the range as <i>at least 300 "
            "kilometres</i> and names "
            'the contractor, <a href="../actors/halden-works.html">Halden Works</a>.',
            FOOTNOTES["4"],
            " The cable is not in the annex; the office asked for it twice.",
            NoteLink("3", "fnref-3-2", "#fn-3"),
            anchors=("p4",),
            label="¶4",
        ),
        Passage(
            "withheld",
            anchors=("p5",),
            label="¶5",
            note="This paragraph is withheld: it names a private person.",
        ),
        Passage(
            "text",
            (
                Html(
                    "<blockquote><p>“We have the airframe, the engine and the nerve; what we have "
                    "not is anyone who has "
                    "measured how far it went.”</p></blockquote>"
                ),
            ),
            ("p6",),
            "¶6",
        ),
        Passage(
            "text",
            (
                Html(
                    "<ul><li>three flights, of which one ended in the sea;</li><li>no flight beyond "
                    "the second marker "
                    "boat;</li><li>a fourth airframe, never fuelled.</li></ul>"
                ),
            ),
            ("p7",),
            "¶7",
        ),
        Passage(
            "text",
            (
                Html(
                    "<table><thead><tr><th>Flight</th><th>Day</th><th>Distance</th></tr></thead><tbody>"
                    "<tr><td>First</td><td>17 May 1996</td><td>140 km</td></tr>"
                    "<tr><td>Second</td><td>2 August 1996</td><td>212 km</td></tr></tbody></table>"
                ),
            ),
            ("p8",),
            "¶8",
        ),
    ),
    loose_notes=(
        Note(
            "5",
            "fn-5",
            "fnref-5",
            (Html("Private letter, undated."),),
            (
                replace(
                    INCOMPLETE,
                    heading="No mark leads to this note",
                    message="Footnote 5 stands under the text; no mark in it leads there",
                    href="../findings.html#f-unreferenced-5",
                ),
            ),
        ),
    ),
)
