"""What each date of a citation is the date of: publication, the reading of a page, its archiving, its last change.

A word before the date says so ("Retrieved", "Archived … on", "Last updated"); for publication its place does: alone in
brackets after the authors, or between two stops. A year within a title is no such place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.prose.citation_dates import MONTH_PATTERN, PrintedDate, is_day, is_year_only, with_day
from dossier.prose.citation_names import is_name, names_end

MASK = "\ufffc"  #: stands, repeated, where an address stood


@dataclass(frozen=True, slots=True)
class Roles:
    """The dates of one citation by what they date; others are dates that a title or an event bears."""

    published: PrintedDate | None
    accessed: PrintedDate | None
    archived: PrintedDate | None
    updated: PrintedDate | None
    slots: tuple[PrintedDate, ...]  #: every date that stands outside title and address
    tail: int  #: where the words on access, archive and address begin, in code points


_ON = rf"(?:\s?\([^()]{{0,20}}\))?(?:\s?(?:from|at|via|through|by)\b[^.;]{{0,40}}?{MASK}+|\sfrom\s(?:the\s)?original)?[\s:,.\[(]{{0,3}}(?:(?:on|in|the|date|at|was|as\sof)\b[\s:]{{0,2}}){{0,2}}(?:\d\d?:\d\d(?:\s?[ap]\.?m\.?)?[\s,]{{1,2}}(?:UTC,?\s)?)?"
_ACCESS = (
    r"(?:date\s)?(?:last\s|first\s|most\srecently\s)?"
    r"(?:retrieved|accessed|visited|viewed|checked|consulted|cited|read|retrieval|access|seen|abgerufen)(?:\sdate|\sonline|\slast)?"
)
#: Such a word says what a date is only where a clause begins: "an update February 2025" is a title.
_CLAUSE = rf"(?:^|[.,;:()\[\]—–|/\"”’>{MASK}-]\s{{0,3}}|\s\s)(?:(?:this\s)?(?:web\s?)?(?:page|site|article|document|website)\s(?:was\s)?)?(?P<word>)"
_CUES = (
    ("archived", re.compile(rf"{_CLAUSE}(?:archived|archive\sdate|captured|snapshot|cached){_ON}$", re.IGNORECASE)),
    ("accessed", re.compile(rf"{_CLAUSE}{_ACCESS}{_ON}$", re.IGNORECASE)),
    (
        "updated",
        re.compile(rf"{_CLAUSE}(?:(?:last|date)\s)?(?:updated|modified|revised|edited|amended){_ON}$", re.IGNORECASE),
    ),
    (
        "original",
        re.compile(rf"{_CLAUSE}(?:original(?:ly)?|first|work)\s(?:published|publication|work\spublished|printed|aired|released){_ON}$", re.IGNORECASE),
    ),
    (
        "published",
        re.compile(
            rf"{_CLAUSE}(?:published|posted|publication\sdate|released|issued|dated|effective|uploaded|broadcast|aired|created|date|tweeted|filed)(?:\sonline)?{_ON}$",
            re.IGNORECASE,
        ),
    ),
)
_TAIL = re.compile(
    rf"(?<![\w“\"‘])[\[(]?\s?(?:{_ACCESS}|archived(?:\s\(\w{{1,8}}\))?|available|online)(?:\sonline)?(?:\s(?:from|at|via|through|on|under)\b|:)"
    rf"(?:\s(?:the\soriginal|(?:the\s)?[\w.' ]{{1,40}}:))?[\s:<]{{0,3}}{MASK}|(?<![\w“\"‘])(?:\[online\]|archived\s(?:\([^()]{{1,12}}\)\s)?from\sthe\soriginal|doi:\s?10\.|available\s(?:at|from):\s)|{MASK}+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\w)(?:pp?|nos?|vols?|art|ch|sec|para|item|doc|document|number|volume|issue|part|room|at|rfc|§|¶|#|res|resolution|ser|ed|edition)\.?\s?$", re.I)
_DAY_AND_MONTH = re.compile(rf"(?<![\w])(?:(\d{{1,2}})\s({MONTH_PATTERN}\b\.?)|({MONTH_PATTERN}\b\.?)\s(\d{{1,2}}))(?=[\s]?[.,;:()\[\]]|\s?$)(?!,?\s\d{{4}})", re.I)
_VOLUME = re.compile(r"\s?;\s?\d|\s?\d{1,4}\s?\(\d|\s\d{1,4}:\s?\d")  # "2001; 95: 233", "2014 44(4)"
_BEHIND = 90  # code points read before a date for the word that says what it is


def assign(text: str, dates: Sequence[PrintedDate], quoted: Sequence[tuple[int, int]], undated: bool) -> Roles:
    """Says of each date what it dates.

    text: the citation with every address replaced by MASK, to the same length. quoted: spans of titles in quotation marks.
    undated: the citation says "n.d."; then no date of publication is looked for.
    """
    named: dict[str, PrintedDate] = {}
    free: list[PrintedDate] = []
    slots: list[PrintedDate] = []
    tails = [match.start() for match in _TAIL.finditer(text) if match.start() > 3 and not _inside(match.start(), quoted)]
    for date in dates:
        if _inside(date.start, quoted):
            continue
        role, place = _cue(text, date)
        if role is None:
            free.append(date)
            continue
        slots.append(date)
        named.setdefault(role, date)
        if role != "published":
            tails.append(place)
    chosen, places = (None, []) if undated else _published(text, free, quoted)
    slots.extend(places)
    published = named.get("published")
    if published is None or (chosen and is_day(chosen) and not is_day(published)):
        published = chosen or named.get("published") or named.get("original")
    return Roles(
        published=None if undated else published,
        accessed=named.get("accessed"),
        archived=named.get("archived"),
        updated=named.get("updated"),
        slots=tuple(sorted(slots, key=lambda date: date.start)),
        tail=min(tails, default=len(text)),
    )


def _cue(text: str, date: PrintedDate) -> tuple[str | None, int]:
    """The role that the words before a date give it, and where those words begin."""
    offset = max(0, date.start - _BEHIND)
    before = text[offset : date.start]
    for role, pattern in _CUES:
        if match := pattern.search(before):
            return role, offset + match.start("word")
    return None, date.start


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _published(
    text: str, dates: Sequence[PrintedDate], quoted: Sequence[tuple[int, int]]
) -> tuple[PrintedDate | None, list[PrintedDate]]:
    """The date of publication among those that no word names, and all that stand where a date can stand."""
    ranked: list[tuple[int, PrintedDate]] = []
    for date in dates:
        rank = _rank(text, date, quoted)
        if rank:
            ranked.append((rank, date))
    places = [date for _, date in ranked]
    if not ranked:
        return None, places
    best = max(rank for rank, _ in ranked)
    of_best = [date for rank, date in ranked if rank == best]
    if best == 5:
        # Behind authors and date comes a title, which may hold dates of its own, in brackets and at its end.
        places = [date for rank, date in ranked if rank == 5 or rank == 4 and text[: date.start].rstrip().endswith((",", "."))]
        return _finer(text, of_best[0], places, quoted), places
    # After a title in quotation marks comes its own date; before it, that of what is quoted.
    after = [date for date in of_best if quoted and date.start >= quoted[0][1]]
    alone = [date for date in of_best if date.edtf and "/" not in date.edtf]
    if best == 4:
        return (after or alone or of_best)[0], places
    return of_best[-1], places


def _rank(text: str, date: PrintedDate, quoted: Sequence[tuple[int, int]]) -> int:
    """How much the place of a date speaks for publication: 5 alone in brackets after authors … 1 between stops, 0 not at all."""
    before, after = text[max(0, date.start - 24) : date.start], text[date.end : date.end + 12]
    left, right = before.rstrip(), after.lstrip()
    opens, closes = left.endswith(("(", "[")), right[:1] in (")", "]")
    year = is_year_only(date)
    if opens and (closes or right[:1] in (",", ";", "/")):
        lead = text[: date.start].rstrip("([ ")
        if lead and not any(end <= date.start for _, end in quoted) and _may_be_authors(lead, text[date.end + 1 : date.end + 2]):
            return 5
        return 2 if year else 4
    if _NUMBERED.search(before):
        return 0
    stops_left = not left or left[-1] in ",.;:([—–-|”\"’»/" + MASK
    stops_right = not right or right[0] in ",.;:)]—–|([“\"" + MASK
    if not year:
        return 4 if stops_left and (stops_right or after[:1].isspace()) else 3 if stops_right else 0
    if date.edtf and "/" in date.edtf and not (opens or closes):
        return 0
    if closes and _opened(text[: date.start]):
        return 3
    if stops_left and stops_right or _VOLUME.match(after):
        return 1
    # "Acemoglu, D 2009, Title"
    return 1 if right[:1] in (".", ",") and _is_person(text[: date.start].strip()) or right[:1] == "," and _is_office(text[: date.start].strip()) else 0


def _may_be_authors(lead: str, after: str) -> bool:
    """Whether words before a date in brackets can be authors: the first such brackets, not behind a number, not in a list of commas."""
    if len(lead) > 400 or re.search(r"[(\[](?:1[0-9]|20)\d\d", lead):
        return False
    return not (lead[-1].isdigit() or after == "," and not names_end(lead) and "," not in lead)


def _is_person(lead: str) -> bool:
    return len(lead) < 120 and (names_end(lead) >= len(lead.rstrip(".")) > 0 or is_name(lead))


def _is_office(lead: str) -> bool:
    words = lead.split()
    return 0 < len(words) <= 6 and all(word[:1].isupper() or word in ("of", "for", "and", "the", "&") for word in words)


def _opened(before: str) -> bool:
    opening = max(before.rfind("("), before.rfind("["))
    return opening > max(before.rfind(")"), before.rfind("]"))


def _finer(
    text: str, slot: PrintedDate, places: Sequence[PrintedDate], quoted: Sequence[tuple[int, int]]
) -> PrintedDate:
    """ "Doe, J. (2019) … 4 May." says the day apart from its year; the day is taken where one, and only one, fits."""
    if slot.edtf is None or not is_year_only(slot) or len(slot.edtf) != 4:
        return slot
    full = [date for date in places if is_day(date) and date.edtf and date.edtf[:4] == slot.edtf and "/" not in date.edtf]
    if len(full) == 1:
        return full[0]
    days = []
    for match in _DAY_AND_MONTH.finditer(text, slot.end):
        before = text[max(0, match.start() - 4) : match.start()].rstrip()
        if _inside(match.start(), quoted) or not before.endswith((",", ".")) or _cue(text, PrintedDate(match.start(), match.end(), "", None))[0]:
            continue
        edtf = with_day(slot.edtf, match[2] or match[3], match[1] or match[4])
        if edtf:
            days.append(PrintedDate(match.start(), match.end(), match[0], edtf))
    return days[0] if len(days) == 1 else slot
