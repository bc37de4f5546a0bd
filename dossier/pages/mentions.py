"""Backlinks: every place that leads to a record, with its sentence, grouped by what leads there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dossier.corpus import Incoming
from dossier.heads import Head
from dossier.model import Link, Record, Reference
from dossier.pages.edition import Edition, plural
from dossier.pages.running_text import locator_words
from dossier.views import Mention, MentionGroup
from dossier.vocabulary import relation_types

SHOWN = 50  #: mentions of one group on the page itself

#: How a field that holds an id is called from the other end; relations bring their own labels.
FIELDS = {
    "publisher": "Published",
    "authors": "Author of",
    "republication_of": "Republished as",
    "cites": "Named as a source by",
    "assertions": "What documents say",
    "assertions.said_by": "Speaks in",
    "assertions.via": "Quoted through",
    "assertions.origin": "Origin of",
    "assertions.hedge.by": "Hedges",
    "participants": "Takes part in",
    "depends_on": "Needed by",
    "about": "Questions about this",
    "made_in": "Made here",
    "shared_with": "Shares a name with",
}


def mention_groups(edition: Edition, record: Record[Head], root: str) -> tuple[MentionGroup, ...]:
    """All that leads to a record. Headings: a relation's reverse label, else the kind of the citing page."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    seen: set[tuple[str, str, str, str]] = set()
    for incoming in _ordered(edition, edition.corpus.incoming.get(record.id, ())):
        if incoming.record.id == record.id:
            continue
        heading = _heading(edition, incoming)
        mention = _mention(edition, incoming, root)
        same = (heading, mention.title.href, mention.before, mention.after)
        if heading and same not in seen:
            seen.add(same)
            groups[heading].append(mention)
    return tuple(
        MentionGroup(
            heading=heading,
            id="from-" + (re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "others"),
            count=plural(len(mentions), "mention"),
            mentions=tuple(mentions),
        )
        for heading, mentions in groups.items()
    )


def _ordered(edition: Edition, incoming: Iterable[Incoming]) -> list[Incoming]:
    """Typed ties first, then mentions by the order of the collections; within one page as they stand."""
    order = {folder: number for number, folder in enumerate(edition.collections)}

    def key(entry: Incoming) -> tuple[bool, int, str, int, int]:
        in_text = isinstance(entry.link, Reference) or not entry.link.field
        place = entry.link.place
        return (in_text, order.get(entry.record.collection, 99), entry.record.title, place.line, place.column)

    return sorted(incoming, key=key)


def _heading(edition: Edition, incoming: Incoming) -> str:
    link = incoming.link
    if not isinstance(link, Reference) and link.field:
        if link.field.startswith("relations"):
            return _relation_label(edition, incoming)
        base = link.field
        return FIELDS.get(base) or FIELDS.get(base.split(".")[0]) or _kind(edition, incoming)
    return _kind(edition, incoming)


def _kind(edition: Edition, incoming: Incoming) -> str:
    """ "Sources", "Claims": the collection of the citing page."""
    return f"Mentioned in {edition.collections[incoming.record.collection].label.lower()}"


def _relation_label(edition: Edition, incoming: Incoming) -> str:
    number = re.search(r"\[(\d+)\]", incoming.link.at)
    relations = getattr(incoming.record.head, "relations", ())
    if number is None or int(number[1]) > len(relations):
        return _kind(edition, incoming)
    relation = relation_types(edition.corpus.site).get(relations[int(number[1]) - 1].type)
    return relation.reverse if relation else _kind(edition, incoming)


def _mention(edition: Edition, incoming: Incoming, root: str) -> Mention:
    link, record = incoming.link, incoming.record
    sentence = link.mention
    place = locator_words(link.locator) if isinstance(link, Reference) else ""
    fragment = link.anchor
    if link.at.startswith("assertions["):
        fragment = f"assertion-{link.at.removeprefix('assertions[').split(']')[0]}"
    words = sentence.words if sentence else ""
    if isinstance(link, Reference) and sentence:
        words = f" [{place}]" if place else " [cited]"
    elif words == link_target(link):
        words = edition.link("", words).text
    return Mention(
        title=edition.link(root, record.id, fragment=fragment),
        place=link.at if link.at.startswith("¶") else "",
        before=sentence.before if sentence else "",
        words=words,
        after=sentence.after if sentence else "",
        lang=edition.language(record),
    )


def link_target(link: Link | Reference) -> str:
    return link.source if isinstance(link, Reference) else link.target
