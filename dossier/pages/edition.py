"""What all pages of one build share: the corpus, its findings by place, and where everything stands."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dossier import dates
from dossier.comparison.namings import short_title
from dossier.comparison.ties import Tie, ties
from dossier.comparison.weight import NO_WEIGHT, Weight, weigh
from dossier.corpus import Corpus
from dossier.findings import Fault, Finding, Location
from dossier.heads import Head, SourceHead
from dossier.history import Change, Log
from dossier.model import Link as RecordLink
from dossier.model import Record
from dossier.pages.beside import Beside, beside
from dossier.reconcile import Reconciliation
from dossier.settings import Collection, Settings
from dossier.views import Date, Link

if TYPE_CHECKING:
    from dossier.pages.moments import Dated

MOST_DRAWN = 150  #: ties on the page of all; with more it lists the records, each with its own drawing
LONGEST_ID = 160  #: of a finding; its page's name must fit a file system that takes 255 bytes
MOST_TIES = 40  #: that the page of a record tells; with more it leads on
MOST_NEWEST = 200  #: records in the feed of them
OURS = "ours"  #: `known_from` of a title that is our own description, as the work's own is not known


class Label(NamedTuple):
    """How a link calls a record."""

    title: str
    path: str  #: of its page, from the root of the site
    language: str  #: of the title; "" where it is the site's
    quoted: bool  #: its outlet printed it so


@dataclass(frozen=True)
class Edition:
    """One build: corpus and findings, the day it is of, and the dates on which files last changed."""

    corpus: Corpus
    result: Reconciliation
    settings: Settings
    history: Mapping[str, Change]  #: by file, where it is known
    log: Log = Log()  #: what changed and what was corrected, where that is known

    @cached_property
    def changes(self) -> Mapping[str, str]:
        """The day on which each file last changed."""
        return {file: change.day for file, change in self.history.items()}

    @cached_property
    def has_changes(self) -> bool:
        """Something is known of what changed, for a page that tells it."""
        return bool(self.log.told)

    def since(self, record: Record[Head]) -> str:
        """The day on which a record came into the repository, under this or a former id; "" where it is not known."""
        folder = record.file.rpartition("/")[0]
        files = (record.file, *(f"{folder}/{old}.md" for old in record.head.former_ids))
        return min((change.since for file in files if (change := self.history.get(file))), default="")

    @cached_property
    def collections(self) -> Mapping[str, Collection]:
        return self.corpus.words.collections

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The collections that hold a record."""
        return tuple(dict.fromkeys(record.collection for record in self.corpus.records.values()))

    @cached_property
    def own_pages(self) -> tuple[Record[Head], ...]:
        """The site's own texts, in the order of its foot."""
        return tuple(
            sorted(
                self.corpus.of_shape("pages"), key=lambda page: (getattr(page.head, "order", 0), page.title)
            )
        )

    @cached_property
    def newest(self) -> tuple[tuple[str, Record[Head]], ...]:
        """The records that changed last, each with the day; of one day in the order of the corpus."""
        days = (
            (self.changes.get(record.file) or self.result_day, record)
            for record in self.corpus.records.values()
        )
        return tuple(sorted(days, key=lambda each: each[0], reverse=True)[:MOST_NEWEST])

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Every event and every happening, by date; those without one at the end."""
        from dossier.pages.moments import dated_records

        return dated_records(self)

    @cached_property
    def dated_of(self) -> Mapping[str, tuple[Dated, ...]]:
        """The same by record."""
        found: dict[str, list[Dated]] = defaultdict(list)
        for dated in self.dated:
            found[dated.record.id].append(dated)
        return {id: tuple(several) for id, several in found.items()}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """All that is reported to tie parties, things and events to one another."""
        return ties(self.corpus)

    @cached_property
    def weights(self) -> Mapping[str, Weight]:
        """The documents and origins of every claim."""
        return {
            id: weigh(self.corpus, id) for id in (*self.corpus.carried, *(c.id for c in self.corpus.claims))
        }

    def weight(self, claim: str) -> Weight:
        return self.weights.get(claim, NO_WEIGHT)

    @cached_property
    def has_ties(self) -> bool:
        return bool(self.ties)

    @cached_property
    def has_many_ties(self) -> bool:
        """More than one drawing holds."""
        return len(self.ties) > MOST_DRAWN

    @cached_property
    def ties_of(self) -> Mapping[str, tuple[Tie, ...]]:
        """The same by the records at either end."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.one].append(tie)
            found[tie.other].append(tie)
        return {id: tuple(several) for id, several in found.items()}

    def ties_told(self, id: str) -> tuple[Tie, ...]:
        """Those that a record's page tells in words."""
        return self.ties_of.get(id, ())[:MOST_TIES]

    @property
    def base_url(self) -> str:
        """The address the site is published at, with a slash at its end; "" where it is not known."""
        url = self.settings.base_url or self.corpus.site.base_url
        return url.rstrip("/") + "/" if url else ""

    @property
    def repository(self) -> str:
        """The address of the repository, without a slash at its end; "" where it is not known."""
        return (self.corpus.site.repository or self.settings.repository).rstrip("/")

    @property
    def result_day(self) -> str:
        """The day of the edition, which "future" is measured from, as EDTF."""
        return dates.iso(self.settings.as_of)

    # -- findings ------------------------------------------------------------------------------------

    def is_public(self, finding: Finding) -> bool:
        """Stands in the list of what the documents contradict, not among our own work."""
        return finding.fault is not Fault.ANNOTATION and finding.rule not in self.work_rules

    @cached_property
    def work_rules(self) -> frozenset[str]:
        """The rules whose findings are work for us, whatever their fault."""
        return frozenset(rule.name for rule in self.result.rules if rule.work)

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """By record, what its page shows: our own work only on drafts; nothing that is set aside."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.result.findings:
            shown = self.is_public(finding) or self.settings.draft
            if finding.where.record and shown and not finding.set_aside:
                found[finding.where.record].append(finding)
        return {record: tuple(findings) for record, findings in found.items()}

    @cached_property
    def beside(self) -> Beside:
        """Names and utterances that are compared on pages of their own."""
        return beside(self.corpus)

    @cached_property
    def finding_ids(self) -> Mapping[tuple[str, str, str, str], str]:
        """The name of each finding in addresses, from what it is about and never from its line."""
        slugs = {}
        for finding in self.result.findings:
            parts = (finding.rule, finding.where.record or "site", finding.where.at)
            slug = re.sub(r"[^a-z0-9]+", "-", "-".join(parts).replace("¶", "p").lower())
            slugs[finding.key] = slug.strip("-")
        doubled = Counter(slugs.values())
        return {
            key: slug
            if doubled[slug] == 1 and len(slug) <= LONGEST_ID
            else f"{slug[:LONGEST_ID]}-{hashlib.sha256(repr(key).encode()).hexdigest()[:6]}"
            for key, slug in slugs.items()
        }

    def finding_href(self, root: str, finding: Finding) -> str:
        """The lasting address of a finding: a page of its own, whatever list it stands in."""
        return f"{root}findings/{self.finding_ids[finding.key]}.html"

    @cached_property
    def _bare_links(self) -> dict[str, Mapping[str, tuple[RecordLink, ...]]]:
        return {}

    def bare_links(self, record: Record[Head]) -> Mapping[str, tuple[RecordLink, ...]]:
        """The links of a record that show no words of their own, by the passage they stand in, in its order."""
        links = record.links  # asked for each time, so that it is noted of each page
        if record.id not in self._bare_links:
            found: dict[str, list[RecordLink]] = defaultdict(list)
            for link in links:
                if link.mention and link.mention.words == link.target:
                    found[link.mention.text].append(link)
            self._bare_links[record.id] = {text: tuple(links) for text, links in found.items()}
        return self._bare_links[record.id]

    def kind_words(self, record: Record[Head], kind: str) -> str:
        """A kind as readers see it, in the words of the site."""
        return self.corpus.words.kind(record.collection, kind)

    # -- addresses -----------------------------------------------------------------------------------

    def path(self, record: Record[Head]) -> str:
        """The page of a record, from the root of the site."""
        return f"{record.collection}/{record.id}.html"

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """How every record is called in a link, by its id and its former ids: all that most pages want of another."""
        found = {
            id: Label(short_title(record.title), self.path(record), self.language(record), is_printed(record))
            for id, record in self.corpus.records.items()
        }
        return found | {old: found[new] for old, new in self.corpus.former.items()}

    @cached_property
    def actor_kinds(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds of every actor, by its id: all that the page of a document wants of who made it but the name."""
        return {
            actor.id: tuple(dict.fromkeys(fact.value for fact in actor.head.kind))
            for actor in self.corpus.actors
        }

    def href(self, root: str, id: str, fragment: str = "") -> str:
        """A link to a record's page, relative to a page with this root; "" where there is no such record."""
        label = self.labels.get(id)
        if label is None:
            return ""
        return root + label.path + (f"#{fragment}" if fragment else "")

    def link(self, root: str, id: str, *, fragment: str = "", text: str = "") -> Link:
        """A link to a record under its title, or the id's own words where no record is kept."""
        label = self.labels.get(id)
        if label is None:
            return Link(text or id)
        href = root + label.path + (f"#{fragment}" if fragment else "")
        return Link(text or label.title, href, lang=label.language, quoted=label.quoted and not text)

    def language(self, record: Record[Head]) -> str:
        """The language of a record's title, where it is not the site's."""
        language = record.head.language if isinstance(record.head, SourceHead) else ""
        return "" if language == self.corpus.site.language else language

    def anchor(self, location: Location) -> str:
        """The fragment of the place that a finding names, on its record's page."""
        at = location.at
        if at.startswith("footnote "):
            return note_id(at.removeprefix("footnote "))
        if at.startswith("¶"):
            return f"p{at[1:].split('–')[0]}"
        if location.record in self.labels and at.startswith("assertions["):
            return f"assertion-{at.removeprefix('assertions[').split(']')[0]}"
        return ""

    def place(self, root: str, location: Location) -> Link:
        """Where a finding lies, as a link to the very place."""
        if location.record is None or location.record not in self.labels:
            return Link(location.file)
        return self.link(root, location.record, fragment=self.anchor(location))

    # -- the repository ------------------------------------------------------------------------------

    def file_link(self, file: str, line: int | None = None) -> Link:
        label = f"{file}:{line}" if line else file
        if not self.repository:
            return Link(label)
        fragment = f"#L{line}" if line else ""
        return Link(label, f"{self.repository}/blob/{self.corpus.site.branch}/{file}{fragment}")

    def version_link(self, file: str) -> Link | None:
        """The file as its last commit has it, which stays when the page changes; None where that is not known."""
        change = self.history.get(file)
        if change is None or not self.repository:
            return None
        return Link(change.commit[:7], f"{self.repository}/blob/{change.commit}/{file}")

    def folder_link(self, folder: str) -> Link:
        """A folder of the content, which an overview gathers; "" for all of it."""
        name = f"{self.settings.content.name}/{folder}".rstrip("/") + "/"
        return Link(
            name, f"{self.repository}/tree/{self.corpus.site.branch}/{name}" if self.repository else ""
        )

    def edit_href(self, file: str) -> str:
        return f"{self.repository}/edit/{self.corpus.site.branch}/{file}" if self.repository else ""


def is_printed(record: Record[Head]) -> bool:
    """Whether a record's title is one that its outlet printed, and no description of ours."""
    return isinstance(record.head, SourceHead) and record.head.title.known_from != OURS


def note_id(label: str) -> str:
    """The fragment of a footnote: "4" → "fn-4"; a label that is no plain word is spelt in hex."""
    plain = re.fullmatch(r"[A-Za-z0-9_-]+", label)
    return f"fn-{label}" if plain else f"fn-x{label.encode().hex()}"


@lru_cache(maxsize=65536)
def date_view(edtf: str) -> Date:
    """An EDTF date for readers; what is no date is shown as it is."""
    try:
        date = dates.parse(edtf)
    except dates.DateError:
        return Date(edtf, certainty="open")
    certainty = {"day": "day", "month": "month", "year": "year"}.get(date.precision, "range")
    if date.approximate or date.uncertain:
        certainty = "approximate"
    elif "/" in edtf and (date.earliest is None or date.latest is None):
        certainty = "open"
    machine = (
        edtf if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?", edtf) and edtf >= "0001" else ""
    )
    return Date(dates.in_words(edtf), machine, certainty)


def plural(number: int, one: str, many: str = "") -> str:
    """ "1 document", "4 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(words: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
