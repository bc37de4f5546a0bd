"""A finding in the report: its row, and the page that is its lasting address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import escape

from dossier import views
from dossier.findings import Finding
from dossier.pages.chrome import chrome, report_mistake
from dossier.pages.edition import Edition, plural
from dossier.pages.finding_words import is_notation, told
from dossier.pages.flags import (
    LIES,
    REPORT,
    against,
    answer,
    colour,
    is_own_date,
    place_words,
    reading,
    word,
)
from dossier.pages.portions import PLACES, cut
from dossier.rules import Rule
from dossier.views import Against, FindingRow, Html, Link, Traits

ROOT = "../"
ALL_PLACES = 300  #: on the page of one finding; the data have the rest
DOCUMENTS = "What the documents contradict"
OUR_WORK = "Our work to do"


def traits(edition: Edition, finding: Finding) -> Traits:
    """What a list can be narrowed by. What lies in a document is a note to readers, never an error."""
    severity = "Note" if edition.is_public(finding) else finding.severity.value.capitalize()
    record = edition.corpus.resolve(finding.where.record or "")
    return Traits(
        rule=finding.title,
        document=(record.title if record else finding.where.file).replace("|", "/"),
        lies=LIES[finding.fault],
        severity=severity,
        answer="explained" if finding.explained else "not explained",
    )


def finding_row(edition: Edition, finding: Finding, root: str) -> FindingRow:
    """A finding among others of its rule."""
    where = finding.where
    others = finding.against[:PLACES]
    left = len(finding.against) - len(others)
    return FindingRow(
        id=edition.finding_ids[finding.key],
        href=edition.finding_href(root, finding),
        severity=colour(edition, finding),
        word=word(edition, finding),
        where=edition.place(root, where),
        place=place_words(edition, where),
        file=edition.file_link(where.file, where.line),
        text=""
        if is_own_date(where) or is_notation(where) or where.text.startswith("[^")
        else cut(where.text),
        message=told(finding.message),
        lies=LIES[finding.fault],
        traits=traits(edition, finding),
        against=tuple(_cut(against(edition, place, root)) for place in others),
        more=f"and {plural(left, 'more place')}" if left else "",
        readings=tuple(map(reading, finding.suggestions)),
        answer=answer(edition, finding.explained, root),
    )


def finding_page(
    edition: Edition, finding: Finding, rule: Link, feeds: tuple[Link, ...]
) -> views.FindingPage:
    """The page of one finding. rule: its section in the report, seen from this page."""
    where, public = finding.where, edition.is_public(finding)
    id = edition.finding_ids[finding.key]
    record = edition.corpus.resolve(where.record or "")
    called = record.title if record else where.file
    left = len(finding.against) - ALL_PLACES
    path = edition.finding_href("", finding)
    own = next(each for each in edition.result.rules if each.name == finding.rule)
    return views.FindingPage(
        chrome=chrome(
            edition,
            path,
            title=f"{finding.title}: {called}",
            description=f"{told(finding.message)}. {edition.corpus.site.caveat}".strip(),
            kind="Finding",
            record=record,
            crumbs=(Link("Reconciliation", ROOT + REPORT),),
            noindex=not public or finding.set_aside,
        ),
        heading=finding.title,
        list=_list(finding, public),
        severity=colour(edition, finding),
        word=word(edition, finding),
        message=told(finding.message),
        lies=LIES[finding.fault],
        here=_here(edition, finding),
        against=tuple(against(edition, place, ROOT) for place in finding.against[:ALL_PLACES]),
        more=f"and {plural(left, 'more place')}, in findings.json" if left > 0 else "",
        readings=tuple(map(reading, finding.suggestions)),
        answer=answer(edition, finding.explained, ROOT),
        file=edition.file_link(where.file, where.line),
        rule=rule,
        slug=finding.rule,
        manual=manual_paragraphs(own),
        report=report_mistake(
            edition,
            ROOT,
            f"Finding {id}",
            f"About the finding {edition.base_url + path if edition.base_url else id}:\n\n",
        ),
        feeds=feeds,
    )


def _here(edition: Edition, finding: Finding) -> Against:
    """The place that a finding is about, under its name: "footnote 4"."""
    where = finding.where
    return replace(against(edition, where, ROOT), message=place_words(edition, where), place="")


def _list(finding: Finding, public: bool) -> Link:
    if finding.set_aside:
        return Link("Set aside", f"{ROOT}{REPORT}#set-aside")
    return Link(DOCUMENTS, f"{ROOT}{REPORT}#documents") if public else Link(OUR_WORK, f"{ROOT}{REPORT}#ours")


def _cut(place: Against) -> Against:
    return replace(place, text=cut(place.text))


def manual_paragraphs(rule: Rule) -> tuple[Html, ...]:
    """The docstring below its heading, a paragraph each; `code` marks become code."""
    return tuple(set_code(paragraph) for paragraph in rule.manual.split("\n\n")[1:])


def set_code(words: str) -> Html:
    """Words with code between backticks, as they are set."""
    return Html("".join(_set(words)))


def _set(paragraph: str) -> Iterator[str]:
    for number, words in enumerate(" ".join(paragraph.split()).split("`")):
        if number % 2:
            yield f"<code>{escape(words)}</code>"
        else:
            yield str(escape(re.sub(r'"([^"]*)"', r"“\1”", words).replace("'", "’")))
