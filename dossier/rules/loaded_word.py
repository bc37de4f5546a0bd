"""A word to watch in our own text

Holds when one of the words that site.yml lists under `loaded_words` stands in our own text: in a digest, a
summary, a statement of ours, the text of a record. It is one finding for each record, with all places.

Silent about what stands in quotation marks or in a block of quotation, about full texts, footnotes and
titles, which are other people's words, and about parts of longer words.

Fix: say it in a neutral word, or quote whoever says it.
"""

import re
from collections.abc import Iterator
from functools import cache

from dossier.alone import Alone
from dossier.comparison.own_texts import own_texts
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate

GROUP = "Provenance"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check_record(alone: Alone, coverage: Coverage) -> Iterator[Flag]:
    watched = _watched(tuple(alone.site.loaded_words))
    if watched is None:
        return
    record = alone.record
    places: list[Location] = []
    words: dict[str, None] = {}
    for text in own_texts(record):
        coverage.compared += 1
        found = list(watched.finditer(text.words))
        if found:
            here = dict.fromkeys(match[0] for match in found)
            words |= here
            place = text.place_of(*found[0].span())
            places.append(locate(record, text.at, place, ", ".join(f"'{word}'" for word in here)))
    if places:
        said = ", ".join(f"'{word}'" for word in words)
        yield Flag(places[0], f"Our own text says {said}", tuple(places[1:]))


@cache
def _watched(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the words of the site's list, the longest first; None where it lists none."""
    listed = sorted((word for word in words if word.strip()), key=len, reverse=True)
    choice = "|".join(r"\s+".join(map(re.escape, word.split())) for word in listed)
    return re.compile(rf"(?<![\w-])(?:{choice})(?![\w-])", re.IGNORECASE) if listed else None
