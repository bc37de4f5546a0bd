"""What search engines are told: every page with a lasting address, and that they may come.

Addresses in a site map are whole, so there is one only where the address of the site is known.
Source: sitemaps.org 0.9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from dossier.pages.edition import Edition

PATH, ROBOTS = "sitemap.xml", "robots.txt"
HEAD = 512  #: bytes of a page in which it says so
MOST = 40_000  #: addresses of one file; 50,000 are allowed
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def asks_to_be_left_out(head: bytes) -> bool:
    """Whether a page asks not to be listed. head: its first bytes; what a page says of itself decides."""
    return b'<meta name="robots" content="noindex">' in head


def site_map(edition: Edition, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The site map of these pages, in parts where they are many; without the site's address there is none."""
    base = edition.base_url
    if not base or edition.settings.draft:
        return
    days = dict(_days(edition))
    parts = [paths[first : first + MOST] for first in range(0, len(paths), MOST)] or [[]]
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
