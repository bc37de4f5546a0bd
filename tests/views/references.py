"""A numbered list of references."""

from __future__ import annotations

from dossier.views import (
    BackLink,
    Date,
    Link,
    Reference,
    RefPlace,
)

REFERENCES = (
    Reference(
        "1",
        "ref-1",
        Link("Interim report on the Kestrel test series", "../sources/interim-report.html", quoted=True),
        "Office of Technical Review",
        Date("March 1998", "1998-03"),
        (
            RefPlace(
                Link("¶1", "../sources/interim-report.html#p1"),
                (BackLink("a", "#cite-1-1"), BackLink("b", "#cite-1-2")),
            ),
            RefPlace(Link("¶4", "../sources/interim-report.html#p4"), (BackLink("c", "#cite-1-3"),)),
        ),
    ),
    Reference(
        "2",
        "ref-2",
        Link("Embassy cable 4471", "../sources/cable.html"),
        "Embassy in Halden",
        Date("12 March 1997", "1997-03-12"),
        (RefPlace(Link("¶2", "../sources/cable.html#p2"), (BackLink("a", "#cite-2-1"),)),),
    ),
    Reference(
        "3",
        "ref-3",
        Link("Brochure for the autumn fair", "../sources/brochure.html", quoted=True),
        "Halden Works",
        None,
        (RefPlace(Link(""), (BackLink("a", "#cite-3-1"),)),),
    ),
)
