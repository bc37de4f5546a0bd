"""An empty dossier of one's own."""

from __future__ import annotations

import shlex
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.commands import off
from dossier.settings import ROOT


def options(parser: ArgumentParser) -> None:
    from dossier.starter import USUAL

    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder to make; what stands in it stays"
    )
    parser.add_argument("--title", default="", help="of the site; else the folder's name")
    parser.add_argument(
        "--language", default="en", metavar="TAG", help="that the site is written in: en, fr, pt-BR"
    )
    parser.add_argument(
        "--collections",
        default=USUAL,
        metavar="LIST",
        help=f"with commas; NAME=WORDS calls one otherwise, those left out are off (usual: {USUAL})",
    )


def run(options: Namespace) -> int:
    from dossier.front_matter.site_checks import is_language
    from dossier.starter import StarterError, choose, start

    folder: Path = options.folder
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    if not is_language(options.language):
        return off(f"--language is '{options.language}'; it takes a tag such as en, ar, pt-BR or zh-Hant")
    try:
        chosen = choose(options.collections)
        made = start(
            folder,
            title=options.title or name[:1].upper() + name[1:] or "A dossier",
            language=options.language,
            chosen=chosen,
            build=options.home / "build.py",
            engine=ROOT,
        )
    except StarterError as error:
        return off(str(error))
    except OSError as error:
        return off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    if options.quiet:
        return 0
    for path in made.stood:
        print(f"{folder / path} stands already, and is left as it is", file=sys.stderr)
    if not made.written:
        print(f"{folder}: nothing was missing")
        return 0
    print(f"{folder}: a dossier with {', '.join(each.label.lower() for each in chosen)}.")
    print(f"\n  cd {shlex.quote(str(folder))}\n  python3 build.py                 # makes site/index.html")
    print("  python3 build.py serve --open    # shows it, and follows every edit")
    print("\nREADME.md tells where a first record goes; content/site.yml what everything is called.")
    return 0
