"""What assertions state on a claim: on which side of it they are, of whom, and where they say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

from dossier.cited import widest
from dossier.comparison.namings import short_title
from dossier.comparison.same_works import words_of
from dossier.comparison.weight import origin_of
from dossier.corpus import Carried, Corpus, document_date
from dossier.dates import Day
from dossier.fields import Hedge
from dossier.findings import Location, locate_field
from dossier.heads import SourceHead
from dossier.model import Record

_NAMED = 3  #: speakers that a message lists

_FILLERS = frozenset(
    "a an the of for in from s and senior top former unnamed anonymous some several one two its their his her"
    " who whom not named".split()
)
#: Verbs of saying keep a distance to whoever speaks; they are no doubt about what is said.
_SAYING = frozenset(
    "claim claims claimed claiming say says said saying state states stated assert asserts asserted"
    " insist insists insisted according".split()
)

#: Bounds of a figure are part of it, and compared as values.
_ABOUT = frozenset(
    "about around approximately roughly circa nearly almost some over under more less least most than at up".split()
)


def is_doubt(hedge: Hedge | None) -> bool:
    """Whether a hedge is a word of doubt about the matter, not about who speaks, nor about a figure."""
    return (
        hedge is not None
        and hedge.on != "speech"
        and not set(words_of(hedge.word)) <= _SAYING | _ABOUT | {"to", "that"}
    )


def is_flat(entry: Carried) -> bool:
    """Whether an assertion takes its side without any word of doubt."""
    return entry.assertion.stance in ("asserts", "rejects") and not is_doubt(entry.assertion.hedge)


def by_origin(
    corpus: Corpus, entries: Sequence[Carried], *, related: bool = False
) -> Mapping[tuple[str, bool], Sequence[Carried]]:
    """The assertions whose origin is known, by it and the side they are on; related ones only where asked for."""
    found: dict[tuple[str, bool], list[Carried]] = defaultdict(list)
    origins = corpus.once(_origins)
    for entry in entries:
        if entry.assertion.stance == "asks" or (entry.assertion.fits == "related" and not related):
            continue
        origin = origins[entry.source.id, entry.path]
        if origin:
            found[origin, entry.assertion.stance == "rejects"].append(entry)
    return found


def _origins(corpus: Corpus) -> Mapping[tuple[str, str], str]:
    """The origin of every assertion, by its document and its field; "" where it is not known."""
    return {
        (entry.source.id, entry.path): origin_of(corpus, entry.assertion, corpus.document(entry.source).id)
        for entries in corpus.carried.values()
        for entry in entries
    }


def same_speakers(corpus: Corpus, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of speakers have one in common, by record, by its names or by a fuller description."""
    mine = [names for speaker in one for names in _called(corpus, speaker)]
    theirs = [names for speaker in other for names in _called(corpus, speaker)]
    return any(a <= b or b <= a for a in mine for b in theirs)


def _called(corpus: Corpus, speaker: str) -> list[frozenset[str]]:
    """The words of each name of a speaker, without those that tell nobody apart."""
    record = corpus.resolve(speaker)
    names = [record.id, record.title] if record else [speaker]
    names += [name.name for name in getattr(record.head, "names", ())] if record else []
    return [words for name in names if (words := frozenset(words_of(name)) - _FILLERS)]


def voices_of(corpus: Corpus, entry: Carried) -> frozenset[str]:
    """Who speaks: the ids or words of the speakers, else the document's id."""
    said_by = entry.assertion.said_by or (corpus.document(entry.source).id,)
    return frozenset(corpus.former.get(speaker, speaker) for speaker in said_by)


def names_of(corpus: Corpus, entries: Sequence[Carried]) -> str:
    """Who speaks, as a message lists them: names of speakers, titles of documents that speak themselves."""
    names: dict[str, None] = {}
    for entry in entries:
        for speaker in entry.assertion.said_by:
            record = corpus.resolve(speaker)
            names.setdefault(short_title(record.title) if record else speaker)
        if not entry.assertion.said_by:
            names.setdefault(f"'{short_title(entry.source.title)}'")
    listed = list(names)[:_NAMED]
    more = len(names) - len(listed)
    if more:
        return f"{', '.join(listed)} and {more} more"
    return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))


def with_says(entry: Carried, message: str) -> str:
    """A message with our sentence on how the statement lies to the claim, where there is one."""
    says = entry.source.texts.get(f"{entry.path}.says")
    return f"{message}: {says.text.rstrip('.')}" if says else message


def spoken_on(corpus: Corpus, entry: Carried) -> tuple[Day | None, Day | None]:
    """The first and last day of what an assertion goes back to: its origin's, else its own date; None: not known."""
    origin = corpus.resolve(origin_of(corpus, entry.assertion, corpus.document(entry.source).id))
    if origin is not None and origin.shape == "sources":
        date = document_date(cast("Record[SourceHead]", origin))
        if date:
            return date.earliest, date.latest
    given = entry.assertion.date
    return (widest((given,)) if given else None) or (None, None)


def of_one_time(one: str, other: str) -> bool:
    """Whether two EDTF dates share a day, each at its widest; one missing or unreadable may be any."""
    a, b = widest((one,)) if one else None, widest((other,)) if other else None
    if a is None or b is None:
        return True
    return not (a[1] and b[0] and a[1] < b[0]) and not (b[1] and a[0] and b[1] < a[0])


def place_of(entry: Carried, fields: Sequence[str], message: str) -> Location:
    """The place of the first of an assertion's fields that is written, else of the assertion."""
    for field in (*fields, "claim"):
        if f"{entry.path}.{field}" in entry.source.places:
            return locate_field(entry.source, f"{entry.path}.{field}", message)
    return locate_field(entry.source, entry.path, message)
