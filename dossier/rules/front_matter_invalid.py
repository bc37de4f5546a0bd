"""A front matter says something that cannot be read

Holds for an unknown field, a wrong type, a date or address of the wrong form, YAML that cannot be read; for
a kind that is listed neither by the engine nor under `kinds` in site.yml (a warning, one for all records of
that kind); for a type of relation that is declared nowhere, or that leads from or to a record of another
collection than its declaration says, or to its own record, or that ends before it begins (warnings); for a
word in site.yml that names no collection, rule, language or page; for a rule that is off for no reason (a
warning). Silent about what is merely left out: all but a title is optional.

Fix: the message names the nearest right word. A kind or relation of your own is declared once, in site.yml.
"""

from collections.abc import Iterator

from dossier.comparison.declared import twisted_relations, undeclared_kinds, undeclared_relations
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.nearest import nearest
from dossier.rules import mistakes_of

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "front-matter-invalid")
    kinds: dict[tuple[str, str], list[Location]] = {}
    for record in corpus.all_records:
        coverage.compared += 1
        for each in undeclared_kinds(corpus, record):
            kinds.setdefault((record.collection, each.message), []).append(locate_field(record, each.path))
        for each in (*undeclared_relations(corpus, record), *twisted_relations(corpus, record)):
            severity = Severity.WARNING if each.usable else None
            yield Flag(locate_field(record, each.path), each.message, severity=severity)
    for (_, message), (
        first,
        *others,
    ) in kinds.items():  # a kind is one thing, however many records are of it
        yield Flag(first, message, tuple(others), severity=Severity.WARNING)
    yield from _corrections(corpus)


def _corrections(corpus: Corpus) -> Iterator[Flag]:
    """The page that the site's corrections go to; an address that cannot be one is told while it is read."""
    id = corpus.site.corrections
    if not id or ":" in id or corpus.resolve(id) or not corpus.all_records:
        return
    message = f"'{id}' is a draft, which is not published"
    if id not in corpus.hidden:
        pages = [record.id for record in corpus.of_shape("pages")]
        near = nearest(id, pages)
        hint = f"; did you mean '{near}'?" if near else "; 'corrections' takes the id of one, or an address"
        message = f"'{id}' is no page{hint}"
    site = f"{corpus.all_records[0].file.split('/')[0]}/site.yml"
    yield Flag(Location(None, site, 1, 1, "corrections", ""), message)
