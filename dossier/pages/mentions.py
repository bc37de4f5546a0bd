"""Backlinks: every place that leads to a record, with its sentence, grouped by what leads there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dossier import model
from dossier.corpus import Incoming
from dossier.fields import Assertion
from dossier.heads import Head
from dossier.model import Record, Reference
from dossier.pages.edition import Edition, date_view, plural
from dossier.pages.running_text import locator_words
from dossier.views import Link, Mention, MentionGroup, Sentence

RESTS = "Facts and relations that rest on it"
OPEN = 8  #: pages of a group that stand open; the next fold
SHOWN = 50  #: pages of a group on the record's own page; the others have pages of their own
SENTENCES = (
    5  #: of one citing page; a page that names the record in each paragraph tells no more by all of them
)
REACH = 320  #: characters of a sentence on either side of the mention

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
#: What leads to a record and has its own part on the page.
SHOWN_APART = frozenset(FIELDS[field] for field in ("about", "assertions", "depends_on"))


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The pages that lead to a record under one heading: a relation's reverse label, else the citing pages' kind."""

    heading: str
    slug: str  #: of the heading, its own among those of the record
    pages: tuple[tuple[Incoming, ...], ...]  #: by citing page, all its links


def backlinks(edition: Edition, record: Record[Head]) -> tuple[Backlinks, ...]:
    """All that leads to a record but has no part of its own on the page."""
    groups: dict[str, dict[str, list[Incoming]]] = defaultdict(lambda: defaultdict(list))
    for incoming in _ordered(edition, edition.corpus.incoming.get(record.id, ())):
        if incoming.record.id != record.id:
            groups[_heading(edition, incoming)][incoming.record.id].append(incoming)
    slugs: dict[str, str] = {}
    for heading in groups:
        plain = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")[:60] or "others"
        taken = sum(slug == plain or slug.startswith(f"{plain}-") for slug in slugs.values())
        slugs[heading] = f"{plain}-{taken + 1}" if taken else plain
    return tuple(
        Backlinks(heading, slugs[heading], tuple(map(tuple, pages.values())))
        for heading, pages in groups.items()
        if heading not in SHOWN_APART
    )


def mention_groups(edition: Edition, record: Record[Head], root: str) -> tuple[MentionGroup, ...]:
    """What the record's own page shows of them: the first of each group, and how many there are."""
    return tuple(_group(edition, record, group, root) for group in backlinks(edition, record))


def _group(edition: Edition, record: Record[Head], group: Backlinks, root: str) -> MentionGroup:
    mentions = mentions_of(edition, group.pages[:SHOWN], root)
    folded = mentions[OPEN:] if len(mentions) > OPEN + 2 else ()
    rest = len(group.pages) - SHOWN
    return MentionGroup(
        heading=group.heading,
        id=f"from-{group.slug}",
        count=plural(len(group.pages), "page"),
        mentions=mentions[:OPEN] if folded else mentions,
        folded=folded,
        fold=f"{len(folded)} more",
        more=Link(f"The other {rest:,}", root + mentions_path(edition, record, group.slug, 2))
        if rest > 0
        else None,
    )


def mentions_path(edition: Edition, record: Record[Head], slug: str, number: int) -> str:
    """Where a group goes on, from the root of the site. The record's own page has its start and counts as 1.

    No id holds a dot, so this is the address of no record.
    """
    return f"{record.collection}/{record.id}.{slug}-{number}.html"


def mentions_of(edition: Edition, pages: tuple[tuple[Incoming, ...], ...], root: str) -> tuple[Mention, ...]:
    return tuple(_mention(edition, incoming, root) for incoming in pages)


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
        if link.field.endswith(".claim"):
            return RESTS
        if link.field.startswith("relations"):
            return _relation_label(edition, incoming)
        base = link.field
        return FIELDS.get(base) or FIELDS.get(base.split(".")[0]) or _kind(edition, incoming)
    return _kind(edition, incoming)


def _kind(edition: Edition, incoming: Incoming) -> str:
    """ "Sources", "Claims": the collection of the citing page."""
    return f"Mentioned in {edition.collections[incoming.record.collection].many}"


def _relation_label(edition: Edition, incoming: Incoming) -> str:
    number = re.search(r"\[(\d+)\]", incoming.link.at)
    relations = getattr(incoming.record.head, "relations", ())
    if number is None or int(number[1]) > len(relations):
        return _kind(edition, incoming)
    relation = edition.corpus.words.relations.get(relations[int(number[1]) - 1].type)
    return relation.reverse if relation else _kind(edition, incoming)


def _mention(edition: Edition, incoming: tuple[Incoming, ...], root: str) -> Mention:
    """A page, and its first sentences that lead here, each once."""
    record = incoming[0].record
    sentences: dict[tuple[str, str, str], Sentence] = {}
    in_texts = [entry for entry in incoming if entry.link.mention]
    for entry in in_texts or incoming:  # what a field supports is told only where no sentence does
        told = _sentence(edition, entry)
        place = Link(_place_words(entry), edition.href(root, record.id, _fragment(entry)))
        if any(told):
            sentences.setdefault(told, Sentence(place, *told))
    rest = len(sentences) - SENTENCES
    return Mention(
        title=edition.link(root, record.id, fragment=_fragment(incoming[0])),
        sentences=tuple(sentences.values())[:SENTENCES],
        lang=edition.language(record),
        rest=f"and in {plural(rest, 'more sentence')}" if rest > 0 else "",
    )


def _place_words(incoming: Incoming) -> str:
    at = incoming.link.at
    if assertion := _assertion(incoming):
        return f"¶{assertion.at[0]}" if assertion.at else ""
    return at if at.startswith("¶") or at in ("summary", "caveat") else ""


def _assertion(incoming: Incoming) -> Assertion | None:
    """The assertion that leads here, where one does."""
    at, entries = incoming.link.at, getattr(incoming.record.head, "assertions", ())
    number = at.removeprefix("assertions[").split("]")[0] if at.startswith("assertions[") else ""
    return entries[int(number) - 1] if number.isdigit() and int(number) <= len(entries) else None


def _fragment(incoming: Incoming) -> str:
    """The fragment of the exact place, on the page that the link stands on."""
    at = incoming.link.at
    if at.startswith("assertions["):
        return f"assertion-{at.removeprefix('assertions[').split(']')[0]}"
    return incoming.link.anchor


def _sentence(edition: Edition, incoming: Incoming) -> tuple[str, str, str]:
    """The sentence before, at and after the mention; of a citation the mention is its mark."""
    link, record = incoming.link, incoming.record
    locator = f" [{locator_words(link.locator) or 'cited'}]" if isinstance(link, Reference) else ""
    mention = link.mention
    if mention is None:
        told = _field_words(edition, incoming)
        return told, locator, ""
    before = _titled(edition, record, mention.text, mention.sentence_start, mention.start)
    after = _titled(edition, record, mention.text, mention.end, mention.sentence_end)
    words = locator or _titled(edition, record, mention.text, mention.start, mention.end)
    return _shortened(before, keep_end=True), words, _shortened(after, keep_end=False)


def _shortened(text: str, *, keep_end: bool) -> str:
    """At most REACH characters of whole words beside a mention, with "…" where the rest stood."""
    if len(text) <= REACH:
        return text
    if keep_end:
        return "… " + text[-REACH:].partition(" ")[2]
    return text[:REACH].rpartition(" ")[0] + " …"


def whole_sentence(edition: Edition, record: Record[Head], mention: model.Mention) -> str:
    """The sentence that a mention stands in, with titles in the place of bare ids."""
    return _titled(edition, record, mention.text, mention.sentence_start, mention.sentence_end).strip()


def _titled(edition: Edition, record: Record[Head], text: str, start: int, end: int) -> str:
    """Part of a passage, with titles in the place of ids that were linked without words of their own."""
    parts, at = [], start
    for link in edition.bare_links(record).get(text, ()):
        assert link.mention is not None
        if at <= link.mention.start and link.mention.end <= end:
            parts += [text[at : link.mention.start], edition.link("", link.target).text]
            at = link.mention.end
    return "".join([*parts, text[at:end]])


#: The keys of a part that say in words what it states, in the order of a sentence.
_SAYS = (
    "what",
    "type",
    "date",
    "value",
    "name",
    "to",
    "actor",
    "as",
    "printed",
    "of",
)


def _field_words(edition: Edition, incoming: Incoming) -> str:
    """What a field states that leads here, in words: "delay: two days", "member of the office", a quotation."""
    record, at = incoming.record, incoming.link.at
    if assertion := _assertion(incoming):
        question = edition.link("", assertion.claim).text
        return f"{question} “{assertion.quote.text}”" if assertion.quote else question
    part = at.rpartition(".")[0] if "." in at else at
    said = []
    for key in _SAYS:
        place = record.places.get(f"{part}.{key}")
        if place and place.text:
            said.append(_part_words(edition, key, place.text))
    if said:
        return " ".join(said)
    written = record.places.get(at)
    return edition.link("", written.text).text if written and not isinstance(incoming.link, Reference) else ""


def _part_words(edition: Edition, key: str, text: str) -> str:
    if key in ("to", "actor", "value"):
        return edition.link("", text).text
    if key == "date":
        return date_view(text).text
    if key == "type":
        known = edition.corpus.words.relations.get(text)
        return known.label if known else text
    return f"as {text}" if key == "as" else f"{text}:" if key == "what" else text
