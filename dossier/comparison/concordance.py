"""A concordance of names: every spelling of a record that documents print, who prints it and where.

The spellings that a record lists, those in use that it does not list, and what only comes near a name are kept
apart. Read are the documents' own words as far as records and receipts hold them; receipts keep names by
paragraph, so places are counted and not how often a name stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from dossier.comparison.namings import Naming, namings_of
from dossier.comparison.near_names import Near, printed_nearly
from dossier.comparison.spellings import Printed, plain, printed_words, uses_of
from dossier.corpus import Corpus
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.patterns import regex
from dossier.prose.name_differences import Difference, Told, script, tell

_ASSERTION = regex(r"assertions\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Use:
    """A document that prints a spelling. places: each paragraph once, then headings and fields (¶0).

    Where several of our records hold the words of a place, the longest stretch stands for it.
    """

    source: Record[SourceHead]
    places: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """A spelling of a name."""

    name: str
    lang: str  #: as the record has it; "" where it says nothing
    told: Told
    uses: tuple[Use, ...]  #: documents by date, then id; none where the record alone lists it
    listed: bool  #: whether the record lists it


class Group(IntEnum):
    """In which way documents differ on a name."""

    SPELT = 0  #: in letters, hyphens or capitals
    NAMED = 1  #: in which of several names they use
    SHORT = 2  #: in whether they give it in full


@dataclass(frozen=True, slots=True)
class Bearer:
    """A record whose names documents print in more than one way."""

    record: Record[Head]
    own: str  #: the name that its page bears
    spellings: tuple[Spelt, ...]  #: its own first, then what differs least from it

    @property
    def group(self) -> Group:
        """By the difference that says most."""
        kinds = {spelt.told.difference for spelt in self.spellings if spelt.uses}
        if kinds & {Difference.LETTERS, Difference.MARKS}:
            return Group.SPELT
        shorter = {Difference.SAME, Difference.SHORTER, Difference.LONGER}
        return Group.SHORT if kinds <= shorter else Group.NAMED


@dataclass(frozen=True, slots=True)
class Miss:
    """A wording that comes near a listed name: with a slip, or another name; nobody says which."""

    text: str
    known: Naming
    how: str  #: "letters changed places"
    use: Use


@dataclass(frozen=True, slots=True)
class Concordance:
    bearers: tuple[Bearer, ...]  #: by group, then name
    misses: tuple[Miss, ...]  #: by document
    read: int  #: stretches of the documents' words


def concordance(corpus: Corpus) -> Concordance:
    """Of all records; those that documents print in one way alone are left out."""
    undeclared: dict[str, dict[str, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    missed: dict[tuple[str, str], list[tuple[Naming, str, Printed]]] = defaultdict(list)
    read = len(corpus.once(printed_words))
    for printed, near in corpus.once(printed_nearly):
        how = near.why or _slipped(near)
        if how:
            missed[printed.source.id, near.text].append((near.naming, how, printed))
        else:
            undeclared[near.naming.record.id][near.text].append(printed)
    used = corpus.once(uses_of)
    bearers = []
    for record in corpus.records.values():
        here = {name: list(places) for name, places in used.get(record.id, {}).items()}
        for name, places in undeclared.get(record.id, {}).items():
            here.setdefault(name, []).extend(places)
        if len(here) > 1:
            bearers.append(_bearer(corpus, record, here))
    misses = (
        Miss(text, found[0][0], found[0][1], _uses(corpus, [printed for _, _, printed in found])[0])
        for (_, text), found in missed.items()
    )
    return Concordance(
        tuple(sorted(bearers, key=lambda bearer: (bearer.group, bearer.own.casefold(), bearer.record.id))),
        tuple(sorted(misses, key=lambda miss: (corpus.age(miss.use.source), miss.text))),
        read,
    )


def _slipped(near: Near) -> str:
    """How a spelling of one listed name lies to the bearer's own, where that is by letters out of their order."""
    own = next(namings_of(near.naming.record)).name
    slip = tell(own, (), near.text).difference is Difference.SLIP
    return f"letters apart from '{own}'" if slip else ""


def _bearer(corpus: Corpus, record: Record[Head], used: Mapping[str, list[Printed]]) -> Bearer:
    namings: dict[str, Naming] = {}
    for naming in namings_of(record):
        namings.setdefault(plain(naming.name), naming)
    own = next(iter(namings.values())).name
    languages = {name.name: name.lang for name in getattr(record.head, "names", ())}
    shown = dict.fromkeys((*namings, *sorted(used)))
    spelt = []
    for name in shown:
        naming_or_none = namings.get(name)
        printed = naming_or_none.name if naming_or_none else name
        foreign = script(printed) != script(own)
        if name in used or foreign or name == plain(own):
            spelt.append(
                Spelt(
                    name=printed,
                    lang=languages.get(printed, ""),
                    told=tell(own, [naming.name for naming in namings.values()], printed),
                    uses=_uses(corpus, used.get(name, ())),
                    listed=naming_or_none is not None,
                )
            )
    order = list(Difference)
    spelt.sort(key=lambda each: (order.index(each.told.difference), not each.uses))
    return Bearer(record, own, tuple(spelt))


def _uses(corpus: Corpus, printed: Iterable[Printed]) -> tuple[Use, ...]:
    """By document, by date."""
    by_source: dict[str, dict[tuple[int, str], Printed]] = defaultdict(dict)
    sources: dict[str, Record[SourceHead]] = {}
    for each in printed:
        place = _placed(each)
        sources[each.source.id] = each.source
        here, at = by_source[each.source.id], (place.paragraph or 10**9, place.path)
        if at not in here or len(here[at].text) < len(place.text):
            here[at] = place
    return tuple(
        Use(source, tuple(place for _, place in sorted(by_source[source.id].items())))
        for source in sorted(sources.values(), key=corpus.age)
    )


def _placed(printed: Printed) -> Printed:
    """What an assertion quotes stands in the paragraph that it names, if it names one."""
    found = _ASSERTION.match(printed.path)
    if found:
        at = printed.source.head.assertions[int(found[1]) - 1].at
        if len(at) == 1:
            return Printed(printed.source, at[0], "", printed.text)
    return printed
