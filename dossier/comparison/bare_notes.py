"""Footnotes that date a source and do nothing to name it: "May 1, 2017", "Accessed 3 June 2020, p. 4"."""

from __future__ import annotations

from dossier.model import Note
from dossier.patterns import regex
from dossier.prose.citations import Citation

#: Words that say what a date is the date of, or where in a work something stands: they name nothing.
_NAMES_NOTHING = frozenset(
    "see cf on in of at the from to by date dated accessed retrieved visited viewed published posted updated"
    " archived last p pp page pages para paras paragraph paragraphs no n d nd undated also and".split()
)
_WORD = regex(r"[^\W\d_]+")
_DRAWN = regex(r"<(?:a|img)\b")  #: a link or picture leads further than its words say


def says_only_when(note: Note) -> bool:
    """Whether all that a note says of its source is a date; never for "ibid." and other short forms."""
    if any(not isinstance(piece, str) or _DRAWN.search(piece) for piece in note.phrase.pieces):
        return False
    return says_no_more(note.citation, note.phrase.text)


def says_no_more(citation: Citation, text: str) -> bool:
    """The same of a note's words, and the citation that they were read as."""
    if not (citation.dates or citation.undated) or citation.url or citation.short:
        return False
    for date in citation.dates:
        text = text.replace(date.text, " ")
    return all(word in _NAMES_NOTHING for word in _WORD.findall(text.lower()))
