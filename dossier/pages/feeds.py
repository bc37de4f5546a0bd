"""The report's two lists as Atom feeds. Source: RFC 4287; dates as in RFC 3339."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace

from dossier.findings import Finding, Location
from dossier.pages.edition import Edition, date_view
from dossier.pages.finding_page import DOCUMENTS, OUR_WORK
from dossier.pages.finding_words import set_marks, told, words_at
from dossier.pages.flags import LIES, REPORT, VERDICTS, is_own_date, place_words
from dossier.views import Against, AtomEntry, AtomFeed, Link

FEEDS = {
    "findings.xml": DOCUMENTS,
    "work.xml": OUR_WORK,
}
MOST = 200  #: entries of a feed, the newest ones; the report has them all

#: What XML 1.0 cannot hold, not even escaped (2.2, `Char`): control characters, and halves of characters.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_links(root: str) -> tuple[Link, ...]:
    """Links to the feeds from a page with this root."""
    return tuple(Link(f"Feed: {title}", root + path) for path, title in FEEDS.items())


def feed(edition: Edition, path: str) -> AtomFeed:
    """The feed of one of the two lists, by its path in FEEDS. Nothing that is set aside stands in one."""
    public = path == "findings.xml"
    shown = (finding for finding in edition.result.findings if not finding.set_aside)
    findings = [finding for finding in shown if edition.is_public(finding) is public]
    return _feed(edition, path, FEEDS[path], findings, "documents" if public else "ours")


def _feed(edition: Edition, path: str, title: str, findings: list[Finding], anchor: str) -> AtomFeed:
    site = edition.corpus.site
    newest = sorted(findings, key=lambda finding: _day(edition, finding), reverse=True)[:MOST]
    days = [_day(edition, finding) for finding in newest] or [edition.result_day]
    return AtomFeed(
        id=identity(edition, path, path),
        title=plain(f"{title} – {site.title}"),
        subtitle=plain(site.caveat or site.description),
        language=site.language,
        author=plain(site.title),
        updated=moment(max(days)),
        home=f"{edition.base_url}{REPORT}#{anchor}",
        self_href=edition.base_url + path if edition.base_url else "",
        caveat=plain(site.caveat),
        entries=tuple(_entry(edition, finding) for finding in newest),
    )


def _entry(edition: Edition, finding: Finding) -> AtomEntry:
    where = finding.where
    path = edition.finding_href("", finding)
    record = edition.corpus.resolve(where.record or "")
    answer = finding.explained
    return AtomEntry(
        id=identity(edition, path, *finding.key),
        title=plain(f"{record.title if record else where.file}: {finding.title}"),
        href=edition.base_url + path,
        updated=moment(_day(edition, finding)),
        category=finding.rule,
        message=plain(told(finding.message)),
        places=(
            _place(edition, replace(where, message=place_words(edition, where))),
            *(_place(edition, other) for other in finding.against),
        ),
        readings=tuple(
            plain(f"{one.value}: {'; '.join(one.reasons)}" if one.reasons else one.value)
            for one in finding.suggestions
        ),
        answer=plain(f"{VERDICTS.get(answer.verdict, answer.verdict)}: {answer.because}") if answer else "",
        lies=LIES[finding.fault],
    )


def _place(edition: Edition, location: Location) -> Against:
    link = edition.place(edition.base_url, location)
    text, said = words_at(location)
    said = set_marks(said)
    if is_own_date(location):
        words = date_view(location.text).text
        said = said if words in said else ", ".join(filter(None, (said, words)))
        return Against(Link(plain(link.text), link.href), "", plain(said))
    return Against(Link(plain(link.text), link.href), plain(text), plain(said))


def _day(edition: Edition, finding: Finding) -> str:
    """The day that the finding's file last changed, where the repository knows it; else that of the edition."""
    return edition.changes.get(finding.where.file) or edition.result_day


def moment(day: str) -> str:
    """The beginning of a day as RFC 3339 has it."""
    return f"{day}T00:00:00Z"


def identity(edition: Edition, path: str, *key: str) -> str:
    """An IRI that never changes: the lasting address, or where the site has none yet a name made from the key."""
    if edition.base_url:
        return edition.base_url + path
    names = (edition.repository or edition.corpus.site.title, *key)
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(names)).urn


def plain(text: str) -> str:
    """Words as XML can hold them."""
    return _NO_XML.sub("\ufffd", text)
