"""A headline departs from the words that it takes

Holds when a headline has words of its text in a row and prints without brackets what stands in brackets there
("Our" where the quotation has "[our]"); and when a quotation in a headline stands in the text only nearly,
with the difference. Read is the headline that our copy prints.

Silent about quotations that the text has word for word, but for case and marks, about words in brackets in
both, about a few common words, about quotations of which the text has nothing, and about names of works.

Read: what stands in brackets is the document's addition, never the speaker's.
"""

from collections.abc import Iterator

from dossier.comparison.headlines import departures, title_paragraph
from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "Quotations"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.title or not text.language.startswith("en"):
        return
    headline = title_paragraph(text)
    for found in departures(text):
        said = "prints" if found.in_brackets else "quotes"
        message = f"The headline {said} '{found.headline}'; ¶{found.at.paragraph} has '{found.printed}'"
        start = headline.text.find(found.headline) if headline else -1
        if headline is None or start < 0:
            yield Sighting(found.at, message)
            continue
        at = Sight(headline.number, start, start + len(found.headline))
        there = Sight(found.at.paragraph, found.at.start, found.at.end, "the passage in the text")
        yield Sighting(at, message, (there,))


check = checks_texts(read_text, english=True)
