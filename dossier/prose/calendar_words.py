"""The words of the English calendar: months, seasons, weekdays, and the pattern that finds each.

Keys are lower case without a full stop. Abbreviations are those of the Chicago, APA, MLA, Bluebook and Vancouver styles.
"""

MONTHS: dict[str, int] = {
    "january": 1, "jan": 1,
    "february": 2, "feb": 2, "febr": 2,
    "march": 3, "mar": 3,
    "april": 4, "apr": 4,
    "may": 5,
    "june": 6, "jun": 6,
    "july": 7, "jul": 7,
    "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9,
    "october": 10, "oct": 10,
    "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip

#: EDTF level 1 writes a season where the month stands. Source: ISO 8601-2:2019, 4.8.
SEASONS: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

#: Monday is 0, as in the standard library's calendar.
WEEKDAYS: dict[str, int] = {
    "monday": 0, "mon": 0,
    "tuesday": 1, "tues": 1, "tue": 1,
    "wednesday": 2, "wed": 2,
    "thursday": 3, "thurs": 3, "thur": 3, "thu": 3,
    "friday": 4, "fri": 4,
    "saturday": 5, "sat": 5,
    "sunday": 6, "sun": 6,
}  # fmt: skip


def _alternation(words: dict[str, int]) -> str:
    # The longest word first: "sept" must not be read as "sep" and a stray letter.
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


MONTH_PATTERN = _alternation(MONTHS)  #: to be compiled with re.IGNORECASE; no full stop, no word boundary
SEASON_PATTERN = _alternation(SEASONS)
WEEKDAY_PATTERN = _alternation(WEEKDAYS)
