"""The pages and data of an edition, made anew only where something that they look at has changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import cast

from dossier import kept
from dossier.exports import data_files
from dossier.kept import Kept, Made
from dossier.output import NewSite
from dossier.pages import Unit, plan_pages
from dossier.pages.edition import Edition
from dossier.press import Done, File, Notebook, Work, press
from dossier.render import Render
from dossier.search_index import Card
from dossier.watch import Part, Watched, fingerprint, fingerprint_of


def pages_and_data(edition: Edition, render: Render, site: NewSite) -> tuple[Card, ...]:
    """Put every page, feed and data file of records into the site; what is searched of them, in their order."""
    settings = edition.settings
    notebook = Notebook()
    watched = cast(Edition, Watched(edition, notebook.note))
    works = list(_works(watched, render))
    old = kept.load(settings.cache, _state(edition)) if settings.cache else Kept("")
    now = {part: fingerprint(edition, part) for part in old.parts}
    of = {work.key: fingerprint_of(work.of) for work in works}
    good = old.still_good(now, of, site)
    for made in good.values():
        for path, _, _ in made.files:
            site.keep(path)
    to_do = [work for work in works if work.key not in good]
    done = {each.key: each for each in press(to_do, site, notebook, jobs=settings.jobs)}
    if settings.cache and (done or len(good) < len(old.units)):
        with_of = {key: (each, of[key]) for key, each in done.items()}
        kept.save(settings.cache, _kept(edition, old, now, good, with_of, site))
    cards = (good[work.key].cards if work.key in good else done[work.key].cards for work in works)
    return tuple(card for several in cards for card in several)


def _works(edition: Edition, render: Render) -> Iterator[Work]:
    for unit in plan_pages(edition):
        yield Work(unit.start, unit.of, partial(_pages, unit, render))
    for record, make in data_files(edition):
        yield Work(f"{record.file} as data", record, partial(_data, make))


def _pages(unit: Unit, render: Render) -> Iterator[File]:
    for page in unit.make():
        yield File(page.path, render(page.view).encode(), page.card)


def _data(make: Callable[[], tuple[str, str]]) -> Iterator[File]:
    path, text = make()
    yield File(path, text.encode())


def _state(edition: Edition) -> str:
    """All that every page depends on: the engine, the templates, the settings, the site's own words, the day."""
    settings = edition.settings
    plain = replace(settings, jobs=1, quiet=False, verbose=False)
    return kept.state_of(
        sys.version,
        [(name, metadata.version(name)) for name in ("Jinja2", "MarkupSafe")],
        plain,
        edition.corpus.site,
        edition.corpus.pictures,
        [rule.name for rule in edition.result.rules],
        folders=[settings.templates, Path(__file__).parent],
    )


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
        units[key] = Made(of, parts, tuple(map(site.look_of, each.paths)), each.cards)
    fingerprints = {part: now[part] if part in now else fingerprint(edition, part) for part in numbers}
    return Kept(old.state, fingerprints, units)
