"""An assertion does not say where it comes from

Holds for an assertion without `origin`: whether four documents are four witnesses or one cannot be told
until each says where its statement was first put on record. Silent where the origin is a record, a name in
words, or one of self, unnamed and not-stated: to say that a document does not tell is an answer.

Fix: `origin: self` where the document is the first to say so, the id of the source or event it goes back
to, `unnamed` for a source it does not name, `not-stated` where it names none.
"""

from collections.abc import Iterator

from dossier.alone import Alone, source_of
from dossier.findings import Coverage, Fault, Flag, Severity, locate_field

GROUP = "Provenance"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    source = source_of(alone)
    if source is None:
        return
    for number, assertion in enumerate(source.head.assertions, 1):
        coverage.compared += 1
        if not assertion.origin:
            message = f"The assertion on '{assertion.claim}' names no origin"
            yield Flag(locate_field(source, f"assertions[{number}]"), message)
