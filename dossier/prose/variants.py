"""The lines of a critical apparatus: where wordings part, what one of them has and what the others have for it.

One wording is read against the others: of those that reach over most of what several print, the first. Its words
are the lemma. Each other witness is compared with it by itself, so that a line holds no more than the words in
question; witnesses that have the same for the same words share a reading. Where it says nothing, because it begins
later or ends earlier, the next in reach takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.prose.collation import Alignment, Word, keys_of

AROUND = 2  #: words that tell where a place is at which the lemma has none


@dataclass(frozen=True, slots=True)
class Reading:
    """Words at a place, as its first witness prints them; none where it has none. witnesses: by number."""

    words: tuple[Word, ...]
    witnesses: tuple[int, ...]

    @property
    def omits(self) -> bool:
        """Whether it is nothing but a mark that words are left out."""
        return bool(self.words) and all(word.omits for word in self.words)


@dataclass(frozen=True, slots=True)
class Parting:
    """A place where wordings part. The first witness of the lemma is the one that is read against."""

    lemma: Reading
    readings: tuple[Reading, ...]
    silent: tuple[int, ...]  #: witnesses that begin later or end earlier
    after: str  #: words before the place, where the lemma has none; "" at the beginning
    before: str  #: words behind it


@dataclass(frozen=True, slots=True)
class _Run:
    """Columns in a row in which a witness parts from the base: from the first to the last, and its words there."""

    first: int
    last: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """The base's own words in a run. at: its first column; where it has none, between two of them, or -1."""

    at: float
    own: tuple[int, ...]


def bases_of(aligned: Alignment) -> tuple[int, ...]:
    """The witnesses, that which the others are read against first."""
    shared = [nth for nth, column in enumerate(aligned.columns) if len(column) > 1]
    reach = [sum(aligned.reaches(witness, nth) for nth in shared) for witness in _witnesses(aligned)]
    return tuple(sorted(_witnesses(aligned), key=lambda witness: -reach[witness]))


def partings(aligned: Alignment) -> tuple[Parting, ...]:
    """A line for every stretch of a wording for which another has other words, in order.

    A mark that words are left out, against words that it may stand for, is no line.
    """
    found: list[tuple[_Span, Parting]] = []
    done: set[int] = set()
    for base in bases_of(aligned):
        region = [
            nth for nth in range(len(aligned.columns)) if aligned.reaches(base, nth) and nth not in done
        ]
        by_span: dict[_Span, dict[int, _Run]] = defaultdict(dict)
        for witness in _witnesses(aligned):
            if witness != base:
                for run in _runs(aligned, base, witness, region):
                    by_span[_span(aligned, base, run)][witness] = run
                    done.update(range(run.last, region[-1], -1))
        for span, runs in by_span.items():
            lemma = tuple(aligned.columns[nth][base] for nth in span.own)
            runs = {witness: run for witness, run in runs.items() if _parts(lemma, run.words)}
            if runs:
                found.append((span, _parting(aligned, base, span, lemma, runs)))
        done.update(region)
    return tuple(parting for _, parting in sorted(found, key=lambda each: (each[0].at, bool(each[0].own))))


def _parts(words: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    """Whether two readings differ, and neither is a mark of omission that may stand for the other."""
    if keys_of(words) == keys_of(others):
        return False  # the same words, aligned with others' elsewhere
    marked = all(word.omits for word in words) or all(word.omits for word in others)
    return not (words and others and marked)


def _runs(aligned: Alignment, base: int, witness: int, region: Sequence[int]) -> Iterator[_Run]:
    """Where a witness parts from the base, over columns that concern either of them.

    Words of its own that stand against the base's last ones come behind them, among those of other witnesses.
    """
    first, last = -1, -1
    words: list[Word] = []
    for nth in region:
        column = aligned.columns[nth]
        has = (base in column, witness in column)
        if has == (False, False):
            continue
        if all(has) or not aligned.reaches(witness, nth):
            if first >= 0:
                yield _Run(first, last, tuple(words))
            first, words = -1, []
            continue
        first, last = (nth if first < 0 else first), nth
        if has[1]:
            words.append(column[witness])
    if first >= 0:
        for nth in range(region[-1] + 1, len(aligned.columns)):
            if len(aligned.columns[nth]) > 1:
                break
            if witness in aligned.columns[nth]:
                words.append(aligned.columns[nth][witness])
                last = nth
        yield _Run(first, last, tuple(words))


def _span(aligned: Alignment, base: int, run: _Run) -> _Span:
    own = tuple(nth for nth in range(run.first, run.last + 1) if base in aligned.columns[nth])
    before = [nth for nth in range(run.first) if base in aligned.columns[nth]]
    return _Span(own[0] if own else (before[-1] + 0.5 if before else -1), own)


def _parting(
    aligned: Alignment, base: int, span: _Span, lemma: tuple[Word, ...], runs: dict[int, _Run]
) -> Parting:
    groups: dict[object, list[int]] = {}
    for witness, run in sorted(runs.items()):
        groups.setdefault(keys_of(run.words), []).append(witness)
    one = next(iter(runs.values()))
    there = span.own or range(one.first, one.last + 1)
    others = [witness for witness in _witnesses(aligned) if witness not in (base, *runs)]
    silent = [witness for witness in others if not any(aligned.reaches(witness, nth) for nth in there)]
    agree = [
        witness
        for witness in others
        if witness not in silent
        and all((base in aligned.columns[nth]) == (witness in aligned.columns[nth]) for nth in there)
    ]
    return Parting(
        lemma=Reading(lemma, (base, *agree)),
        readings=tuple(Reading(runs[group[0]].words, tuple(group)) for group in groups.values()),
        silent=tuple(silent),
        after="" if lemma else _around(aligned, base, range(one.first - 1, -1, -1)),
        before="" if lemma else _around(aligned, base, range(one.last + 1, len(aligned.columns))),
    )


def _around(aligned: Alignment, base: int, columns: range) -> str:
    """The next words of a witness, forwards or backwards."""
    words = [aligned.columns[nth][base].text for nth in columns if base in aligned.columns[nth]][:AROUND]
    return "".join(words if columns.step > 0 else reversed(words)).strip()


def _witnesses(aligned: Alignment) -> range:
    return range(len(aligned.extents))
