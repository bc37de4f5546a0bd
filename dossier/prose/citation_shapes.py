"""The shapes in which a citation puts authors, title and outlet; the first that fits is taken.

Around a title in quotation marks, around a date in brackets, before a publisher in brackets, between full
stops, between commas.
"""

import re
from collections.abc import Sequence

from dossier.patterns import regex
from dossier.prose.citation_names import is_name, names_end, read_authors
from dossier.prose.citation_words import (
    Words,
    clean_outlet,
    clean_title,
    has_volume,
    is_figures,
    looks_like_outlet,
    place_and_publisher,
    without_place,
)

Span = tuple[int, int]
Spans = Sequence[Span]

_STOP = regex(r"(?<=[\w)\]’”\"'!?…%])\.[”\"’]?\s{1,3}(?=[\[“\"‘'(]?[A-ZÀ-Þ\d])")
_ABBREVIATION = regex(
    r"(?:^|[\s.(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs?|[Nn]os?|[Vv]ols?|Inc|Ltd|Co|Corp|Jr|Sr|U\.S|al|ed|eds|pp?|Gen|Sen|Rep|Gov"
    r"|Prof|Lt|Col|Maj|Sgt|Dept|Univ|Assoc|Supp|Proc|Trans|Int|Conf|Abbrev|J|Am|Res|Oct|Nov|Dec|Jan|Feb|Aug|Sept|cf|ca)$"
)
_EDITORS = regex(r",\s(?:eds?|comps?|trans)$")
_IN_VOLUME = regex(r"[.?!]\s{1,3}[Ii]n:?\s(?=Proc|Advances\sin|[^.]{0,80}\([Ee]ds?\.|[A-Z]\.\s)")
_IN = regex(r"(?:in|on|at|for):?\s+(?=[A-Z“\"‘'(\d])", re.IGNORECASE)
_ASKED = regex(r"[?!]\s(?=[A-Z][^?!.]{3,80}$)")
_PUBLISHED_BY = regex(r"\((?P<words>[^()]{2,120})[,;]\s[^()]{0,12}$")
#: What says where in a work something stands, and names nothing: "pp. 3-4", "vol. 2, ch. 3, n. 4."
_ONLY_PLACE = regex(
    r"(?:(?:pp?|vols?|nos?|ch(?:ap)?|fols?|ff?|paras?|nn?|figs?|lot|col)\b\.?\s?[\divxlc]{1,9}"
    r"(?:\s?[-–—]\s?[\divxlc]{1,9})?\b[\s.,;]{0,3}\ufffc{0,300}){1,5}",
    re.IGNORECASE,
)
_THESIS = regex(r"(?:ph\.?d|m\.?a|dphil|master|doctoral)\b", re.IGNORECASE)
_KIND = regex(r"\s{0,3}(?:\[[^\[\]]{2,40}\]|\((?:PDF|video|audio|report|in\s\w{1,20})\))", re.IGNORECASE)
_FURNITURE = regex(
    r"(?:p|pp|isbn|issn|oclc|pmid|doi|vol|no|ch|chap|fig|ed|eds|trans|translated|edited|dir|directed|index|updated"
    r"|\d+(?:st|nd|rd|th)\sed)\b",
    re.IGNORECASE,
)
_NO_OUTLET = regex(
    r"(?:press\srelease|blog\spost|unpublished|interview|remarks|review\sof|phd|ph\.d|accessed|retrieved)\b",
    re.IGNORECASE,
)
_LINKING = regex(
    r"(?:^|[\s,]{1,3})(?:uploaded|(?:published\s)?online|published|posted|broadcast|aired|dated|released|updated|on|of|in|at|for|from)$",
    re.IGNORECASE,
)
_MADE_BY = regex(r"(?:dir|directed|perf|performed|prod|produced|ed|edited)\b", re.IGNORECASE)
_CASE = regex(r"\w\sv\.?\s[A-Z]")
_CREDIT = regex(r"([A-Z]{2,6}|Reuters|Getty(?:\sImages)?|Yonhap)\s?/\s?([^/,]{3,60})")
_AFTER_NAMES = regex(r"[.,]{0,2}\s{1,3}[“\"‘'(]?[A-ZÀ-Þ\d]")
_LONGEST = 3000  # code points; no citation is longer
_PUBLISHER_WITHIN = 150  # code points from an opening bracket to the year


def read_words(text: str, slot: Span | None, quoted: Spans, dates: Spans, by_outlet: bool) -> Words:
    """Authors, title and outlet of the part of a citation before its words on access and address.

    slot: where the date stands that parts authors and title, brackets included. quoted: titles in quotation
    marks. dates: the dates outside titles. by_outlet: the words before told that an outlet follows.
    """
    if len(text) > _LONGEST:
        return Words()
    title = next((span for span in quoted if span[0] < len(text)), None)
    if slot and (title is None or slot[0] < title[0]):
        if title and not text[slot[1] : title[0]].strip(" .,:;") and _is_over(text, title[1]):
            return _around(text, title, text[: slot[0]], dates)
        return _behind_date(text, slot, dates)
    if title and title[0] < 300 and _can_lead(text[: title[0]]):
        return _around(text, title, text[: _next(dates, 0, title[0])], dates)
    return _book_note(text, dates) or _by_stops(text, dates) or _by_commas(text, dates, by_outlet)


def _next(dates: Spans, place: int, default: int) -> int:
    """Where the first date stands at or behind a place, or the default where that comes first."""
    return min([default, *(start for start, _ in dates if start >= place)])


def _is_over(text: str, end: int) -> bool:
    """Whether a title ends with its quotation mark, and does not merely begin with a quoted word."""
    after = text[end : end + 4]
    if text[end - 2] in ".,?!" or not after[:2].strip() or after[0] in ".,;:":
        return True
    return after[:2] in (" (", " [", " –", " —") or after == " in "


def _can_lead(lead: str) -> bool:
    """Whether words before a quoted title can be authors, rather than a sentence or a title that quotes."""
    words = lead.split()
    if len(words) > 4 and lead.rstrip()[-1].isalnum():
        return False
    return len(words) <= 6 or sum(word[:1].islower() for word in words) <= len(words) / 2


def _around(text: str, title: Span, lead: str, dates: Spans) -> Words:
    """`Jane Doe, "Title," Outlet, October 9, 2023`."""
    words = clean_title(text[title[0] + 1 : title[1] - 1].rstrip(" ,."))
    authors, outlet = read_authors(lead), _first_outlet(text, title[1], dates)
    if outlet is None and len(authors) == 1 and looks_like_outlet(authors[0]):
        return Words((), words, authors[0])  # `The Guardian, "Title", 3 Nov 2019`
    return Words(authors, words, outlet)


def _first_outlet(text: str, place: int, dates: Spans) -> str | None:
    """The first words from a place on, up to the next date, that are neither kind, editor nor number."""
    after = _KIND.sub("", text[place : _next(dates, place, len(text))], count=1).lstrip(" ,.:;–—-|([")
    if match := _IN.match(after):
        after = after[match.end() :]
    after = without_place(after)
    whole = after[slice(*_pieces(after)[0])]
    first = re.split(r"[,;(\[]|\s[–—|]\s|:\s(?=[a-z\d])", whole, maxsplit=1)[0].rstrip(". ")
    return None if _FURNITURE.match(first) or _NO_OUTLET.match(first) else clean_outlet(first)


def _pieces(text: str) -> list[Span]:
    """The spans between full stops that end something; those of abbreviations and initials do not."""
    spans, start = [], 0
    for match in _STOP.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if not _ABBREVIATION.search(before) or _EDITORS.search(before):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    return spans


def _behind_date(text: str, slot: Span, dates: Spans) -> Words:
    """ "Ahl, I. (2017, June 06). Title. Outlet, 3(2)."."""
    lead, rest = text[: slot[0]], text[slot[1] :].lstrip(" .,:;")
    if not re.search(r"[^\W\d_]", rest) or _ONLY_PLACE.fullmatch(rest.rstrip(" <([\ufffc")):
        return _before_date(lead)
    if _CASE.search(lead):
        return Words(title=clean_title(lead))  # "Donoghue v Stevenson [1932] AC 562"
    offset = len(text) - len(rest)
    end = _next(dates, offset + 1, len(text)) - offset
    title, outlet = _title_and_outlet(rest, end)
    if match := _IN_VOLUME.search(title):
        title, outlet = title[: match.start() + 1], _first_outlet(text, offset + match.end(), dates)
    elif outlet is None and has_volume(title.rstrip(" .")) and (match := _ASKED.search(title.rstrip(" ."))):
        title, outlet = title[: match.start() + 1], clean_outlet(title[match.end() :].split(",")[0])
    if outlet is None and end < len(title) and re.search(r"[^\W\d_]{3}", title[:end]):
        title = title[:end].rstrip(" ,([")
    return Words(read_authors(lead), clean_title(title), outlet)


def _title_and_outlet(text: str, end: int) -> tuple[str, str | None]:
    """A title may hold full stops: what follows one is an outlet only if it says so. Dates begin at `end`."""
    title, volume = text, False
    for start, stop in reversed(_pieces(text)[1:]):
        words = text[start : min(stop, max(end, start))].strip(" .,;:")
        if not words or is_figures(words) or _FURNITURE.match(words):
            title, volume = text[:start], volume or is_figures(words)
            continue
        first = re.split(r",\s|\s\(|;\s", words, maxsplit=1)[0]
        if place_and_publisher(words):
            return text[:start], clean_outlet(words)
        if words[:1].isupper() and len(first.split()) <= 9:
            named = looks_like_outlet(first) and len(words.split()) <= 9
            behind = title != text and len(words.split()) <= 5  # "Title. Hogarth Press. p. 45."
            if volume or named or behind or has_volume(words):
                return text[:start], clean_outlet(first)
        break
    return title, None


def _before_date(lead: str) -> Words:
    """Words before a date in brackets with nothing behind: "N.Y. Times (Oct. 9, 2023)", "Doe. (n.d.)"."""
    bare = lead.strip(" .,;:")
    pieces = [piece.strip() for piece in bare.split(",")]
    if any(character.isdigit() for character in bare) and not names_end(bare):
        return Words(title=bare)  # "A/RES/70/1 (25 September 2015)"
    if not lead.rstrip().endswith("."):
        if len(pieces) == 1 and looks_like_outlet(bare):
            return Words(outlet=bare)
        if len(pieces) >= 2 and is_name(pieces[0]) and not looks_like_outlet(pieces[0]):
            return Words((pieces[0],), clean_title(", ".join(pieces[1:])))
    return Words(read_authors(lead))


def _book_note(text: str, dates: Spans) -> Words | None:
    """ "Jane Doe, Guns … (Stanford University Press, 2021), 45": publisher and year in one bracket."""
    for start, _ in dates:
        begin = max(0, start - _PUBLISHER_WITHIN)
        if match := _PUBLISHED_BY.search(text[begin:start]):
            authors, title = _names_and_title(text[: begin + match.start()].strip(" ,."))
            return Words(authors, clean_title(_KIND.sub("", title)), clean_outlet(_publisher(match["words"])))
    return None


def _publisher(words: str) -> str:
    """The publisher in "Washington, DC: Some Press", "Some Press, Oxford", "PhD diss., Some University"."""
    return without_place(words).split(", ")[-1 if _THESIS.match(words) else 0]


def _names_and_title(text: str) -> tuple[tuple[str, ...], str]:
    """ "Jane Doe and John Roe, Guns, Ships" → both authors, and the title with its own commas."""
    if (end := names_end(text)) and not text[end : end + 2].strip(",. "):
        return read_authors(text[:end]), text[end:].lstrip(" ,.")
    pieces, count = text.split(", "), 0
    while count < len(pieces) - 1 and _all_names(pieces[count].removeprefix("and ")):
        count += 1
    return read_authors(", ".join(pieces[:count])), ", ".join(pieces[count:])


def _all_names(text: str) -> bool:
    return all(is_name(part) and not looks_like_outlet(part) for part in re.split(r"\s(?:and|&)\s", text))


def _by_stops(text: str, dates: Spans) -> Words | None:
    """ "Doe, Jane. Guns. New York: Some Press, 2016."; "Lind ML, et al. Title. Anesth Analg. 2009;108"."""
    end = names_end(text)
    if end and text[end - 1 : end + 1].strip() != "," and _AFTER_NAMES.match(text, end):
        begin = len(text) - len(text[end:].lstrip(" .,"))
        authors = read_authors(text[:end])
        spans = [(begin + start, begin + stop) for start, stop in _pieces(text[begin:])]
    else:
        (first, last), *spans = _pieces(text)
        if not spans or last > 200:
            return None
        if _MADE_BY.match(text, spans[0][0]):
            return Words((), clean_title(text[first:last]))
        authors = read_authors(text[: _next(dates, 0, last)])
        dated = any(spans[0][0] <= start <= spans[0][0] + 2 for start, _ in dates)
        if dated and len(spans) > 1:
            later = any(start > spans[1][0] for start, _ in dates)
            if later and place_and_publisher(
                text[slice(*spans[1])]
            ):  # "Orwell, George. 1984. London: Some Press, 1949."
                return Words(
                    authors, clean_title(text[slice(*spans[0])]), _first_outlet(text, spans[1][0], dates)
                )
            del spans[0]  # "Leslie Lamport. 1994. LaTeX."
    start, stop = spans[0]
    title = clean_title(_KIND.sub("", text[start : _next(dates, start + 4, stop)]))
    if title is None or not re.search(r"[^\W\d_]{2}", title):
        return None
    return Words(authors, title, _first_outlet(text, spans[1][0], dates) if len(spans) > 1 else None)


def _by_commas(text: str, dates: Spans, by_outlet: bool) -> Words:
    """ "The Harbour Wire, June 19, 2024", "AFP/Mohammed Abed, 2017", "John Smith, Title, Outlet, 2019"."""
    start, stop = next(iter(dates), (len(text), len(text)))
    plain = _LINKING.sub("", text[:start].strip(" ,.;:([|–—-"))
    if not re.search(r"[^\W\d_]", plain):
        behind = text[stop:].strip(" ,.;:()[]")  # "Thursday, 9 October 2014, The Guardian"
        return Words(outlet=behind) if looks_like_outlet(behind) else Words()
    if (credit := _CREDIT.fullmatch(plain)) and is_name(credit[2]):
        return Words((credit[2],), None, credit[1])
    pieces = [piece.strip() for piece in plain.split(", ") if piece.strip()]
    if len(pieces) == 1:
        return _alone(plain, dated=start < len(text), year=stop - start == 4, by_outlet=by_outlet)
    count = len(pieces)
    while len(pieces) > 1 and is_figures(pieces[-1]):
        pieces.pop()
    authors, title = _names_and_title(", ".join(pieces))
    rest = title.split(", ")
    named = looks_like_outlet(rest[-1]) or len(pieces) < count or len(rest) > 2 and bool(authors)
    outlet = clean_outlet(rest.pop()) if named and (len(rest) > 1 or authors) else None
    return Words(authors, clean_title(", ".join(rest)), outlet)


def _alone(plain: str, dated: bool, year: bool, by_outlet: bool) -> Words:
    """One expression and perhaps a date: a newspaper with its day, a person with a year, else a title."""
    if by_outlet or dated and len(plain.split()) <= 6 and not (year and is_name(plain)):
        return Words(outlet=plain)
    if is_name(plain) and len(plain.split()) == 2:
        return Words((plain,))
    return Words(title=clean_title(plain))
