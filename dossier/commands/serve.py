"""The preview that follows every edit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.commands import off, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    parser.add_argument(
        "--captures",
        type=Path,
        metavar="DIR",
        help="show the private full texts in this folder beside the digests; no site that is built has them",
    )
    parser.add_argument("--search", action="store_true", help="make the search index too")


def run(options: Namespace) -> int:
    from dossier.reader import ContentError
    from dossier.serve import serve

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    if options.captures and not options.captures.is_dir():
        return off(f"{options.captures}: there is no such folder; --captures names the one with the texts")
    try:
        return serve(settings, port=options.port, open_browser=options.open, captures=options.captures)
    except (ContentError, OSError) as error:
        return off(str(error))
