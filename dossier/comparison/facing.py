"""What two documents say on one claim, statement beside statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from dossier.comparison.weight import origin_of
from dossier.corpus import Carried, Corpus
from dossier.dates import DateError, overlaps, parse

ANY = "any"


@dataclass(frozen=True, slots=True)
class Facing:
    """What two documents say on one claim, as far as it answers each other; None where one has nothing to it.

    differs: speaker, stance, hedge, value, date, origin. A value, a date or an origin differs where both give one.
    origin: that both name; "" where they do not.
    """

    left: Carried | None
    right: Carried | None
    differs: tuple[str, ...]
    origin: str


def facing(
    corpus: Corpus,
    left: tuple[Carried, ...],
    right: tuple[Carried, ...],
    uttered: Mapping[tuple[str, str], str],
) -> tuple[Facing, ...]:
    """The statements of two documents on a claim, each set beside the one that answers it best.

    That is the same utterance or words, else the same speaker with the same stance and word of doubt, the same
    speaker, the same stance, or what is left, in order. uttered: by document and assertion, an id of the utterance
    that it quotes.
    """
    keys: tuple[Callable[[Carried], Hashable], ...] = (
        lambda entry: uttered.get((entry.source.id, entry.path)),
        lambda entry: _plain(entry.assertion.quote.text) if entry.assertion.quote else None,
        lambda entry: (_speaker(corpus, entry), _stance(entry), _hedge(entry), entry.assertion.date),
        lambda entry: (_speaker(corpus, entry), _stance(entry), _hedge(entry)),
        lambda entry: (_speaker(corpus, entry), _stance(entry)),
        lambda entry: _speaker(corpus, entry),
        _stance,
        lambda entry: ANY,
    )
    rest = dict(enumerate(left)), dict(enumerate(right))
    matched: dict[int, Facing] = {}
    for key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number, entry in rest[1].items():
            waiting[key(entry)].append(number)
        for number, entry in tuple(rest[0].items()):
            wanted = key(entry)
            if wanted is not None and waiting[wanted]:
                other = rest[1].pop(waiting[wanted].pop(0))
                matched[number] = _faced(corpus, rest[0].pop(number), other)
    return (
        *(both for _, both in sorted(matched.items(), key=lambda item: item[0])),
        *(Facing(entry, None, (), "") for entry in rest[0].values()),
        *(Facing(None, entry, (), "") for entry in rest[1].values()),
    )


def _faced(corpus: Corpus, one: Carried, other: Carried) -> Facing:
    a, b = one.assertion, other.assertion
    origins = [origin_of(corpus, entry.assertion, corpus.document(entry.source).id) for entry in (one, other)]
    told = {
        "speaker": _speaker(corpus, one) != _speaker(corpus, other),
        "stance": _stance(one) != _stance(other),
        "hedge": _hedge(one) != _hedge(other),
        "value": bool(a.value and b.value) and _plain(a.value) != _plain(b.value),
        "date": bool(a.date and b.date) and _apart(a.date, b.date),
        "origin": bool(origins[0] and origins[1]) and origins[0] != origins[1],
    }
    same = origins[0] if origins[0] == origins[1] else ""
    return Facing(one, other, tuple(field for field, differs in told.items() if differs), same)


def _speaker(corpus: Corpus, entry: Carried) -> Hashable:
    """Who speaks, by id where a record is kept; () where a document speaks for itself."""
    found = (corpus.resolve(id) for id in entry.assertion.said_by)
    return tuple(
        sorted(
            record.id if record else _plain(id)
            for record, id in zip(found, entry.assertion.said_by, strict=True)
        )
    )


def _stance(entry: Carried) -> str:
    return "related" if entry.assertion.fits == "related" else entry.assertion.stance


def _apart(one: str, other: str) -> bool:
    """Whether no day can be both; a month does not differ from a day in it."""
    try:
        return not overlaps(parse(one), parse(other))
    except DateError:
        return one != other


def _hedge(entry: Carried) -> str:
    return _plain(entry.assertion.hedge.word) if entry.assertion.hedge else ""


def _plain(words: str) -> str:
    """Words without capitals and doubled spaces, which are no difference."""
    return " ".join(words.split()).casefold()
