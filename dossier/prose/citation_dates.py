"""Dates in the slots of a citation: "(2016, October 26)", "9 Oct. 2023", "2012, December", "(n.d.)", "(12, October 26)".

Stricter than dates in running prose: nothing relative is read, and a number is a year only where a citation puts one.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from dossier.prose.calendar_words import MONTH_PATTERN, MONTHS, SEASON_PATTERN, SEASONS, WEEKDAY_PATTERN


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as a citation prints it, with what it says."""

    start: int  #: code points from the start of the citation's text
    end: int  #: one past the last code point
    text: str  #: as printed
    edtf: str | None  #: at the precision that is printed; None where no calendar date can be read
    problem: str | None = None  #: impossible, malformed, ambiguous
    alternatives: tuple[str, ...] = ()  #: EDTF: what an ambiguous date may also mean


_M = rf"(?:{MONTH_PATTERN})\b\.?"
_S = r"[\s,]{1,3}"  # what stands between the parts of a date
_D = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_Y = r"\d{4}(?![\d\w])"
_DASH = r"\s?[-–—/]\s?"
_AND = r"(?:\s?[-–—/&]\s?|\sand\s|\sto\s)"

# One alternation, tried in this order at each place; the outermost group names the form. All repeats are bounded.
_FORMS = re.compile(
    rf"""(?<![\w/])(?:{WEEKDAY_PATTERN}\b\.?,?\s)?(?:
      (?P<iso>(?P<iso_y>\d{{4}})(?P<iso_s>[-./‐‑–])(?P<iso_m>\d{{1,2}})(?P=iso_s)(?P<iso_d>\d{{1,2}})(?=\D|$))
    | (?P<ymd>(?P<ymd_y>\d{{4}})[a-z]?{_S}(?P<ymd_m>{_M})\s(?P<ymd_d>{_D})
        (?:{_AND}(?P<ymd_m2>{_M}\s)?(?P<ymd_d2>{_D}))?)
    | (?P<mdy>(?P<mdy_m>{_M})\s?(?P<mdy_d>{_D})(?:{_AND}(?P<mdy_m2>{_M}\s)?(?P<mdy_d2>{_D}))?{_S}(?P<mdy_y>{_Y}))
    | (?P<dmy>(?P<dmy_d>{_D})(?:(?:\s(?P<dmy_m1>{_M}))?{_AND}(?P<dmy_d2>{_D}))?(?:\sof)?[-\s/.]{{1,2}}
        (?P<dmy_m>{_M})[-\s,/]{{1,3}}(?P<dmy_y>{_Y}))
    | (?P<slip>(?:{_M}\s{_D},?\s|{_D}\s{_M},?\s)
        (?:(?=[\dOoIl]{{0,3}}[OoIl])(?=[\dOoIl]{{0,3}}\d)[12Il][\dOoIl]{{3}}|(?:19|20)\d|(?:19|20)\d{{3}})(?!\w))
    | (?P<num>(?P<num_a>\d{{1,2}})(?P<num_s>[-./])(?P<num_b>\d{{1,2}})(?P=num_s)(?P<num_y>\d{{4}})(?!\d))
    | (?P<my>(?P<my_m>{_M}|{SEASON_PATTERN}\b)(?:{_AND}(?P<my_m2>{_M}|{SEASON_PATTERN}\b))?(?:\sof\s|{_S})(?P<my_y>{_Y}))
    | (?P<ym>(?P<ym_y>\d{{4}})[a-z]?(?:,\s{{0,2}}|\s)(?P<ym_m>{_M}|{SEASON_PATTERN}\b)
        (?:{_AND}(?P<ym_m2>{_M}|{SEASON_PATTERN}\b))?(?!\s?\d{{1,2}}\b))
    | (?P<range>(?P<range_a>\d{{4}}){_DASH}(?P<range_b>\d{{4}}|\d{{2}})(?!\d))
    | (?P<year>(?P<year_c>(?:c|ca|circa)\.?\s)?(?P<year_y>1[0-9]\d\d|20\d\d)(?:(?P<year_q>\?)|[a-z](?![\w]))?(?![\w]|-\d))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_UNDATED = re.compile(r"(?<!\w)(?:n\.\s?d\.?(?!\w)|no\sdate(?!\w)|undated(?!\w)|s\.\s?d\.(?!\w))|[(\[]\s?(?:n\.?d\.?|null)\s?[)\]]", re.I)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,60})[)\]]")
_BROKEN = re.compile(rf"\s?[\dOoIl]{{0,6}},\s{{0,2}}{_M}(?:\s[\dOoIl]{{1,6}})?\s?", re.IGNORECASE)


def is_undated(text: str) -> bool:
    """Whether a citation says that its work bears no date: "(n.d.)", "no date", "( null)"."""
    return _UNDATED.search(text) is not None


def printed_dates(text: str) -> tuple[PrintedDate, ...]:
    """All dates that stand in a text in a form citations use, by place; bare years among them.

    Whether a bare year is a date at all is for the reader of the citation to say, from where it stands.
    """
    found = [date for match in _FORMS.finditer(text) if (date := _read(match))]
    taken = {place for date in found for place in range(date.start, date.end)}
    for match in _BRACKET.finditer(text):
        # "(12, October 26)", "(, January)": a slot for a date, with something in it that is none.
        if _BROKEN.fullmatch(match[1]) and match.start(1) not in taken and match.end(1) - 1 not in taken:
            found.append(PrintedDate(match.start(1), match.end(1), match[1], None, "malformed"))
    return tuple(sorted(found, key=lambda date: date.start))


def is_year_only(date: PrintedDate) -> bool:
    """Whether no more than a year, or a stretch of years, is printed."""
    return date.edtf is not None and all(len(part.rstrip("~?")) <= 4 for part in date.edtf.split("/"))


def is_day(date: PrintedDate) -> bool:
    """Whether a whole date is printed, down to the day."""
    return date.edtf is not None and len(date.edtf.split("/")[0].rstrip("~?")) == 10


def with_day(year: str, month: str, day: str) -> str | None:
    """ "2023", "October", "9th" → "2023-10-09"; None where the calendar has no such day."""
    number = _month(month)
    count = int(re.match(r"\d+", day)[0])  # type: ignore[index]  # every caller's pattern begins with a digit
    if not 1 <= number <= 12 or int(year) < 1 or not 1 <= count <= monthrange(int(year), number)[1]:
        return None
    return f"{int(year):04}-{number:02}-{count:02}"


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    word = word.rstrip(".").lower()
    return MONTHS.get(word) or SEASONS.get(word, 0)


def _read(match: re.Match[str]) -> PrintedDate | None:
    form = match.lastgroup or ""
    group = match.groupdict()
    start, end = match.span(form)
    edtf: str | None
    problem: str | None = None
    alternatives: tuple[str, ...] = ()
    if form == "iso":
        edtf = with_day(group["iso_y"], group["iso_m"], group["iso_d"])
    elif form == "ymd":
        edtf = _stretch(group["ymd_y"], group["ymd_m"], group["ymd_d"], group["ymd_m2"] or group["ymd_m"], group["ymd_d2"])
    elif form == "mdy":
        edtf = _stretch(group["mdy_y"], group["mdy_m"], group["mdy_d"], group["mdy_m2"] or group["mdy_m"], group["mdy_d2"])
    elif form == "dmy":
        edtf = _stretch(group["dmy_y"], group["dmy_m1"] or group["dmy_m"], group["dmy_d"], group["dmy_m"], group["dmy_d2"])
    elif form == "num":
        edtf, alternatives = _numeric(group["num_y"], group["num_a"], group["num_b"], group["num_s"])
        problem = "ambiguous" if alternatives else None
    elif form == "my":
        edtf = _months(group["my_y"], group["my_m"], group["my_m2"])
    elif form == "ym":
        edtf = _months(group["ym_y"], group["ym_m"], group["ym_m2"])
    elif form == "range":
        edtf = _years(group["range_a"], group["range_b"])
        if edtf is None:
            return None
    elif form == "year":
        mark = "~" if group["year_c"] else "?" if group["year_q"] else ""
        edtf = group["year_y"] + mark
    else:
        edtf, problem = None, "malformed"
    if edtf is None and problem is None:
        problem = "impossible"
    return PrintedDate(start, end, match.string[start:end], edtf, problem, alternatives)


def _stretch(year: str, month: str, day: str, month2: str, day2: str | None) -> str | None:
    first = with_day(year, month, day)
    if day2 is None or first is None:
        return first
    last = with_day(year, month2, day2)
    return f"{first}/{last}" if last else None


def _months(year: str, month: str, month2: str | None) -> str:
    first = f"{year}-{_month(month):02}"
    return f"{first}/{year}-{_month(month2):02}" if month2 else first


def _years(first: str, last: str) -> str | None:
    """ "1998", "2003" → "1998/2003"; "2001", "02" → "2001/2002"; "2019", "05", no later year, is a month."""
    whole = first[:2] + last if len(last) == 2 else last
    if whole > first:
        return f"{first}/{whole}"
    return f"{first}-{last}" if len(last) == 2 and 1 <= int(last) <= 12 else None


def _numeric(year: str, first: str, second: str, mark: str) -> tuple[str | None, tuple[str, ...]]:
    """ "03/04/2016": the day first or the month first. With full stops the day is first wherever it is printed."""
    day_first, month_first = with_day(year, second, first), with_day(year, first, second)
    if mark == "." or month_first is None or day_first == month_first:
        return day_first or month_first, ()
    if day_first is None:
        return month_first, ()
    return None, (day_first, month_first)
