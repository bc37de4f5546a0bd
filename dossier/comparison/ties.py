"""Ties between parties, weapons and events, as somebody reports them: none of them is a finding of ours.

A tie is a relation, a part in an event, a fact whose value is a record, or a question about exactly two of
them. A question about three or more is no tie: nothing says which two of them it joins. Voices, who report
and comment, stand in no tie; neither does what a question asks of a voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from dossier.comparison.weight import Weight, weigh_entries
from dossier.corpus import Carried, Corpus
from dossier.fields import Fact, NamedFact
from dossier.heads import ActorHead, EventHead, Head, SourceHead, WeaponHead
from dossier.model import Record, Reference

Kind = Literal["relation", "part", "fact", "question"]
Footing = Literal["several", "origin", "document"]

#: Stances that carry a statement on; the others take one against it, or leave it open.
REPORTING = frozenset({"asserts", "allows", "reports"})
SHAPES = frozenset({"actors", "weapons", "events"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two records, what is reported of them, and where."""

    kind: Kind
    one: str  #: id
    other: str  #: id; of a relation the record that it leads to
    words: str  #: "member of", "as captain", "made in"; of a question the question
    stated_on: str  #: id of the record that states it
    path: str  #: its field there: "relations[2]"
    claim: str = ""  #: id of the claim that carries it
    cited: tuple[Reference, ...] = ()
    told: tuple[Carried, ...] = ()  #: what documents say about the claim, what is only related left out
    documents: tuple[str, ...] = ()  #: ids of those that report it; a republication is no second one
    weight: Weight = Weight(0, (), 0)  #: over what they say; what is cited without a claim names no origin

    @property
    def against(self) -> tuple[Carried, ...]:
        """What is said by those who say not so."""
        return tuple(entry for entry in self.told if entry.assertion.stance == "rejects")

    @property
    def rests_on(self) -> Footing:
        """ "origin": all of it carries back to one; "document": one alone reports it, from where is not said."""
        if len(self.weight.origins) == 1 and not self.weight.unstated:
            return "origin"
        return "document" if len(self.documents) < 2 else "several"


def stands_in_graph(record: Record[Head] | None) -> bool:
    """Parties, weapons and events do; voices, documents and questions do not."""
    if record is None or record.shape not in SHAPES:
        return False
    return not (isinstance(record.head, ActorHead) and record.head.role == "voice")


def ties(corpus: Corpus) -> tuple[Tie, ...]:
    """Every tie, in the order of the records that state them, questions last.

    A question whose claim already carries a tie between the same two is not told a second time.
    """
    stated = [
        tie
        for record in corpus.records.values()
        if stands_in_graph(record)
        for tie in _stated(corpus, record)
    ]
    carried = {(tie.claim, *sorted((tie.one, tie.other))) for tie in stated if tie.claim}
    asked = [tie for tie in _questions(corpus) if (tie.claim, *sorted((tie.one, tie.other))) not in carried]
    return tuple(stated + asked)


def _stated(corpus: Corpus, record: Record[Head]) -> Iterator[Tie]:
    head = record.head
    types = corpus.words.relations
    for number, relation in enumerate(getattr(head, "relations", ()), 1):
        label = types[relation.type].label if relation.type in types else relation.type.replace("-", " ")
        yield from _tie(
            corpus, "relation", record, relation.to, label, f"relations[{number}]", relation.claim
        )
    if isinstance(head, EventHead):
        for number, part in enumerate(head.participants, 1):
            words = f"as {part.as_}" if part.as_ else "takes part"
            yield from _tie(
                corpus, "part", record, part.actor, words, f"participants[{number}]", part.claim, turned=True
            )
        yield from _facts(corpus, record, "place", ((fact, "place") for fact in head.place))
    if isinstance(head, WeaponHead):
        yield from _facts(corpus, record, "made_in", ((fact, "made in") for fact in head.made_in))
    yield from _facts(corpus, record, "facts", ((fact, fact.what) for fact in getattr(head, "facts", ())))


def _facts(
    corpus: Corpus, record: Record[Head], field: str, facts: Iterable[tuple[Fact | NamedFact, str]]
) -> Iterator[Tie]:
    for number, (fact, words) in enumerate(facts, 1):
        path = f"{field}[{number}]" if f"{field}[{number}]" in record.places else field
        yield from _tie(corpus, "fact", record, fact.value, words, path, fact.claim)


def _tie(
    corpus: Corpus,
    kind: Kind,
    record: Record[Head],
    to: str,
    words: str,
    path: str,
    claim: str,
    *,
    turned: bool = False,
) -> Iterator[Tie]:
    target = corpus.resolve(to)
    if target is None or target.id == record.id or not stands_in_graph(target):
        return
    ends = (target.id, record.id) if turned else (record.id, target.id)
    known = corpus.resolve(claim) if claim else None
    cited = tuple(reference for reference in record.references if reference.at == f"{path}.cite")
    yield _weighed(corpus, Tie(kind, *ends, words, record.id, path, known.id if known else "", cited))


def _questions(corpus: Corpus) -> Iterator[Tie]:
    for claim in corpus.claims:
        about = [corpus.resolve(id) for id in dict.fromkeys(claim.head.about)]
        ends = [record.id for record in about if record is not None and stands_in_graph(record)]
        if len(about) == len(ends) == 2 and ends[0] != ends[1]:
            yield _weighed(
                corpus, Tie("question", ends[0], ends[1], claim.title, claim.id, "about", claim.id)
            )


def _weighed(corpus: Corpus, tie: Tie) -> Tie:
    """The tie with what documents say about its claim, and who of them reports it."""
    told = tuple(entry for entry in corpus.carried.get(tie.claim, ()) if entry.assertion.fits != "related")
    weight = weigh_entries(corpus, [entry for entry in told if entry.assertion.stance in REPORTING])
    reporting = [entry.source for entry in told if entry.assertion.stance in REPORTING]
    citing = [corpus.resolve(reference.source) for reference in tie.cited]
    cited = [cast("Record[SourceHead]", source) for source in citing if source and source.shape == "sources"]
    documents = dict.fromkeys(corpus.document(source).id for source in (*reporting, *cited))
    unstated = weight.unstated + len(documents) - weight.documents
    return replace(
        tie,
        told=told,
        documents=tuple(documents),
        weight=Weight(len(documents), weight.origins, unstated),
    )
