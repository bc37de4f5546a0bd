"""docs/fields.md and docs/rules.md: the reference of fields and rules, written from the code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dossier.reference.outline import Cell, field_sections
from dossier.rules import LIES, Rule, load_rules
from dossier.vocabulary import Words

_MADE = "<!-- Written by `python3 build.py reference` from the code; edit that, and run it again. -->"


def fields_page(words: Words) -> str:
    """Every field that a front matter can hold."""
    lines = [
        _MADE,
        "",
        "# Fields",
        "",
        "What can be written in a record and in `content/site.yml`, as the engine calls it. `python3 build.py explain "
        "NAME` tells of one field or part. A site has the same reference in its own words, with a JSON Schema of each "
        "kind of record, on its pages under `reference/`.",
    ]
    for section in field_sections(words):
        lines += ["", f'<a id="{section.id}"></a>', "", f"## {section.heading}", "", section.lead, ""]
        lines += [_row(section.columns), _row("---" for _ in section.columns)]
        lines += [_row(map(_cell, row)) for row in section.rows]
    return "\n".join(lines) + "\n"


def rules_page() -> str:
    """The manual of every rule, by group."""
    lines = [
        _MADE,
        "",
        "# Rules",
        "",
        "What is found, and what is left alone. `python3 build.py explain NAME` prints one of them; `rules` in "
        "`content/site.yml` switches one off, with the reason, or gives it another weight.",
    ]
    for group, rules in groupby(load_rules(), lambda rule: rule.group):
        lines += ["", f"## {group}"]
        for rule in rules:
            lines += ["", f"### {rule.title}", "", f"`{rule.name}` · {weight(rule)}", *_manual(rule)]
    return "\n".join(lines) + "\n"


def weight(rule: Rule) -> str:
    """ "error, in our own files": how much a rule's findings weigh, and where what it finds lies."""
    return f"{rule.severity.value}, {LIES[rule.fault]}"


def _manual(rule: Rule) -> Iterator[str]:
    for paragraph in rule.manual.split("\n\n")[1:]:
        yield ""
        yield paragraph


def _cell(cell: Cell) -> str:
    text = cell.text.replace("|", "\\|") if "\\|" not in cell.text else cell.text.replace("\\|", "\\\\|")
    if cell.id:
        return f'<a id="{cell.id}"></a>{text}'
    return f"[{text}]({cell.href})" if cell.href else text


def _row(cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"  # type: ignore[call-overload]
