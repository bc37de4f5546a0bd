"""Running text of one page: pieces of a record become pieces of a view, citations are numbered as they come."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import escape

from dossier import model
from dossier.heads import Head, SourceHead
from dossier.model import CitePiece, LinkPiece, NotePiece, Phrase, Record
from dossier.pages.edition import Edition, date_view, is_printed, note_id
from dossier.pages.room import with_room
from dossier.views import (
    BackLink,
    CiteMark,
    CiteNumber,
    Flag,
    Html,
    Link,
    Note,
    NoteLink,
    Piece,
    Pieces,
    Reference,
    RefPlace,
)


@dataclass
class RunningText:
    """Sets the texts of one page, and keeps its numbered list of references and its notes.

    flags_at: the flags that belong beside a place, such as "footnote 4".
    """

    edition: Edition
    record: Record[Head] | None
    root: str
    flags_at: Callable[[str], tuple[Flag, ...]] = lambda at: ()
    _cited: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _locators: dict[tuple[str, str], Link] = field(default_factory=dict)
    _noted: set[str] = field(default_factory=set)

    def set(self, phrase: Phrase | None, *, of: Record[Head] | None = None) -> Pieces:
        """A phrase of the page's record (or of another one) as pieces of a view."""
        record = of or self.record
        if phrase is None or record is None:
            return ()
        return _joined(self._piece(piece, record) for piece in phrase.pieces)

    def plain(self, phrase: Phrase | None, record: Record[Head]) -> str:
        """A phrase in plain words, with titles for links and without marks."""
        words = []
        for piece in phrase.pieces if phrase else ():
            if isinstance(piece, str):
                words.append(piece)
            elif isinstance(piece, LinkPiece):
                words.append(self._link(record.links[piece.link], piece.label))
        return html.unescape(_TAG.sub("", "".join(words))).strip()

    def text(self, path: str) -> Pieces:
        """A field of inline Markdown, by its path."""
        return self.set(self.record.texts.get(path)) if self.record else ()

    def cite(self, path: str) -> Pieces:
        """The mark of a field that holds a citation."""
        if self.record is None:
            return ()
        cited = [reference for reference in self.record.references if reference.at == path]
        return (self.mark(cited),) if cited else ()

    def linked(self, value: str) -> Html:
        """A value that may be the id of a record: then a link under its title."""
        link = self.edition.link(self.root, value)
        if not link.href:
            return Html(escape(value))
        return Html(f'<a href="{escape(link.href)}">{_titled(link)}</a>')

    def mark(self, references: Sequence[model.Reference]) -> CiteMark:
        """The mark of a citation; each source has one number on the page, and stands once in a mark."""
        numbers: dict[str, CiteNumber] = {}
        for reference in references:
            record = self.edition.corpus.resolve(reference.source)
            source = record.id if record else reference.source
            words = locator_words(reference.locator)
            places = self._cited.setdefault(source, {})
            number = list(self._cited).index(source) + 1
            self._locators[source, words] = self._locator_link(source, reference.locator)
            known = numbers.get(source)
            id = known.id if known else f"cite-{number}-{sum(len(ids) for ids in places.values()) + 1}"
            places.setdefault(words, []).append(id)
            title = known.title if known else self._source_words(source)
            numbers[source] = CiteNumber(
                str(number), id, f"#ref-{number}", title + (f", {words}" if words else "")
            )
        return CiteMark(tuple(numbers.values()))

    def references(self) -> tuple[Reference, ...]:
        """The page's numbered list, to be asked for when all its texts are set."""
        listed = []
        for number, (source, places) in enumerate(self._cited.items(), 1):
            record = self.edition.corpus.resolve(source)
            head = record.head if record and isinstance(record.head, SourceHead) else None
            published = head.published if head else None
            listed.append(
                Reference(
                    number=str(number),
                    id=f"ref-{number}",
                    title=self.edition.link(self.root, source),
                    outlet=publisher_words(self.edition, head),
                    date=date_view(published.value) if published else None,
                    places=tuple(self._ref_places(source, places)),
                )
            )
        return tuple(listed)

    def notes_unmarked(self) -> tuple[Note, ...]:
        """The notes of the body that no mark has led to, to be asked for when the body is set."""
        if self.record is None:
            return ()
        return tuple(
            self._note(note, back="") for note in self.record.body.notes if note.label not in self._noted
        )

    # -- pieces --------------------------------------------------------------------------------------

    def _piece(self, piece: str | LinkPiece | CitePiece | NotePiece, record: Record[Head]) -> Piece:
        if isinstance(piece, str):
            return Html(with_room(piece, self.edition.corpus.pictures))
        if isinstance(piece, LinkPiece):
            return self._link(record.links[piece.link], piece.label)
        if isinstance(piece, CitePiece):
            return self.mark(record.references[piece.first : piece.last])
        return self._note_piece(piece, record)

    def _link(self, link: model.Link, label: str) -> Html:
        href = self.edition.href(self.root, link.target, link.fragment)
        if not href:
            return Html(label or str(escape(link.target)))
        return Html(
            f'<a href="{escape(href)}">{label or _titled(self.edition.link(self.root, link.target))}</a>'
        )

    def _note_piece(self, piece: NotePiece, record: Record[Head]) -> Piece:
        note = next((note for note in record.body.notes if note.label == piece.label), None)
        mark = note_id(piece.label).replace("fn-", "fnref-", 1) + (f"-{piece.nth}" if piece.nth > 1 else "")
        if note is None:
            return self._undefined_note(piece, mark)
        if piece.label in self._noted:
            return NoteLink(self._label(piece.label), mark, f"#{note_id(piece.label)}")
        self._noted.add(piece.label)
        return self._note(note, back=mark)

    def _undefined_note(self, piece: NotePiece, mark: str) -> Piece:
        """A mark that leads to no note still stands where it is printed, with what was found about it."""
        if piece.label in self._noted:
            return NoteLink(self._label(piece.label), mark, f"#{note_id(piece.label)}")
        self._noted.add(piece.label)
        words = Html("<i>No note with this number is printed.</i>")
        flags = self.flags_at(f"footnote {piece.label}")
        return Note(self._label(piece.label), note_id(piece.label), mark, (words,), flags, self._own)

    def _note(self, note: model.Note, back: str) -> Note:
        pieces = tuple(
            piece for piece in self.set(_inline(note.phrase)) if isinstance(piece, (Html, CiteMark))
        )
        if pieces and isinstance(pieces[0], Html):  # the words begin after the mark and one such sign
            pieces = (Html(_SIGN_AFTER_MARK.sub("", str(pieces[0]), count=1)), *pieces[1:])
        flags = self.flags_at(f"footnote {note.label}")
        return Note(self._label(note.label), note_id(note.label), back, pieces, flags, self._own)

    @property
    def _own(self) -> bool:
        return self.record is None or self.record.shape != "sources"

    def _label(self, label: str) -> str:
        """A document's notes keep their printed labels; ours are a, b, c in the order of their definitions."""
        if not self._own or self.record is None:
            return label
        labels = list(dict.fromkeys(note.label for note in self.record.body.notes))
        if label not in labels:
            return label
        number, letters = labels.index(label) + 1, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters

    # -- references ----------------------------------------------------------------------------------

    def _ref_places(self, source: str, places: dict[str, list[str]]) -> Iterable[RefPlace]:
        order = sorted(
            {id for ids in places.values() for id in ids}, key=lambda id: int(id.rsplit("-", 1)[1])
        )
        for words, ids in places.items():
            backs = tuple(
                BackLink(_letter(order.index(id)) if len(order) > 1 else "↑", f"#{id}")
                for id in dict.fromkeys(ids)
            )
            yield RefPlace(self._locators[source, words], backs)

    def _locator_link(self, source: str, locator: model.Locator) -> Link:
        words = locator_words(locator)
        fragment = ""
        if locator.kind == "paragraph":
            fragment = f"p{locator.first}"
        elif locator.kind == "note":
            fragment = note_id(locator.first)
        record = self.edition.corpus.resolve(source)
        held = record is not None and isinstance(record.head, SourceHead) and record.head.text != "none"
        return Link(words, self.edition.href(self.root, source, fragment) if held else "")

    def _source_words(self, source: str) -> str:
        record = self.edition.corpus.resolve(source)
        if record is None:
            return source
        head = record.head if isinstance(record.head, SourceHead) else None
        outlet = publisher_words(self.edition, head)
        date = date_view(head.published.value).text if head and head.published else ""
        title = f"“{record.title}”" if is_printed(record) else record.title
        return ", ".join(part for part in (title, outlet, date) if part)


def publisher_words(edition: Edition, head: SourceHead | None) -> str:
    """The name of a source's publisher, of a record or in words."""
    if head is None or head.publisher is None:
        return ""
    return edition.link("", head.publisher.value).text


def document_words(edition: Edition, source: str) -> str:
    """A document in a word or two: its outlet, else its title in quotation marks, shortened to a few words."""
    record = edition.corpus.resolve(source)
    outlet = publisher_words(edition, record.head) if record and isinstance(record.head, SourceHead) else ""
    if outlet or record is None:
        return outlet or source
    words = record.title.split()
    short = record.title if len(words) <= 6 else " ".join(words[:5]).rstrip(":,;") + " …"
    return f"“{short}”" if is_printed(record) else short


def locator_words(locator: model.Locator) -> str:
    """A locator for readers: "¶7", "¶2–3", "note 4", "p. 12", "¶3, “Indeed, on October 26”"."""
    span = (
        locator.first
        if locator.first == locator.last or not locator.last
        else f"{locator.first}–{locator.last}"
    )
    words = {"paragraph": f"¶{span}", "note": f"note {span}", "page": f"p. {span}", "time": span}.get(
        locator.kind, ""
    )
    return f"{words}, “{locator.words}”" if locator.words else words


def _titled(link: Link) -> str:
    title = escape(link.text)
    return f"“{title}”" if link.quoted else str(title)


def _letter(index: int) -> str:
    return chr(97 + index) if index < 26 else str(index + 1)


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """Neighbouring markup as one piece, so that a template loops over few."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Html) and joined and isinstance(joined[-1], Html):
            joined[-1] = Html(str(joined[-1]) + str(piece))
        else:
            joined.append(piece)
    return tuple(joined)


_SIGN_AFTER_MARK = re.compile(r"\A\s*[,:.](?=\s)\s*")
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"</?p>\s*")


def _inline(phrase: Phrase) -> Phrase:
    """A note stands inside a line, where no paragraph may: its paragraphs become spans."""
    pieces = [_PARAGRAPH.sub(_span, piece) if isinstance(piece, str) else piece for piece in phrase.pieces]
    if sum(piece.count('<span class="note__part">') for piece in pieces if isinstance(piece, str)) == 1:
        pieces = [
            piece.replace('<span class="note__part">', "").replace("</span><!--p-->", "")
            if isinstance(piece, str)
            else piece
            for piece in pieces
        ]
    cleaned = [piece.replace("<!--p-->", "") if isinstance(piece, str) else piece for piece in pieces]
    return Phrase(tuple(cleaned), phrase.text)


def _span(tag: re.Match[str]) -> str:
    return "</span><!--p-->" if tag.group().startswith("</") else '<span class="note__part">'
