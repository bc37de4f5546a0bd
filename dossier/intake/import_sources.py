"""Works from a reference manager as sources that are cited and not held; one that we have already stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from dossier.corpus import Corpus
from dossier.dates import DateError, parse
from dossier.fields import DateFact, Fact
from dossier.front_matter.formats import check, shorten
from dossier.front_matter.yaml_writer import written_fields
from dossier.heads import SourceHead
from dossier.intake.assertion_table import Trouble
from dossier.intake.files import CannotWrite, put_new
from dossier.intake.import_assertions import Outcome
from dossier.intake.references import Reference, Unread, read_references
from dossier.nearest import nearest
from dossier.prose.citations import same_address
from dossier.prose.name_letters import fold
from dossier.scaffold.known import actor_of
from dossier.scaffold.new_record import LONGEST_TITLE, CannotMake, suggested_id
from dossier.settings import Settings
from dossier.vocabulary import words_of

MOST_TOLD = 50


def import_sources(
    data: bytes, name: str, corpus: Corpus, settings: Settings, *, write: bool = True
) -> Outcome:
    """A file for each work that we do not have. write: False to tell what would be done."""
    collection = words_of(corpus.site).like("sources")[0]
    taken = {record.id for record in corpus.read} | {
        old for each in corpus.read for old in each.head.former_ids
    }
    known = _Known(corpus)
    lines: list[str] = []
    troubles: list[Trouble] = []
    made = had = 0
    where = "item" if name.lower().endswith("json") else "line"
    for work in read_references(data, name):
        if isinstance(work, Unread):
            troubles.append(Trouble(work.line, work.message))
            continue
        if not work.title:
            troubles.append(Trouble(work.line, "this work has no title; a source has one"))
            continue
        twin = known.find(work)
        if twin:
            had += 1
            lines.append(f"{where} {work.line}: '{shorten(work.title)}' is {twin} already; it stays as it is")
            continue
        head, notes = _head(work, corpus)
        publisher = head.publisher.value if head.publisher else ""
        try:
            id = suggested_id(work.title, publisher, work.published[:4], taken)
        except CannotMake:
            id = suggested_id(f"work {work.line}", publisher, work.published[:4], taken)
        path = settings.content / collection.folder / f"{id}.md"
        if write:
            try:
                put_new(path, source_text(head, name))
            except CannotWrite as error:
                troubles.append(Trouble(work.line, str(error)))
                continue
        made += 1
        taken.add(id)
        known.add(work, id)
        lines.append(f"{path}: '{shorten(work.title)}'")
        lines += [f"  {note}" for note in (*work.notes, *notes)]
    verb = "new" if write else "would be new"
    count = "1 work" if made + had == 1 else f"{made + had:,} works"
    lines.append(f"{count}: {made:,} {verb}, {had:,} here already")
    return Outcome(tuple(lines), tuple(troubles[:MOST_TOLD]))


def source_text(head: SourceHead, name: str) -> str:
    """The file of a source that is only cited."""
    order = [field.name for field in fields(SourceHead)]
    written = sorted(written_fields(head), key=lambda entry: (entry[0] != "title", order.index(entry[0])))
    lines = "".join(f"{field}: {value}\n" for field, value in written)
    return f"---\n# From {shorten(name)}; compare it with the work itself.\n{lines}---\n"


def _head(work: Reference, corpus: Corpus) -> tuple[SourceHead, list[str]]:
    """The front matter of a work, and what of it could not be taken."""
    notes: list[str] = []
    url = work.url or (f"https://doi.org/{_doi(work.doi)}" if _doi(work.doi) else "")
    problem = check("url", url) if url else None
    if problem:
        notes.append(f"its address is left out: {problem.message}")
        url = ""
    kind = work.kind
    words = words_of(corpus.site)
    listed = words.kinds[words.like("sources")[0].folder]
    if kind and kind not in listed:
        near = nearest(kind, listed)
        notes.append(f"its kind '{kind}' is none of this site's{f'; did you mean {near}?' if near else ''}")
        kind = ""
    values: dict[str, Any] = {
        "title": Fact(value=work.title[:LONGEST_TITLE]),
        "published": DateFact(value=work.published) if work.published else None,
        "kind": kind,
        "publisher": Fact(value=actor_of(work.outlet, corpus)) if work.outlet else None,
        "authors": tuple(Fact(value=actor_of(name, corpus)) for name in work.authors) or None,
        "identifier": work.number or (f"doi:{_doi(work.doi)}" if work.url and _doi(work.doi) else ""),
        "url": url,
        "accessed": work.accessed,
        "language": work.language if work.language.replace("-", "").isalnum() else "",
        "text": "none",
    }
    return SourceHead(**values), notes


def _doi(text: str) -> str:
    """ "https://doi.org/10.1/x" → "10.1/x"; "" for what is none."""
    bare = (
        text.strip().partition("doi.org/")[2]
        or text.strip().removeprefix("doi:").removeprefix("DOI:").strip()
    )
    return (
        bare
        if bare.startswith("10.") and "/" in bare and not any(c.isspace() or c in "<>\"'" for c in bare)
        else ""
    )


class _Known:
    """The works that we have, by DOI, by address, and by title with a date that may be the same."""

    def __init__(self, corpus: Corpus) -> None:
        self._by_address: dict[str, str] = {}
        self._by_title: dict[str, list[tuple[str, str]]] = {}
        for record in corpus.read:
            head: Any = record.head
            if record.shape != "sources":
                continue
            addresses = [head.url, head.archive_url, *head.same_as]
            if _doi(head.identifier):
                addresses.append(f"https://doi.org/{_doi(head.identifier)}")
            for url in filter(None, addresses):
                self._by_address.setdefault(same_address(url), record.id)
            published = head.published.value if head.published else ""
            self._by_title.setdefault(fold(record.title), []).append((published, record.id))

    def find(self, work: Reference) -> str:
        """The id of the same work and how it is known, or ""."""
        for url in _addresses(work):
            if same_address(url) in self._by_address:
                return f"{self._by_address[same_address(url)]} (the same address)"
        for published, id in self._by_title.get(fold(work.title), ()):
            if not published or not work.published or _may_be_one(published, work.published):
                return f"{id} (the same title{' and date' if published and work.published else ''})"
        return ""

    def add(self, work: Reference, id: str) -> None:
        for url in _addresses(work):
            self._by_address.setdefault(same_address(url), id)
        self._by_title.setdefault(fold(work.title), []).append((work.published, id))


def _addresses(work: Reference) -> Iterator[str]:
    if _doi(work.doi):
        yield f"https://doi.org/{_doi(work.doi)}"
    if work.url.startswith(("http://", "https://")):
        yield work.url


def _may_be_one(one: str, other: str) -> bool:
    """Whether two dates can mean one day: 2024 and 2024-03-05 can."""
    try:
        a, b = parse(one), parse(other)
    except DateError:
        return True
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest
