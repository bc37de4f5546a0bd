"""The page of all utterances that documents print in different words, and where it is told on other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from dossier import views
from dossier.comparison.parallel_wordings import Spoken
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.apparatus import (
    apparatuses,
    opening,
    place_of,
    speakers_of,
    stretches,
    utterance_anchor,
)
from dossier.pages.assertions import document_link
from dossier.pages.beside import SPELLINGS
from dossier.pages.beside import WORDINGS as PATH
from dossier.pages.chrome import chrome
from dossier.pages.document_names import document_names
from dossier.pages.edition import Edition, plural
from dossier.pages.portions import part_links, part_path
from dossier.pages.sheet import ROOT
from dossier.views import Link

NO_CLAIM = "On no question of this site"
TITLE = "One utterance in different words"
KEY = (
    "Each wording has a letter. Where they part it is marked, and a line below gives the words of one, a bracket, "
    "and what the others print for them.",
    "“Nothing here” is said of a document that has no words at the place, “leaves words out” of one that marks an "
    "omission; […] is an omission of ours. Words in square brackets are the document’s, not the speaker’s; they "
    "are set in italics.",
    "Capitals, punctuation and house spelling are no difference. Translations are told as such: two may part in "
    "words and agree in sense. Words are compared within one language alone.",
)


def wordings_pages(edition: Edition) -> Iterable[tuple[str, views.WordingsPage]]:
    """Every utterance in different words, by claim; with the paths."""
    parts = edition.beside.spoken_parts
    every = [each for part in parts for each in part]
    names = document_names(edition, (wording.source for each in every for wording in each.wordings))
    words = [f"{_question(edition, part[0])} – {_question(edition, part[-1])}" for part in parts]
    for number, part in enumerate(parts, 1):
        path = part_path(PATH, number)
        yield (
            path,
            views.WordingsPage(
                chrome=chrome(
                    edition,
                    path,
                    title=TITLE,
                    description="What documents quote in different words, word by word. "
                    f"{edition.corpus.site.caveat}".strip(),
                ),
                heading=TITLE,
                lead="What several documents quote, word by word, with the words in which each prints it.",
                count=plural(len(every), "utterance"),
                groups=tuple(_groups(edition, part, names)),
                key=KEY,
                empty="No utterance is printed in different words.",
                parts=part_links(PATH, number, words),
            ),
        )


def _groups(
    edition: Edition, part: Iterable[Spoken], names: Mapping[str, str]
) -> Iterable[views.WordingGroup]:
    for claim, several in groupby(part, key=lambda each: each.claim):
        yield views.WordingGroup(
            claim=edition.link("", claim) if claim else Link(NO_CLAIM),
            id=f"on-{claim}" if claim else "on-none",
            entries=tuple(_entry(edition, each, names) for each in several),
        )


def _question(edition: Edition, spoken: Spoken) -> str:
    return edition.link("", spoken.claim).text if spoken.claim else NO_CLAIM


def _entry(edition: Edition, spoken: Spoken, names: Mapping[str, str]) -> views.UtteranceEntry:
    first = spoken.wordings[0]
    return views.UtteranceEntry(
        id=utterance_anchor(spoken),
        heading=opening(first.text),
        speakers=speakers_of(edition, spoken.wordings, ""),
        count=plural(spoken.documents, "document"),
        documents=tuple(dict.fromkeys(names[wording.source.id] for wording in spoken.wordings)),
        apparatus=apparatuses(edition, spoken, ""),
        lang=edition.language(first.source),
    )


def claim_wordings(edition: Edition, claim: str) -> tuple[views.UtteranceEntry, ...]:
    """The utterances that belong to a claim, for its page."""
    return tuple(
        views.UtteranceEntry(
            id=utterance_anchor(each),
            heading=opening(each.wordings[0].text),
            speakers=speakers_of(edition, each.wordings, ROOT),
            count=plural(each.documents, "document"),
            documents=(),
            apparatus=apparatuses(edition, each, ROOT),
            lang=edition.language(each.wordings[0].source),
            whole=Link("All utterances in different words", _whole(edition, each)),
        )
        for each in edition.beside.by_claim.get(claim, ())
    )


def _whole(edition: Edition, spoken: Spoken) -> str:
    return f"{ROOT}{edition.beside.spoken_paths[spoken.id]}#{utterance_anchor(spoken)}"


def other_words(edition: Edition, source: Record[SourceHead]) -> tuple[views.OtherWords, ...]:
    """What a document quotes and others print in other words, in a line each; the whole stands on its own page."""
    found = []
    for each in edition.beside.by_source.get(source.id, ()):
        others = {
            wording.source.id: wording.source for wording in each.wordings if wording.source.id != source.id
        }
        for version in each.versions:
            for number, wording in enumerate(version.utterance.wordings):
                if wording.source.id == source.id:
                    found.append(
                        views.OtherWords(
                            place=place_of(edition, wording, ROOT),
                            stretches=tuple(stretches(version.utterance, number)),
                            others=tuple(document_link(edition, other) for other in others.values()),
                            whole=Link("word by word", _whole(edition, each)),
                            lang=edition.language(source),
                        )
                    )
    return tuple(found)


def spellings_page_link(edition: Edition, root: str) -> Link | None:
    if edition.beside.has_names:
        return Link("Names and their spellings, document by document", f"{root}{SPELLINGS}")
    return None


def wordings_page_link(edition: Edition, root: str) -> Link | None:
    if edition.beside.spoken_parts:
        return Link("One utterance in different words, word by word", f"{root}{PATH}")
    return None


def comparisons(edition: Edition, root: str) -> tuple[Link, ...]:
    """The pages on which documents stand beside each other, as far as there are any."""
    links = (spellings_page_link(edition, root), wordings_page_link(edition, root))
    return tuple(link for link in links if link)
