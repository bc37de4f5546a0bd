"""A site about a missile that never was: every kind of page, every part in every state.

The tests set these views, measure them in a browser and look for what must be said; a page of patterns can
show them to whoever changes a template.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    Fact,
    FactValue,
    FileMistake,
    Html,
    Link,
    MentionsPage,
    MistakesPage,
    NavItem,
    Note,
    NotFoundPage,
    Passage,
    PatternsPage,
    RedirectPage,
    Section,
    StanceGroup,
    TextPage,
    View,
)
from dossier.views.patterns import Pattern, State
from tests.views.claim import (
    ASSERTIONS,
    BRIEF,
    CLAIM,
    EMPTY_BRIEF,
    EMPTY_CLAIM,
)
from tests.views.compared import COMPARE, COMPARE_INDEX, LONG_COMPARE_INDEX
from tests.views.comparisons import (
    EMPTY_SPELLINGS,
    EMPTY_WORDINGS,
    SPELLINGS,
    WORDINGS,
)
from tests.views.document import (
    CITED_ONLY,
    SOURCE,
)
from tests.views.events import (
    ACTOR,
    EVENT,
    PLAIN_EVENT,
)
from tests.views.frame import (
    chrome,
    cite,
    heading,
    text,
)
from tests.views.lists import (
    ACTORS,
    DATA,
    EMPTY_HOME,
    EMPTY_LIST,
    EMPTY_TIMELINE,
    HOME,
    LONG_TIMELINE,
    MATRIX,
    PART_OF_TIMELINE,
    SOURCES,
    TIMELINE,
)
from tests.views.private import PRIVATE
from tests.views.records import (
    WEAPON,
)
from tests.views.reference import FIELDS, RULES
from tests.views.references import (
    REFERENCES,
)
from tests.views.report import (
    BY_DOCUMENT,
    BY_RULE,
    EMPTY_REPORT,
    FINDING,
    REPORT,
)
from tests.views.search import NAMES, SEARCH
from tests.views.ties import (
    GRAPH,
    LARGE_GRAPH,
)

ABOUT = TextPage(
    chrome("About", kind="About this site"),
    "About",
    (Html("Who makes this, from what, and how to answer."),),
    Section(
        "",
        "body",
        (
            text(
                "The file is made by readers of the six documents.",
                cite("1"),
                " Its text is written in plain files that anybody can correct.",
            ),
            heading("How to reply", 2, "reply"),
            text(
                'Write to <a href="mailto:corrections@example.org">the editors</a>. A reply is printed beside the finding that it answers.',
                Note(
                    "a",
                    "note-a",
                    "noteref-a",
                    (Html("Replies are printed whole up to 200 words."),),
                    own=True,
                ),
            ),
            Passage(
                "text",
                (
                    Html(
                        "<pre><code>sources/interim-report.md:88: citation-after-document: Footnote 4 prints ‘12 March 2031’</code></pre>"
                    ),
                ),
            ),
        ),
    ),
    REFERENCES[:1],
)
NOT_FOUND = NotFoundPage(
    replace(chrome("Not found"), noindex=True, made_from=(), edit="", changed=None, cite=""),
    (
        Link("All questions", "claims/index.html"),
        Link("All documents", "sources/index.html"),
        Link("Home", "index.html"),
    ),
)
REDIRECT = RedirectPage(
    replace(chrome("Moved", folder="sources"), noindex=True, cite=""),
    Link("Interim report on the Kestrel test series", "interim-report.html", quoted=True),
)
PATTERNS = PatternsPage(
    replace(chrome("Patterns"), noindex=True, cite="", cite_forms=(), version=None, data=None),
    "1 part in 1 state.",
    (
        Pattern(
            "stance",
            "pattern-stance",
            (
                State(
                    "stance stance--doubts",
                    Link("claims/range.html", "claims/range.html"),
                    Html('<p><span class="stance stance--doubts">doubts it</span></p>'),
                ),
            ),
        ),
    ),
)
MISTAKES = MistakesPage(
    replace(chrome("To mend"), noindex=True, cite="", made_from=(), edit="", changed=None),
    (
        FileMistake(
            "weapons/kestrel.md:14",
            "‘knid’ is no field of a weapon; did you mean ‘kind’?",
            "knid: missile",
            "front-matter-invalid",
        ),
        FileMistake("", "content/ holds no file"),
    ),
    "The site below is the last one that was whole.",
)


LONG = "Concerning the matter of the so-called Kestrel and of divers other engines, " * 4
MIXED = "Kestrel العوسق Κίρκινος " + "Überlangerzusammengesetzterwaffenname" * 3
LONG_SOURCE = replace(
    SOURCE,
    chrome=replace(
        SOURCE.chrome, title=LONG.strip(), draft="A draft: errors in our files are drawn where they stand."
    ),
    title=LONG.strip(),
    facts=(
        Fact(
            "Identifier",
            (FactValue((Html("https://review.example/" + "a-very-long-address-without-end/" * 6),)),),
        ),
        *SOURCE.facts,
    ),
    mentions=(replace(SOURCE.mentions[0], count="5,000 pages", mentions=SOURCE.mentions[0].mentions * 25),),
)
SIXTY = tuple(replace(row, id=f"{row.id}-{nth}") for nth in range(9) for row in ASSERTIONS)[:60]
LONG_CLAIM = replace(
    CLAIM,
    question=LONG.strip(),
    assertions=SIXTY,
    by_stance=(
        StanceGroup("Says so", "stance-asserts", "40", SIXTY[:40], "asserts"),
        StanceGroup("Says something related", "stance-none", "20", SIXTY[40:], "reports"),
    ),
)
MENTIONS = MentionsPage(
    replace(
        chrome("What links to Kestrel: Documents, 51 to 212", folder="weapons"),
        noindex=True,
        crumbs=(Link("Weapons", "index.html"), Link("Kestrel", "kestrel.html")),
    ),
    Link("Kestrel", "kestrel.html#mentions-documents"),
    "Documents",
    "51 to 212 of 212 pages",
    (*WEAPON.mentions[1].mentions, replace(WEAPON.mentions[1].mentions[0], rest="and in 12 more sentences")),
    (
        NavItem("1 to 50", "kestrel.html#mentions-documents"),
        NavItem("51 to 212", "kestrel.documents-2.html", "page"),
    ),
    Link("Before: 1 to 50", "kestrel.html#mentions-documents"),
)
LONG_NAME = replace(ACTOR, name=MIXED, chrome=replace(ACTOR.chrome, title=MIXED))

#: Every view, by the path that its page is written to for looking at.
SAMPLES: dict[str, View] = {
    "index.html": HOME,
    "empty/index.html": EMPTY_HOME,
    "sources/interim-report.html": SOURCE,
    "sources/halden-tests-bird.html": CITED_ONLY,
    "sources/long.html": LONG_SOURCE,
    "sources/index.html": SOURCES,
    "sources/moved.html": REDIRECT,
    "weapons/kestrel.html": WEAPON,
    "weapons/kestrel.documents-2.html": MENTIONS,
    "actors/al-rafi.html": ACTOR,
    "actors/long.html": LONG_NAME,
    "actors/index.html": ACTORS,
    "events/first-flight.html": EVENT,
    "events/hearing.html": PLAIN_EVENT,
    "events/index.html": EMPTY_LIST,
    "claims/range.html": CLAIM,
    "claims/islands.html": EMPTY_CLAIM,
    "claims/range.brief.html": BRIEF,
    "claims/islands.brief.html": EMPTY_BRIEF,
    "claims/long.html": LONG_CLAIM,
    "matrix.html": MATRIX,
    "data.html": DATA,
    "compare/cable--interim-report.html": COMPARE,
    "compare/index.html": COMPARE_INDEX,
    "empty/compare/index.html": replace(
        LONG_COMPARE_INDEX, chrome=replace(LONG_COMPARE_INDEX.chrome, root="../../", home="../../index.html")
    ),
    "graph.html": GRAPH,
    "empty/graph.html": LARGE_GRAPH,
    "spellings.html": SPELLINGS,
    "empty/spellings.html": EMPTY_SPELLINGS,
    "wordings.html": WORDINGS,
    "empty/wordings.html": EMPTY_WORDINGS,
    "timeline.html": TIMELINE,
    "empty/timeline.html": EMPTY_TIMELINE,
    "empty/long-timeline.html": LONG_TIMELINE,
    "empty/part-of-timeline.html": PART_OF_TIMELINE,
    "findings.html": REPORT,
    "empty/findings.html": EMPTY_REPORT,
    "findings/by-rule/work-statement-uncited.html": BY_RULE,
    "findings/by-document.html": BY_DOCUMENT,
    "findings/f-later-4.html": FINDING,
    "pages/about.html": replace(ABOUT, chrome=replace(ABOUT.chrome, root="../", home="../index.html")),
    "reference/fields.html": FIELDS,
    "reference/rules-footnotes.html": RULES,
    "search.html": SEARCH,
    "search/names-k.html": NAMES,
    "404.html": NOT_FOUND,
    "private/interim-report.html": PRIVATE,
    "patterns.html": PATTERNS,
    "mistakes.html": MISTAKES,
}
