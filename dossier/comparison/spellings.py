"""Where the documents print names: in their own words, as far as our records and receipts hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from dossier.comparison.namings import Naming, namings_by_record
from dossier.comparison.whose_words import words_of_source
from dossier.comparison.written import place_in
from dossier.corpus import Corpus
from dossier.fields import Name
from dossier.findings import Location, locate
from dossier.heads import Head, SourceHead
from dossier.model import Place, Record
from dossier.patterns import regex
from dossier.prose.likeness import MARKS

_WORD = regex(r"[^\W_]+")
_SENTENCE = regex(r"[.!?]['\"”’)]*\s+(?=[A-Z])")
_POSSESSIVE = regex(r"['’]s$|(?<=s)['’]$")
LONGEST = 12  #: words of a name that is looked for


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of a document's own words. paragraph: its ¶; 0 where it is a field's, such as the title."""

    source: Record[SourceHead]
    paragraph: int
    path: str  #: of the field; "" for a paragraph
    text: str

    def locate(self, message: str, words: str = "") -> Location:
        """The field, or the words where the block that renders the paragraph has them, or that block's line."""
        if self.path:
            place = self.source.place(self.path)
            return locate(self.source, self.path, place, message)
        blocks = (block for block in self.source.body.blocks if self.paragraph in block.paragraphs)
        block = next(blocks, None)
        place = Place(block.line if block else self.source.place("title").line, 1, words)
        if block and (start := block.phrase.text.find(words)) >= 0:
            place = place_in(block, start, start + len(words))
        return locate(self.source, f"¶{self.paragraph}", place, message)


def printed_in(corpus: Corpus, source: Record[SourceHead]) -> Iterator[Printed]:
    """A held document's words: its names by paragraph from the receipt, its quotations, its full text."""
    head = source.head
    if head.text == "none":
        return
    receipt = corpus.receipts.get(source.id)
    if receipt:
        for number, kinds in receipt.particulars.items():
            for name in kinds.get("names", ()):
                for part in _SENTENCE.split(name):
                    yield Printed(source, int(number), "", part)
    if head.text == "full":
        for block in source.body.blocks:
            if block.paragraphs and block.kind != "withheld":
                yield Printed(source, block.paragraphs[0], "", block.phrase.text)
    for quotation in source.body.quotations:
        if quotation.source == source.id and quotation.paragraphs:
            yield Printed(source, quotation.paragraphs[0], "", quotation.text)
    for path, text in words_of_source(source):
        yield Printed(source, 0, path, text)


def printed_words(corpus: Corpus) -> tuple[Printed, ...]:
    """Those of all documents; for `Corpus.once`."""
    return tuple(printed for source in corpus.sources for printed in printed_in(corpus, source))


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name with one kind of dash and apostrophe, without a possessive ending."""
    return _POSSESSIVE.sub("", " ".join(name.translate(MARKS).split()))


@dataclass(frozen=True, slots=True)
class Spellings:
    """Every spelling that records list, for finding them in texts: by their first word, longest first."""

    by_first: Mapping[str, tuple[tuple[str, Naming], ...]]

    def find(self, text: str) -> Iterator[tuple[int, int, Naming]]:
        """The listed names in a text, letter by letter, none inside another: start, end, whose."""
        text = text.translate(MARKS)
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for name, naming in self.by_first.get(word.group(), ()):
                after = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[after : after + 1].isalnum():
                    yield word.start(), after, naming
                    end = after
                    break


def spellings_of(corpus: Corpus) -> Spellings:
    """The names of actors, weapons and events; a name that two records bear tells nothing and is left out."""
    bearers: dict[str, dict[str, Naming]] = defaultdict(dict)
    for id, named in corpus.once(namings_by_record).items():
        for naming in named:
            if not naming.shared_with:
                bearers[plain(naming.name)].setdefault(id, naming)
    found: dict[str, list[tuple[str, Naming]]] = defaultdict(list)
    for name, by_record in bearers.items():
        first = _WORD.match(name)
        if first and len(by_record) == 1:
            found[first.group()].append((name, next(iter(by_record.values()))))
    return Spellings(
        {word: tuple(sorted(names, key=lambda entry: -len(entry[0]))) for word, names in found.items()}
    )


def uses_of(corpus: Corpus) -> Mapping[str, Mapping[str, tuple[Printed, ...]]]:
    """Record → spelling that it lists → every place of a document that prints it.

    Read from the documents' own words, and from the citations beside the names.
    """
    found: dict[str, dict[str, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    namings = corpus.once(namings_by_record)
    spellings = corpus.once(spellings_of)
    for printed in corpus.once(printed_words):
        for _, _, naming in spellings.find(printed.text):
            found[naming.record.id][plain(naming.name)].append(printed)
    for record in corpus.records.values():
        listed = {f"{naming.path}.cite": naming for naming in namings[record.id]}
        for reference in record.references if listed else ():
            cited = corpus.resolve(reference.source)
            if reference.at in listed and cited and cited.shape == "sources":
                source = cast("Record[SourceHead]", cited)
                naming = listed[reference.at]
                for number in reference.locator.paragraphs or (0,):
                    printed = Printed(source, number, "" if number else "title", naming.name)
                    found[record.id][plain(naming.name)].append(printed)
    return {
        id: {name: tuple(places) for name, places in names.items()} for id, names in sorted(found.items())
    }


def is_ours(corpus: Corpus, record: Record[Head], name: str) -> bool:
    """Whether only the record gives a name: none of our documents prints it, as far as we hold their words.

    Nothing is known of a name that several records bear, which is not looked for in the texts.
    """
    given: tuple[Name, ...] = getattr(record.head, "names", ())
    listed = [each for each in given if each.name == name and each.name != record.title]
    if not listed or any(each.cite or each.shared_with for each in listed):
        return False
    return plain(name) not in corpus.once(uses_of).get(record.id, {})
