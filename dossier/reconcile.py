"""Runs the rules: stamps what they yield, lets the site's settings speak, matches answers, sorts."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dossier.corpus import Corpus
from dossier.examine import Examiner
from dossier.findings import Answer, CapturePlace, Coverage, Fault, Finding, Flag, Location, Severity
from dossier.rules import Rule


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What all rules found, sorted by file, line, column, rule and place, and how much each compared."""

    findings: tuple[Finding, ...]
    coverage: Mapping[str, Coverage]
    rules: tuple[Rule, ...]  #: those that ran

    def errors(self, *, strict: bool) -> tuple[Finding, ...]:
        """The findings that keep a site from being published.

        strict: unexplained warnings about our own files count too.
        """

        def blocks(finding: Finding) -> bool:
            if finding.severity is Severity.ERROR:
                return True
            ours = finding.severity is Severity.WARNING and finding.fault is Fault.ANNOTATION
            return strict and ours and finding.explained is None

        return tuple(finding for finding in self.findings if blocks(finding))


class Superseded(Exception):
    """Nobody waits any longer for what was being compared."""


def reconcile(
    corpus: Corpus, rules: Iterable[Rule], superseded: Callable[[], bool] = lambda: False
) -> Reconciliation:
    """Run every rule that the site has not turned off, over the whole corpus.

    superseded: asked before each rule; Superseded is raised where it says so.
    """
    collects = gc.isenabled()
    gc.disable()  # rules make a great many objects, none in circles
    try:
        return _reconcile(corpus, rules, superseded)
    finally:
        if collects:
            gc.enable()


def _reconcile(corpus: Corpus, rules: Iterable[Rule], superseded: Callable[[], bool]) -> Reconciliation:
    answers = _answers(corpus)
    rules = tuple(rule for rule in rules if _level(corpus, rule) != "off")
    by_name = {rule.name: rule for rule in rules}
    found: dict[tuple[str, str, str, str], Finding] = {}
    coverage = {rule.name: Coverage() for rule in rules}

    def take(rule: Rule, flag: Flag) -> None:
        finding = _explain(_stamp(rule, _in_capture(corpus, flag), _level(corpus, rule)), answers)
        found.setdefault(finding.key, finding)

    for name, flag in _of_records(corpus, coverage):
        take(by_name[name], flag)
    for rule in sorted(rules, key=lambda rule: rule.after):
        if superseded():
            raise Superseded
        if rule.check is not None:
            told = (tuple(found.values()),) if rule.after else ()
            for flag in rule.check(corpus, coverage[rule.name], *told):
                take(rule, flag)
    return Reconciliation(tuple(sorted(found.values(), key=_order)), coverage, rules)


def _of_records(corpus: Corpus, coverage: Mapping[str, Coverage]) -> Iterator[tuple[str, Flag]]:
    """What is said of each record by itself, by the rules that are counted."""
    examiner = Examiner(corpus.site, corpus.receipts)
    for record in corpus.all_records:
        examined = examiner.examined(record)
        for name, compared, reasons in examined.coverage:
            if count := coverage.get(name):
                count.compared += compared
                for why, times in reasons:
                    count.skip(why, times)
        yield from (said for said in examined.flags if said[0] in coverage)


def _level(corpus: Corpus, rule: Rule) -> str:
    setting = corpus.site.rules.get(rule.name)
    return setting.level if setting else "on"


def _in_capture(corpus: Corpus, flag: Flag) -> Flag:
    """The flag with its place in the capture, where it is at words of a footnote that were compared with it."""
    receipt = corpus.receipts.get(flag.where.record or "")
    if flag.capture or receipt is None or not flag.where.at.startswith("footnote "):
        return flag
    found = receipt.find(flag.where.at, flag.where.text)
    return replace(flag, capture=CapturePlace(receipt.capture, *found)) if found else flag


def _stamp(rule: Rule, flag: Flag, level: str) -> Finding:
    """The finding that a flag becomes. Only what lies in our own files can be an error."""
    fault = flag.fault or rule.fault
    severity = flag.severity or rule.severity
    if level in ("error", "warning", "note"):
        severity = Severity(level)
    if severity is Severity.ERROR and fault is not Fault.ANNOTATION:
        severity = Severity.WARNING
    return Finding(
        rule=rule.name,
        title=rule.title,
        severity=severity,
        fault=fault,
        where=_placed(flag.where),
        message=flag.message,
        against=tuple(map(_placed, flag.against)),
        suggestions=flag.suggestions[:3],
        capture=flag.capture,
    )


def _placed(where: Location) -> Location:
    """What is said of a whole file is said of its body: `at` is never empty."""
    return where if where.at else replace(where, at="body")


def _answers(corpus: Corpus) -> Mapping[tuple[str, str], list[tuple[str, str, Answer]]]:
    """Explanations by (record, rule): the place and the text they are narrowed to, and the answer."""
    answers: dict[tuple[str, str], list[tuple[str, str, Answer]]] = defaultdict(list)
    for record in corpus.all_records:
        for number, explanation in enumerate(record.head.explanations, 1):
            if not explanation.because:
                continue
            path = f"explanations[{number}]"
            answer = Answer(
                because=explanation.because,
                verdict=explanation.verdict,
                file=record.file,
                line=record.place(path).line,
                path=path,
                record=record.id,
            )
            answers[record.id, explanation.rule].append((explanation.at, explanation.text, answer))
    return answers


def _explain(finding: Finding, answers: Mapping[tuple[str, str], list[tuple[str, str, Answer]]]) -> Finding:
    for at, text, answer in answers.get((finding.where.record or "", finding.rule), ()):
        if at in ("", finding.where.at) and text in ("", finding.where.text):
            return replace(finding, explained=answer)
    return finding


def _order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    where = finding.where
    return (where.file, where.line or 0, where.column or 0, finding.rule, where.at, where.text)
