"""Words that turn or limit what is said: negations, words of doubt, figures. English, as normalised words."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.patterns import regex

NEGATIONS = frozenset(
    "no not never none nor neither nobody nothing nowhere cannot without hardly scarcely barely rarely seldom"
    " unless except refuse refuses refused deny denies denied cant dont doesnt didnt wont wouldnt couldnt shouldnt"
    " isnt arent wasnt werent hasnt havent hadnt mustnt neednt aint".split()
)
HEDGES = frozenset(
    "may might could would perhaps possibly possible maybe probably probable likely unlikely suspected alleged"
    " allegedly reportedly reported apparently apparent seemingly seem seems seemed appear appears appeared"
    " presumably purportedly purported supposedly supposed potentially believed believe think suspect if".split()
)
_FIGURE = regex(
    r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|thrice)\Z"
)


def kind_of(key: str) -> str:
    """ "a negation", "a hedge", "a figure", or "" for any other word. key: as `collation` normalises it."""
    if key in NEGATIONS:
        return "a negation"
    if key in HEDGES:
        return "a hedge"
    return "a figure" if _FIGURE.match(key) else ""


def kinds_of(keys: Iterable[str]) -> tuple[str, ...]:
    """The kinds among some words, each once, in the order in which they come."""
    return tuple(dict.fromkeys(kind for key in keys if (kind := kind_of(key))))
