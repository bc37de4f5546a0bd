"""The search page with its index of names, and a part of that index on a page of its own."""

from __future__ import annotations

from dataclasses import replace

from dossier.views import (
    IndexEntry,
    IndexGroup,
    Link,
    NamesPage,
    SearchFilter,
    SearchKind,
    SearchOption,
    SearchPage,
)
from tests.views.frame import COLLECTIONS, LABELS, chrome

KESTREL = "weapons/kestrel.html"
GROUPS = (
    IndexGroup("K", "names-k", (IndexEntry(Link("Kestrel", KESTREL), "weapon"),)),
    IndexGroup(
        "I",
        "names-i",
        (
            IndexEntry(
                Link("Interim report on the Kestrel test series", "sources/interim-report.html", quoted=True),
                "document",
            ),
        ),
    ),
    IndexGroup("Arabic", "names-arabic", (IndexEntry(Link("العوسق", KESTREL, "ar"), "weapon", "Kestrel"),)),
    IndexGroup("Hangul", "names-hangul", (IndexEntry(Link("황조롱이", KESTREL, "ko"), "weapon", "Kestrel"),)),
)

SEARCH = SearchPage(
    replace(chrome("Search"), wasm=True),
    "Search",
    "pagefind/pagefind.js",
    "search/pages.json",
    tuple(
        SearchKind(name, LABELS[name], "A question, never a finding of ours." if name == "claims" else "")
        for name in COLLECTIONS
    ),
    (
        SearchFilter("kind", "Kind", tuple(SearchOption(name, Link(LABELS[name])) for name in COLLECTIONS)),
        SearchFilter(
            "document",
            "Document",
            (
                SearchOption(
                    "interim-report", Link("Interim report on the Kestrel test series", quoted=True)
                ),
                SearchOption("brochure", Link("نشرة معرض الخريف", lang="ar", quoted=True)),
            ),
        ),
        SearchFilter(
            "year", "Date", (SearchOption("1998", Link("1998")), SearchOption("1996", Link("1996")))
        ),
    ),
    tuple(Link(group.heading, f"#{group.id}") for group in GROUPS),
    GROUPS,
    "4 names",
)

NAMES = NamesPage(
    chrome("Names: K", folder="search"),
    "Names: K",
    (Link("K", "names-k.html"), Link("Arabic", "names-arabic.html")),
    (IndexEntry(Link("Kestrel", f"../{KESTREL}"), "weapon"),),
)
