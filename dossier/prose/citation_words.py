"""Authors, title and outlet of a citation, from the words that its dates and addresses leave over.

Conservative: where the words allow two readings, nothing is read.
"""

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"“([^“”]{1,500})”|«([^«»]{1,500})»|(?<!\w)\"([^\"]{1,500})\"(?![^\W\d_])|(?<!\w)‘([^‘]{1,400}?)’(?!\w)|(?<!\w)'([^']{4,300}?)'(?=[\s,.;:]|$)")
_SIGNAL = re.compile(
    r"^\s*(?:\[\d{1,4}\]|\d{1,3}\.\s|\(\d{1,3}\)\s|[*†‡•]\s?)?\s*(?:(?:see,?|but|also|cf\.?|e\.\s?g\.?,?|compare|contra|accord|generally|for example,?|for instance,?|quoted in|cited in|quoting|citing|source:|via|and)\s+)*"
    r"(?=[\w\"“‘«'(\[])",
    re.IGNORECASE,
)
_OUTLET_WORDS = re.compile(
    r"\b(?:times|post|journal|news|press|university|institute|review|magazine|daily|weekly|herald|tribune|guardian|telegraph|agency|bbc|cnn|npr|afp|upi|reuters|ap|memri|blog|report(?:er)?s?|observer|chronicle|gazette|independent|center|centre|council|ministry|department|foundation|bulletin|quarterly|affairs|today|radio|tv|television|network|wire|nato|un|insight|monitor|post|globe|mail|express|standard|star|sun|record|register|wired|forbes|bloomberg|politico|atlantic|economist|yonhap|kcna|xinhua|tass|haaretz|jazeera|proceedings|transactions|letters|annals|archives|twitter|facebook|youtube|wikipedia|books?)\b",
    re.IGNORECASE,
)
_PARTICLES = {"de", "da", "del", "della", "der", "den", "di", "du", "van", "von", "la", "le", "el", "al", "bin", "ibn", "abu", "and", "ten", "ter", "y", "st.", "dos", "des"}
_INITIALS = re.compile(r"^(?:[A-Z]\.?[-\s]?){1,4},?$")
_ET_AL = re.compile(r"[\s,]{0,2}\bet\.?\s?al\b\.{0,2}|\band others\b|\b[Ee]t\.? [Aa]l\b\.{0,2}")


@dataclass(frozen=True, slots=True)
class Words:
    """What a citation says besides dates and addresses."""

    authors: tuple[str, ...]  #: as printed, in order
    title: str | None  #: without its quotation marks and last stop
    outlet: str | None  #: newspaper, journal, site or publisher


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where titles in quotation marks stand, marks included."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def without_signal(text: str) -> int:
    """How many code points a citation begins with that only introduce it: "See also ", "[3] "."""
    match = _SIGNAL.match(text)
    return match.end() if match else 0


def is_name(text: str) -> bool:
    """Whether a few words look like one person: two to five, each capitalised or a particle, no word of an outlet."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or _OUTLET_WORDS.search(text) or any(character.isdigit() for character in text):
        return False
    return all(word.lower() in _PARTICLES or word[:1].isupper() and not (word.isupper() and len(word) > 3) for word in words) and words[0][:1].isupper() and words[0].lower() not in {"the", "a", "an", "in", "on", "new"}


def looks_like_outlet(text: str) -> bool:
    """Whether a few words look like what publishes: they are few and hold a word such as Times, Press, Institute."""
    return len(text.split()) <= 9 and _OUTLET_WORDS.search(text) is not None


def read_authors(text: str) -> tuple[str, ...]:
    """ "Ahl, I., & Doe, J." → ("Ahl, I.", "Doe, J."); "Jane Doe and John Roe" → two; "Microsoft." → one."""
    text = _ET_AL.sub("", text).strip(" \t\n,;:(–—-&")
    text = re.sub(r"\s*\((?:eds?|trans|comps?|dirs?|hosts?|producers?|executive producer|writer)\.?,?\)?\.?$|,\s(?:eds?|trans)\.?$", "", text, flags=re.IGNORECASE).strip()
    if not text:
        return ()
    text = re.sub(r"^(?:by|and|from)\s+", "", text, flags=re.IGNORECASE)
    if ";" in text:
        parts = text.split(";")
    else:
        pieces = [piece for piece in re.split(r",\s*(?:and|&)\s+|\s+(?:and|&)\s+|,\s+|,(?=[A-Z]\.)", text) if piece.strip()]
        parts = _joined(pieces, text)
    names = (_clean_name(part) for part in parts)
    return tuple(name for name in names if name)


def _joined(pieces: list[str], text: str) -> list[str]:
    """Pieces between commas, put together again where "Last, F." or "Last, First" was cut."""
    if len(pieces) == 1:
        return pieces
    joined: list[str] = []
    waiting: str | None = None
    initials = sum(bool(_INITIALS.match(piece.strip())) for piece in pieces)
    for place, piece in enumerate(pieces):
        piece = piece.strip()
        if waiting is not None and (_INITIALS.match(piece) or re.fullmatch(r"(?:Jr|Sr|II|III|Ph\.?D|M\.?D)\.?", piece)):
            joined[-1] = waiting = f"{joined[-1]}, {piece}"
            continue
        if place == 1 and not initials and " " not in pieces[0].strip(" .") and len(piece.split()) <= 3 and "," in text[: len(pieces[0]) + 1]:
            joined[-1] = f"{joined[-1]}, {piece}"
            waiting = None
            continue
        joined.append(piece)
        waiting = piece
    people = all(is_name(part) or "," in part or _INITIALS.match(part) for part in joined)
    return joined if people else _as_organisations(joined, text)


def _as_organisations(parts: list[str], text: str) -> list[str]:
    # "Department of Justice, Office of Public Affairs" and "Research & Analysis Team" are one author each.
    if len(parts) >= 3 and sum(is_name(part) or "," in part for part in parts) >= len(parts) - 1:
        return parts
    if re.search(r",\s+(?:and|&)\s+|,.*\sand\s", text):
        return parts
    return [text]


def _clean_name(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;:&")
    name = re.sub(r"\.{2,}$", ".", name)
    if name.endswith(".") and not re.search(r"(?:^|[\s.\-,])\w\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Dr|St)\.$", name):
        name = name[:-1]
    return name


def clean_title(text: str) -> str | None:
    """A title without its marks, its last stop and doubled spaces; None where nothing is left."""
    text = " ".join(text.split()).strip(" ,;:_*\ufffc")
    text = re.sub(r"(?<!\.)\.$", "", text).strip()
    for left, right in ("“”", "‘’", '""', "''", "«»"):
        if len(text) > 1 and text[0] == left and text[-1] == right and right not in text[1:-1]:
            text = text[1:-1].rstrip(" ,.")
    return text or None
