"""What search engines are told: every page with a lasting address, and that they may come.

Addresses in a site map are whole, so there is one only where the address of the site is known.
Source: sitemaps.org 0.9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from dossier.pages.edition import Edition

PATH, ROBOTS = "sitemap.xml", "robots.txt"
MOST = 40_000  #: addresses of one file; 50,000 are allowed
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def listed(edition: Edition, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the site's files that are pages which a search may lead to, sorted."""
    former = {
        f"{edition.corpus.records[new].collection}/{old}.html" for old, new in edition.corpus.former.items()
    }
    return tuple(
        sorted(
            path
            for path in paths
            if path.endswith(".html")
            and path != "404.html"
            and path not in former
            and not path.startswith(("static/", "pagefind/"))
            and not _goes_on(edition, path)
        )
    )


def _goes_on(edition: Edition, path: str) -> bool:
    """Whether a page is the brief of a record, or one on which its backlinks go on: both ask not to be listed."""
    folder, _, name = path.rpartition("/")
    return folder in edition.collections and name.count(".") > 1 and not name.startswith("index.")


def site_map(edition: Edition, paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The site map of these pages, in parts where they are many; without the site's address there is none."""
    base = edition.base_url
    if not base or edition.settings.draft:
        return
    days = dict(_days(edition))
    parts = [paths[first : first + MOST] for first in range(0, len(paths), MOST)] or [()]
    if len(parts) == 1:
        yield PATH, _urls(base, parts[0], days)
        return
    names = [f"sitemap.{number}.xml" for number in range(1, len(parts) + 1)]
    entries = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
    yield PATH, f"{_XML}<sitemapindex {_SPACE}>\n{entries}</sitemapindex>\n"
    for name, part in zip(names, parts, strict=True):
        yield name, _urls(base, part, days)


def robots(edition: Edition) -> str:
    """Everybody may read everything. A host asks for this file at its top alone, so below a path it is for people."""
    lines = ["User-agent: *", "Allow: /"]
    if edition.base_url and not edition.settings.draft:
        lines.append(f"Sitemap: {edition.base_url}{PATH}")
    return "\n".join(lines) + "\n"


def _urls(base: str, paths: Iterable[str], days: Mapping[str, str]) -> str:
    entries = (
        f"<url><loc>{escape(base + path.removesuffix('index.html'))}</loc>"
        + (f"<lastmod>{days[path]}</lastmod>" if path in days else "")
        + "</url>\n"
        for path in paths
    )
    return f"{_XML}<urlset {_SPACE}>\n{''.join(entries)}</urlset>\n"


def _days(edition: Edition) -> Iterator[tuple[str, str]]:
    """When the file of a record last changed; of pages that gather many nothing is said."""
    for record in edition.corpus.records.values():
        day = edition.changes.get(record.file)
        if day:
            yield edition.path(record), day
