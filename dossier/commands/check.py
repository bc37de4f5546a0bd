"""Reads and reconciles; writes no site."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from dossier.commands import off, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")
    parser.add_argument(
        "--locked", action="store_true", help="a receipt that is not of the present is an error"
    )


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.reader import ContentError
    from dossier.reports import FORMATS

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    try:
        checked = pipeline.check(settings)
    except ContentError as error:
        return off(str(error))
    sys.stdout.write(FORMATS[options.format](checked.result, settings.as_of))
    return 1 if checked.result.errors(strict=settings.strict) else 0
