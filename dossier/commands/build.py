"""content/ → site/; an error leaves the site that stood."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.commands import off, settings_of

if TYPE_CHECKING:
    from dossier.last_build import Look
    from dossier.output import Written
    from dossier.phases import Phases
    from dossier.settings import Settings


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--draft", action="store_true", help="write in spite of errors, and with drafts")
    parser.add_argument("--no-search", dest="search", action="store_false", help="make no search index")


def run(options: Namespace) -> int:
    from dossier.last_build import look_for_changes
    from dossier.mendable import Mendable
    from dossier.phases import Phases

    started = time.perf_counter()
    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    phases = Phases(shown=sys.stderr.isatty() and not settings.quiet)
    try:
        look = look_for_changes(settings, phases)
        written: Written | None
        if look.last and look.written:
            written, report, errors, counted = (
                look.written,
                look.last.report,
                look.last.errors,
                look.last.counts,
            )
        else:
            written, report, errors, counted = _build(settings, phases, look)
    except Mendable as error:
        return off(str(error))
    except OSError as error:
        return off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    print(report, end="", file=sys.stderr)
    if written is None:
        stood = "the site that stood is untouched" if settings.output.exists() else "no site is written"
        print(f"build.py: {errors} to mend before the site is built; {stood}", file=sys.stderr)
        return 1
    for line in written.lacking:
        print(f"build.py: {line}", file=sys.stderr)
    if settings.verbose:
        print(phases.table(), end="", file=sys.stderr)
        if look.sight.lacking:
            print(f"build.py: no list of changes: {look.sight.lacking}", file=sys.stderr)
    if not settings.quiet:
        seconds = time.perf_counter() - started
        print(
            f"{settings.output}: {written.total} files, {len(written.changed)} changed; {counted['error']} errors, "
            f"{counted['warning']} warnings, {counted['note']} notes; {seconds:.1f} s"
        )
    return 1 if errors else 0


def _build(
    settings: Settings, phases: Phases, look: Look
) -> tuple[Written | None, str, int, Mapping[str, int]]:
    """What was written, and what there is to tell: the errors, how many they are, how many findings of each kind."""
    from dossier import pipeline
    from dossier.reports import counts, errors_as_text

    result, written = pipeline.build(settings, phases, look)
    errors = result.errors(strict=settings.strict)
    return written, errors_as_text(result, errors, settings.as_of), len(errors), counts(result.findings)
