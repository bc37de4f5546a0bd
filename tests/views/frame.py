"""The frame of an invented site, and short words for what the samples repeat."""

from __future__ import annotations

from dossier.views import (
    Chrome,
    CiteForm,
    CiteMark,
    CiteNumber,
    Date,
    Flag,
    Html,
    Link,
    NavItem,
    Passage,
    Piece,
)

COLLECTIONS = ("sources", "actors", "weapons", "events", "claims")
LABELS = {
    "sources": "Documents",
    "actors": "Actors",
    "weapons": "Weapons",
    "events": "Events",
    "claims": "Questions",
    "search": "Search",
}


def chrome(title: str, kind: str = "", folder: str = "", description: str = "") -> Chrome:
    """The frame of a page in `folder`; "" for pages at the top."""
    root = "../" if folder else ""
    return Chrome(
        site="The Kestrel File",
        title=title,
        description=description or f"{title}. The statements here are those of the documents named.",
        language="en",
        root=root,
        home=f"{root}index.html",
        nav=(
            *(
                NavItem(LABELS[name], f"{root}{name}/index.html", "true" if name == folder else "")
                for name in ("claims", "sources", "actors", "weapons", "events")
            ),
            NavItem("Timeline", f"{root}timeline.html"),
            NavItem("Findings", f"{root}findings.html"),
        ),
        pages=(NavItem("About", f"{root}pages/about.html"), NavItem("Method", f"{root}pages/method.html")),
        edition=Date("21 November 2026", "2026-11-21"),
        kind=kind,
        crumbs=(Link(LABELS[folder], "index.html"),) if folder else (),
        caveat="What is told here is what documents state; that they state it does not make it so.",
        canonical="",
        made_from=(Link("sources/interim-report.md", "https://example.org/kestrel/interim-report.md"),),
        edit="https://example.org/kestrel/edit/interim-report.md",
        since=Date("2 May 2025", "2025-05-02"),
        changed=Date("4 November 2026", "2026-11-04"),
        cite=f"“{title}”, The Kestrel File, edition of 21 November 2026.",
        cite_forms=(
            CiteForm("BibTeX", f"@online{{kestrel,\n  title = {{{{{title}}}}},\n}}\n"),
            CiteForm("RIS", f"TY  - ELEC\nTI  - {title}\nER  - \n"),
        ),
        version=Link("4f0c2aa", "https://example.org/kestrel/blob/4f0c2aa/interim-report.md"),
        data=Link("JSON", "kestrel.json"),
        all_data=Link("All data", f"{root}data.html"),
        linked=Html('{"@context":"https://schema.org","@type":"WebPage","name":"The Kestrel File"}'),
        corrections=Link("corrections@example.org", "mailto:corrections@example.org"),
        licence="Text CC BY 4.0; quotations belong to their authors.",
        search=f"{root}search.html",
    )


def cite(*numbers: str) -> CiteMark:
    """A mark with these numbers; "1.2" is the second mark of reference 1."""
    parts = [number.partition(".") for number in numbers]
    return CiteMark(
        tuple(
            CiteNumber(number, f"cite-{number}-{nth or 1}", f"#ref-{number}", f"Reference {number}")
            for number, _, nth in parts
        )
    )


def text(
    *pieces: Piece | str, anchors: tuple[str, ...] = (), label: str = "", flags: tuple[Flag, ...] = ()
) -> Passage:
    """A paragraph; strings among the pieces are markup."""
    inner = tuple(Html(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Passage("text", (Html("<p>"), *inner, Html("</p>")), anchors, label, flags=flags)


def heading(words: str, level: int = 3, anchor: str = "") -> Passage:
    return Passage("heading", (Html(words),), (anchor,) if anchor else (), level=level)
