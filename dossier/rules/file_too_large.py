"""A picture is larger than a page can bear

Holds when a file under static/ has more than two million bytes. Everybody who opens the page loads it, and it
stays in the repository's history for good, whatever is done about it later. Silent about files outside static/,
which no page shows.

Fix: make it smaller before it is committed: 1,600 pixels are wide enough, and a photograph of that size takes
some hundred thousand bytes as JPEG or WebP. A file that no page shows is taken out.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.limits import STATIC_BYTES

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += len(corpus.pictures or {})
    left = dict(corpus.heavy)
    for record in corpus.records.values():
        image = record.head.image
        file = image.file.removeprefix("static/") if image else ""
        if file in corpus.heavy:
            left.pop(file, None)
            path = "image.file" if "image.file" in record.places else "image"
            yield Flag(locate_field(record, path), _told(file, corpus.heavy[file]))
    for file, size in left.items():
        yield Flag(Location(None, f"static/{file}", 1, 1, "", ""), _told(file, size))


def _told(file: str, size: int) -> str:
    return f"static/{file} has {size / 1e6:,.1f} million bytes; a page bears {STATIC_BYTES / 1e6:g} million"
