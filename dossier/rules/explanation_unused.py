"""An answer explains no finding

Holds when an entry of `explanations` names a finding that there is none of: a rule that finds nothing in
this record, a place or a text that no finding of the rule has, or a name that is no rule's. Silent about
rules that measure from the day of the run (their findings come and go), about rules that the site has
turned off, and about entries without a reason, which have a finding of their own.

Fix: correct the rule, the place or the text; take the entry away if what it explained is gone.
"""

from collections.abc import Iterator

from dossier.corpus import Corpus
from dossier.fields import Explanation
from dossier.findings import Coverage, Fault, Finding, Flag, Severity, locate_field
from dossier.nearest import nearest
from dossier.rules import load_rules

GROUP = "Our files"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION
AFTER = True


def check(corpus: Corpus, coverage: Coverage, findings: tuple[Finding, ...]) -> Iterator[Flag]:
    rules = {rule.name: rule for rule in load_rules()}
    off = {name for name, setting in corpus.site.rules.items() if setting.level == "off"}
    found: dict[tuple[str | None, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.where.record, finding.rule), []).append(finding)
    for record in corpus.all_records:
        for number, explanation in enumerate(record.head.explanations, 1):
            rule = rules.get(explanation.rule)
            if not explanation.because or explanation.rule in off or (rule and (rule.as_of or rule.after)):
                continue
            coverage.compared += 1
            here = found.get((record.id, explanation.rule), [])
            if not any(_answers(explanation, finding) for finding in here):
                where = locate_field(record, f"explanations[{number}]")
                yield Flag(where, _message(explanation, here, set(rules)))


def _answers(explanation: Explanation, finding: Finding) -> bool:
    return explanation.at in ("", finding.where.at) and explanation.text in ("", finding.where.text)


def _message(explanation: Explanation, here: list[Finding], rules: set[str]) -> str:
    if explanation.rule not in rules:
        near = nearest(explanation.rule, rules)
        return f"'{explanation.rule}' is no rule{f'; did you mean {near!r}?' if near else ''}"
    if not here:
        return f"'{explanation.rule}' finds nothing in this record"
    at, text = here[0].where.at, here[0].where.text
    beside = f" with the text '{text}'" if text else ""
    return f"the findings of '{explanation.rule}' stand elsewhere; one at '{at}'{beside}"
