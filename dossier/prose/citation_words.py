"""The words of a citation: titles in quotation marks, what only introduces it, what looks like an outlet."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(
    r"“([^“”]{1,500})”|«([^«»]{1,500})»|(?<!\w)\"([^\"]{1,500})\"(?![^\W\d_])"
    r"|(?<!\w)‘([^‘]{1,400}?)’(?!\w)|(?<!\w)'([^']{4,300}?)'(?=[\s,.;:]|$)"
)
_NUMBER = r"(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}\.(?=\s)|[*†‡•^])"
_SIGNAL = re.compile(
    rf"\s{{0,4}}(?:{_NUMBER}\s{{0,3}})?(?:(?:see|but|also|cf|e\.\s?g|compare|contra|accord|generally|for\s(?:example|instance)"
    r"|(?:as\s)?quoted\sin|(?:as\s)?cited\s(?:in|by)|quoting|citing|source|via|photo|credit)(?=[\s.,:])[.,:]{0,2}\s{1,2}){0,4}",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\s{0,4}(?:source|via|photo|credit)s?:\s", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:times|post|journal|news|press|university|institute|review|magazine|daily|weekly|herald|tribune|guardian|telegraph|agency"
    r"|bbc|cnn|npr|afp|upi|reuters|ap|blog|reporters?|observer|chronicle|gazette|centre|center|council|ministry|department|foundation|bulletin"
    r"|quarterly|affairs|radio|tv|television|wire|monitor|globe|express|politico|atlantic|economist|yonhap|kcna|xinhua|tass|haaretz"
    r"|jazeera|proceedings|transactions|annals|youtube|wikipedia|encyclop(?:a?e|æ)dia|books|publishers?|publishing|verlag|routledge|springer)\b",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?:,?\s\d{1,4}(?:\s?\(\d{1,4}(?:[-–/]\d{1,4})?\))?(?=\s?[,:;.]|\s?$)|\s\(\d{1,4}\)\d"
    r"|[\s,]{1,2}(?:vol(?:ume|\.)|v\.|nos?\.|n\.|issue|pp?\.)\s?\w).*$",
    re.IGNORECASE | re.DOTALL,
)
_PLACE = re.compile(r"^(?:[A-ZÀ-Þ][\w.'’&-]{0,20}[\s,;/]{0,2}){1,6}:\s(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Words:
    """What a citation says besides dates and addresses."""

    authors: tuple[str, ...] = ()  #: as printed, in order
    title: str | None = None  #: without its quotation marks and last stop
    outlet: str | None = None  #: newspaper, journal, site or publisher


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where titles in quotation marks stand, marks included; words quoted within a title or a name are none."""
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
    """Whether a few words look like what publishes: they are few and hold a word such as Times, Press, Institute."""
    return len(text.split()) <= 9 and _OUTLET.search(text) is not None


def has_volume(text: str) -> bool:
    """Whether words end in a volume, issue or page, as a journal's do: "Science, 290, 1304"."""
    return _VOLUME.search(text) is not None


def clean_outlet(text: str) -> str | None:
    """An outlet without volume, place and stops: "New York: Penguin Press" → "Penguin Press"; None where no name is left."""
    text = _PLACE.sub("", _VOLUME.sub("", text.strip(" .,;:–—-_*"))).strip(" .,;:_*")
    return text if re.search(r"[^\W\d_]{2}", text) and len(text) <= 90 else None


def clean_title(text: str) -> str | None:
    """A title without its marks and its last stop, spaces as printed; None where no word is left."""
    text = text.replace("\n", " ").strip(" ,;:_*")
    text = text.removesuffix(".").rstrip()
    for left, right in ("“”", "‘’", '""', "''", "«»"):
        if len(text) > 1 and text[0] == left and text[-1] == right and not (left in text[1:-1] or right in text[1:-1]):
            text = text[1:-1].rstrip(" ,.")
    return text if re.search(r"\w", text) else None
