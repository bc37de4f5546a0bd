"""What a change does to the site: records, links, backlinks and findings added, changed and gone."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.commands import off, settings_of
from dossier.settings import Settings

if TYPE_CHECKING:
    from dossier.consequences.state import State
    from dossier.pipeline import Check


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "base",
        nargs="?",
        default="",
        metavar="BASE",
        help="a commit or branch, a content folder, or a file that --save wrote; "
        "else the commit at which this branch left the main one",
    )
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="compare nothing; write what there is, for a later diff"
    )


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.consequences import state, telling
    from dossier.consequences.base import NoBase
    from dossier.consequences.comparing import compare
    from dossier.reader import ContentError

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    if options.save and options.base:
        return off("--save writes what there is and compares nothing; it takes no BASE beside it")
    try:
        checked = pipeline.check(settings)
        now = _state(checked, settings.content)
        if options.save:
            options.save.write_text(state.as_json(now), encoding="utf-8", newline="\n")
            return 0
        data = compare(_base(settings, options.base, checked.corpus.site.branch), now)
    except (ContentError, NoBase) as error:
        return off(str(error))
    except state.StateUnreadable as error:
        return off(f"{options.base}: {error}")
    except OSError as error:
        return off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    if options.format == "json":
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        sys.stdout.write({"text": telling.as_text, "markdown": telling.as_markdown}[options.format](data))
    return 0


def _state(checked: Check, content: Path) -> State:
    from dossier.consequences.state import state_of

    return state_of(checked.corpus, checked.result, content)


def _base(settings: Settings, name: str, branch: str) -> State:
    """The state to compare with, from whatever names it. branch: the main one."""
    from dossier import pipeline
    from dossier.consequences.base import content_at, fork_point
    from dossier.consequences.state import read_state

    named = Path(name) if name else None
    if named and named.is_file():
        return read_state(named)
    # What is read of the base is kept apart, as a cache holds one state of the content.
    settings = replace(settings, cache=settings.cache and settings.cache / "base")
    if named and named.is_dir():
        content = named.absolute()
        return _state(pipeline.check(replace(settings, content=content)), content)
    commit = name or fork_point(settings.content, branch)
    with content_at(commit, settings.content, settings.static) as (content, static):
        return _state(pipeline.check(replace(settings, content=content, static=static)), content)
