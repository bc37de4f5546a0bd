"""The words of a citation: titles in quotation marks, what only introduces it, what looks like an outlet."""

import re
from dataclasses import dataclass

from dossier.patterns import regex

_QUOTED = regex(
    r"“([^“”]{1,500})”|«([^«»]{1,500})»|(?<!\w)\"([^\"]{1,500})\"(?![^\W\d_])"
    r"|(?<!\w)‘([^‘]{1,400}?)’(?!\w)|(?<!\w)'([^']{4,300}?)'(?=[\s,.;:]|$)"
)
_SIGNAL = regex(
    r"\s{0,4}(?:(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}\.(?=\s)|[*†‡•^])\s{0,3})?"
    r"(?:(?:see|but|also|cf|e\.\s?g|compare|contra|accord|generally|for\s(?:example|instance)|(?:as\s)?quoted\sin"
    r"|(?:as\s)?cited\s(?:in|by)|quoting|citing|source|via|photo|credit)(?=[\s.,:])[.,:]{0,2}\s{1,2}){0,4}",
    re.IGNORECASE,
)
_SOURCE = regex(r"\s{0,4}(?:source|via|photo|credit)s?:\s", re.IGNORECASE)
_OUTLET = regex(
    r"\b(?:times|post|journal|news|press|university|institute|review|magazine|daily|weekly|herald|tribune|guardian"
    r"|telegraph|agency|bbc|cnn|npr|afp|upi|reuters|ap|blog|reporters?|observer|chronicle|gazette|centre|center"
    r"|council|ministry|department|foundation|bulletin|quarterly|affairs|radio|tv|television|wire|monitor|globe"
    r"|express|politico|atlantic|economist|yonhap|kcna|xinhua|tass|haaretz|jazeera|proceedings|transactions|annals"
    r"|youtube|wikipedia|encyclop(?:a?e|æ)dia|books|publishers?|publishing|verlag|routledge|springer|wiley|palgrave|macmillan|elsevier)\b",
    re.IGNORECASE,
)
_COUNT = r"(?:vol(?:ume)?|nos?|issue|iss|pp|art|bd|et|[a-z])(?![^\W\d_])"  # one way only to read each: linear
_FIGURES = r"[\d\s().,:;/–—‑‐-]"
_VOLUME = regex(
    rf"[\s,.:;]{{1,2}}(?:{_COUNT}\.?\s?)?\(?[A-Z]?\d(?:{_FIGURES}|{_COUNT}){{0,60}}$", re.IGNORECASE
)
_ONLY_FIGURES = regex(rf"(?:{_COUNT}|{_FIGURES}){{1,80}}", re.IGNORECASE)
_PLACE = regex(r"[A-ZÀ-Þ][\w.'’&-]{0,20}(?:[\s,;/]{1,2}[A-ZÀ-Þ][\w.'’&-]{0,20}){0,5}\s?:\s(?=[A-ZÀ-Þ])")
_MARKS = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Words:
    """What a citation says besides dates and addresses."""

    authors: tuple[str, ...] = ()  #: as printed, in order
    title: str | None = None  #: without its quotation marks and last stop
    outlet: str | None = None  #: newspaper, journal, site or publisher


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where titles in quotation marks stand, marks included; words quoted within a title are none."""
    return tuple(match.span() for match in _QUOTED.finditer(text) if not _is_embedded(text, *match.span()))


def _is_embedded(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start].rstrip(), text[end : end + 2]
    return before[-1:].isalnum() and after[:1] == " " and after[1:].isalnum() and text[end - 2] not in ".,?!"


def without_signal(text: str) -> int:
    """How many code points a citation begins with that only introduce it: "See also ", "[3] ", "Source: "."""
    match = _SIGNAL.match(text)
    return match.end() if match else 0


def names_a_source(text: str) -> bool:
    """Whether a citation begins with "Source:" or "Photo:", which an outlet follows."""
    return _SOURCE.match(text) is not None


def looks_like_outlet(text: str) -> bool:
    """Whether a few words look like what publishes: one of them is such as Times, Press, Institute."""
    return len(text.split()) <= 9 and _OUTLET.search(text) is not None


def has_volume(text: str) -> bool:
    """Whether words end in a volume, issue or page, as a journal's do: "Science, 290, 1304"."""
    return _VOLUME.search(text) is not None


def is_figures(text: str) -> bool:
    """Whether words are nothing but a volume, an issue or pages: "69", "No. 83", "60, 241-253"."""
    text = text.strip(" .,;")
    return any(character.isdigit() for character in text) and _ONLY_FIGURES.fullmatch(text) is not None


def place_and_publisher(text: str) -> bool:
    """Whether words are a place and a publisher: "Rowley, Mass.: Newbury House"."""
    return len(text.split()) <= 10 and _PLACE.match(text) is not None


def without_place(text: str) -> str:
    """Words without a place of publication: "Washington, DC: World Bank" → "World Bank"."""
    match = _PLACE.match(text)
    return text[match.end() :] if match else text


def clean_outlet(text: str) -> str | None:
    """An outlet without volume and place: "New York: Some Press" → "Some Press"; None if no name is left."""
    text = without_place(_VOLUME.sub("", text.strip(" .,;:–—-_*"))).strip(" .,;:_*")
    return text if re.search(r"[^\W\d_]{2}", text) and len(text) <= 90 and not is_figures(text) else None


def clean_title(text: str) -> str | None:
    """A title without its marks and its last stop, spaces as printed; None where no word is left."""
    text = text.replace("\n", " ").strip(" ,;:_*").removesuffix(".").rstrip()
    for left, right in _MARKS:
        inner = text[1:-1]
        if text[:1] == left and text[1:][-1:] == right and left not in inner and right not in inner:
            text = inner.rstrip(" ,.")
    return text if re.search(r"\w", text) else None
