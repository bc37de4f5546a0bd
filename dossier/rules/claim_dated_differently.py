"""What a claim asks the day of is dated differently

Holds when a claim asks when something was ("When", "Since when", "In which year"), and assertions on it give
dates that share no day, each taken as widely as its precision allows. It is one finding for the claim, with
every date that is given.

Silent about dates of different precision that overlap, about what a document rejects, asks or says of
something only related, and about claims that ask something else, whose dates may be those of the statements.
What cannot be read is counted.

Read: accounts may follow different calendars, or date different parts of what happened.
"""

from collections.abc import Iterator

from dossier.cited import widest
from dossier.comparison.answered_days import answers_when, asks_when, share_no_day
from dossier.corpus import Corpus
from dossier.dates import in_words
from dossier.findings import DATE_UNREAD, Coverage, Fault, Flag, Severity, locate_field

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        if not asks_when(claim.head):
            continue
        dated = [entry for entry in corpus.carried.get(claim.id, ()) if answers_when(entry)]
        spans = [widest((entry.assertion.date,)) for entry in dated]
        coverage.compared += len(dated)
        coverage.skip(DATE_UNREAD, spans.count(None))
        if share_no_day(spans):
            read = [entry for entry, span in zip(dated, spans, strict=True) if span]
            words = dict.fromkeys(in_words(entry.assertion.date) for entry in read)
            yield Flag(
                where=locate_field(claim, "question"),
                message=f"It is dated {', '.join(words)}",
                against=tuple(
                    locate_field(each.source, f"{each.path}.date", in_words(each.assertion.date))
                    for each in read
                ),
            )
