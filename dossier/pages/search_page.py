"""The search page, and the plain index of all names: every record under every spelling."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dossier import views
from dossier.comparison.spellings import is_ours
from dossier.heads import Head, SourceHead
from dossier.model import Record
from dossier.pages.chrome import SEARCH, chrome
from dossier.pages.edition import Edition, is_printed, plural
from dossier.pages.running_text import publisher_words
from dossier.search_index import PAGES, SCRIPT, Card, offered
from dossier.views import IndexEntry, IndexGroup, Link, SearchFilter, SearchKind, SearchOption

_PAGE_BYTES = 100_000  #: of names and addresses on one page, which is some 35 KB compressed
_YEARS = 24  #: that are offered one by one; where there are more, decades are
_NOT_A_FINDING = "A question and what is said to it, never a finding of ours."

#: Scripts by the first word of a letter's Unicode name, in the order of the index.
_SCRIPTS = {
    "GREEK": "Greek", "CYRILLIC": "Cyrillic", "ARMENIAN": "Armenian",
    "GEORGIAN": "Georgian", "HEBREW": "Hebrew", "ARABIC": "Arabic", "DEVANAGARI": "Devanagari", "THAI": "Thai",
    "HANGUL": "Hangul", "HIRAGANA": "Kana", "KATAKANA": "Kana", "CJK": "Chinese characters",
}  # fmt: skip
_OTHERS = "Other"
_DIGITS = "0–9"
_ORDER = tuple(dict.fromkeys((_DIGITS, *map(chr, range(65, 91)), *_SCRIPTS.values(), _OTHERS)))


def search_pages(edition: Edition, cards: Sequence[Card]) -> dict[str, views.View]:
    """The search page, and those of the index of names where one page cannot hold it, by their path."""
    groups = _groups(edition, "")
    sizes = {group.id: sum(map(_bytes, group.entries)) for group in groups}
    split = sum(sizes.values()) > _PAGE_BYTES
    pages: dict[str, views.View] = {}
    letters = tuple(Link(group.heading, f"#{group.id}") for group in groups)
    if split:
        parts = [part for group in _groups(edition, "../") for part in _parts(group)]
        letters = tuple(Link(part.heading, f"search/{part.id}.html") for part in parts)
        beside = tuple(Link(part.heading, f"{part.id}.html") for part in parts)
        for part in parts:
            path = f"search/{part.id}.html"
            heading = f"Names: {part.heading}"
            frame = chrome(edition, path, title=heading, description=_description(edition))
            pages[path] = views.NamesPage(frame, heading, beside, part.entries)
    pages[SEARCH] = views.SearchPage(
        chrome=chrome(edition, SEARCH, title="Search", description=_description(edition), wasm=True),
        heading="Search",
        script=SCRIPT,
        pages=PAGES,
        kinds=tuple(_kinds(edition)),
        filters=tuple(_filters(edition, cards)),
        letters=letters,
        groups=() if split else groups,
        count=plural(sum(len(group.entries) for group in groups), "name"),
    )
    return pages


def _description(edition: Edition) -> str:
    return f"Every name in {edition.corpus.site.title}. {edition.corpus.site.caveat}".strip()


# --- filters ---


def _kinds(edition: Edition) -> Iterable[SearchKind]:
    for folder, collection in edition.collections.items():
        if folder in edition.folders:
            caveat = _NOT_A_FINDING if collection.like == "claims" else ""
            yield SearchKind(folder, collection.label, caveat)


def _filters(edition: Edition, cards: Sequence[Card]) -> Iterable[SearchFilter]:
    kinds = tuple(SearchOption(kind.value, Link(kind.label)) for kind in _kinds(edition))
    yield SearchFilter("kind", "Kind", kinds)
    values = offered(cards)
    rules = {rule.name: rule.title for rule in edition.result.rules}

    labels: tuple[tuple[str, str, Callable[[str], Link]], ...] = (
        ("document", "Document", lambda id: _document(edition, id)),
        ("year" if len(values.get("year", ())) <= _YEARS else "decade", "Date", Link),
        ("finding", "Finding", lambda rule: Link(str(rules.get(rule, rule)))),
    )
    for name, words, label in labels:
        options = [SearchOption(value, label(value)) for value in values.get(name, ())]
        if name == "document":
            options = _told_apart(edition, options)
        options.sort(key=lambda option: (option.label.text.casefold(), option.value), reverse=words == "Date")
        if options:
            yield SearchFilter(name, words, tuple(options))


def _document(edition: Edition, id: str) -> Link:
    link = edition.link("", id)
    return Link(link.text, lang=link.lang, quoted=link.quoted)


def _told_apart(edition: Edition, options: list[SearchOption]) -> list[SearchOption]:
    """Documents of one title with their outlets."""
    titles = Counter(option.label.text for option in options)
    told = []
    for option in options:
        record = edition.corpus.resolve(option.value)
        head = record.head if record and isinstance(record.head, SourceHead) else None
        several = titles[option.label.text] > 1
        told.append(replace(option, note=publisher_words(edition, head)) if several else option)
    return told


# --- names ---


def _groups(edition: Edition, root: str) -> tuple[IndexGroup, ...]:
    """Every record under every spelling, by letter, other scripts apart."""
    found: dict[str, list[tuple[tuple[str, str, str], IndexEntry]]] = {}
    for record in edition.corpus.records.values():
        for name in _names(record):
            key = (_sorted_as(name), name, record.id)
            found.setdefault(_letter(key[0]), []).append((key, _entry(edition, root, record, name)))
    return tuple(
        IndexGroup(
            letter,
            "names-" + (letter.lower().replace("–", "-").replace(" ", "-")),
            tuple(entry for _, entry in sorted(found[letter], key=lambda pair: pair[0])),
        )
        for letter in _ORDER
        if letter in found
    )


def _names(record: Record[Head]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((record.title, *(name.name for name in getattr(record.head, "names", ())))))


def _entry(edition: Edition, root: str, record: Record[Head], name: str) -> IndexEntry:
    own = name == record.title
    given = next((each for each in getattr(record.head, "names", ()) if each.name == name), None)
    return IndexEntry(
        name=Link(
            name,
            edition.href(root, record.id),
            lang=given.lang if given else edition.language(record),
            quoted=own and is_printed(record),
        ),
        kind=edition.collections[record.collection].one,
        of="" if own else record.title,
        note="added by the editors" if is_ours(edition.corpus, record, name) else "",
    )


def _sorted_as(name: str) -> str:
    """A name as it is sorted: without accents, signs and capitals."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(mark for mark in plain if mark.isalnum() or mark.isspace())
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _letter(key: str) -> str:
    first = key[:1]
    script = unicodedata.name(first, "").split(" ")[0] if first else ""
    if script == "LATIN":
        return first.upper() if "a" <= first <= "z" else _OTHERS
    return _DIGITS if first.isdigit() else _SCRIPTS.get(script, _OTHERS)


def _parts(group: IndexGroup) -> Iterable[IndexGroup]:
    """A group as pages of a size that reads and loads well."""
    pages: list[list[IndexEntry]] = [[]]
    size = 0
    for entry in group.entries:
        if size + _bytes(entry) > _PAGE_BYTES and pages[-1]:
            pages.append([])
            size = 0
        pages[-1].append(entry)
        size += _bytes(entry)
    for number, entries in enumerate(pages, 1):
        several = f" {number}" if len(pages) > 1 else ""
        id = f"{group.id}-{number}" if several else group.id
        yield IndexGroup(group.heading + several, id, tuple(entries))


def _bytes(entry: IndexEntry) -> int:
    return (
        len(entry.name.text.encode()) + len(entry.name.href) + len(entry.of.encode()) + len(entry.note) + 60
    )
