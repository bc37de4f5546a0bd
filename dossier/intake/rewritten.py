"""What spreadsheets do to a cell by themselves: the same value, shown or saved in another way.

A sheet that is opened and saved has days in the order of its country, figures without their commas, curly
quotation marks where somebody typed, question marks where an encoding had no letter. None of that is an edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from dossier.patterns import regex

DAY_FIRST, MONTH_FIRST = "day first", "month first"

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMERIC = regex(r"([0-9]{1,4})([-/. ])([0-9]{1,2})\2([0-9]{1,4})(?:[T ][0-9:.]{4,12}Z?)?")
_MONTH_DAY = regex(r"([0-9]{1,4})[-/. ]([A-Za-z]{3,9})\.?(?:[-/. ,]{1,2}([0-9]{1,4}))?")
_NAMED = regex(r"([A-Za-z]{3,9})\.?[-/. ]([0-9]{1,4})(?:,? ([0-9]{4}))?")
_TWO = regex(r"([0-9]{1,4})[-/.]([0-9]{1,4})")
_ISO = regex(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_SERIAL = regex(r"[1-9][0-9]{4}(?:\.0+)?")
_FIGURE = regex(
    r"[-+]?(?:[0-9]{1,3}(?:[.,’' \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?%?"
)
_EPOCH = date(1899, 12, 30)  #: day 0 of Excel and LibreOffice
_LIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "}
)


class Reading(NamedTuple):
    """A date that a cell can mean. order: that of its figures, where it decides; "" where it does not."""

    year: int  #: 0 where none stands there
    month: int
    day: int  #: 0 where none stands there
    order: str


def is_rewritten(meant: str, cell: str, encoding: str = "UTF-8") -> bool:
    """Whether a cell says what `meant` says, as a spreadsheet may have saved it."""
    if cell == meant:
        return True
    if _like(cell) == _like(meant):
        return True
    if meant.casefold() in ("true", "false") and cell.casefold() == meant.casefold():
        return True
    if encoding == "Windows-1252" and _without_letters(meant) == _like(cell):
        return True
    one, other = _figures(meant), _figures(cell)
    loss = 1e-5 if "e" in cell.casefold() else 1e-12  # 1.23457E+16 has lost the rest of its digits
    if any(abs(a - b) <= loss * abs(a) for a in one for b in other):
        return True
    return _same_day(meant, cell)


def readings(cell: str) -> tuple[Reading, ...]:
    """The days and months that a cell can mean as a spreadsheet writes them; none of another text."""
    cell = cell.strip()
    if len(cell) > 40:
        return ()
    return tuple(dict.fromkeys(reading for reading in _readings(cell) if _exists(reading)))


def written(reading: Reading) -> str:
    """A reading as EDTF: 2023-11-02, 2023-11."""
    return f"{reading.year:04d}-{reading.month:02d}" + (f"-{reading.day:02d}" if reading.day else "")


def serial_day(cell: str) -> str:
    """The day that a spreadsheet's number stands for, as EDTF: 45232 → 2023-11-02; "" for any other text."""
    if not _SERIAL.fullmatch(cell.strip()):
        return ""
    return (_EPOCH + timedelta(days=int(float(cell)))).isoformat()


def _same_day(meant: str, cell: str) -> bool:
    if serial_day(cell) == meant != "":
        return True
    if _ISO.fullmatch(meant) and _ISO.fullmatch(cell):
        return False  # nobody but a person makes a day of a month in this form
    wanted = readings(meant)
    return any(_agree(one, other) for one in wanted for other in readings(cell)) if wanted else False


def _agree(meant: Reading, saved: Reading) -> bool:
    """A sheet adds this year to a day without one, and the first to a month: neither is an edit."""
    if meant.month != saved.month or (meant.year and saved.year and meant.year != saved.year):
        return False
    return meant.day == saved.day or (not meant.day and saved.day in (0, 1)) or not saved.day


def _readings(cell: str) -> Iterable[Reading]:
    numeric = _NUMERIC.fullmatch(cell)
    if numeric:
        first, middle, last = numeric[1], numeric[3], numeric[4]
        if len(first) == 4:
            yield Reading(int(first), int(middle), int(last), "")
        elif len(first) <= 2 and len(last) in (2, 4):
            for year in _years(last):
                yield Reading(year, int(middle), int(first), DAY_FIRST)
                yield Reading(year, int(first), int(middle), MONTH_FIRST)
    spelt = _MONTH_DAY.fullmatch(cell)
    if spelt and (month := _month(spelt[2])):
        for year in _years(spelt[3] or ""):
            yield Reading(year, month, int(spelt[1]), "")
        if not spelt[3]:
            yield from (Reading(year, month, 0, "") for year in _years(spelt[1]))
    named = _NAMED.fullmatch(cell)
    if named and (month := _month(named[1])):
        if named[3] or len(named[2]) <= 2:
            yield Reading(int(named[3] or 0), month, int(named[2]), "")
        if not named[3]:
            yield from (Reading(year, month, 0, "") for year in _years(named[2]))
    two = _TWO.fullmatch(cell)
    if two:
        one, other = int(two[1]), int(two[2])
        if len(two[1]) == 4:
            yield Reading(one, other, 0, "")
        elif len(two[2]) == 4:
            yield Reading(other, one, 0, "")
        elif len(two[1]) <= 2 and len(two[2]) <= 2:
            yield Reading(0, other, one, DAY_FIRST)
            yield Reading(0, one, other, MONTH_FIRST)


def _years(digits: str) -> tuple[int, ...]:
    if len(digits) == 2:
        return (2000 + int(digits), 1900 + int(digits))
    return (int(digits),) if len(digits) == 4 else (0,) if not digits else ()


def _month(word: str) -> int:
    short = word[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _exists(reading: Reading) -> bool:
    try:
        date(reading.year or 2000, reading.month, reading.day or 1)
    except ValueError:
        return False
    return True


def _like(cell: str) -> str:
    """A cell without what programs put in by themselves."""
    return " ".join(cell.translate(_LIKE).replace("…", "...").split())


def _without_letters(meant: str) -> str:
    """What is left of a text in an encoding of 256 characters."""
    return _like(meant.encode("cp1252", "replace").decode("cp1252"))


def _figures(cell: str) -> tuple[float, ...]:
    """The numbers that a cell can mean: 1,400 and 1.400 in one country or another, 30% as 0.3."""
    cell = cell.strip()
    if len(cell) > 30 or not _FIGURE.fullmatch(cell):
        return ()
    bare, share = cell.rstrip("%"), 0.01 if cell.endswith("%") else 1.0
    found = []
    for thousands, point in (
        (",", "."),
        (".", ","),
        ("’", "."),
        ("'", "."),
        (" ", ","),
        ("\u00a0", ","),
        ("\u202f", ","),
    ):
        try:
            found.append(float(bare.replace(thousands, "").replace(point, ".")) * share)
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))
