"""Words with letters of two scripts."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.patterns import regex

_CYRILLIC = "\u0400-\u04ff"
_GREEK = "\u03b1\u03b9\u03bd\u03bf\u03c1\u03c5\u0391\u0392\u0395-\u0397\u0399\u039a\u039c-\u039f\u03a1\u03a4-\u03a7"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_MIXED = regex(
    rf"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]"
    rf"|[{_LATIN}{_CYRILLIC}]{{2}}[{_GREEK}]|[{_GREEK}][{_LATIN}{_CYRILLIC}]{{2}}|[{_LATIN}][{_GREEK}][{_LATIN}]"
)
_WORD = regex(r"[^\W\d_]{2,80}")


def mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every word that has Latin letters and such as look like them."""
    for word in () if text.isascii() else _WORD.finditer(text):
        if _MIXED.search(word.group()):
            yield word.span()
