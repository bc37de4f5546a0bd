"""The page of a claim: its question, and who says what to it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier import views
from dossier.comparison.weight import Weight
from dossier.corpus import Carried
from dossier.heads import ClaimHead, Head
from dossier.model import Record
from dossier.pages.assertions import document_date_words, document_link, row
from dossier.pages.compare_index import compared_on
from dossier.pages.descent import descent
from dossier.pages.edition import Edition
from dossier.pages.frame import record_chrome
from dossier.pages.sheet import ROOT, Sheet, capital
from dossier.pages.wordings import claim_wordings
from dossier.views import Link
from dossier.vocabulary import STANCE_WORDS

ONE_RUN = 16  #: assertions that are read as one table, by date; more stand by stance


def claim_page(edition: Edition, record: Record[Head]) -> views.ClaimPage:
    head, sheet = record.head, Sheet(edition, record)
    assert isinstance(head, ClaimHead)
    corpus = edition.corpus
    carried = corpus.carried.get(record.id, ())
    weight = edition.weight(record.id)
    summary, caveat = sheet.text.text("summary"), sheet.text.text("caveat")
    rows = tuple(
        row(
            edition,
            entry,
            document_link(edition, entry.source),
            document_date_words(entry.source),
            on=record.id,
        )
        for entry in carried
    )
    by_stance = tuple(_by_stance(rows)) if len(rows) > ONE_RUN else ()
    not_established = tuple(
        sheet.text.text(f"not_established[{number}]") for number in range(1, len(head.not_established) + 1)
    )
    body = sheet.body("In the documents")
    needed_by = dict.fromkeys(
        incoming.record.id
        for incoming in corpus.incoming.get(record.id, ())
        if getattr(incoming.link, "field", "") == "depends_on"
    )
    return views.ClaimPage(
        chrome=record_chrome(edition, record),
        question=record.title,
        claim=head.claim,
        caveat=caveat,
        summary=summary,
        tallies=_tallies(weight),
        stances=_stances(carried, linked=bool(by_stance)),
        measures=_measures(head, rows),
        assertions=rows,
        by_stance=by_stance,
        brief=Link("Brief for print", f"{record.id}.brief.html"),
        origins=_origins(edition, weight),
        descent=descent(edition, record.id),
        flags=sheet.flags_left(),
        wordings=claim_wordings(edition, record.id),
        not_established=tuple(pieces for pieces in not_established if pieces),
        depends_on=tuple(sheet.claim_line(id) for id in head.depends_on if corpus.resolve(id)),
        needed_by=tuple(sheet.claim_line(id) for id in needed_by),
        about=tuple(edition.link(ROOT, id) for id in head.about),
        compared=compared_on(edition, record.id),
        body=body,
        references=sheet.text.references(),
        mentions=sheet.mentions(),
    )


def _measures(head: ClaimHead, rows: tuple[views.Assertion, ...]) -> str:
    """Heads the column of values: what is measured, in which unit; else "When", where only dates are given."""
    parts = [part for part in (head.measures, head.unit) if part]
    if parts:
        return ", in ".join(dict.fromkeys(parts))
    return "" if any(row.value for row in rows) else "When"


def _tallies(weight: Weight) -> tuple[views.Tally, ...]:
    tallies = [
        views.Tally(str(weight.documents), "document" if weight.documents == 1 else "documents"),
        views.Tally(
            str(len(weight.origins)), "origin named" if len(weight.origins) == 1 else "origins named"
        ),
    ]
    if weight.unstated:
        tallies.append(
            views.Tally(
                str(weight.unstated), "origin not stated" if weight.unstated == 1 else "origins not stated"
            )
        )
    return tuple(tallies)


def _by_stance(rows: tuple[views.Assertion, ...]) -> Iterator[views.StanceGroup]:
    """The rows by stance, each in the order they have; what is only related to the claim stands last."""
    groups: dict[str, list[views.Assertion]] = {words: [] for words in STANCE_WORDS.values()}
    for each in rows:
        groups.setdefault(each.stance_words, []).append(each)
    stances = {words: stance for stance, words in STANCE_WORDS.items()}
    for words, members in groups.items():
        if members:
            stance = stances.get(words, "")
            yield views.StanceGroup(
                capital(words),
                f"stance-{stance or 'none'}",
                str(len(members)),
                tuple(members),
                members[0].stance,
            )


def _stances(carried: tuple[Carried, ...], *, linked: bool) -> tuple[views.Tally, ...]:
    own: list[str] = [entry.assertion.stance for entry in carried if entry.assertion.fits != "related"]
    counts = {stance: own.count(stance) for stance in STANCE_WORDS}
    return tuple(
        views.Tally(
            str(count), STANCE_WORDS[stance], href=f"#stance-{stance}" if linked else "", stance=stance
        )
        for stance, count in counts.items()
        if count
    )


def _origins(edition: Edition, weight: Weight) -> str:
    """What the counts alone do not say: that no document carries the claim, or that all go back to one origin."""
    if not weight.documents:
        return "No document that is held carries this claim."
    if weight.is_of_one_origin:
        return f"All of it comes from {edition.link(ROOT, weight.origins[0]).text}."
    return ""
