"""The words that printed English dates are made of: a closed list. A word that is not here ends a date.

Each word has a kind and a number; what the number means depends on the kind: a month's place in the year, a
weekday's place after Monday, EDTF's number of a season, the number that a number word names, an offset in
days.
"""

from __future__ import annotations

MONTH, WEEKDAY, SEASON, DAYWORD, UNIT = "month", "weekday", "season", "dayword", "unit"
CARDINAL, ORDINAL, DECADE, SHIFT, WORD = "cardinal", "ordinal", "decade", "shift", "word"
NUMBER, QUARTER, END = "number", "quarter", "end"

Entry = tuple[str, int]

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday weds wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn fall", 24: "winter"}
_DAYWORDS = {-1: "yesterday", 0: "today tonight", 1: "tomorrow tmrw"}
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_DECADES = {
    10: "tens",
    20: "twenties",
    30: "thirties",
    40: "forties",
    50: "fifties",
    60: "sixties",
    70: "seventies",
    80: "eighties",
    90: "nineties",
    0: "noughties thousands",
}
#: What a word moves by: -1 to the one before, 0 to the present one, 1 to the one after; 9 points back into
#: the text.
_SHIFTS = {
    -1: "last past previous preceding",
    0: "this current",
    1: "next coming upcoming following",
    9: "same that",
}
UNITS = ("day", "week", "month", "year", "decade", "century", "quarter", "weekend", "fortnight", "half")
_WORDS = (
    # what links parts of a date, or opens a range
    "the of in on at from to until till til through thru between and or since before after prior than"
    " by for during into within starting beginning commencing ending onward onwards later earlier ago"
    " hence now s a"
    # what makes a date vague
    " an early mid late middle end start about around circa c ca approximately approx roughly some"
    " nearly almost over more less under least just only probably possibly perhaps maybe few several"
    " couple hundred thousand"
    # eras, parts of the day, and the words of "the year 1897", "no later than"
    " ad bc bce ce morning afternoon evening night noon no rest business back on remaining time times"
    " present date calendar my our as"
    # the years of accounts and of schools, and days of work
    " fiscal financial tax school academic marketing fy sy working"
    # what holidays are named with
    " new eve christmas boxing valentine st saint patrick earth juneteenth halloween good easter"
    " thanksgiving ash palm maundy whit pentecost ascension bastille armistice veterans epiphany"
).split()


LEXICON: dict[str, Entry] = dict.fromkeys(_WORDS, (WORD, 0))
LEXICON |= {word: (MONTH, place) for place, words in enumerate(_MONTHS, 1) for word in words.split()}
LEXICON |= {word: (WEEKDAY, place) for place, words in enumerate(_WEEKDAYS) for word in words.split()}
LEXICON |= {word: (SEASON, number) for number, words in _SEASONS.items() for word in words.split()}
LEXICON |= {word: (DAYWORD, offset) for offset, words in _DAYWORDS.items() for word in words.split()}
LEXICON |= {word: (CARDINAL, number) for number, word in enumerate(_CARDINALS.split())}
LEXICON |= {word: (CARDINAL, 20 + 10 * place) for place, word in enumerate(_TENS.split())}
LEXICON |= {word: (ORDINAL, number) for number, word in enumerate(_ORDINALS.split())}
LEXICON |= {"twentieth": (ORDINAL, 20), "thirtieth": (ORDINAL, 30)}
LEXICON |= {word: (DECADE, number) for number, words in _DECADES.items() for word in words.split()}
LEXICON |= {word: (SHIFT, number) for number, words in _SHIFTS.items() for word in words.split()}
LEXICON |= {unit: (UNIT, place) for place, unit in enumerate(UNITS)}
LEXICON |= {f"{unit}s": (UNIT, place) for place, unit in enumerate(UNITS)}
LEXICON |= {"centuries": (UNIT, UNITS.index("century"))}

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _misspelt(name: str) -> set[str]:
    """The words that are one letter too many, too few, wrong or out of place away from a name."""
    halves = [(name[:place], name[place:]) for place in range(len(name) + 1)]
    found = {left + right[1:] for left, right in halves if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    found |= {left + letter + right[cut:] for left, right in halves for letter in _LETTERS for cut in (0, 1)}
    return found


MONTH_WORDS = {word: entry[1] for word, entry in LEXICON.items() if entry[0] == MONTH}

#: Months in other languages that are one letter away from the English name, as outlets of theirs are dated.
FOREIGN_MONTHS = frozenset(
    "januar januari februar februari septembre septembar septembri oktober octobre octobar novembre novembar novembri"
    " dezember decembre decembar decembri desember".split()
)
_NO_MONTHS = frozenset(
    "avril abril aprile augusta auguste augusto augusti januarys februarys aprils augusts septembers octobers"
    " novembers decembers".split()
)

#: Long names of months, misspelt by one letter: dates only with a year ("Febuary 2017", but not "Octobers").
MISSPELT_MONTHS = {
    wrong: MONTH_WORDS[name]
    for name in ("january", "february", "april", "august", "september", "october", "november", "december")
    for wrong in sorted(_misspelt(name) - LEXICON.keys() - _NO_MONTHS)
}

#: Without one of these nothing in a run of words is a date.
HOLIDAY_WORDS = frozenset(
    "eve christmas easter halloween thanksgiving juneteenth patrick pentecost epiphany".split()
)
ANCHORS = frozenset({MONTH, WEEKDAY, SEASON, DAYWORD, UNIT, DECADE, QUARTER})

#: Month names that are also verbs, given names or surnames: alone they need a word before them that calls for
#: a date.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "april", "june", "august", "jan", "dec", "jun"})

#: What a weekday follows in a name: "Black Friday", "Bloody Sunday" are days of their own.
NAMED_DAYS = frozenset(
    "black good bloody palm ash super easter maundy cyber giving whit shrove holy red blue stir crazy".split()
)

#: What follows a weekday in the name of a paper: "the Sunday Times".
PAPERS = frozenset(
    "times telegraph mirror express mail post herald independent people review star tribune world"
    " magazine night evening business".split()
)

#: Words that a number before them counts, whatever their ending.
COUNTED = frozenset(
    "people men women children km kilometres kilometers metres meters mm cm kg kilograms tons tonnes"
    " miles feet dollars euros pounds million billion percent per troops rounds rockets missiles pages"
    " words copies degrees volts watts rpm hp mph yards acres hectares barrels seats votes staff members"
    " soldiers fighters hours minutes seconds sq cubic square metric hundred thousand".split()
)

#: Words before a number that make it a label: "No. 2019", "page 1986".
LABELS = frozenset(
    "no nos number numbers page pages p pp vol volume col cols tel phone fax isbn issn doi id type"
    " model mark mk resolution flight route highway article section chapter room box version v ref order"
    " bulletin dispatch issue channel psalm verse line lines fig figure table code suite unit serial".split()
)
