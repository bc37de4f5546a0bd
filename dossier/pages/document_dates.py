"""Dates in a document: printed and resolved side by side."""

from __future__ import annotations

from dossier import views
from dossier.comparison.printed_dates import OwnDay, ReadDate, own_day, printed_dates, yearless_words
from dossier.findings import Finding
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, note_id, plural
from dossier.pages.sheet import ROOT
from dossier.views import Date, Link

OPEN = 8  #: rows that stand open; a longer table is folded
MOST = 200  #: rows on a page
PROBLEMS = {
    "impossible": "no day of the calendar",
    "malformed": "no date as it stands",
    "reversed": "ends before it begins",
}
KEPT = "Words are printed where we quote them; of other paragraphs we keep what their dates mean and not the words."


def document_dates(edition: Edition, source: Record[SourceHead]) -> views.PrintedDates | None:
    """Every date that the document prints, as far as it is published; None where there is none."""
    found = printed_dates(edition.corpus, source)
    if not found:
        return None
    own = own_day(source)
    anchors = {anchor for block in source.body.blocks for anchor in block.anchors}
    anchors |= {f"p{number}" for omission in source.head.omits for number in omission.p}
    findings = edition.findings_of.get(source.id, ())
    return views.PrintedDates(
        lead=_lead(found, own),
        count=plural(len(found), "date"),
        rows=tuple(_row(edition, date, anchors, findings) for date in found[:MOST]),
        folded=len(found) > OPEN,
        more=f"and {len(found) - MOST:,} more" if len(found) > MOST else "",
    )


def _lead(found: tuple[ReadDate, ...], own: OwnDay | None) -> str:
    """How they are read: from which day what needs one is placed, and why some words are missing."""
    told = []
    if any(date.relative for date in found):
        if own:
            known = f", known from {own.known_from}" if own.known_from else ""
            told.append(
                f"What names no full date is read from {date_view(own.edtf).text}, the document’s own date{known}: "
                "of a day without a year the last one before it is meant."
            )
        else:
            told.append("No day of the document itself is known, so what names no full date is not placed.")
    if not all(date.text for date in found):
        told.append(KEPT)
    return " ".join(told)


def _row(
    edition: Edition, date: ReadDate, anchors: set[str], findings: tuple[Finding, ...]
) -> views.PrintedDate:
    read, note = _read(date)
    return views.PrintedDate(
        printed=date.text,
        read=read,
        note=note,
        where=_where(date, anchors),
        findings=tuple(
            Link(finding.title, edition.finding_href(ROOT, finding))
            for finding in findings
            if _is_about(finding, date)
        ),
    )


def _read(date: ReadDate) -> tuple[Date | None, str]:
    """What a date is read as, in words, and what is to be said of the reading."""
    if date.problem in PROBLEMS:
        return None, PROBLEMS[date.problem]
    if not date.edtf:
        return None, "not placed"
    if "XXXX" in date.edtf:
        words = yearless_words(date.edtf)
        return (
            (Date(words, certainty="open"), "year not placed") if words != date.edtf else (None, "not placed")
        )
    if date.problem == "ambiguous" and date.alternatives:
        return date_view(date.edtf), f"or {date_view(date.alternatives[0]).text}"
    return date_view(date.edtf), "from the document’s own date" if date.relative else ""


def _where(date: ReadDate, anchors: set[str]) -> Link:
    if date.at == "title":
        return Link("headline")
    if date.at.startswith("footnote "):
        return Link(date.at, f"#{note_id(date.at.removeprefix('footnote '))}")
    anchor = f"p{date.paragraph}"
    return Link(date.at, f"#{anchor}" if anchor in anchors else "")


def _is_about(finding: Finding, date: ReadDate) -> bool:
    """Whether a finding is about these very words: at their place, or as what stands against it there."""
    if not date.text:
        return False
    places = (finding.where, *(place for place in finding.against if place.record == finding.where.record))
    return any(place.at == date.at and date.text in place.text for place in places)
