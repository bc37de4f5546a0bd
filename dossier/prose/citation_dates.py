"""Dates in the slots of a citation: "(2016, October 26)", "9 Oct. 2023", "2012, December".

Stricter than dates in running prose: nothing relative is read, and a number is a year only where a citation
puts one.
"""

import re
from difflib import get_close_matches

from dossier.dates.days import days_in_month
from dossier.patterns import regex
from dossier.prose.citation import PrintedDate
from dossier.prose.date_lexicon import LEXICON, MONTH, MONTH_WORDS, SEASON, WEEKDAY


def _words(kind: str) -> str:
    # The longest word first: "sept" must not be read as "sep" and a stray letter.
    words = sorted(
        (word for word, entry in LEXICON.items() if entry[0] == kind), key=lambda word: (-len(word), word)
    )
    return "(?ai:" + "|".join(words) + ")"  # ASCII, else "ſ" were a letter of "sept"


MONTH_PATTERN = _words(MONTH)  #: in small or capital letters; no full stop, no word boundary
WEEKDAY_PATTERN = _words(WEEKDAY)
_M = rf"{MONTH_PATTERN}\b\.?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_GAP = r"[\s,]{1,3}"  # what stands between the parts of a date
_TO = r"(?:\s?[-–—/&]\s?|\sand\s|\sto\s)"
_SLIP = (  # a letter for a digit, a digit lost or doubled: "2O16", "201", "20166"
    r"(?:(?=[0-9OoIl]{0,3}[OoIl])(?=[0-9OoIl]{0,3}[0-9])[12Il][0-9OoIl]{3}|(?:19|20)[0-9]|(?:19|20)[0-9]{3})(?!\w)"
)
#: What a named part of a form can be.
_PARTS = {
    "d": r"[0-9]{1,2}(?:(?i:st|nd|rd|th))?(?!\w)",
    "m": _M,
    "p": rf"(?:{_M}|{_words(SEASON)}\b)",  # a part of the year
    "y": r"[0-9]{4}",
    "n": r"[0-9]{1,2}",
    "s": r"[-./‐‑–]",
    "a": _YEAR,
    "b": rf"{_YEAR}|[0-9]{{2}}",
    "c": r"(?i:c|ca|circa)",
    "q": r"\?",
}
#: Tried in this order at each place; "@m2" is a part of the kind "m" with a name. All repeats are bounded.
_FORMS = {
    "iso": r"@y@s@n(?P=iso_s)@n2(?![0-9])",
    "ymd": rf"@y[a-z]?{_GAP}@m\s@d(?:{_TO}(?:@m2\s)?@d2)?(?!,?\s?[12][0-9]{{3}}\b)",
    "mdy": rf"@m\s?@d(?:{_TO}(?:@m2\s)?@d2)?{_GAP}@y(?!\w)",
    "dmy": rf"@d(?:(?:\s@m2)?{_TO}@d2)?(?:\sof)?[-\s/.]{{1,2}}@m[-\s,/]{{1,3}}@y(?!\w)",
    "slip": rf"(?:{_M}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{_M}|{_M}),?\s{_SLIP}",
    "num": r"@n@s@n2(?P=num_s)@y(?![0-9])",
    "my": rf"@p(?:{_TO}@p2)?(?:\sof\s|{_GAP})@y(?!\w)",
    "ym": rf"@y[a-z]?(?:,\s{{0,2}}|\s)@p(?:{_TO}@p2)?(?!,?\s?[0-9]{{1,2}}\b|,?\s?[12][0-9]{{3}}\b)",
    "range": r"(?<!\.)@a\s?[-–—/]\s?@b(?![\w-])",
    "year": r"(?:(?<!\.)@c\.?\s?|(?<!\.))@a(?:@q|[a-z](?!\w))?(?!\w|[-.,][0-9])",
}


def _pattern(name: str, form: str) -> str:
    named = re.sub(r"@(([a-z])\d?)", lambda part: f"(?P<{name}_{part[1]}>{_PARTS[part[2]]})", form)
    return f"(?P<{name}>{named})"


_ANY = "|".join(_pattern(*item) for item in _FORMS.items())
_DATE = regex(rf"(?<![\w/-])(?:{WEEKDAY_PATTERN}\b\.?,?\s)?(?:{_ANY})")
#: The named parts of a form, and the groups that hold them.
_NAMES = {
    name: tuple((part[1:], f"{name}_{part[1:]}") for part in re.findall(r"@[a-z]\d?", form))
    for name, form in _FORMS.items()
}
_MONTH_NAMES = sorted(word for word in MONTH_WORDS if len(word) >= 5)
_ODD = r"[A-Z][a-z]{3,9}"
_MISSPELT = regex(
    rf"(?<!\w)(?:(?P<m1>{_ODD})\s(?P<d1>[0-9]{{1,2}}),?\s(?P<y1>[12][0-9]{{3}})"
    rf"|(?P<d2>[0-9]{{1,2}})\s(?P<m2>{_ODD}),?\s(?P<y2>[12][0-9]{{3}})"
    rf"|(?P<y3>[12][0-9]{{3}}),\s(?P<m3>{_ODD})\s(?P<d3>[0-9]{{1,2}}))(?!\w)"
)
_NUMERIC = regex(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}")
_UNDATED = regex(
    r"(?<!\w)(?:n\.\s?d\.?(?!\w)|no\sdate(?!\w)|undated(?!\w)|s\.\s?d\.(?!\w))"
    r"|[(\[]\s?(?:n\.?d\.?|null)\s?[)\]]",
    re.IGNORECASE,
)
_BRACKET = regex(r"[(\[]([^()\[\]]{0,60})[)\]]")
_BROKEN = regex(rf"\s?[0-9OoIl]{{0,6}},\s{{0,2}}{_M}(?:\s[0-9OoIl]{{1,6}})?\s?")


def is_undated(text: str) -> bool:
    """Whether a citation says that its work bears no date: "(n.d.)", "no date", "( null)"."""
    return _UNDATED.search(text) is not None


def printed_dates(text: str) -> tuple[PrintedDate, ...]:
    """All dates that stand in a text in a form citations use, by place; bare years among them.

    Whether a bare year is a date at all is for the reader of the citation to say, from where it stands.
    """
    found = [date for match in _DATE.finditer(text) if (date := _read(match))]
    taken = {place for date in found for place in (date.start, date.end)}
    for match in _BRACKET.finditer(text):
        # "(12, October 26)", "(, January)": a slot for a date, with something in it that is none.
        if _BROKEN.fullmatch(match[1]) and match.start(1) not in taken and match.end(1) not in taken:
            found.append(PrintedDate(match.start(1), match.end(1), match[1], None, "malformed"))
    for odd in [date for match in _MISSPELT.finditer(text) if (date := _misspelt(match))]:
        found = [date for date in found if date.end <= odd.start or date.start >= odd.end] + [odd]
    return tuple(sorted(_alike(found), key=lambda date: date.start))


def is_year_only(date: PrintedDate) -> bool:
    """Whether no more than a year, or a stretch of years, is printed."""
    return date.edtf is not None and all(len(part.rstrip("~?")) <= 4 for part in date.edtf.split("/"))


def is_day(date: PrintedDate) -> bool:
    """Whether a whole date is printed, down to the day."""
    return date.edtf is not None and len(date.edtf.split("/")[0]) == 10


def with_day(year: str, month: str, day: str) -> str | None:
    """ "2023", "October", "9th" → "2023-10-09"; None where the calendar has no such day."""
    number, count = _month(month), int(day.rstrip("stndrhSTNDRH"))
    if not 1 <= number <= 12 or not 1 <= count <= days_in_month(int(year), number):
        return None
    return f"{year}-{number:02}-{count:02}"


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else LEXICON[word.strip(".").lower()][1]


def _read(match: re.Match[str]) -> PrintedDate | None:
    form = match.lastgroup or ""
    start, end = match.span(form)
    part = {name: match[group] for name, group in _NAMES[form]}
    edtf: str | None = None
    alternatives: tuple[str, ...] = ()
    if form == "iso":
        edtf = with_day(part["y"], part["n"], part["n2"])
    elif form in ("ymd", "mdy"):
        edtf = _stretch(part["y"], part["m"], part["d"], part["m2"] or part["m"], part["d2"])
    elif form == "dmy":
        edtf = _stretch(part["y"], part["m2"] or part["m"], part["d"], part["m"], part["d2"])
    elif form == "num":
        edtf, alternatives = _numeric(part["y"], part["n"], part["n2"], part["s"])
    elif form in ("my", "ym"):
        months = [part["p"], part["p2"]] if part["p2"] else [part["p"]]
        edtf = "/".join(f"{part['y']}-{_month(month):02}" for month in months)
    elif form == "range":
        edtf = _years(part["a"], part["b"])
        if edtf is None:
            return None
    elif form == "year":
        edtf = part["a"] + ("~" if part["c"] else "?" if part["q"] else "")
    problem = (
        "ambiguous" if alternatives else None if edtf else "malformed" if form == "slip" else "impossible"
    )
    if edtf and len(edtf) == 21 and edtf[:10] > edtf[11:]:
        edtf, problem = None, "reversed"
    return PrintedDate(start, end, match.string[start:end], edtf, problem, alternatives)


def _misspelt(match: re.Match[str]) -> PrintedDate | None:
    """ "Feburary 12, 2019": a word beside day and year that is nearly a month's name."""
    form = next(form for form in "123" if match[f"m{form}"])
    year, month, day = match[f"y{form}"], match[f"m{form}"].lower(), match[f"d{form}"]
    near = [] if month in LEXICON else get_close_matches(month, _MONTH_NAMES, n=1, cutoff=0.8)
    if not near or near[0][0] != month[0]:
        return None
    edtf = with_day(year, near[0], day)
    return PrintedDate(*match.span(), match[0], edtf, "malformed") if edtf else None


def _alike(dates: list[PrintedDate]) -> list[PrintedDate]:
    """The same dates; "4/5/2019" is read as its neighbour "13/05/2019" must be: a citation has one order."""
    sure = [date.text for date in dates if date.edtf and _NUMERIC.fullmatch(date.text)]
    figures = [[int(figure) for figure in re.split("[-/]", text)] for text in sure]
    orders = {first > 12 for first, second, _ in figures if first != second}
    if len(orders) != 1:
        return dates
    place = 0 if orders.pop() else 1
    return [
        PrintedDate(date.start, date.end, date.text, date.alternatives[place]) if date.alternatives else date
        for date in dates
    ]


def _stretch(year: str, month: str, day: str, month2: str, day2: str | None) -> str | None:
    first = with_day(year, month, day)
    if day2 is None or first is None:
        return first
    last = with_day(year, month2, day2)
    return f"{first}/{last}" if last else None


def _years(first: str, last: str) -> str | None:
    """ "1998", "2003" → "1998/2003"; "2001", "02" → "2001/2002"; "2019", "05", no later year, is a month."""
    whole = first[:2] + last if len(last) == 2 else last
    if whole > first:
        return f"{first}/{whole}"
    return f"{first}-{last}" if len(last) == 2 and 1 <= int(last) <= 12 else None


def _numeric(year: str, first: str, second: str, mark: str) -> tuple[str | None, tuple[str, ...]]:
    """ "03/04/2016": the day first or the month first; with full stops the day is first in every usage."""
    day_first, month_first = with_day(year, second, first), with_day(year, first, second)
    if mark == "." or month_first is None or day_first == month_first:
        return day_first or month_first, ()
    if day_first is None:
        return month_first, ()
    return None, (day_first, month_first)
