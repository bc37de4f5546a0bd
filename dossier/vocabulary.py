"""The words that the engine brings along: kinds, ties between records, stances, collections.

They name shapes of knowledge, never a subject; site.yml adds to them or puts others in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from dossier.settings import Collection, KindName, RelationType, RoleName, Site, in_sentence

#: Ids that are pages of every site.
RESERVED_IDS = frozenset({"index", "search", "timeline", "findings"})


#: Folders of every site that hold no records.
RESERVED_FOLDERS = frozenset({"compare", "data", "findings", "reference", "static"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Two-letter codes of languages. Source: ISO 639-1.
LANGUAGES = _words(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
    sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu
    """
)

#: What a record can be, by the shape of its collection.
KINDS: Mapping[str, frozenset[str]] = {
    "sources": _words(
        """
        news analysis opinion editorial dispatch report interview statement speech post thread
        article paper book chapter thesis press-release fact-sheet letter memo testimony
        judgment law resolution treaty contract transcript broadcast photograph video audio map
        dataset database-entry encyclopedia-entry catalogue manual presentation podcast webpage
        blog-post advisory bulletin
        """
    ),
    "actors": _words(
        """
        person organization state agency armed-group outlet party company government ministry
        military intelligence-service police think-tank university association movement network
        family tribe court international-organization news-agency broadcaster publisher
        journalist analyst
        """
    ),
    "weapons": _words(
        """
        weapon munition materiel know-how system vehicle vessel aircraft component technology
        software substance mitigation technique
        """
    ),
    "events": _words(
        """
        event attack battle raid strike ceasefire agreement meeting visit conference speech
        interview statement publication posting broadcast transfer shipment delivery seizure
        interdiction test launch arrest trial judgment vote resolution sanction election
        appointment death birth founding campaign exercise accident discovery photograph
        """
    ),
    "claims": _words(
        """
        existence identity use transfer origin presence membership cause number date place
        authorship statement intent capability relation
        """
    ),
    "pages": frozenset(),
}

#: Kinds whose name is not what readers see with blanks for its hyphens.
KIND_LABELS: Mapping[str, str] = {"know-how": "know-how"}

_WHO = ("actors",)


def _tie(label: str, reverse: str, from_: tuple[str, ...] = _WHO, to: tuple[str, ...] = _WHO) -> RelationType:
    return RelationType(label=label, reverse=reverse, from_=from_, to=to)


#: Ties between records: read from the record that states it, and the heading on the one it leads to.
RELATIONS: Mapping[str, RelationType] = {
    "member-of": _tie("member of", "Members"),
    "leader-of": _tie("leader of", "Leaders"),
    "founder-of": _tie("founder of", "Founders"),
    "works-for": _tie("works for", "Staff"),
    "spokesperson-of": _tie("speaks for", "Spokespersons"),
    "part-of": _tie("part of", "Parts", (), ()),
    "agency-of": _tie("agency of", "Agencies"),
    "wing-of": _tie("wing of", "Wings"),
    "owned-by": _tie("owned by", "Owns", (), _WHO),
    "publishes": _tie("publishes", "Published by", _WHO, ("actors", "sources")),
    "founded": _tie("founded", "Founded by"),
    "succeeded": _tie("successor of", "Succeeded by", (), ()),
    "ally-of": _tie("ally of", "Allies"),
    "opponent-of": _tie("opponent of", "Opponents"),
    "relative-of": _tie("relative of", "Relatives"),
    "met": _tie("met", "Met by"),
    "funded": _tie("funded", "Funded by"),
    "trained": _tie("trained", "Trained by"),
    "supplied": _tie("supplied", "Supplied by", _WHO, ()),
    "made-by": _tie("made by", "Makes", ("weapons",), _WHO),
    "used-by": _tie("used by", "Uses", ("weapons",), _WHO),
    "variant-of": _tie("variant of", "Variants", ("weapons",), ("weapons",)),
    "copy-of": _tie("copy of", "Copies", ("weapons",), ("weapons",)),
    "follows": _tie("follows", "Followed by", ("events",), ("events",)),
    "located-in": _tie("located in", "Places", (), ()),
}

#: What a reader is told that a speaker does with a claim.
STANCE_WORDS: Mapping[str, str] = {
    "asserts": "says so",
    "rejects": "says not so",
    "allows": "says it may be so",
    "doubts": "doubts it",
    "asks": "asks",
    "reports": "passes it on",
}

#: What data call a shape, where its name here is one kind of what has it.
_SHAPES_IN_DATA: Mapping[str, str] = {"weapons": "things"}

#: The folders of content/, in the order in which sites list them.
COLLECTIONS: Mapping[str, Collection] = {
    folder: Collection(
        folder=folder,
        like=folder,
        label=folder.capitalize(),
        one=one,
        lead=lead,
        party=RoleName(label="Parties", one="party") if folder == "actors" else None,
        voice=RoleName(label="Voices", one="voice") if folder == "actors" else None,
    )
    for folder, one, lead in (
        ("sources", "source", "The documents that are annotated, and the works that they name."),
        ("actors", "actor", ""),
        ("weapons", "weapon", "What the documents name, with every statement about it."),
        ("events", "event", "Anything with a date, with each date beside the document that gives it."),
        (
            "claims",
            "claim",
            "One question each; what every document says to it, in whose words, from which origin.",
        ),
        ("pages", "page", ""),
    )
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one site, worked out once: the engine's, with what site.yml puts beside or in their place."""

    collections: Mapping[str, Collection]  #: by folder; the engine's first, in their order, then the site's
    relations: Mapping[str, RelationType]  #: by type
    kinds: Mapping[str, Mapping[str, str]]  #: by folder: every listed kind, and how readers see it

    def kind(self, folder: str, kind: str) -> str:
        """A kind for readers: "armed-group" → "armed group"; what is not listed stays as it is written."""
        listed = self.kinds.get(folder, {}).get(kind)
        return listed or _plain(kind)

    def like(self, *shapes: str) -> tuple[Collection, ...]:
        """The collections whose records have one of these shapes."""
        return tuple(each for each in self.collections.values() if each.like in shapes)

    def ones(self, shapes: Iterable[str]) -> str:
        """ "actor or event": a record of one of these shapes, or of any where none is named."""
        return " or ".join(dict.fromkeys(each.one for each in self.like(*shapes))) or "record"

    def folders(self, names: Iterable[str]) -> tuple[str, ...]:
        """The folders that the ends of a relation name, by folder or by shape."""
        names = set(names)
        return tuple(folder for folder, each in self.collections.items() if names & {folder, each.like})


def nouns_of(collections: Mapping[str, Collection], own: Collection) -> Mapping[str, str]:
    """ "a weapon" → "a ship": what is said of a record in messages about those of one collection.

    Empty where all is called as the engine calls it. Of several collections of a shape `own` is meant, else the first.
    """
    called = {each.like: each.one for each in (*reversed(list(collections.values())), own)}
    usual = {shape: COLLECTIONS[shape].one for shape in called if shape in COLLECTIONS}
    return {
        with_article(usual[shape]): with_article(called[shape])
        for shape in usual
        if called[shape] != usual[shape]
    }


def words_of(site: Site) -> Words:
    """All words of a site."""
    found = collections(site)
    off = {name for name in COLLECTIONS if not any(each.like == name for each in found.values())}
    return Words(found, _relation_types(site, off), {folder: _kinds(site, found[folder]) for folder in found})


def _plain(kind: str) -> str:
    """ "armed-group" → "armed group"; "double-page spread" stays as it is written."""
    return kind if " " in kind else KIND_LABELS.get(kind) or kind.replace("-", " ")


def shape_in_data(shape: str) -> str:
    """A shape as published data call it, whatever the site calls the collections that have it."""
    return _SHAPES_IN_DATA.get(shape, shape)


def with_article(noun: str) -> str:
    """ "a ship", "an event"."""
    return f"{'an' if noun[:1].lower() in set('aeiou') else 'a'} {noun}"


def collections(site: Site) -> Mapping[str, Collection]:
    """Every collection that the site has, by its folder; the engine's first, in their order, then its own.

    A site's entry changes what it names and keeps the rest: `weapons: {label: Arms, one: arm}` is still the folder
    weapons. One that is like a shape and not named so (`people: {like: actors}`) stands beside it. One that is
    `off` is left out.
    """
    found: dict[str, Collection] = {}
    own = site.collections
    for name, usual in COLLECTIONS.items():
        entry = _filled(own[name], name, usual) if name in own else usual
        if not entry.off or name == "sources":  # everything else rests on them
            found[entry.folder] = entry
    for name, added in own.items():
        if name not in COLLECTIONS and not added.off:
            entry = _filled(added, name, COLLECTIONS.get(added.like, COLLECTIONS["pages"]))
            found.setdefault(entry.folder, entry)
    return found


def is_renamed(name: str, entry: Collection) -> bool:
    """Whether the site calls a collection otherwise than the engine, in an address or in words."""
    return bool(entry.label) or (entry.folder or name) != (entry.like or name)


def _filled(entry: Collection, name: str, usual: Collection) -> Collection:
    """A site's entry with what it leaves open. usual: the engine's collection of the same shape."""
    folder = entry.folder or name
    plain = usual.label if folder == usual.folder else folder.replace("-", " ").capitalize()
    label = entry.label or plain
    return replace(
        entry,
        folder=folder,
        like=entry.like or usual.like,
        label=label,
        one=entry.one or (in_sentence(label) if is_renamed(name, entry) else usual.one),
        lead=entry.lead or usual.lead,
        party=_role(entry.party, usual.party),
        voice=_role(entry.voice, usual.voice),
    )


def _role(own: RoleName | None, usual: RoleName | None) -> RoleName | None:
    return replace(own, one=own.one or own.many) if own else usual


def _relation_types(site: Site, off: Set[str]) -> Mapping[str, RelationType]:
    """The site's ties stand beside the engine's, or in their place; no tie has an end that the site has none of."""
    usual = {
        name: tie
        for name, tie in RELATIONS.items()
        if not any(ends and off >= set(ends) for ends in (tie.from_, tie.to))
    }
    return {**usual, **site.relations}


def _kinds(site: Site, collection: Collection) -> Mapping[str, str]:
    """The kinds of a collection; those of a shape are added to all collections that are like it."""
    lists = [site.kinds.get(name, ()) for name in dict.fromkeys((collection.like, collection.folder))]
    usual = collection.kinds or tuple(KindName(name=kind) for kind in sorted(KINDS[collection.like]))
    return {
        kind.name: kind.label or _plain(kind.name)
        for kind in (*usual, *(kind for kinds in lists for kind in kinds))
    }
