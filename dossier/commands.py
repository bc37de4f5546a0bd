"""What each command does, once its options are read: settings in, text out, an exit status."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dossier.dates import DateError, Day, parse
from dossier.settings import ROOT, Settings


def build(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.output import OutputError
    from dossier.phases import Phases
    from dossier.reader import ContentError
    from dossier.render import RenderError
    from dossier.reports import as_text, counts

    started = time.perf_counter()
    settings = _settings(options)
    if isinstance(settings, str):
        return _off(settings)
    phases = Phases(shown=sys.stderr.isatty() and not settings.quiet)
    try:
        result, written = pipeline.build(settings, phases)
    except (ContentError, OutputError, RenderError) as error:
        return _off(str(error))
    except OSError as error:
        return _off(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    errors = result.errors(strict=settings.strict)
    if errors:
        print(as_text(_only(result, errors), settings.as_of), end="", file=sys.stderr)
    if written is None:
        stood = "the site that stood is untouched" if settings.output.exists() else "no site is written"
        print(f"build.py: {len(errors)} to mend before the site is built; {stood}", file=sys.stderr)
        return 1
    for line in written.lacking:
        print(f"build.py: {line}", file=sys.stderr)
    if settings.verbose:
        print(phases.table(), end="", file=sys.stderr)
    if not settings.quiet:
        told = counts(result.findings)
        seconds = time.perf_counter() - started
        print(
            f"{settings.output}: {written.total} files, {len(written.changed)} changed; "
            f"{told['error']} errors, {told['warning']} warnings, {told['note']} notes; {seconds:.1f} s"
        )
    return 1 if errors else 0


def check(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.reader import ContentError
    from dossier.reports import FORMATS

    settings = _settings(options)
    if isinstance(settings, str):
        return _off(settings)
    try:
        checked = pipeline.check(settings)
    except ContentError as error:
        return _off(str(error))
    sys.stdout.write(FORMATS[options.format](checked.result, settings.as_of))
    return 1 if checked.result.errors(strict=settings.strict) else 0


def verify(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.lock_file import LOCK
    from dossier.reader import ContentError
    from dossier.reports import FORMATS

    settings = _settings(options)
    if isinstance(settings, str):
        return _off(settings)
    try:
        verified = pipeline.verify(settings, options.captures)
    except (ContentError, OSError) as error:
        return _off(str(error))
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


def serve(options: Namespace) -> int:
    from dossier.reader import ContentError
    from dossier.serve import serve as run

    settings = _settings(options)
    if isinstance(settings, str):
        return _off(settings)
    if options.captures and not options.captures.is_dir():
        return _off(f"{options.captures}: there is no such folder; --captures names the one with the texts")
    try:
        return run(settings, port=options.port, open_browser=options.open, captures=options.captures)
    except (ContentError, OSError) as error:
        return _off(str(error))


def explain(options: Namespace) -> int:
    from dossier.nearest import nearest
    from dossier.rules import load_rules

    rules = {rule.name: rule for rule in load_rules()}
    if not options.rule:
        for rule in rules.values():
            print(f"{rule.name:28} {rule.title}")
        return 0
    if options.rule not in rules:
        near = nearest(options.rule, rules)
        hint = f"; did you mean '{near}'?" if near else "; `explain` without a name lists all"
        return _off(f"'{options.rule}' is no rule{hint}")
    rule = rules[options.rule]
    print(f"{rule.name} ({rule.severity.value}, {rule.fault.value})\n\n{rule.manual}")
    return 0


def read(options: Namespace) -> int:
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
        return _off(f"{options.file}: {error.strerror or error}")
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


def _settings(options: Namespace) -> Settings | str:
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
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=None if options.no_cache else ROOT / ".cache",
        as_of=day,
        base_url=options.base_url,
        repository=options.repository or _remote(options),
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


def _only(result: Any, findings: Iterable[Any]) -> Any:
    from dataclasses import replace

    return replace(result, findings=tuple(findings))


def _off(message: str) -> int:
    print(f"build.py: {_relative(message)}", file=sys.stderr)
    return 2


def _relative(message: str) -> str:
    """Paths below where we stand, said from there."""
    return message.replace(f"{Path.cwd()}{os.sep}", "")
