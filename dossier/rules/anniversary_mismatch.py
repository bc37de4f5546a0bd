"""An anniversary is not that of its years

Holds when a document prints which anniversary it is and of what year, or in which year it was kept, and the
years do not make it: "the 50th anniversary of the war of 1967" in 2007. Where the year it was kept is not
printed with it, the document's own is taken, if the sentence is of the present. Silent within one year, where
several years stand beside it, and about "first annual" and the like.

Read: the number, or one of the years, is printed otherwise than meant.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_ours, checks_texts
from dossier.findings import Fault, Severity
from dossier.patterns import regex
from dossier.prose.anniversaries import HINT, read_anniversaries
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_NOW = regex(r"\b(?:is|are|today|this (?:year|month|week)|marks|celebrates)\b")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        words, date = paragraph.text, text.published
        for found in read_anniversaries(words):
            here = words[: found.count[0]].rpartition(". ")[2]
            if found.kept:
                years, by = (int(words[slice(*found.kept)]),) * 2, f"'{words[slice(*found.kept)]}'"
            elif date and date.earliest and date.latest and _NOW.search(here):
                years, by = (date.earliest.year, date.latest.year), f"the document's date, {date.text}"
            else:
                continue
            start = int(words[slice(*found.year)])
            if not years[0] - start - 1 <= found.years <= years[1] - start + 1:
                count, year = words[slice(*found.count)], words[slice(*found.year)]
                named = " anniversary" if words.startswith(" anniversary", found.count[1]) else ""
                message = f"'{count}'{named}: from '{year}' to {by} are {years[0] - start} years"
                against = (Sight(paragraph.number, *found.year, "the year it is counted from"),)
                yield Sighting(Sight(paragraph.number, *found.count), message, against)


check = checks_texts(read_text, english=True)
check_record = checks_ours(read_text, HINT)
