"""A source's file proposed from a capture: what can be read in it, each part marked as to be confirmed.

The document is another's: what stands of it in the file are its footnotes and the first words of its paragraphs,
together less than a tenth of it. The marker `[[to-tell]]` leads nowhere on purpose: a paragraph that nobody has put
into words yet is an error once the record is no draft any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier import dates
from dossier.bibliography import dates_of
from dossier.corpus import Corpus
from dossier.dates import DateError
from dossier.front_matter.formats import check, shorten
from dossier.front_matter.yaml_writer import quoted, scalar
from dossier.patterns import regex
from dossier.scaffold.blank import TO_TELL, Filled
from dossier.scaffold.captured import Captured, Said
from dossier.scaffold.findings_in_text import InText, Note, find_in_text
from dossier.scaffold.known import actor_of
from dossier.scaffold.proposed_body import Budget, blocks, cited, count_of
from dossier.scaffold.shown_words import count_words, may_show

MOST_QUOTED = 8  #: words of a quotation that it shows

_CONFIRM = "proposed: "
_DAY = regex(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a capture lets one propose for a source."""

    title: str
    publisher: str  #: an id, or words; "" where nothing says it
    number: str  #: its publisher's, for its id
    filled: Filled
    lines: tuple[str, ...]  #: what is told on the screen
    strangers: tuple[tuple[str, int], ...]


def propose(captured: Captured, corpus: Corpus, title: str, file: str, taken: str) -> Proposal:
    """title: given on the command line, or ""; file: name of the text capture; taken: the day, EDTF."""
    found = find_in_text(captured, corpus)
    said = captured.said
    title, why = _title(captured, found, title)
    title = title or file.rpartition(".")[0]
    publisher = actor_of(said["publisher"].value, corpus) if "publisher" in said else ""
    fields: dict[str, str] = {"title": quoted(title)}
    notes: dict[str, str] = {"title": why} if why else {}
    for name, value, reason in _facts(captured, found, corpus, publisher):
        fields[name], notes[name] = value, _CONFIRM + reason
    how = captured.how or "text as it was saved"
    fields["capture"] = f"{{file: {scalar(file)}, taken: {taken}, how: {quoted(how)}, compared: false}}"
    notes["capture"] = "compared: true once somebody has held it against the page"
    fields["text"] = "digest"
    budget = Budget(captured, title)
    kept, left_out = budget.notes(found.notes)
    if found.omits:
        fields["omits"] = "".join(f"\n  - {{p: {p}, because: {why}}}" for p, why in _runs(found.omits))
        notes["omits"] = _CONFIRM + "what the digest may leave out; about private persons: `withhold`"
    if kept:
        fields["cites"] = "".join(f"\n  - {cited(note, corpus)}" for note in kept)
        notes["cites"] = _CONFIRM + "one for each footnote"
    body = "\n\n".join(blocks(captured, found, kept, budget, corpus))
    about = [
        f"Proposed by build.py from {file}: read each line against the document before it stands.",
        f"[[{TO_TELL}]] marks a paragraph that nobody has told in our own words yet.",
        *_seen(captured, found, budget),
    ]
    told = _told(captured, found, kept, left_out, budget)
    return Proposal(
        title, publisher, found.identifier[1], Filled(fields, notes, about, body), told, found.strangers
    )


def _title(captured: Captured, found: InText, given: str) -> tuple[str, str]:
    if given:
        return given, ""
    if found.title:
        return captured.paragraphs[found.title - 1], f"{_CONFIRM}¶{found.title} prints it"
    if "title" in captured.said:
        said = captured.said["title"]
        return said.value, f"{_CONFIRM}{said.where}; our copy prints none: {{value: …, known_from: …}}"
    return "", f"{_CONFIRM}the name of the file; our copy prints none: {{value: …, known_from: …}}"


def _facts(
    captured: Captured, found: InText, corpus: Corpus, publisher: str
) -> Iterator[tuple[str, str, str]]:
    """Fields with their YAML and where they come from."""
    said = captured.said
    paragraph, printed = found.dated
    known = _said_date(said.get("published"))
    if printed:
        differs = f"; {said['published'].where} says {known}" if known and known != printed else ""
        yield "published", printed, f"¶{paragraph} prints it{differs}"
    elif known:
        where = said["published"].where
        yield (
            "published",
            f"{{value: {known}, known_from: {quoted(where)}}}",
            f"{where}; our copy prints no date",
        )
    updated = _said_date(said.get("updated"))
    if updated and updated != (printed or known):
        yield "updated", updated, said["updated"].where
    if publisher:
        yield "publisher", scalar(publisher), said["publisher"].where
    if found.authors:
        yield "authors", _list([actor_of(name, corpus) for name in found.authors]), "its byline"
    elif "authors" in said and said["authors"].value != "(anonymous)":
        names = [name.strip() for name in said["authors"].value.split(";") if name.strip()]
        where = said["authors"].where
        facts = [
            f"{{value: {scalar(actor_of(name, corpus))}, known_from: {quoted(where)}}}" for name in names
        ]
        yield "authors", f"[{', '.join(facts)}]", f"{where}; our copy prints none near its beginning"
    else:
        yield "authors", "[]", "our copy prints none near its beginning"
    if found.identifier[0]:
        yield "identifier", quoted(found.identifier[0]), "printed near its beginning"
    if "url" in said and check("url", said["url"].value) is None:
        yield "url", quoted(said["url"].value), said["url"].where
    language = said["language"].value if "language" in said else "en" if found.english else ""
    if language and language.replace("-", "").isalnum():
        yield (
            "language",
            scalar(language),
            said["language"].where if "language" in said else "its small words",
        )


def _said_date(said: Said | None) -> str:
    match = _DAY.match(said.value.replace("/", "-")) if said else None
    if not match:
        return ""
    try:
        dates.parse(match[1])
    except DateError:
        return ""
    return match[1]


def _list(names: Sequence[str]) -> str:
    return f"[{', '.join(map(scalar, names))}]"


def _runs(omits: Mapping[int, str]) -> list[tuple[str, str]]:
    """¶ or ranges of ¶ that are left out for one reason: ("25-27", "furniture")."""
    runs: list[list[int]] = []
    for number in sorted(omits):
        if runs and runs[-1][-1] == number - 1 and omits[number] == omits[runs[-1][-1]]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}", omits[run[0]]) for run in runs]


def _seen(captured: Captured, found: InText, budget: Budget) -> Iterator[str]:
    """Comments: dates, quotations and addresses by paragraph, for whoever writes events and assertions."""
    if found.dates:
        yield "dates: " + " · ".join(f"¶{n} {', '.join(days)}" for n, days in found.dates.items())
    told = []
    for number, quotations in found.quotations.items():
        shown = []
        for quotation in quotations:
            words = count_words(quotation)
            start = captured.paragraphs[number - 1].find(quotation)
            known = [(one - start, other - start) for one, other in found.named.get(number, ())]
            short = words <= MOST_QUOTED and may_show(quotation, known) and budget.take(words)
            shown.append(f"“{quotation}”" if short else f"{words} words")
        told.append(f"¶{number} {', '.join(shown)}")
    if told:
        yield "quotations: " + " · ".join(told)
    notes = {note.paragraph for note in found.notes}
    addresses = [link for link in captured.links if link.paragraph not in notes]
    for link in addresses[:40]:
        yield f"¶{link.paragraph} leads to {link.url[:300]}"
    if len(addresses) > 40:
        yield f"… and {len(addresses) - 40} addresses more"


def _told(
    captured: Captured, found: InText, kept: Sequence[Note], left_out: Sequence[Note], budget: Budget
) -> tuple[str, ...]:
    """What is said on the screen of a proposal."""
    names = {id for ids in found.names.values() for id in ids}
    lines = [
        "; ".join(
            (
                count_of(len(captured.paragraphs), "paragraph")
                + f", {len(found.omits)} proposed as left out",
                count_of(len(kept), "footnote"),
                count_of(sum(map(len, found.quotations.values())), "quotation"),
                count_of(sum(map(len, found.dates.values())), "date"),
                count_of(len(names), "known name"),
            )
        ),
        *captured.told,
    ]
    if left_out:
        labels = ", ".join(note.label for note in left_out[:12])
        lines.append(
            f"notes {labels} are not in the file: with them more than a tenth of the document's words would stand there"
        )
    marks = {label for labels in found.marks.values() for label in labels}
    undefined = sorted(marks - {note.label for note in found.notes})
    if undefined:
        lines.append(f"the text has marks for notes that it does not print: {', '.join(undefined[:12])}")
    lines.append(f"{budget.allowed - budget.left} of its {budget.words:,} words stand in the file")
    return tuple(lines)


def year_of(edtf: str) -> str:
    """The year of a date, for an id; "" where there is none."""
    parts = dates_of(edtf)
    return f"{parts[0][0]}" if parts else ""


def stub_line(one: str, name: str, count: int) -> str:
    """A name that recurs and has no record, with the command that makes one. one: what the site calls an actor."""
    return f'  build.py new {scalar(one)} "{shorten(name)}"   # in {count} paragraphs'
