"""An address and a citation give different dates

Holds when the date in an address (/2017/06/14/, /2017/06/, ?date=2017-06-14) and the stated date of
publication lie more than a day apart; a month in an address is the whole month. One citation printed on
many pages is one finding, at the record of the cited work if it gives the same date. Silent about stamps of
archives, folders of uploads, versions and numbers, which are no dates of publication, and where one of
several dates in an address fits.

Read: an address keeps the day on which a page was first put up; the page may say when it was last revised.
"""

from collections.abc import Iterator

from dossier import dates
from dossier.cited import Cited, CitedDate, widest
from dossier.corpus import Corpus
from dossier.dates import Day
from dossier.findings import DATE_UNREAD, Coverage, Fault, Flag, Severity, Suggestion, locate
from dossier.prose.citations import url_date

GROUP = "Citations and dates"
SEVERITY = Severity.WARNING
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for work in corpus.works:
        found: dict[tuple[str, ...], list[tuple[Cited, CitedDate]]] = {}
        for cited in work:
            published, stated = cited.date("published"), url_date(cited.url) if cited.url else ()
            if published is None or not stated:
                continue
            if published.days is None:
                coverage.skip(DATE_UNREAD)
                continue
            coverage.compared += 1
            if all(_apart(published.days, widest((each,))) for each in stated):
                found.setdefault((str(published.edtf), *stated), []).append((cited, published))
        for (_, *dated), ((cited, published), *more) in found.items():
            yield _flag(cited, published, dated, more)


def _apart(a: tuple[Day | None, Day | None], b: tuple[Day | None, Day | None] | None) -> bool:
    """Whether more than a day lies between two stretches."""
    assert b is not None  # an address states nothing but days and months
    (a_first, a_last), (b_first, b_last) = a, b
    after = b_last and a_first and dates.days_between(b_last, a_first) > 1
    before = a_last and b_first and dates.days_between(a_last, b_first) > 1
    return bool(after or before)


def _flag(cited: Cited, published: CitedDate, stated: list[str], more: list[tuple[Cited, CitedDate]]) -> Flag:
    return Flag(
        where=cited.locate(published),
        message=f"{cited.says(published)}; the address says {' and '.join(stated)}",
        against=(
            locate(cited.record, cited.at if cited.note else "url", cited.url_place(), "the address"),
            *(again.locate(date, "gives the same date") for again, date in more),
        ),
        suggestions=tuple(Suggestion(each, ("the address says so",)) for each in stated[:3]),
    )
