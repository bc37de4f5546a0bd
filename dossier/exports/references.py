"""Sources for reference managers: each by itself, and all of them as one bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dossier.bibliography import Work, bibtex, csl_text, ris
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.chrome import SOURCE_FORMS
from dossier.pages.edition import Edition
from dossier.pages.works import work_of


def _all_bibtex(works: Iterable[Work]) -> str:
    return "\n".join(map(bibtex, works))


def _all_ris(works: Iterable[Work]) -> str:
    return "\n".join(map(ris, works))


#: By the ending of a source's own file.
WRITERS: Mapping[str, Callable[[Iterable[Work]], str]] = {
    ".bib": _all_bibtex,
    ".csl.json": csl_text,
    ".ris": _all_ris,
}


def source_files(edition: Edition, source: Record[SourceHead]) -> Iterator[tuple[str, str]]:
    """The files of one source beside its page, path and text."""
    work, stem = work_of(edition, source), edition.path(source).removesuffix(".html")
    return ((stem + ending, WRITERS[ending]([work])) for ending in SOURCE_FORMS)


def bibliography(edition: Edition, ending: str) -> str:
    """All sources in one of the forms, in the order of their ids."""
    return WRITERS[ending](work_of(edition, source) for source in edition.corpus.sources)
