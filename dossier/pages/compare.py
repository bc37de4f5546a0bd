"""Two documents side by side on the claims that both carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier import views
from dossier.comparison.facing import Facing, facing
from dossier.comparison.parallel_wordings import Spoken, Version
from dossier.comparison.shared_claims import Pair, carried_by, shared_claims
from dossier.comparison.wordings import collated
from dossier.corpus import Carried, Corpus
from dossier.heads import SourceHead
from dossier.model import Record
from dossier.pages.apparatus import apparatuses, opening, speakers_of, utterance_anchor
from dossier.pages.assertions import document_date_words, row
from dossier.pages.chrome import chrome
from dossier.pages.document_names import document_names
from dossier.pages.edition import Edition, listing, plural
from dossier.pages.portions import portions
from dossier.pages.sheet import ROOT
from dossier.views import Link, NavItem

FOLDER = "compare"
INDEX = f"{FOLDER}/index.html"
MOST_ALONE = 200  #: questions of one document in a list
LEAD = (
    "What each of the two says on the questions that both carry, as our records have it; questions on which "
    "something differs stand first. What both have from one origin counts once."
)
#: What is set beside each other, in this order: field, its label, how a difference in it is told.
FIELDS = {
    "speaker": ("Who speaks", "speaker"),
    "stance": ("Stance", "stance"),
    "hedge": ("Word of doubt", "word of doubt"),
    "words": ("Words", ""),
    "value": ("Value", "value"),
    "date": ("When", "date"),
    "origin": ("Origin", "origin"),
}


def compare_paths(corpus: Corpus) -> Mapping[tuple[str, str], str]:
    """The page of each pair that is compared, by the ids of the earlier and the later document."""
    paths: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for pair in corpus.once(shared_claims).compared:
        path = f"{FOLDER}/{pair.one.id}--{pair.other.id}.html"
        while path in taken:  # two hyphens may stand in an id too
            path = f"{path.removesuffix('.html')}-.html"
        taken.add(path)
        paths[pair.key] = path
    return paths


def compare_pages(edition: Edition, pair: Pair) -> Iterator[tuple[str, views.ComparePage]]:
    """A comparison with its path: one page, or the first and those on which it goes on."""
    path = edition.corpus.once(compare_paths)[pair.key]
    names = document_names(edition, (pair.one, pair.other))
    carried = carried_by(edition.corpus, pair.one), carried_by(edition.corpus, pair.other)
    spoken = tuple(_spoken_by_both(edition, pair))
    said = _said_alike(spoken)
    shared = [
        _Shared(claim, facing(edition.corpus, carried[0][claim], carried[1][claim], said))
        for claim in pair.claims
    ]
    shared.sort(
        key=lambda each: (not each.differs, edition.link(ROOT, each.claim).text.casefold(), each.claim)
    )
    claims = [_claim(edition, pair, each, spoken) for each in shared]
    parts = list(portions(claims, _weight))
    both = f"{names[pair.one.id]} and {names[pair.other.id]}"
    for number, part in enumerate(parts, 1):
        here = _part_path(path, number)
        heading = both if number == 1 else f"{both}, part {number}"
        yield (
            here,
            views.ComparePage(
                chrome=chrome(
                    edition,
                    here,
                    title=f"{heading}, side by side",
                    description=f"Two documents side by side: {_told(pair)}. {edition.corpus.site.caveat}".strip(),
                    crumbs=(Link("Documents side by side", "index.html"),),
                    folder=edition.corpus.words.like("sources")[0].folder,
                ),
                heading=heading,
                lead=LEAD,
                documents=(_document(edition, pair.one, names), _document(edition, pair.other, names)),
                note=_note(edition, pair),
                count=f"{_told(pair)}.",
                claims=tuple(part),
                wordings=tuple(_entry(edition, each) for each in spoken if each.claim not in pair.claims)
                if number == len(parts)
                else (),
                alone=tuple(_alone(edition, pair, names)) if number == len(parts) else (),
                all=Link("All documents side by side", "index.html"),
                parts=tuple(
                    NavItem(
                        f"part {other}",
                        _part_path(path, other).rpartition("/")[2],
                        "page" if other == number else "",
                    )
                    for other in range(1, len(parts) + 1)
                )
                if len(parts) > 1
                else (),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Shared:
    """A claim of both, and the statements on it."""

    claim: str
    facing: tuple[Facing, ...]

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields in which any statement differs from what it is set beside, in the order of FIELDS."""
        found = {field for each in self.facing for field in each.differs}
        return tuple(field for field in FIELDS if field in found)


def _part_path(path: str, number: int) -> str:
    return path if number == 1 else f"{path.removesuffix('.html')}.{number}.html"


def _weight(claim: views.ComparedClaim) -> int:
    """About how many characters a claim adds to a page."""
    return (
        400
        + sum(
            700 + sum(len(repr(side)) // 3 for side in (each.left, each.right) if side)
            for each in claim.statements
        )
        + sum(len(repr(entry)) // 2 for entry in claim.wordings)
    )


def _told(pair: Pair) -> str:
    """ "both carry 12 questions, 5 of them from one origin"."""
    told = f"Both carry {plural(len(pair.claims), 'question')}"
    same = len(pair.one_origin)
    if same and len(pair.claims) == 1:
        return f"{told}, from one origin"
    return f"{told}, {same} of them from one origin" if same else told


def _document(
    edition: Edition, source: Record[SourceHead], names: Mapping[str, str]
) -> views.ComparedDocument:
    questions = len(carried_by(edition.corpus, source))
    return views.ComparedDocument(
        name=names[source.id],
        title=edition.link(ROOT, source.id),
        date=document_date_words(source),
        told=f"{plural(questions, 'question')} in all",
    )


def _note(edition: Edition, pair: Pair) -> str:
    if edition.corpus.document(pair.one).id == edition.corpus.document(pair.other).id:
        return "The two are publications of one text and count as one document."
    return ""


def _claim(edition: Edition, pair: Pair, shared: _Shared, spoken: Iterable[Spoken]) -> views.ComparedClaim:
    told = []
    if shared.differs:
        fields = [FIELDS[field][1] for field in shared.differs]
        told.append(f"{listing(fields)} {'differs' if len(fields) == 1 else 'differ'}")
    if shared.claim in pair.one_origin:
        told.append("both have it from one origin")
    return views.ComparedClaim(
        claim=edition.link(ROOT, shared.claim),
        id=f"on-{shared.claim}",
        told="; ".join(told),
        statements=tuple(_statements(edition, each) for each in shared.facing),
        wordings=tuple(_entry(edition, each) for each in spoken if each.claim == shared.claim),
    )


def _statements(edition: Edition, facing: Facing) -> views.FacingStatements:
    left, right = _side(edition, facing.left), _side(edition, facing.right)
    rows = []
    for field, (label, _) in FIELDS.items():
        if any(side is not None and _has(side, field) for side in (left, right)):
            note = "one origin" if field == "origin" and facing.origin else ""
            rows.append(views.FacingRow(field, label, field in facing.differs, note))
    return views.FacingStatements(left, right, tuple(rows))


def _side(edition: Edition, entry: Carried | None) -> views.Assertion | None:
    if entry is None:
        return None
    return row(edition, entry, edition.link(ROOT, entry.source.id), on="")


def _has(side: views.Assertion, field: str) -> bool:
    """Whether a statement has something to show in a field; speaker, stance and origin it always has."""
    shown = {
        "hedge": bool(side.hedge),
        "words": bool(side.quote or side.says or side.flags),
        "value": bool(side.value),
        "date": side.date is not None,
    }
    return shown.get(field, True)


def _spoken_by_both(edition: Edition, pair: Pair) -> Iterator[Spoken]:
    """The utterances that the two print in different words, of all wordings theirs alone."""
    both = {pair.one.id, pair.other.id}
    for each in edition.beside.by_source.get(pair.one.id, ()):
        versions = []
        for version in each.versions:
            own = [wording for wording in version.utterance.wordings if wording.source.id in both]
            if own:
                versions.append(Version(version.language, collated(own)))
        spoken = Spoken(each.id, each.claim, tuple(versions))
        if spoken.documents == 2 and (len(versions) > 1 or versions[0].utterance.differing):
            yield spoken


def _said_alike(spoken: Iterable[Spoken]) -> Mapping[tuple[str, str], str]:
    """The utterance that an assertion quotes, by its document and field, where both print it."""
    return {
        (wording.source.id, wording.at.removesuffix(".quote")): each.id
        for each in spoken
        for wording in each.wordings
        if wording.assertion
    }


def _entry(edition: Edition, spoken: Spoken) -> views.UtteranceEntry:
    first = spoken.wordings[0]
    return views.UtteranceEntry(
        id=utterance_anchor(spoken),
        heading=opening(first.text),
        speakers=speakers_of(edition, spoken.wordings, ROOT),
        count=plural(spoken.documents, "document"),
        documents=(),
        apparatus=apparatuses(edition, spoken, ROOT),
        lang=edition.language(first.source),
        whole=Link(
            "As all documents print it",
            f"{ROOT}{edition.beside.spoken_paths[spoken.id]}#{utterance_anchor(spoken)}",
        ),
    )


def _alone(edition: Edition, pair: Pair, names: Mapping[str, str]) -> Iterator[views.CarriedAlone]:
    for source in (pair.one, pair.other):
        claims = sorted(
            (claim for claim in carried_by(edition.corpus, source) if claim not in pair.claims),
            key=lambda claim: (edition.link(ROOT, claim).text.casefold(), claim),
        )
        yield views.CarriedAlone(
            heading=f"In {names[source.id]} alone",
            id=f"alone-{source.id}",
            claims=tuple(
                views.ClaimLine(edition.link(ROOT, claim), edition.weight(claim).words)
                for claim in claims[:MOST_ALONE]
            ),
            nothing="No question that the other does not carry." if not claims else "",
            more=f"and {len(claims) - MOST_ALONE:,} more, on its own page"
            if len(claims) > MOST_ALONE
            else "",
        )
