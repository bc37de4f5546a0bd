"""The reference as sections of tables, the same for the files in docs/ and for the pages of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.heads import SHAPES, Head
from dossier.reference.declared import FORMS, Part, everything, part_of, parts_of
from dossier.settings import Site
from dossier.vocabulary import Words

#: What a site tells apart.
RECORDS, PARTS, SITE = "records", "parts", "site"


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, code between backticks. href: "#fact", where more is said; id: its own anchor."""

    text: str
    href: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a table below it."""

    id: str
    heading: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    schema: str = ""  #: the name of its JSON Schema
    page: str = RECORDS  #: where a site has it


#: What can be written in a body, beside Markdown.
BODY = (
    ("`[[id]]`, `[[id|words]]`, `[[id#place]]`", "A link to a record. In a table the bar is written `\\|`."),
    ("`[@source, ¶7]`", "A citation with its place: `¶7`, `¶2-3`, `note 4`, `p. 12`, `00:14:05`."),
    ("`[@a, ¶7; @b, ¶2]`", "Two in one."),
    ('`[@source, ¶3 "its first words"]`', "The same, with a place inside a long paragraph."),
    ("`[^1]` and `[^1]: words`", "A footnote. In a source they are those that the document prints, mistakes included."),
    ("`{p=7}`, `{p=7-9}`", "On a line of its own in a source: the next block renders these paragraphs."),
    ("`{p=20-21 withheld}`", "Stands for paragraphs that are not rendered."),
)  # fmt: skip


def field_sections(words: Words) -> Iterator[Section]:
    """Every field that can be written, in the words of a site."""
    yield Section(
        "values",
        "How values are written",
        "YAML between two lines of `---` at the head of a file. A value that begins with `[@`, `[[`, `%` or `@`, or "
        "that holds a colon and a space, or a comma within `{…}`, stands in quotes. Every fact says how it is known: "
        "it takes a bare value, `{value, cite: …}`, `{value, claim: …}`, or a list of such where sources differ.",
        ("Value", "How it is written"),
        tuple(_form_row(name) for name in FORMS),
    )
    yield Section(
        "body",
        "In the body",
        "CommonMark with tables, and beside it this. Raw HTML is not allowed.",
        ("Written", "What it does"),
        tuple((Cell(written), Cell(about)) for written, about in BODY),
    )
    parts = everything(words)
    of_site = {part.slug for part in _within(words)}
    for part in parts:
        recurs = part.made is not Head and part.made not in SHAPES.values()
        page = SITE if part.slug in of_site else PARTS if recurs else RECORDS
        yield replace(_of_part(part, words), page=page)
    yield _kinds(words)
    yield _relations(words)


def _within(words: Words) -> Iterator[Part]:
    """site.yml and the parts of it."""
    site = part_of(Site, words)
    found = {site.slug: site, **{part.slug: part for part in parts_of(site, words)}}
    yield from found.values()


def _form_row(name: str) -> tuple[Cell, ...]:
    form = FORMS[name]
    return Cell(form.word, id=f"form-{name}"), Cell(form.written)


def _of_part(part: Part, words: Words) -> Section:
    lead = part.about
    if part.bare:
        lead += f" A bare value stands for `{part.bare}`."
    schema = ""
    if part.slug.startswith("of-"):
        own = words.like(part.slug.removeprefix("of-"))
        schema = own[0].folder
        folders = " or ".join(f"`content/{each.folder}/`" for each in own)
        lead += f" A file in {folders}; beside these fields it takes those of every record."
    if part.made is Site:
        lead, schema = "`content/site.yml`, which is YAML from its first line to its last.", "site"
    rows = tuple(
        (
            Cell(f"`{entry.name}`" + (" (needed)" if entry.required else "")),
            Cell(entry.takes, f"#{entry.more}" if entry.more else ""),
            Cell(entry.about),
        )
        for entry in part.entries
    )
    noun = part.noun.partition(" ")[2] or part.noun
    heading = "Every record" if part.slug == "every-record" else noun if part.made is Site else _capital(noun)
    return Section(part.slug, heading, lead, ("Field", "Takes", "What it is for"), rows, schema)


def _kinds(words: Words) -> Section:
    rows = tuple(
        (Cell(f"`content/{folder}/`"), Cell(", ".join(f"`{kind}`" for kind in sorted(kinds))))
        for folder, kinds in words.kinds.items()
        if kinds
    )
    lead = "What `kind` can be. `kinds` in site.yml adds to them; `kinds` of a collection takes their place."
    return Section("kinds", "Kinds", lead, ("Collection", "Kinds"), rows, page=SITE)


def _relations(words: Words) -> Section:
    def ends(names: tuple[str, ...]) -> Cell:
        return Cell(", ".join(words.folders(names)) or "any record")

    rows = tuple(
        (Cell(f"`{name}`"), Cell(tie.label), Cell(tie.reverse), ends(tie.from_), ends(tie.to))
        for name, tie in sorted(words.relations.items())
    )
    lead = (
        "What `type` of a relation can be. `relations` in site.yml adds to them, or takes the place of one."
    )
    columns = ("Type", "From the record that states it", "On the other record", "Stands in", "Leads to")
    return Section("relations", "Ties between records", lead, columns, rows, page=SITE)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
