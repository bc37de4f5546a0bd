"""The shapes in which a citation puts authors, title and outlet: around a title in quotation marks, around a date in brackets,
before a publisher in brackets, between full stops or between commas. The first shape that fits is taken."""

import re
from collections.abc import Sequence

from dossier.prose.citation_names import is_name, names_end, read_authors
from dossier.prose.citation_words import Words, clean_outlet, clean_title, has_volume, looks_like_outlet

_STOP = re.compile(r"(?<=[\w)\]’”\"'!?…%])\.[”\"’]?\s{1,3}(?=[\[“\"‘'(]?[A-ZÀ-Þ\d])|[?!]\s{1,3}(?=In:?\s[A-Z]|Retrieved)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s.(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs?|No|Vol|Inc|Ltd|Co|Corp|Jr|Sr|U\.S|al|ed|eds|pp?|Gen|Sen|Rep|Gov|Prof|Lt|Col|Maj|Sgt|Dept"
    r"|Univ|Assoc|Supp|Proc|Trans|Int|Conf|Abbrev|J|Am|Res|Oct|Nov|Dec|Jan|Feb|Aug|Sept|cf|ca)$"
)
_PUBLISHED_BY = re.compile(r"\((?P<words>[^()]{2,120}?)[,;]\s(?:[^()]{0,12})$")
_KIND = re.compile(r"\s*\[[^\[\]]{2,40}\]|\s*\((?:PDF|video|audio|Report|in\s\w+)\)", re.IGNORECASE)
_FURNITURE = re.compile(r"(?:p|pp|isbn|issn|oclc|pmid|doi|vol|no|ch|chap|fig|ed|eds|trans|translated|edited|dir|directed|\d+(?:st|nd|rd|th)\sed)\b", re.IGNORECASE)
_CREDIT = re.compile(r"([A-Z]{2,6}|Reuters|Getty(?:\sImages)?|Yonhap|EPA)\s?/\s?([^/,]{3,60})")
_LONGEST = 3000  # code points; no citation is longer

Spans = Sequence[tuple[int, int]]


def read_words(text: str, slot: tuple[int, int] | None, quoted: Spans, dates: Spans, by_outlet: bool) -> Words:
    """Authors, title and outlet of the part of a citation before its words on access and address.

    slot: where the date stands that parts authors and title, brackets included. quoted: titles in quotation marks. dates: spans of
    the dates outside titles. by_outlet: the words before told that an outlet follows.
    """
    if len(text) > _LONGEST:
        return Words()
    title = next((span for span in quoted if span[0] < len(text)), None)
    if slot and (title is None or slot[0] < title[0]):
        if title and not text[slot[1] : title[0]].strip(" .,:;") and _is_over(text, title[1]):
            return _around(text, title, text[: slot[0]], dates)
        return _behind_date(text, slot, dates)
    if title and title[0] < 300 and not _is_running(text[: title[0]]):
        inside = [start for start, _ in dates if start < title[0]]
        return _around(text, title, text[: min([title[0], *inside])], dates)
    return _book_note(text, dates) or _by_stops(text, dates) or _by_commas(text, dates, by_outlet)


def _is_over(text: str, end: int) -> bool:
    """Whether a title ends with its quotation mark, and does not merely begin with a quoted word."""
    after = text[end : end + 4]
    return text[end - 2] in ".,?!" or not after[:2].strip() or after[0] in ".,;:" or after[:2] in (" (", " [", " –", " —") or after == " in "


def _is_running(lead: str) -> bool:
    words = lead.split()
    return len(words) > 6 and sum(word[:1].islower() for word in words) > len(words) / 2


def _around(text: str, title: tuple[int, int], lead: str, dates: Spans) -> Words:
    """ `Jane Doe, "Title," Outlet, October 9, 2023`."""
    words = clean_title(text[title[0] + 1 : title[1] - 1].rstrip(" ,."))
    return Words(read_authors(lead), words, _first_outlet(text, title[1], dates))


def _first_outlet(text: str, place: int, dates: Spans) -> str | None:
    """The first words from a place on, up to the next date, that are neither kind, editor nor number."""
    end = min((start for start, _ in dates if start >= place), default=len(text))
    after = _KIND.sub("", text[place:end], count=1).lstrip(" ,.:;–—-|")
    after = re.sub(r"^(?:in|on|at|for):?\s+(?=[A-Z“\"‘'(])", "", after, flags=re.IGNORECASE)
    first = re.split(r"[,;(\[]|(?<![A-Z])\.\s|\.$|\s[–—|]\s", after, maxsplit=1)[0]
    if _FURNITURE.match(first) or re.match(r"(?:interview|remarks|review\sof|phd|ph\.d|accessed|retrieved)\b", first, re.IGNORECASE):
        return None
    return clean_outlet(first)


def _pieces(text: str) -> list[tuple[int, int]]:
    """The spans between full stops that end something; those of abbreviations and initials do not."""
    spans, start = [], 0
    for match in _STOP.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def _behind_date(text: str, slot: tuple[int, int], dates: Spans) -> Words:
    """ "Ahl, I. (2017, June 06). Title. Outlet, 3(2)." A title may hold full stops: what is behind one must say that it publishes."""
    lead = text[: slot[0]]
    offset = slot[1] + len(text[slot[1] :]) - len(text[slot[1] :].lstrip(" .,:;"))
    rest = text[offset:]
    if not re.search(r"[^\W\d_]", rest):
        return _before_date(lead)
    end = min((start - offset for start, _ in dates if start > offset), default=len(rest))
    title, outlet = rest, None
    pieces = _pieces(rest)
    for place, (start, stop) in reversed([*enumerate(pieces)][1:]):
        words = rest[start : min(stop, max(end, start))].strip(" .,;:")
        if not words or _FURNITURE.match(words):
            title = rest[:start]
            continue
        first = re.split(r",\s|\s\(|;\s", re.sub(r"^In:?\s", "", words), maxsplit=1)[0]
        sole = place == len(pieces) - 1 or title != rest
        if looks_like_outlet(first) and len(words.split()) <= 9 or has_volume(words) and words[:1].isupper() and len(first.split()) <= 9:
            title, outlet = rest[:start], clean_outlet(first)
        elif sole and title != rest and len(words.split()) <= 5:
            title, outlet = rest[:start], clean_outlet(first)
        break
    title = title.rstrip()
    if outlet is None and end < len(title) and re.search(r"[^\W\d_]{3}", title[:end]):
        title = title[:end].rstrip(" ,([")
    return Words(read_authors(lead), clean_title(title.removesuffix(".") if outlet or title != rest.rstrip() else title), outlet)


def _before_date(lead: str) -> Words:
    """Words before a date in brackets with nothing behind: "The New York Times (Oct. 9, 2023)", "Microsoft. (n.d.)"."""
    bare = lead.strip(" .,;:")
    pieces = [piece.strip() for piece in bare.split(",")]
    if lead.rstrip().endswith("."):
        return Words(read_authors(lead))
    if len(pieces) == 1 and looks_like_outlet(bare):
        return Words(outlet=bare)
    if len(pieces) >= 2 and is_name(pieces[0]) and not looks_like_outlet(pieces[0]):
        return Words((pieces[0],), clean_title(", ".join(pieces[1:])))
    return Words(read_authors(lead))


def _book_note(text: str, dates: Spans) -> Words | None:
    """ "Benjamin R. Young, Guns … (Stanford University Press, 2021), 45": publisher and year in one bracket."""
    for start, _ in dates:
        match = _PUBLISHED_BY.search(text[max(0, start - 150) : start])
        if match is None:
            continue
        lead = text[: max(0, start - 150) + match.start()].strip(" ,.")
        authors, title = _names_and_title(lead)
        return Words(authors, clean_title(_KIND.sub("", title)), clean_outlet(match["words"]))
    return None


def _names_and_title(text: str) -> tuple[tuple[str, ...], str]:
    """ "Brian Grazer and Charles Fishman, A Curious Mind" → both authors, and the title with its own commas."""
    if (end := names_end(text)) and text[end : end + 2].strip(",. ") == "":
        return read_authors(text[:end]), text[end:].lstrip(" ,.")
    pieces, count = text.split(", "), 0
    while count < len(pieces) - 1 and _all_names(pieces[count].removeprefix("and ")):
        count += 1
    return read_authors(", ".join(pieces[:count])), ", ".join(pieces[count:])


def _all_names(text: str) -> bool:
    parts = re.split(r"\s(?:and|&)\s", text)
    return all(is_name(part) and not looks_like_outlet(part) for part in parts)


def _by_stops(text: str, dates: Spans) -> Words | None:
    """ "Smith, Zadie. Swing Time. New York: Penguin Press, 2016."; "Lindholm ML, et al. Title. Anesth Analg. 2009;108:508"."""
    end = names_end(text)
    if end and re.match(r"[.,]{0,2}\s{1,3}[“\"‘'(]?[A-ZÀ-Þ\d]", text[end - 1 :]) and text[end - 1 : end + 1].strip() != ",":
        authors, begin = read_authors(text[:end]), end + len(text[end:]) - len(text[end:].lstrip(" .,"))
        spans = [(begin + start, begin + stop) for start, stop in _pieces(text[begin:])]
    else:
        spans = _pieces(text)
        if len(spans) < 2 or spans[0][1] > 200:
            return None
        authors = read_authors(text[slice(*spans.pop(0))])
        if len(spans) > 1 and any(spans[0][0] <= start <= spans[0][0] + 2 for start, _ in dates):
            del spans[0]  # "Leslie Lamport. 1994. LaTeX."
    title_start, title_end = spans[0]
    outlet = _first_outlet(text, spans[1][0], dates) if len(spans) > 1 else None
    title = text[title_start : min([title_end, *(start for start, _ in dates if start > title_start + 3)])]
    if not re.search(r"[^\W\d_]{2}", title):
        return None
    return Words(authors, clean_title(_KIND.sub("", title)), outlet)


def _by_commas(text: str, dates: Spans, by_outlet: bool) -> Words:
    """ "MEMRI, June 19, 2024", "AFP/Mohammed Abed, 2017", "John Smith, Title, Outlet, 2019"."""
    place, stop = next(iter(dates), (len(text), len(text)))
    plain = text[:place].strip(" ,.;:([|–—-")
    if not re.search(r"[^\W\d_]", plain):
        # "Thursday, 9 October 2014, The Guardian"
        behind = text[stop:].strip(" ,.;:()[]")
        return Words(outlet=behind) if looks_like_outlet(behind) else Words()
    if (credit := _CREDIT.fullmatch(plain)) and is_name(credit[2]):
        return Words((credit[2],), None, credit[1])
    pieces = [piece.strip() for piece in plain.split(",") if piece.strip()]
    if len(pieces) == 1:
        if by_outlet or place < len(text) and len(plain.split()) <= 6 and not (is_name(plain) and stop - place == 4):
            return Words(outlet=plain)
        return Words((plain,)) if is_name(plain) else Words(title=clean_title(plain))
    authors, title = _names_and_title(plain)
    rest = title.split(", ")
    outlet = rest.pop() if looks_like_outlet(rest[-1]) and not (len(rest) == 1 and not authors) or len(rest) > 2 and authors else None
    return Words(authors, clean_title(", ".join(rest)), outlet)
