"""The authors of a citation: how far their names reach, and each for itself.

Names are kept as printed: "Ahl, I.", "Jane Doe", "Lindholm ML", "U.S. Census Bureau". Where commas may part either two authors or
the parts of one organisation's name, it stays whole.
"""

import re

_PARTICLES = frozenset("de da del della der den di du van von la le el al bin ibn abu ten ter y dos des of the zu".split())
_SURNAME = r"(?:(?:[A-ZÀ-Þ][a-z]{0,3}\s|[a-z]{1,4}\s|[dDO]['’])?[A-ZÀ-Þ][\w'’]{1,24}(?:[-–\s][A-ZÀ-Þ][\w'’]{1,24})?)"
_INITIALS = r"(?:[A-ZÀ-Þ]\.(?:[-–\s]?[A-ZÀ-Þ]\.){0,3}|[A-ZÀ-Þ]{1,3}(?![\w'’.])|[A-ZÀ-Þ](?:\s[A-ZÀ-Þ]){1,2}(?![\w'’.]))"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III)\.?)?"
_INVERTED = rf"{_SURNAME},\s?{_INITIALS}{_SUFFIX}"  # Ahl, I. B.
_DIRECT = rf"(?:[A-ZÀ-Þ]\.[-–\s]?){{1,4}}\s?{_SURNAME}{_SUFFIX}"  # I. B. Ahl
_FULL = rf"{_SURNAME},\s[A-ZÀ-Þ][\w'’-]{{1,20}}(?:\s[A-ZÀ-Þ]\.){{1,3}}"  # Ahl, Ida B.
_CLOSED = rf"{_SURNAME}\s[A-ZÀ-Þ]{{1,3}}(?=[,.\s;])"  # Ahl IB
_LINK = r"(?:,\s?(?:and|&)?\s?|;\s?(?:and|&)?\s?|\s(?:and|&)\s)"
_OTHERS = r"(?:[,;]?\s(?:and\s|&\s)?(?:et\.?\s?al\.?|others|\.\s?\.\s?\.|…)\.?)?"
_LISTS = tuple(
    re.compile(rf"{first}(?:{_LINK}(?:{rest})){{{least},40}}{_OTHERS}")
    for first, rest, least in (
        (_INVERTED, f"{_INVERTED}|{_DIRECT}", 0),
        (_DIRECT, f"{_DIRECT}|{_INVERTED}", 0),
        (_FULL, f"{_DIRECT}|{_INVERTED}", 0),
        (_CLOSED, _CLOSED, 1),
        (rf"{_SURNAME}\s[A-ZÀ-Þ]{{2,3}}(?=[,.])", _CLOSED, 0),
    )
)
_FULL_FIRST = re.compile(_FULL)
_ET_AL = re.compile(r"[\s,;]{0,2}(?<!\w)(?:et\.?\s?al\b\.{0,2}|(?:and|&)\s(?:others|colleagues)\b)", re.IGNORECASE)
_ROLE = re.compile(
    r"[\s,]*\((?:eds?|trans|comps?|dirs?|directors?|hosts?|producers?|executive\sproducers?|writers?)\.?,?\)?\.?$|,\s(?:eds?|trans)\.?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",\s*(?:and|&)\s+|\s+(?:and|&)\s+|,\s+|,(?=[A-Z]\.)|;\s*(?:and\s+|&\s+)?")
_ONLY_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[-–\s]?){1,4}")
_ABBREVIATED_END = re.compile(r"(?:^|[\s.\-,–])\w\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Dr|St)\.$")
_NO_NAMES = frozenset("the a an in on new our my how why what who when where is are no not to for from with by at north south".split())


def names_end(text: str) -> int:
    """Where a list of names with initials ends that a text begins with: "Ahl, I., & Doe, J. Title" → 16; 0 where none begins."""
    return max((match.end() for pattern in _LISTS if (match := pattern.match(text))), default=0)


def is_name(text: str) -> bool:
    """Whether a few words can be one person's name: two to five, each with a capital or a particle."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or any(character.isdigit() or character in ":/&“”\"" for character in text):
        return False
    if words[0].lower() in _NO_NAMES or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return False
    return all(word in _PARTICLES or word[:1].isupper() and not (word.isupper() and len(word) > 3) for word in words)


def read_authors(text: str) -> tuple[str, ...]:
    """ "Ahl, I., & Doe, J." → ("Ahl, I.", "Doe, J."); "Jane Doe and John Roe" → two; "Microsoft." → one."""
    text = re.sub(r"\.{2,}(?=[\s,;]|$)", ".", " ".join(text.split()))
    text = _ET_AL.sub("", text).strip(" ,;:(–—-&")
    text = _ROLE.sub("", text).strip()
    text = re.sub(r"^(?:by|and|from)\s+", "", text, flags=re.IGNORECASE)
    if not re.search(r"\w", text):
        return ()
    if ";" in text:
        parts = text.split(";")
    elif names_end(text) >= len(text.rstrip(".")):
        parts = _with_initials(text)
    else:
        parts = _in_full(text)
    return tuple(name for part in parts if (name := _bare(part)))


def _with_initials(text: str) -> list[str]:
    """ "Ahl, I., Doe, J." in which a comma stands within names and between them."""
    joined: list[str] = []
    if first := _FULL_FIRST.match(text):
        joined, text = [first[0]], text[first.end() :].lstrip(" ,&")
    for piece in _BETWEEN.split(text):
        if joined and "," not in joined[-1] and _ONLY_INITIALS.fullmatch(piece.strip()):
            joined[-1] = f"{joined[-1]}, {piece.strip()}"
        elif joined and re.fullmatch(r"(?:Jr|Sr|II|III)\.?", piece.strip()):
            joined[-1] = f"{joined[-1]}, {piece.strip()}"
        elif piece.strip():
            joined.append(piece)
    return joined


def _in_full(text: str) -> list[str]:
    """ "Grazer, Brian, and Charles Fishman"; "Jane Doe, John Roe"; "Department of Justice, Office of Public Affairs"."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    if len(pieces) < 2:
        return pieces
    surname = " " not in pieces[0].strip(".") or pieces[0].split()[0].lower() in _PARTICLES
    if surname and re.match(r"[^,;]{1,40},", text) and len(pieces[1].split()) <= 3 and pieces[1][:1].isupper():
        pieces[:2] = [f"{pieces[0]}, {pieces[1]}"]
    if all(is_name(piece) for piece in pieces) or len(pieces) == 1:
        return pieces
    if len(pieces) > 2 and sum(is_name(piece) for piece in pieces) >= len(pieces) - 1:
        return pieces
    # Short names of offices: "NSA, FBI, DHS".
    if all(piece.isupper() and len(piece) <= 6 for piece in pieces):
        return pieces
    return [text]


def _bare(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;:&")
    return name[:-1] if name.endswith(".") and not _ABBREVIATED_END.search(name) else name
