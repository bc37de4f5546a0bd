"""The reconciliation report: what the documents contradict, and apart from it what is ours to do.

Every finding has a page of its own, which is its address. The lists show them in three orders: by rule on
the front page (a rule that has too many on pages of its own), by document and by where it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import escape

from dossier import views
from dossier.findings import Coverage, Finding
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, plural
from dossier.pages.feeds import feed_links
from dossier.pages.finding_page import DOCUMENTS, OUR_WORK, finding_row, manual_paragraphs
from dossier.pages.flags import REPORT
from dossier.pages.portions import MOST, part_links, part_path, portions, weight
from dossier.pages.report_orders import order_links, order_pages
from dossier.pages.wordings import comparisons
from dossier.reports import counts
from dossier.rules import Rule, load_rules
from dossier.views import CoverageRow, FindingList, Html, Link, RuleSection, Tally


@dataclass(frozen=True, slots=True)
class Portion:
    """The findings of one rule in one list."""

    id: str  #: of its section; the first list has the rules' own names
    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        return sum(map(weight, self.findings))

    @property
    def path(self) -> str:
        """Its own page, should the front page be too full."""
        return f"findings/by-rule/{self.id}.html"


def report_pages(edition: Edition) -> Iterator[tuple[str, views.View]]:
    """Every page of the report but those of single findings, with its path."""
    lists = _lists(edition)
    portions_ = [portion for list_ in lists for portion in list_]
    here = _on_the_front_page(portions_)
    public, ours = (
        tuple(
            each for each in edition.result.findings if edition.is_public(each) is told and not each.set_aside
        )
        for told in (True, False)
    )
    yield REPORT, _front_page(edition, public, ours, lists, here)
    for portion in portions_:
        if portion.id not in here:
            yield from _rule_pages(edition, portion)
    yield from order_pages(edition, public, ours)


def findings_listed(edition: Edition) -> Iterator[tuple[Finding, Link]]:
    """Every finding, with its section in the report as it is seen from the page of the finding."""
    for list_ in _lists(edition):
        for portion in list_:
            section = Link(portion.rule.title, f"../{REPORT}#{portion.id}")
            yield from ((finding, section) for finding in portion.findings)


def _lists(edition: Edition) -> tuple[tuple[Portion, ...], ...]:
    """What the documents contradict, what is ours to do, and what is set aside, by rule."""
    lists: tuple[list[Finding], ...] = ([], [], [])
    for finding in edition.result.findings:
        lists[2 if finding.set_aside else 0 if edition.is_public(finding) else 1].append(finding)
    prefixes = ("", "work-", "set-aside-")
    return tuple(
        tuple(_by_rule(edition, findings, prefix)) for findings, prefix in zip(lists, prefixes, strict=True)
    )


def _on_the_front_page(portions_: list[Portion]) -> frozenset[str]:
    """The rules whose findings the front page has room for: as many as possible."""
    here, total = set(), 0
    for portion in sorted(portions_, key=lambda portion: portion.weight):
        total += portion.weight
        if total > MOST:
            break
        here.add(portion.id)
    return frozenset(here)


def _front_page(
    edition: Edition,
    public: tuple[Finding, ...],
    ours: tuple[Finding, ...],
    lists: tuple[tuple[Portion, ...], ...],
    here: frozenset[str],
) -> views.ReportPage:
    told = counts(edition.result.findings)
    explained = sum(finding.explained is not None for finding in (*public, *ours))
    compared = sum(coverage.compared for coverage in edition.result.coverage.values())

    def sections(portions_: tuple[Portion, ...]) -> tuple[RuleSection, ...]:
        return tuple(_section(edition, portion, shown=portion.id in here) for portion in portions_)

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
                heading=DOCUMENTS,
                id="documents",
                lead="Found by rule in the documents’ own words, as our copies have them. No rule says who is right.",
                count=plural(len(public), "finding"),
                rules=sections(lists[0]),
                empty="Nothing was found to differ.",
            ),
            FindingList(
                heading=OUR_WORK,
                id="ours",
                lead="What is ours to mend or to complete: in the notes, the files and the copies.",
                count=plural(len(ours), "finding"),
                rules=sections(lists[1]),
                empty="Nothing is left to do.",
                work=True,
            ),
        ),
        set_aside=sections(lists[2]),
        coverage=tuple(_coverage(edition, lists)),
        orders=order_links(REPORT, ""),
        data=(Link("findings.json", "findings.json"), *feed_links("")),
        feeds=feed_links(""),
        also=comparisons(edition, ""),
    )


def _by_rule(edition: Edition, findings: Iterable[Finding], prefix: str) -> Iterator[Portion]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule in edition.result.rules:
        if rule.name in by_rule:
            yield Portion(prefix + rule.name, rule, tuple(by_rule[rule.name]))


def _section(edition: Edition, portion: Portion, *, shown: bool) -> RuleSection:
    """A rule in the report; where its findings are not shown, links to the pages that have them."""
    rule = portion.rule
    pages = () if shown else tuple(_page_links(portion))
    return RuleSection(
        slug=rule.name,
        id=portion.id,
        heading=rule.title,
        manual=manual_paragraphs(rule),
        count=plural(len(portion.findings), "finding"),
        coverage=_coverage_words(edition.result.coverage[rule.name]),
        rows=tuple(finding_row(edition, finding, "") for finding in portion.findings) if shown else (),
        pages=pages,
    )


def _page_links(portion: Portion) -> Iterator[Link]:
    parts = list(portions(portion.findings, weight))
    if len(parts) == 1:
        yield Link(f"All {len(portion.findings)} findings", portion.path)
        return
    for number, words in enumerate(_ranges(parts), 1):
        yield Link(f"Findings {words}", part_path(portion.path, number))


def _ranges(parts: list[list[Finding]]) -> list[str]:
    """What each part holds: "1–140", "141–200"."""
    words, first = [], 1
    for part in parts:
        words.append(f"{first}–{first + len(part) - 1}" if len(part) > 1 else f"{first}")
        first += len(part)
    return words


def _rule_pages(edition: Edition, portion: Portion) -> Iterator[tuple[str, views.RulePage]]:
    root = "../../"
    parts = list(portions(portion.findings, weight))
    words = _ranges(parts)
    section = _section(edition, portion, shown=False)
    for number, findings in enumerate(parts, 1):
        path = part_path(portion.path, number)
        yield (
            path,
            views.RulePage(
                chrome=chrome(
                    edition,
                    path,
                    title=f"{portion.rule.title} {words[number - 1]}" if number > 1 else portion.rule.title,
                    description=f"{portion.rule.title}. {edition.corpus.site.caveat}".strip(),
                    crumbs=(Link("Reconciliation", root + REPORT),),
                    noindex=number > 1 or portion.id != portion.rule.name,
                ),
                section=replace(
                    section, rows=tuple(finding_row(edition, each, root) for each in findings), pages=()
                ),
                orders=order_links("", root),
                parts=part_links(portion.path, number, words),
                feeds=feed_links(root),
            ),
        )


def _coverage_words(coverage: Coverage) -> str:
    """ "61 compared, 2 not read: the document has no date", "nothing to compare"."""
    why = "; ".join(_reasons(coverage))
    return _compared(coverage) + (f": {why}" if why else "")


def _compared(coverage: Coverage) -> str:
    if not coverage.compared and not coverage.unread:
        return "nothing to compare"
    unread = f", {coverage.unread:,} not read" if coverage.unread else ""
    return f"{coverage.compared:,} compared{unread}"


def _reasons(coverage: Coverage) -> tuple[str, ...]:
    """Why some were not read, the commonest first, each with its number where there are several."""
    ranked = sorted(coverage.reasons.items(), key=lambda each: (-each[1], each[0]))
    return tuple(why if len(ranked) == 1 else f"{why} ({times:,})" for why, times in ranked)


def _coverage(edition: Edition, lists: tuple[tuple[Portion, ...], ...]) -> Iterator[CoverageRow]:
    """Every rule, those too that the site has turned off."""
    found: dict[str, int] = {}
    anchors: dict[str, str] = {}
    for portion in (portion for list_ in lists for portion in list_):
        found[portion.rule.name] = found.get(portion.rule.name, 0) + len(portion.findings)
        anchors.setdefault(portion.rule.name, f"#{portion.id}")
    for rule in load_rules():
        setting = edition.corpus.site.rules.get(rule.name)
        told = ""
        if setting and setting.level != "on":
            told = f"{setting.level}: {setting.because}" if setting.because else setting.level
        coverage = edition.result.coverage.get(rule.name)
        yield CoverageRow(
            rule=Link(rule.title, anchors.get(rule.name, "")),
            slug=rule.name,
            told=_compared(coverage) if coverage else "not run",
            why=_reasons(coverage) if coverage else (),
            findings=str(found.get(rule.name, 0)),
            setting=told,
        )
