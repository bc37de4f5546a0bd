"""Markdown → a record's body with all that it refers to. Alone in knowing markdown-it.

markdown-it itself is imported when the first text is read: a run in which nothing changed is spared it.
"""

from dossier.markdown.notes import note_anchor, words_begin
from dossier.markdown.read import Read, read_body, render_plain

__all__ = ["Read", "note_anchor", "read_body", "render_plain", "words_begin"]
