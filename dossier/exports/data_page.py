"""The page that tells of everything that can be taken away, and what goes with it."""

from __future__ import annotations

from dossier import views
from dossier.exports.catalogue import Form, forms
from dossier.pages.chrome import DATA, chrome
from dossier.pages.edition import Edition
from dossier.pages.feeds import FEEDS
from dossier.pages.linked_data import Json
from dossier.pages.records_feed import PATH as RECORDS
from dossier.pages.records_feed import TITLE
from dossier.views import DataColumn, DataForm, DataGroup, Link

_LEAD = (
    "All that these pages show can be taken away: in one piece, as tables, for reference managers, as feeds. "
    "Each page of a record leads to its own data at its foot."
)
_NOTES = (
    "Every form carries the caveat: it belongs to the data, and whoever passes the data on passes it on too.",
    "A stance is what a document says, never what is so. Counting rows counts what was written down, not how often "
    "something is true: twelve documents may go back to one origin.",
    "Dates are EDTF: 2023-11 is a month, 1970~ about 1970, 196X the 1960s. A program that takes them for days invents.",
    "In tables, several values of a cell are parted by semicolons; a semicolon within one is written \\;. An "
    "apostrophe stands before what a spreadsheet would take for a formula, and is no part of the text.",
    "Paragraphs (¶) are numbered as our copies have them. These copies are not published, here or in any of the files.",
)


def data_page(edition: Edition) -> views.DataPage:
    """Every form, by what it is for."""
    site = edition.corpus.site
    every = forms(edition)
    groups = (
        ("everything", "Everything in one file", "", ("json", "schema", "sqlite")),
        ("tables", "Tables", "They open in a spreadsheet as they are.", ("csv", "assertions", "ftm")),
        (
            "references",
            "For reference managers",
            "Zotero’s button in the browser takes a source from its page, and any other page as a page of this site.",
            ("bibtex", "csl", "ris"),
        ),
        ("quotations", "Quotations", "", ("annotations",)),
    )
    shown = [
        DataGroup(heading, id, lead, tuple(_form(form) for form in every if form.format in formats))
        for id, heading, lead, formats in groups
    ]
    return views.DataPage(
        chrome=chrome(
            edition,
            DATA,
            title="Data",
            description=" ".join(filter(None, (f"{site.title}, as data.", site.caveat))),
            main=_dataset(edition, every),
        ),
        heading="Data",
        lead=_LEAD,
        caveat=site.caveat,
        licence=site.licence,
        groups=(*shown, _feeds(edition)),
        notes=_NOTES,
    )


def _form(form: Form) -> DataForm:
    columns = tuple(DataColumn(name, about) for name, about in form.columns.items())
    return DataForm(Link(form.path.removeprefix("data/"), form.path), form.about, form.media, columns)


def _feeds(edition: Edition) -> DataGroup:
    atom = "application/atom+xml"
    feeds = {RECORDS: TITLE, **FEEDS}
    listed = [DataForm(Link(path, path), f"{title}, as an Atom feed.", atom) for path, title in feeds.items()]
    found = DataForm(
        Link("findings.json", "findings.json"),
        "All findings, as “build.py check” prints them.",
        "application/json",
    )
    if edition.base_url and not edition.settings.draft:
        listed.append(
            DataForm(Link("sitemap.xml", "sitemap.xml"), "Every page with its address.", "application/xml")
        )
    return DataGroup("To follow", "feeds", "", (*listed, found))


def _dataset(edition: Edition, every: tuple[Form, ...]) -> Json:
    """The data as a data set in the words of schema.org, by which searches for data find it."""
    site = edition.corpus.site
    base = edition.base_url
    return {
        "@type": "Dataset",
        "name": site.title,
        "dateModified": edition.result_day,
        **({"copyrightNotice": site.licence} if site.licence else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": form.path.rpartition("/")[2],
                "encodingFormat": form.media,
                "contentUrl": base + form.path,
            }
            for form in every
        ],
    }
