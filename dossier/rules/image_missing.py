"""A picture is not there

Holds when a record names a picture that is no file under static/. A broken picture on a page tells a reader
nothing. Silent where the folder is not read, as in a check of texts alone.

Fix: put the file into static/, or correct its name: paths start there, `portraits/quill.png`.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field
from dossier.nearest import nearest

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for record in corpus.records.values():
        image = record.head.image
        if image is None or corpus.pictures is None:
            continue
        coverage.compared += 1
        file = image.file.removeprefix("static/")
        if file not in corpus.pictures:
            path = "image.file" if "image.file" in record.places else "image"
            near = nearest(file, corpus.pictures)
            hint = f"; did you mean '{near}'?" if near else ""
            yield Flag(locate_field(record, path), f"There is no file static/{file}{hint}")
