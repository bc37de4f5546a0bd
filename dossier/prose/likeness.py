"""Where words stand in a text: exactly, after a stated normalisation, or nearly.

Normalised are quotation marks, dashes and spaces, and nothing else: a letter, a figure or a comma that differs
is a difference. ` […] ` in the words is an omission of ours: its parts stand in that order.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.patterns import regex

MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‚‛′`´＇", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_SPACES = regex(r"[\s\u00a0\u200b\ufeff]+")
OMISSION = regex(r"\s{0,20}\[(?:…|\.\.\.)\]\s{0,20}")  #: words that we leave out of a quotation
LONGEST_NEAR = 20_000  #: code points of a text in which a near match is looked for
NEAR = 75  #: per cent of likeness from which on a passage is offered


@dataclass(frozen=True, slots=True)
class Normal:
    """A text after normalisation. offsets: of each of its characters in the text as it was, and its end."""

    text: str
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where words stand: offsets in the text as it was, code points."""

    start: int
    end: int


def normal(text: str) -> Normal:
    """The text with one kind of quotation mark and dash, and one space for many; none at its ends."""
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for space in [*_SPACES.finditer(text), None]:
        end = space.start() if space else len(text)
        parts.append(text[at:end].translate(MARKS))
        offsets.extend(range(at, end))
        if space is None:
            break
        at = space.end()
        if parts[-1] or len(parts) > 1:
            if at < len(text):
                parts.append(" ")
                offsets.append(end)
    return Normal("".join(parts), (*offsets, len(text)))


def find_exactly(words: str, text: Normal) -> Match | None:
    """Where the words stand in the text, whole words only; None where they do not."""
    start: int | None = None
    at = 0
    for part in OMISSION.split(words.strip()):
        wanted = normal(part).text
        if not wanted:
            continue
        found = _find_whole(wanted, text.text, at)
        if found < 0:
            return None
        start = found if start is None else start
        at = found + len(wanted)
    if start is None:
        return None
    return Match(text.offsets[start], text.offsets[at - 1] + 1)


def _find_whole(wanted: str, text: str, at: int) -> int:
    """The first place at which the words do not begin or end inside another word; -1 where there is none."""
    while (found := text.find(wanted, at)) >= 0:
        end = found + len(wanted)
        inside_before = found > 0 and wanted[0].isalnum() and text[found - 1].isalnum()
        inside_after = end < len(text) and wanted[-1].isalnum() and text[end].isalnum()
        if not inside_before and not inside_after:
            return found
        at = found + 1
    return -1


def find_nearly(words: str, text: Normal) -> tuple[Match, float] | None:
    """The most similar passage and its likeness in per cent, if it is like enough; whole words only."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    wanted = normal(words).text
    if not wanted or len(text.text) > LONGEST_NEAR:
        return None
    best = partial_ratio_alignment(wanted, text.text, score_cutoff=NEAR)
    if best is None or best.dest_end <= best.dest_start:
        return None
    start, end = _widened(wanted, text.text, best.dest_start, best.dest_end)
    if start >= end:
        return None
    return Match(text.offsets[start], text.offsets[end - 1] + 1), best.score


def _widened(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """A window as long as the words, moved out to their own first and last word where these stand close by."""
    words = wanted.split(" ")
    reach = len(wanted)
    first = text.rfind(words[0], max(0, start - reach), start + len(words[0]))
    last = text.find(words[-1], end - len(words[-1]), end + reach)
    start = first if first >= 0 else start
    end = last + len(words[-1]) if last >= 0 else end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] != wanted[-1]:
        end -= 1
    while start < end and not text[start].isalnum() and text[start] != wanted[0]:
        start += 1
    return start, end
