"""A quotation is longer than the site allows

Holds when a quotation has more words than `quote_words` of site.yml (40 unless it says otherwise).
Documents are other people's; a long passage is better told and cited than copied. Silent about full texts.

Fix: shorten it, with ` […] ` for what is left out, or tell it in our own words.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Severity, locate
from dossier.heads import SourceHead

GROUP = "Quotations"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    most = corpus.site.quote_words
    for wanted in corpus.wanted:
        source = corpus.resolve(wanted.source)
        if source is None or not isinstance(source.head, SourceHead) or source.head.text == "full":
            continue
        coverage.compared += 1
        words = len(wanted.words.split())
        if words > most and not wanted.at.startswith("footnote ") and wanted.at != "title":
            message = f"The quotation has {words} words; the site allows {most}"
            yield Flag(locate(corpus.records[wanted.record], wanted.at, wanted.place), message)
