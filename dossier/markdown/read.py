"""What the Markdown of one record says: its body, and the texts in its front matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.markdown.body import write_body
from dossier.markdown.citation_marks import Slip, read_citation_mark
from dossier.markdown.origins import Field
from dossier.markdown.parser import make_parser
from dossier.markdown.passage import Gathered, Passage
from dossier.markdown.writer import Sheet, write_blocks, write_inline
from dossier.model import Body, CitePiece, Link, LinkPiece, Mistake, Phrase, Place, Reference
from dossier.patterns import regex

_NEWLINE = regex(r"\r\n?")
_BLANK = regex(r"\s*")


@dataclass(frozen=True, slots=True)
class Read:
    """All that one record's Markdown holds."""

    body: Body
    links: tuple[Link, ...]  #: of the body, its notes, then the texts
    references: tuple[Reference, ...]
    mistakes: tuple[Mistake, ...]
    texts: dict[str, Phrase]  #: by the path of the field


def read_body(
    text: str,
    first_line: int,
    source: str | None,
    *,
    numbered: bool = False,
    texts: Iterable[tuple[str, str, Place]] = (),
    cites: Iterable[tuple[str, str, Place]] = (),
    file: Sequence[str] = (),
) -> Read:
    """Read a record's Markdown. Never raises, and is linear in the text.

    text: the body; first_line: its first line in the file, from 1.
    source: the record's id where it is a source: `{p=N}` is allowed, and what such a block quotes is its own.
    numbered: without any `{p=N}` every block is one paragraph, counted from 1: a source that is kept in full.
    texts: fields of inline Markdown, cites: fields of citations alone; path, value, where the value stands.
    file: the file's lines, in which the links and citations of such fields are found again.
    """
    gathered = Gathered()
    body = write_body(text, first_line, source, gathered, numbered=numbered)
    phrases = {path: _read_text(path, value, place, gathered, file) for path, value, place in texts}
    for path, value, place in cites:
        _read_cite(path, value, place, gathered, file)
    return Read(body, tuple(gathered.links), tuple(gathered.references), tuple(gathered.mistakes), phrases)


def render_plain(text: str) -> str:
    """The HTML of a text with its holes filled by their words, headings as written: for tests."""
    parser = make_parser()
    gathered = Gathered()
    passage = Passage("", "", gathered)
    text = _NEWLINE.sub("\n", text)
    tokens = [token for token in parser.parse(text, {}) if not token.type.startswith("footnote")]
    write_blocks(passage, tokens, Sheet(text.split("\n"), 1), whole=True)
    pieces = passage.phrase().pieces
    html = []
    for piece in pieces:
        if isinstance(piece, str):
            html.append(piece)
        elif isinstance(piece, LinkPiece):
            html.append(piece.label or gathered.links[piece.link].target)
        elif isinstance(piece, CitePiece):
            names = "; ".join(reference.source for reference in gathered.references[piece.first : piece.last])
            html.append(f"[{names}]")
        else:
            html.append(f"[{piece.label}]")
    return "".join(html)


def _read_text(path: str, value: str, place: Place, gathered: Gathered, file: Sequence[str]) -> Phrase:
    """A front matter field of inline Markdown."""
    passage = Passage(path, "", gathered)
    (token,) = make_parser().parseInline(_NEWLINE.sub("\n", value.strip()), {})
    write_inline(passage, token, Field(token.content, place, file), Sheet((), place.line))
    if passage.marks:
        message = "a footnote's mark stands in a body; in a field write a citation, [@id, ¶7]"
        passage.mistake("link-malformed", passage.marks[0].place, message, "warning")
    return passage.phrase()


def _read_cite(path: str, value: str, place: Place, gathered: Gathered, file: Sequence[str]) -> None:
    """A front matter field that holds citations and nothing else."""
    at = 0
    origin = Field(value, place, file)
    while (at := _BLANK.match(value, at).end()) < len(value):  # type: ignore[union-attr]
        mark = read_citation_mark(value, at, len(value)) if value.startswith("[", at) else None
        if mark is None or isinstance(mark, Slip):
            if at:  # what does not even begin as a citation was reported with the front matter
                message = f"'{value.strip()[:80]}' holds more than citations; one is written [@id, ¶7]"
                gathered.mistakes.append(Mistake("front-matter-invalid", path, place, message))
            elif isinstance(mark, Slip):
                gathered.mistakes.append(Mistake(mark.rule, path, place, mark.message))
            return
        for slip in mark.slips:
            spot = origin.place(slip.start, slip.end)
            gathered.mistakes.append(Mistake(slip.rule, path, spot, slip.message, slip.severity))
        for cited in mark.places:
            spot = origin.place(cited.start, cited.end)
            gathered.references.append(Reference(cited.source, cited.locator, path, "", spot, None))
        at = mark.end
