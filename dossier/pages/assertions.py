"""One assertion as a row: on the page of its claim, and on the page of its document."""

from __future__ import annotations

from dossier import views
from dossier.corpus import Carried
from dossier.fields import Assertion, Hedge, Quote
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, listing
from dossier.pages.flags import flag
from dossier.pages.names import language_words
from dossier.pages.running_text import RunningText, publisher_words
from dossier.pages.sheet import ROOT
from dossier.views import Html, Link
from dossier.vocabulary import STANCE_WORDS

FITS = {
    "narrower": "narrower than the claim",
    "wider": "wider than the claim",
    "related": "related to the claim",
}
MEDIA = {
    "headline": "in a headline",
    "caption": "in a caption",
    "footnote": "in a footnote",
    "quotation": "in a quotation",
}
ORIGINS = {
    "self": "the document itself",
    "unnamed": "somebody who is not named",
    "not-stated": "not stated",
    "": "not recorded",
}


def row(edition: Edition, carried: Carried, subject: Link, note: str = "", *, on: str) -> views.Assertion:
    """A row about one assertion. subject: the document on a claim's page, the claim on a document's; on: whose page."""
    source, assertion = carried.source, carried.assertion
    number = carried.path.removeprefix("assertions[")[:-1]
    document = f"-{source.id}" if source.id != on else ""
    return views.Assertion(
        subject=subject,
        subject_note=note,
        id=f"assertion-{number}{document}",
        places=tuple(
            Link(f"¶{paragraph}", edition.href(ROOT, source.id, f"p{paragraph}"))
            for paragraph in assertion.at
        ),
        medium=MEDIA.get(assertion.in_, ""),
        speaker=_speaker(edition, assertion),
        jointly=tuple(edition.link(ROOT, id) for id in assertion.said_by[1:]),
        via=f"through {listing([_name(edition, id) for id in assertion.via])}" if assertion.via else "",
        stance="reports" if assertion.fits == "related" else assertion.stance,
        stance_words=stance_words(assertion),
        hedge=assertion.hedge.word if assertion.hedge else "",
        hedge_note=_hedge_note(edition, assertion.hedge),
        quote=_quote(edition, assertion.quote, source.head.language),
        says=_says(edition, carried),
        value=assertion.value,
        date=_date(assertion),
        origin=_origin(edition, assertion),
        fit=FITS.get(assertion.fits, ""),
        flags=tuple(
            flag(edition, finding, ROOT)
            for finding in edition.findings_of.get(source.id, ())
            if finding.where.at == carried.path or finding.where.at.startswith(f"{carried.path}.")
        ),
    )


def stance_words(assertion: Assertion) -> str:
    """The stance in plain words; what is only related to the claim takes none on it."""
    return "says something related" if assertion.fits == "related" else STANCE_WORDS[assertion.stance]


def document_link(edition: Edition, source: Record[SourceHead], root: str = ROOT) -> Link:
    """A document by its outlet, which is how readers tell documents apart; by its title where it prints none."""
    link = edition.link(root, source.id)
    outlet = publisher_words(edition, source.head)
    return Link(outlet, link.href) if outlet else link


def document_date_words(source: Record[SourceHead]) -> str:
    """The date of a document, for the row below its outlet."""
    return date_view(source.head.published.value).text if source.head.published else "no date in our copy"


def _date(assertion: Assertion) -> views.Date | None:
    """When it was, according to the assertion; nothing where its value says the same."""
    if not assertion.date:
        return None
    date = date_view(assertion.date)
    return None if assertion.value and date.text.endswith(assertion.value) else date


def _name(edition: Edition, id: str) -> str:
    return edition.link(ROOT, id).text


def _speaker(edition: Edition, assertion: Assertion) -> Link:
    speakers = assertion.said_by
    if not speakers:
        return Link("the document itself")
    return edition.link(ROOT, speakers[0])


def _hedge_note(edition: Edition, hedge: Hedge | None) -> str:
    if hedge is None:
        return ""
    whose = f"{_name(edition, hedge.by)}’s word" if hedge.by else ""
    return ", ".join(part for part in (whose, f"on the {hedge.on}" if hedge.on else "") if part)


def _quote(edition: Edition, quote: Quote | None, language: str) -> views.Quote | None:
    if quote is None:
        return None
    note = "the speaker’s words" if quote.words_of == "speaker" else ""
    if quote.words_of == "translation":
        by = f" by {_name(edition, quote.translated_by)}" if quote.translated_by else ""
        note = f"a translation{by}"
        if quote.from_:
            note += f" from {language_words(quote.from_)}"
    shown = "" if language == edition.corpus.site.language else language
    return views.Quote(quote.text, shown, note)


def _says(edition: Edition, carried: Carried) -> Html:
    phrase = carried.source.texts.get(f"{carried.path}.says")
    pieces = RunningText(edition, carried.source, ROOT).set(phrase)
    return Html("".join(str(piece) for piece in pieces if isinstance(piece, Html)))


def _origin(edition: Edition, assertion: Assertion) -> Link:
    if assertion.origin in ORIGINS:
        return Link(ORIGINS[assertion.origin])
    return edition.link(ROOT, assertion.origin)
