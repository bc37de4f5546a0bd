"""The pages and data of an edition, made anew only where something that they look at has changed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from dossier import kept
from dossier.exports import data_files, data_path, data_unit, everything, site_files
from dossier.exports.site_map import HEAD, asks_to_be_left_out, site_map
from dossier.kept import Kept, Made
from dossier.last_build import pages_state
from dossier.output import NewSite
from dossier.pages import Unit, plan_pages, plan_search
from dossier.pages.edition import Edition
from dossier.phases import Phases
from dossier.press import Done, File, Notebook, Work, press
from dossier.reference.schema import schema_texts
from dossier.render import Render
from dossier.reports import as_json
from dossier.search_index import Card
from dossier.watch import Part, Watched, fingerprint, fingerprint_of

_SEARCH, _EVERYTHING, _MAP = "the search page", "everything in one file", "the site map"


def state_of(edition: Edition) -> str:
    """One word for what all pages depend on; "" where nothing is kept."""
    settings, corpus = edition.settings, edition.corpus
    rules = [rule.name for rule in edition.result.rules]
    return pages_state(settings, corpus.site, corpus.pictures, rules) if settings.cache else ""


def pages_and_data(
    edition: Edition, render: Render, site: NewSite, phases: Phases, state: str
) -> tuple[Card, ...]:
    """Put every page, feed and data file of records into the site; what is searched of them, in their order.

    state: what all pages depend on, as it was before any of that was read.
    """
    settings = edition.settings
    notebook = Notebook()
    watched = cast(Edition, Watched(edition, notebook.note))
    with phases.phase("plan pages"):
        works = list(_works(watched, render))
    with phases.phase("compare with the last build"):
        old = kept.load(settings.cache, state) if settings.cache else Kept("")
        notebook.numbers = {part: number for number, part in enumerate(old.parts)}
        now = {part: fingerprint(edition, part) for part in old.parts}
        of = {work.key: fingerprint_of(work.of) for work in works}
        good = old.still_good(now, of, site.standing)
    with phases.phase("take over"):
        for made in good.values():
            for file in made.files:
                site.keep(file)
    to_do = [work for work in works if work.key not in good]
    with phases.bar("make pages", len(to_do), "pages") as advance:
        done = {w.key: w for w in press(to_do, site, notebook, jobs=settings.jobs, advance=advance)}
    found = (good[work.key].cards if work.key in good else done[work.key].cards for work in works)
    cards = tuple(card for several in found for card in several)
    # What is made of what all the others made, in this order; the map lists the search page.
    for make in (_search_work, _everything_work, _map_work):
        last = make(watched, render, site, cards)
        of[last.key] = fingerprint_of(last.of)
        kept_last = old.still_good(now, {last.key: of[last.key]}, site.standing)
        for made in kept_last.values():
            for file in made.files:
                site.keep(file)
        if not kept_last:
            done |= {each.key: each for each in press([last], site, notebook)}
        good |= kept_last
    if settings.cache and (done or len(good) < len(old.units)) and state_of(edition) == state:
        with_of = {key: (each, of[key]) for key, each in done.items()}
        with phases.phase("keep for the next build"):
            kept.save(settings.cache, _kept(edition, old, now, good, with_of, site, notebook))
    return cards


def _works(edition: Edition, render: Render) -> Iterator[Work]:
    for unit in (*plan_pages(edition), data_unit(edition)):
        yield Work(unit.start, unit.of, partial(_pages, unit, render))
    for path, text in site_files(edition):
        yield Work(path, None, partial(_text, path, text))
    for record, make in data_files(edition):
        yield Work(f"{record.file} as data", record, partial(_data, make))
    yield Work("findings.json", None, partial(_findings, edition))
    yield Work("reference/ as schemas", None, partial(_schemas, edition))


def _search_work(edition: Edition, render: Render, site: NewSite, cards: tuple[Card, ...]) -> Work:
    return Work(_SEARCH, cards, partial(_search, edition, cards, render))


def _everything_work(edition: Edition, render: Render, site: NewSite, cards: tuple[Card, ...]) -> Work:
    """Joined from the data of the records as it lies in the site; known again by those files."""
    paths = [data_path(edition, record) for record in edition.corpus.records.values()]
    return Work(_EVERYTHING, [site.sums[path] for path in paths], partial(_everything, edition, site, paths))


def _map_work(edition: Edition, render: Render, site: NewSite, cards: tuple[Card, ...]) -> Work:
    """Made of the addresses of records, and of what all other pages say of themselves."""
    records = {edition.path(record) for record in edition.corpus.records.values()}
    others = sorted(path for path in site.sums.keys() - records if path.endswith(".html"))
    of = sorted(records), [site.sums[path] for path in others]
    return Work(_MAP, of, partial(_map, edition, site, sorted(records), others))


def _search(edition: Edition, cards: Sequence[Card], render: Render) -> Iterator[File]:
    for page in plan_search(edition, cards):
        yield File(page.path, render(page.view).encode())


def _everything(edition: Edition, site: NewSite, paths: Sequence[str]) -> Iterator[File]:
    def records() -> Iterator[bytes]:
        return ((site.folder / path).read_bytes() for path in paths)

    return (File(path, content) for path, content in everything(edition, records))


def _map(edition: Edition, site: NewSite, records: list[str], others: Sequence[str]) -> Iterator[File]:
    listed = records + [path for path in others if not _asks_to_be_left_out(site.folder / path)]
    return (File(path, text.encode()) for path, text in site_map(edition, sorted(listed)))


def _asks_to_be_left_out(page: Path) -> bool:
    with page.open("rb") as file:
        return asks_to_be_left_out(file.read(HEAD))


def _findings(edition: Edition) -> Iterator[File]:
    yield File("findings.json", as_json(edition.result, edition.settings.as_of).encode())


def _schemas(edition: Edition) -> Iterator[File]:
    base = f"{edition.base_url}reference/" if edition.base_url else ""
    for name, text in schema_texts(edition.corpus.words, base=base).items():
        yield File(f"reference/{name}", text.encode())


def _pages(unit: Unit, render: Render) -> Iterator[File]:
    for page in unit.make():
        yield File(page.path, render(page.view).encode(), page.card)


def _data(make: Callable[[], Iterable[tuple[str, str]]]) -> Iterator[File]:
    return (File(path, text.encode()) for path, text in make())


def _text(path: str, make: Callable[[], str]) -> Iterator[File]:
    yield File(path, make().encode())


def _kept(
    edition: Edition,
    old: Kept,
    now: Mapping[Part, bytes],
    good: Mapping[str, Made],
    done: Mapping[str, tuple[Done, bytes]],
    site: NewSite,
    notebook: Notebook,
) -> Kept:
    """What is kept of this build. now: what the old parts are now; done: with what each unit was of.

    notebook: numbers every part, those of the last build first, as they were numbered there.
    """
    units = {
        key: Made(of, each.parts, tuple(map(site.stood, each.paths)), each.cards)
        for key, (each, of) in done.items()
    }
    units = {**good, **units}
    used = sorted(set().union(*(made.parts for made in units.values())))
    number = dict(zip(used, range(len(used)), strict=True))
    if len(number) < len(notebook.numbers):  # some are looked at no longer
        for key, made in units.items():
            units[key] = replace(made, parts=array("I", [number[n] for n in made.parts]))
    parts = list(notebook.numbers)
    wanted = (parts[n] for n in used)
    return Kept(
        old.state, {part: now[part] if part in now else fingerprint(edition, part) for part in wanted}, units
    )
