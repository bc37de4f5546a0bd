"""One utterance as several documents print it, side by side, on the page of its claim."""

from __future__ import annotations

from collections.abc import Iterator

from dossier import views
from dossier.comparison.wordings import Utterance, Wording
from dossier.pages.assertions import document_link
from dossier.pages.edition import Edition
from dossier.pages.sheet import ROOT
from dossier.views import Link


def apparatus(edition: Edition, utterance: Utterance) -> views.Apparatus:
    """The wordings of an utterance with what differs marked."""
    return views.Apparatus(
        tuple(_witness(edition, utterance, number) for number in range(len(utterance.wordings)))
    )


def _witness(edition: Edition, utterance: Utterance, number: int) -> views.Witness:
    wording = utterance.wordings[number]
    language = wording.source.head.language
    return views.Witness(
        document=document_link(edition, wording.source),
        place=_place(edition, wording),
        stretches=tuple(stretches(utterance, number)),
        words_of=_words_of(edition, wording),
        lang="" if language == edition.corpus.site.language else language,
    )


def stretches(utterance: Utterance, number: int) -> Iterator[views.Stretch]:
    """Inserted words are stretches of their own, so that brackets can be told from the speaker's words."""
    for segment in utterance.apparatus:
        words = segment.readings[number]
        if words is None:
            continue
        if not segment.differs:
            yield views.Stretch(segment.text(number))
            continue
        if not words:
            yield views.Stretch("", varies=True)
        start = 0
        for end in range(1, len(words) + 1):
            if end == len(words) or words[end].inserted != words[start].inserted:
                text = "".join(word.text for word in words[start:end])
                yield views.Stretch(text, varies=True, inserted=words[start].inserted)
                start = end


def _place(edition: Edition, wording: Wording) -> Link:
    at = wording.assertion.at if wording.assertion else ()
    if at and not wording.at.startswith("¶"):
        first = f"¶{at[0]}" if len(at) == 1 else f"¶{at[0]}–{at[-1]}"
        return Link(first, edition.href(ROOT, wording.source.id, f"p{at[0]}"))
    if wording.at.startswith("¶"):
        return Link(wording.at, edition.href(ROOT, wording.source.id, f"p{wording.at[1:]}"))
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
