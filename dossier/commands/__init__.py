"""The commands, a module each: `options` tells what its parser takes, `run` does it and returns the exit status.

This module has what they share: the settings of a run, and the line that says what is off.
"""

from __future__ import annotations

import os
import re
import sys
import time
from argparse import Namespace
from pathlib import Path

from dossier.dates import DateError, parse
from dossier.settings import ROOT, Settings


def settings_of(options: Namespace) -> Settings | str:
    """The settings of this run, or what is off in the command. The only place that asks clock and environment."""
    as_of = options.as_of or os.environ.get("SOURCE_DATE_EPOCH") or ""
    if as_of and not options.as_of:
        try:
            as_of = time.strftime("%Y-%m-%d", time.gmtime(int(as_of)))
        except (ValueError, OverflowError, OSError):
            return f"SOURCE_DATE_EPOCH is '{as_of}'; it takes seconds since 1970"
    as_of = as_of or time.strftime("%Y-%m-%d")
    try:
        day = parse(as_of).latest
    except DateError as error:
        return f"--as-of: {error}; it takes a day such as 2026-11-21"
    if day is None:
        return f"--as-of '{as_of}' has no last day; it takes a day such as 2026-11-21"
    for option in ("base_url", "repository"):
        address = getattr(options, option)
        if address and not re.fullmatch(r"https?://[^\s<>\"']+", address):
            return f"--{option.replace('_', '-')} is '{address}'; it takes a full address: https://…"
    if options.jobs < 1:
        return f"--jobs is {options.jobs}; it takes 1 or more"
    return Settings(
        content=options.content.absolute(),
        output=options.output.absolute(),
        templates=options.home / "templates",
        static=options.home / "static",
        engine=ROOT if options.home != ROOT else None,
        cache=None if options.no_cache else options.home / ".cache",
        as_of=day,
        base_url=options.base_url,
        repository=_remote(options) if options.repository is None else options.repository,
        jobs=options.jobs,
        draft=getattr(options, "draft", False),
        search=getattr(options, "search", False),
        strict=options.strict,
        locked=getattr(options, "locked", False),
        quiet=options.quiet,
        verbose=options.verbose,
    )


def _remote(options: Namespace) -> str:
    """The address of the repository as git knows it, for the commands that make pages."""
    if options.command not in ("build", "serve"):
        return ""
    from dossier.history import remote_address

    return remote_address(options.content)


def off(message: str) -> int:
    print(f"build.py: {relative(message)}", file=sys.stderr)
    return 2


def relative(message: str) -> str:
    """Paths below where we stand, said from there."""
    return message.replace(f"{Path.cwd()}{os.sep}", "")
