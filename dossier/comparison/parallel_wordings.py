"""An utterance in every language in which documents print it: each language collated by itself.

Words are compared within one language alone. Which wordings in other languages are of the same utterance nothing
but its `utterance` id says; what two documents print of it in Arabic is collated, and stands beside the English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.cited import is_english
from dossier.comparison.wordings import Utterance, Wording, collated, utterances, wordings_of
from dossier.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Version:
    """The wordings of an utterance in one language."""

    language: str  #: BCP 47, its first part; "" where the documents name none
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance that documents print in different words. id: an address that lasts, unique in a corpus."""

    id: str
    claim: str  #: "" for none
    versions: tuple[Version, ...]  #: that of most wordings first

    @property
    def wordings(self) -> tuple[Wording, ...]:
        return tuple(wording for version in self.versions for wording in version.utterance.wordings)

    @property
    def documents(self) -> int:
        return len({wording.source.id for wording in self.wordings})


def spoken(corpus: Corpus) -> tuple[Spoken, ...]:
    """Every utterance that several documents print, in other words or in another language; in order of documents."""
    named: dict[str, dict[str, list[Wording]]] = defaultdict(lambda: defaultdict(list))
    for wording in wordings_of(corpus):
        if wording.utterance:
            named[wording.utterance][_language(wording)].append(wording)
    found: list[tuple[str, list[Version]]] = []
    taken: set[str] = set()
    for utterance in corpus.once(utterances)[0]:
        names = [wording.utterance for wording in utterance.wordings if wording.utterance]
        versions = [Version(_language(utterance.wordings[0]), utterance)]
        name = names[0] if names else ""
        if name and name not in taken:
            versions += _foreign(named[name])
            taken.add(name)
        found.append((name, versions))
    for name, by_language in named.items():
        if name not in taken:
            english = list(_english(by_language))
            alone = [Version(_language(english[0]), collated(english))] if english else []
            found.append((name, [*alone, *_foreign(by_language)]))
    ids: set[str] = set()
    shown = (_spoken(name, versions, ids) for name, versions in found if _is_shown(versions))
    return tuple(sorted(shown, key=lambda each: min(corpus.age(wording.source) for wording in each.wordings)))


def _is_shown(versions: list[Version]) -> bool:
    documents = {wording.source.id for version in versions for wording in version.utterance.wordings}
    return len(documents) > 1 and (len(versions) > 1 or bool(versions[0].utterance.differing))


def _spoken(name: str, versions: list[Version], ids: set[str]) -> Spoken:
    claim = next((version.utterance.claim for version in versions if version.utterance.claim), "")
    plain = name or claim or versions[0].utterance.wordings[0].source.id
    number = next(n for n in range(1, len(ids) + 2) if _numbered(plain, n) not in ids)
    ids.add(_numbered(plain, number))
    ordered = sorted(versions, key=lambda version: -len(version.utterance.wordings))
    return Spoken(_numbered(plain, number), claim, tuple(ordered))


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _english(by_language: dict[str, list[Wording]]) -> Iterable[Wording]:
    return (wording for several in by_language.values() for wording in several if is_english(wording.source))


def _foreign(by_language: dict[str, list[Wording]]) -> list[Version]:
    return [
        Version(language, collated(several))
        for language, several in sorted(by_language.items())
        if not is_english(several[0].source)
    ]


def _language(wording: Wording) -> str:
    return wording.source.head.language.partition("-")[0]
