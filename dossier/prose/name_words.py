"""The words of a name: titles, particles and legal forms told from those that name.

"Dr. Usama bin Ladin" → usama, ladin; "Siemens Aktiengesellschaft" → siemens, a stock company.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dossier.patterns import regex
from dossier.prose.name_letters import fold

#: Before a name, as often as they stand there; they name nobody.
TITLES = frozenset(
    "mr mrs ms miss mme monsieur madame sir dame lord lady dr prof professor president chairman minister premier"
    " prime foreign deputy vice former general gen colonel col major maj captain capt lieutenant lt admiral marshal"
    " brigadier sergeant sheikh shaykh sheik hajji imam ayatollah mullah king queen prince princess emir senator sen"
    " rep governor gov ambassador secretary director spokesman spokeswoman leader comrade rev reverend fr pope".split()
)
_PARTICLES = frozenset(
    "al el ul bin ibn ben bint de da del della der den des di du la le van von zu ter y the of and for e".split()
)
_ARTICLE = regex(r"(?i)\b(?:a[lshdrntz]|ash|el|ul)[-‐‑–](?=\w)|\b(?:[dl])['’](?=[A-Z])")  # as-Sadr
_SPLIT = regex(r"[\s\-‐‑–—/,;:()\[\]\"“”«»&+_]+")
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}

_STOCK = (
    "open joint stock company|public joint stock company|joint stock company|aktiengesellschaft|ag|jsc|ojsc|pjsc"
    "|oao|ao|zao|pao|sa|spa|plc|inc|incorporated|corp|corporation|company|co"
)
_LIMITED = (
    "limited liability company|gesellschaft mit beschrankter haftung|societatea cu raspundere limitata|sp z o o"
    "|obshchestvo s ogranichennoi otvetstvennostyu|gmbh|llc|ltd|limited|srl|sarl|ooo|co ltd|bv"
)
_FORMS = regex(rf"(?<!\S)(?:(?P<limited>{_LIMITED})|(?P<stock>{_STOCK}))(?!\S)")


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart."""

    words: tuple[str, ...]  #: folded, in their order, each once; without what follows
    forms: frozenset[str]  #: of companies: "stock", "limited"
    titled: bool  #: whether titles stood before it
    initials: frozenset[str]  #: of the words those that are initials, alone or together: "j", "jc"


@lru_cache(maxsize=65536)
def words_of_name(name: str) -> Words:
    """The words of one name; a name that is nothing but titles or particles keeps them."""
    plain = _ARTICLE.sub(" ", name)
    shouted = plain.upper() == plain
    printed = [word for word in _SPLIT.split(plain) if fold(word)]
    pieces = []
    for word in printed:
        parts = [part for part in word.split(".") if fold(part)]
        pieces += parts if len(parts) > 1 else [word]
    folded = [_ORDINALS.get(fold(word), fold(word)) for word in pieces]
    text = " ".join(folded)
    forms = frozenset(match.lastgroup or "" for match in _FORMS.finditer(text))
    bare = _FORMS.sub(" ", text).split() or folded
    first = 0
    while first < len(bare) - 1 and bare[first] in TITLES:
        first += 1
    kept = [word for word in bare[first:] if word not in _PARTICLES] or bare[first:]
    initials = {
        fold(word)
        for word in pieces
        if len(fold(word)) == 1
        and fold(word).isalpha()
        or len(fold(word)) <= 3
        and word.isupper()
        and not shouted
    }
    return Words(tuple(dict.fromkeys(kept)), forms, first > 0, frozenset(initials & set(kept)))
