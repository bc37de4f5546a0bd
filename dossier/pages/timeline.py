"""The timeline: everything with a date, by year; where that is long, in parts of some hundred entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier import dates, views
from dossier.drawings.strip import Column, strip
from dossier.pages.chrome import chrome
from dossier.pages.edition import Edition, plural
from dossier.pages.moments import Dated, moment, scale_of
from dossier.pages.sheet import capital
from dossier.views import Drawing, Html, Link, Part, Year

PATH = "timeline.html"
LONGEST = 250  #: entries on a page
LEAD = "Everything with a date, as the documents give it."
UNDATED = "Without a date"


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of entries that stand on one page."""

    path: str
    label: str  #: "1970–1988"
    entries: tuple[Dated, ...]


def timeline_pages(edition: Edition) -> Iterator[tuple[str, views.TimelinePage]]:
    """Each page of the timeline with its path: one, or an overview and its parts."""
    if len(edition.dated) <= LONGEST:
        yield PATH, _whole(edition)
        return
    parts = _parts(edition.dated)
    yield PATH, _overview(edition, parts)
    for number, part in enumerate(parts):
        before = parts[number - 1] if number else None
        after = parts[number + 1] if number + 1 < len(parts) else None
        yield part.path, _page_of(edition, part, before, after)


def _whole(edition: Edition) -> views.TimelinePage:
    return views.TimelinePage(
        chrome=_chrome(edition, PATH, "Timeline"),
        lead=LEAD,
        years=_years(edition, edition.dated, ""),
        undated=_undated(edition, edition.dated, ""),
        empty="There is nothing with a date yet.",
        strip=_strip(edition, {}),
        filter=_filter(edition),
        lists=_lists(edition),
    )


def _overview(edition: Edition, parts: Sequence[_Part]) -> views.TimelinePage:
    pages = {dated.record.id: part.path for part in parts for dated in part.entries}
    return views.TimelinePage(
        chrome=_chrome(edition, PATH, "Timeline"),
        lead=f"{LEAD} There are {plural(len(edition.dated), 'entry', 'entries')}; they stand on several pages.",
        strip=_strip(edition, pages),
        periods=tuple(
            Part(Link(part.label, part.path), plural(len(part.entries), "entry", "entries")) for part in parts
        ),
        lists=_lists(edition),
    )


def _page_of(edition: Edition, part: _Part, before: _Part | None, after: _Part | None) -> views.TimelinePage:
    heading = f"Timeline, {part.label[:1].lower()}{part.label[1:]}"
    return views.TimelinePage(
        chrome=_chrome(edition, part.path, heading),
        lead=LEAD,
        years=_years(edition, part.entries, "../"),
        undated=_undated(edition, part.entries, "../"),
        heading=heading,
        filter=_filter(edition),
        nearby=tuple(
            Link(words, f"../{path}")
            for words, path in (
                (before.label, before.path) if before else ("", ""),
                ("The whole timeline", PATH),
                (after.label, after.path) if after else ("", ""),
            )
            if path
        ),
    )


def _chrome(edition: Edition, path: str, title: str) -> views.Chrome:
    site = edition.corpus.site
    return chrome(
        edition,
        path,
        title=title,
        description=f"Everything with a date in {site.title}. {site.caveat}".strip(),
        crumbs=(Link("Timeline", "../timeline.html"),) if "/" in path else (),
    )


def _parts(entries: Sequence[Dated]) -> tuple[_Part, ...]:
    """The entries in runs of about one length; those without a date apart."""
    dated = [one for one in entries if one.edtf]
    undated = [one for one in entries if not one.edtf]
    runs = []
    for several in (dated, undated):
        pages = -(-len(several) // LONGEST)
        size = -(-len(several) // pages) if pages else 1
        runs += [tuple(several[start : start + size]) for start in range(0, len(several), size)]
    parts: list[_Part] = []
    taken: dict[str, int] = {}
    for run in runs:
        label, slug = _label(run)
        taken[slug] = taken.get(slug, 0) + 1
        if taken[slug] > 1:
            label, slug = f"{label} ({taken[slug]})", f"{slug}-{taken[slug]}"
        parts.append(_Part(f"timeline/{slug}.html", label, run))
    return tuple(parts)


def _label(run: Sequence[Dated]) -> tuple[str, str]:
    """ "1970–1988" and its address, "1970"."""
    if not run[0].edtf:
        return UNDATED, "undated"
    first, last = year_words(run[0].edtf), year_words(run[-1].edtf)
    return first if first == last else f"{first} – {last}", _slug(first)


# -- entries -----------------------------------------------------------------------------------------


def _years(edition: Edition, entries: Sequence[Dated], root: str) -> tuple[Year, ...]:
    years: dict[str, list[views.Moment]] = {}
    for dated in entries:
        if dated.edtf:
            entry = moment(edition, dated, root, scale_of(dated.edtf), chosen=True)
            years.setdefault(year_words(dated.edtf), []).append(entry)
    return tuple(Year(year, f"y{_slug(year)}", tuple(moments)) for year, moments in years.items())


def _undated(edition: Edition, entries: Sequence[Dated], root: str) -> tuple[views.Moment, ...]:
    return tuple(moment(edition, dated, root, chosen=True) for dated in entries if not dated.edtf)


def year_words(edtf: str) -> str:
    """The heading that a date stands under: "1996", "The 1990s"."""
    date = dates.parse(edtf)
    if date.precision in ("decade", "century"):
        return capital(dates.in_words(edtf))
    day = date.earliest or date.latest
    return dates.in_words(f"{day.year:04}") if day and 0 <= day.year <= 9999 else dates.in_words(edtf)


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def _filter(edition: Edition) -> str:
    """What a reader can choose by, under the words that the site has for its collections."""
    tied = (("party", "actors"), ("thing", "weapons"))
    choices = (
        *((key, several[0].one) for key, shape in tied if (several := edition.corpus.words.like(shape))),
        ("document", "document"),
        ("kind", "kind"),
    )
    return "|".join(f"{key}={capital(words).replace('|', ' ').replace('=', ' ')}" for key, words in choices)


def _lists(edition: Edition) -> tuple[Link, ...]:
    return tuple(
        Link(collection.label, f"{folder}/index.html")
        for folder, collection in edition.collections.items()
        if collection.like in ("actors", "weapons") and folder in edition.folders
    )


def _strip(edition: Edition, pages: dict[str, str]) -> Drawing | None:
    """All years at a glance; None where there are too few to need it. pages: of each record, where split."""
    years: dict[str, list[Dated]] = {}
    for dated in edition.dated:
        if dated.edtf:
            years.setdefault(year_words(dated.edtf), []).append(dated)
    if len(years) < 3:
        return None
    columns = [_column(year, entries, pages.get(entries[0].record.id, "")) for year, entries in years.items()]
    return Drawing(
        Html(
            strip(
                "years",
                sorted(columns, key=lambda column: column.at),
                title="All years at a glance",
                says="A full square is an entry whose day is known, a hollow one an entry that is known to the "
                "month or the year, about, or as a span of time.",
            )
        )
    )


def _column(year: str, entries: Sequence[Dated], page: str) -> Column:
    parsed = [dates.parse(dated.edtf) for dated in entries]
    known = sum(date.precision == "day" and not (date.approximate or date.uncertain) for date in parsed)
    day = parsed[0].earliest or parsed[0].latest
    rough = len(entries) - known
    told = plural(len(entries), "entry", "entries")
    if rough:
        told += ", without a day" if not known else f", {rough} of them without a day"
    return Column(year, day.year if day else 0, f"{page}#y{_slug(year)}", known, rough, f"{year}: {told}")
