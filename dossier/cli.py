"""The commands. Exit status: 0 done; 1 an error in the content; 2 the command is off; 3 a fault of ours."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from dossier.settings import ROOT

FAULT_LOG = "dossier-fault.log"

COMMANDS = {
    "build": "content/ → site/ (also without any word)",
    "serve": "a preview that follows every edit",
    "check": "read and reconcile, write no site",
    "diff": "what a change does to the site: records, links and findings added, changed and gone",
    "links": "which outside addresses still answer",
    "verify": "our words against the private captures; writes their receipts",
    "new": "a ready file to fill in; from a capture, with what can be read in it",
    "export": "the data alone: JSON, tables, SQLite, bibliography, annotations",
    "import": "works from a reference manager, assertions from a spreadsheet",
    "explain": "the manual of a rule, or what a record or field takes",
    "reference": "the same of all rules and fields, as Markdown and JSON Schema",
    "read": "what is read in a text, one a line",
    "init": "an empty dossier of your own, in a new folder",
    "test": "the tests",
}


def main(words: Sequence[str] | None = None, home: Path = ROOT) -> int:
    """Run one command; the exit status. No traceback reaches a person.

    home: the folder of the dossier, where content/ and site/ stand; that of the engine has one of its own.
    """
    words = list(sys.argv[1:] if words is None else words)
    if not words or words[0].startswith("-") and words[0] not in ("-h", "--help"):
        words = ["build", *words]
    try:
        options = make_parser(words[0], home).parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last resort: a fault of the program, never shown as a traceback
        return _fault(error)


def make_parser(wanted: str, home: Path = ROOT) -> argparse.ArgumentParser:
    """The parser of the command line; only the command that is wanted tells its own options."""
    common = argparse.ArgumentParser(add_help=False)
    common.set_defaults(home=home)
    paths = common.add_argument_group("common options")
    paths.add_argument("--content", type=Path, default=home / "content", metavar="DIR")
    paths.add_argument("--output", type=Path, default=home / "site", metavar="DIR")
    paths.add_argument("--as-of", metavar="DATE", help='the day that "future" is measured from')
    paths.add_argument("--base-url", default="", metavar="URL", help="the address the site will have")
    paths.add_argument(
        "--repository", metavar="URL", help='for edit links, where site.yml names none; "" for none'
    )
    paths.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    paths.add_argument("--no-cache", action="store_true")
    paths.add_argument("--quiet", action="store_true")
    paths.add_argument("--verbose", action="store_true")
    paths.add_argument("--strict", action="store_true", help="warnings about our own files count as errors")

    parser = argparse.ArgumentParser(
        prog="build.py",
        description="A static research site in which every statement shows where it comes from.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        if name == "test":
            commands.add_parser(name, help=about, add_help=False)
            continue
        command = commands.add_parser(name, help=about, description=about, parents=[common])
        if name == wanted:
            import_module(f"dossier.commands.{name}").options(command)
    return parser


def run(options: argparse.Namespace) -> int:
    """The command that the options name."""
    # Records are many and live to the end; with the usual thresholds the collector walks all of them again and
    # again, for a third of the time that reading them from the cache takes.
    gc.set_threshold(200_000, 50, 100)

    if options.command == "test":
        print("build.py: the tests run through build.py itself: python3 build.py test", file=sys.stderr)
        return 2
    return int(import_module(f"dossier.commands.{options.command}").run(options))


def _fault(error: Exception) -> int:
    """One line for the person, all of it in a log file."""
    import traceback

    log = Path.cwd() / FAULT_LOG
    try:
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        told = f"; the details are in {log}"
    except OSError:
        told = ""
    print(f"build.py: a fault of the program: {type(error).__name__}: {error}{told}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main())
