"""How a printed citation is read: addresses first, then dates, then the words that these leave over."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.patterns import regex
from dossier.prose.address_dates import archive_date, without_archive
from dossier.prose.addresses import find_addresses, same_address
from dossier.prose.citation import Citation, PrintedDate
from dossier.prose.citation_cues import MASK, forthcoming_bracket
from dossier.prose.citation_dates import is_undated, printed_dates
from dossier.prose.citation_names import names_end
from dossier.prose.citation_remarks import is_remark, remark_end
from dossier.prose.citation_roles import assign
from dossier.prose.citation_shapes import read_words
from dossier.prose.citation_words import Words, names_a_source, quoted_spans, without_signal

_SHORT = regex(
    r"(?<!\w)(?:ibid|ibidem|id\.(?=,?\s(?:at|p|¶|§|\d)|\s?$)|idem(?!\w)|op\.?\s?cit|loc\.?\s?cit|supra(?!\w)"
    r"|infra(?!\w)|hereinafter|passim\.?$)",
    re.IGNORECASE,
)
_TO = r"\s?[-–—]\s?"
_PAGE = regex(
    rf"(?<!\w)(?:(?-i:pp?)\.\s?(?P<page>(?:[A-Z]?\d+|[ivxlc]+\b)(?:{_TO}(?:\d+|[ivxlc]+\b))?)"
    rf"|(?P<para>(?:¶¶?|§§?|paras?\.|paragraphs?|chap\.|ch\.)\s?\d+(?:{_TO}\d+)?)"
    rf"|(?P<time>\d{{1,2}}:\d\d:\d\d)|at\s(?P<at>\d{{1,4}}(?:{_TO}\d{{1,4}})?)(?=[\s.,;)]|$))",
    re.IGNORECASE,
)
_LAST_NUMBER = regex(
    r"(?:\)|,|(?<!\d):|ibid\.?|cit\.)[,:]?\s{0,2}(?!(?:1[4-9]|20)\d\d[\s,.;]{1,2})"
    rf"(\d{{1,4}}(?:{_TO}\d{{1,4}})?(?:,\s\d{{1,4}}(?:[-–—]\d{{1,4}})?)?)\s?[.;,]?\s?(?:\ufffc+\.?)?\s{{0,9}}$",
    re.IGNORECASE,
)
_LONGEST = 10_000
_ARCHIVED = regex(
    r"\b(?:archived?|perma(?:link)?|wayback(?:\smachine)?|snapshot|cached)\b[^;]{0,30}$", re.IGNORECASE
)
#: Numbers of works; a year in one is none.
_IDENTIFIER = regex(
    r"(?<!\w)(?:doi:?\s?)?10\.\d{4,9}/[^\s\ufffc]{1,200}|\b(?:arxiv|hdl|urn):[^\s\ufffc]{1,200}"
    r"|\b(?:ISBN|ISSN|OCLC|PMID|PMC|LCCN|JSTOR|S2CID)(?:-1[03])?:?\s?[\dX][\dX–-]{4,20}(?:\s\d[\dX-]{0,9}){0,4}",
    re.IGNORECASE,
)
_DATE_BRACKET = regex(
    r"(?:\(((?:[^()\[\]]|\[[^()\[\]]{0,20}\]){0,80})\)|\[[^()\[\]]{0,80}\])(?:\s?\[\d{4}\](?=\.|\s[A-Z]))?"
)


def read_citation(text: str) -> Citation:
    """The parts of a citation; every one is empty where nothing readable is printed. Never raises.

    Offsets of dates are code points in text. Beyond 10,000 of them nothing is read: no citation is as long.
    """
    return _read(text[:_LONGEST])


def _read(text: str, *, whole: bool = True) -> Citation:
    """whole: a remark may stand before the citation."""
    addresses = find_addresses(text)
    masked = _masked(_masked(text, addresses), [match.span() for match in _IDENTIFIER.finditer(text)])
    quoted = quoted_spans(masked)
    dates = printed_dates(masked)
    if whole and (remark := remark_end(masked, dates, quoted)):
        return _behind(
            remark, _read(text[remark:], whole=False), [date for date in dates if date.end <= remark]
        )
    undated = is_undated(masked)
    roles = assign(masked, dates, quoted, undated)
    begin = without_signal(masked)
    end = max(roles.tail, begin)
    spans = [(date.start - begin, date.end - begin) for date in roles.slots if begin <= date.start < end]
    body = text[begin:end]  # an address in it is an author or a title
    shifted = [(start - begin, stop - begin) for start, stop in quoted if start >= begin]
    words = read_words(body, _slot(body, spans), shifted, spans, names_a_source(text))
    printed = {text[slice(*span)] for span in addresses}
    if words.title in printed or words.outlet in printed:
        words = Words(words.authors)
    only_remark = not addresses and not quoted and is_remark(masked, dates)
    if only_remark:
        words = Words()
    short = _is_short(text, words, bool(roles.slots), bool(addresses))
    if short and _SHORT.search(text):
        words = Words((), None, None)
    return Citation(
        authors=words.authors,
        title=words.title,
        outlet=words.outlet,
        published=None if only_remark else roles.published,
        accessed=roles.accessed,
        archived=roles.archived or _stamp(text, addresses),
        updated=roles.updated,
        url=text[slice(*addresses[0])] if addresses else None,
        dates=roles.slots,
        locator=_locator(masked),
        short=short,
        undated=undated,
    )


def _stamp(text: str, addresses: Sequence[tuple[int, int]]) -> PrintedDate | None:
    """The day in the address of an archive's copy, where it is the copy of the first address or called one."""
    for start, end in addresses[:10]:
        url = text[start:end]
        if (day := archive_date(url)) is None:
            continue
        first = text[slice(*addresses[0])]
        called = _ARCHIVED.search(text[max(0, start - 40) : start])
        if url == first or called or same_address(without_archive(url)) == same_address(first):
            printed = next(form for form in (day.replace("-", ""), day.replace("-", ".")) if form in url)
            place = start + url.index(printed)
            return PrintedDate(place, place + len(printed), printed, day)
    return None


def _behind(remark: int, citation: Citation, dates: Sequence[PrintedDate]) -> Citation:
    """The same citation, its dates placed in a text with a remark before it, whose own dates are kept."""

    def shifted(date: PrintedDate | None) -> PrintedDate | None:
        return date and replace(date, start=date.start + remark, end=date.end + remark)

    return replace(
        citation,
        published=shifted(citation.published),
        accessed=shifted(citation.accessed),
        archived=shifted(citation.archived),
        updated=shifted(citation.updated),
        dates=(*dates, *filter(None, map(shifted, citation.dates))),
    )


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    # Same length, so that every place found in the masked text is one in the citation.
    pieces, place = [], 0
    for start, end in spans:
        pieces += [text[place:start], MASK * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def _slot(body: str, dates: list[tuple[int, int]]) -> tuple[int, int] | None:
    """What parts authors from title: brackets with a date first, "n.d." or "in press", a year behind names."""
    starts = {start for start, _ in dates}
    for match in _DATE_BRACKET.finditer(body):
        inside = range(match.start() + 1, min(match.start() + 13, match.end()))
        if any(place in starts for place in inside) or is_undated(match[0]) or forthcoming_bracket(match[0]):
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
