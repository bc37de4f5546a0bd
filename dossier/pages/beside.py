"""What stands beside each other on pages of its own, names and utterances: read once, and where each is found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.comparison.concordance import Bearer, Concordance, concordance
from dossier.comparison.parallel_wordings import Spoken, spoken
from dossier.corpus import Corpus
from dossier.pages.portions import part_path, portions

SPELLINGS = "spellings.html"
WORDINGS = "wordings.html"


@dataclass(frozen=True, slots=True)
class Beside:
    """Names and utterances, in parts of which each is a page; the paths of the pages by record and by utterance."""

    names: Concordance
    name_parts: tuple[tuple[Bearer, ...], ...]
    name_paths: Mapping[str, str]
    spoken_parts: tuple[tuple[Spoken, ...], ...]  #: by claim
    spoken_paths: Mapping[str, str]
    by_claim: Mapping[str, tuple[Spoken, ...]]
    by_source: Mapping[str, tuple[Spoken, ...]]

    @property
    def has_names(self) -> bool:
        return bool(self.names.bearers or self.names.misses)


def beside(corpus: Corpus) -> Beside:
    names = concordance(corpus)
    name_parts = tuple(tuple(part) for part in portions(names.bearers, _weight_of_name))
    by_claim, by_source = defaultdict(list), defaultdict(list)
    for each in spoken(corpus):
        by_claim[each.claim].append(each)
        for source in dict.fromkeys(wording.source.id for wording in each.wordings):
            by_source[source].append(each)
    ordered = [
        each for claim in sorted(by_claim, key=lambda id: _order(corpus, id)) for each in by_claim[claim]
    ]
    spoken_parts = tuple(tuple(part) for part in portions(ordered, _weight_of_words))
    return Beside(
        names=names,
        name_parts=name_parts,
        name_paths=_paths(SPELLINGS, ((bearer.record.id for bearer in part) for part in name_parts)),
        spoken_parts=spoken_parts,
        spoken_paths=_paths(WORDINGS, ((each.id for each in part) for part in spoken_parts)),
        by_claim={claim: tuple(several) for claim, several in by_claim.items()},
        by_source={source: tuple(several) for source, several in by_source.items()},
    )


def _paths(path: str, parts: Iterable[Iterable[str]]) -> dict[str, str]:
    return {id: part_path(path, number) for number, part in enumerate(parts, 1) for id in part}


def _order(corpus: Corpus, claim: str) -> tuple[bool, str, str]:
    """Claims by their question; what bears on none comes last."""
    record = corpus.resolve(claim)
    return not claim, record.title.casefold() if record else "", claim


def _weight_of_name(bearer: Bearer) -> int:
    """About how many characters its table has."""
    uses = [use for spelt in bearer.spellings for use in spelt.uses]
    return 700 + 350 * len(bearer.spellings) + sum(350 + 60 * len(use.places) for use in uses)


def _weight_of_words(each: Spoken) -> int:
    return 900 + sum(900 + 3 * len(wording.text) for wording in each.wordings)
