"""Citations of one work differ

Holds when one work is cited with two dates that share no day, with a date here and "n.d." there, with two
titles, or by authors who have no name in common. A work is one record, one address (without scheme, www,
last slash and tracking parameters), or the same words. It is one finding for the work, with every citation
of it: at the work's own record, else in the youngest document that cites it.

Silent about dates of different precision that overlap, about different days of access, about a date that
another citation gives as that of the last change; about titles cut short, without their subtitle, with
their outlet, or spelt a little otherwise; about initials, another order, "et al.", and a body named where
another citation names persons.

Read: a living page bears another date after each revision, and an address may have been given to another
text since.
"""

from collections.abc import Iterator, Sequence

from dossier.cited import Cited
from dossier.comparison.same_works import authors_differ, dates_differ, dates_of, titles_differ
from dossier.corpus import UNDATED, Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate

GROUP = "Citations and dates"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for work in corpus.works:
        if len(work) < 2:
            continue
        coverage.compared += 1
        dated = tuple(dict.fromkeys(str(date.edtf or date.text) for date in dates_of(work)))
        titles, authors, said = titles_differ(work), authors_differ(work), []
        if dates_differ(work):
            said.append(f"dated {', '.join(dated[:-1])} and {dated[-1]}")
        elif dated and any(cited.undated for cited in work):
            said.append(f"dated {dated[0]} and said to bear no date")
        if titles:
            said.append(f"titled '{titles[0]}' and '{titles[1]}'")
        if authors:
            said.append(f"by {authors[0]} and by {authors[1]}")
        if said:
            yield _flag(corpus, work, "; ".join(said), in_dates="dated" in said[0])


def _flag(corpus: Corpus, work: Sequence[Cited], said: str, *, in_dates: bool) -> Flag:
    """One finding, at the record of the work, else in the youngest document that has what differs."""
    by_age = sorted(work, key=lambda cited: corpus.age(cited.record))
    telling = [cited for cited in by_age if not in_dates or cited.date("published")] or by_age
    dated = [cited for cited in telling if corpus.age(cited.record)[0] < UNDATED] or telling[:1]
    chosen = work[0] if work[0].note is None else dated[-1]
    return Flag(
        where=_place(chosen, in_dates),
        message=f"One work is {said}; a page may be revised, or its address given to another text",
        against=tuple(_place(cited, in_dates) for cited in by_age if cited is not chosen),
    )


def _place(cited: Cited, in_dates: bool) -> Location:
    published = cited.date("published")
    said = f"dates it {published.edtf or published.text}" if published else "gives no date"
    message = f"{said}; {cited.title}" if cited.title else said
    if in_dates and published:
        return cited.locate(published, message)
    return locate(cited.record, cited.at, cited.place, message)
