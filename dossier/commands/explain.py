"""The manual of a rule, or what a record, a part or a field takes."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser, Namespace

from dossier.commands import off

WIDEST = 100  #: characters of a line that are read in one go


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="a rule, a kind of record, a field; left out: what there is"
    )


def run(options: Namespace) -> int:
    from dossier.nearest import nearest
    from dossier.pipeline import read_site_of
    from dossier.reference.explained import explain, names, overview
    from dossier.vocabulary import words_of

    words = words_of(read_site_of(options.content))
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    name = " ".join(options.name)
    if not name:
        sys.stdout.write(overview(words, width))
        return 0
    told = explain(name, words, width)
    if told is None:
        near = nearest(name, names(words))
        hint = f"; did you mean '{near}'?" if near else "; `explain` without a name lists all"
        return off(f"'{name}' is no rule and no field{hint}")
    sys.stdout.write(told)
    return 0
