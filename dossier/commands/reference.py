"""Writes the reference of fields and rules from the code: Markdown, and a JSON Schema of each kind of record."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.commands import off
from dossier.settings import ROOT


def options(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to; left out: docs/")
    parser.add_argument("--locked", action="store_true", help="write nothing; exit 1 if a file would change")


def run(options: Namespace) -> int:
    """The engine's own docs/ hold fields and rules as it calls them; elsewhere stand a site's words, and schemas."""
    from dossier.pipeline import read_site_of
    from dossier.reference.markdown import fields_page, rules_page
    from dossier.reference.schema import schema_texts
    from dossier.settings import Site
    from dossier.vocabulary import words_of

    own = options.folder is None and options.home == ROOT
    folder: Path = options.folder or options.home / "docs"
    words = words_of(Site(title="") if own else read_site_of(options.content))
    files = {"fields.md": fields_page(words), "rules.md": rules_page()}
    if not own:
        files |= schema_texts(words)
    changed = [name for name, text in files.items() if _stands(folder / name) != text]
    if options.locked:
        for name in changed:
            print(f"{folder / name} is not of the present; `build.py reference` writes it", file=sys.stderr)
        return 1 if changed else 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in changed:
            (folder / name).write_text(files[name], encoding="utf-8", newline="\n")
    except OSError as error:
        return off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    if not options.quiet:
        print(f"{folder}: {len(files)} files, {len(changed)} changed")
    return 0


def _stands(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
