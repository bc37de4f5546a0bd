"""A printed citation read into its parts, in the styles that people really print.

APA, Chicago, MLA, Harvard, Vancouver, IEEE, Bluebook and Wikipedia's styles, press credits, bare dates and
bare addresses. A citation that says little yields little: nothing is invented, no date finer than printed.
"""

import re
from dataclasses import dataclass

from dossier.prose.address_dates import url_date
from dossier.prose.addresses import find_addresses, same_address
from dossier.prose.citation_cues import MASK
from dossier.prose.citation_dates import PrintedDate, is_undated, printed_dates
from dossier.prose.citation_names import names_end
from dossier.prose.citation_roles import assign
from dossier.prose.citation_shapes import read_words
from dossier.prose.citation_words import Words, names_a_source, quoted_spans, without_signal

__all__ = ["Citation", "PrintedDate", "as_json", "read_citation", "same_address", "url_date"]

_SHORT = re.compile(
    r"(?<!\w)(?:ibid|ibidem|id\.(?=,?\s(?:at|p|¶|§|\d)|\s?$)|idem(?!\w)|op\.?\s?cit|loc\.?\s?cit|supra(?!\w)|infra(?!\w)|hereinafter|passim\.?$)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?<!\w)(?:pp?\.\s?(?P<page>[\divxlc]+(?:\s?[-–—]\s?[\divxlc]+)?)|(?P<para>(?:¶¶?|§§?|paras?\.|paragraphs?|chap\.|ch\.)\s?\d+(?:\s?[-–—]\s?\d+)?)"
    r"|(?P<time>\d{1,2}:\d\d:\d\d)|at\s(?P<at>\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)(?=[\s.,;)]|$))",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(
    r"(?:\)|,|:|ibid\.?|cit\.)[,:]?\s{0,2}(?!(?:1[4-9]|20)\d\d[\s,.;]{1,2})(\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:,\s\d{1,4}(?:[-–—]\d{1,4})?)?)\s?[.;,]?\s?(?:\ufffc+\.?)?\s*$",
    re.IGNORECASE,
)
_LONGEST = 10_000
_DATE_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,80})[)\]]")


@dataclass(frozen=True, slots=True)
class Citation:
    """What one printed citation says of the work it cites."""

    authors: tuple[str, ...]  #: as printed, in order
    title: str | None
    outlet: str | None  #: newspaper, journal, site or publisher
    published: PrintedDate | None  #: None where none is printed, or it says "n.d."
    accessed: PrintedDate | None  #: when its author read it
    archived: PrintedDate | None  #: when an archive kept it
    updated: PrintedDate | None  #: when the work was last changed, where it says so
    url: str | None  #: the first address printed, as printed
    dates: tuple[PrintedDate, ...]  #: every date outside titles and addresses, by place
    locator: str | None  #: page, paragraph or time
    short: bool  #: it points to another citation: ibid., op. cit., supra, or a short title with a page
    undated: bool  #: it says that the work has no date


def read_citation(text: str) -> Citation:
    """The parts of a citation; every one is empty where nothing readable is printed. Never raises.

    Offsets of dates are code points in text. Beyond 10,000 of them nothing is read: no citation is as long.
    """
    text = text[:_LONGEST]
    addresses = find_addresses(text)
    masked = _masked(text, addresses)
    quoted = quoted_spans(masked)
    undated = is_undated(masked)
    roles = assign(masked, printed_dates(masked), quoted, undated)
    begin = without_signal(masked)
    end = max(roles.tail, begin)
    spans = [(date.start - begin, date.end - begin) for date in roles.slots if begin <= date.start < end]
    body = text[begin:end]  # an address in it is an author or a title
    shifted = [(start - begin, stop - begin) for start, stop in quoted if start >= begin]
    words = read_words(body, _slot(body, spans), shifted, spans, names_a_source(text))
    printed = {text[slice(*span)] for span in addresses}
    if words.title in printed or words.outlet in printed:
        words = Words(words.authors)
    short = _is_short(text, words, bool(roles.slots), bool(addresses))
    if short and _SHORT.search(text):
        words = Words((), None, None)
    return Citation(
        authors=words.authors,
        title=words.title,
        outlet=words.outlet,
        published=roles.published,
        accessed=roles.accessed,
        archived=roles.archived,
        updated=roles.updated,
        url=text[slice(*addresses[0])] if addresses else None,
        dates=roles.slots,
        locator=_locator(masked),
        short=short,
        undated=undated,
    )


def as_json(citation: Citation) -> dict[str, object]:
    """authors, title, outlet, published, accessed, archived, url; dates in EDTF, what is not printed null."""
    return {
        "authors": list(citation.authors),
        "title": citation.title,
        "outlet": citation.outlet,
        "published": citation.published.edtf if citation.published else None,
        "accessed": citation.accessed.edtf if citation.accessed else None,
        "archived": citation.archived.edtf if citation.archived else None,
        "url": citation.url,
    }


def _masked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    # Same length, so that every place found in the masked text is one in the citation.
    pieces, place = [], 0
    for start, end in spans:
        pieces += [text[place:start], MASK * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def _slot(body: str, dates: list[tuple[int, int]]) -> tuple[int, int] | None:
    """What parts authors from title: brackets that begin with a date or say "n.d.", a year behind names."""
    starts = {start for start, _ in dates}
    for match in _DATE_BRACKET.finditer(body):
        inside = range(match.start(1), min(match.start(1) + 12, match.end()))
        if any(place in starts for place in inside) or is_undated(match[0]):
            return match.span()
    for start, end in dates[:1]:
        lead = body[:start].strip()
        if (
            end - start in (4, 5)
            and start > 3
            and names_end(lead) >= len(lead.rstrip(".,"))
            and body[end : end + 1] in ".,"
        ):
            return start, end
    return None


def _locator(text: str) -> str | None:
    if match := _PAGE.search(text):
        return next(group for group in (match["page"], match["para"], match["time"], match["at"]) if group)
    match = _LAST_NUMBER.search(text[-80:])
    return match[1] if match and not re.fullmatch(r"(?:1[4-9]|20)\d\d", match[1]) else None


def _is_short(text: str, words: Words, dated: bool, addressed: bool) -> bool:
    if _SHORT.search(text):
        return True
    # "Young, Guns, Guerillas, 45.": a name, a few words and a page, and nothing that would lead to the work.
    return (
        not dated
        and not addressed
        and len(text) < 90
        and _locator(text) is not None
        and text.count(",") >= 2
        and bool(words.authors or words.title)
    )
