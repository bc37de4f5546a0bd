"""What is reported to tie the Kestrel to others: every kind of line, drawn and listed."""

from __future__ import annotations

from dossier.drawings.arcs import Edge, Node, arcs
from dossier.drawings.neighbours import Box, Line, Neighbour, neighbours
from dossier.views import (
    Drawing,
    GraphPage,
    Html,
    Link,
    Tie,
    TiedGroup,
    TiedRecord,
    TieList,
    TieSentence,
)
from tests.views.frame import chrome

KESTREL = Link("Kestrel", "../weapons/kestrel.html")
WORKS = Link("Halden Works", "../actors/halden-works.html")
SQUADRON = Link("Northern Squadron", "../actors/squadron.html")
FLIGHT = Link("First flight of the Kestrel", "../events/first-flight.html")
CAVEAT = "A line says what documents report, not what is so."

TIES = (
    Tie(
        id="tie-kestrel-relations-1",
        one=KESTREL,
        words="made by",
        other=WORKS,
        reported="reported by 3 documents",
        rests_on="several",
        origins="2 named, 1 not stated",
        claim=Link("Did Halden Works make the Kestrel?", "../claims/made.html"),
        not_so=(Link("the Ministry", "../claims/made.html#assertion-2-letter"),),
        sentences=(
            TieSentence(
                Link("Interim report, ¶4", "../claims/made.html#assertion-1-report"),
                "The airframe is the work of Halden.",
                quoted=True,
                speaker=Link("Office of Technical Review", "../actors/office.html"),
                stance="asserts",
                stance_words="says so",
                hedge="apparently",
            ),
            TieSentence(
                Link("Letter, ¶2", "../claims/made.html#assertion-2-letter"),
                "لم تصنعه المصانع.",
                quoted=True,
                lang="ar",
                speaker=Link("the Ministry"),
                stance="rejects",
                stance_words="says not so",
            ),
        ),
        count="2 sentences",
        claims="Did Halden Works make the Kestrel?",
        documents="Office of Technical Review|Letter",
        kinds="relation|weapon|party",
    ),
    Tie(
        id="tie-first-flight-participants-1",
        one=SQUADRON,
        words="takes part as carrier in",
        other=FLIGHT,
        reported="reported by 1 document",
        rests_on="document",
        origins="not stated",
        sentences=(
            TieSentence(
                Link("Memorandum, ¶1", "../sources/memorandum.html#p1"),
                "The squadron carried the missile on its first flight.",
            ),
            TieSentence(Link("Memorandum, ¶3", "../sources/memorandum.html#p3")),
        ),
        count="2 sentences",
        documents="Memorandum",
        kinds="part in an event|party|event",
    ),
    Tie(
        id="tie-held-about",
        one=SQUADRON,
        words="Did the squadron hold the Kestrel?",
        other=KESTREL,
        reported="reported by 4 documents",
        rests_on="origin",
        footing="all from one origin",
        origins="one: Embassy cable 4471",
        claim=Link("Did the squadron hold the Kestrel?", "../claims/held.html"),
        question=True,
        sentences=(
            TieSentence(
                Link("Harbour Wire, ¶2", "../claims/held.html#assertion-1-wire"),
                "It passes on what the cable says.",
                speaker=Link("the document itself"),
                stance="reports",
                stance_words="passes it on",
            ),
        ),
        count="1 sentence",
        claims="Did the squadron hold the Kestrel?",
        documents="Harbour Wire|Letter",
        kinds="question|party|weapon",
    ),
    Tie(
        id="tie-kestrel-relations-2",
        one=KESTREL,
        words="copy of",
        other=Link("Merlin", "../weapons/merlin.html"),
        reported="reported by no document held",
        rests_on="document",
        origins="none",
        kinds="relation|weapon",
    ),
)

ROUND = neighbours(
    "round",
    Box("Kestrel", "missile"),
    (
        Neighbour(
            Box("Northern Squadron", "armed group", "../actors/squadron.html"),
            (
                Line(
                    "Did the squadron hold the Kestrel, or was it only shown to it at the fair?",
                    "reported by 4 documents",
                    "#tie-held-about-said",
                    "Did the squadron hold the Kestrel? Reported by 4 documents; all from one origin",
                    "origin",
                    arrow="",
                ),
            ),
        ),
    ),
    (
        Neighbour(
            Box("Halden Works", "company", "../actors/halden-works.html"),
            (
                Line(
                    "made by",
                    "reported by 3 documents",
                    "#tie-kestrel-relations-1-said",
                    "Kestrel made by Halden Works; reported by 3 documents; the Ministry says not so",
                    not_so="the Ministry says not so",
                    arrow="from",
                ),
            ),
        ),
        Neighbour(
            Box(
                "Merlin, of which it is said to be a copy with another nose",
                "weapon",
                "../weapons/merlin.html",
            ),
            (
                Line(
                    "copy of",
                    "reported by no document held",
                    "#tie-kestrel-relations-2",
                    "Kestrel copy of Merlin; reported by no document held",
                    "document",
                    arrow="from",
                ),
            ),
        ),
    ),
    title="What is reported to tie Kestrel to others",
    says=f"{CAVEAT} 3 records around Kestrel; the same ties stand below as a list.",
)

TIE_LIST = TieList(
    CAVEAT,
    (TIES[0], TIES[2], TIES[3]),
    ("several", "origin", "document", "not-so"),
    Drawing(Html(ROUND)),
    more=Link("All 45 ties stand with all others", "../graph.html"),
)
CROWDED = TieList(
    CAVEAT, TIES[1:2], ("document",), note="45 ties to 31 records: more than a drawing can show."
)

NODES = (
    Node("squadron", "Northern Squadron", "actors/squadron.html", "Parties"),
    Node("halden-works", "Halden Works", "actors/halden-works.html", "Parties"),
    Node("owner", "Halden Holding", "actors/owner.html", "Parties"),
    Node("kestrel", "Kestrel", "weapons/kestrel.html", "Weapons", 1),
    Node("merlin", "Merlin", "weapons/merlin.html", "Weapons", 1),
    Node("first-flight", "First flight of the Kestrel", "events/first-flight.html", "Events", 1),
)


def _edge(tie: Tie, one: str, other: str, documents: int) -> Edge:
    whole = f"{tie.one.text} {tie.words} {tie.other.text}; {tie.reported}"
    said = f"#{tie.id}-said" if tie.sentences else f"#{tie.id}"
    return Edge(tie.id, one, other, said, whole, tie.rests_on, documents, bool(tie.not_so))


EDGES = (
    _edge(TIES[0], "kestrel", "halden-works", 3),
    _edge(TIES[1], "squadron", "first-flight", 1),
    _edge(TIES[2], "squadron", "kestrel", 2),
    _edge(TIES[3], "kestrel", "merlin", 0),
)
GRAPH = GraphPage(
    chrome("Graph"),
    "What documents report to tie parties, weapons and events to one another.",
    CAVEAT,
    Drawing(
        Html(
            arcs(
                "graph",
                NODES,
                EDGES,
                title="What is reported to tie parties, weapons and events",
                says=f"{CAVEAT} 4 ties between 6 records.",
            )
        )
    ),
    ("several", "origin", "document", "not-so"),
    TIES,
    "4 ties",
    (Link("Border Arms", "actors/border.html"),),
)
LARGE_GRAPH = GraphPage(
    chrome("Graph"),
    "What documents report to tie parties, weapons and events to one another.",
    CAVEAT,
    note="There are 9,431 ties: more than a drawing can show.",
    groups=(
        TiedGroup(
            "Parties",
            "actors",
            "1,204",
            (TiedRecord(Link("Halden Works", "actors/halden-works.html#ties"), "212 ties"),),
            Link("All 1,204 stand in their list", "actors/index.html"),
        ),
    ),
)
