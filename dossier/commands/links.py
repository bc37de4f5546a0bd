"""Asks the outside addresses whether they still answer. The only command that uses the network."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace

from dossier.commands import off, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--minutes", type=int, default=45, metavar="N", help="what is left then is not asked")


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.dates import iso
    from dossier.outside import telling
    from dossier.outside.addresses import outside_addresses, without_archive
    from dossier.outside.asking import Asker
    from dossier.phases import Phases
    from dossier.reader import ContentError

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    if options.minutes < 1:
        return off(f"--minutes is {options.minutes}; it takes 1 or more")
    try:
        corpus = pipeline.read(settings)
        outside = outside_addresses(corpus, settings.content)
    except ContentError as error:
        return off(str(error))
    except OSError as error:
        return off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    phases = Phases(shown=sys.stderr.isatty() and not settings.quiet)
    with phases.bar("ask", len(outside), "addresses") as advance:
        asker = Asker(deadline=60.0 * options.minutes)
        answers = asker.ask_all([each.address for each in outside], advance)
    data = telling.as_data(outside, answers, without_archive(corpus), iso(settings.as_of))
    if options.format == "json":
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        sys.stdout.write({"text": telling.as_text, "markdown": telling.as_markdown}[options.format](data))
    return 0
