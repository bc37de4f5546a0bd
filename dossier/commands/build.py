"""content/ → site/; an error leaves the site that stood."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import Any

from dossier.commands import off, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--draft", action="store_true", help="write in spite of errors, and with drafts")
    parser.add_argument("--no-search", dest="search", action="store_false", help="make no search index")


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.output import OutputError
    from dossier.phases import Phases
    from dossier.reader import ContentError
    from dossier.render import RenderError
    from dossier.reports import as_text, counts

    started = time.perf_counter()
    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    phases = Phases(shown=sys.stderr.isatty() and not settings.quiet)
    try:
        result, written = pipeline.build(settings, phases)
    except (ContentError, OutputError, RenderError) as error:
        return off(str(error))
    except OSError as error:
        return off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    errors = result.errors(strict=settings.strict)
    if errors:
        print(as_text(_only(result, errors), settings.as_of), end="", file=sys.stderr)
    if written is None:
        stood = "the site that stood is untouched" if settings.output.exists() else "no site is written"
        print(f"build.py: {len(errors)} to mend before the site is built; {stood}", file=sys.stderr)
        return 1
    for line in written.lacking:
        print(f"build.py: {line}", file=sys.stderr)
    if settings.verbose:
        print(phases.table(), end="", file=sys.stderr)
    if not settings.quiet:
        told = counts(result.findings)
        seconds = time.perf_counter() - started
        print(
            f"{settings.output}: {written.total} files, {len(written.changed)} changed; "
            f"{told['error']} errors, {told['warning']} warnings, {told['note']} notes; {seconds:.1f} s"
        )
    return 1 if errors else 0


def _only(result: Any, findings: Iterable[Any]) -> Any:
    from dataclasses import replace

    return replace(result, findings=tuple(findings))
