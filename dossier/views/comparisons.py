"""Documents beside each other: their spellings of a name, their wordings of an utterance."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome, NavItem
from dossier.views.records import Sentence
from dossier.views.text import Link

# --- names ---


@dataclass(frozen=True, slots=True)
class SpellingUse:
    """A document that prints a spelling, and where; with no document: that the record alone lists it."""

    document: Link
    count: str  #: "5 places"
    places: tuple[Link, ...]  #: ¶2, ¶14, headline
    sentence: Sentence | None = None  #: one that our records hold, in the document's words


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A spelling, how it lies to the record's own name, and who prints it."""

    name: str
    kind: str  #: for the filter: "transliteration", "another name"
    kind_words: str  #: "transliteration of “Halima”"
    uses: tuple[SpellingUse, ...] = ()
    unused: str = ""  #: "in no document’s words that we hold; listed by the record"
    note: str = ""  #: "not listed by the record"
    lang: str = ""
    language: str = ""  #: "Arabic"
    own: bool = False  #: the name that the record's page bears


@dataclass(frozen=True, slots=True)
class NameTable:
    """A record's spellings."""

    id: str
    record: Link
    collection: str  #: for the filter: "Actors"
    count: str  #: "4 spellings in 3 documents"
    rows: tuple[SpellingRow, ...]


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Records under one heading."""

    heading: str
    id: str
    lead: str
    count: str
    tables: tuple[NameTable, ...]


@dataclass(frozen=True, slots=True)
class NearRow:
    """A wording that comes near a known name, as printed."""

    id: str
    text: str
    use: SpellingUse
    known: Link
    known_name: str  #: as the record lists it
    how: str  #: "letters changed places"
    kind: str  #: for the filter
    collection: str
    finding: Link | None = None  #: in the report


@dataclass(frozen=True, slots=True)
class SpellingsPage:
    """Who writes a name how: a concordance; what only comes near a name stands apart."""

    chrome: Chrome
    heading: str
    lead: str
    groups: tuple[NameGroup, ...]
    near: tuple[NearRow, ...] = ()
    near_count: str = ""
    counted: str = ""  #: how it was counted
    empty: str = ""
    parts: tuple[NavItem, ...] = ()  #: where there are too many for one page


# --- wordings ---


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a wording."""

    text: str  #: with its outer spaces
    varies: bool = (
        False  #: other wordings part from it here; with no text they have words where this has none
    )
    inserted: bool = False  #: in brackets: the document's words, not the speaker's


@dataclass(frozen=True, slots=True)
class Siglum:
    """The letter that stands for a wording in an apparatus."""

    letter: str  #: "A"
    href: str  #: the wording in full
    title: str  #: "Harbour Wire, 12 April 1931"


@dataclass(frozen=True, slots=True)
class Witness:
    """A document, and how it words an utterance."""

    document: Link
    place: Link
    stretches: tuple[Stretch, ...]
    words_of: str = ""  #: "a translation by Harbour Wire"
    lang: str = ""
    id: str = ""
    letter: str = ""  #: "A": in the apparatus below
    date: str = ""  #: "12 April 1931"


@dataclass(frozen=True, slots=True)
class Variant:
    """A reading, and who has it."""

    stretches: tuple[Stretch, ...]  #: none where they have no words here
    sigla: tuple[Siglum, ...]
    nothing: str = ""  #: in place of words: "nothing here"; beside "[…]": "leaves words out"


@dataclass(frozen=True, slots=True)
class VariantLine:
    """A place where wordings part: the lemma, and what the others have for it."""

    lemma: Variant
    variants: tuple[Variant, ...]
    where: str = ""  #: "after “the second”", where the lemma has no words
    silent: tuple[Siglum, ...] = ()  #: begin later or end earlier


@dataclass(frozen=True, slots=True)
class Apparatus:
    """One utterance as several documents of one language print it."""

    witnesses: tuple[Witness, ...]
    common: str = ""  #: what all print, with a dash for what they do not: "Palestinian — groups"
    lines: tuple[VariantLine, ...] = ()  #: none where one document alone has it in this language
    told: str = ""  #: "Read against A. B and C are translations."
    language: str = ""  #: "Arabic": heads it where there are several
    lang: str = ""


@dataclass(frozen=True, slots=True)
class UtteranceEntry:
    """One utterance, in each language in which documents print it."""

    id: str
    heading: str  #: its first words
    speakers: tuple[Link, ...]
    count: str  #: "2 documents"
    documents: tuple[str, ...]  #: for the filter
    apparatus: tuple[Apparatus, ...]
    lang: str = ""  #: of the heading
    whole: Link | None = None  #: the same among all others, on a page that has its own alone


@dataclass(frozen=True, slots=True)
class WordingGroup:
    """The utterances that bear on one claim."""

    claim: Link
    id: str
    entries: tuple[UtteranceEntry, ...]


@dataclass(frozen=True, slots=True)
class WordingsPage:
    """Every utterance that documents print in different words."""

    chrome: Chrome
    heading: str
    lead: str
    count: str  #: "12 utterances"
    groups: tuple[WordingGroup, ...]
    key: tuple[str, ...] = ()  #: how an apparatus is read
    empty: str = ""
    parts: tuple[NavItem, ...] = ()  #: where there are too many for one page


@dataclass(frozen=True, slots=True)
class OtherWords:
    """On a document's page: an utterance that other documents print in other words."""

    place: Link
    stretches: tuple[Stretch, ...]  #: this document's words
    others: tuple[Link, ...]
    whole: Link
    lang: str = ""
