"""What `explain` prints: the manual of a rule, the fields of a record or part, one field wherever it occurs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from dossier.heads import SHAPES, Head
from dossier.reference.declared import FORMS, Entry, Part, everything
from dossier.reference.outline import Cell, Section, field_sections
from dossier.rules import LIES, Rule, load_rules
from dossier.settings import Site
from dossier.vocabulary import Words

_CODE = str.maketrans({"`": ""})


def explain(name: str, words: Words, width: int = 80) -> str | None:
    """What there is to say of a name; None where it names nothing. width: of a line, in characters.

    name: a rule, a kind of record by any of its names, a part, a field ("published", "source.published"), or one of
    site, values, body, kinds, relations.
    """
    for rule in load_rules():
        if rule.name == name:
            return _rule(rule, width)
    parts = _parts(words)
    if name in parts:
        return _part(parts[name], parts["every record"], width)
    if found := [section for section in field_sections(words) if section.id == name]:
        return _section(found[0], width)
    whole, dot, field = name.rpartition(".")
    among = (
        [parts[whole]] if whole in parts else [] if dot else list({id(p): p for p in parts.values()}.values())
    )
    if whole in parts and parts[whole].made in SHAPES.values():
        among.append(parts["every record"])
    lines = [
        line
        for part in among
        for entry in part.entries
        if entry.name == field
        for line in (f"{field}, of {part.noun}", "", *_entry(entry, width), *_more(entry, width), "")
    ]
    return "\n".join(lines).rstrip() + "\n" if lines else None


def names(words: Words) -> tuple[str, ...]:
    """Every name that can be asked for."""
    parts = _parts(words)
    fields = (entry.name for part in parts.values() for entry in part.entries)
    sections = (section.id for section in field_sections(words) if "-" not in section.id)
    rules = (rule.name for rule in load_rules())
    return tuple(dict.fromkeys((*rules, *parts, *sections, *fields)))


def overview(words: Words, width: int = 80) -> str:
    """What can be asked: every rule by its group, and what else there is."""
    lines = []
    group = ""
    for rule in load_rules():
        if rule.group != group:
            group = rule.group
            lines += ["", group]
        lines.append(f"  {rule.name:28} {rule.title}")
    records = [part.noun.partition(" ")[2] for part in everything(words) if part.made in SHAPES.values()]
    told = (
        f"Beside a rule, `explain` takes a kind of record ({', '.join(records)}), site, a part such as assertion, a "
        "field such as published or assertion.origin, and values, body, kinds, relations."
    )
    return "\n".join([*lines[1:], "", *textwrap.wrap(told.translate(_CODE), width)]) + "\n"


def _parts(words: Words) -> Mapping[str, Part]:
    """Every kind of record and part by the names that people may use for it."""
    found: dict[str, Part] = {}
    for part in everything(words):
        noun = part.noun.partition(" ")[2] or part.noun
        given = [noun, noun.replace(" ", "-")]
        if part.made is Head:
            given = ["every record", "record"]
        elif part.made is Site:
            given = ["site", "site.yml"]
        for shape, made in SHAPES.items():
            if part.made is made:
                given += [name for each in words.like(shape) for name in (each.one, each.folder)]
                given += [shape, shape.removesuffix("s")]
        for name in given:
            found.setdefault(name, part)
    return found


def _rule(rule: Rule, width: int) -> str:
    lines = [rule.title, f"{rule.name}: {rule.severity.value}, {LIES[rule.fault]}"]
    for paragraph in rule.manual.split("\n\n")[1:]:
        lines += ["", *_paragraph(paragraph, width)]
    lines += [
        "",
        "To answer a finding, in the front matter of its record:",
        "  explanations:",
        f'    - {{rule: {rule.name}, at: "…", verdict: holds, because: "…"}}',
        "To give the rule another weight or switch it off, in site.yml:",
        f'  rules: {{{rule.name}: {{level: off, because: "…"}}}}',
    ]
    return "\n".join(lines) + "\n"


def _paragraph(text: str, width: int) -> Iterator[str]:
    """Lines of a paragraph; the items of a list within it stay apart."""
    item: list[str] = []
    for line in [*text.split("\n"), "- "]:
        if line.startswith("- ") and item:
            indent = "  " if item[0].startswith("- ") else ""
            yield from textwrap.wrap(" ".join(item), width, subsequent_indent=indent)
            item = []
        item.append(line.strip())


def _part(part: Part, common: Part, width: int) -> str:
    lines = [part.noun[:1].upper() + part.noun[1:], "", *textwrap.wrap(part.about.translate(_CODE), width)]
    if part.bare:
        lines += [f"A bare value stands for {part.bare}."]
    for entry in part.entries:
        lines += ["", *_entry(entry, width)]
    if part.made in SHAPES.values():
        rest = ", ".join(entry.name for entry in common.entries)
        lines += [
            "",
            *textwrap.wrap(
                f"Like every record it takes {rest} as well; `explain record` tells of them.", width
            ),
        ]
    return "\n".join(lines).translate(_CODE) + "\n"


def _entry(entry: Entry, width: int) -> Iterator[str]:
    yield f"  {entry.name}{' (needed)' if entry.required else ''}: {entry.takes}".translate(_CODE)
    about = entry.about.translate(_CODE)
    yield from textwrap.wrap(about, width, initial_indent="      ", subsequent_indent="      ")


def _more(entry: Entry, width: int) -> Iterator[str]:
    """How the value is written, or where that is told."""
    form = FORMS.get(entry.more.removeprefix("form-"))
    told = form.written if form else f"`explain {entry.more}` tells what that is." if entry.more else ""
    if entry.name in ("kind", "type"):
        told = f"`explain {'kinds' if entry.name == 'kind' else 'relations'}` lists them. {told}".strip()
    yield from textwrap.wrap(
        told.translate(_CODE), width, initial_indent="      ", subsequent_indent="      "
    )


def _section(section: Section, width: int) -> str:
    lines = [section.heading, "", *textwrap.wrap(section.lead.translate(_CODE), width)]
    for name, *cells in section.rows:
        lines += ["", f"  {name.text.translate(_CODE)}"]
        told = "; ".join(
            _labelled(column, cell) for column, cell in zip(section.columns[1:], cells, strict=True)
        )
        lines += textwrap.wrap(told, width, initial_indent="      ", subsequent_indent="      ")
    return "\n".join(lines) + "\n"


def _labelled(column: str, cell: Cell) -> str:
    plain = cell.text.translate(_CODE)
    return f"{column.lower()}: {plain}" if column in ("Stands in", "Leads to") else plain
