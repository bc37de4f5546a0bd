"""The words that the engine brings along: kinds, ties between records, stances, collections.

They name shapes of knowledge, never a subject; site.yml adds to them or puts others in their place.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.settings import Collection, RelationType, Site

#: Ids that are pages of every site.
RESERVED_IDS = frozenset({"index", "search", "timeline", "findings"})


#: Folders of every site that hold no records.
RESERVED_FOLDERS = frozenset({"compare", "findings", "static"})


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
    "fires": _tie("fires", "Fired from", ("weapons",), ("weapons",)),
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

#: The folders of content/, in the order in which sites list them.
COLLECTIONS: Mapping[str, Collection] = {
    folder: Collection(folder=folder, like=folder, label=folder.capitalize(), one=one)
    for folder, one in (
        ("sources", "source"),
        ("actors", "actor"),
        ("weapons", "weapon"),
        ("events", "event"),
        ("claims", "claim"),
        ("pages", "page"),
    )
}


def known_kinds(shape: str, site: Site) -> frozenset[str]:
    """The kinds that records of a shape can have: the engine's, and those that the site adds.

    Raises KeyError for a shape that there is none of.
    """
    found = set(KINDS[shape]) | set(site.kinds.get(shape, ()))
    for folder, collection in collections(site).items():
        if collection.like == shape:
            found.update(site.kinds.get(folder, ()))
    return frozenset(found)


def relation_types(site: Site) -> Mapping[str, RelationType]:
    """Every type of tie by its name; the site's own stand beside the engine's, or in their place."""
    return {**RELATIONS, **site.relations}


def collections(site: Site) -> Mapping[str, Collection]:
    """Every collection by its folder; the engine's first, in their order, then those of the site.

    A site's entry changes what it names and keeps the rest: `weapons: {label: Arms}` is still the folder
    weapons. One that is like a shape and not named so (`people: {like: actors}`) stands beside it.
    """
    found: dict[str, Collection] = {}
    own = site.collections
    for name, usual in COLLECTIONS.items():
        entry = _filled(own[name], name, usual) if name in own else usual
        found[entry.folder] = entry
    for name, added in own.items():
        if name not in COLLECTIONS:
            entry = _filled(added, name, COLLECTIONS.get(added.like, COLLECTIONS["pages"]))
            found.setdefault(entry.folder, entry)
    return found


def _filled(entry: Collection, name: str, usual: Collection) -> Collection:
    """A site's entry with what it leaves open. usual: the engine's collection of the same shape."""
    folder = entry.folder or name
    label = entry.label or (usual.label if name == usual.folder else folder.replace("-", " ").capitalize())
    return Collection(folder=folder, like=entry.like or usual.like, label=label, one=entry.one or usual.one)
