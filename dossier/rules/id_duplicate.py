"""Two records have one id

Holds when two files have one stem, in one collection or in two; when a record keeps as a former id what is
another record's id now; and when two records keep the same former id. An id is the file's stem and names
one record in the whole site. Silent about a draft beside a record that is published.

Fix: rename one of the files, and put its old id under `former_ids` if it was published.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.heads import Head
from dossier.model import Record

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    holders: dict[str, list[tuple[Record[Head], str]]] = {}
    for record in corpus.all_records:
        coverage.compared += 1
        holders.setdefault(record.id, []).append((record, ""))
    for record in corpus.all_records:
        for number, old in enumerate(record.head.former_ids, 1):
            path = f"former_ids[{number}]"
            holders.setdefault(old, []).append((record, path if path in record.places else "former_ids"))
    for id, found in holders.items():
        if len(found) > 1:
            (first, first_path), *others, (last, path) = found
            against = (_at(first, first_path), *(_at(other, other_path) for other, other_path in others))
            what = "is a former id of" if first_path else "is the id of"
            mend = "one of the two gives it up" if path else "one of the two files needs another name"
            yield Flag(_at(last, path), f"'{id}' {what} {first.file} too; {mend}", against)


def _at(record: Record[Head], path: str) -> Location:
    return locate_field(record, path, "has the same id" if not path else "keeps the same id")
