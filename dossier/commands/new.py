"""A ready file to fill in; from a capture, with what can be read in it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.commands import off, relative, settings_of

if TYPE_CHECKING:
    from dossier.corpus import Corpus
    from dossier.scaffold.captured import Captured
    from dossier.scaffold.proposal import Proposal
    from dossier.settings import Collection, Settings
    from dossier.vocabulary import Words


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind", metavar="KIND", help="source, actor, event, claim … or a kind of them, such as person"
    )
    parser.add_argument("title", nargs="?", default="", metavar="TITLE", help="a capture may say it")
    parser.add_argument(
        "--capture", type=Path, metavar="FILE", help="of a source: its text, a saved page or a PDF"
    )
    parser.add_argument("--id", default="", metavar="ID", help="the file's name; else made from the title")
    parser.add_argument("--publisher", default="", metavar="ID", help="of a source: an actor's id, or a name")
    parser.add_argument("--stubs", action="store_true", help="drafts too for names in the capture that recur")


def run(options: Namespace) -> int:
    from dossier import pipeline
    from dossier.intake.files import CannotWrite
    from dossier.reader import ContentError
    from dossier.scaffold.captured import CannotRead
    from dossier.scaffold.new_record import CannotMake, wanted_kind
    from dossier.vocabulary import words_of

    settings = settings_of(options)
    if isinstance(settings, str):
        return off(settings)
    try:
        corpus = pipeline.read_if_any(settings)
        words = words_of(corpus.site)
        wanted = wanted_kind(options.kind, words)
        if wanted.collection.like != "sources" and (options.capture or options.publisher or options.stubs):
            raise CannotMake(
                "--capture, --publisher and --stubs are for a source: build.py new source --capture FILE"
            )
        if options.stubs and not options.capture:
            raise CannotMake(
                "--stubs takes its names from a capture: build.py new source --capture FILE --stubs"
            )
        return _make(options, settings, corpus, words, wanted.collection, wanted.kind)
    except CannotRead as error:
        return off(f"{options.capture}: {error}")
    except (CannotMake, CannotWrite, ContentError) as error:
        return off(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        return off(f"{error.filename}: {error.strerror or error}")


def _make(
    options: Namespace, settings: Settings, corpus: Corpus, words: Words, collection: Collection, kind: str
) -> int:
    from dossier.dates import iso
    from dossier.front_matter.yaml_writer import scalar
    from dossier.intake.files import put_new
    from dossier.scaffold.blank import Filled, blank_record
    from dossier.scaffold.capture_file import read_capture_file
    from dossier.scaffold.new_record import checked_id, checked_title, suggested_id
    from dossier.scaffold.proposal import propose, year_of

    taken = {record.id for record in corpus.read} | {
        old for record in corpus.read for old in record.head.former_ids
    }
    captured: Captured | None = read_capture_file(options.capture) if options.capture else None
    title = checked_title(options.title) if options.title or not captured else ""
    proposal: Proposal | None = None
    filled = Filled({"kind": scalar(kind)} if kind else {})
    publisher, day = options.publisher, ""
    if captured:
        proposal = propose(captured, corpus, title, options.capture.name, iso(settings.as_of))
        title = checked_title(proposal.title)
        publisher = publisher or proposal.publisher
        day = proposal.filled.fields.get("published", "")
    named = proposal.number if proposal and proposal.number and publisher else title
    id = checked_id(options.id, taken) if options.id else suggested_id(named, publisher, year_of(day), taken)
    if captured and captured.how:  # the text gets a name of its own, so the proposal says that
        text_file = options.capture.with_name(f"{id}.txt")
        put_new(text_file, "\n\n".join(captured.paragraphs) + "\n")
        proposal = propose(
            captured, corpus, title if options.title else "", text_file.name, iso(settings.as_of)
        )
        print(relative(f"{text_file}: the text of {options.capture.name}, which stays private beside it"))
    if proposal:
        filled = proposal.filled
        if options.publisher:
            filled = Filled(
                {**filled.fields, "publisher": scalar(options.publisher)},
                {name: why for name, why in filled.notes.items() if name != "publisher"},
                filled.about,
                filled.body,
            )
        if kind:
            filled = Filled({**filled.fields, "kind": scalar(kind)}, filled.notes, filled.about, filled.body)
    elif options.publisher:
        filled = Filled({**filled.fields, "publisher": scalar(options.publisher)})
    path = settings.content / collection.folder / f"{id}.md"
    put_new(path, blank_record(collection.like, collection.folder, title, words, filled))
    print(
        relative(
            f"{path}: a draft to fill in; `draft: true` comes out when it is ready, then: build.py check"
        )
    )
    if proposal and captured:
        _tell(proposal, options, settings, corpus, words)
    return 0


def _tell(proposal: Proposal, options: Namespace, settings: Settings, corpus: Corpus, words: Words) -> None:
    """What was found, and the names that recur without a record: told, or made into drafts."""
    from dossier.intake.files import CannotWrite, put_new
    from dossier.scaffold.blank import Filled, blank_record
    from dossier.scaffold.new_record import suggested_id
    from dossier.scaffold.proposal import stub_line

    for line in proposal.lines:
        print(f"  {line}")
    folder, content = options.capture.resolve().parent, settings.content.resolve()
    kept = next((each for each in content.parents if (each / ".git").exists()), None)
    if kept and folder.is_relative_to(kept):
        lies = f"{relative(str(folder))} lies in the project: keep captures where git does not see them"
        print(f"build.py: {lies}", file=sys.stderr)
    actors = next(iter(words.like("actors")), None)
    if not proposal.strangers or actors is None:
        return
    if not options.stubs:
        print("names that recur and have no record (--stubs makes drafts, private persons stay out):")
        for name, count in proposal.strangers[:12]:
            print(stub_line(actors.one, name, count))
        return
    taken = {record.id for record in corpus.read}
    for name, count in proposal.strangers:
        id = suggested_id(name, "", "", taken)
        taken.add(id)
        path = settings.content / actors.folder / f"{id}.md"
        about = [
            f"Proposed by build.py: the name stands in {count} paragraphs of a capture.",
            "A private person who is named in passing gets no record: throw this file away then.",
        ]
        try:
            put_new(path, blank_record("actors", actors.folder, name, words, Filled(about=about)))
        except CannotWrite as error:
            print(f"build.py: {error}", file=sys.stderr)
            continue
        print(relative(f"{path}: a draft to fill in, or to throw away"))
