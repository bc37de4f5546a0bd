"""An anniversary is not that of its years

Holds when a document prints which anniversary it is and of what year, or in which year it was kept, and the
years do not make it: "the 50th anniversary of the war of 1967" in 2007. Where the year it was kept is not
printed with it, the document's own is taken, if the sentence is of the present. Silent within one year, where
several years stand beside it, and about "first annual" and the like.

Read: the number, or one of the years, is printed otherwise than meant.
"""

import re
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

_WORDS = {"first": 1, "second": 2, "third": 3, "tenth": 10, "twentieth": 20, "fiftieth": 50, "hundredth": 100}
_ORDINAL = rf"(?P<count>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_WORDS)})"
_YEAR = r"\d{4}"
_OF = re.compile(
    rf"(?:\b[Ii]n (?P<before>{_YEAR}),? (?:[\w’']+ ){{0,8}})?\b{_ORDINAL} anniversary of [^.;:!?,\d]{{0,60}}\b"
    rf"(?:in|of|from) (?:[A-Z][a-z]+ (?:\d{{1,2}}, )?)?(?P<year>{_YEAR})(?:,? (?:in|on) (?P<kept>{_YEAR}))?(?=[.,;:)])"
)
_NOW = re.compile(r"\b(?:is|are|today|this (?:year|month|week)|marks|celebrates)\b")


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for match in _OF.finditer(paragraph.text) if "nniversary" in paragraph.text else ():
            kept = match["before"] or match["kept"]
            here = paragraph.text[: match.start("count")].rpartition(". ")[2]
            date = text.published
            if kept is None and date and date.earliest and date.latest and _NOW.search(here):
                years = (date.earliest.year, date.latest.year)
                by = f"the document's date, {date.text}"
            elif kept is not None:
                years, by = (int(kept), int(kept)), f"'{kept}'"
            else:
                continue
            start, count = int(match["year"]), _count(match["count"])
            if not years[0] - start - 1 <= count <= years[1] - start + 1:
                message = f"'{match['count']}' anniversary: from '{match['year']}' to {by} are {years[0] - start} years"
                against = (Sight(paragraph.number, *match.span("year"), "the year it is counted from"),)
                yield Sighting(Sight(paragraph.number, *match.span("count")), message, against)


def _count(printed: str) -> int:
    return int(printed[:-2]) if printed[0].isdigit() else _WORDS[printed]


check = checks_texts(read_text)
