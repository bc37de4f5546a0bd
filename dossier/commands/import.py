"""Records from elsewhere: works from a reference manager, assertions from a spreadsheet."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.commands import off, relative, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="CSL-JSON, BibTeX or RIS; CSV as `export` writes it",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.intake.import_assertions import import_assertions
    from dossier.intake.import_sources import import_sources
    from dossier.intake.references import form_of
    from dossier.reader import ContentError

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    failed = False
    for file in options.files:
        try:
            data = file.read_bytes()
        except OSError as error:
            return off(f"{file}: {error.strerror or error}")
        try:
            corpus = pipeline.read_if_any(settings)
        except ContentError as error:
            return off(str(error))
        write = not options.dry_run
        if form_of(data, file.name) == "csv":
            outcome = import_assertions(data, corpus, settings, write=write)
        else:
            outcome = import_sources(data, file.name, corpus, settings, write=write)
        for trouble in outcome.troubles:
            print(relative(f"{file}:{trouble.line}: {trouble.message}"), file=sys.stderr)
        for line in outcome.lines if not settings.quiet else ():
            print(relative(line))
        failed = failed or bool(outcome.troubles)
        if outcome.troubles and not outcome.lines:
            print(f"build.py: nothing of {relative(str(file))} is taken", file=sys.stderr)
    return 1 if failed else 0
