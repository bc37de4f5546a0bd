"""The rules: one module each. A file `citation_after_document.py` is the rule `citation-after-document`.

A rule module has
- a docstring, its manual: the first line is the heading that readers see, the first paragraph below stands
  in the report, a line that begins with `Read:` or `Fix:` says what to do;
- `GROUP`, the part of the report it stands in; `SEVERITY` and `FAULT`, its own unless a flag says
  otherwise;
- `check(corpus, coverage)`, which yields `Flag`s and counts what it compared and what it could not read;
- or, where no other record has a say, `check_record(alone, coverage)`, which does so for one record. What it
  finds is kept until the record changes. A rule may have both, each for a part of it.

A rule that reads the documents' own words has `read_text(text)` and `check = checks_texts(read_text)`
(comparison/texts.py): it runs over private captures when `verify` does, and over full texts in `check`.

`WORK = True` marks a rule whose findings need no reader's attention: they stand in the list of our work.
`AFTER = True` marks a rule about the findings themselves: its `check` takes them as a third argument.
`AS_OF = True` marks one that measures from the day of the run: its findings come and go with no edit.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.alone import Alone
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity
from dossier.model import Mistake, Place
from dossier.prose.document import DocumentText, Sighting

GROUPS = (
    "Footnotes",
    "Citations and dates",
    "Figures",
    "Quotations",
    "Names",
    "Provenance",
    "The copy",
    "Our files",
)


#: Where what a rule finds lies, where a finding does not say otherwise.
LIES = {
    Fault.ANNOTATION: "in our own files",
    Fault.COPY: "in our copy, or in the document",
    Fault.SOURCE: "in the document, as our copy has it",
    Fault.UNDETERMINED: "documents differ, and nothing says which is right",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule module, as the runner and the report use it."""

    name: str  #: the file's name with hyphens; anchor in the report and word after `explain`
    title: str  #: heading for readers
    manual: str  #: the whole docstring
    group: str
    severity: Severity
    fault: Fault
    after: bool
    as_of: bool
    work: bool  #: stands in the list of our work, whatever its fault
    check: Callable[..., Iterator[Flag]] | None  #: of all records together
    check_record: Callable[[Alone, Coverage], Iterator[Flag]] | None  #: of one by itself
    read_text: Callable[[DocumentText], Iterator[Sighting]] | None  #: reads documents' own words


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule in this folder, in the order of the report's groups, then by name."""
    rules = []
    for file in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = importlib.import_module(f"{__name__}.{file.stem}")
        manual = inspect.cleandoc(module.__doc__ or "")
        rules.append(
            Rule(
                name=file.stem.replace("_", "-"),
                title=manual.split("\n", 1)[0].rstrip("."),
                manual=manual,
                group=module.GROUP,
                severity=module.SEVERITY,
                fault=module.FAULT,
                after=getattr(module, "AFTER", False),
                as_of=getattr(module, "AS_OF", False),
                work=getattr(module, "WORK", False),
                check=getattr(module, "check", None),
                check_record=getattr(module, "check_record", None),
                read_text=getattr(module, "read_text", None),
            )
        )
    return tuple(sorted(rules, key=lambda rule: (GROUPS.index(rule.group), rule.name)))


def mistakes_of(corpus: Corpus, rule: str) -> Iterator[Flag]:
    """Flags for what was wrong while files were read, noted down under the name of a rule."""
    for record in corpus.all_records:
        for mistake in record.mistakes:
            if mistake.rule == rule:
                yield _flag(record.id, record.file, mistake)
    for stray in corpus.mistakes:
        if stray.mistake.rule == rule:
            yield _flag(None, stray.file, stray.mistake)


def _flag(record: str | None, file: str, mistake: Mistake) -> Flag:
    def at(place: Place, message: str = "") -> Location:
        return Location(record, file, place.line, place.column, mistake.at, place.text, message)

    return Flag(
        where=at(mistake.place),
        message=mistake.message,
        against=tuple(at(place, "the other place") for place in mistake.against),
        severity=Severity(mistake.severity) if mistake.severity else None,
    )
