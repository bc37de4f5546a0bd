"""Citations whose work was read, kept or changed on a day before it was published: shared by three rules."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.cited import Cited, CitedDate
from dossier.corpus import Corpus
from dossier.findings import DATE_UNREAD, Coverage, Flag

_INNOCENT = {
    "accessed": "a page that was revised after it was read bears such dates",
    "archived": "a page that was revised after it was archived bears such dates",
    "updated": "a page that was published anew bears such dates",
}


def before_published(corpus: Corpus, coverage: Coverage, role: str) -> Iterator[Flag]:
    """Flags where the last day of `role` is earlier than the first day of publication.

    role: accessed, archived or updated. One citation printed on many pages gives one flag, at the record
    of the cited work if it has the same two dates.
    """
    for work in corpus.works:
        found: dict[tuple[str, str], list[tuple[Cited, CitedDate, CitedDate]]] = {}
        for cited in work:
            published, other = cited.date("published"), cited.date(role)
            if published is None or other is None:
                continue
            if published.days is None or other.days is None:
                coverage.skip(DATE_UNREAD)
                continue
            coverage.compared += 1
            first, last = published.days[0], other.days[1]
            if first and last and last < first:
                found.setdefault((str(published.edtf), str(other.edtf)), []).append((cited, published, other))
        for (cited, published, other), *more in found.values():
            yield Flag(
                where=cited.locate(other),
                message=f"{role.capitalize()} {other.edtf}, published {published.edtf}; {_INNOCENT[role]}",
                against=(
                    cited.locate(published, "the date of publication"),
                    *(again.locate(date, "gives both dates too") for again, _, date in more),
                ),
            )
