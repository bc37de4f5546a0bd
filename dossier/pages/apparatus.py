"""One utterance as several documents print it: the wordings side by side, and below them where they part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier import views
from dossier.comparison.parallel_wordings import Spoken, Version
from dossier.comparison.wordings import Utterance, Wording
from dossier.pages.assertions import document_date_words, document_link
from dossier.pages.edition import Edition, listing
from dossier.pages.names import language_words
from dossier.pages.sheet import ROOT
from dossier.prose.collation import Alignment, Word, align
from dossier.prose.variants import Parting, Reading, bases_of, partings
from dossier.views import Link

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST_LEMMA = 12  #: words; of a longer one its first and last are given, as a printed apparatus does
ENDS = 4


def apparatuses(edition: Edition, spoken: Spoken, root: str) -> tuple[views.Apparatus, ...]:
    """The apparatus of an utterance in each language; letters and ids run on from one to the next."""
    found: list[views.Apparatus] = []
    begun = 0
    for version in spoken.versions:
        found.append(_apparatus(edition, spoken, version, begun, root))
        begun += len(version.utterance.wordings)
    return tuple(found)


def utterance_anchor(spoken: Spoken) -> str:
    """The fragment of an utterance on the page of all wordings, and of its part on a claim's."""
    return f"said-{spoken.id}"


def _apparatus(edition: Edition, spoken: Spoken, version: Version, begun: int, root: str) -> views.Apparatus:
    utterance = version.utterance
    letters = [LETTERS[(begun + number) % 26] for number in range(len(utterance.wordings))]
    ids = [f"{utterance_anchor(spoken)}-{begun + number + 1}" for number in range(len(letters))]
    sigla = tuple(
        views.Siglum(letter, f"#{id}", _titled(edition, wording))
        for letter, id, wording in zip(letters, ids, utterance.wordings, strict=True)
    )
    aligned = align([wording.text for wording in utterance.wordings])
    shown = version.language if version.language != edition.corpus.site.language else ""
    return views.Apparatus(
        witnesses=tuple(
            views.Witness(
                document=document_link(edition, wording.source, root),
                place=place_of(edition, wording, root),
                stretches=tuple(stretches(utterance, number)),
                words_of=_words_of(edition, wording),
                lang=shown,
                id=ids[number],
                letter=letters[number],
                date=document_date_words(wording.source),
            )
            for number, wording in enumerate(utterance.wordings)
        ),
        language=_language(edition, shown) if len(spoken.versions) > 1 or shown else "",
        common=common(utterance),
        lines=tuple(line(parting, sigla) for parting in partings(aligned)),
        told=_told(utterance, sigla, aligned),
        lang=shown,
    )


def common(utterance: Utterance) -> str:
    """What every wording has that reaches there, with a dash for the rest; "" where that is nothing."""
    parts: list[str] = []
    for segment in utterance.apparatus:
        told = [number for number, words in enumerate(segment.readings) if words is not None]
        if segment.differs or len(told) < len(segment.readings):
            parts += ["—"] if parts[-1:] != ["—"] else []
        else:
            parts.append(segment.text(told[0]).strip())
    return " ".join(parts) if any(part != "—" for part in parts) else ""


def _language(edition: Edition, language: str) -> str:
    language = language or edition.corpus.site.language.partition("-")[0]
    return language_words(language)


def stretches(utterance: Utterance, number: int) -> Iterator[views.Stretch]:
    """A wording to the character, with what differs marked."""
    for segment in utterance.apparatus:
        words = segment.readings[number]
        if words is None:
            continue
        if not segment.differs:
            yield views.Stretch(segment.text(number))
        elif not words:
            yield views.Stretch("", varies=True)
        else:
            yield from _varying(words)


def _varying(words: tuple[Word, ...]) -> Iterator[views.Stretch]:
    """Inserted words are stretches of their own, so that brackets can be told from the speaker's words."""
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or words[end].inserted != words[start].inserted:
            text = "".join(word.text for word in words[start:end])
            yield views.Stretch(text, varies=True, inserted=words[start].inserted)
            start = end


def line(parting: Parting, sigla: tuple[views.Siglum, ...]) -> views.VariantLine:
    """A line of the apparatus. sigla: of the witnesses, in order."""
    where = ""
    if parting.after:
        where = f"after “{parting.after}”"
    elif parting.before:
        where = f"before “{parting.before}”"
    return views.VariantLine(
        lemma=_variant(parting.lemma, sigla, LONGEST_LEMMA),
        variants=tuple(_variant(reading, sigla) for reading in parting.readings),
        where=where,
        silent=tuple(sigla[number] for number in parting.silent),
    )


def _variant(reading: Reading, sigla: tuple[views.Siglum, ...], longest: int = 0) -> views.Variant:
    words = tuple(_varying(reading.words)) if reading.words else ()
    if longest and len(reading.words) > longest:
        words = (*_varying(reading.words[:ENDS]), views.Stretch("… "), *_varying(reading.words[-ENDS:]))
    if words:
        words = (*words[:-1], replace(words[-1], text=words[-1].text.rstrip()))
    return views.Variant(words, tuple(sigla[number] for number in reading.witnesses), _nothing(reading))


def _nothing(reading: Reading) -> str:
    """What stands for words, or beside a mark that some are left out: `[…]` is ours, every other the document's."""
    if not reading.words:
        return "nothing here"
    if not reading.omits:
        return ""
    ours = any("[…]" in word.text for word in reading.words)
    return "our quotation leaves words out" if ours else "leaves words out"


def _told(utterance: Utterance, sigla: tuple[views.Siglum, ...], aligned: Alignment) -> str:
    """Against which wording the others are read, and which are translations."""
    letters = [
        siglum.letter
        for siglum, wording in zip(sigla, utterance.wordings, strict=True)
        if wording.words_of == "translation"
    ]
    shared = any(len(column) > 1 for column in aligned.columns)
    told = []
    if len(sigla) > 1 and not shared:
        told.append("They have no word in common.")
    elif len(sigla) > 2:
        told.append(f"Read against {sigla[bases_of(aligned)[0]].letter}.")
    if letters and len(letters) == len(sigla):
        told.append("All are translations." if len(sigla) > 2 else "Both are translations.")
    elif letters:
        told.append(f"{listing(letters)} {'is a translation' if len(letters) == 1 else 'are translations'}.")
    return " ".join(told) if len(sigla) > 1 else ""


def _titled(edition: Edition, wording: Wording) -> str:
    return f"{document_link(edition, wording.source).text}, {document_date_words(wording.source)}"


def place_of(edition: Edition, wording: Wording, root: str) -> Link:
    """The paragraph of a wording on its document's page."""
    at = wording.assertion.at if wording.assertion else ()
    if at and not wording.at.startswith("¶"):
        first = f"¶{at[0]}" if len(at) == 1 else f"¶{at[0]}–{at[-1]}"
        return Link(first, edition.href(root, wording.source.id, f"p{at[0]}"))
    if wording.at.startswith("¶"):
        return Link(wording.at, edition.href(root, wording.source.id, f"p{wording.at[1:].split('–')[0]}"))
    return Link("")


def _words_of(edition: Edition, wording: Wording) -> str:
    quote = wording.assertion.quote if wording.assertion else None
    by = f" by {edition.link(ROOT, quote.translated_by).text}" if quote and quote.translated_by else ""
    told = {
        "translation": f"a translation{by}",
        "document": "the document’s own words",
        "speaker": "the speaker’s words",
    }
    return told.get(wording.words_of, "")


def opening(text: str) -> str:
    """The first words of a wording, by which it is called."""
    words = text.split()
    return " ".join(words[:_OPENING]).rstrip(",;:.") + " …" if len(words) > _OPENING + 2 else text


_OPENING = 8


def speakers_of(edition: Edition, wordings: Iterable[Wording], root: str) -> tuple[Link, ...]:
    """Whoever the documents say spoke, each once."""
    ids = dict.fromkeys(speaker for wording in wordings for speaker in wording.speakers)
    return tuple(edition.link(root, id) for id in ids)
