"""The report's two lists by document and by where a finding lies: a line each, which leads to its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier import views
from dossier.findings import Fault, Finding
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, plural
from dossier.pages.feeds import feed_links
from dossier.pages.finding_page import DOCUMENTS, OUR_WORK, traits
from dossier.pages.flags import LIES, REPORT, colour, place_words, word
from dossier.pages.portions import part_links, part_path, portions
from dossier.views import FindingLine, Link, NavItem, OrderedGroup, OrderedLine, OrderedList

BY_DOCUMENT = "findings/by-document.html"
BY_PLACE = "findings/by-place.html"
ORDERS = {REPORT: "By rule", BY_DOCUMENT: "By document", BY_PLACE: "By where it lies"}
ROOT = "../"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding at its place in an order."""

    finding: Finding
    work: bool  #: of the second list
    key: tuple[object, ...]  #: sorts the groups
    heading: Link


def order_links(path: str, root: str) -> tuple[NavItem, ...]:
    """The orders to choose from; `path` is the page that this stands on."""
    return tuple(
        NavItem(words, root + target, "page" if target == path else "") for target, words in ORDERS.items()
    )


def order_pages(
    edition: Edition, public: tuple[Finding, ...], ours: tuple[Finding, ...]
) -> Iterator[tuple[str, views.OrderPage]]:
    """By document and by where it lies, in as many pages as it takes."""
    by_document = _entries(edition, public, ours, _document)
    yield from _pages(
        edition,
        BY_DOCUMENT,
        by_document,
        "Findings by document",
        "What was found in each document, and below it what is left to do on each of our pages.",
    )
    by_place = _entries(edition, public, ours, _place)
    yield from _pages(
        edition,
        BY_PLACE,
        by_place,
        "Findings by where they lie",
        "In the document as our copy has it, in our copy, in our notes; or not known, where documents differ "
        "and nothing says which of them to follow.",
    )


def _entries(
    edition: Edition,
    public: tuple[Finding, ...],
    ours: tuple[Finding, ...],
    grouped: Callable[[Edition, Finding], tuple[tuple[object, ...], Link]],
) -> list[Entry]:
    found = [
        Entry(finding, work, *grouped(edition, finding))
        for work, findings in ((False, public), (True, ours))
        for finding in findings
    ]
    return sorted(found, key=lambda entry: (entry.work, entry.key))


def _document(edition: Edition, finding: Finding) -> tuple[tuple[object, ...], Link]:
    """The page of a record, in the order of the navigation, then by title; last what is no record's."""
    record = edition.corpus.resolve(finding.where.record or "")
    if record is None:
        return (len(edition.collections), finding.where.file, ""), Link(finding.where.file)
    collection = list(edition.collections).index(record.collection)
    return (collection, record.title.casefold(), record.id), edition.link(ROOT, record.id)


def _place(edition: Edition, finding: Finding) -> tuple[tuple[object, ...], Link]:
    order = list(LIES)
    return (order.index(Fault(finding.fault)),), Link(
        LIES[finding.fault][:1].upper() + LIES[finding.fault][1:]
    )


def _pages(
    edition: Edition, path: str, entries: list[Entry], heading: str, lead: str
) -> Iterator[tuple[str, views.OrderPage]]:
    totals = {work: sum(entry.work is work for entry in entries) for work in (False, True)}
    parts = list(portions(entries, _weight)) or [[]]
    words = [_span(part) for part in parts]
    for number, part in enumerate(parts, 1):
        own_path = part_path(path, number)
        yield (
            own_path,
            views.OrderPage(
                chrome=chrome(
                    edition,
                    own_path,
                    title=heading if number == 1 else f"{heading}, part {number}",
                    description=f"{lead} {edition.corpus.site.caveat}".strip(),
                    crumbs=(Link("Reconciliation", ROOT + REPORT),),
                    noindex=number > 1,
                ),
                heading=heading,
                lead=lead,
                lists=tuple(
                    _list(edition, path, [entry for entry in part if entry.work is work], totals[work], work)
                    for work in (False, True)
                    if any(entry.work is work for entry in part)
                ),
                orders=order_links(path if number == 1 else "", ROOT),
                parts=part_links(path, number, words),
                feeds=feed_links(ROOT),
                empty="" if entries else "Nothing was found.",
            ),
        )


def _weight(entry: Entry) -> int:
    return 500 + len(entry.finding.message) + len(entry.heading.text)


def _span(part: list[Entry]) -> str:
    """ "Alpha … Omega": the first and the last group of a part."""
    names = dict.fromkeys(entry.heading.text[:40] for entry in part)
    first, last = (list(names)[0], list(names)[-1]) if names else ("", "")
    return first if first == last else f"{first} … {last}"


def _list(edition: Edition, path: str, entries: list[Entry], total: int, work: bool) -> OrderedList:
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.key, []).append(entry)
    here = "" if len(entries) == total else f"{len(entries):,} of "
    return OrderedList(
        heading=OUR_WORK if work else DOCUMENTS,
        id="ours" if work else "documents",
        count=here + plural(total, "finding"),
        groups=tuple(
            OrderedGroup(
                heading=group[0].heading,
                id=("work-" if work else "") + _slug(group[0]),
                count=plural(len(group), "finding"),
                lines=tuple(
                    _line(edition, entry.finding, by_document=path == BY_DOCUMENT) for entry in group
                ),
            )
            for group in groups.values()
        ),
    )


def _slug(entry: Entry) -> str:
    """The anchor of a group: "of-harbour-wire", "of-in-our-copy"."""
    name = entry.key[-1] or entry.key[1] if len(entry.key) > 1 else entry.heading.text
    return "of-" + re.sub(r"[^a-z0-9]+", "-", str(name).lower()).strip("-")


def _line(edition: Edition, finding: Finding, *, by_document: bool) -> OrderedLine:
    place = edition.place(ROOT, finding.where)
    return OrderedLine(
        line=FindingLine(
            where=Link(place_words(edition, finding.where), place.href) if by_document else place,
            heading=finding.message,
            href=edition.finding_href("", finding).rpartition("/")[2],
            word=word(edition, finding),
            severity=colour(edition, finding),
        ),
        traits=traits(edition, finding),
    )
