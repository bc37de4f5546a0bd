"""Findings as readers meet them: beside the text, in a line at the head of a page, in the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from markupsafe import escape

from dossier import dates
from dossier.findings import Answer as Given
from dossier.findings import Fault, Finding, Location, Suggestion
from dossier.heads import Head
from dossier.model import Record
from dossier.pages.edition import Edition, date_view, plural
from dossier.pages.finding_words import set_marks, told, words_at
from dossier.pages.portions import PLACES
from dossier.pages.running_text import RunningText
from dossier.views import Against, Answer, FindingLine, Flag, Html, Link, Reading

#: Where a fault lies, in readers' words (rules.md, principle 4).
LIES = {
    Fault.SOURCE: "in the document, as our copy has it",
    Fault.COPY: "in our copy",
    Fault.ANNOTATION: "in our notes",
    Fault.UNDETERMINED: "not known",
}
VERDICTS = {"holds": "The finding holds", "harmless": "Harmless", "mistaken": "Set aside"}
REPORT = "findings.html"


def flags_for(edition: Edition, record: Record[Head], root: str) -> Callable[[str], tuple[Flag, ...]]:
    """The flags of a record by place; each place is asked for once, `left` of the rest is what no place took."""
    by_place: dict[str, list[Finding]] = {}
    for finding in edition.findings_of.get(record.id, ()):
        by_place.setdefault(finding.where.at, []).append(finding)

    given_at: dict[str, str] = {}  # path of an answer → the place where it is given in full

    def at(place: str) -> tuple[Flag, ...]:
        found = []
        for finding in by_place.get(place, ()):
            shown = flag(edition, finding, root)
            given = finding.explained
            if shown.answer and given and given_at.setdefault(given.path, place) != place:
                shown = replace(
                    shown, answer=replace(shown.answer, because=Html(f"as at {given_at[given.path]}"))
                )
            found.append(shown)
        return without_repeats(tuple(found))

    return at


def flag(edition: Edition, finding: Finding, root: str) -> Flag:
    """One finding, to stand beside what it is about."""
    left = len(finding.against) - PLACES
    return Flag(
        severity=colour(edition, finding),
        word=word(edition, finding),
        heading=finding.title,
        message=told(finding.message),
        lies="" if finding.fault is Fault.UNDETERMINED else LIES[finding.fault],
        href=edition.finding_href(root, finding),
        readings=tuple(map(reading, finding.suggestions)),
        against=tuple(
            against(edition, place, root, on=finding.where.record) for place in finding.against[:PLACES]
        ),
        more=f"and {plural(left, 'more place')}, on the finding’s own page" if left > 0 else "",
        answer=answer(edition, finding.explained, root),
    )


def without_repeats(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Flags of one place: readings that an earlier one gives stand there alone."""
    seen: set[tuple[Reading, ...]] = set()
    shown = []
    for each in flags:
        shown.append(replace(each, readings=()) if each.readings in seen else each)
        seen.add(each.readings)
    return tuple(shown)


def finding_line(edition: Edition, finding: Finding, root: str, *, on_page: bool) -> FindingLine:
    """A finding in one line: on its own page its heading and place, elsewhere its message and the record."""
    place = edition.place(root, finding.where)
    anchor = edition.anchor(finding.where)
    words = place_words(edition, finding.where)
    where = Link(words, f"#{anchor}" if anchor else "") if on_page else place
    return FindingLine(
        where=where,
        heading=finding.title if on_page else told(finding.message),
        href=edition.finding_href(root, finding),
        word=word(edition, finding),
        severity=colour(edition, finding),
    )


#: Fields in readers' words; others are called by their own name.
_FIELDS = {
    "published": "date",
    "not_before": "date",
    "updated": "date of the update",
    "accessed": "day it was read",
    "archived": "day it was archived",
    "authors": "author",
    "url": "address",
    "dates": "date",
    "names": "name",
    "cites": "a work that it cites",
    "relations": "relation",
    "explanations": "explanation",
    "facts": "a fact",
    "participants": "who took part",
    "measures": "value",
}


def place_words(edition: Edition, location: Location) -> str:
    """Where a finding lies, for readers: "footnote 4", "¶7", "author"; of an assertion its paragraph."""
    at = location.at
    if at.startswith("assertions["):
        record = edition.corpus.resolve(location.record or "")
        entries = getattr(record.head, "assertions", ()) if record else ()
        number = at.removeprefix("assertions[").split("]")[0]
        if number.isdigit() and 0 < int(number) <= len(entries) and entries[int(number) - 1].at:
            return f"¶{entries[int(number) - 1].at[0]}"
    name = re.split(r"[\[.]", at)[0]
    return _FIELDS.get(at) or _FIELDS.get(name, name) or "the page"


def reading(suggestion: Suggestion) -> Reading:
    reasons = tuple(map(set_marks, suggestion.reasons))
    try:
        dates.parse(suggestion.value)
    except dates.DateError:
        return Reading(suggestion.value, reasons=reasons)
    date = date_view(suggestion.value)
    return Reading(date.text, date.datetime, reasons)


def against(edition: Edition, location: Location, root: str, *, on: str | None = None) -> Against:
    """Another place. on: the record whose page this stands on, of which a place is named alone."""
    where, named = edition.place(root, location), place_words(edition, location)
    if on is not None and location.record == on:
        anchor = edition.anchor(location)
        where, named = Link(named, f"#{anchor}" if anchor else ""), ""
    text, message = words_at(location)
    if text.startswith("[^"):
        text = ""  # a mark says no more than its place does
    elif text and is_own_date(location):
        words = date_view(text).text
        text, message = "", message if words in message else ", ".join(filter(None, (words, message)))
    return Against(where, text, set_marks(message), named if named.startswith(("¶", "footnote")) else "")


def is_own_date(location: Location) -> bool:
    """Whether a place is a date of our record, in our notation, and nothing that a document prints."""
    if location.at.startswith(("footnote ", "¶", "body")):
        return False
    try:
        dates.parse(location.text)
    except dates.DateError:
        return False
    return True


def answer(edition: Edition, given: Given | None, root: str) -> Answer | None:
    """What somebody explained, with its links; citations stand in it by their words."""
    if given is None:
        return None
    record = edition.corpus.resolve(given.record)
    explanation = (
        record.head.explanations[int(given.path.removeprefix("explanations[")[:-1]) - 1] if record else None
    )

    def words(field: str, plain: str) -> Html:
        phrase = record.texts.get(f"{given.path}.{field}") if record else None
        pieces = RunningText(edition, record, root).set(phrase)
        if not pieces:
            return Html(escape(plain))
        return Html("".join(str(piece) for piece in pieces if isinstance(piece, Html)))

    return Answer(
        verdict=VERDICTS.get(given.verdict, given.verdict),
        because=words("because", given.because),
        by=explanation.by if explanation else "",
        asked=f"asked on {date_view(explanation.asked).text}" if explanation and explanation.asked else "",
        reply=words("reply", explanation.reply) if explanation and explanation.reply else Html(""),
    )


def word(edition: Edition, finding: Finding) -> str:
    """The severity in a word; what lies in a document is a note to readers, never an error."""
    if finding.explained is not None:
        return "Explained"
    return "Note" if edition.is_public(finding) else finding.severity.value.capitalize()


def colour(edition: Edition, finding: Finding) -> str:
    if finding.explained is not None:
        return "explained"
    return "note" if edition.is_public(finding) else finding.severity.value
