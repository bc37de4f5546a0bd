"""The shapes in which a citation puts authors, title and outlet: around a quoted title, around a date in brackets,
before a publisher in brackets, between full stops or between commas."""

import re
from collections.abc import Sequence

from dossier.prose.citation_words import Words, clean_title, is_name, looks_like_outlet, read_authors

_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{0,120}[)\]]")
_STOP = re.compile(r"(?<=[\w)\]’”\"'!?…%])[.?!][”\"’]?\s{1,3}(?=[\[“\"‘'(]?[A-ZÀ-Þ\d])")
_VOLUME = re.compile(r"[\s,]+(?:\(?\d{1,4}(?:\s?\(\d{1,4}(?:[-–]\d{1,4})?\))?|vol(?:ume|\.)?\s.*|no\.\s.*|nos?\.?\s.*|pp?\.\s.*|issue\s.*|[IVXL]{1,6})(?:[\s,:.].*)?$", re.IGNORECASE)
_PUBLISHER = re.compile(r"\((?:[^():]{2,60}:\s)?([^()]{2,90}?),?\s(?:[^()]{0,12})?$")
_ABBREVIATION = re.compile(r"(?:^|[\s.(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs?|No|Vol|Inc|Ltd|Co|Corp|Jr|Sr|U\.S|al|ed|eds|pp?|Gen|Sen|Rep|Gov|Prof|Lt|Col|Maj|Sgt|Univ|Dept|Int|J|Proc|Trans)$")
_FORM = re.compile(r"\s*\[[^\[\]]{2,40}\]")


def read_words(text: str, slot: tuple[int, int] | None, quoted: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]]) -> Words:
    """Authors, title and outlet of the part of a citation before its words on access and address.

    text: addresses masked. slot: the first brackets that hold a date, brackets included. dates: spans of the dates outside titles.
    """
    title_at = next((span for span in quoted if span[0] < len(text)), None)
    if slot and (title_at is None or slot[0] < title_at[0]):
        between = text[slot[1] : title_at[0]] if title_at else ""
        if title_at and not between.strip(" .,:;"):
            return _around(text, title_at, text[: slot[0]], dates)
        if _is_lead(text[: slot[0]]):
            return _after_slot(text, slot, dates)
    if title_at and len(text[: title_at[0]]) < 300:
        lead = text[: title_at[0]]
        if not _is_running_text(lead):
            return _around(text, title_at, _before_date(lead, dates), dates)
    if slot is None and (book := _book_note(text, dates)):
        return book
    return _by_stops(text, dates) or _by_commas(text, dates)


def _is_lead(lead: str) -> bool:
    """Whether words before a date in brackets can be authors, rather than a title in front of "(Publisher, 2019)"."""
    return len(lead) <= 400 and bool(lead.strip())


def _is_running_text(lead: str) -> bool:
    words = lead.split()
    return len(words) > 6 and sum(word[:1].islower() for word in words) > len(words) / 2


def _before_date(lead: str, dates: Sequence[tuple[int, int]]) -> str:
    inside = [start for start, _ in dates if start < len(lead)]
    return lead[: inside[0]].rstrip(" ([,.") if inside else lead


def _around(text: str, title: tuple[int, int], lead: str, dates: Sequence[tuple[int, int]]) -> Words:
    """ `Jane Doe, "Title," Outlet, October 9, 2023`."""
    after = text[title[1] :]
    return Words(read_authors(lead), clean_title(text[title[0] + 1 : title[1] - 1].rstrip(" ,.")), _outlet(after, title[1], dates))


def _outlet(after: str, offset: int, dates: Sequence[tuple[int, int]]) -> str | None:
    """The first words behind a title that are neither a date, a volume nor a kind of text."""
    for start, _ in dates:
        if start >= offset:
            after = after[: start - offset]
            break
    after = _FORM.sub("", after, count=1)
    after = after.lstrip(" ,.:;–—-\ufffc")
    after = re.sub(r"^(?:in|on|at|for):?\s+(?=[A-Z“\"‘'(])", "", after, flags=re.IGNORECASE)
    first = re.split(r"[,;(\[\ufffc]|\.\s|\.$|\s[–—|]\s", after, maxsplit=1)[0]
    first = _VOLUME.sub("", first).strip(" .:_*")
    if not re.search(r"[^\W\d_]{2}", first) or len(first) > 90 or re.match(r"(?:p|pp|vol|no|trans|ed|eds|translated|edited|interview|accessed|retrieved)\b", first, re.IGNORECASE):
        return None
    return first


def _after_slot(text: str, slot: tuple[int, int], dates: Sequence[tuple[int, int]]) -> Words:
    """ "Ahl, I. (2017, June 06). Title. Outlet, 3(2)." and, where the words before are outlet and title, those."""
    lead, rest = text[: slot[0]], text[slot[1] :].lstrip(" .,:;")
    if not re.search(r"[^\W\d_]", rest):
        return _lead_only(lead)
    later = [start - (len(text) - len(rest)) for start, _ in dates if start >= slot[1]]
    stops = [match for match in _STOP.finditer(rest) if not _ABBREVIATION.search(rest[: match.start()])]
    title, outlet = rest, None
    if stops:
        # A title may hold full stops: the last piece is the outlet only where it says so itself.
        last = stops[-1]
        tail = rest[last.end() :]
        cut = next((start - last.end() for start in later if start > last.end()), len(tail))
        name = _VOLUME.sub("", tail[:cut].strip(" .,;")).strip(" ,.")
        first_name = name.split(",")[0].strip()
        volume = _VOLUME.search(tail) is not None
        if first_name and (volume or looks_like_outlet(first_name) and len(tail.split()) <= 9) and len(first_name) <= 90:
            title, outlet = rest[: last.start() + 1].rstrip("."), first_name
    if outlet is None and later and later[0] > 0:
        title = rest[: later[0]].rstrip(" ,([") if re.search(r"[^\W\d_]{3}", rest[: later[0]]) else title
    return Words(read_authors(lead), clean_title(title), outlet)


def _lead_only(lead: str) -> Words:
    """Words before a date in brackets with nothing behind: "Title of Page (2019)", "The New York Times (Oct. 9, 2023)"."""
    lead = lead.strip(" .,;:")
    pieces = [piece.strip() for piece in lead.split(",")]
    if len(pieces) == 1 and looks_like_outlet(lead):
        return Words((), None, lead)
    if len(pieces) >= 2 and is_name(pieces[0]):
        return Words((pieces[0],), clean_title(", ".join(pieces[1:])), None)
    return Words(read_authors(lead), None, None)


def _book_note(text: str, dates: Sequence[tuple[int, int]]) -> Words | None:
    """ "Benjamin R. Young, Guns … (Stanford University Press, 2021), 45": publisher and year end in one bracket."""
    for start, _ in dates:
        match = _PUBLISHER.search(text[:start])
        if match is None:
            continue
        lead = text[: match.start()].strip(" ,.")
        pieces = lead.split(", ")
        publisher = match[1].strip(" ,") or None
        authors: list[str] = []
        while len(pieces) > 1 and (is_name(pieces[0]) or re.search(r"\band\b", pieces[0]) and all(is_name(part) for part in re.split(r"\sand\s", pieces[0].removeprefix("and ")))):
            authors.extend(read_authors(pieces.pop(0)))
        title = clean_title(_BRACKET.sub("", ", ".join(pieces)))
        return Words(tuple(authors), title, publisher)
    return None


def _by_stops(text: str, dates: Sequence[tuple[int, int]]) -> Words | None:
    """ "Doe, Jane. Title of the Book. Oxford UP, 2019." """
    cut = [match for match in _STOP.finditer(text) if not _ABBREVIATION.search(text[: match.start()])]
    if not cut:
        return None
    pieces, start = [], 0
    for match in cut:
        pieces.append((start, text[start : match.end()].strip()))
        start = match.end()
    pieces.append((start, text[start:].strip()))
    first = pieces[0][1].rstrip(".")
    if len(first) > 200:
        return None
    second_place = 1
    authors = read_authors(first)
    # A year on its own behind the authors is Harvard's.
    while second_place < len(pieces) and re.fullmatch(r"(?:1[4-9]|20)\d\d[a-z]?[.,]?", pieces[second_place][1]):
        second_place += 1
    rest = pieces[second_place:]
    if not rest:
        return None
    title_start, title = rest[0]
    for start, _ in dates:
        if title_start <= start < title_start + len(title):
            title = text[title_start:start]
            break
    outlet = _outlet(text[rest[1][0] :], rest[1][0], dates) if len(rest) > 1 else None
    if not re.search(r"[^\W\d_]{2}", title):
        return None
    return Words(authors, clean_title(title), outlet)


def _by_commas(text: str, dates: Sequence[tuple[int, int]]) -> Words:
    """ "MEMRI, June 19, 2024", "AFP/Mohammed Abed, 2017", "John Smith, Title, Outlet, 2019"."""
    end = next((start for start, _ in dates), len(text))
    plain = text[:end].strip(" ,.;:([|–—-\ufffc")
    if not re.search(r"[^\W\d_]", plain):
        return Words((), None, None)
    if (credit := re.fullmatch(r"([A-Z]{2,6}|Reuters|Getty Images)\s?/\s?([^/,]{3,60})", plain)) and is_name(credit[2]):
        return Words((credit[2],), None, credit[1])
    pieces = [piece.strip() for piece in plain.split(",") if piece.strip()]
    if len(pieces) == 1:
        if is_name(plain):
            return Words((plain,), None, None)
        return Words((), None, plain) if len(plain.split()) <= 6 and end < len(text) else Words((), clean_title(plain), None)
    if is_name(pieces[0]):
        rest = pieces[1:]
        outlet = rest.pop() if len(rest) > 1 or looks_like_outlet(rest[-1]) else None
        return Words((pieces[0],), clean_title(", ".join(rest)) if rest else None, outlet)
    if looks_like_outlet(pieces[-1]):
        return Words((), clean_title(", ".join(pieces[:-1])), pieces[-1])
    return Words((), clean_title(plain), None)
