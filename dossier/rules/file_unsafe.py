"""A file could act in a reader's browser

Holds for a file under static/ that a browser would run or load things by when it is opened by its own address,
where no policy of the site's pages reaches: a drawing (SVG) with a script, a link, an animation, a sheet from
elsewhere or a DOCTYPE; a page or another file that may hold a program; a picture that is not what its name
says; a link that leads out of the folder. Silent about drawings that only draw, about fonts, texts, data,
sound and films, and about the site's own sheets and scripts.

Fix: save the drawing as plain SVG, or as PNG or WebP; give the file the ending of what it is; put the file
itself into static/ in place of a link to it.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    coverage.compared += len(corpus.pictures or {})
    for file, told in corpus.refused.items():
        yield Flag(Location(None, f"static/{file}", told.line, 1, "", ""), told.message)
