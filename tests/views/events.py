"""A voice, an event that three documents date differently, and a plain one."""

from __future__ import annotations

from dossier.views import (
    ClaimLine,
    Date,
    DateGiven,
    EntityPage,
    EventPage,
    Fact,
    FactValue,
    Html,
    Link,
    Relation,
    Section,
    Spelling,
)
from tests.views.findings import (
    EXPLAINED,
)
from tests.views.frame import (
    chrome,
    cite,
    text,
)
from tests.views.references import (
    REFERENCES,
)
from tests.views.ties import (
    CROWDED,
)

ACTOR = EntityPage(
    chrome=chrome("Salim al-Rafi", "Person", "actors"),
    name="Salim al-Rafi",
    role="A voice: reports and comments, and stands in no graph with the parties.",
    summary=(Html("Correspondent of Harbour Wire in Halden."), cite("1")),
    facts=(
        Fact("Kind", (FactValue((Html("person"),)),)),
        Fact("Born", (FactValue((Html('<time datetime="1961">about 1961</time>'), cite("1.2"))),)),
        Fact("Name", (FactValue((Html("سليم الرافعي"),), lang="ar"),)),
    ),
    spellings=(
        Spelling("سليم الرافعي", "ar", "Arabic", (cite("2"),)),
        Spelling("Saleem Rafii", "", "", (Html("in the cable"),)),
    ),
    references=REFERENCES[:2],
)

EVENT = EventPage(
    chrome=chrome("First flight of the Kestrel", "Flight test", "events"),
    title="First flight of the Kestrel",
    dates=(
        DateGiven(Date("17 May 1996", "1996-05-17"), "flown", "", (Html("by the interim report"), cite("1"))),
        DateGiven(
            Date("about April 1996", "1996-04", "approximate"),
            "flown",
            "in the spring",
            (Html("by the cable"), cite("2")),
            Link("Did the Kestrel fly in 1996?", "../claims/flew-in-1996.html"),
        ),
        DateGiven(Date("autumn 1995", "", "range"), "carried", "", (Html("by Annex A"), cite("3"))),
    ),
    dates_note="Three documents give three dates; nothing here says which is right.",
    summary=(Html("The missile left its carrier for the first time, over the northern range."), cite("1.2")),
    flags=(EXPLAINED,),
    facts=(Fact("Place", (FactValue((Html("the northern range, Halden"), cite("1.3"))),)),),
    participants=(
        Relation(Link("Northern Squadron", "../actors/squadron.html"), "as carrier", (cite("1.4"),)),
        Relation(Link("Halden Works", "../actors/halden-works.html"), "as maker"),
    ),
    body=Section(
        "What is told of it", "body", (text("The carrier turned back once and then released.", cite("2.2")),)
    ),
    ties=CROWDED,
    claims=(
        ClaimLine(
            Link("Did the Kestrel fly in 1996?", "../claims/flew-in-1996.html"), "4 documents, 1 origin"
        ),
    ),
    references=REFERENCES,
)

PLAIN_EVENT = EventPage(
    chrome=chrome("Hearing of the witnesses", "Hearing", "events"),
    title="Hearing of the witnesses",
    when=Date("3 May 1996", "1996-05-03"),
    summary=(Html("Two witnesses were heard behind closed doors."),),
)
