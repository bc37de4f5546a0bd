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
from dossier.heads import SourceHead
from dossier.patterns import regex
from dossier.prose.citations import read_citation, same_address
from dossier.scaffold.blank import TO_TELL, Filled
from dossier.scaffold.captured import Captured, Said
from dossier.scaffold.findings_in_text import (
    InText,
    Note,
    count_words,
    find_in_text,
    first_words,
    may_show,
)
from dossier.scaffold.known import actor_of

MOST_HINT = 5  #: words of a paragraph that the file shows
MOST_QUOTED = 8  #: words of a quotation that it shows
SHARE, AT_LEAST = 10, 150  #: of a document's words a tenth, or so many, may stand in our files
MOST_NOTE = 60  #: words of a footnote that is proposed; a longer one is an essay

_CONFIRM = "proposed: "
_MARKDOWN = regex(r"([\\`*_\[\]<>#&~])")
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
    budget = _Budget(captured, title)
    kept, left_out = budget.notes(found.notes)
    if found.omits:
        fields["omits"] = "".join(f"\n  - {{p: {p}, because: {why}}}" for p, why in _runs(found.omits))
        notes["omits"] = _CONFIRM + "what the digest may leave out; about private persons: `withhold`"
    if kept:
        fields["cites"] = "".join(f"\n  - {_cited(note, corpus)}" for note in kept)
        notes["cites"] = _CONFIRM + "one for each footnote"
    body = "\n\n".join(_blocks(captured, found, kept, budget, corpus))
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


class _Budget:
    """How many of a document's words may still stand in the file."""

    def __init__(self, captured: Captured, title: str) -> None:
        self.words = sum(map(count_words, captured.paragraphs))
        self.left = max(AT_LEAST, self.words // SHARE) - count_words(title)
        self.allowed = self.left

    def notes(self, notes: Sequence[Note]) -> tuple[list[Note], list[Note]]:
        """The footnotes that may stand there as printed, and those that may not."""
        kept: list[Note] = []
        for note in notes:
            words = count_words(note.words)
            if words <= MOST_NOTE and self.take(words):
                kept.append(note)
        return kept, [note for note in notes if note not in kept]

    def take(self, words: int) -> bool:
        if words > self.left:
            return False
        self.left -= words
        return True


def _runs(omits: Mapping[int, str]) -> list[tuple[str, str]]:
    """¶ or ranges of ¶ that are left out for one reason: ("25-27", "furniture")."""
    runs: list[list[int]] = []
    for number in sorted(omits):
        if runs and runs[-1][-1] == number - 1 and omits[number] == omits[runs[-1][-1]]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}", omits[run[0]]) for run in runs]


def _cited(note: Note, corpus: Corpus) -> str:
    """A footnote as an entry of `cites`: a source that we keep, else what its words say of it."""
    work = _source_at([url for _, _, url in note.links], corpus)
    citation = read_citation(note.words)
    if not work and citation.url:
        work = _source_at([citation.url], corpus)
    words = " ".join(part for part in (citation.title or citation.outlet or "",) if part)
    work = scalar(work) if work else quoted(words or f"not named (note {note.label})")
    at = f", at: {note.at[0]}" if note.at else ""
    return f"{{work: {work}{at}, footnote: {quoted(note.label)}, known_from: footnote}}"


def _source_at(urls: Sequence[str], corpus: Corpus) -> str:
    """The id of the source with one of these addresses; "" where there is none."""
    by_address = corpus.once(_addresses)
    return next((by_address[same] for url in urls if (same := same_address(url)) in by_address), "")


def _addresses(corpus: Corpus) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for source in corpus.sources:
        head: SourceHead = source.head
        for url in (head.url, head.archive_url):
            if url:
                found.setdefault(same_address(url), source.id)
    return found


def _blocks(
    captured: Captured, found: InText, kept: Sequence[Note], budget: _Budget, corpus: Corpus
) -> Iterator[str]:
    """The body: a block to be told for each paragraph, then the footnotes as printed."""
    defined = {note.paragraph for note in found.notes}
    labels = {note.label for note in kept}
    told = [n for n in range(1, len(captured.paragraphs) + 1) if n not in found.omits and n not in defined]
    hint = min(MOST_HINT, budget.left // max(len(told), 1))
    for number in told:
        words = (
            first_words(captured.paragraphs[number - 1], hint, found.named.get(number, ()))
            if hint > 1
            else ""
        )
        budget.take(count_words(words))
        parts = [f"[[{TO_TELL}]]"]
        if words:
            parts.append(f"“{_escaped(words)}”")
        parts += [f"[[{id}]]" for id in found.names.get(number, ()) if corpus.resolve(id)]
        parts += [f"[^{label}]" for label in found.marks.get(number, ()) if label in labels]
        yield f"{{p={number}}}\n{' '.join(parts)}"
    places = sorted({note.paragraph for note in found.notes})
    if places:
        count = _count(len(found.notes), "note")
        for first, last in _spans(places):
            where = str(first) if first == last else f"{first}-{last}"
            yield (
                f"{{p={where}}}\n[[{TO_TELL}]] {count}, with the labels as printed."
                if first == places[0]
                else (f"{{p={where}}}\n[[{TO_TELL}]] More notes.")
            )
    for note in kept:
        yield f"[^{note.label}]: {_printed(note)}"


def _spans(numbers: Sequence[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans


def _printed(note: Note) -> str:
    """A footnote's words as Markdown that prints them, with the addresses behind them."""
    out, place = [], 0
    for start, end, url in note.links:
        start, end = max(start, place), min(end, len(note.words))
        if start >= end or check("url", url) is not None or any(char in url for char in "<>\\ "):
            continue
        if same_address(url) == same_address(note.words[start:end]):
            continue  # the address itself is printed
        out += [_escaped(note.words[place:start]), f"[{_escaped(note.words[start:end])}](<{url}>)"]
        place = end
    return "".join([*out, _escaped(note.words[place:])])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _seen(captured: Captured, found: InText, budget: _Budget) -> Iterator[str]:
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
    captured: Captured, found: InText, kept: Sequence[Note], left_out: Sequence[Note], budget: _Budget
) -> tuple[str, ...]:
    """What is said on the screen of a proposal."""
    names = {id for ids in found.names.values() for id in ids}
    lines = [
        "; ".join(
            (
                _count(len(captured.paragraphs), "paragraph") + f", {len(found.omits)} proposed as left out",
                _count(len(kept), "footnote"),
                _count(sum(map(len, found.quotations.values())), "quotation"),
                _count(sum(map(len, found.dates.values())), "date"),
                _count(len(names), "known name"),
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


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def year_of(edtf: str) -> str:
    """The year of a date, for an id; "" where there is none."""
    parts = dates_of(edtf)
    return f"{parts[0][0]}" if parts else ""


def stub_line(one: str, name: str, count: int) -> str:
    """A name that recurs and has no record, with the command that makes one. one: what the site calls an actor."""
    return f'  build.py new {scalar(one)} "{shorten(name)}"   # in {count} paragraphs'
