"""An age is not that of its years

Holds when a document prints a person's age beside the years of birth and of the moment it is given for, and
they do not make it: "born in 1950, he died in 1990 at the age of 50". Where no year stands with the age, the
document's own is taken, if the person is said to be of that age now. Silent within one year, where another
year or another person comes between, and about ages of things.

Read: the age, or one of the years, is printed otherwise than meant.
"""

from collections.abc import Iterator

from dossier.comparison.texts import checks_ours, checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.ages import HINT, Age, read_ages
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    for paragraph in text.paragraphs:
        for found in read_ages(paragraph.text):
            age, born = (paragraph.text[slice(*span)] for span in (found.age, found.born))
            then, by = _year(text, paragraph.text, found)
            years = then - int(born)
            if then and 0 <= years < 130 and not years - 2 <= int(age) <= years + 1:
                message = f"age '{age}': from '{born}' to {by} are {years} years"
                against = (Sight(paragraph.number, *found.born, "the year of birth"),)
                yield Sighting(Sight(paragraph.number, *found.age), message, against)


def _year(text: DocumentText, words: str, found: Age) -> tuple[int, str]:
    """The year that an age is given for, and what says so; 0 where nothing does."""
    if found.then:
        return int(words[slice(*found.then)]), f"'{words[slice(*found.then)]}'"
    date = text.published
    if date is None or date.latest is None or date.precision not in ("day", "month", "year"):
        return 0, ""
    return date.latest.year, f"the document's date, {date.text},"


check = checks_texts(read_text, english=True)
check_record = checks_ours(read_text, HINT)
