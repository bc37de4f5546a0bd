"""Facts that a record is given more than once, and whether they can all be so.

Compared is what can be: days, figures in one unit, and words that say nearly the same (a rocket, a rocket
launcher; a news channel, a sports channel). Words with nothing in common may both be so (a red stripe, an
engraved sign), and a fuller wording of the same is no other one (Oslo; Oslo, Norway).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dossier.cited import widest
from dossier.comparison.answered_days import share_no_day
from dossier.comparison.same_works import words_of
from dossier.comparison.values import joined
from dossier.corpus import Corpus
from dossier.fields import DateFact, Fact, NamedFact
from dossier.heads import Head
from dossier.model import Record
from dossier.prose.figures import read_figures

_FIELDS = ("kind", "made_in")  #: facts that the documents state; a place holds another, unseen
_MOST = 30  #: facts of one thing that are compared with one another
_SMALL = frozenset("a an the of for in on at and with by from to".split())


@dataclass(frozen=True, slots=True)
class Given:
    """A fact as some documents give it. path: its field; sources: ids of the documents cited for it."""

    path: str
    value: str
    sources: frozenset[str]


def facts_given(corpus: Corpus, record: Record[Head]) -> Iterator[tuple[str, Sequence[Given]]]:
    """Each thing that a record is given several cited facts of: what it is called, and the facts."""
    cited: dict[str, set[str]] = defaultdict(set)
    for reference in record.references:
        cited[reference.at].add(corpus.former.get(reference.source, reference.source))
    found: dict[str, list[Given]] = defaultdict(list)
    for thing, path, fact in _facts_of(record.head):
        place = f"{path}.value" if f"{path}.value" in record.places else path
        sources = cited.get(f"{path}.cite") or {
            entry.source.id for entry in corpus.carried.get(fact.claim, ())
        }
        if sources and fact.value:
            found[thing].append(Given(place, fact.value, frozenset(sources)))
    for thing, given in found.items():
        if len(given) > 1:
            yield thing, given


def differ(corpus: Corpus, thing: str, given: Sequence[Given]) -> bool:
    """Whether two documents give facts of which only one can be so; what one document gives belongs together."""
    if thing in ("born", "died"):
        return share_no_day(widest((each.value,)) for each in given)
    return any(
        not one.sources & other.sources and _unlike(corpus, thing, one.value, other.value)
        for one, other in combinations(given[:_MOST], 2)
    )


def _facts_of(head: Head) -> Iterator[tuple[str, str, Fact | DateFact | NamedFact]]:
    for field in ("born", "died", *_FIELDS):
        facts: Sequence[Fact | DateFact] = getattr(head, field, ())
        if isinstance(facts, tuple) and len(facts) > 1:
            yield from ((field, f"{field}[{number}]", fact) for number, fact in enumerate(facts, 1))
    named: Sequence[NamedFact] = getattr(head, "facts", ())
    for number, fact in enumerate(named, 1):
        yield " ".join(fact.what.split()).casefold(), f"facts[{number}]", fact


def _unlike(corpus: Corpus, thing: str, one: str, other: str) -> bool:
    records = corpus.resolve(one), corpus.resolve(other)
    if records[0] or records[1]:
        return thing == "made_in" and all(records) and _are_alike(*records)
    mine, theirs = read_figures(one), read_figures(other)
    if len(mine) == len(theirs) == 1 and mine[0].unit == theirs[0].unit:
        nouns = {noun.casefold() for noun in mine[0].nouns}, {noun.casefold() for noun in theirs[0].nouns}
        return (not nouns[0] or not nouns[1] or bool(nouns[0] & nouns[1])) and not joined(mine[0], theirs[0])
    if mine or theirs:
        return False
    if one.split(",")[0] == other or other.split(",")[0] == one:
        return False  # Oslo, Norway; Oslo
    words, others = ([w for w in words_of(text) if w not in _SMALL] for text in (one, other))
    shared = set(words) & set(others)
    if len(shared) * 2 <= max(len(set(words)), len(set(others))):
        return False
    return not _is_fuller(words, others) and not _is_fuller(others, words)


def _is_fuller(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the longer names the same with more words: a self-loading rifle, a rifle; no rocket launcher, rocket."""
    return set(short) <= set(long) and long[-1] == short[-1]


def _are_alike(one: Record[Head] | None, other: Record[Head] | None) -> bool:
    """Whether two records are different things of one kind: two states, not a town and its state."""
    if one is None or other is None or one.id == other.id:
        return False
    kinds = [{fact.value for fact in getattr(each.head, "kind", ())} for each in (one, other)]
    return bool(kinds[0] & kinds[1])
