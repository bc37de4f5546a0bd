"""The parts that the pages of all records share: facts, names, relations, body, claims, findings, backlinks."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from dossier import views
from dossier.comparison.weight import weigh
from dossier.fields import DateFact, Fact, NamedFact, Participant
from dossier.findings import Finding
from dossier.heads import Head
from dossier.model import Block, Record
from dossier.pages.edition import OURS, Edition, date_view, plural
from dossier.pages.flags import finding_line, flags_for
from dossier.pages.mentions import mention_groups
from dossier.pages.room import room
from dossier.pages.running_text import RunningText
from dossier.views import FactValue, Html, Link, Passage, Section

ROOT = "../"  #: every record's page stands in the folder of its collection


class Sheet:
    """A page of a record in the making: sets its texts in reading order, so that citations count up."""

    def __init__(self, edition: Edition, record: Record[Head]) -> None:
        self.edition = edition
        self.record = record
        self._flags = flags_for(edition, record, ROOT)
        self._placed: set[str] = set()
        self.text = RunningText(edition, record, ROOT, self.flags)

    # -- findings ------------------------------------------------------------------------------------

    def flags(self, *places: str) -> tuple[views.Flag, ...]:
        """The flags at these places, which are then placed."""
        self._placed.update(places)
        return tuple(flag for place in places for flag in self._flags(place))

    def flags_below(self, path: str) -> tuple[views.Flag, ...]:
        """The flags of a field and of all within it."""
        places = dict.fromkeys(finding.where.at for finding in self.findings)
        return self.flags(
            *(place for place in places if place == path or place.startswith((path + ".", path + "[")))
        )

    def flags_left(self) -> tuple[views.Flag, ...]:
        """The flags that no place took; to be asked for last, so that nothing is lost."""
        places = dict.fromkeys(finding.where.at for finding in self.findings)
        return self.flags(*(place for place in places if place not in self._placed))

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.edition.findings_of.get(self.record.id, ())

    def finding_lines(self) -> tuple[views.FindingLine, ...]:
        return tuple(finding_line(self.edition, finding, ROOT, on_page=True) for finding in self.findings)

    # -- facts ---------------------------------------------------------------------------------------

    def facts(
        self, label: str, path: str, facts: Iterable[Fact | DateFact | NamedFact], *, together: bool = False
    ) -> tuple[views.Fact, ...]:
        """One row: each value with how it is known; nothing where there is none. together: all of them hold."""
        facts = tuple(facts)
        many = len(facts) != 1 or f"{path}[1]" in self.record.places
        values = tuple(
            self.fact_value(fact, f"{path}[{number}]" if many else path)
            for number, fact in enumerate(facts, 1)
        )
        return (views.Fact(label, values, self.flags_below(path), together=together),) if values else ()

    def fact_value(self, fact: Fact | DateFact | NamedFact, path: str) -> FactValue:
        if isinstance(fact, DateFact):
            value = time_html(fact.value)
        else:
            value = self.text.linked(fact.value)
        return FactValue(
            pieces=(value, *self.text.cite(f"{path}.cite")),
            known=known_words(fact.known_from),
            known_href=fact.url,
            claim=self.claim_link(fact.claim),
        )

    def named_facts(self, facts: tuple[NamedFact, ...]) -> tuple[views.Fact, ...]:
        """Facts that carry their own label; those of one label stand in one row."""
        rows: dict[str, list[FactValue]] = {}
        flags: dict[str, tuple[views.Flag, ...]] = {}
        for number, fact in enumerate(facts, 1):
            path = f"facts[{number}]"
            rows.setdefault(fact.what, []).append(self.fact_value(fact, path))
            flags[fact.what] = flags.get(fact.what, ()) + self.flags_below(path)
        return tuple(
            views.Fact(capital(label), tuple(values), flags[label]) for label, values in rows.items()
        )

    def common_facts(self) -> tuple[views.Fact, ...]:
        """What every record may carry: the same thing elsewhere, and who has read it against its sources."""
        head, rows = self.record.head, []
        if head.same_as:
            links = tuple(
                FactValue((Html(f'<a href="{escape(url)}">{escape(url)}</a>'),)) for url in head.same_as
            )
            rows.append(views.Fact("Elsewhere", links, self.flags_below("same_as"), together=True))
        if head.review:
            read = (
                f"by {head.review.by} on {date_view(head.review.on).text}, against the {head.review.against}"
            )
            rows.append(
                views.Fact("Checked", (FactValue((Html(escape(read)),)),), self.flags_below("review"))
            )
        return tuple(rows)

    def image(self) -> views.Drawing | None:
        """The record's picture, with its credit and rights."""
        image = self.record.head.image
        if image is None:
            return None
        file = image.file.removeprefix("static/")
        size = room(self.edition.corpus.pictures, file)
        caption = ". ".join(part.rstrip(".") for part in (image.credit, image.rights) if part)
        return views.Drawing(
            Html(f'<img src="{ROOT}static/{escape(file)}" alt="{escape(image.alt)}"{size} loading="lazy">'),
            Html(escape(caption)),
        )

    def claim_link(self, id: str) -> Link | None:
        return self.edition.link(ROOT, id) if id and self.edition.corpus.resolve(id) else None

    def participants(self, participants: tuple[Participant, ...]) -> tuple[views.Relation, ...]:
        return tuple(
            views.Relation(
                target=self.edition.link(ROOT, participant.actor),
                detail=f"as {participant.as_}" if participant.as_ else "",
                pieces=self.text.cite(f"participants[{number}].cite"),
                claim=self.claim_link(participant.claim),
                flags=self.flags_below(f"participants[{number}]"),
            )
            for number, participant in enumerate(participants, 1)
        )

    def relations(self) -> tuple[views.RelationGroup, ...]:
        """The relations that this record states, by their label; what its reported ties tell stands there alone."""
        told = {tie.path for tie in self.edition.ties_told(self.record.id) if tie.stated_on == self.record.id}
        types = self.edition.corpus.words.relations
        groups: dict[str, list[views.Relation]] = {}
        for number, relation in enumerate(getattr(self.record.head, "relations", ()), 1):
            path = f"relations[{number}]"
            label = types[relation.type].label if relation.type in types else relation.type
            span = [date_view(edge).text for edge in (relation.from_, relation.until) if edge]
            if path in told and not span and not any(f.where.at.startswith(path) for f in self.findings):
                continue
            detail = " to ".join(span) if len(span) == 2 else "".join(span)
            if len(span) == 1:
                detail = f"since {detail}" if relation.from_ else f"until {detail}"
            groups.setdefault(label, []).append(
                views.Relation(
                    target=self.edition.link(ROOT, relation.to),
                    detail=detail,
                    pieces=self.text.cite(f"{path}.cite"),
                    claim=self.claim_link(relation.claim),
                    flags=self.flags_below(path),
                )
            )
        return tuple(views.RelationGroup(capital(label), tuple(ties)) for label, ties in groups.items())

    # -- body ----------------------------------------------------------------------------------------

    def body(self, heading: str) -> Section | None:
        """The body as passages, with its notes in the margin; None where it has none."""
        passages = tuple(self._passage(block) for block in self.record.body.blocks)
        loose = self.text.notes_unmarked()
        if not passages and not loose:
            return None
        return Section(heading, "text", passages, loose)

    def _passage(self, block: Block) -> Passage:
        label = ""
        if block.paragraphs:
            first, last = block.paragraphs[0], block.paragraphs[-1]
            label = f"¶{first}" if first == last else f"¶{first}–{last}"
        if block.kind == "withheld":
            return Passage("withheld", anchors=block.anchors, label=label, note=self._withheld(block))
        pieces = self.text.set(block.phrase)
        level = 0
        if block.kind == "heading":
            level = min(max(block.level, 2) + (self.record.shape != "pages"), 6)
        flags = self.flags(block.at) if block.at not in self._placed and block.at != "body" else ()
        kind = "heading" if block.kind == "heading" else "text"
        return Passage(kind, pieces, block.anchors, label, level, flags=flags)

    def _withheld(self, block: Block) -> str:
        reasons = [
            omission.because
            for omission in getattr(self.record.head, "withhold", ())
            if set(omission.p) & set(block.paragraphs)
        ]
        because = reason_words(reasons[0]) if reasons else ""
        return f"Not rendered here: {because}." if because else "Not rendered here."

    # -- what leads here -----------------------------------------------------------------------------

    def mentions(self) -> tuple[views.MentionGroup, ...]:
        return mention_groups(self.edition, self.record, ROOT)

    def claims_about(self) -> tuple[views.ClaimLine, ...]:
        """The claims whose `about` names this record, with how many documents and origins carry each."""
        return tuple(self.claim_line(id) for id in self._claims_about())

    def weight(self) -> str:
        """What stands behind those claims together: "On 3 questions about it: 4 documents, 1 origin"."""
        claims = self._claims_about()
        if not claims:
            return ""
        weight = weigh(self.edition.corpus, *claims)
        return f"On {plural(len(claims), 'question')} about it: {weight.words}."

    def _claims_about(self) -> tuple[str, ...]:
        found = dict.fromkeys(
            incoming.record.id
            for incoming in self.edition.corpus.incoming.get(self.record.id, ())
            if incoming.record.shape == "claims" and getattr(incoming.link, "field", "") == "about"
        )
        return tuple(found)

    def claim_line(self, id: str) -> views.ClaimLine:
        return views.ClaimLine(self.edition.link(ROOT, id), self.edition.weight(id).words)


def reason_words(because: str) -> str:
    """Why paragraphs are withheld, for readers; other words stand as they are written."""
    return {"private-person": "it is about private persons, named in passing"}.get(because, because)


def time_html(edtf: str) -> Html:
    date = date_view(edtf)
    if not date.datetime:
        return Html(escape(date.text))
    return Html(f'<time datetime="{date.datetime}">{escape(date.text)}</time>')


def left_out_words(because: str) -> str:
    """Why a paragraph is left out, in a word or two."""
    return {"furniture": "of the page around it", "duplicate": "said twice"}.get(
        because, because.replace("-", " ")
    )


def known_words(known_from: str) -> str:
    """How a value is known that our copy does not print."""
    if known_from == OURS:
        return "our description; its own title is not known"
    return f"known from {known_from}" if known_from else ""


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def kind_words(edition: Edition, record: Record[Head]) -> str:
    """ "Source · dispatch": the collection's word for one record, then its kind, unless that is among its facts."""
    kind = getattr(record.head, "kind", "")
    words = (
        kind
        if isinstance(kind, str)
        else "".join(fact.value for fact in kind if len(kind) == 1 and not fact.cite)
    )
    one = capital(edition.collections[record.collection].one)
    return one + (f" · {edition.kind_words(record, words)}" if words else "")


__all__ = ["ROOT", "Sheet", "capital", "kind_words", "plural", "reason_words", "time_html"]
