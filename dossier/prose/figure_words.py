"""The words that printed English figures are made of: a closed list, as that of the dates is."""

from __future__ import annotations

from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

#: Words that are added up: "thirty-five".
NUMBERS = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
#: Words that multiply what stands before them: "5 million", "two dozen".
MULTIPLIERS = {
    "dozen": Decimal(12),
    "score": Decimal(20),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
#: The same, written on to a figure: "$5m", "20k".
ATTACHED = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "b": Decimal(10**9),
    "tn": Decimal(10**12),
}
#: The least and the most that a plural can mean: "dozens", "hundreds of thousands".
PLURALS = {
    "tens": (Decimal(10), Decimal(100)),
    "dozens": (Decimal(20), Decimal(200)),
    "scores": (Decimal(40), Decimal(200)),
    "hundreds": (Decimal(100), Decimal(1000)),
    "thousands": (Decimal(1000), Decimal(10**5)),
    "millions": (Decimal(10**6), Decimal(10**9)),
    "billions": (Decimal(10**9), Decimal(10**12)),
    "trillions": (Decimal(10**12), Decimal(10**15)),
}
#: How many a vague count can be, before a multiplier: "several hundred".
VAGUE = {("several",): (2, 10), ("a", "few"): (2, 10), ("few",): (2, 10), ("many",): (2, 10)} | {
    ("a", "couple", "of"): (2, 3),
    ("a", "couple"): (2, 3),
}
#: Parts of a whole: "two thirds", "one in ten" is none.
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
}
#: What stands before a figure and says on which side of it the value lies.
BOUNDS_BEFORE = {
    "over": "over",
    "above": "over",
    "exceeding": "over",
    "surpassing": "over",
    "topping": "over",
    "more than": "over",
    "greater than": "over",
    "higher than": "over",
    "larger than": "over",
    "at least": "over",
    "no fewer than": "over",
    "no less than": "over",
    "not less than": "over",
    "not fewer than": "over",
    "upward of": "over",
    "upwards of": "over",
    "in excess of": "over",
    "a minimum of": "over",
    "minimum of": "over",
    ">": "over",
    "≥": "over",
    "under": "under",
    "below": "under",
    "less than": "under",
    "fewer than": "under",
    "lower than": "under",
    "smaller than": "under",
    "at most": "under",
    "no more than": "under",
    "not more than": "under",
    "up to": "under",
    "as many as": "under",
    "as much as": "under",
    "a maximum of": "under",
    "maximum of": "under",
    "<": "under",
    "≤": "under",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "about",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx": "about",
    "roughly": "about",
    "circa": "about",
    "ca": "about",
    "some": "about",
    "estimated": "about",
    "an estimated": "about",
    "in the region of": "about",
    "in the order of": "about",
    "on the order of": "about",
    "~": "about",
    "≈": "about",
    "exactly": "exact",
    "precisely": "exact",
}
#: What may stand before such a word and leaves it as it is: "well over", "just under".
STEPS = frozenset("well just far slightly only a little somewhat considerably much significantly".split())
BOUNDS_AFTER = {
    "or more": "over",
    "or above": "over",
    "and above": "over",
    "or over": "over",
    "and counting": "over",
    "+": "over",
    "plus": "over",
    "or less": "under",
    "or fewer": "under",
    "or under": "under",
    "at most": "under",
    "at least": "over",
    "or so": "about",
    "odd": "about",
}
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound sterling", "₪": "shekel", "¥": "yen", "₩": "won"}
CODES = {
    "us$": "dollar",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound sterling",
    "ils": "shekel",
    "nis": "shekel",
}
#: Units by each of their spellings; what is not here is the noun that is counted.
UNITS = {
    spelling: unit
    for unit, spellings in {
        "percent": "% percent pct percentage",
        "dollar": "dollar dollars",
        "euro": "euro euros",
        "shekel": "shekel shekels",
        "won": "won",
        "yen": "yen",
        "ton": "ton tons",
        "tonne": "tonne tonnes",
        "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "gram": "g gram grams gramme grammes",
        "pound": "lb lbs pound pounds",
        "kilometre": "km kms kilometre kilometres kilometer kilometers",
        "metre": "metre metres meter meters",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "millimetre": "mm millimetre millimetres millimeter millimeters",
        "mile": "mile miles",
        "yard": "yard yards",
        "foot": "ft foot feet",
        "inch": "inch inches",
        "litre": "litre litres liter liters",
        "second": "second seconds",
        "minute": "minute minutes",
        "hour": "hour hours",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years",
        "megaton": "megaton megatons",
        "kiloton": "kiloton kilotons kt",
        "watt": "watt watts",
        "megawatt": "mw megawatt megawatts",
    }.items()
    for spelling in spellings.split()
}
#: What a number stands behind without counting anything: "note 4", "Type 58".
DESIGNATORS = frozenset(
    "no nos number numbers nr note notes footnote page pages p pp paragraph para chapter section article part"
    " volume vol issue type model mark mk version figure fig table room unit route highway flight channel"
    " phase stage level grade class block line day item rule point protocol resolution dispatch apollo"
    " brigade division battalion regiment squadron bureau office lab laboratory plant factory camp".split()
)
#: Words with a capital that a figure may follow at the beginning of a sentence, a heading, a list.
OPENERS = frozenset(
    "a an and the of in on at to from by for with some over under about around nearly almost more less fewer"
    " than least most exactly only another other all both these those its their his her our as or but if when"
    " while after before since until between among up roughly approximately estimated killed including".split()
)
#: Peoples that a figure counts and that end in no letters peoples commonly end in.
PEOPLES = frozenset(
    "french dutch greek czech swiss thai arab turk kurd dane pole swede finn scot jew".split()
)
