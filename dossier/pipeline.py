"""The story, start to end: read, connect, reconcile, render, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dossier import reader
from dossier.corpus import Corpus, FileMistake, connect
from dossier.examine import Examiner
from dossier.front_matter import decode, read_site
from dossier.limits import RECORD_BYTES, STATIC_BYTES
from dossier.lock_file import LOCK, ReceiptsUnreadable, read_receipts
from dossier.model import Mistake, Place
from dossier.output import NewSite, Written, copy_site, new_site
from dossier.phases import Phases
from dossier.pictures import picture_size
from dossier.reader import ContentError, read_records
from dossier.receipts import Receipt
from dossier.reconcile import Reconciliation, reconcile
from dossier.reports import counts, errors_as_text
from dossier.rules import load_rules
from dossier.settings import Settings, Site
from dossier.static_files import LEADS_OUT, Refused, refused_file
from dossier.verify import Trouble
from dossier.vocabulary import collections

if TYPE_CHECKING:
    from dossier.history import History
    from dossier.last_build import Look


@dataclass(frozen=True, slots=True)
class Check:
    """A corpus and all that its rules found."""

    corpus: Corpus
    result: Reconciliation


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` found. changed: the lock file changed, or under --locked would have."""

    check: Check
    changed: bool
    troubles: tuple[Trouble, ...]
    renewed: tuple[str, ...]  #: sources whose capture is another text than their receipt was made of


def check(settings: Settings, phases: Phases | None = None) -> Check:
    """Read, connect, reconcile."""
    phases = phases or Phases()
    corpus = read(settings, phases)
    with phases.phase("reconcile"):
        return Check(corpus, reconcile(corpus, load_rules()))


def read(settings: Settings, phases: Phases | None = None) -> Corpus:
    """Read and connect."""
    phases = phases or Phases()
    site, mistakes = _read_site(settings.content)
    receipts: Mapping[str, Receipt] = {}
    try:
        receipts = read_receipts(settings.content)
    except ReceiptsUnreadable as error:
        damaged = Mistake("receipt-stale", "", Place(1, 1), f"{LOCK} {error}")
        mistakes.append(FileMistake(f"{settings.content.name}/{LOCK}", damaged))
    static = dict(_static_paths(settings))
    sizes = {name: path.stat().st_size for name, path in static.items()}
    records, stray = read_records(
        settings.content,
        collections(site),
        finish=Examiner(site, receipts),
        cache=settings.cache,
        jobs=settings.jobs,
        phases=phases,
    )
    return connect(
        records,
        site=site,
        as_of=settings.as_of,
        receipts=receipts,
        mistakes=[*mistakes, *(FileMistake(file, mistake) for file, mistake in stray)],
        drafts=settings.draft,
        locked=settings.locked,
        pictures={name: picture_size(path) for name, path in static.items()},
        heavy={name: size for name, size in sizes.items() if size > STATIC_BYTES},
        refused=dict(_refused(settings, static)),
    )


def read_if_any(settings: Settings) -> Corpus:
    """Read and connect; of a content folder that holds no record yet, a corpus without records."""
    try:
        return read(settings)
    except ContentError:
        site, mistakes = _read_site(settings.content)  # raises again where there is no such folder
        return connect((), site=site, as_of=settings.as_of, receipts={}, mistakes=mistakes)


def read_again(settings: Settings, corpus: Corpus, edited: Set[str]) -> Corpus | None:
    """The same corpus after an edit of some records, by their files; None where more than that has changed."""
    finish = Examiner(corpus.site, corpus.receipts)
    records = reader.read_again(settings.content, corpus.words.collections, corpus.read, edited, finish)
    if records is None:
        return None
    return connect(
        records,
        site=corpus.site,
        as_of=settings.as_of,
        receipts=corpus.receipts,
        mistakes=corpus.mistakes,
        drafts=settings.draft,
        locked=settings.locked,
        pictures=corpus.pictures,
        heavy=corpus.heavy,
        refused=corpus.refused,
    )


def verify(settings: Settings, captures: Path) -> Verified:
    """Check our words against the captures that exist; what receipts say then, and whether they changed.

    With `settings.locked` nothing is written. Raises ContentError where there is no such folder.
    """
    from dossier import verify as captures_

    if not captures.is_dir():
        raise ContentError(f"{captures}: there is no such folder; --captures names the one with the texts")
    corpus = check(settings).corpus
    receipts, troubles = captures_.verify(corpus, captures)
    if settings.locked:
        changed = captures_.lock_changes(settings.content, receipts)
    else:
        changed = captures_.write_lock(settings.content, receipts)
    old_lock = f"{settings.content.name}/{LOCK}"  # what was said of it no longer holds
    mistakes = tuple(stray for stray in corpus.mistakes if stray.file != old_lock)
    outdated = corpus.receipts if settings.locked else {}
    renewed = tuple(
        id for id, old in corpus.receipts.items() if id in receipts and receipts[id].sha256 != old.sha256
    )
    corpus = replace(corpus, receipts=receipts, mistakes=mistakes, outdated=outdated)
    return Verified(Check(corpus, reconcile(corpus, load_rules())), changed, troubles, renewed)


def build(
    settings: Settings, phases: Phases | None = None, look: Look | None = None
) -> tuple[Reconciliation, Written | None]:
    """Read, connect, reconcile, render, write. With errors nothing is written, unless as a draft.

    Where nothing has changed since the last build, and the site stands as that left it, nothing is done.
    look: what was seen of that already.
    """
    from dossier.history import read_history
    from dossier.last_build import inputs_of, look_for_changes, remember, spare_of

    phases = phases or Phases()
    look = look or look_for_changes(settings, phases)
    if look.last and look.written:
        return look.last.result(), look.written
    checked = check(settings, phases)
    result = checked.result
    errors = result.errors(strict=settings.strict)
    if errors and not settings.draft:
        return result, None
    lacking: list[str] = []
    with new_site(settings.output, spare_of(settings.cache) if settings.cache else None) as site:
        _fill(
            site,
            checked,
            settings,
            read_history(settings.content, settings.cache, look.sight),
            lacking,
            phases,
        )
    if settings.cache and not lacking:
        with phases.phase("keep for the next build"):
            if inputs_of(settings, look.sight) == look.inputs:  # else somebody edited meanwhile
                remember(
                    settings.cache,
                    look.inputs,
                    files=site.files,
                    report=errors_as_text(result, errors, settings.as_of),
                    errors=len(errors),
                    counts=counts(result.findings),
                    result=result,
                )
            copy_site(settings.output, site.written, spare_of(settings.cache))
    return result, replace(site.written, lacking=tuple(lacking))


def _fill(
    site: NewSite,
    checked: Check,
    settings: Settings,
    history: History,
    lacking: list[str],
    phases: Phases,
) -> None:
    """Put every file of the finished site where it belongs.

    lacking: takes a line for each thing that the site has to go without on this machine.
    """
    from dossier.pages.edition import Edition
    from dossier.publish import pages_and_data, state_of
    from dossier.render import make_renderer
    from dossier.search_index import NoIndex, make_index

    edition = Edition(checked.corpus, checked.result, settings, history.changes, history.log)
    state = state_of(edition)  # before a template is read: what is edited from now on is of no kept state
    render = make_renderer(settings.template_folders, settings.cache)
    cards = pages_and_data(edition, render, site, phases, state)
    if settings.search:
        with phases.phase("search index"):
            try:
                for path, content in make_index(cards, cache=settings.cache).items():
                    site.put(path, content)
            except NoIndex as reason:
                lacking.append(f"no search index: {reason}")
    for path, content in _static_files(settings):
        site.put(path, content)


def _static_files(settings: Settings) -> Iterable[tuple[str, bytes]]:
    """The files under static/, as they are."""
    for name, path in _static_paths(settings):
        yield f"static/{name}", path.read_bytes()


def _static_paths(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Every file under static/, sorted; one of the dossier's own stands in place of the engine's."""
    found = {name: path for static in reversed(settings.static_folders) for name, path in _paths_in(static)}
    yield from sorted(found.items())


def _paths_in(static: Path) -> Iterator[tuple[str, Path]]:
    """Every file of one such folder; hidden ones and links out of the folder are left out."""
    if not static.is_dir():
        return
    top = static.resolve()
    for path in sorted(static.rglob("*")):
        relative = path.relative_to(static)
        if not any(part.startswith(".") for part in relative.parts) and _lies_in(path, top):
            yield relative.as_posix(), path


def _refused(settings: Settings, static: Mapping[str, Path]) -> Iterator[tuple[str, Refused]]:
    """What lies under static/ and is not taken: files that could act, and links that lead out of it."""
    for name, path in static.items():
        if told := refused_file(path):
            yield name, told
    for folder in settings.static_folders:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() and not (path.is_dir() or _lies_in(path, folder.resolve())):
                yield path.relative_to(folder).as_posix(), Refused(1, LEADS_OUT)


def _lies_in(path: Path, top: Path) -> bool:
    """Whether a path is a file of this folder, and no link that leads out of it or round in a circle."""
    try:
        return path.is_file() and path.resolve().is_relative_to(top)
    except (OSError, RuntimeError):
        return False


def read_site_of(content: Path) -> Site:
    """site.yml as far as it can be read; where there is none, one that says nothing."""
    try:
        return _read_site(content)[0]
    except ContentError:
        return Site(title="")


def _read_site(content: Path) -> tuple[Site, list[FileMistake]]:
    """site.yml, and what is wrong in it. Raises ContentError where there is no content folder."""
    name = f"{content.name}/site.yml"
    if not content.is_dir():
        raise ContentError(f"{content}: there is no such folder; --content names the one with the records")
    try:
        file = content / "site.yml"
        size = file.stat().st_size
        data = file.read_bytes() if size <= RECORD_BYTES else b""
    except FileNotFoundError:
        missing = Mistake(
            "front-matter-invalid",
            "title",
            Place(1, 1),
            "site.yml is missing; one line is enough: 'title: …'",
        )
        return Site(title=content.resolve().parent.name), [FileMistake(name, missing)]
    except OSError as error:
        raise ContentError(f"{name}: cannot be read: {error.strerror or error}") from error
    if size > RECORD_BYTES:
        raise ContentError(f"{name} has {size:,} bytes; it may have {RECORD_BYTES:,}")
    text, undecodable = decode(data)
    read = read_site(text)
    mistakes = [undecodable] if undecodable else []
    site = read.head if read.head.title else replace(read.head, title=content.resolve().parent.name)
    return site, [FileMistake(name, mistake) for mistake in (*mistakes, *read.mistakes)]
