"""Reads and reconciles; writes no site."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.commands import off, settings_of
from dossier.settings import Settings

if TYPE_CHECKING:
    from dossier.pipeline import Check
    from dossier.reconcile import Reconciliation


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")
    parser.add_argument(
        "--since",
        metavar="BASE",
        help="errors, and of the rest what is new since a commit, a content folder, or a file that diff --save wrote",
    )
    parser.add_argument(
        "--locked", action="store_true", help="a receipt that is not of the present is an error"
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="compare a built or deployed site with its list of sums instead, file by file",
    )
    parser.add_argument(
        "--sums", type=Path, metavar="FILE", help="the list that --site is compared with; else the one in it"
    )


def run(options: Namespace) -> int:
    if options.site or options.sums:
        return _compare_site(options.site, options.sums)
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
    errors = checked.result.errors(strict=settings.strict)
    result = checked.result
    if options.since:
        new = _since(settings, options.since, checked)
        if isinstance(new, str):
            return off(new)
        result = new
    sys.stdout.write(FORMATS[options.format](result, settings.as_of))
    return 1 if errors else 0


def _since(settings: Settings, base: str, checked: Check) -> Reconciliation | str:
    """What is new since the base, and every error; or what is off with the base."""
    from dossier.consequences.base import NoBase, state_at
    from dossier.consequences.comparing import news
    from dossier.consequences.state import StateUnreadable, state_of
    from dossier.reader import ContentError

    result = checked.result
    try:
        now = state_of(checked.corpus, result, settings.content)
        new = news(state_at(settings, base, checked.corpus.site.branch), now)
    except (ContentError, NoBase) as error:
        return str(error)
    except StateUnreadable as error:
        return f"{base}: {error}"
    except OSError as error:
        return f"{error.filename}: {error.strerror}" if error.filename else str(error)
    errors = set(result.errors(strict=settings.strict))
    kept = (each for number, each in enumerate(result.findings) if number in new or each in errors)
    return replace(result, findings=tuple(kept))


def _compare_site(site: Path | None, sums: Path | None) -> int:
    """A line for each file of a site that is not as its manifest lists it."""
    from dossier import manifest

    if site is None:
        return off("--sums says what a site is compared with; --site names the folder of that site")
    if not site.is_dir():
        return off(f"{site}: there is no such folder; --site names the one that holds the site")
    sums = sums or site / manifest.NAME
    try:
        listed = manifest.read(sums.read_bytes())
    except FileNotFoundError:
        return off(f"{sums}: there is no such file; a build writes {manifest.NAME} into every site")
    except OSError as error:
        return off(f"{sums}: {error.strerror or error}")
    except manifest.ManifestUnreadable as error:
        return off(f"{sums}: {error}; it takes lines as sha256sum writes them")
    amiss = list(manifest.differences(site, listed))
    for path, what in amiss:
        print(f"{site / path}: {what}")
    print(f"{len(listed):,} files listed, {len(amiss):,} not as listed", file=sys.stderr)
    return 1 if amiss else 0
