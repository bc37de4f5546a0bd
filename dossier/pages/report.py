"""The reconciliation report: what the documents contradict, and apart from it what is ours to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import escape

from dossier import views
from dossier.findings import Finding
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, plural
from dossier.pages.flags import REPORT, finding_row
from dossier.reports import counts
from dossier.rules import Rule, load_rules
from dossier.views import CoverageRow, FindingList, Html, Link, RuleSection, Tally


def report_page(edition: Edition) -> views.ReportPage:
    """Both lists by rule, what is set aside, and how much each rule compared."""
    shown = [finding for finding in edition.result.findings if not finding.set_aside]
    public = [finding for finding in shown if edition.is_public(finding)]
    ours = [finding for finding in shown if not edition.is_public(finding)]
    told = counts(edition.result.findings)
    explained = sum(finding.explained is not None for finding in shown)
    compared = sum(coverage.compared for coverage in edition.result.coverage.values())
    return views.ReportPage(
        chrome=chrome(
            edition,
            REPORT,
            title="Reconciliation",
            description="What the documents’ footnotes, dates, quotations, names and figures contradict, "
            f"in themselves and among each other. {edition.corpus.site.caveat}".strip(),
        ),
        lead=Html(
            escape(
                f"{plural(len(edition.result.rules), 'rule')} made {plural(compared, 'comparison')}. "
                "Each finding shows both places. What is printed is shown as printed; a reading that would fit "
                "is a suggestion with its reasons and enters no data."
            )
        ),
        tallies=(
            Tally(str(len(public)), "in the documents", "#documents"),
            Tally(str(explained), "explained"),
            Tally(str(len(ours)), "for us to do", "#ours"),
            *([Tally(str(told["error"]), "errors of ours")] if told["error"] else []),
        ),
        lists=(
            FindingList(
                heading="What the documents contradict",
                id="documents",
                lead="Found by rule in the documents’ own words, as our copies have them. No rule says who is right.",
                count=plural(len(public), "finding"),
                rules=tuple(_sections(edition, public, "")),
                empty="Nothing was found to differ.",
            ),
            FindingList(
                heading="Our work to do",
                id="ours",
                lead="What is ours to mend or to complete: in the notes, the files and the copies.",
                count=plural(len(ours), "finding"),
                rules=tuple(_sections(edition, ours, "work-")),
                empty="Nothing is left to do.",
                work=True,
            ),
        ),
        set_aside=tuple(
            _sections(
                edition, [finding for finding in edition.result.findings if finding.set_aside], "set-aside-"
            )
        ),
        coverage=tuple(_coverage(edition)),
        data=Link("findings.json", "findings.json"),
    )


def _sections(edition: Edition, findings: list[Finding], prefix: str) -> Iterable[RuleSection]:
    """A section a rule. prefix: keeps the anchors of the lists apart; those of the first list are the rules' own."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule in edition.result.rules:
        if rule.name in by_rule:
            rows = tuple(finding_row(edition, finding) for finding in by_rule[rule.name])
            yield RuleSection(
                slug=rule.name,
                id=prefix + rule.name,
                heading=rule.title,
                manual=manual_paragraphs(rule),
                count=plural(len(rows), "finding"),
                coverage=_coverage_words(edition, rule),
                rows=rows,
            )


def manual_paragraphs(rule: Rule) -> tuple[Html, ...]:
    """The docstring below its heading, a paragraph each; `code` marks become code."""
    paragraphs = rule.manual.split("\n\n")[1:]
    return tuple(
        Html(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(" ".join(paragraph.split())))))
        for paragraph in paragraphs
    )


def _coverage_words(edition: Edition, rule: Rule) -> str:
    coverage = edition.result.coverage[rule.name]
    if not coverage.compared and not coverage.unread:
        return ""
    return f"{coverage.compared:,} compared, {coverage.unread:,} not read"


def _coverage(edition: Edition) -> Iterable[CoverageRow]:
    found: dict[str, int] = {}
    anchors: dict[str, str] = {}
    for finding in edition.result.findings:
        found[finding.rule] = found.get(finding.rule, 0) + 1
        prefix = "set-aside-" if finding.set_aside else "" if edition.is_public(finding) else "work-"
        anchors[finding.rule] = min(anchors.get(finding.rule, "~"), prefix)
    for rule in load_rules():
        setting = edition.corpus.site.rules.get(rule.name)
        told = ""
        if setting and setting.level != "on":
            told = f"{setting.level}: {setting.because}" if setting.because else setting.level
        coverage = edition.result.coverage.get(rule.name)
        anchor = f"#{anchors[rule.name]}{rule.name}" if rule.name in found else ""
        yield CoverageRow(
            rule=Link(rule.title, anchor),
            slug=rule.name,
            compared=f"{coverage.compared:,}" if coverage else "–",
            unread=f"{coverage.unread:,}" if coverage else "–",
            findings=str(found.get(rule.name, 0)),
            setting=told,
        )
