"""What a change does to the site: records, links, backlinks and findings added, changed and gone."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dossier.commands import off, settings_of


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "base",
        nargs="?",
        default="",
        metavar="BASE",
        help="a commit or branch, a content folder, or a file that --save wrote; else where this branch left main",
    )
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="compare nothing; write what there is, for a later diff"
    )


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.consequences import state, telling
    from dossier.consequences.base import NoBase, state_at
    from dossier.consequences.comparing import compare
    from dossier.reader import ContentError

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    if options.save and options.base:
        return off("--save writes what there is and compares nothing; it takes no BASE beside it")
    try:
        checked = pipeline.check(settings)
        now = state.state_of(checked.corpus, checked.result, settings.content)
        if options.save:
            options.save.write_text(state.as_json(now), encoding="utf-8", newline="\n")
            return 0
        data = compare(state_at(settings, options.base, checked.corpus.site.branch), now)
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
