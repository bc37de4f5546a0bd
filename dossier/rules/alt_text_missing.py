"""A picture has no description

Holds for a picture in a text (`![](file)`) and for the `image` of a record when no words stand for it:
those who do not see it learn nothing of it. Silent about records without a picture.

Fix: say in a few words what the picture shows: `![the bridge from the left](file)`, or `alt` beside
`file`.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "alt-text-missing")
    for record in corpus.all_records:
        image = record.head.image
        if image is not None and image.file:
            coverage.compared += 1
            if not image.alt.strip():
                yield Flag(
                    locate_field(record, "image"),
                    f"'{image.file}' has no 'alt'; it says what the picture shows",
                )
