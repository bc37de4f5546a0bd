"""The pages and data of an edition, made anew only where something that they look at has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from dossier import kept
from dossier.exports import data_files
from dossier.kept import Kept, Made
from dossier.output import NewSite, stood
from dossier.pages import Unit, plan_pages, plan_search
from dossier.pages.edition import Edition
from dossier.phases import Phases
from dossier.press import Done, File, Notebook, Work, press
from dossier.render import Render
from dossier.reports import as_json
from dossier.search_index import Card
from dossier.watch import Part, Watched, fingerprint, fingerprint_of

_SEARCH = "the search page"


def pages_and_data(edition: Edition, render: Render, site: NewSite, phases: Phases) -> tuple[Card, ...]:
    """Put every page, feed and data file of records into the site; what is searched of them, in their order."""
    settings = edition.settings
    notebook = Notebook()
    watched = cast(Edition, Watched(edition, notebook.note))
    with phases.phase("plan pages"):
        works = list(_works(watched, render))
    known = edition.corpus.site, edition.corpus.pictures, [rule.name for rule in edition.result.rules]
    state = kept.pages_state(settings, *known) if settings.cache else ""
    with phases.phase("compare with the last build"):
        old = kept.load(settings.cache, state) if settings.cache else Kept("")
        now = {part: fingerprint(edition, part) for part in old.parts}
        of = {work.key: fingerprint_of(work.of) for work in works}
        good = old.still_good(now, of, site.standing)
    with phases.phase("take over"):
        for made in good.values():
            for path, _, _ in made.files:
                site.keep(path)
    to_do = [work for work in works if work.key not in good]
    with phases.bar("make pages", len(to_do), "pages") as advance:
        done = {w.key: w for w in press(to_do, site, notebook, jobs=settings.jobs, advance=advance)}
    found = (good[work.key].cards if work.key in good else done[work.key].cards for work in works)
    cards = tuple(card for several in found for card in several)
    # The search page needs the cards of all the others.
    search = Work(_SEARCH, cards, partial(_search, watched, cards, render))
    of[_SEARCH] = fingerprint_of(cards)
    last = old.still_good(now, {_SEARCH: of[_SEARCH]}, site.standing)
    for made in last.values():
        for path, _, _ in made.files:
            site.keep(path)
    if not last:
        done |= {each.key: each for each in press([search], site, notebook)}
    good |= last
    if settings.cache and (done or len(good) < len(old.units)):
        with_of = {key: (each, of[key]) for key, each in done.items()}
        with phases.phase("keep for the next build"):
            kept.save(settings.cache, _kept(edition, old, now, good, with_of, site))
    return cards


def _works(edition: Edition, render: Render) -> Iterator[Work]:
    for unit in plan_pages(edition):
        yield Work(unit.start, unit.of, partial(_pages, unit, render))
    for record, make in data_files(edition):
        yield Work(f"{record.file} as data", record, partial(_data, make))
    yield Work("findings.json", None, partial(_findings, edition))


def _search(edition: Edition, cards: Sequence[Card], render: Render) -> Iterator[File]:
    for page in plan_search(edition, cards):
        yield File(page.path, render(page.view).encode())


def _findings(edition: Edition) -> Iterator[File]:
    yield File("findings.json", as_json(edition.result, edition.settings.as_of).encode())


def _pages(unit: Unit, render: Render) -> Iterator[File]:
    for page in unit.make():
        yield File(page.path, render(page.view).encode(), page.card)


def _data(make: Callable[[], tuple[str, str]]) -> Iterator[File]:
    path, text = make()
    yield File(path, text.encode())


def _kept(
    edition: Edition,
    old: Kept,
    now: Mapping[Part, bytes],
    good: Mapping[str, Made],
    done: Mapping[str, tuple[Done, bytes]],
    site: NewSite,
) -> Kept:
    """What is kept of this build. now: what the old parts are now; done: with what each unit was of."""
    numbers: dict[Part, int] = {}
    before = list(old.parts)
    units = {}
    for key, made in good.items():
        parts = tuple(numbers.setdefault(before[number], len(numbers)) for number in made.parts)
        units[key] = replace(made, parts=parts)
    for key, (each, of) in done.items():
        parts = tuple(numbers.setdefault(part, len(numbers)) for part in each.parts)
        units[key] = Made(of, parts, tuple(stood(site.folder, path) for path in each.paths), each.cards)
    fingerprints = {part: now[part] if part in now else fingerprint(edition, part) for part in numbers}
    return Kept(old.state, fingerprints, units)
