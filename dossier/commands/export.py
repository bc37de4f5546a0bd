"""The data alone, in the forms that the site has too; nothing else is written."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.commands import off, settings_of

if TYPE_CHECKING:
    from dossier.pages.edition import Edition

#: The words of `--format`; those of `dossier.exports.catalogue`, which is not loaded to tell them.
FORMATS = ("json", "schema", "sqlite", "csv", "assertions", "ftm", "bibtex", "csl", "ris", "annotations")
FOLDER = "export"  #: of the dossier, where no other is named
SEVERAL, BINARY = "csv", "sqlite"


def options(parser: ArgumentParser) -> None:
    parser.set_defaults(output=None)
    parser.description = (
        "The data of the dossier without a site. Without --format every form goes into the folder of --output "
        f"(else {FOLDER}/); one form goes to the file or folder of --output, else to standard output."
    )
    parser.add_argument("--format", choices=FORMATS, help="one form alone")


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.history import read_history
    from dossier.pages.edition import Edition
    from dossier.reader import ContentError
    from dossier.reports import as_text

    output: Path | None = options.output
    options.output = output or options.home / FOLDER
    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    if wrong := _misplaced(options.format, output, settings.content):
        return off(wrong)
    try:
        checked = pipeline.check(settings)
    except ContentError as error:
        return off(str(error))
    errors = checked.result.errors(strict=settings.strict)
    if errors:
        from dataclasses import replace

        print(as_text(replace(checked.result, findings=errors), settings.as_of), end="", file=sys.stderr)
        print(
            f"build.py: {len(errors)} to mend before the data goes out; nothing is written", file=sys.stderr
        )
        return 1
    edition = Edition(
        checked.corpus, checked.result, settings, read_history(settings.content, settings.cache).changes
    )
    made = dict(_made(edition, options.format))
    try:
        if output is None and options.format:
            (content,) = made.values()
            sys.stdout.buffer.write(content)
        else:
            _write(made, options.format, options.output, quiet=settings.quiet)
        return 0
    except OSError as error:
        return off(f"{options.output}: cannot be written: {error.strerror or error}")


def _misplaced(form: str | None, output: Path | None, content: Path) -> str:
    """What is off about where the data is to go; "" where nothing is."""
    if output is None:
        if form == SEVERAL:
            return f"--format {SEVERAL} makes a file for each collection; --output names the folder for them"
        if form == BINARY and sys.stdout.isatty():
            return f"--format {BINARY} is no text; --output names the file for it"
        return ""
    if output.resolve().is_relative_to(content.resolve()):
        return f"--output {output} lies in the content, which holds records alone; name a place beside it"
    if output.is_file() and form in (None, SEVERAL):
        return f"--output {output} is a file; it takes the folder for several files"
    return ""


def _made(edition: Edition, form: str | None) -> Iterator[tuple[str, bytes]]:
    """The files of a form, or of all; path below the folder `data` of the site, and bytes."""
    from dossier.exports import everything, forms, record_json

    wanted = [each for each in forms(edition) if form in (None, each.format)]
    if any(each.text is None for each in wanted):
        records = [record_json(edition, record).encode() for record in edition.corpus.records.values()]
        whole = dict(everything(edition, lambda: records))
    for each in wanted:
        content = each.text(edition).encode() if each.text else whole[each.path]
        yield each.path.removeprefix("data/"), content


def _write(made: dict[str, bytes], form: str | None, output: Path, *, quiet: bool) -> None:
    alone = form not in (None, SEVERAL) and not output.is_dir()
    for path, content in made.items():
        _put(output if alone else output / path, content)
    if not quiet:
        size = sum(map(len, made.values()))
        files = "1 file" if len(made) == 1 else f"{len(made)} files"
        print(f"{output}: {files}, {size:,} bytes")


def _put(file: Path, content: bytes) -> None:
    """The whole file or none: what was there stays until the new one is complete."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as made:
        try:
            made.write(content)
            made.close()
            os.chmod(made.name, 0o666 & ~_umask())
            os.replace(made.name, file)
        except BaseException:
            Path(made.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
