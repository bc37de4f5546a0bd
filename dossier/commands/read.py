"""What the engine reads in a text: one text a line in, one JSON object a line out."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dossier.commands import off
from dossier.dates import DateError, Day, parse


def options(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("citation", "dates", "edtf", "footnotes", "names"))
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="else standard input")


def run(options: Namespace) -> int:
    readers: dict[str, Callable[[str, Day | None], Any]] = {
        "citation": _read_citation,
        "dates": _read_dates,
        "edtf": _read_edtf,
        "footnotes": _read_footnotes,
        "names": _read_names,
    }
    try:
        data = options.file.read_bytes() if options.file else sys.stdin.buffer.read()
    except OSError as error:
        return off(f"{options.file}: {error.strerror or error}")
    text = data.decode("utf-8", errors="replace")
    whole = options.what == "footnotes" and not text.lstrip().startswith(("{", '"'))
    for line in [text] if whole else text.splitlines():
        wanted, reference = _text_and_reference(line)
        print(json.dumps(readers[options.what](wanted, reference), ensure_ascii=False))
    return 0


def _text_and_reference(line: str) -> tuple[str, Day | None]:
    """A line as it is, or `{"text": …, "reference": "2024-06-19"}`, or a JSON string."""
    try:
        given = json.loads(line)
    except ValueError:
        return line, None
    if isinstance(given, str):
        return given, None
    if isinstance(given, dict) and isinstance(given.get("text"), str):
        reference = given.get("reference")
        try:
            return given["text"], parse(str(reference)[:10]).earliest if reference else None
        except DateError:
            return given["text"], None
    return line, None


def _read_citation(text: str, reference: Day | None) -> Any:
    from dossier.prose.citations import as_json, read_citation

    return as_json(read_citation(text))


def _read_dates(text: str, reference: Day | None) -> Any:
    from dossier.prose.dates import as_json, read_dates

    return [as_json(span) for span in read_dates(text, reference)]


def _read_edtf(text: str, reference: Day | None) -> Any:
    from dossier.dates import describe

    return describe(text.strip())


def _read_footnotes(text: str, reference: Day | None) -> Any:
    from dossier.prose.footnotes import as_json, read_footnotes

    return as_json(read_footnotes(text))


def _read_names(text: str, reference: Day | None) -> Any:
    from dossier.prose.names import as_json, same

    try:
        given = json.loads(text)
    except ValueError:
        given = None
    one, other = (given.get("a"), given.get("b")) if isinstance(given, dict) else (None, None)
    if not isinstance(one, str) or not isinstance(other, str):
        return {"same": False, "score": 0.0, "why": 'takes lines of the form {"a": "…", "b": "…"}'}
    return as_json(same(one, other))
