"""The body that a capture lets one propose: a block to be told for each paragraph, the footnotes as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dossier.corpus import Corpus
from dossier.front_matter.formats import check
from dossier.front_matter.yaml_writer import quoted, scalar
from dossier.heads import SourceHead
from dossier.patterns import regex
from dossier.prose.citations import read_citation, same_address
from dossier.scaffold.blank import TO_TELL
from dossier.scaffold.captured import Captured
from dossier.scaffold.findings_in_text import InText, Note
from dossier.scaffold.shown_words import count_words, first_words

MOST_HINT = 5  #: words of a paragraph that the file shows
SHARE, AT_LEAST = 10, 150  #: of a document's words a tenth, or so many, may stand in our files
MOST_NOTE = 40  #: words of a footnote that is proposed, as of a quotation; a longer one is an essay
_MARKDOWN = regex(r"([\\`*_\[\]<>#&~])")


class Budget:
    """How many of a document's words may still stand in the file."""

    def __init__(self, captured: Captured, title: str) -> None:
        self.words = sum(map(count_words, captured.paragraphs))
        self.left = max(AT_LEAST, self.words // SHARE) - count_words(title)
        self.allowed = self.left

    def notes(self, notes: Sequence[Note]) -> tuple[list[Note], list[Note]]:
        """The footnotes that may stand there as printed, and those that may not."""
        kept: list[Note] = []
        for note in notes:
            words = count_words(note.words)
            if words <= MOST_NOTE and self.take(words):
                kept.append(note)
        return kept, [note for note in notes if note not in kept]

    def take(self, words: int) -> bool:
        if words > self.left:
            return False
        self.left -= words
        return True


def cited(note: Note, corpus: Corpus) -> str:
    """A footnote as an entry of `cites`: a source that we keep, else what its words say of it."""
    work = _source_at([url for _, _, url in note.links], corpus)
    citation = read_citation(note.words)
    if not work and citation.url:
        work = _source_at([citation.url], corpus)
    words = " ".join(part for part in (citation.title or citation.outlet or "",) if part)
    work = scalar(work) if work else quoted(words or f"not named (note {note.label})")
    at = f", at: {note.at[0]}" if note.at else ""
    return f"{{work: {work}{at}, footnote: {quoted(note.label)}, known_from: footnote}}"


def _source_at(urls: Sequence[str], corpus: Corpus) -> str:
    """The id of the source with one of these addresses; "" where there is none."""
    by_address = corpus.once(_addresses)
    return next((by_address[same] for url in urls if (same := same_address(url)) in by_address), "")


def _addresses(corpus: Corpus) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for source in corpus.sources:
        head: SourceHead = source.head
        for url in (head.url, head.archive_url):
            if url:
                found.setdefault(same_address(url), source.id)
    return found


def blocks(
    captured: Captured, found: InText, kept: Sequence[Note], budget: Budget, corpus: Corpus
) -> Iterator[str]:
    """The body: a block to be told for each paragraph, then the footnotes as printed."""
    defined = {note.paragraph for note in found.notes}
    labels = {note.label for note in kept}
    told = [n for n in range(1, len(captured.paragraphs) + 1) if n not in found.omits and n not in defined]
    hint = min(MOST_HINT, budget.left // max(len(told), 1))
    for number in told:
        words = (
            first_words(captured.paragraphs[number - 1], hint, found.named.get(number, ()))
            if hint > 1
            else ""
        )
        budget.take(count_words(words))
        parts = [f"[[{TO_TELL}]]"]
        if words:
            parts.append(f"“{_escaped(words)}”")
        parts += [f"[[{id}]]" for id in found.names.get(number, ()) if corpus.resolve(id)]
        parts += [f"[^{label}]" for label in found.marks.get(number, ()) if label in labels]
        yield f"{{p={number}}}\n{' '.join(parts)}"
    places = sorted({note.paragraph for note in found.notes})
    if places:
        count = count_of(len(found.notes), "note")
        for first, last in _spans(places):
            where = str(first) if first == last else f"{first}-{last}"
            yield (
                f"{{p={where}}}\n[[{TO_TELL}]] {count}, with the labels as printed."
                if first == places[0]
                else (f"{{p={where}}}\n[[{TO_TELL}]] More notes.")
            )
    for note in kept:
        yield f"[^{note.label}]: {_printed(note)}"


def _spans(numbers: Sequence[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans


def _printed(note: Note) -> str:
    """A footnote's words as Markdown that prints them, with the addresses behind them."""
    out, place = [], 0
    for start, end, url in note.links:
        start, end = max(start, place), min(end, len(note.words))
        if start >= end or check("url", url) is not None or any(char in url for char in "<>\\ "):
            continue
        if same_address(url) == same_address(note.words[start:end]):
            continue  # the address itself is printed
        out += [_escaped(note.words[place:start]), f"[{_escaped(note.words[start:end])}](<{url}>)"]
        place = end
    return "".join([*out, _escaped(note.words[place:])])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def count_of(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
