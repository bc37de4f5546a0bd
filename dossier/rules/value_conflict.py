"""Values of one thing differ

Holds when assertions on one claim, in one unit, give values that lie outside each other's bounds, or bounds
of one kind with different figures: "over 1,400" and "over 1,200" differ, "1,400" and "over 1,200" do not.
It is one finding for the claim and unit, with every document that gives a value in it.

Silent about values that rounding or a vague word can join ("about 35 tons", "hundreds"), about values of
different days, about what a document rejects, asks or says of something only related; about other units,
and figures that cannot be read, which are counted.

Read: documents may count different things, or the same at different times.
"""

from collections.abc import Iterator

from dossier.comparison.values import Value, differ, gives_value, values_by_unit
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate_field

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.UNDETERMINED


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    for claim in corpus.claims:
        given = [entry for entry in corpus.carried.get(claim.id, ()) if gives_value(entry)]
        by_unit = values_by_unit(claim.head, given)
        coverage.skip(
            "the value has no figure that can be read", len(given) - sum(map(len, by_unit.values()))
        )
        for values in by_unit.values():
            coverage.compared += len(values)
            if differ(values):
                measured = f"'{claim.head.measures}'" if claim.head.measures else "this claim"
                printed = dict.fromkeys(value.carried.assertion.value for value in values)
                yield Flag(
                    where=locate_field(claim, "measures" if claim.head.measures else "claim"),
                    message=f"Values given for {measured} differ: {_listed(tuple(printed))}",
                    against=tuple(map(_place, values)),
                )


def _place(value: Value) -> Location:
    entry = value.carried
    when = f", of {entry.assertion.date}" if value.days else ""
    return locate_field(entry.source, f"{entry.path}.value", f"prints '{entry.assertion.value}'{when}")


def _listed(printed: tuple[str, ...]) -> str:
    words = [f"'{value}'" for value in printed[:6]]
    return ", ".join(words) + (f" and {len(printed) - 6} more" if len(printed) > 6 else "")
