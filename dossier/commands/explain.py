"""The manual of a rule."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from dossier.commands import off


def options(parser: ArgumentParser) -> None:
    parser.add_argument("rule", nargs="?", default="", metavar="RULE")


def run(options: Namespace) -> int:
    from dossier.nearest import nearest
    from dossier.rules import load_rules

    rules = {rule.name: rule for rule in load_rules()}
    if not options.rule:
        for rule in rules.values():
            print(f"{rule.name:28} {rule.title}")
        return 0
    if options.rule not in rules:
        near = nearest(options.rule, rules)
        hint = f"; did you mean '{near}'?" if near else "; `explain` without a name lists all"
        return off(f"'{options.rule}' is no rule{hint}")
    rule = rules[options.rule]
    print(f"{rule.name} ({rule.severity.value}, {rule.fault.value})\n\n{rule.manual}")
    return 0
