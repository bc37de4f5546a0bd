"""What each date of a citation is the date of: publication, reading, archiving, or the last change.

A word before the date says so, or for publication its place: alone in brackets after the authors, or between
two stops. A year within a title stands in no such place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.patterns import regex
from dossier.prose.citation import PrintedDate
from dossier.prose.citation_cues import MASK, forthcoming_after, forthcoming_bracket, role_before, tails
from dossier.prose.citation_dates import MONTH_PATTERN, is_day, is_year_only, with_day
from dossier.prose.citation_names import is_name, names_end

Spans = Sequence[tuple[int, int]]

_NUMBERED = regex(
    r"(?<!\w)(?:(?-i:pp?)|nos?|vols?|art|ch|sec|para|item|doc|document|number|volume|issue|part|room|at|rfc|§|¶|#"
    r"|res|resolution|ser|ed|edition)\.?\s?$",
    re.IGNORECASE,
)
_DAY_AND_MONTH = regex(
    rf"(?<!\w)(?:(\d{{1,2}})\s({MONTH_PATTERN}\b\.?)|({MONTH_PATTERN}\b\.?)\s(\d{{1,2}}))"
    r"(?=\s?[.,;:()\[\]]|\s?$)(?!,?\s\d{4})"
)
#: "2001; 95: 233", "2014 44(4)", "2001, 412, 99"
_VOLUME = regex(r"\s?;\s?\d|\s?\d{1,4}\s?\(\d|\s\d{1,4}:\s?\d|,\s\d{1,4}(?:\s?\(\d{1,4}\))?,\s\w?\d")
_NEXT_CITATION = regex(r"(?:;|[.)]\s(?=see|cf|quoted|cited|reprinted|also))\s", re.IGNORECASE)
_ENDS_IN_YEAR = regex(r"(?:1[0-9]|20)\d\d$")
_DATED_BRACKET = regex(r"[(\[](?:1[0-9]|20)\d\d")
_EDITOR = regex(r"\s\(eds?\.?\)$", re.IGNORECASE)
_LINKS = frozenset(("of", "for", "and", "the", "&"))
_LEFT_STOPS, _RIGHT_STOPS = ',.;:([—–-|”"’»/' + MASK, ',.;:)]—–|([“"' + MASK
_NO_PLACE, _BETWEEN_STOPS, _YEAR_IN_BRACKETS, _LAST_IN_BRACKETS, _FULL_DATE, _BEHIND_AUTHORS = range(6)


@dataclass(frozen=True, slots=True)
class Roles:
    """The dates of one citation by what they date."""

    published: PrintedDate | None
    accessed: PrintedDate | None
    archived: PrintedDate | None
    updated: PrintedDate | None
    slots: tuple[PrintedDate, ...]  #: every date outside titles and addresses, by place
    tail: int  #: where the words on access, archive and address begin, in code points


def assign(text: str, dates: Sequence[PrintedDate], quoted: Spans, undated: bool) -> Roles:
    """Says of each date what it dates.

    text: the citation with every address replaced by MASK, to the same length. quoted: spans of titles in
    quotation marks. undated: the citation says "n.d."; then no date of publication is looked for.
    """
    named: dict[str, PrintedDate] = {}
    free: list[PrintedDate] = []
    slots: list[PrintedDate] = []
    ends = [place for place in tails(text) if not _inside(place, quoted)]
    for date in dates:
        if _inside(date.start, quoted):
            continue
        role, place = role_before(text, date.start)
        if role in (None, "original", "published") and forthcoming_after(text, date.end):
            role = "forthcoming"
        if role is None:
            free.append(date)
            continue
        slots.append(date)
        named.setdefault(role, date)
        if role not in ("published", "forthcoming"):
            ends.append(place)
    bracket = forthcoming_bracket(text)
    to_come = "forthcoming" in named or bracket is not None and not _inside(bracket[0], quoted)
    # A work yet to come has no day that a document could be earlier than, unless a word gives it one.
    chosen, places = (None, []) if undated or to_come else _published(text, free, quoted)
    published = named.get("published")
    if published is None or (chosen and is_day(chosen) and not is_day(published)):
        published = chosen or published or named.get("original")
    return Roles(
        published=None if undated else published,
        accessed=named.get("accessed"),
        archived=named.get("archived"),
        updated=named.get("updated"),
        slots=tuple(sorted([*slots, *places], key=lambda date: date.start)),
        tail=min(ends, default=len(text)),
    )


def _inside(place: int, spans: Spans) -> bool:
    return any(start <= place < end for start, end in spans)


def _published(
    text: str, dates: Sequence[PrintedDate], quoted: Spans
) -> tuple[PrintedDate | None, list[PrintedDate]]:
    """The date of publication among those that no word names, and all that stand where a date can stand."""
    ranked = [(rank, date) for date in dates if (rank := _rank(text, date, quoted))]
    if not ranked:
        return None, []
    places = [date for _, date in ranked]
    ends = _first_end(text, [date for date in places if not _inside(date.start, quoted)])
    ranked = [(rank, date) for rank, date in ranked if date.start < ends] or ranked
    best = max(rank for rank, _ in ranked)
    of_best = [date for rank, date in ranked if rank == best]
    if best == _BEHIND_AUTHORS:
        # A title follows, which may hold dates of its own, in brackets and at its end.
        places = [
            date for rank, date in ranked if rank == best or rank == _FULL_DATE and _cut_off(text, date)
        ]
        return _finer(text, of_best[0], places, quoted), places
    if best == _FULL_DATE:
        # Behind a title in quotation marks stands its own date; a stretch of days is a conference's.
        after = [date for date in of_best if quoted and date.start >= quoted[0][1]]
        alone = [date for date in of_best if not _is_stretch(date)]
        years = [date for rank, date in ranked if rank == _BETWEEN_STOPS]
        return (alone and after or alone or years[-1:] or of_best)[0], places
    return _finer(text, of_best[-1], places, quoted), places


def _first_end(text: str, dates: Sequence[PrintedDate]) -> int:
    """Where the first of several citations ends: at a semicolon, or before "See also", between two dates."""
    if len(dates) > 1:
        for match in _NEXT_CITATION.finditer(text, dates[0].end, dates[-1].start):
            if re.search(r"[^\W\d_]{3}", text[match.end() : dates[-1].start]):
                return match.start()
    return len(text)


def _is_stretch(date: PrintedDate) -> bool:
    return date.edtf is not None and len(date.edtf) == 21


def _cut_off(text: str, date: PrintedDate) -> bool:
    return text[: date.start].rstrip().endswith((",", "."))


def _rank(text: str, date: PrintedDate, quoted: Spans) -> int:
    """How much the place of a date speaks for publication."""
    before, after = text[max(0, date.start - 24) : date.start], text[date.end : date.end + 12]
    left, right = before.rstrip(), after.lstrip()
    opens, closes = left.endswith(("(", "[")), right.startswith((")", "]"))
    year = is_year_only(date)
    if opens and (closes or right.startswith((",", ";", "/"))):
        if year and _ENDS_IN_YEAR.search(left[:-1].rstrip()):
            return _NO_PLACE  # "1988 [1964]": when it first came out
        behind_title = any(end <= date.start for _, end in quoted)
        if not behind_title and _may_be_authors(text[: date.start].rstrip("([ "), after[1:2]):
            return _BEHIND_AUTHORS
        return _YEAR_IN_BRACKETS if year else _FULL_DATE
    if _NUMBERED.search(before):
        return _NO_PLACE
    stop_left, stop_right = not left or left[-1] in _LEFT_STOPS, not right or right[0] in _RIGHT_STOPS
    if not year:
        if stop_left and (stop_right or after[:1].isspace()):
            return _FULL_DATE
        return _LAST_IN_BRACKETS if stop_right else _NO_PLACE
    if date.edtf and "/" in date.edtf and not (opens or closes):
        return _NO_PLACE
    if closes and _is_open(text[: date.start]):
        return _LAST_IN_BRACKETS
    if stop_left and stop_right or _VOLUME.match(after):
        return _BETWEEN_STOPS
    lead = _EDITOR.sub("", text[: date.start].strip())  # "Acemoglu, D 2009, Title"
    if right[:1] in (".", ",", "[") and _is_person(lead) or right[:1] == "," and _is_office(lead):
        return _BETWEEN_STOPS
    return _NO_PLACE


def _may_be_authors(lead: str, after: str) -> bool:
    """Whether words before a date in brackets can be authors: no number, nothing dated, no item of a list."""
    if not lead or len(lead) > 400 or lead[-1].isdigit() or _DATED_BRACKET.search(lead):
        return False
    return after != "," or names_end(lead) > 0 or "," in lead


def _is_person(lead: str) -> bool:
    return len(lead) < 120 and (names_end(lead) >= len(lead.rstrip(".")) > 0 or is_name(lead))


def _is_office(lead: str) -> bool:
    words = lead.split()
    return 0 < len(words) <= 6 and all(word[:1].isupper() or word in _LINKS for word in words)


def _is_open(before: str) -> bool:
    return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))


def _finer(text: str, slot: PrintedDate, places: Sequence[PrintedDate], quoted: Spans) -> PrintedDate:
    """A year, or its day where "Doe, J. (2019) … 4 May." prints it apart, and only one can be meant."""
    year = slot.edtf or ""
    if not (year.isdecimal() and len(year) == 4):
        return slot
    whole = [
        date for date in places if date.edtf and len(date.edtf) == 10 and date.edtf.startswith(f"{year}-")
    ]
    if len(whole) == 1:
        return whole[0]
    days = []
    for match in _DAY_AND_MONTH.finditer(text, slot.end):
        before = text[max(0, match.start() - 4) : match.start()].rstrip()
        edtf = with_day(year, match[2] or match[3], match[1] or match[4])
        if edtf and before.endswith((",", ".")) and not _inside(match.start(), quoted):
            if role_before(text, match.start())[0] is None:
                days.append(PrintedDate(match.start(), match.end(), match[0], edtf))
    return days[0] if len(days) == 1 else slot
