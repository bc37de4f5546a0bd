"""Printed citations read into their parts, in the styles that people really print.

APA, Chicago, MLA, Harvard, Vancouver, IEEE, Bluebook and Wikipedia's styles, press credits, bare dates and
bare addresses. A citation that says little yields little: nothing is invented, no date finer than printed.

The readers are loaded with the first citation: to compile their patterns takes longer than to load a site
that has not changed.
"""

from dossier.prose.citation import Citation, PrintedDate

__all__ = ["Citation", "PrintedDate", "as_json", "read_citation", "same_address", "url_date"]


def read_citation(text: str) -> Citation:
    """The parts of a citation; every one is empty where nothing readable is printed. Never raises.

    Offsets of dates are code points in text. Beyond 10,000 of them nothing is read: no citation is as long.
    """
    from dossier.prose import citation_reader

    return citation_reader.read_citation(text)


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


def url_date(url: str) -> tuple[str, ...]:
    """The dates that an address states of its own page, as EDTF: "/2017/06/14/" → 2017-06-14; mostly none.

    Stamps of archives, folders of files, versions, numbers and bare years are no such dates.
    """
    from dossier.prose import address_dates

    return address_dates.url_date(url)


def same_address(url: str) -> str:
    """The form in which two addresses of one page are equal: no scheme, "www.", tracking and fragment."""
    from dossier.prose import addresses

    return addresses.same_address(url)
