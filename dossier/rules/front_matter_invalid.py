"""A front matter says something that cannot be read

Holds for an unknown field, a wrong type, a date or address of the wrong form, YAML that cannot be read; for
a kind that is listed neither by the engine nor under `kinds` in site.yml (a warning); for a type of
relation that is declared nowhere, or that leads from or to a record of another collection than its
declaration says (a warning); for a setting of a rule that there is none of. Silent about what is merely
left out: all but a title is optional.

Fix: the message names the nearest right word. A kind or relation of your own is declared once, in site.yml.
"""

from collections.abc import Iterator
from itertools import chain

from dossier.comparison.declared import undeclared_kinds, undeclared_relations
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field
from dossier.nearest import nearest
from dossier.rules import load_rules, mistakes_of

GROUP = "Our files"
SEVERITY = Severity.ERROR
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    yield from mistakes_of(corpus, "front-matter-invalid")
    for record in corpus.all_records:
        coverage.compared += 1
        for each in chain(undeclared_kinds(corpus, record), undeclared_relations(corpus, record)):
            severity = Severity.WARNING if each.usable else None
            yield Flag(locate_field(record, each.path), each.message, severity=severity)
    yield from _settings(corpus)


def _settings(corpus: Corpus) -> Iterator[Flag]:
    known = {rule.name for rule in load_rules()}
    for name in corpus.site.rules:
        if name not in known and corpus.all_records:
            near = nearest(name, known)
            hint = f"; did you mean '{near}'?" if near else "; `explain` lists all"
            site = f"{corpus.all_records[0].file.split('/')[0]}/site.yml"
            where = Location(None, site, 1, 1, f"rules.{name}", "")
            yield Flag(where, f"'{name}' is no rule{hint}", severity=Severity.WARNING)
