"""What stands in a text and is almost a name that a record lists: spelt otherwise, or with a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.comparison.namings import Naming, namings_by_record
from dossier.comparison.spellings import Printed, plain, printed_words
from dossier.corpus import Corpus
from dossier.patterns import regex
from dossier.prose.likeness import MARKS
from dossier.prose.name_letters import fold, skeleton
from dossier.prose.names import Kind, is_variant, likeness_of_words

_WORD = regex(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_LINKING = frozenset("of for and the al el bin ibn de la in on".split())
_LONGEST = 8  #: words of a name
_ABBREVIATION = range(
    4, 13
)  #: letters of one, or of a name in capitals, in which two can change places unmistakably
_INSTITUTION = 4  #: words of a name that may have lost one

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of a text that is almost a name. why: "" for a spelling, else the slip."""

    start: int
    end: int
    text: str
    naming: Naming
    why: str


@dataclass(frozen=True, slots=True)
class NearNames:
    """The listed names by what a slip or another spelling leaves alone."""

    listed: frozenset[str]
    in_capitals: frozenset[str]  #: the same, as headlines and forms print them
    by_skeleton: dict[Key, list[Naming]] = field(default_factory=lambda: defaultdict(list))
    by_rest: dict[tuple[int, Key], list[tuple[str, Naming]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    by_gap: dict[Key, list[tuple[str, Naming]]] = field(default_factory=lambda: defaultdict(list))
    by_letters: dict[str, list[Naming]] = field(default_factory=lambda: defaultdict(list))

    def find(self, text: str) -> Iterator[Near]:
        """The near names in a text, the longest first where several begin at one word."""
        text = text.translate(MARKS)
        words = list(_WORD.finditer(text))
        done = 0
        for number, word in enumerate(words):
            if word.start() < done or not word.group()[0].isupper():
                continue
            for last in range(_reach(text, words, number), number - 1, -1):
                stretch = text[word.start() : words[last].end()]
                if words[last].group() in _LINKING:
                    continue
                if stretch in self.listed or stretch in self.in_capitals:
                    done = words[last].end()
                    break
                if near := self._near([each.group() for each in words[number : last + 1]], stretch):
                    yield Near(word.start(), words[last].end(), stretch, *near)
                    done = words[last].end()
                    break

    def _near(self, words: list[str], stretch: str) -> tuple[Naming, str] | None:
        if len(words) == 1:
            return self._abbreviation(words[0])
        folded = tuple(map(fold, words))
        for naming in self.by_skeleton.get(tuple(map(skeleton, words)), ()):
            if is_variant(stretch, plain(naming.name)):
                return naming, ""
        for number, word in enumerate(folded):
            rest = (number, (*folded[:number], *folded[number + 1 :]))
            for meant, naming in self.by_rest.get(rest, ()):
                known = fold(meant)
                if not _is_derived(word, known) and likeness_of_words(word, known) is Kind.SLIP:
                    return naming, f"'{words[number]}' for '{meant}'"
        for lost, naming in self.by_gap.get(folded, ()):
            return naming, f"without '{lost}'"
        return None

    def _abbreviation(self, word: str) -> tuple[Naming, str] | None:
        if len(word) in _ABBREVIATION and word.isupper() and word.isalpha():
            for naming in self.by_letters.get("".join(sorted(word)), ()):
                differ = [
                    n for n, pair in enumerate(zip(word, naming.name, strict=True)) if len(set(pair)) > 1
                ]
                if len(differ) == 2 and differ[1] - differ[0] == 1:
                    return naming, "letters changed places"
        return None


def near_names(corpus: Corpus) -> NearNames:
    """The names of all records, ready to be looked for."""
    namings = [naming for named in corpus.once(namings_by_record).values() for naming in named]
    listed = frozenset(plain(naming.name) for naming in namings)
    found = NearNames(listed, frozenset(map(str.upper, listed)))
    for naming in namings:
        words = _WORD.findall(plain(naming.name))
        folded = tuple(map(fold, words))
        if len(words) == 1 and naming.name.isupper() and len(naming.name) in _ABBREVIATION:
            found.by_letters["".join(sorted(naming.name))].append(naming)
        if not 2 <= len(words) <= _LONGEST or not words[0][0].isupper():
            continue
        found.by_skeleton[tuple(map(skeleton, words))].append(naming)
        for number, word in enumerate(folded):
            rest = (*folded[:number], *folded[number + 1 :])
            found.by_rest[number, rest].append((words[number], naming))
            inside = 0 < number < len(folded) - 1 and word not in _LINKING
            if inside and len([each for each in folded if each not in _LINKING]) >= _INSTITUTION:
                found.by_gap[rest].append((words[number], naming))
    return found


def printed_nearly(corpus: Corpus) -> tuple[tuple[Printed, Near], ...]:
    """What documents print and is almost a name, in their order."""
    names = corpus.once(near_names)
    return tuple(
        (printed, near) for printed in corpus.once(printed_words) for near in names.find(printed.text)
    )


def unlisted(corpus: Corpus) -> Mapping[str, Mapping[str, tuple[Printed, ...]]]:
    """Record → spelling of its name that it does not list → every place of a document that prints it."""
    found: dict[str, dict[str, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    for printed, near in corpus.once(printed_nearly):
        if not near.why:
            found[near.naming.record.id][near.text].append(printed)
    return {
        id: {name: tuple(places) for name, places in names.items()} for id, names in sorted(found.items())
    }


def _reach(text: str, words: list[re.Match[str]], first: int) -> int:
    """The last word that can belong to a name that begins at `first`: with capitals, or small linking words."""
    last = first
    while last + 1 < len(words) and last - first + 1 < _LONGEST:
        gap, word = text[words[last].end() : words[last + 1].start()], words[last + 1].group()
        if gap not in (" ", "-") and not (gap == ". " and len(words[last].group()) == 1):
            break
        if not word[0].isupper() and word not in _LINKING and gap != "-":
            break
        last += 1
    return last


def _is_derived(word: str, meant: str) -> bool:
    """Syrian, Syria; boards, board: one goes on where the other ends."""
    return word.startswith(meant) or meant.startswith(word)
