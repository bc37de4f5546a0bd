"""The concordance of names: who writes what, transliteration kept apart from what only comes near a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dossier import views
from dossier.comparison.concordance import Bearer, Group, Miss, Spelt, Use
from dossier.comparison.spellings import Printed
from dossier.findings import Finding
from dossier.pages.beside import SPELLINGS as PATH
from dossier.pages.chrome import chrome
from dossier.pages.document_names import document_names
from dossier.pages.edition import Edition, listing, plural
from dossier.pages.names import language_words, ours_words
from dossier.pages.portions import part_links, part_path
from dossier.prose.likeness import MARKS
from dossier.prose.name_differences import Difference, script
from dossier.views import Link

TITLE = "Names and their spellings"

COUNTED = (
    "Counted are paragraphs and headlines that print a spelling, as far as our records and receipts hold the "
    "documents’ words, not how often it stands in each. A name that two records share is counted only where a "
    "record says which document means whom by it."
)
#: The groups of the page: heading, anchor, lead.
GROUPS = {
    Group.SPELT: (
        "Spelt in several ways",
        "spelt",
        "Documents differ in letters, hyphens or capitals. No spelling is the right one.",
    ),
    Group.NAMED: (
        "Abbreviations and other names",
        "named",
        "Documents call one bearer by several names, and spell each of them alike.",
    ),
    Group.SHORT: ("Full names and shorter ones", "short", "Documents give a name in full, and cut it short."),
}
#: A difference for readers: in the filter, and in a row, where "{of}" is the name it is told from.
KINDS = {
    Difference.SAME: ("the record’s own name", "the record’s own name"),
    Difference.LETTERS: ("transliteration", "transliteration of “{of}”"),
    Difference.MARKS: ("hyphen, capitals and the like", "{marks}"),
    Difference.SHORTER: ("shorter form", "shorter form of “{of}”"),
    Difference.LONGER: ("longer form", "longer form of “{of}”"),
    Difference.ABBREVIATION: ("abbreviation", "abbreviation"),
    Difference.WRITTEN_OUT: ("written out", "“{of}” written out"),
    Difference.SCRIPT: ("another script", "in another script"),
    Difference.SLIP: ("near the name, as printed", "letters apart from “{of}”, as printed"),
    Difference.OTHER: ("another name", "another name"),
}
NEAR = KINDS[Difference.SLIP][0]
TRANSLATION = "translation"
UNPRINTED = "in no document’s words that we hold"
AROUND = 12  #: words of a document before and after a name in a line of the concordance
_QUOTED = re.compile(r"'([^']+)'")
_RULE = "name-near-miss"
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]{2,}")  #: a word in small letters
_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Hangul", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


def spellings_pages(edition: Edition) -> Iterable[tuple[str, views.SpellingsPage]]:
    """Every record whose name documents print in more than one way, then what comes near a name; with the paths."""
    names, parts = edition.beside.names, edition.beside.name_parts or ((),)
    used = (use for bearer in names.bearers for spelt in bearer.spellings for use in spelt.uses)
    documents = document_names(
        edition, [*(use.source for use in used), *(miss.use.source for miss in names.misses)]
    )
    words = [f"{part[0].own} – {part[-1].own}" if part else "" for part in parts]
    for number, part in enumerate(parts, 1):
        near = tuple(_near(edition, documents, names.misses)) if number == len(parts) else ()
        groups = (
            _group(edition, documents, *GROUPS[group], [bearer for bearer in part if bearer.group is group])
            for group in Group
        )
        path = part_path(PATH, number)
        yield (
            path,
            views.SpellingsPage(
                chrome=chrome(
                    edition,
                    path,
                    title=TITLE,
                    description="Who writes a name how, document by document. "
                    f"{edition.corpus.site.caveat}".strip(),
                ),
                heading=TITLE,
                lead="Who writes a name how, document by document. What is printed is reproduced, never mended.",
                groups=tuple(group for group in groups if group.tables),
                near=near,
                near_count=plural(len(near), "wording"),
                counted=COUNTED,
                empty="Every name is printed in one way alone, as far as we hold the documents’ words.",
                parts=part_links(PATH, number, words),
            ),
        )


def _group(
    edition: Edition, documents: Mapping[str, str], heading: str, id: str, lead: str, bearers: list[Bearer]
) -> views.NameGroup:
    tables = tuple(_table(edition, documents, bearer) for bearer in bearers)
    return views.NameGroup(heading, id, lead, plural(len(tables), "name"), tables)


def anchor(id: str) -> str:
    """The fragment of a record's spellings."""
    return f"name-{id}"


def spellings_link(edition: Edition, root: str, id: str) -> Link | None:
    """From a record to who writes its name how; None where documents print it in one way."""
    path = edition.beside.name_paths.get(id)
    return Link("Who writes which, document by document", f"{root}{path}#{anchor(id)}") if path else None


def _table(edition: Edition, documents: Mapping[str, str], bearer: Bearer) -> views.NameTable:
    used = [spelt for spelt in bearer.spellings if spelt.uses]
    where = {use.source.id for spelt in used for use in spelt.uses}
    return views.NameTable(
        id=anchor(bearer.record.id),
        record=edition.link("", bearer.record.id),
        collection=edition.collections[bearer.record.collection].label,
        count=f"{plural(len(used), 'spelling')} in {plural(len(where), 'document')}",
        rows=tuple(_row(edition, documents, bearer, spelt) for spelt in bearer.spellings),
    )


def _row(edition: Edition, documents: Mapping[str, str], bearer: Bearer, spelt: Spelt) -> views.SpellingRow:
    kind, words = _kind(edition, bearer, spelt)
    return views.SpellingRow(
        name=spelt.name,
        kind=kind,
        kind_words=words,
        uses=tuple(_use(edition, documents, use, spelt.name) for use in spelt.uses),
        unused="" if spelt.uses else ours_words(edition.corpus, bearer.record, spelt.name) or UNPRINTED,
        note="" if spelt.listed else "not among the names that the record lists",
        lang=spelt.lang,
        language=language_words(spelt.lang),
        own=spelt.told.difference is Difference.SAME,
    )


def _kind(edition: Edition, bearer: Bearer, spelt: Spelt) -> tuple[str, str]:
    """The kind of a difference for the filter, and its words in the row."""
    told = spelt.told
    language = spelt.lang.split("-")[0]
    foreign = bool(language) and language != edition.corpus.site.language.split("-")[0]
    if foreign and told.difference is Difference.OTHER:
        return TRANSLATION, TRANSLATION
    kind, words = KINDS[told.difference]
    of = "" if told.of == bearer.own else told.of
    if not of and told.difference is not Difference.SLIP:
        words = words.split(" of “")[0].replace("“{of}” ", "")
    if told.difference is Difference.SCRIPT:
        known = script(spelt.name)
        words = f"in {_SCRIPTS.get(known, known.capitalize() + ' letters')}"
    return kind, words.format(of=of or bearer.own, marks=listing(list(told.marks)))


def _use(edition: Edition, documents: Mapping[str, str], use: Use, name: str) -> views.SpellingUse:
    source = use.source
    return views.SpellingUse(
        document=Link(documents[source.id], edition.href("", source.id)),
        count=plural(len(use.places), "place"),
        places=tuple(_place(edition, place) for place in use.places),
        sentence=_sentence(edition, use, name),
    )


def _place(edition: Edition, printed: Printed) -> Link:
    source = printed.source
    if printed.paragraph:
        return Link(f"¶{printed.paragraph}", edition.href("", source.id, f"p{printed.paragraph}"))
    words = "headline" if printed.path.split(".")[0] == "title" else "quotation"
    if printed.path.startswith("assertions["):
        number = printed.path.removeprefix("assertions[").split("]")[0]
        return Link(words, edition.href("", source.id, f"assertion-{number}"))
    return Link(words, edition.href("", source.id))


def _sentence(edition: Edition, use: Use, name: str) -> views.Sentence | None:
    """The document's words around the name, a line of them; none where little more than the name is held."""
    best = max(use.places, key=lambda printed: len(printed.text))
    start = best.text.translate(MARKS).find(name.translate(MARKS))
    before, after = best.text[: max(start, 0)], best.text[start + len(name) :]
    if start < 0 or not (before + after).strip() or not best.path and len(_SMALL.findall(before + after)) < 2:
        return None  # of a paragraph a receipt holds little more than the name
    head, tail = before.split(" "), after.split(" ")
    before = " ".join(["…", *head[-AROUND:]] if len(head) > AROUND + 1 else head)
    after = " ".join([*tail[:AROUND], "…"] if len(tail) > AROUND + 1 else tail)
    open_, close = ("", "") if re.search('["“”«»]', before + after) else ("“", "”")
    return views.Sentence(
        _place(edition, best), open_ + before, best.text[start : start + len(name)], after + close
    )


def _near(edition: Edition, documents: Mapping[str, str], misses: Iterable[Miss]) -> Iterable[views.NearRow]:
    """What comes near a name, unless an answer has set the finding aside or the site leaves the rule off."""
    if _RULE not in {rule.name for rule in edition.result.rules}:
        return
    for number, miss in enumerate(misses, 1):
        record, finding = miss.known.record, _finding(edition, miss)
        if not (finding and finding.set_aside):
            yield views.NearRow(
                id=f"near-{number}",
                text=miss.text,
                use=_use(edition, documents, miss.use, miss.text),
                known=edition.link("", record.id),
                known_name=miss.known.name,
                how=_QUOTED.sub(r"“\1”", miss.how),
                kind=NEAR,
                collection=edition.collections[record.collection].label,
                finding=Link("the finding", edition.finding_href("", finding)) if finding else None,
            )


def _finding(edition: Edition, miss: Miss) -> Finding | None:
    found = (each for each in edition.result.findings if each.where.record == miss.use.source.id)
    return next((each for each in found if each.rule == _RULE and f"'{miss.text}'" in each.message), None)
