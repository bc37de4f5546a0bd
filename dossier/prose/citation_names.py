"""The authors of a citation: how far their names reach, and each for itself.

Names are kept as printed: "Ahl, I.", "Jane Doe", "Lindholm ML", "U.S. Census Bureau". Where commas may part
either two authors or the parts of one organisation's name, it stays whole.
"""

import re

from dossier.patterns import regex

_PARTICLES = frozenset(
    "de da del della der den di du van von la le el al bin ibn abu ten ter y dos des of the zu".split()
)
_NO_NAMES = frozenset(
    "the a an in on new our my how why what who when where is are no not to for from with by at north".split()
)
_CAPITAL = "[A-ZÀ-Þ]"
_WORD = rf"{_CAPITAL}[\w'’]{{1,24}}"
_SURNAME = rf"(?:(?:{_CAPITAL}[a-z]{{0,3}}\s|[a-z]{{1,4}}\s|[dDO]['’])?{_WORD}(?:[-–\s]{_WORD})?)"
_INITIALS = (
    rf"(?:{_CAPITAL}\.(?:[-–\s]?{_CAPITAL}\.){{0,3}}"
    rf"|{_CAPITAL}{{1,2}}(?![\w'’.])|{_CAPITAL}(?:\s{_CAPITAL}){{1,2}}(?![\w'’.]))"
)
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III)\.?)?"
_GIVEN = rf"{_CAPITAL}[\w'’-]{{1,20}}"
_INVERTED = rf"{_SURNAME},\s?{_INITIALS}{_SUFFIX}"  # Ahl, I. B.
_DIRECT = rf"(?:{_CAPITAL}\.[-–\s]?){{1,4}}\s?{_SURNAME}{_SUFFIX}"  # I. B. Ahl
_GIVEN_NAMES = rf"(?:{_GIVEN}(?:\s{_CAPITAL}\.){{1,3}}|{_CAPITAL}\.\s{_GIVEN}(?=\.))"
_FULL = rf"{_SURNAME},\s{_GIVEN_NAMES}{_SUFFIX}"  # Ahl, Ida B.
_CLOSED = rf"{_SURNAME}\s{_CAPITAL}{{1,3}}(?=[,.\s;])"  # Ahl IB
_CLOSED_ALONE = rf"{_SURNAME}\s{_CAPITAL}{{2,3}}(?=[,.])"
_AND = "(?:and|&|et|und)"
_NEXT = rf"(?<=\.)\s(?={_WORD}(?:-{_WORD})?,\s{_CAPITAL}\.)"  # "Lee, B. Reese, E."
_LINK = rf"(?:{_NEXT}|,{{1,2}}\s?{_AND}?\s?|;\s?{_AND}?\s?|\s{_AND}\s)"
_OTHERS = r"(?:[,;]?\s(?:and\s|&\s)?(?:et\.?\s?al\.?|others|\.\s?\.\s?\.|…)\.?)?"
# Nothing has to follow a list, so that none of these ever goes back over the names it has read.
_LISTS = tuple(
    regex(rf"{first}(?:{_LINK}(?:{others})){{{least},40}}{_OTHERS}")
    for first, others, least in (
        (_INVERTED, f"{_INVERTED}|{_DIRECT}", 0),
        (_DIRECT, f"{_DIRECT}|{_INVERTED}", 0),
        (_FULL, f"{_DIRECT}|{_INVERTED}", 0),
        (_CLOSED, _CLOSED, 1),
        (_CLOSED_ALONE, _CLOSED, 0),
        (rf"{_WORD}\s{_CAPITAL}(?=\.\s{_CAPITAL}\w{{0,20}}\s[a-z])", _CLOSED, 0),  # Ahl I. A new title
    )
)
_FIRST_IN_FULL = regex(_FULL)
_ET_AL = regex(
    r"[\s,;]{0,2}(?<!\w)(?:et\.?\s?all?\b\.{0,2}|(?:and|&)\s(?:others|colleagues|etl)\b)", re.IGNORECASE
)
_ROLE = regex(
    r"[\s,]{0,2}\((?:eds?|trans|comps?|dirs?|directors?|hosts?|producers?|executive\sproducers?|writers?)\.?,?\)?\.?$"
    r"|,\s(?:eds?|trans)\.?$",
    re.IGNORECASE,
)
_BETWEEN = regex(rf"{_NEXT}|,{{1,2}}\s?{_AND}\s|\s{_AND}\s|,{{1,2}}\s|,(?=[A-Z]\.)|;\s?(?:{_AND}\s)?")
_UNIT = regex(
    r"(?:\w+\s)?(?:team|group|centers?|centre|division|office|department|agency|committee|commission|services?"
    r"|laboratory|staff|unit)",
    re.IGNORECASE,
)
_ONLY_INITIALS = regex(rf"(?:{_CAPITAL}\.?[-–\s]?){{1,4}}")
_ONLY_SUFFIX = regex(r"(?:Jr|Sr|II|III)\.?")
_ABBREVIATED_END = regex(r"(?:^|[\s.\-,–])\w\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Dr|St)\.$")


def names_end(text: str) -> int:
    """Where names with initials end that a text begins with: "Ahl, I., & Doe, J. Title" → 18; 0 for none."""
    return max((match.end() for pattern in _LISTS if (match := pattern.match(text))), default=0)


def is_name(text: str) -> bool:
    """Whether a few words can be one person's name: two to five, each with a capital or a particle."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or any(character.isdigit() or character in ':/&“”"' for character in text):
        return False
    if words[0].lower() in _NO_NAMES or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return False
    shouted = any(word.isupper() and len(word) > 3 for word in words)
    return not shouted and all(word in _PARTICLES or word[:1].isupper() for word in words)


def read_authors(text: str) -> tuple[str, ...]:
    """The names that stand before a date or title.

    "Ahl, I., & Doe, J." → ("Ahl, I.", "Doe, J."); "Jane Doe and John Roe" → two; "Microsoft." → one.
    """
    text = re.sub(r"\.{2,}(?=[\s,;]|$)|,\.", ".", " ".join(text.split()))
    text = _ROLE.sub("", _ET_AL.sub("", text).strip(" ,;:(–—-&")).strip()
    text = re.sub(r"^(?:by|and|from)\s+", "", text, flags=re.IGNORECASE)
    if not re.search(r"\w", text) or re.fullmatch(r"n\.?\s?a\.?\)?", text):
        return ()
    end = names_end(text)
    if ";" in text:
        parts = [re.sub(rf"^\s*{_AND}\s", "", part) for part in text.split(";")]
    elif end >= len(text.rstrip(".")):
        parts = _with_initials(text)
    elif end and (link := _BETWEEN.match(text, end)):
        parts = [*_with_initials(text[:end]), *_in_full(text[link.end() :])]  # "Adair, S., Example Research"
    else:
        parts = _in_full(text)
    return tuple(name for part in parts if (name := _bare(part)))


def _with_initials(text: str) -> list[str]:
    """ "Ahl, I., Doe, J.", in which a comma stands within names and between them."""
    joined: list[str] = []
    if first := _FIRST_IN_FULL.match(text):
        joined, text = [first[0]], text[first.end() :].lstrip(" ,&")
    for piece in (part.strip() for part in _BETWEEN.split(text)):
        initials = _ONLY_INITIALS.fullmatch(piece) and joined and "," not in joined[-1]
        if joined and (initials or _ONLY_SUFFIX.fullmatch(piece)):
            joined[-1] = f"{joined[-1]}, {piece}"
        elif piece:
            joined.append(piece)
    return joined


def _in_full(text: str) -> list[str]:
    """ "Grazer, Brian, and Charles Fishman"; "Jane Doe, John Roe"; "Ministry of Justice, Public Affairs"."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    if len(pieces) < 2 or all(piece.isupper() and len(piece) <= 6 for piece in pieces):
        return pieces  # "NSA, FBI, DHS"
    if len(pieces) == 2 and _UNIT.fullmatch(pieces[1]):
        return [text]  # "Research & Analysis Team"
    surname = (
        " " not in re.sub(r"\s(?:Jr|Sr|II|III)?\.?$", "", pieces[0])
        or pieces[0].split()[0].lower() in _PARTICLES
    )
    given = len(pieces[1].split()) <= 3 and pieces[1][:1].isupper()
    if surname and given and re.match(r"[^,;]{1,40},", text):
        pieces[:2] = [f"{pieces[0]}, {pieces[1]}"]
    named = sum(is_name(piece) for piece in pieces)
    if len(pieces) == 1 or named == len(pieces) or len(pieces) > 2 and named == len(pieces) - 1:
        return pieces
    return [text]


def _bare(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;:&")
    return name[:-1] if name.endswith(".") and not _ABBREVIATED_END.search(name) else name
