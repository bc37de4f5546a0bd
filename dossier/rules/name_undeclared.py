"""A spelling is in use that the record does not list

Holds when a link's words, or a document's words as far as they are kept, name a record in a spelling that is
not among its names: other letters, accents, hyphens or capitals ("Catharine" for "Katherine"), in a link also a
slip. Spellings of one record are one finding, with every place.

Silent about labels that are no name ("the ship", a family name, a longer or shorter form, a title before the
name), about full stops and possessives, about capitals throughout, and about single words in a document.

Fix: add the spelling under `names`, with a `cite` that says who writes it so; or write the label as a listed
name.
"""

from collections import defaultdict
from collections.abc import Iterator

from dossier.comparison.namings import Naming, namings_by_record
from dossier.comparison.near_names import NearNames, near_names, unlisted
from dossier.comparison.spellings import plain, printed_words
from dossier.corpus import Corpus
from dossier.findings import Coverage, Fault, Flag, Location, Severity, locate, locate_field
from dossier.prose.names import is_variant

GROUP = "Names"
SEVERITY = Severity.WARNING
FAULT = Fault.ANNOTATION


def check(corpus: Corpus, coverage: Coverage) -> Iterator[Flag]:
    namings = corpus.once(namings_by_record)
    names = corpus.once(near_names)
    found: dict[str, dict[str, list[Location]]] = defaultdict(lambda: defaultdict(list))
    said_of: dict[tuple[str, str], str] = {}  # the same words lead to one record again and again
    named = {id: id for id, borne in namings.items() if borne}
    named |= {old: new for old, new in corpus.former.items() if new in named}
    for record in corpus.records.values():
        for link in record.links:
            if (mention := link.mention) is None or (target := named.get(link.target)) is None:
                continue
            coverage.compared += 1
            key = (target, mention.words)
            if (label := said_of.get(key)) is None:
                label = said_of[key] = _undeclared(mention.words, namings[target], names)
            if label:
                found[target][label].append(locate(record, link.at, link.place, f"calls it '{label}'"))
    for target, unlike in corpus.once(unlisted).items():
        for spelling, printed in unlike.items():
            found[target][spelling] += [each.locate(f"prints '{spelling}'", spelling) for each in printed]
    coverage.compared += len(corpus.once(printed_words))
    for id, spellings in found.items():
        places = tuple(dict.fromkeys(place for each in spellings.values() for place in each))
        said = ", ".join(f"'{spelling}'" for spelling in sorted(spellings))
        where = locate_field(corpus.records[id], namings[id][0].path)
        yield Flag(where, f"also spelt {said}, which its names do not list", against=places)


def _undeclared(words: str, namings: tuple[Naming, ...], names: NearNames) -> str:
    """The words of a link, if they are a spelling of the record's name that it does not list; else ""."""
    label = plain(words)
    listed = [plain(naming.name) for naming in namings]
    if not label[:1].isupper() or label in listed:
        return ""
    slips = (near for near in names.find(label) if near.text == label)
    slip = any(near.naming.record is namings[0].record for near in slips)
    return label if slip or any(is_variant(label, name) for name in listed) else ""
