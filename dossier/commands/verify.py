"""Our words against the private captures; writes their receipts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.commands import off, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--captures", type=Path, required=True, metavar="DIR", help="the folder with the texts"
    )
    parser.add_argument("--locked", action="store_true", help="write nothing; exit 1 if a byte would change")
    parser.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.lock_file import LOCK
    from dossier.reader import ContentError
    from dossier.reports import FORMATS

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    try:
        verified = pipeline.verify(settings, options.captures)
    except (ContentError, OSError) as error:
        return off(str(error))
    sys.stdout.write(FORMATS[options.format](verified.check.result, settings.as_of))
    for trouble in verified.troubles:
        print(f"{trouble.source}: {trouble.message}; its receipt stays as it was", file=sys.stderr)
    receipts = verified.check.corpus.receipts
    for id in verified.renewed:
        done = "not written under --locked" if settings.locked else "written"
        print(
            f"{id}: {receipts[id].capture} has changed since its receipt; a new one is {done}",
            file=sys.stderr,
        )
    for source in verified.check.corpus.sources:
        capture = source.head.capture
        if capture is not None and not (options.captures / capture.file).exists():
            kept = "its receipt stays as it was" if source.id in receipts else "no receipt"
            print(f"{source.id}: {capture.file} is not in {options.captures}; {kept}", file=sys.stderr)
    for receipt in receipts.values():
        share = 100 * receipt.published_words / max(receipt.words, 1)
        print(
            f"{receipt.source}: {receipt.published_words} of {receipt.words} words are published ({share:.1f} %)",
            file=sys.stderr,
        )
    if settings.locked and verified.changed:
        print(f"{LOCK} would change; `verify` without --locked writes it", file=sys.stderr)
    failed = bool(verified.check.result.errors(strict=settings.strict) or verified.troubles)
    return 1 if failed or (settings.locked and verified.changed) else 0
