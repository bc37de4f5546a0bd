"""What contributors can write, in the site's own words, and the manuals of all rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from markupsafe import escape

from dossier import views
from dossier.pages.chrome import CONTRIBUTORS, chrome
from dossier.pages.edition import Edition
from dossier.pages.finding_page import manual_paragraphs, set_code
from dossier.reference.markdown import weight
from dossier.reference.outline import PARTS, RECORDS, SITE, Cell, Section, field_sections
from dossier.reference.schema import file_name
from dossier.rules import load_rules
from dossier.views import Html, Link, NavItem, ReferenceManual, ReferenceRow, ReferenceTable

_PATHS = {RECORDS: CONTRIBUTORS, PARTS: "reference/parts.html", SITE: "reference/site.html"}
_HEADINGS = {
    RECORDS: "Fields of records",
    PARTS: "Parts of fields",
    SITE: "The fields of site.yml, kinds and ties",
}
_FIELDS_LEAD = (
    "What a record and `site.yml` can hold. `python3 build.py explain NAME` tells of one field where you work; "
    "`python3 build.py check` says what is left to mend."
)
_RULES_LEAD = (
    "What is found, and what is left alone. `python3 build.py explain NAME` prints one of them; `rules` in `site.yml` "
    "switches one off, with the reason, or gives it another weight."
)


def reference_pages(edition: Edition) -> Iterator[tuple[str, views.ReferencePage]]:
    """The pages of fields, then one for each group of rules, with their paths."""
    sections = tuple(field_sections(edition.corpus.words))
    where = {anchor: _PATHS[section.page] for section in sections for anchor in _anchors(section)}
    for name, path in _PATHS.items():
        tables = tuple(_table(edition, section, path, where) for section in sections if section.page == name)
        yield path, _page(edition, path, _HEADINGS[name], _FIELDS_LEAD, tables=tables)
    for group, rules in groupby(load_rules(), lambda rule: rule.group):
        manuals = tuple(
            ReferenceManual(rule.name, rule.title, weight(rule), manual_paragraphs(rule)) for rule in rules
        )
        yield _path(group), _page(edition, _path(group), f"Rules: {group}", _RULES_LEAD, manuals=manuals)


def _anchors(section: Section) -> Iterator[str]:
    yield section.id
    yield from (cell.id for row in section.rows for cell in row if cell.id)


def _page(
    edition: Edition,
    path: str,
    heading: str,
    lead: str,
    *,
    tables: tuple[ReferenceTable, ...] = (),
    manuals: tuple[ReferenceManual, ...] = (),
) -> views.ReferencePage:
    groups = dict.fromkeys(rule.group for rule in load_rules())
    parts = {"Records": CONTRIBUTORS, "Parts": _PATHS[PARTS], "site.yml": _PATHS[SITE]}
    parts |= {group: _path(group) for group in groups}
    description = f"For contributors to {edition.corpus.site.title}. {edition.corpus.site.caveat}".strip()
    return views.ReferencePage(
        chrome=chrome(edition, path, title=heading, description=description),
        heading=heading,
        lead=set_code(lead),
        parts=tuple(
            NavItem(words, part.rpartition("/")[2], "page" if part == path else "")
            for words, part in parts.items()
        ),
        tables=tables,
        manuals=manuals,
    )


def _path(group: str) -> str:
    return f"reference/rules-{group.lower().replace(' ', '-')}.html"


def _table(edition: Edition, section: Section, path: str, where: Mapping[str, str]) -> ReferenceTable:
    """A section as it stands on the page at `path`. where: the page of every anchor."""
    return ReferenceTable(
        id=_shown(edition, section.id),
        heading=section.heading,
        lead=set_code(section.lead),
        columns=section.columns,
        rows=tuple(
            ReferenceRow(
                set_code(name.text), tuple(_cell(edition, cell, path, where) for cell in cells), name.id
            )
            for name, *cells in section.rows
        ),
        schema=Link("JSON Schema", file_name(section.schema)) if section.schema else None,
    )


def _shown(edition: Edition, anchor: str) -> str:
    """An anchor in the words of the site: "of-weapons" is that of the first collection of this shape."""
    own = edition.corpus.words.like(anchor.removeprefix("of-"))
    return f"of-{own[0].folder}" if own and anchor.startswith("of-") else anchor


def _cell(edition: Edition, cell: Cell, path: str, where: Mapping[str, str]) -> Html:
    words = set_code(cell.text)
    if not cell.href:
        return words
    anchor = cell.href.removeprefix("#")
    page = "" if where[anchor] == path else where[anchor].rpartition("/")[2]
    return Html(f'<a href="{escape(page)}#{escape(_shown(edition, anchor))}">{words}</a>')
